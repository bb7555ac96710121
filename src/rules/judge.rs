//! Judging: the questions of each agency as one network; what comes back, in terms of entries.

mod structure;

use super::ask::{Asked, Question};
use super::look::LookRun;
use super::relation::Order;
use super::table::Severity;
use crate::budget::{Budget, Entry, EntryId, TableId, Value, is_total};
use crate::money::{Decimal, Unit};
use crate::net::{self, CauseKind, Force, Judgement, Relation, Slip, Variable, VariableId};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

/// The judged budget. Money is in 元 here, quantities in their own unit.
#[derive(Debug, Clone, Default)]
pub struct Judged {
    /// One for each question.
    pub judgements: Vec<Judgement>,
    /// The causes of what does not hold.
    pub causes: Vec<Cause>,
    /// Tables that were probably misread; nothing is said about them.
    pub doubtful: Vec<TableId>,
    /// For each entry, the number of judged equalities that touch it.
    pub bound: Vec<u32>,
}

/// One cause, however many relations it breaks.
#[derive(Debug, Clone)]
pub struct Cause {
    /// A fault or a rounding residue.
    pub kind: CauseKind,
    /// Indices of the questions it explains, the clearest first.
    pub questions: Vec<usize>,
    /// The smallest changes that settle it, the best first.
    pub repairs: Vec<Repair>,
    /// False when the search gave up.
    pub complete: bool,
}

impl Judged {
    /// The amounts that a cause accuses.
    pub fn doubted(&self) -> BTreeSet<EntryId> {
        let faults = self.causes.iter().filter(|cause| cause.kind == CauseKind::Fault);
        faults.flat_map(|cause| &cause.repairs).flat_map(|repair| &repair.edits).map(|edit| edit.entry).collect()
    }

    /// Counts what the checks of the text compared.
    pub fn bind(&mut self, runs: &[LookRun]) {
        for entry in runs.iter().flat_map(|run| &run.looked.bound) {
            self.bound[entry.0 as usize] += 1;
        }
    }
}

impl Cause {
    /// The only repair, when there is exactly one.
    pub fn named(&self) -> Option<&Repair> {
        match self.repairs.as_slice() {
            [only] if self.complete => Some(only),
            _ => None,
        }
    }
}

/// One way to settle a cause.
#[derive(Debug, Clone)]
pub struct Repair {
    /// What to write where.
    pub edits: Vec<Edit>,
    /// Number of relations that hold afterwards.
    pub settles: u32,
    /// Number of weak relations that do not hold any more.
    pub breaks: u32,
    /// The slip that explains it.
    pub slip: Option<Slip>,
}

/// One changed amount.
#[derive(Debug, Clone, Copy)]
pub struct Edit {
    /// Where.
    pub entry: EntryId,
    /// The new value in the entry's own unit; `None` = blank.
    pub to: Option<Decimal>,
    /// False when only inequalities demand it: then it is a limit.
    pub fixed: bool,
}

/// The value of an entry in 元 (money) or its own unit (quantities). `None` for blanks and on overflow.
pub fn common(value: Decimal, unit: Unit) -> Option<Decimal> {
    value.checked_mul(scale(unit)?)
}

/// One of the unit in 元; 1 for quantities.
fn scale(unit: Unit) -> Option<Decimal> {
    10_u64.checked_pow(unit.power().unwrap_or(0)).map(Decimal::from)
}

/// Judges all questions, agency by agency.
pub fn judge(asked: &Asked, budget: &Budget) -> Judged {
    let (bound, judgements) = (vec![0; budget.entries.len()], Vec::with_capacity(asked.questions.len()));
    let mut judged = Judged { bound, judgements, ..Judged::default() };
    let prints = Prints::of(budget);
    let mut start = 0;
    while start < asked.questions.len() {
        let agency = asked.questions[start].agency;
        let len = asked.questions[start..].iter().take_while(|question| question.agency == agency).count();
        network(&asked.questions[start..start + len], start, budget, &prints, &mut judged);
        start += len;
    }
    structure::withdraw(asked, budget, &mut judged);
    judged
}

fn network(questions: &[Question], first: usize, budget: &Budget, prints: &Prints, judged: &mut Judged) {
    let mut ids: Vec<Option<VariableId>> = vec![None; budget.entries.len()];
    let mut entries: Vec<EntryId> = Vec::new();
    let mut relations = Vec::with_capacity(questions.len());
    let mut lines = Lines::default();
    let mut variables = Vec::new();
    for question in questions {
        let mut side = |terms: &[(i8, EntryId)]| -> Vec<(i8, VariableId)> {
            terms
                .iter()
                .map(|(coef, entry)| {
                    let id = *ids[entry.0 as usize].get_or_insert_with(|| {
                        entries.push(*entry);
                        variables.push(variable(budget, *entry, prints, &mut lines));
                        VariableId(variables.len() as u32 - 1)
                    });
                    (*coef, id)
                })
                .collect()
        };
        relations.push(Relation {
            left: side(&question.left),
            right: side(&question.right),
            order: match question.order {
                Order::Equal => net::Order::Equal,
                Order::AtMost => net::Order::AtMost,
            },
            force: if question.severity == Severity::Error { Force::Strong } else { Force::Soft },
        });
    }
    let solution = net::solve(&variables, &relations);
    judged.judgements.extend(solution.judgements);
    judged.doubtful.extend(solution.doubtful.into_iter().map(TableId));
    for (entry, bound) in entries.iter().zip(&solution.bound) {
        judged.bound[entry.0 as usize] += bound;
    }
    let before = judged.causes.len();
    for cause in solution.causes {
        let repairs = cause.repairs.iter().map(|repair| repair_of(repair, &entries, budget)).collect();
        let questions = cause.relations.iter().map(|relation| first + relation.0 as usize).collect();
        judged.causes.push(Cause { kind: cause.kind, questions, repairs, complete: cause.complete });
    }
    let causes = judged.causes.split_off(before);
    judged.causes.extend(together(causes, &judged.judgements));
}

