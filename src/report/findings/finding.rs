//! One finding in the findings format: its ledgers, causes and fixes.

use super::{Amount, Outcome};
use serde::{Deserialize, Serialize};

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
    /// How a percentage was computed again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computation: Option<Computation>,
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
    /// What this relation demands: a rule may be several relations.
    pub title: String,
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

/// A percentage computed again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Computation {
    /// `growth`: (this − base) ÷ base; `change`: this ÷ (base − this); `ratio`: this ÷ base.
    pub formula: String,
    /// Locus id of the first amount.
    pub this: String,
    /// Locus id of the second amount.
    pub base: String,
    /// The result, e.g. `20.63%`.
    pub value: String,
    /// Locus id of the printed percentage.
    pub printed: String,
    /// The whole computation in one line, e.g. `(144.92 − 120.14) ÷ 120.14 = 20.63%，文中20.36%`.
    pub say: String,
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
    /// The ratio of two amounts was taken for the growth.
    RatioForGrowth,
    /// Divided by this year's amount instead of last year's.
    WrongBase,
    /// The percentage before was kept.
    Copied,
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
