//! All sentences of a report, in Chinese and English. Rules and facts know no words; this file knows nothing else.

mod phrases;
mod reader_notes;

pub use phrases::{Phrases, fill, phrases};

use crate::budget::{Budget, Entry, Recognised, RemarkKind, TableId, Value};
use crate::money::Bound;
use crate::net::Slip;
use crate::report::CauseKind;
use crate::rules::{Computed, Formula, Rule, Slip as TextSlip, sources};
use crate::text::Language;

/// Says things in one language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wording {
    pub(super) language: Language,
}

/// More suspects than this are not listed in a sentence.
const MOST_NAMED: usize = 4;

/// A suspect in words: place, what is printed, what should be.
#[derive(Debug, Clone)]
pub(super) struct Suspect {
    pub(super) say: String,
    pub(super) print: String,
    /// True when it stands in a sentence.
    pub(super) prose: bool,
    /// `None`: should be blank.
    pub(super) to: Option<String>,
    /// Whether `to` is the value or only a limit.
    pub(super) bound: Bound,
}

/// A relation in words.
#[derive(Debug, Clone)]
pub(super) struct Disagreement {
    pub(super) title: String,
    pub(super) left: String,
    pub(super) right: String,
    pub(super) gap: String,
    pub(super) unit: &'static str,
}

/// Where rounding residues come from.
#[derive(Debug, Clone)]
pub(super) struct Residue {
    pub(super) title: String,
    pub(super) say: String,
    pub(super) left: String,
    pub(super) right: String,
    pub(super) gap: String,
    pub(super) unit: &'static str,
    pub(super) places: usize,
    /// The item whose printed amount differs from the sum of its projects: name, number of projects, their sum, printed.
    pub(super) origin: Option<(String, usize, String, String)>,
}

impl Wording {
    pub(super) fn zh(self) -> bool {
        self.language == Language::Zh
    }

    /// 支出总表 · 行次1 合计 · 栏次4（基本支出）
    pub(super) fn place(self, budget: &Budget, entry: &Entry) -> String {
        let table = budget.table(entry.table);
        let label = &entry.label;
        let mut parts = vec![shortened(&self.title(table))];
        let name = label.row.replace('\n', "");
        let code = if label.code.is_empty() { String::new() } else { format!("{} ", label.code) };
        match (label.seq.is_empty(), self.zh()) {
            (false, true) => parts.push(format!("行次{} {code}{name}", label.seq)),
            (false, false) => parts.push(format!("row {} {code}{name}", label.seq)),
            (true, _) if !name.is_empty() => parts.push(format!("{code}{name}")),
            (true, _) => {}
        }
        match (label.column_number.is_empty(), label.column.is_empty(), self.zh()) {
            (false, _, true) => parts.push(format!("栏次{}（{}）", label.column_number, label.column)),
            (false, _, false) => parts.push(format!("column {} ({})", label.column_number, label.column)),
            (true, false, _) => parts.push(label.column.to_string()),
            (true, true, _) => {}
        }
        if &*entry.form == "N" {
            parts.extend(self.told(&entry.row).map(str::to_owned));
        }
        parts.join(" · ")
    }

    /// The title of a table.
    pub(super) fn title(self, table: &Recognised) -> String {
        if table.title.is_empty() {
            self.pick("未识别的表", "unknown table").to_owned()
        } else {
            table.title.clone()
        }
    }

    /// What a rule demands.
    pub(super) fn rule(self, rule: &Rule) -> &str {
        self.pick(&rule.zh, &rule.en)
    }

    /// The sources of a rule, spelled out: 《中华人民共和国预算法》第14条; what we have not read is marked.
    pub(super) fn source(self, rule: &Rule) -> String {
        self.named_source(&rule.source)
    }

    /// Sources named by key, spelled out.
    pub(super) fn named_source(self, keys: &str) -> String {
        let named = keys.split(';').map(|named| self.basis(named.trim()));
        named.collect::<Vec<_>>().join(self.pick("；", "; "))
    }