/// Residues of one size in one agency are told once: they echo through totals and copies, and none is a fault.
/// A residue that one changed figure would settle stays by itself.
fn together(causes: Vec<Cause>, judgements: &[Judgement]) -> Vec<Cause> {
    let mut kept: Vec<Cause> = Vec::new();
    for cause in causes {
        let size = |cause: &Cause| cause.questions.first().map(|index| judgements[*index].gap.abs());
        let echo = |other: &&mut Cause| is_residue(other) && size(other) == size(&cause);
        match kept.iter_mut().find(echo) {
            Some(same) if is_residue(&cause) => same.questions.extend(cause.questions),
            _ => kept.push(cause),
        }
    }
    kept
}

fn is_residue(cause: &Cause) -> bool {
    cause.kind == CauseKind::Rounding && cause.repairs.is_empty()
}

/// How many places each table prints. A table that prints 69.00 beside 50 leaves zeros off; it does not round to whole
/// 万元, and the 50 has no more slack than the 69.00.
struct Prints(Vec<u32>);

impl Prints {
    /// Whole amounts of a text from here on are cut.
    const CUT: i64 = 1000;
    /// Places amounts usually have. Finer prints of single amounts say nothing about the others.
    const USUAL: u32 = 2;

    fn of(budget: &Budget) -> Self {
        let mut finest = vec![0; budget.tables.len()];
        for entry in budget.entries.iter().filter(|entry| entry.unit.power().is_some()) {
            if let Value::Number { places, .. } = entry.value {
                let table: &mut u32 = &mut finest[entry.table.0 as usize];
                *table = (*table).max(places.min(Self::USUAL));
            }
        }
        Self(finest)
    }

    fn places(&self, entry: &Entry, printed: u32) -> u32 {
        let Value::Number { value, .. } = entry.value else { return printed };
        // A text that prints thousands of 万元 without decimals cuts them; a small whole amount leaves zeros off.
        let is_cut = entry.at.cell.is_none() && printed == 0 && value.abs() >= Decimal::from(Self::CUT);
        if entry.unit.power().is_none() || is_cut { printed } else { printed.max(self.0[entry.table.0 as usize]) }
    }
}

/// Numbers the printed rows, so that the solver knows which cells are neighbours.
#[derive(Default)]
struct Lines(HashMap<(u32, Option<u32>, Rc<str>), u32>);

impl Lines {
    fn of(&mut self, key: (u32, Option<u32>, Rc<str>)) -> u32 {
        let next = self.0.len() as u32;
        *self.0.entry(key).or_insert(next)
    }
}

fn variable(budget: &Budget, id: EntryId, prints: &Prints, lines: &mut Lines) -> Variable {
    let entry = budget.entry(id);
    let one = scale(entry.unit).unwrap_or(Decimal::ONE);
    let (value, places) = match entry.value {
        Value::Number { value, places, .. } => (common(value, entry.unit), prints.places(entry, places)),
        _ => (None, Prints::USUAL),
    };
    let step = Decimal::try_new(1, places.min(28)).unwrap_or(Decimal::ONE);
    let rounded = match entry.unit {
        Unit::Count | Unit::Percent => false,
        Unit::Yuan => places == 0,
        _ => true,
    };
    let prose = entry.at.cell.is_none();
    Variable {
        value,
        step: step.checked_mul(one).unwrap_or(Decimal::ONE),
        rounded,
        unit: entry.unit as u8,
        group: entry.table.0,
        line: lines.of((entry.at.block.0, entry.at.cell.map(|cell| cell.0), entry.row.clone())),
        place: entry.at.cell.map_or(0, |cell| cell.1),
        derived: prose || is_total(&entry.row) || is_upper_code(&entry.row),
    }
}

/// A class or section: the sum of what stands below it.
fn is_upper_code(row: &str) -> bool {
    row.len() < 7 && row.bytes().all(|byte| byte.is_ascii_digit())
}

fn repair_of(repair: &net::Repair, entries: &[EntryId], budget: &Budget) -> Repair {
    let edits = repair.edits.iter().map(|edit| {
        let entry = entries[edit.variable.0 as usize];
        let one = scale(budget.entry(entry).unit).unwrap_or(Decimal::ONE);
        Edit { entry, to: edit.to.and_then(|value| value.checked_div(one)), fixed: edit.fixed }
    });
    Repair { edits: edits.collect(), settles: repair.settles, breaks: repair.breaks, slip: repair.slip }
}
