//! The published findings format `budget-findings`, version 1.

use crate::money::{Unit, UnitFrom};
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
    /// Language of all sentences: `zh` or `en`.
    pub language: String,
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

/// One address, said in every coordinate a person or a program may look for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Locus {
    /// Id, the key in `loci`.
    pub id: String,
    /// The input.
    pub doc: String,
    /// Code (or name, when no code is printed) of the agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Id of the recognised table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// Meaning in the budget, e.g. `T3[2010301].basic`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The row as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<RowPlace>,
    /// The column as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub col: Option<ColPlace>,
    /// Where in the shown document.
    pub at: At,
    /// Where in the source.
    pub place: Place,
    /// The characters that stand there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The amount that stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// Words for people, e.g. 支出总表 · 行次1 · 栏次4（基本支出）.
    pub say: String,
}

/// A row as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RowPlace {
    /// 序号 as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// Code of the item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Label of the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// A column as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ColPlace {
    /// 栏次 as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// Label of the column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// A place in the shown document ([`super::Shown`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct At {
    /// Index of the block.
    pub block: u32,
    /// Row of the cell, heading rows included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// Column of the cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub col: Option<u32>,
    /// First code point of the marked characters inside the shown text.
    pub start: u32,
    /// First code point behind them.
    pub end: u32,
}

/// A place in the source file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Place {
    /// Characters of a text file. Offsets are Unicode code points from 0; line and column count from 1.
    Text {
        /// First code point.
        start: u32,
        /// First code point behind.
        end: u32,
        /// Line of `start`.
        line: u32,
        /// Column of `start`.
        column: u32,
    },
}

/// An amount as printed: `minor / 10^scale` of `unit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Amount {
    /// As printed, untouched, e.g. `1,858.60`; for computed values the plain decimal.
    pub text: String,
    /// Signed integer as decimal digits.
    pub minor: String,
    /// Digits after the point.
    pub scale: u32,
    /// The unit.
    pub unit: Unit,
    /// Where the unit was read.
    pub unit_from: UnitFrom,
}

/// A finding's weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// An identity of the form is broken.
    Error,
    /// Very probably wrong.
    Warning,
    /// Worth a look; never a fault by itself.
    Note,
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

/// One cause, one finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Id inside this report, `f1`.
    pub id: String,
    /// The rule that speaks: the strictest of those the cause breaks.
    pub rule: String,
    /// `fail` or `review`.
    pub outcome: Outcome,
    /// Weight.
    pub level: Level,
    /// 0..100: how sure it is that the document was read right here.
    pub sure: u8,
    /// Id of the table the finding is listed under.
    pub table: String,
    /// One sentence for people.
    pub message: String,
    /// The sentence's key and the loci it names, for programs and other languages.
    pub template: Template,
    /// Places, the most important first.
    pub loci: Vec<RoleAt>,
    /// The relations that disagree, the clearest first. Each is a ledger.
    pub equations: Vec<Equation>,
    /// Likely causes, always worded as possible.
    pub causes: Vec<Cause>,
    /// Proposed changes. One = the wrong figure is named; several = these cannot be told apart; none = unknown.
    pub fixes: Vec<Fix>,
    /// Fingerprints that survive a re-check.
    pub prints: Prints,
}

/// A message's key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Template {
    /// E.g. `named`, `disagree`, `rounding`.
    pub key: String,
    /// Locus ids, in the order the sentence names them.
    pub args: Vec<String>,
}

/// A place and its part in the finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RoleAt {
    /// Locus id.
    pub locus: String,
    /// Its part.
    pub role: Role,
}

/// Part of a place in a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Probably wrong (one), or one of those that cannot be told apart.
    Suspect,
    /// A term of a relation that disagrees.
    Term,
    /// Helps to understand.
    Context,
}

/// A relation between printed amounts: the ledger.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Equation {
    /// Rule id.
    pub rule: String,
    /// `=`, `<=` or `>=`.
    pub relation: String,
    /// The parts.
    pub left: Vec<Term>,
    /// The total (or the counterpart).
    pub right: Vec<Term>,
    /// Value of the left side.
    pub left_value: Amount,
    /// Value of the right side.
    pub right_value: Amount,
    /// Left minus right.
    pub gap: Amount,
    /// Largest gap that rounding of the printed terms can explain.
    pub slack: Amount,
    /// How the gap compares with the slack.
    pub nature: Nature,
}

/// How a gap compares with what rounding allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Nature {
    /// 一致
    Exact,
    /// 尾差
    Rounding,
    /// 不平
    BeyondRounding,
}

/// One term of a relation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Term {
    /// 1 or −1.
    pub coef: i8,
    /// Locus id; its `amount` is absent where the cell is blank.
    pub locus: String,
}

/// A likely cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Cause {
    /// E.g. `transposed-digits`.
    pub kind: CauseKind,
    /// Words for people, beginning with 可能.
    pub say: String,
}

/// Kinds of causes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CauseKind {
    /// Two neighbouring digits changed places.
    TransposedDigits,
    /// One digit differs.
    OneDigit,
    /// The sign is reversed.
    Sign,
    /// Ten, a hundred, a thousand times too large or small.
    DecimalShift,
    /// 元 and 万元 mixed.
    UnitTenThousand,
    /// The amount stands in the neighbouring column or row.
    WrongPlace,
    /// The amount was left out.
    Missing,
    /// One place was changed and its copies were not.
    StaleCopy,
    /// Parts were rounded one by one.
    Rounding,
}

/// A proposed change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fix {
    /// Words for people.
    pub say: String,
    /// What to write where.
    pub edits: Vec<Edit>,
    /// Number of relations of this finding that hold after the edits.
    pub settles: u32,
    /// Number of relations that hold now and would not any more (always 0 for a named figure).
    pub breaks: u32,
}

/// One change of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// Locus id.
    pub locus: String,
    /// What stands there; empty for a blank cell.
    pub from: String,
    /// What should stand there; empty for "leave blank".
    pub to: String,
}

/// Fingerprints, `b1:` + 32 hexadecimal digits (FNV-1a, 128 bits, over normalised UTF-8).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Prints {
    /// Rule, addresses and amounts: changes when an amount changes.
    pub content: String,
    /// Rule and addresses: stays when only amounts change.
    pub place: String,
    /// Version of the recipe, 1.
    pub v: u32,
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
    /// 需要核实
    ToReview,
    /// 需要修改
    ToFix,
    /// 无法判断
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
    /// Findings with outcome `review` (warnings and notes).
    pub review: u32,
    /// Of `review`, those of level `note`.
    pub note: u32,
    /// Rule runs with outcome `pass`.
    pub passed: u32,
    /// Rule runs with outcome `not-checked`.
    pub not_checked: u32,
    /// Rule runs with outcome `not-applicable`.
    pub not_applicable: u32,
}
