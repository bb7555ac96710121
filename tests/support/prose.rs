//! The narrative (情况说明) of one agency.

use super::budget::{Agency, Item, Mills, Source};
use super::names::Fund;
use super::page::{Bound, Style, Words};
use super::printer::Printer;

/// A sentence that is being written: words and amounts of one agency in one style.
struct Sentence<'a> {
    agency: &'a Agency,
    style: Style,
    words: Words,
}

impl<'a> Sentence<'a> {
    fn new(agency: &'a Agency, style: Style) -> Self {
        Self { agency, style, words: Words::default() }
    }

    fn say(mut self, text: &str) -> Self {
        self.words = self.words.words(text);
        self
    }

    fn told(mut self, before: &str, mills: Mills, key: &str, bound: Bound) -> Self {
        let label = format!("{} N[{key}]", self.agency.code);
        self.words = self.words.words(before).told(mills, self.style, label, bound).words("万元");
        self
    }

    fn named(self, before: &str, mills: Mills, key: &str) -> Self {
        self.told(before, mills, key, Bound::Named)
    }

    /// 增加 / 减少 with the amount behind it; 无增减 when there is no change.
    fn change(self, now: Mills, last: Mills, key: &str, bound: Bound) -> Self {
        match now - last {
            0 => self.say("无增减"),
            more @ 1.. => self.told("增加", more, key, bound),
            less => self.told("减少", -less, key, bound),
        }
    }
}

fn cause(now: Mills, last: Mills) -> &'static str {
    if now >= last {
        "主要原因是工作任务增加，相应经费增加。"
    } else {
        "主要原因是压减一般性支出，相应经费减少。"
    }
}

impl Printer<'_> {
    pub(crate) fn narrative(&mut self) {
        let agency = self.agency;
        let style = Style { trimmed: self.random.chance(50), spaced: self.random.chance(50) };
        let (name, year) = (&agency.name, agency.year);
        self.title(&format!("{name} {year} 年单位预算信息公开情况说明"));
        self.line(&format!(
            "按照《中华人民共和国预算法》《地方预决算公开操作规程》规定，现将{name} {year} 年单位预算公开如下："
        ));
        self.title("一、单位职责及机构设置情况");
        self.title("单位职责：");
        self.line("（一）贯彻执行有关法律法规，承担本单位法定职责。");
        self.line("（二）完成县委、县政府交办的其他任务。");
        self.title("机构设置：");
        self.organisation();
        self.title("二、单位预算安排的总体情况");
        self.line("按照预算管理有关规定，目前我单位预算的编制实行综合预算管理，即全部收入和支出都反映在预算中。");
        self.title("1. 收入说明");
        self.page.paragraph(&income(agency, style));
        self.title("2. 支出说明");
        self.page.paragraph(&expenditure(agency, style));
        self.title("3. 比上年增减情况");
        let second_form = self.random.chance(40);
        self.page.paragraph(&if second_form { change_by_halves(agency, style) } else { change(agency, style) });
        self.title("三、机关运行经费安排情况");
        self.page.paragraph(&running_costs(agency, style));
        self.title("四、财政拨款“三公”经费预算情况及增减变化原因");
        self.page.paragraph(&three_public(agency, style));
        self.title("五、单位项目预算安排情况及绩效目标");
        self.projects();
        self.title("六、政府采购预算情况");
        self.procurement();
        self.title("七、国有资产信息");
        self.page.paragraph(&assets(agency, style));
        self.assets();
        self.title("八、名词解释");
        self.terms();
        self.title("九、其他需要说明的事项");
        self.line("我单位无其他需要说明的事项。");
    }

    fn terms(&mut self) {
        let list = [
            ("财政拨款收入", "指本级财政当年拨付的资金。"),
            ("财政专户管理资金收入", "缴入财政专户、实行专项管理的教育收费收入。"),
            ("单位资金收入", "指除财政拨款收入和财政专户管理资金以外的收入。"),
            ("上年结转", "指以前年度安排、结转到本年仍按原规定用途继续使用的资金。"),
            ("“三公”经费", "指用财政拨款安排的因公出国（境）费、公务用车购置及运维费和公务接待费。"),
            ("机关运行经费", "是指各部门（单位）的公用经费。"),
        ];
        let bullet = self.either("- ", "");
        for (at, (term, meaning)) in list.iter().enumerate() {
            self.line(&format!("{bullet}{}、**{term}**：{meaning}", at + 1));
        }
    }
}

fn income(agency: &Agency, style: Style) -> Words {
    let special = agency.sum(|item| item.from(Source::Special));
    Sentence::new(agency, style)
        .say(&format!("反映本单位当年全部收入，{}年本单位预算总收入", agency.year))
        .named("", agency.sum(Item::total), "income.grand")
        .named("。其中：一般公共预算收入", agency.of(Fund::General, Item::granted), "income.general")
        .named("，基金预算收入", agency.of(Fund::Government, Item::granted), "income.fund")
        .named("，国有资本经营预算收入", agency.of(Fund::Capital, Item::granted), "income.capital")
        .named("，财政专户核拨收入", special, "income.special")
        .named("，单位资金收入", agency.sum(|item| item.own) - special, "income.own")
        .named("，上年结转结余", agency.sum(|item| item.carry), "income.carry")
        .say("。")
        .words
}

