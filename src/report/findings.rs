//! The published findings format `budget-findings`, version 1.

mod finding;
mod locus;

pub use finding::*;
pub use locus::*;

use crate::money::Unit;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One check's result. Field order is the order in the file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Findings {
    /// Always `budget-findings`.
    pub format: String,
    /// Always 1.
    pub version: u32,
    /// What made this.
    pub tool: Tool,
    /// The files that were read.
    pub inputs: Vec<Input>,
    /// What was recognised, in reading order.
    pub reading: Vec<Reading>,
    /// Every place that is named anywhere below, by id.
    pub loci: BTreeMap<String, Locus>,
    /// Every rule × scope with its outcome: the denominator of "nothing found".
    pub runs: Vec<RuleRun>,
    /// Titles of the rules that occur in `runs` or `findings`.
    pub rules: BTreeMap<String, RuleTitle>,
    /// The findings, in reading order of their first place, then rule; notes stand behind the others.
    pub findings: Vec<Finding>,
    /// How the document was read where that was not obvious. Never faults of the budget.
    pub notes: Vec<ReadingNote>,
    /// Which amounts took part in an equation.
    pub coverage: Coverage,
    /// The amounts of the narrative with what each of them repeats or follows from.
    pub narrative: Vec<Told>,
    /// What rules would have said that a profile of the user switches off.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub muted: Vec<Muted>,
    /// Counts and the verdict.
    pub totals: Totals,
}

/// What made the findings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Tool {
    /// `budget-checker`.
    pub name: String,
    /// Version of the program.
    pub version: String,
    /// Version of the rule set.
    pub rules: String,
    /// The profile (set of forms) the document was recognised with.
    pub profile: String,
    /// Name of the profile of the user that changed rules; absent when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjusted: Option<String>,
    /// Language of all sentences: `zh` or `en`.
    pub language: String,
}

/// Findings that are not shown because a profile of the user switches their rule off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Muted {
    /// Rule id.
    pub rule: String,
    /// How many.
    pub count: u32,
    /// The reason the profile gives; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
}

/// One input file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Input {
    /// Id, `d1`.
    pub doc: String,
    /// File name without its folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256 of the bytes, lower-case hexadecimal.
    pub sha256: String,
    /// Format: `markdown`.
    pub kind: String,
}

/// One recognised table (all its parts together) or the narrative of one agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// Id, `d1.t3`.
    pub table: String,
    /// The input it stands in.
    pub doc: String,
    /// Code of the agency, e.g. `434001`; empty when the document prints none.
    pub agency: String,
    /// Name of the agency.
    pub agency_name: String,
    /// Key of the form, e.g. `T3`, `P`, `PR`, `AS`, `ORG`, `N` (narrative).
    pub form: String,
    /// Title for people, e.g. 支出总表 or 绩效目标表 1、便民服务热线.
    pub title: String,
    /// 0..100: how sure the recognition is.
    pub sure: u8,
    /// Money unit of its amounts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<Unit>,
    /// True when the table is shown empty (空表列示).
    pub empty: bool,
    /// Blocks of the document it was joined from, in order.
    pub blocks: Vec<u32>,
    /// Number of filled amounts in it.
    pub amounts: u32,
}

/// What came of one rule in one scope.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// 不平: to be mended.
    Fail,
    /// 核实: to be looked at.
    Review,
    /// 平.
    Pass,
    /// 未能检查.
    NotChecked,
    /// 不适用.
    NotApplicable,
}

/// Why a rule gave no judgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// A table the rule needs is not in the document.
    TableAbsent,
    /// Most of the table disagrees with itself: it was probably misread.
    TableUnread,
    /// A column the rule needs was not found.
    ColumnAbsent,
    /// A row the rule needs was not found.
    RowAbsent,
    /// The table holds amounts in rows that its form does not know, so that its sums cannot be judged.
    RowUnknown,
    /// A cell the rule needs holds no readable amount.
    AmountUnread,
    /// The table is shown empty.
    EmptyTable,
    /// An amount the rule rests on is doubted by an equation, and said there.
    AmountDoubted,
    /// The list of codes of that year is not built in.
    ListAbsent,
    /// The rule needs another document, of another year or of the units.
    DocumentAbsent,
    /// The forms of this place have no such rule.
    OtherForms,
    /// The rule's precondition does not hold (e.g. the agency has own money).
    Precondition,
    /// The narrative has no such sentence.
    SentenceAbsent,
}

