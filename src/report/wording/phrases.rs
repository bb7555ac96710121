//! The fixed words around a report's sentences: names of outcomes, heads of columns, reasons.

use crate::report::{Level, Outcome, Verdict, Why};
use crate::text::Language;

/// The fixed words of one language. `{}` in a sentence is filled from left to right by [`fill`].
pub struct Phrases {
    language: Language,
    /// Tag of the language for documents, e.g. `zh-CN`.
    pub tag: &'static str,
    /// What a report is called.
    pub report: &'static str,
    /// What the rectification list is called.
    pub rectification: &'static str,
    /// Between a head and what it says.
    pub colon: &'static str,
    /// Between things in a row.
    pub comma: &'static str,
    /// Between alternatives.
    pub or: &'static str,
    /// A cell that should be left blank.
    pub blank: &'static str,
    /// A document without a name.
    pub unnamed: &'static str,
    /// An agency without a name.
    pub no_agency: &'static str,
    /// The heads of a list of findings: number, level, rule, title, agency, table, place, message, proposal, basis.
    pub columns: [&'static str; 10],
    /// The heads of a rectification list: number, agency, table and place, message, basis, demand, deadline, answer.
    pub duties: [&'static str; 8],
    /// Demand: one change is proposed, `{}`.
    pub mend: &'static str,
    /// Demand: one of several changes, `{}`.
    pub mend_one: &'static str,
    /// Demand: an error without a proposed change.
    pub mend_source: &'static str,
    /// Demand: something to be looked at.
    pub review: &'static str,
    /// Number of findings that are not listed, `{}`.
    pub more: &'static str,
    /// Nothing was found.
    pub nothing: &'static str,
    /// The checker only helps to look.
    pub reminder: &'static str,
    /// Heads of the parts of a report: inputs, findings, what was not checked, how it was read, the document.
    pub parts: [&'static str; 5],
    /// Heads of the inputs: file, kind, bytes.
    pub input: [&'static str; 3],
    /// Heads of what made the report: program, rules, forms.
    pub tool: [&'static str; 3],
    /// Lines to be filled in by hand: checked by, date.
    pub signed: [&'static str; 2],
    /// How many amounts take part in an equation: `{}` of `{}`, `{}` equations.
    pub coverage: &'static str,
    /// Findings a profile switches off: profile `{}`, `{}` findings.
    pub muted: &'static str,
    /// Heads of the parts of a finding: place, causes, proposal, basis.
    pub facts: [&'static str; 4],
    /// The middle of a ledger for `=`, `<=`, `>=`.
    pub relations: [&'static str; 3],
    /// A ledger's sum and its difference.
    pub sums: [&'static str; 2],
    /// A difference that is nothing, rounding, or beyond it.
    pub natures: [&'static str; 3],
    /// The largest difference rounding explains, `{}`.
    pub slack: &'static str,
    /// Number of a finding's equations that are folded, `{}`.
    pub equations_more: &'static str,
    /// Choices of what is shown: everything, errors, warnings, notes.
    pub shown: [&'static str; 4],
}

/// The fixed words of a language.
pub fn phrases(language: Language) -> &'static Phrases {
    match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

/// Fills the holes of a sentence from left to right.
pub fn fill(sentence: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let parts = sentence.split("{}").enumerate();
    parts.fold(String::new(), |out, (at, part)| {
        let value = if at == 0 { "" } else { values.next().copied().unwrap_or_default() };
        out + value + part
    })
}

impl Phrases {
    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A verdict in words.
    pub fn verdict(&self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Clean => self.pick("未发现问题", "nothing found"),
            Verdict::ToReview => self.pick("需要核实", "to be reviewed"),
            Verdict::ToFix => self.pick("需要修改", "to be mended"),
            Verdict::NotJudged => self.pick("无法判断", "cannot be judged"),
        }
    }

    /// An outcome's sign and word.
    pub fn outcome(&self, outcome: Outcome) -> (&'static str, &'static str) {
        match outcome {
            Outcome::Fail => ("✕", self.pick("有误", "error")),
            Outcome::Review => self.pick(("？", "核实"), ("?", "review")),
            Outcome::Pass => ("✓", self.pick("通过", "passed")),
            Outcome::NotChecked => ("…", self.pick("未检", "not checked")),
            Outcome::NotApplicable => ("–", self.pick("不适用", "not applicable")),
        }
    }

    /// A level's sign and word.
    pub fn level(&self, level: Level) -> (&'static str, &'static str) {
        match level {
            Level::Error => self.outcome(Outcome::Fail),
            Level::Warning => self.outcome(Outcome::Review),
            Level::Note => ("·", self.pick("提示", "note")),
        }
    }

    /// Why a rule gave no judgement.
    pub fn why(&self, why: Why) -> &'static str {
        let (zh, en) = match why {
            Why::TableAbsent => ("文件中没有这张表", "the document has no such table"),
            Why::TableUnread => {
                ("这张表多处自相矛盾，可能读错了", "the table disagrees with itself and was probably misread")
            }
            Why::ColumnAbsent => ("没有找到需要的栏", "a column was not found"),
            Why::RowAbsent => ("没有找到需要的行", "a row was not found"),
            Why::RowUnknown => ("表中有表样以外的行，合计无法判断", "the table has rows its form does not know"),
            Why::AmountUnread => ("单元格里没有可读的金额", "a cell holds no readable amount"),
            Why::EmptyTable => ("空表列示", "the table is shown empty"),
            Why::AmountDoubted => {
                ("所用金额另有勾稽关系存疑，已在该处说明", "an amount it rests on is doubted elsewhere")
            }
            Why::ListAbsent => ("没有当年的科目表", "the list of codes of that year is not built in"),
            Why::DocumentAbsent => ("需要另一份文件（上年、决算或所属单位）", "needs another document"),
            Why::OtherForms => ("本地区的样式没有这项规定", "the forms of this place have no such rule"),
            Why::Precondition => ("不具备适用条件", "its precondition does not hold"),
            Why::SentenceAbsent => ("说明中没有这样的句子", "the text has no such sentence"),
        };
        self.pick(zh, en)
    }

    /// The word of one's own language.
    pub fn pick<T>(&self, zh: T, en: T) -> T {
        match self.language {
            Language::Zh => zh,
            Language::En => en,
        }
    }
}

static ZH: Phrases = Phrases {
    language: Language::Zh,
    tag: "zh-CN",
    report: "预算公开核对报告",
    rectification: "预算公开问题整改清单",
    colon: "：",
    comma: "，",
    or: "；或 ",
    blank: "（空白）",
    unnamed: "未命名文件",
    no_agency: "（未列单位）",
    columns: ["序号", "级别", "规则", "规则名称", "单位", "表", "位置", "问题", "建议值", "依据"],
    duties: ["序号", "单位", "表/位置", "问题", "依据", "整改要求（建议）", "期限", "整改情况"],
    mend: "核对底稿后更正：{}",
    mend_one: "对照底稿，更正其中之一：{}",
    mend_source: "核对底稿，更正有误的数或文字，使各处一致",
    review: "请核实；确有错误的更正，没有错误的说明原因",
    more: "另有{}处未列，见完整报告",
    nothing: "没有发现问题。未能检查的项目见报告，没有发现不等于没有错误。",
    reminder: "本报告由程序根据文件内容生成，仅供核对参考，是否修改由编制单位判断。",
    parts: ["文件", "问题", "未能检查", "读取说明", "原文"],
    input: ["文件", "格式", "字节"],
    tool: ["程序", "规则", "样式"],
    signed: ["核对人", "日期"],
    coverage: "{}个金额中有{}个至少进入一个等式，共{}个等式",
    muted: "按规则设置“{}”未列{}项",
    facts: ["位置", "可能原因", "建议", "依据"],
    relations: ["应等于", "应不大于", "应不小于"],
    sums: ["合计", "差"],
    natures: ["一致", "尾差", "不平"],
    slack: "最多 ±{} 属四舍五入",
    equations_more: "另有{}个算式",
    shown: ["全部", "有误", "核实", "提示"],
};

static EN: Phrases = Phrases {
    language: Language::En,
    tag: "en",
    report: "Report on a budget disclosure",
    rectification: "Findings to be mended",
    colon: ": ",
    comma: ", ",
    or: "; or ",
    blank: "(blank)",
    unnamed: "document without a name",
    no_agency: "(no unit named)",
    columns: ["No.", "Level", "Rule", "Title", "Unit", "Table", "Place", "Finding", "Proposed value", "Basis"],
    duties: ["No.", "Unit", "Table and place", "Finding", "Basis", "To do (proposed)", "Deadline", "What was done"],
    mend: "Compare with the working papers and correct: {}",
    mend_one: "Compare with the working papers and correct one of: {}",
    mend_source: "Compare with the working papers and correct what is wrong, so that all places agree",
    review: "Look at it: correct what is wrong, explain what is right",
    more: "{} more in the full report",
    nothing: "Nothing was found. What was not checked is listed in the report; nothing found is not the same as nothing wrong.",
    reminder: "A program made this report from the document alone. It helps to look in the right place; the unit decides what to change.",
    parts: ["Inputs", "Findings", "Not checked", "How it was read", "The document"],
    input: ["File", "Format", "Bytes"],
    tool: ["Program", "Rules", "Forms"],
    signed: ["Checked by", "Date"],
    coverage: "of {} amounts {} take part in at least one equation; {} equations",
    muted: "by the profile “{}” {} findings are not shown",
    facts: ["Places", "Possible causes", "Proposal", "Basis"],
    relations: ["should equal", "should be at most", "should be at least"],
    sums: ["sum", "difference"],
    natures: ["equal", "rounding", "not equal"],
    slack: "up to ±{} is rounding",
    equations_more: "{} more equations",
    shown: ["all", "errors", "to review", "notes"],
};

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn holes_are_filled_in_order() {
        assert_eq!(fill("{}个中{}个", &["3", "2"]), "3个中2个");
        assert_eq!(fill("无", &["3"]), "无");
    }
}