fn expenditure(agency: &Agency, style: Style) -> Words {
    let mut sentence = Sentence::new(agency, style)
        .say("收支预算总表支出栏、基本支出表、项目支出表按经济分类和支出功能分类科目编制，反映本单位年度预算中支出预算的总体情况。")
        .named(&format!("{}年本单位预算总支出", agency.year), agency.sum(Item::total), "out.grand")
        .named("；其中基本支出", agency.sum(|item| item.basic), "out.basic");
    if !agency.institution {
        sentence = sentence.named("，包括人员经费支出", agency.personnel(), "out.personnel").named(
            "、日常公用经费支出",
            agency.public(),
            "out.public",
        );
    }
    let first = agency.projects[0].about.name;
    sentence.named("。项目支出", agency.projects(), "out.project").say(&format!("，主要是{first}等。")).words
}

fn change(agency: &Agency, style: Style) -> Words {
    let (year, last) = (agency.year, &agency.last);
    let (basic, project) = (agency.sum(|item| item.basic), agency.projects());
    // A single 其中 need not be the whole: only two parts make an equation.
    let bound = if agency.institution { Bound::Within } else { Bound::Equal };
    let mut sentence = Sentence::new(agency, style)
        .named(&format!("{year}年本单位预算总支出"), basic + project, "change.total")
        .say(&format!("，较{}年预算总支出", year - 1))
        .change(basic + project, last.basic() + last.project, "change.delta", bound)
        .say("，其中：");
    if !agency.institution {
        sentence = sentence.say("基本支出").change(basic, last.basic(), "change.basic", Bound::Equal).say("，");
    }
    sentence
        .say("项目支出")
        .change(project, last.project, "change.project", bound)
        .say(&format!("，{}", cause(project, last.project)))
        .words
}

/// The wording that gives this year's and last year's basic money, and a change for the projects.
fn change_by_halves(agency: &Agency, style: Style) -> Words {
    let (year, last) = (agency.year, &agency.last);
    let (basic, project) = (agency.sum(|item| item.basic), agency.projects());
    Sentence::new(agency, style)
        .named(&format!("{year}年本单位预算总支出"), basic + project, "change.total")
        .say(&format!("，较{}年预算总支出", year - 1))
        .change(basic + project, last.basic() + last.project, "change.delta", Bound::Equal)
        .named("，其中：基本支出预算", basic, "change.basic.now")
        .told("，上年支出", last.basic(), "change.basic.last", Bound::Equal)
        .named("，项目支出预算", project, "change.project.now")
        .say(&format!("。较{}年预算", year - 1))
        .change(project, last.project, "change.project", Bound::Equal)
        .say(&format!("。{}", cause(project, last.project)))
        .words
}

fn running_costs(agency: &Agency, style: Style) -> Words {
    let (now, last) = (agency.public(), agency.last.public);
    let sentence = Sentence::new(agency, style);
    if now == 0 && last == 0 {
        return sentence
            .named(&format!("{}年，我单位机关运行经费共计安排", agency.year), 0, "running.now")
            .say("，较上年无增减。")
            .words;
    }
    sentence
        .named(&format!("{} 年度我单位机关运行经费预算安排", agency.year), now, "running.now")
        .told(&format!("，较 {} 年（", agency.year - 1), last, "running.last", Bound::Equal)
        .say("）")
        .change(now, last, "running.change", Bound::Equal)
        .say(&format!("。{}", cause(now, last)))
        .words
}

fn three_public(agency: &Agency, style: Style) -> Words {
    let (money, last) = (&agency.three_public, agency.last.three_public);
    let sentence = Sentence::new(agency, style)
        .named(&format!("{} 年财政拨款安排我单位“三公”经费预算", agency.year), money.total(), "public.total")
        .named("，其中：因公出国（境）费", money.abroad(), "public.abroad")
        .named("、公务用车购置及运行费", money.car(), "public.car")
        .named("(其中：公务用车购置费为", money.buy, "public.buy")
        .named("，公务用车运行费", money.run, "public.run")
        .named(")，公务接待费", money.reception, "public.reception")
        .say(&format!("，与 {} 年相比", agency.year - 1));
    if money.total() == last {
        return sentence.say("无增减变化。").words;
    }
    sentence
        .change(money.total(), last, "public.change", Bound::Free)
        .say(&format!("，{}", cause(money.total(), last)))
        .words
}

fn assets(agency: &Agency, style: Style) -> Words {
    Sentence::new(agency, style)
        .named(&format!("{}上年末固定资产金额为", agency.name), agency.assets.total(), "assets.total")
        .told("（详见下表）。本年度拟购置固定资产总额为", agency.goods(), "assets.plan", Bound::Free)
        .say("。")
        .words
}

impl Agency {
    fn projects(&self) -> Mills {
        self.sum(|item| item.project + item.own)
    }
}