    fn basis(self, named: &str) -> String {
        let unread = self.pick("（待核实）", " (unverified)");
        let Some(basis) = sources().iter().find(|basis| named.starts_with(&basis.key)) else {
            return self.pick("待核实", "unverified").to_owned();
        };
        let rest = named[basis.key.len()..].trim();
        let articles: Vec<&str> = rest.split(", ").filter_map(|article| article.strip_prefix("Art. ")).collect();
        let articles = match (articles.is_empty(), self.zh()) {
            (true, _) => String::new(),
            (false, true) => format!("第{}条", articles.join("、")),
            (false, false) => format!(", Art. {}", articles.join(", ")),
        };
        let unread = if basis.verified && !rest.contains("unverified") { "" } else { unread };
        format!("{}{articles}{unread}", self.pick(&basis.zh, &basis.en))
    }

    /// A number of the narrative that is no amount of the year: which it is.
    fn told(self, row: &str) -> Option<&'static str> {
        let (_, last) = row.rsplit_once('.')?;
        let (zh, en) = match last {
            "change" | "change-execution" | "change-account" | "change-budget" => ("增减额", "change"),
            "last" | "account" => ("上年数", "last year"),
            "execution" => ("上年执行数", "last year's execution"),
            "budget" => ("预算数", "budget"),
            "adjusted" => ("全年预算数", "adjusted budget"),
            "growth" => ("增减幅度", "growth"),
            "share" => ("占比", "share"),
            "completion" => ("完成率", "completion"),
            _ => return None,
        };
        Some(self.pick(zh, en))
    }

    /// Words of the narrative.
    pub(super) fn words_place(self, budget: &Budget, table: Option<TableId>, quote: &str) -> String {
        let title = table
            .map_or_else(|| self.pick("文字说明", "narrative").to_owned(), |table| self.title(budget.table(table)));
        match self.zh() {
            true => format!("{} · “{}”", shortened(&title), shortened(quote)),
            false => format!("{} · “{}”", shortened(&title), shortened(quote)),
        }
    }

    /// A percentage computed again, in one line.
    pub(super) fn computation(self, computed: &Computed, this: &str, base: &str, printed: &str) -> String {
        let Computed { formula, value, .. } = computed;
        let head = match formula {
            Formula::Growth => format!("({this} − {base}) ÷ {base}"),
            Formula::Change if computed.falls => format!("{this} ÷ ({base} + {this})"),
            Formula::Change => format!("{this} ÷ ({base} − {this})"),
            Formula::Ratio => format!("{this} ÷ {base}"),
        };
        match self.zh() {
            true => format!("{head} = {value}%，文中{printed}%"),
            false => format!("{head} = {value}%, stated {printed}%"),
        }
    }

    /// A message with its computation and what may have happened.
    pub(super) fn computed(self, message: &str, say: &str, cause: Option<&str>) -> String {
        let cause = cause.map_or(String::new(), |cause| format!("{}{cause}", self.pick("：", ": ")));
        match self.zh() {
            true => format!("{message}{say}{cause}。"),
            false => format!("{message} {say}{cause}."),
        }
    }

    /// What may have happened to a number of the text.
    pub(super) fn text_slip(self, slip: TextSlip) -> (CauseKind, String) {
        let (kind, zh, en) = match slip {
            TextSlip::Transposed => (CauseKind::TransposedDigits, "可能数字换位", "possibly two digits are swapped"),
            TextSlip::OneDigit => (CauseKind::OneDigit, "可能有一位数字有误", "possibly one digit is wrong"),
            TextSlip::Shift => (CauseKind::DecimalShift, "可能小数点错位", "possibly the decimal point is displaced"),
            TextSlip::RatioForGrowth => {
                (CauseKind::RatioForGrowth, "可能把两数之比当作增幅", "possibly the ratio was taken for the growth")
            }
            TextSlip::WrongBase => {
                (CauseKind::WrongBase, "可能误以本年数作分母", "possibly divided by this year's amount")
            }
            TextSlip::Copied => {
                (CauseKind::Copied, "可能沿用了上一处的百分比", "possibly the percentage before was kept")
            }
        };
        (kind, self.pick(zh, en).to_owned())
    }

    pub(super) fn pick<'t>(self, zh: &'t str, en: &'t str) -> &'t str {
        if self.zh() { zh } else { en }
    }

    /// The wrong amount is named; `title` is the relation that says it most clearly.
    pub(super) fn named(self, suspect: &Suspect, relations: usize, title: &str) -> String {
        let Suspect { say, print, .. } = suspect;
        let printed = match (print.is_empty(), suspect.prose, self.zh()) {
            (true, _, true) => "未填".to_owned(),
            (true, _, false) => "blank".to_owned(),
            (false, false, true) => format!("表列{print}"),
            (false, true, true) => format!("文中为{print}"),
            (false, _, false) => format!("printed {print}"),
        };
        let should = self.should(suspect);
        match (relations > 1, self.zh()) {
            (true, true) => format!("{say}：{printed}，{should}（{relations}处勾稽关系都指向这个数）。"),
            (true, false) => format!("{say}: {printed}, {should} ({relations} relations point to this figure)."),
            (false, true) => format!("{say}：{printed}，{should}（{title}）。"),
            (false, false) => format!("{say}: {printed}, {should} ({title})."),
        }
    }

    /// 应为500.00 · 应不大于79.48 · 应为空
    fn should(self, suspect: &Suspect) -> String {
        let Some(to) = &suspect.to else { return self.pick("应为空", "should be blank").to_owned() };
        let how = match suspect.bound {
            Bound::AtLeast => self.pick("应不小于", "should be at least "),
            Bound::AtMost => self.pick("应不大于", "should be at most "),
            _ => self.pick("应为", "should be "),
        };
        format!("{how}{to}")
    }

    /// The amount stands in the wrong cell.
    pub(super) fn moved(self, from: &Suspect, to: &Suspect) -> String {
        match self.zh() {
            true => format!("{}：{}可能填错了位置，应填在{}。", from.say, from.print, to.say),
            false => {
                format!("{}: {} probably stands in the wrong cell; it belongs in {}.", from.say, from.print, to.say)
            }
        }
    }

    /// A weak relation with one suspect.
    pub(super) fn weak(self, relation: &Disagreement, suspect: &Suspect) -> String {
        let should = self.should(suspect);
        let Disagreement { title, left, right, gap, unit } = relation;
        match self.zh() {
            true => format!("{title}：{left}与{right}相差{gap}{unit}；如无特别原因，{}{should}。", suspect.say),
            false => format!(
                "{title}: {left} and {right} differ by {gap} {unit}; unless there is a reason, {} {should}.",
                suspect.say
            ),
        }
    }

    /// Several amounts may be wrong.
    pub(super) fn ambiguous(self, relation: &Disagreement, suspects: &[Suspect], all: usize) -> String {
        let one = |suspect: &Suspect| match self.zh() {
            true => format!("{}（{}）", suspect.say, self.should(suspect)),
            false => format!("{} ({})", suspect.say, self.should(suspect)),
        };
        let mut list: Vec<String> = suspects.iter().take(MOST_NAMED).map(one).collect();
        if all > list.len() {
            list.push(self.pick("其他有关各数", "another of its amounts").to_owned());
        }
        let Disagreement { title, left, right, gap, unit } = relation;
        match self.zh() {
            true => format!("{title}：{left}与{right}相差{gap}{unit}。可能有误的是：{}。", list.join("；或 ")),
            false => {
                format!("{title}: {left} and {right} differ by {gap} {unit}. Possibly wrong: {}.", list.join("; or "))
            }
        }
    }

    /// Nobody can be named.
    pub(super) fn disagree(self, relation: &Disagreement, relations: usize) -> String {
        let Disagreement { title, left, right, gap, unit } = relation;
        match self.zh() {
            true if relations > 1 => {
                format!("{title}：{left}与{right}相差{gap}{unit}；另有{}处相关的勾稽关系也不平。", relations - 1)
            }
            true => format!("{title}：{left}与{right}相差{gap}{unit}。"),
            false => format!("{title}: {left} and {right} differ by {gap} {unit} ({relations} relations in all)."),
        }
    }

    /// A rounding residue.
    pub(super) fn rounding(self, residue: &Residue) -> String {
        let Residue { title, say, left, right, gap, unit, places, origin } = residue;
        let zh = self.zh();
        let head = match zh {
            true => format!("尾差{gap}{unit}：{say}（{title}），分项相加{left}，合计{right}。"),
            false => format!("Rounding residue of {gap} {unit}: {say} ({title}), parts add to {left}, total {right}. "),
        };
        let cause = match (origin, zh) {
            (Some((name, projects, sum, printed)), true) => {
                format!("起因：{name}的{projects}个项目合计{sum}，表列{printed}，系逐项四舍五入所致。")
            }
            (Some((name, projects, sum, printed)), false) => {
                format!(
                    "Cause: the {projects} projects of {name} add to {sum}, the table prints {printed}; each was rounded by itself. "
                )
            }
            (None, true) => "起因：各分项分别四舍五入后相加。".to_owned(),
            (None, false) => "Cause: parts were rounded one by one. ".to_owned(),
        };
        let echo = match zh {
            true if *places > 1 => format!("同样的尾差共{places}处，一并列在此处，不是错误。"),
            true => "不是错误。".to_owned(),
            false => format!("The same residue stands in {places} places, all listed here; it is no fault."),
        };
        head + &cause + &echo
    }

    /// A difference in a document most of which was not understood.
    pub(super) fn unread(self, message: &str) -> String {
        match self.zh() {
            true => format!("本单位多数金额没有读懂，以下差异可能是读取所致，请对照原文。{message}"),
            false => format!(
                "Most amounts of this unit were not understood; this difference may come from the reading. {message}"
            ),
        }
    }

    /// What a fix does.
    pub(super) fn fix(self, suspects: &[Suspect]) -> String {
        let blank = self.pick("（空）", "(blank)");
        let one = |suspect: &Suspect| {
            let from = if suspect.print.is_empty() { blank } else { &suspect.print };
            format!("{}：{from} → {}", suspect.say, suspect.to.as_deref().unwrap_or(blank))
        };
        suspects.iter().map(one).collect::<Vec<_>>().join("；")
    }

    /// A likely cause.
    pub(super) fn slip(self, slip: Slip) -> (CauseKind, String) {
        let (kind, zh, en) = match slip {
            Slip::OneDigit => (CauseKind::OneDigit, "可能有一位数字录入有误", "possibly one digit is wrong"),
            Slip::Transposed => {
                (CauseKind::TransposedDigits, "可能相邻两位数字颠倒", "possibly two neighbouring digits are swapped")
            }
            Slip::Shift(_) => (CauseKind::DecimalShift, "可能小数点错位", "possibly the decimal point is displaced"),
            Slip::Sign => (CauseKind::Sign, "可能正负号相反", "possibly the sign is reversed"),
            Slip::TenThousand => (CauseKind::UnitTenThousand, "可能元与万元混用", "possibly 元 and 万元 are mixed"),
            Slip::Moved { .. } => {
                (CauseKind::WrongPlace, "可能填到了相邻的栏", "possibly entered in the neighbouring column")
            }
            Slip::Missing => (CauseKind::Missing, "可能漏填", "possibly left out"),
            Slip::Extra => (CauseKind::WrongPlace, "可能多填", "possibly entered by mistake"),
        };
        (kind, self.pick(zh, en).to_owned())
    }

    /// The cause of a residue.
    pub(super) fn rounded(self) -> (CauseKind, String) {
        let say = self.pick("分项分别四舍五入后相加", "parts were rounded one by one");
        (CauseKind::Rounding, say.to_owned())
    }

    /// A copy that was not updated.
    pub(super) fn stale(self) -> (CauseKind, String) {
        let say =
            self.pick("可能预算数调整后此处未同步修改", "possibly not updated when the budget amount was changed");
        (CauseKind::StaleCopy, say.to_owned())
    }

    /// A table that was probably misread.
    pub(super) fn doubtful(self, title: &str) -> String {
        match self.zh() {
            true => {
                format!("《{title}》多数勾稽关系不平，可能是读取有误，本表未作判断；请核对表头和栏次，或换一种来源。")
            }
            false => format!(
                "Most relations of “{title}” fail: it was probably misread. Nothing is said about it; please check its heading rows or use another source."
            ),
        }
    }

    /// A reading note: id of the recognition notes of the rule catalogue, sentence, and whether the reader should look.
    pub(super) fn remark(self, kind: RemarkKind, word: &str) -> (&'static str, String, bool) {
        let (id, zh, en, doubt) = match kind {
            RemarkKind::CaptionAsHeading => (
                "RN-01",
                "表头的单位行被转成了标题，已按表头处理",
                "a caption was printed as a heading; read as a caption",
                false,
            ),
            RemarkKind::WrappedName => {
                ("RN-02", "名称跨页折行，已并入上一行", "a name wrapped over a page break was joined", false)
            }
            RemarkKind::Joined => {
                ("RN-04", "分页的表已拼接，部分数：", "parts of one table were joined, parts:", false)
            }
            RemarkKind::ShiftedLabels => (
                "RN-05",
                "表头错位，已按栏次和表样确定各栏：",
                "heading labels are displaced; column numbers and the form decided:",
                false,
            ),
            RemarkKind::ColumnAbsent => {
                ("RN-06", "缺少一栏，相关关系不作判断：", "a column is absent, its relations are not judged:", false)
            }
            RemarkKind::CutLabel => ("RN-07", "栏目名称被拆开，已拼合：", "a label cut in two was joined:", false),
            RemarkKind::Orphan => {
                ("RN-09", "跨页残留的文字，已略过：", "a fragment left over from a page break was skipped:", false)
            }
            RemarkKind::PlanColumnLost => {
                ("RN-10", "没有读到，相关关系不作判断：", "was not found, its relations are not judged:", false)
            }
            RemarkKind::Derived => (
                "RN-25",
                "没有认出这张表是哪一种表，只按表头和科目的结构核对：",
                "this table is of no known form; it is checked by its heading and codes only:",
                false,
            ),
            RemarkKind::UnknownTable => (
                "RN-19",
                "没有认出这张表是哪一种表，其中的金额未核对",
                "this table is of no known form; its amounts are not checked",
                true,
            ),
            RemarkKind::UnknownRow => (
                "RN-20",
                "这一行在表样中没有，金额未核对：",
                "the form has no such row, its amounts are not checked:",
                true,
            ),
            RemarkKind::UnreadableAmount => (
                "RN-21",
                "金额栏里不是数字，相关关系不作判断：",
                "an amount cell holds no number, its relations are not judged:",
                true,
            ),
            RemarkKind::ByStructure => (
                "RN-22",
                "没有表题或表题不符，按表格结构认定为：",
                "no fitting title; recognised by its structure as:",
                false,
            ),
            RemarkKind::RepeatedRow => {
                ("RN-23", "科目重复出现，后一行未参与核对：", "a row occurs twice, the later one is not checked:", true)
            }
            RemarkKind::PageNumbers => (
                "RN-29",
                "页码落在句子中间，已略过，处数：",
                "page numbers within sentences were left out, places:",
                false,
            ),
            RemarkKind::RepeatedText => (
                "RN-30",
                "同一段文字连续出现两次，只读一次，处数：",
                "paragraphs given twice were read once, places:",
                false,
            ),
        };
        (id, format!("{}{word}", self.pick(zh, en)), doubt)
    }

    /// The title of the rule that collects rounding residues.
    pub(super) fn rounding_rule(self) -> String {
        self.pick("尾差归并", "Rounding residues are grouped").to_owned()
    }
}

/// A message with its `{name}`s filled in.
pub(super) fn filled(message: &str, args: &[(&str, &str)]) -> String {
    args.iter().fold(message.to_owned(), |message, (name, value)| message.replace(&format!("{{{name}}}"), value))
}

/// A title short enough for a sentence: names of projects can be a sentence themselves.
fn shortened(title: &str) -> String {
    const MOST: usize = 26;
    if title.chars().count() <= MOST {
        return title.to_owned();
    }
    title.chars().take(MOST - 1).chain(['…']).collect()
}

/// The printed text of an entry, for sentences.
pub(super) fn print(entry: &Entry) -> String {
    match entry.value {
        Value::Blank => String::new(),
        _ => entry.print.clone(),
    }
}
