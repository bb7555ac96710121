//! The target tables of one agency as all indicator rules see them: each indicator with its class and its value read.

use super::value::{Reader, Reading};
use crate::budget::{AgencyId, Budget, Indicator, Project};
use crate::rules::Settings;
use crate::text::WordList;

/// First level of the tree of indicators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rules) enum Level {
    /// 产出指标
    Output,
    /// 效益指标
    Benefit,
    /// 满意度指标
    Satisfaction,
    /// 成本指标, where it is a first level of its own
    Cost,
}

/// Second level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rules) enum Class {
    /// 成本指标
    Cost,
    /// 数量指标
    Quantity,
    /// 质量指标
    Quality,
    /// 时效指标
    Time,
    /// 经济效益指标
    Economic,
    /// 社会效益指标
    Social,
    /// 生态效益指标
    Ecological,
    /// 可持续影响指标
    Lasting,
    /// 服务对象满意度指标
    Satisfaction,
}

/// The first levels in the order of the list `first levels`.
const LEVELS: [Level; 4] = [Level::Output, Level::Benefit, Level::Satisfaction, Level::Cost];
/// The classes in the order of the list `second levels`: 生态环境成本 is a cost, so that word is looked for first.
const CLASSES: [Class; 9] = [
    Class::Cost,
    Class::Quantity,
    Class::Quality,
    Class::Time,
    Class::Economic,
    Class::Social,
    Class::Ecological,
    Class::Lasting,
    Class::Satisfaction,
];

impl Class {
    /// The first level it belongs to.
    pub(super) fn level(self) -> Level {
        match self {
            Self::Quantity | Self::Quality | Self::Time | Self::Cost => Level::Output,
            Self::Economic | Self::Social | Self::Ecological | Self::Lasting => Level::Benefit,
            Self::Satisfaction => Level::Satisfaction,
        }
    }

    /// What the form prints.
    pub(super) fn label(self) -> &'static str {
        match self {
            Self::Cost => "成本指标",
            Self::Quantity => "数量指标",
            Self::Quality => "质量指标",
            Self::Time => "时效指标",
            Self::Economic => "经济效益指标",
            Self::Social => "社会效益指标",
            Self::Ecological => "生态效益指标",
            Self::Lasting => "可持续影响指标",
            Self::Satisfaction => "服务对象满意度指标",
        }
    }

    /// All classes in the order of the form.
    pub(super) const FORM: [Self; 9] = [
        Self::Quantity,
        Self::Quality,
        Self::Time,
        Self::Cost,
        Self::Economic,
        Self::Social,
        Self::Ecological,
        Self::Lasting,
        Self::Satisfaction,
    ];
}

/// The target tables of one agency.
#[derive(Debug, Clone, Default)]
pub(in crate::rules) struct Targets<'a> {
    /// In the printed order.
    pub(super) plans: Vec<Plan<'a>>,
}

/// One target table.
#[derive(Debug, Clone)]
pub(in crate::rules) struct Plan<'a> {
    /// Its head.
    pub(super) project: &'a Project,
    /// Its indicators.
    pub(super) rows: Vec<Row<'a>>,
    /// True when a second level is printed once for several rows: a blank one is none then.
    pub(super) merged: bool,
}

/// One indicator.
#[derive(Debug, Clone)]
pub(in crate::rules) struct Row<'a> {
    /// Its cells.
    pub(super) cells: &'a Indicator,
    /// Its first level, as printed.
    pub(super) level: Option<Level>,
    /// Its second level.
    pub(super) class: Option<Class>,
    /// True when its name says that it is a rate.
    pub(super) rate: bool,
    /// Its value.
    pub(super) value: Reading,
}

