//! Slips in random budgets: all are found, nearly all are named, nobody is accused wrongly.

use super::build::{Build, suspects};
use super::draw::{Dice, budget, spoil};
use crate::net::{Cause, CauseKind, Nature, Solution};

/// Budgets drawn, and slips tried in each.
const BUDGETS: usize = 40;
const SLIPS: usize = if cfg!(debug_assertions) { 40 } else { 150 };

/// A cause that suspects only cells none of which was touched.
fn wrong(causes: &[Cause], touched: &[usize]) -> Option<Cause> {
    let innocent = |cause: &&Cause| {
        let sure = cause.kind == CauseKind::Fault && cause.complete && !cause.repairs.is_empty();
        sure && !suspects(cause).iter().any(|id| touched.contains(&(*id as usize)))
    };
    causes.iter().find(innocent).cloned()
}

/// Whether a named repair gives the cell its value back.
fn named(solution: &Solution, truth: &Build, cell: usize) -> bool {
    solution
        .causes
        .iter()
        .filter_map(Cause::named)
        .flat_map(|repair| &repair.edits)
        .any(|edit| edit.variable.0 as usize == cell && edit.to == truth.variables[cell].value)
}

fn suspected(solution: &Solution, cell: usize) -> bool {
    solution.causes.iter().any(|cause| suspects(cause).contains(&(cell as u32)))
}

/// Whether a cause speaks of a relation this cell is in.
fn noticed(solution: &Solution, build: &Build, cell: usize) -> bool {
    let relations = solution.causes.iter().flat_map(|cause| &cause.relations);
    relations.map(|id| &build.relations[id.0 as usize]).any(|relation| touches(relation, cell))
}

fn touches(relation: &crate::net::Relation, cell: usize) -> bool {
    relation.left.iter().chain(&relation.right).any(|(_, id)| id.0 as usize == cell)
}

/// Whether the change shows in no relation at all.
fn invisible(solution: &Solution, build: &Build, cell: usize) -> bool {
    let mut relations = build.relations.iter().zip(&solution.judgements).filter(|(one, _)| touches(one, cell));
    relations.all(|(_, judgement)| matches!(judgement.nature, Nature::Exact | Nature::Void))
}

/// What became of the slips of one kind.
#[derive(Default, Debug)]
struct Score {
    tried: usize,
    /// All are suspected.
    suspected: usize,
    /// All are named, with the right value.
    named: usize,
    /// All are in two equalities or more, and how many of these are named.
    bound: usize,
    bound_named: usize,
    /// Show in no relation.
    invisible: usize,
    /// Somebody innocent was accused.
    accused: usize,
}

/// Tries `slips` slips at once in budgets of which `round` percent of the details print without a residue.
fn score(seed: u64, slips: usize, round: usize) -> Score {
    let mut dice = Dice(seed);
    let mut score = Score::default();
    for _ in 0..BUDGETS {
        let truth = budget(&mut dice, round);
        let bound = truth.solve().bound;
        for _ in 0..SLIPS {
            let mut build = truth.clone();
            let cells: Vec<Vec<usize>> = (0..slips).filter_map(|_| spoil(&mut build, &mut dice)).collect();
            let apart = cells.iter().flatten().collect::<std::collections::BTreeSet<_>>().len();
            if cells.len() == slips
                && cells.iter().flatten().count() == apart
                && cells.iter().all(|one| bound[one[0]] > 0)
            {
                score.add(&truth, &build, &bound, &cells);
            }
        }
    }
    println!("{slips} slips, {round} % round details: {score:?}");
    score
}

impl Score {
    fn add(&mut self, truth: &Build, build: &Build, bound: &[u32], cells: &[Vec<usize>]) {
        let solution = build.solve();
        let all: Vec<usize> = cells.iter().flatten().copied().collect();
        let is_named = all.iter().all(|cell| named(&solution, truth, *cell));
        let is_bound = all.iter().all(|cell| bound[*cell] >= 2);
        let unseen = cells.iter().any(|one| invisible(&solution, build, one[0]));
        let lost = cells.iter().any(|one| !noticed(&solution, build, one[0]));
        assert!(unseen || !lost || cells.len() > 1, "lost: {cells:?} {:#?}", solution.causes);
        self.tried += 1;
        self.suspected += usize::from(cells.iter().all(|one| suspected(&solution, one[0])));
        self.named += usize::from(is_named);
        self.bound += usize::from(is_bound);
        self.bound_named += usize::from(is_bound && is_named);
        self.invisible += usize::from(unseen);
        let wrong = wrong(&solution.causes, &all);
        self.accused += usize::from(wrong.is_some());
        if let Some(wrong) = wrong {
            println!("cells {all:?} accused {:?} relations {:?}", wrong.repairs, wrong.relations);
        }
    }
}

#[test]
fn untouched_budgets_have_no_faults() {
    let mut dice = Dice(7);
    for round in 0..BUDGETS {
        let solution = budget(&mut dice, round * 2).solve();
        assert!(solution.causes.iter().all(|cause| cause.kind == CauseKind::Rounding), "{:#?}", solution.causes);
        assert!(solution.doubtful.is_empty());
    }
}

#[test]
fn one_slip_is_found_and_named() {
    for (seed, round, percent) in [(2026, 90, 99), (2027, 30, 97)] {
        let score = score(seed, 1, round);
        assert!(score.bound_named * 100 >= score.bound * percent, "{score:?}");
        assert_eq!(score.accused, 0);
    }
}

#[test]
fn two_slips_are_among_the_suspects() {
    for (seed, round) in [(99, 90), (98, 30)] {
        let score = score(seed, 2, round);
        assert!(score.suspected * 100 >= score.tried * 95, "{score:?}");
        assert_eq!(score.accused, 0);
    }
}

#[test]
fn many_slips_hardly_ever_accuse_the_innocent() {
    for (seed, slips) in [(5, 3), (6, 5), (8, 7)] {
        let score = score(seed, slips, 90);
        assert!(score.accused * 100 <= score.tried, "{score:?}");
    }
}
