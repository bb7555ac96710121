//! The network in whole numbers, indexed once in both directions.

use super::{Force, Order, Relation, Variable};
use rust_decimal::Decimal;

/// An amount counted in the network's finest step. Whole numbers keep every sum exact, where `Decimal` rounds silently.
pub(super) type Ticks = i128;

/// No amount may exceed this, so that no sum of any size overflows.
pub(super) const LIMIT: Ticks = 1 << 90;

/// Amounts printed finer than this many places are not judged.
const FINEST: u32 = 12;

/// A variable's coefficients in one relation.
#[derive(Debug, Clone, Copy)]
pub(super) struct Term {
    /// The variable inside a relation's terms; the relation inside a variable's.
    pub(super) id: u32,
    pub(super) left: i32,
    pub(super) right: i32,
}

impl Term {
    /// The coefficient in left − right.
    pub(super) fn net(&self) -> Ticks {
        Ticks::from(self.left) - Ticks::from(self.right)
    }
}

/// What is known of a relation whatever its values.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub(super) order: Order,
    pub(super) force: Force,
    /// Whether the left, the right side has at most one term.
    pub(super) single: [bool; 2],
    /// Whether the one term of a single side is rounded.
    pub(super) single_rounded: bool,
    /// The coarsest step among rounded terms, 0 if none is.
    pub(super) coarsest: Ticks,
    /// The finest step of all terms.
    pub(super) finest: Ticks,
    /// The single term that is printed in a coarser unit than all the others, if there is one.
    pub(super) coarse: Option<Coarse>,
    /// Whether it can be computed at all.
    pub(super) sound: bool,
    /// Places to print its sums with.
    pub(super) places: u32,
}

/// A term printed in a coarser unit than everything it is compared with.
#[derive(Debug, Clone, Copy)]
pub(super) struct Coarse {
    pub(super) variable: u32,
    pub(super) step: Ticks,
    /// 0 = left, 1 = right.
    pub(super) side: usize,
}

pub(super) struct Network<'a> {
    pub(super) variables: &'a [Variable],
    pub(super) values: Vec<Option<Ticks>>,
    pub(super) steps: Vec<Ticks>,
    pub(super) frames: Vec<Frame>,
    terms: Rows,
    touching: Rows,
    neighbours: Vec<[Option<u32>; 2]>,
    scale: u32,
}

/// Rows of terms of unequal length, stored in one piece.
struct Rows {
    starts: Vec<usize>,
    terms: Vec<Term>,
}

impl Rows {
    fn row(&self, index: u32) -> &[Term] {
        &self.terms[self.starts[index as usize]..self.starts[index as usize + 1]]
    }

    /// The same terms, seen from the other side.
    fn turned(&self, count: usize) -> Rows {
        let mut starts = vec![0; count + 1];
        for term in &self.terms {
            starts[term.id as usize + 1] += 1;
        }
        for index in 0..count {
            starts[index + 1] += starts[index];
        }
        let mut next = starts.clone();
        let mut terms = vec![Term { id: 0, left: 0, right: 0 }; self.terms.len()];
        for row in 0..self.starts.len() - 1 {
            for term in &self.terms[self.starts[row]..self.starts[row + 1]] {
                terms[next[term.id as usize]] = Term { id: row as u32, ..*term };
                next[term.id as usize] += 1;
            }
        }
        Rows { starts, terms }
    }
}

impl<'a> Network<'a> {
    pub(super) fn new(variables: &'a [Variable], relations: &[Relation]) -> Self {
        let scale = variables.iter().map(places).max().unwrap_or(0).min(FINEST);
        let ticks: Vec<_> = variables.iter().map(|variable| variable.value.map(|value| ticks(value, scale))).collect();
        let lost: Vec<bool> = ticks.iter().map(|value| matches!(value, Some(None))).collect();
        let steps = variables.iter().map(|variable| ticks_of_step(variable, scale)).collect();
        let terms = merged(relations, variables.len());
        let mut net = Network {
            variables,
            values: ticks.into_iter().map(Option::flatten).collect(),
            steps,
            frames: Vec::new(),
            touching: terms.turned(variables.len()),
            terms,
            neighbours: neighbours(variables),
            scale,
        };
        net.frames = (0..relations.len()).map(|id| net.frame(id as u32, &relations[id], &lost)).collect();
        net
    }

    /// The terms of a relation; `id` is the variable.
    pub(super) fn terms(&self, relation: u32) -> &[Term] {
        self.terms.row(relation)
    }

    /// The relations a variable takes part in, ascending; `id` is the relation.
    pub(super) fn touching(&self, variable: u32) -> &[Term] {
        self.touching.row(variable)
    }

    /// The cells before and after it in its line that are printed in the same unit.
    pub(super) fn neighbours(&self, variable: u32) -> impl Iterator<Item = u32> + use<> {
        self.neighbours[variable as usize].into_iter().flatten()
    }

    /// An amount in ticks; `None` if it is too large or too fine.
    pub(super) fn ticks(&self, amount: Decimal) -> Option<Ticks> {
        ticks(amount, self.scale)
    }