impl<'a> Targets<'a> {
    /// Reads the target tables of one agency.
    pub(in crate::rules) fn new(budget: &'a Budget, settings: &Settings, agency: AgencyId) -> Self {
        let mut own = budget.projects.iter().filter(|project| project.agency == agency).peekable();
        if own.peek().is_none() {
            return Self::default();
        }
        let reader = Reader::new(settings);
        let lists = Lists { first: settings.words("first levels"), second: settings.words("second levels") };
        Self { plans: own.map(|project| plan(project, &reader, &lists)).collect() }
    }
}

struct Lists<'s> {
    first: &'s [String],
    second: &'s [String],
}

fn plan<'a>(project: &'a Project, reader: &Reader, lists: &Lists) -> Plan<'a> {
    let rows = project.indicators.iter().map(|cells| Row {
        cells,
        level: place(lists.first, cells.word("l1")).and_then(|at| LEVELS.get(at).copied()),
        class: place(lists.second, cells.word("l2")).and_then(|at| CLASSES.get(at).copied()),
        rate: reader.is_rate(cells.word("name")),
        value: reader.read(cells),
    });
    let mut plan = Plan { project, rows: rows.collect(), merged: false };
    plan.fill();
    plan
}

fn place(list: &[String], text: &str) -> Option<usize> {
    list.iter().position(|word| text.contains(word.as_str()))
}

impl<'a> Plan<'a> {
    /// Where more second levels are blank than classes are missing, a level is printed once for all its rows.
    fn fill(&mut self) {
        let blank = self.rows.iter().filter(|row| row.is_blank("l2")).count();
        self.merged = blank > self.missing().count();
        if !self.merged {
            return;
        }
        let mut class = None;
        for row in &mut self.rows {
            if row.is_blank("l2") {
                row.class = class;
            } else {
                class = row.class;
            }
        }
    }

    /// The classes no indicator has.
    pub(super) fn missing(&self) -> impl Iterator<Item = Class> + use<'_, 'a> {
        Class::FORM.into_iter().filter(|class| !self.has(*class))
    }

    /// True when an indicator has this class.
    pub(super) fn has(&self, class: Class) -> bool {
        self.of(class).next().is_some()
    }

    /// The indicators of a class.
    pub(super) fn of(&self, class: Class) -> impl Iterator<Item = &Row<'a>> + use<'_, 'a> {
        self.rows.iter().filter(move |row| row.class == Some(class))
    }
}

impl<'a> Row<'a> {
    /// 三级指标
    pub(super) fn name(&self) -> &'a str {
        self.cells.word("name")
    }

    /// 绩效指标描述
    pub(super) fn desc(&self) -> &'a str {
        self.cells.word("desc")
    }

    /// True when this cell is blank.
    pub(super) fn is_blank(&self, key: &str) -> bool {
        self.cells.blank.iter().any(|(blank, _)| &**blank == key)
    }

    /// True when the row is the rest of a row that a page break cut: neither second level nor value nor basis.
    pub(super) fn is_rest(&self) -> bool {
        let blanks = ["name", "desc", "value", "basis"].into_iter().filter(|key| self.is_blank(key)).count();
        self.is_blank("l2") && blanks > 0
    }

    /// True when name or description holds one of these words.
    pub(super) fn tells(&self, words: &WordList) -> bool {
        words.occurs_in(self.name()) || words.occurs_in(self.desc())
    }

    /// 数量指标“印制年鉴”（≥100）
    pub(super) fn say(&self) -> String {
        let value: String = self.cells.word("value").split_whitespace().collect::<Vec<_>>().join(" ");
        format!("{}（{}）", self.call(), short(&value, 24))
    }

    /// 数量指标“印制年鉴”
    pub(super) fn call(&self) -> String {
        let level = self.class.map_or_else(|| short(self.cells.word("l2"), 12), |class| class.label().to_owned());
        format!("{level}“{}”", short(self.name(), 24))
    }
}

/// The text in one line, cut behind this many characters.
pub(super) fn short(text: &str, most: usize) -> String {
    let line: String = text.chars().filter(|c| *c != '\n').collect();
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
