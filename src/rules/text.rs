//! Rules about the sentences of the narrative: one file each, named in the rows of `text.md`.
//!
//! [`Sums`] are asked before the network is solved: equations between amounts that a sentence ties to each other.
//! [`Check`]s run when it is solved: they look at percentages, directions, years and words, and know from the judged
//! equations which amounts are beyond doubt.

mod agency_name;
mod base_year;
mod cause;
mod change;

mod direction;
mod doubled;
mod flat;
mod leftover;
mod names;
mod none;
mod parts;
mod percent;
mod proportion;
mod punctuation;
mod rows;
mod shares;
mod told;
mod twice;
mod unit;

use super::judge::Judged;
use super::relation::Order;
use super::table::{Rule, Severity, Test};
use crate::budget::{AgencyId, Budget, EntryId};
use crate::doc::Locus;
use crate::forms::Profile;
use crate::money::Decimal;
use crate::prose::PassageId;
use crate::text::Span;

pub(super) use told::Told;

/// An equation between amounts of the narrative.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Equality {
    /// Signed entries of the left side.
    pub left: Vec<(i8, EntryId)>,
    /// Signed entries of the right side.
    pub right: Vec<(i8, EntryId)>,
    /// How the sides compare.
    pub order: Order,
}

/// A rule that makes equations.
#[derive(Debug)]
pub struct Sums {
    /// Its name in the rule table.
    pub name: &'static str,
    /// Makes them for one agency.
    pub run: fn(&Told) -> Vec<Equality>,
}

/// A rule that looks at words.
#[derive(Debug)]
pub struct Check {
    /// Its name in the rule table.
    pub name: &'static str,
    /// Looks at one agency's narrative.
    pub run: fn(&Told, &Judged, &mut Looked),
}

const SUMS: [Sums; 7] =
    [change::CHANGE, change::NOT_MORE, twice::TWICE, twice::TWINS, parts::PARTS, parts::LIKELY, parts::CHANGES];

const CHECKS: [Check; 16] = [
    percent::PERCENT,
    shares::SHARES,
    direction::DIRECTION,
    flat::FLAT,
    base_year::BASE_YEAR,
    cause::CAUSE,
    cause::CONTRARY,
    none::NONE,
    rows::ROWS,
    names::CLASS_NAME,
    agency_name::AGENCY_NAME,
    leftover::LEFTOVER,
    doubled::DOUBLED,
    doubled::WORDING,
    unit::UNIT,
    punctuation::PUNCTUATION,
];

/// The test with this name.
pub(super) fn named(name: &str) -> Option<Test> {
    let sums = SUMS.iter().find(|sums| sums.name == name).map(Test::Sums);
    sums.or_else(|| CHECKS.iter().find(|check| check.name == name).map(Test::Text))
}

/// A place in the narrative.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// An amount.
    Entry(EntryId),
    /// Words: code points of a passage.
    Words(PassageId, Span),
    /// A place that is in no passage: an amount in a row that is printed as text.
    Place(AgencyId, Locus),
}

/// What a text should say instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replace {
    /// Where.
    pub at: Spot,
    /// What stands there.
    pub from: String,
    /// What should.
    pub to: String,
}

/// Something wrong in the text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fault {
    /// The probably wrong places: one is an accusation, several cannot be told apart.
    pub suspects: Vec<Spot>,
    /// What helps to understand.
    pub context: Vec<Spot>,
    /// What the rule's message is filled in with.
    pub args: Vec<(&'static str, String)>,
    /// How a number was computed again.
    pub computed: Option<Computed>,
    /// What to write instead, where that is certain.
    pub replace: Option<Replace>,
    /// What may have happened.
    pub slip: Option<Slip>,
    /// A weight other than the rule's.
    pub severity: Option<Severity>,
}

/// A number computed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computed {
    /// How.
    pub formula: Formula,
    /// This year's amount, or the part.
    pub this: EntryId,
    /// Last year's amount, or the whole; for [`Formula::Change`] the change.
    pub base: EntryId,
    /// The result in per cent, rounded to the printed digits and at least two places.
    pub value: Decimal,
    /// What is printed.
    pub printed: EntryId,
    /// Whether the print agrees.
    pub agrees: bool,
    /// For [`Formula::Change`]: the change is a decrease, so the base is this year's amount and the change together.
    pub falls: bool,
}

/// How a percentage is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formula {
    /// (this − base) ÷ base
    Growth,
    /// change ÷ (this − change)
    Change,
    /// this ÷ base
    Ratio,
}

/// What may have happened to a number of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// Two neighbouring digits changed places.
    Transposed,
    /// One digit is wrong.
    OneDigit,
    /// The decimal point is displaced.
    Shift,
    /// The ratio was taken for the growth.
    RatioForGrowth,
    /// Divided by this year's amount.
    WrongBase,
    /// The percentage of the thing before was kept.
    Copied,
}

/// What a check saw.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looked {
    /// Number of comparisons made.
    pub compared: u32,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// Amounts that were compared: they are not loose.
    pub bound: Vec<EntryId>,
    /// Numbers that were added up, and whether they make what they must.
    pub sums: Vec<(Vec<EntryId>, bool)>,
    /// Amounts that repeat an amount of a row that is printed as text.
    pub copies: Vec<(EntryId, Locus)>,
    /// Every percentage that was computed again.
    pub computed: Vec<Computed>,
}

/// One check of one agency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextRun {
    /// Index into the rule table.
    pub rule: usize,
    /// Whose.
    pub agency: AgencyId,
    /// What it saw.
    pub looked: Looked,
}

/// Runs every check over every agency's narrative.
pub fn read(rules: &[Rule], budget: &Budget, profile: &Profile, judged: &Judged) -> Vec<TextRun> {
    let mut runs = Vec::new();
    for agency in (0..budget.agencies.len()).map(|index| AgencyId(index as u32)) {
        let told = Told::new(budget, profile, agency);
        for (rule, check) in rules.iter().enumerate() {
            if let Test::Text(check) = &check.test {
                let mut looked = Looked::default();
                (check.run)(&told, judged, &mut looked);
                runs.push(TextRun { rule, agency, looked });
            }
        }
    }
    runs
}