    /// Ticks as an amount printed with at least `places` decimals; `None` if it is too large.
    pub(super) fn amount(&self, ticks: Ticks, places: u32) -> Option<Decimal> {
        let mut amount = Decimal::try_from_i128_with_scale(ticks, self.scale).ok()?.normalize();
        if amount.scale() < places {
            amount.rescale(places);
        }
        Some(amount)
    }

    /// Ticks as this variable would print them.
    pub(super) fn printed(&self, variable: u32, ticks: Ticks) -> Decimal {
        let places = self.variables[variable as usize].step.normalize().scale().min(FINEST);
        self.amount(ticks, places).unwrap_or_default()
    }

    fn frame(&self, id: u32, relation: &Relation, lost: &[bool]) -> Frame {
        let terms = self.terms(id);
        let step = |term: &Term| self.steps[term.id as usize];
        let rounded = |term: &&Term| self.variables[term.id as usize].rounded;
        let sides = [relation.left.len(), relation.right.len()];
        let known = |term: &(i8, super::VariableId)| (term.1.0 as usize) < self.variables.len();
        let single = sides.map(|count| count <= 1);
        Frame {
            order: relation.order,
            force: relation.force,
            single,
            single_rounded: terms
                .iter()
                .filter(rounded)
                .any(|term| (single[0] && term.left != 0) || (single[1] && term.right != 0)),
            coarsest: terms.iter().filter(rounded).map(step).max().unwrap_or(0),
            finest: terms.iter().map(step).min().unwrap_or(0),
            coarse: self.coarse(terms, single),
            sound: relation.left.iter().chain(&relation.right).all(known)
                && terms.iter().all(|term| !lost[term.id as usize]),
            places: terms
                .iter()
                .map(|term| self.variables[term.id as usize].step.normalize().scale())
                .max()
                .unwrap_or(0),
        }
    }

    fn coarse(&self, terms: &[Term], single: [bool; 2]) -> Option<Coarse> {
        let top = terms.iter().max_by_key(|term| (self.steps[term.id as usize], std::cmp::Reverse(term.id)))?;
        let side = match (top.left, top.right) {
            (_, 0) => 0,
            (0, _) => 1,
            _ => return None,
        };
        let unit = |id: u32| self.variables[id as usize].unit;
        let step = self.steps[top.id as usize];
        let finer = |term: &Term| self.steps[term.id as usize] < step && unit(term.id) != unit(top.id);
        let alone = single[side] && top.net().abs() == 1 && terms.len() > 1;
        let coarsest = terms.iter().filter(|term| term.id != top.id).all(finer);
        (alone && coarsest).then_some(Coarse { variable: top.id, step, side })
    }
}

fn places(variable: &Variable) -> u32 {
    let value = variable.value.map_or(0, |value| value.normalize().scale());
    value.max(variable.step.normalize().scale())
}

fn ticks(value: Decimal, scale: u32) -> Option<Ticks> {
    let value = value.normalize();
    let factor = 10i128.checked_pow(scale.checked_sub(value.scale())?)?;
    value.mantissa().checked_mul(factor).filter(|ticks| ticks.abs() <= LIMIT)
}

fn ticks_of_step(variable: &Variable, scale: u32) -> Ticks {
    ticks(variable.step.abs(), scale).unwrap_or(1).max(1)
}

/// Every relation's terms, each variable once. Unknown variables are left out; `Frame::sound` remembers them.
fn merged(relations: &[Relation], variables: usize) -> Rows {
    let mut rows = Rows { starts: vec![0], terms: Vec::new() };
    let mut slot = vec![usize::MAX; variables];
    for relation in relations {
        let start = rows.terms.len();
        let left = relation.left.iter().map(|(factor, id)| (id.0, i32::from(*factor), 0));
        let right = relation.right.iter().map(|(factor, id)| (id.0, 0, i32::from(*factor)));
        for (id, left, right) in left.chain(right) {
            let Some(place) = slot.get_mut(id as usize) else { continue };
            if *place < start || *place >= rows.terms.len() {
                *place = rows.terms.len();
                rows.terms.push(Term { id, left: 0, right: 0 });
            }
            let term = &mut rows.terms[*place];
            term.left = term.left.saturating_add(left);
            term.right = term.right.saturating_add(right);
        }
        rows.starts.push(rows.terms.len());
    }
    rows
}

fn neighbours(variables: &[Variable]) -> Vec<[Option<u32>; 2]> {
    let mut order: Vec<u32> = (0..variables.len() as u32).collect();
    let line = |id: u32| (variables[id as usize].group, variables[id as usize].line);
    order.sort_by_key(|id| (line(*id), variables[*id as usize].place, *id));
    let mut found = vec![[None; 2]; variables.len()];
    for pair in order.windows(2) {
        let [one, two] = [pair[0], pair[1]];
        if line(one) == line(two) && variables[one as usize].unit == variables[two as usize].unit {
            found[one as usize][1] = Some(two);
            found[two as usize][0] = Some(one);
        }
    }
    found
}
