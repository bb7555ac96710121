//! A judged relation as a ledger: terms, sums, difference.

use super::places::{Places, amount};
use super::write::Facts;
use super::{Equation, Nature, Term};
use crate::budget::EntryId;
use crate::money::{Decimal, Unit, UnitFrom, format};
use crate::net;
use crate::rules::{Order, Question, common};

/// The unit and the number of places a relation is told in.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    pub(super) unit: Unit,
    pub(super) places: u32,
}

impl Measure {
    /// The unit of the relation's last printed amount, and the finest print in it.
    pub(super) fn of(facts: &Facts, question: &Question) -> Self {
        let entries = || question.right.iter().chain(&question.left).map(|(_, entry)| facts.budget.entry(*entry));
        let printed = || entries().filter(|entry| entry.is_filled());
        let unit = printed().next().map_or(Unit::Wan, |entry| entry.unit);
        let places = |entry: &crate::budget::Entry| match entry.value {
            crate::budget::Value::Number { places, .. } => places,
            _ => 0,
        };
        Self { unit, places: printed().map(places).max().unwrap_or(2).min(8) }
    }

    /// A value of the network (元, or a quantity) in this unit.
    pub(super) fn value(self, value: Decimal) -> Decimal {
        let one = common(Decimal::ONE, self.unit).unwrap_or(Decimal::ONE);
        value.checked_div(one).unwrap_or(value)
    }

    /// The same as text.
    pub(super) fn text(self, value: Decimal) -> String {
        let value = self.value(value);
        format(value, self.places.max(value.normalize().scale()).min(8))
    }

    fn amount(self, value: Decimal) -> super::Amount {
        let own = self.value(value);
        let places = self.places.max(own.normalize().scale()).min(8);
        amount(own, places, self.text(value), self.unit, UnitFrom::TableNote)
    }
}

/// The ledger of a question. Blank terms are left out unless they are `kept` (suspects).
pub(super) fn ledger(facts: &Facts, places: &mut Places, index: usize, kept: &[EntryId]) -> Equation {
    let rule = &facts.rules[facts.asked.questions[index].rules[0]];
    let question = &facts.asked.questions[index];
    let judgement = &facts.judged.judgements[index];
    let measure = Measure::of(facts, question);
    let title = places.wording().rule(rule).to_owned();
    let mut side = |terms: &[(i8, EntryId)]| {
        let shown = terms.iter().filter(|(_, entry)| facts.budget.entry(*entry).is_filled() || kept.contains(entry));
        shown.map(|(coef, entry)| Term { coef: *coef, locus: places.entry(*entry) }).collect::<Vec<_>>()
    };
    Equation {
        rule: rule.id.clone(),
        title,
        relation: if question.order == Order::Equal { "=" } else { "<=" }.into(),
        left: side(&question.left),
        right: side(&question.right),
        left_value: measure.amount(judgement.left),
        right_value: measure.amount(judgement.right),
        gap: measure.amount(judgement.gap),
        slack: measure.amount(judgement.slack),
        nature: match judgement.nature {
            net::Nature::Exact | net::Nature::Void => Nature::Exact,
            net::Nature::Rounding => Nature::Rounding,
            net::Nature::Beyond | net::Nature::Unjudged => Nature::BeyondRounding,
        },
    }
}
