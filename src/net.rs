//! The network: printed amounts, the relations between them, and which amount is wrong.
//!
//! Goes in: [`Variable`]s (amounts in one common unit) and [`Relation`]s (equalities and inequalities between sums of them).
//! Comes out: a [`Judgement`] per relation and a [`Cause`] per error, which names the wrong amount wherever it can.
//! *Invariant:* knows nothing of forms, wording or documents; never accuses one amount while another could be the culprit;
//! the same input gives the same answer; work is bounded whatever the input.

mod apportion;
mod attribute;
mod cover;
mod demand;
mod doubt;
mod greedy;
mod group;
mod judge;
mod locate;
mod network;
mod residue;
mod search;
mod slip;
mod soft;
mod state;
mod step;

#[cfg(test)]
mod tests;

use network::Network;
use rust_decimal::Decimal;
use state::State;

/// Index of a variable in the slice given to [`solve`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VariableId(pub u32);

/// Index of a relation in the slice given to [`solve`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RelationId(pub u32);

/// One printed amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    /// The amount in the one unit common to the whole network; `None` = blank, which counts as 0 but is not zero.
    pub value: Option<Decimal>,
    /// One unit in the last printed place, in the common unit; for a blank the table's usual step.
    pub step: Decimal,
    /// Whether the print was rounded. False where printed figures are exact by nature (元 with two decimals, pieces).
    pub rounded: bool,
    /// Tag of the printed unit. Amounts of different tags are compared as the coarser of the two is printed.
    pub unit: u8,
    /// The table it stands in.
    pub group: u32,
    /// The row inside the table: cells of one line are neighbours in the order of `place`.
    pub line: u32,
    /// The place inside the line.
    pub place: u32,
    /// A total or a copy rather than a detail. Details are listed first among equal suspects.
    pub derived: bool,
}

/// How the two sides of a relation compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// left = right
    Equal,
    /// left ≤ right
    AtMost,
}

/// How binding a relation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Force {
    /// The form guarantees it.
    Strong,
    /// It usually holds: warnings and hints.
    Soft,
}

/// Σ left compared with Σ right; each term is a coefficient and an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The left-hand terms.
    pub left: Vec<(i8, VariableId)>,
    /// The right-hand terms.
    pub right: Vec<(i8, VariableId)>,
    /// Equality or inequality.
    pub order: Order,
    /// How binding it is.
    pub force: Force,
}

/// How a relation came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// It holds as printed.
    Exact,
    /// It is off by no more than rounding explains.
    Rounding,
    /// It does not hold.
    Beyond,
    /// Every term is blank.
    Void,
    /// Nothing can be said: an amount is too large or too fine, or its table was probably misread.
    Unjudged,
}

/// One relation, computed. Amounts are in the common unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judgement {
    /// Σ left.
    pub left: Decimal,
    /// Σ right.
    pub right: Decimal,
    /// left − right.
    pub gap: Decimal,
    /// The largest |gap| that rounding explains.
    pub slack: Decimal,
    /// The verdict.
    pub nature: Nature,
}

/// What a cause is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CauseKind {
    /// A wrong amount.
    Fault,
    /// Rounding residues that hang together.
    Rounding,
}

/// One error, however many relations it breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cause {
    /// Wrong amount or rounding.
    pub kind: CauseKind,
    /// The relations it explains, clearest first: copies, then short sums. Never empty.
    pub relations: Vec<RelationId>,
    /// All smallest repairs, best first. Several = "these disagree"; see [`Cause::named`].
    pub repairs: Vec<Repair>,
    /// False when the search gave up: `repairs` may then lack some.
    pub complete: bool,
}

impl Cause {
    /// The one repair that explains it, if there is exactly one: an accusation.
    pub fn named(&self) -> Option<&Repair> {
        match self.repairs.as_slice() {
            [only] if self.complete => Some(only),
            _ => None,
        }
    }
}

/// A set of edits after which every relation of the cause holds and none that held is broken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repair {
    /// The edits, by variable.
    pub edits: Vec<Edit>,
    /// How many failing relations hold afterwards, soft ones included.
    pub settles: u32,
    /// How many soft relations it breaks.
    pub breaks: u32,
    /// The slip of the pen that would explain it; only for repairs of one cell or one move.
    pub slip: Option<Slip>,
}

/// A new value for one amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Edit {
    /// Which amount.
    pub variable: VariableId,
    /// What it should be, in the common unit; `None` = blank.
    pub to: Option<Decimal>,
    /// Whether an equality demands `to`. False when only inequalities do: `to` is then the nearest value that satisfies them.
    pub fixed: bool,
}

/// A slip of the pen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// One digit is wrong.
    OneDigit,
    /// Two neighbouring digits are swapped.
    Transposed,
    /// The decimal point is off: printed = right × 10ⁿ.
    Shift(i8),
    /// The sign is wrong.
    Sign,
    /// 元 for 万元 or the reverse.
    TenThousand,
    /// Printed in the neighbouring cell.
    Moved {
        /// Where it is printed.
        from: VariableId,
        /// Where it belongs.
        to: VariableId,
    },
    /// The cell should be filled.
    Missing,
    /// The cell should be blank.
    Extra,
}

/// All that can be said about a network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solution {
    /// One per relation.
    pub judgements: Vec<Judgement>,
    /// By smallest relation.
    pub causes: Vec<Cause>,
    /// Tables (`Variable::group`) that were probably misread, ascending; relations touching them are unjudged.
    pub doubtful: Vec<u32>,
    /// Per variable: how many judged equalities touch it.
    pub bound: Vec<u32>,
}

/// How often doubtful tables are put aside and the rest is solved again.
const ROUNDS: usize = 4;

/// Judges every relation and finds the causes of those that fail.
pub fn solve(variables: &[Variable], relations: &[Relation]) -> Solution {
    let net = Network::new(variables, relations);
    let mut doubtful = Vec::new();
    for round in 1.. {
        let mut state = State::new(&net, &doubtful);
        let faults = locate::faults(&mut state);
        let misread = doubt::misread(&state, &faults);
        if misread.is_empty() || round == ROUNDS {
            return conclude(state, faults, doubtful);
        }
        doubtful.extend(misread);
        doubtful.sort_unstable();
    }
    unreachable!("the last round concludes")
}

fn conclude(mut state: State, mut causes: Vec<Cause>, doubtful: Vec<u32>) -> Solution {
    soft::explain(&mut state, &mut causes);
    residue::collect(&mut state, &mut causes);
    causes.sort_by_key(|cause| (cause.relations.iter().min().copied(), cause.kind == CauseKind::Rounding));
    Solution { judgements: state.judgements(), causes, doubtful, bound: cover::bound(&state) }
}