/// One rule in one scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleRun {
    /// Rule id, e.g. `R-T3-001`.
    pub rule: String,
    /// Id of the table the rule belongs to, or of the agency's first table when the table is absent.
    pub scope: String,
    /// Code or name of the agency.
    pub agency: String,
    /// What came of it.
    pub outcome: Outcome,
    /// Why nothing could be said; only with `not-checked` and `not-applicable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<Why>,
    /// Number of comparisons made.
    pub compared: u32,
}

/// A rule for people.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RuleTitle {
    /// What it demands, in the report's language.
    pub title: String,
    /// Legal or formal source.
    pub source: String,
    /// Level when it is broken.
    pub level: Level,
}

/// How something was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadingNote {
    /// E.g. `RN-05`.
    pub id: String,
    /// Words for people.
    pub say: String,
    /// Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
    /// True when the reader should look: something could not be read for certain.
    pub doubt: bool,
}

/// A number of the narrative.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// Locus id.
    pub locus: String,
    /// What the number says: `value`, `change`, `growth`, `share` …
    pub says: Says,
    /// Of what, in the document's words.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub of: String,
    /// What it was compared with, the cells of tables first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Why it was compared with nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Unlinked>,
}

/// What a number of the narrative says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Says {
    /// The amount of the year.
    Value,
    /// The budget an account is compared with.
    Budget,
    /// Last year's amount.
    Base,
    /// The difference.
    Change,
    /// The difference in per cent.
    Growth,
    /// Per cent of a whole.
    Share,
    /// Per cent of the budget that was spent.
    Completion,
    /// A number inside a reason or a purpose.
    Aside,
    /// A threshold.
    Limit,
    /// Not understood.
    Unknown,
}

/// A comparison a number took part in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// The rule that compared.
    pub rule: String,
    /// How the numbers hang together.
    pub tie: Tie,
    /// Locus ids of the other numbers.
    pub loci: Vec<String>,
    /// Whether it holds.
    pub holds: bool,
    /// For percentages, how it was computed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<String>,
}

/// How the numbers of a comparison hang together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Tie {
    /// One number told twice.
    Copy,
    /// A sum and its terms.
    Sum,
    /// One is not more than the other.
    Limit,
    /// A percentage and what it is made of.
    Percentage,
}

/// Why a number of the narrative was compared with nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unlinked {
    /// It stands in a reason or a purpose.
    Aside,
    /// It is a threshold.
    Limit,
    /// The sentence was not understood.
    NotUnderstood,
    /// No table and no other sentence tells it.
    NoCounterpart,
}

/// Which amounts took part in an equation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Coverage {
    /// Filled amounts read (tables and narrative).
    pub amounts: u32,
    /// Of these, touched by at least one equality that was judged.
    pub bound: u32,
    /// Relations judged.
    pub relations: u32,
    /// Amounts that only inequalities touch: locus ids. Many wrong values would pass there.
    pub limited: Vec<String>,
    /// Amounts no relation touches: locus ids.
    pub loose: Vec<String>,
}

/// The verdict on the whole input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// 未发现问题
    Clean,
    /// 需要核实: warnings, or something that should have been checked could not be read.
    ToReview,
    /// 需要修改
    ToFix,
    /// 无法判断: fewer than half of the amounts take part in a relation.
    NotJudged,
}

/// Counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Totals {
    /// The verdict.
    pub verdict: Verdict,
    /// Findings with outcome `fail`.
    pub fail: u32,
    /// Findings with outcome `review` that are warnings.
    pub review: u32,
    /// Findings of level `note`: worth knowing, never a fault by themselves.
    pub note: u32,
    /// Rule runs with outcome `pass`.
    pub passed: u32,
    /// Rule runs with outcome `not-checked`.
    pub not_checked: u32,
    /// Rule runs with outcome `not-applicable`.
    pub not_applicable: u32,
}

impl Totals {
    /// The counts of all five outcomes, the gravest first. Notes are in none of them.
    pub fn counts(&self) -> [(Outcome, u32); 5] {
        [
            (Outcome::Fail, self.fail),
            (Outcome::Review, self.review),
            (Outcome::Pass, self.passed),
            (Outcome::NotChecked, self.not_checked),
            (Outcome::NotApplicable, self.not_applicable),
        ]
    }
}
