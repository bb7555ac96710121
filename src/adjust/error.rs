//! Why a profile is refused.

use crate::text::Language;

/// The first thing in a profile that cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AdjustError {
    /// It is no JSON, or not in the shape of a profile.
    NotReadable {
        /// Line of the text, from 1.
        line: usize,
        /// What the JSON reader says, in English.
        what: String,
    },
    /// `format` or `version` is another.
    OtherFormat,
    /// There is no rule of this id.
    UnknownRule(String),
    /// The rule has no number of this key.
    UnknownSetting(String, String),
    /// A rule's setting is no number.
    NoNumber(String, String),
    /// There is no list of words of this name.
    UnknownList(String),
    /// There is no form of this key.
    UnknownForm(String),
    /// The form has no column or row of this key.
    UnknownPlace(String, String),
    /// An own equation cannot be read: its id, and what is wrong.
    BadEquation(String, String),
    /// An own equation has an id that is taken, or does not begin with `U-`.
    BadId(String),
    /// An own equation needs a test case that holds and one that does not.
    TooFewTests(String),
    /// A test case of an own equation came out otherwise: id, number of the case from 1, and what came out: `None` when
    /// there was nothing to compare.
    TestFailed(String, usize, Option<bool>),
}

impl AdjustError {
    /// Says what is wrong and what to do.
    pub fn say(&self, language: Language) -> String {
        match language {
            Language::Zh => self.zh(),
            Language::En => self.en(),
        }
    }

    fn zh(&self) -> String {
        match self {
            Self::NotReadable { line, what } => format!("规则设置文件第{line}行读不懂：{what}"),
            Self::OtherFormat => {
                "这不是规则设置文件：应有 \"format\": \"budget-profile\" 和 \"version\": 1。".to_owned()
            }
            Self::UnknownRule(id) => format!("没有编号为{id}的规则，请核对编号。"),
            Self::UnknownSetting(id, key) => format!("规则{id}没有参数“{key}”，规则页上列有它的参数。"),
            Self::NoNumber(id, key) => format!("规则{id}的参数“{key}”不是数；小数请写在引号里，如 \"6.5\"。"),
            Self::UnknownList(list) => format!("没有名为“{list}”的词表。"),
            Self::UnknownForm(form) => format!("没有代号为“{form}”的表，可用T1至T9、P、PR、AS、ORG。"),
            Self::UnknownPlace(form, place) => format!("表{form}没有代号为“{place}”的栏或行。"),
            Self::BadEquation(id, what) => format!("自定等式{id}写法有误：{what}"),
            Self::BadId(id) => format!("自定等式的编号应以“U-”开头且不重复：{id}"),
            Self::TooFewTests(id) => format!("自定等式{id}至少要有一个成立的和一个不成立的算例。"),
            Self::TestFailed(id, number, came) => {
                let came = match came {
                    Some(true) => "结果是成立",
                    Some(false) => "结果是不成立",
                    None => "没有可比较的数",
                };
                format!("自定等式{id}的第{number}个算例不符：{came}。整个设置文件未采用，请改正等式或算例。")
            }
        }
    }

    fn en(&self) -> String {
        match self {
            Self::NotReadable { line, what } => format!("The profile cannot be read, line {line}: {what}"),
            Self::OtherFormat => {
                "This is no profile: it needs \"format\": \"budget-profile\" and \"version\": 1.".to_owned()
            }
            Self::UnknownRule(id) => format!("There is no rule {id}."),
            Self::UnknownSetting(id, key) => format!("Rule {id} has no number “{key}”; its page lists them."),
            Self::NoNumber(id, key) => {
                format!("“{key}” of rule {id} is no number; write fractions in quotes: \"6.5\".")
            }
            Self::UnknownList(list) => format!("There is no list of words “{list}”."),
            Self::UnknownForm(form) => format!("There is no table “{form}”; use T1 to T9, P, PR, AS, ORG."),
            Self::UnknownPlace(form, place) => format!("Table {form} has no column or row “{place}”."),
            Self::BadEquation(id, what) => format!("Own equation {id} cannot be read: {what}"),
            Self::BadId(id) => format!("The id of an own equation begins with “U-” and is used once: {id}"),
            Self::TooFewTests(id) => format!("Own equation {id} needs a test case that holds and one that does not."),
            Self::TestFailed(id, number, came) => {
                let came = match came {
                    Some(true) => "it holds",
                    Some(false) => "it does not hold",
                    None => "there was nothing to compare",
                };
                format!(
                    "Test case {number} of own equation {id} came out otherwise: {came}. The whole profile is refused."
                )
            }
        }
    }
}

impl std::fmt::Display for AdjustError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.en())
    }
}

impl std::error::Error for AdjustError {}
