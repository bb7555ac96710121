//! R-N-015 “no change” agrees with the amounts: 持平 where both years are told and differ, or where a change is told too.

use super::told::{Told, measured};
use super::{Check, Fault, Looked, Spot};
use crate::prose::{FactId, Role};
use crate::rules::Judged;

pub(super) const FLAT: Check = Check { name: "flat", run };

fn run(told: &Told, _: &Judged, looked: &mut Looked) {
    for (_, item) in told.items() {
        for (id, fact) in told.of(item, Role::Flat) {
            let base = told.base(item, fact.compared.base);
            let this = told.value(item, Some(id));
            let numbers = this.and_then(|(_, fact)| measured(fact)).zip(base.and_then(|(_, fact)| measured(fact)));
            let change =
                told.of(item, Role::Change).into_iter().find(|(_, change)| change.compared.base == fact.compared.base);
            let changed = change.filter(|(_, change)| !change.value.is_zero());
            let differ = numbers.is_some_and(|((now, step), (then, other))| (now - then).abs() > step.max(other));
            if numbers.is_none() && change.is_none() {
                continue;
            }
            looked.compared += 1;
            if !differ && changed.is_none() {
                continue;
            }
            let entries = |facts: [Option<FactId>; 3]| {
                facts.into_iter().flatten().filter_map(|id| told.entry(id)).map(Spot::Entry).collect::<Vec<_>>()
            };
            let context = entries([this.map(|found| found.0), base.map(|found| found.0), changed.map(|found| found.0)]);
            // The word or one of the amounts: the sentence alone does not say which.
            let mut suspects = vec![Spot::Words(fact.passage, fact.span)];
            suspects.extend(context);
            let word = told.prose.words(fact, fact.span).to_owned();
            let args = vec![("item", item.subject.call().to_owned()), ("word", word)];
            looked.faults.push(Fault { suspects, args, ..Fault::default() });
        }
    }
}
