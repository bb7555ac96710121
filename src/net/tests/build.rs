//! Building small networks in few words.

use crate::net::{Cause, Force, Order, Relation, RelationId, Repair, Solution, Variable, VariableId, solve};
use rust_decimal::Decimal;

#[derive(Default, Clone)]
pub(super) struct Build {
    pub(super) variables: Vec<Variable>,
    pub(super) relations: Vec<Relation>,
}

pub(super) fn dec(text: &str) -> Decimal {
    text.parse().expect("a number")
}

/// A number, or a blank for the empty text.
pub(super) fn cell(text: &str) -> Option<Decimal> {
    (!text.is_empty()).then(|| dec(text))
}

pub(super) fn terms(ids: &[VariableId]) -> Vec<(i8, VariableId)> {
    ids.iter().map(|id| (1, *id)).collect()
}

impl Build {
    /// An amount of table `group`, rounded to 0.01.
    pub(super) fn put(&mut self, place: (u32, u32, u32), value: Option<Decimal>) -> VariableId {
        let (group, line, place) = place;
        let step = Decimal::new(1, 2);
        self.variables.push(Variable { value, step, rounded: true, unit: 0, group, line, place, derived: false });
        VariableId(self.variables.len() as u32 - 1)
    }

    /// Amounts standing apart from each other.
    pub(super) fn cells<const N: usize>(&mut self, texts: [&str; N]) -> [VariableId; N] {
        texts.map(|text| {
            let line = self.variables.len() as u32;
            self.put((0, line, 0), cell(text))
        })
    }

    pub(super) fn at(&mut self, id: VariableId) -> &mut Variable {
        &mut self.variables[id.0 as usize]
    }

    pub(super) fn relate(
        &mut self,
        left: &[VariableId],
        order: Order,
        right: &[VariableId],
        force: Force,
    ) -> RelationId {
        self.relations.push(Relation { left: terms(left), right: terms(right), order, force });
        RelationId(self.relations.len() as u32 - 1)
    }

    pub(super) fn sum(&mut self, total: VariableId, parts: &[VariableId]) -> RelationId {
        self.relate(&[total], Order::Equal, parts, Force::Strong)
    }

    pub(super) fn copy(&mut self, one: VariableId, two: VariableId) -> RelationId {
        self.relate(&[one], Order::Equal, &[two], Force::Strong)
    }

    pub(super) fn at_most(&mut self, one: VariableId, two: VariableId) -> RelationId {
        self.relate(&[one], Order::AtMost, &[two], Force::Strong)
    }

    pub(super) fn solve(&self) -> Solution {
        solve(&self.variables, &self.relations)
    }

    /// The solution's only cause.
    pub(super) fn only(&self) -> Cause {
        let solution = self.solve();
        assert_eq!(solution.causes.len(), 1, "{:#?}", solution.causes);
        solution.causes.into_iter().next().expect("one cause")
    }

    /// The one repair the network asks for.
    pub(super) fn named(&self) -> Repair {
        let cause = self.only();
        cause.named().unwrap_or_else(|| panic!("not named: {cause:#?}")).clone()
    }
}

/// The suspected variables of a cause, ascending.
pub(super) fn suspects(cause: &Cause) -> Vec<u32> {
    let mut ids: Vec<u32> = cause.repairs.iter().flat_map(|repair| &repair.edits).map(|edit| edit.variable.0).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
