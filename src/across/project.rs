//! R-D-009 a project code means one project, with one budget in a year.

use super::body::Body;
use super::figure::Number;
use super::{Case, Fault, Looked, Place, listed};
use crate::budget::Project;
use crate::rules::{Severity, Spot, Unknown};
use crate::text::normal;
use std::collections::BTreeMap;

/// A project in one document.
struct Printed<'c, 'a> {
    body: &'c Body<'a>,
    project: &'a Project,
    name: String,
    budget: Option<Number>,
}

pub(super) fn run(case: &Case) -> Vec<Looked> {
    let mut codes: BTreeMap<String, Vec<Printed>> = BTreeMap::new();
    for body in case.budgets() {
        let budget = case.budget(body);
        for project in budget.projects.iter().filter(|project| project.agency == body.agency) {
            let code = normal::label(project.word("code"));
            let budget = case.trusted(body, "P", &project.number.to_string(), "budget").ok();
            let name = normal::label(project.word("name"));
            if !code.is_empty() && !name.is_empty() {
                codes.entry(code).or_default().push(Printed { body, project, name, budget });
            }
        }
    }
    // One finding for two documents, however many codes they disagree on.
    let mut pairs: BTreeMap<(usize, usize), (Looked, Vec<Differs>)> = BTreeMap::new();
    for (code, printed) in &codes {
        for (at, later) in printed.iter().enumerate() {
            // Twice in one document is that document's own affair.
            let Some(first) = printed[..at].iter().find(|first| first.body.doc != later.body.doc) else { continue };
            let (looked, differing) = pairs.entry((first.body.doc, later.body.doc)).or_insert_with(|| {
                let scope = Some((later.body.doc, later.body.agency, Some(later.project.table)));
                (Looked { scope, ..Looked::default() }, Vec::new())
            });
            looked.compared += 1;
            differing.extend(compare(case, code, first, later));
        }
    }
    let told = pairs.into_values().map(|(looked, differing)| {
        let faults = if differing.is_empty() { Vec::new() } else { vec![fault(differing)] };
        Looked { faults, ..looked }
    });
    let mut seen: Vec<Looked> = told.collect();
    // Codes that meet nowhere were compared with nothing.
    let several = case.bodies.iter().any(|body| body.doc > 0);
    if seen.is_empty() && several && !codes.is_empty() {
        let first = codes.values().flatten().next();
        seen.extend(first.map(|printed| Looked::unseen(printed.body, Unknown::Precondition)));
    }
    seen
}

/// A code that means two things.
struct Differs {
    places: Vec<Place>,
    say: String,
    same_year: bool,
}

fn fault(differing: Vec<Differs>) -> Fault {
    let said: Vec<String> = differing.iter().map(|one| one.say.clone()).collect();
    Fault {
        args: vec![("count", said.len().to_string()), ("items", listed(&said))],
        severity: differing.iter().all(|one| !one.same_year).then_some(Severity::Note),
        suspects: differing.into_iter().flat_map(|one| one.places).collect(),
        ..Fault::default()
    }
}

fn compare(case: &Case, code: &str, first: &Printed, later: &Printed) -> Option<Differs> {
    let same_year = first.body.year == later.body.year;
    let one_name = first.name == later.name
        // Over the years a name gains and loses a word.
        || !same_year && (first.name.contains(&later.name) || later.name.contains(&first.name));
    let budgets = first.budget.zip(later.budget).filter(|_| same_year);
    let one_budget = budgets.is_none_or(|(one, other)| {
        let gap = one.value.checked_sub(other.value);
        gap.is_none_or(|gap| Some(gap.abs()) <= one.slack.checked_add(other.slack))
    });
    if one_name && one_budget {
        return None;
    }
    let say = |printed: &Printed| {
        let amount = printed.budget.and_then(|number| Some(case.written(number.at?, number.value)));
        format!("{} {} {}", printed.body.call(), printed.project.word("name").trim(), amount.unwrap_or_default())
            .trim_end()
            .to_owned()
    };
    let spot = |printed: &Printed| {
        let amount = printed.budget.and_then(|number| number.at).filter(|_| one_name);
        let name = printed.project.field("name").map(|field| Spot::Place(printed.body.agency, field.at));
        amount.map(|(_, entry)| Spot::Entry(entry)).or(name).map(|spot| (printed.body.doc, spot))
    };
    let places = [later, first].into_iter().filter_map(spot).collect();
    Some(Differs { places, say: format!("{code}（{} / {}）", say(first), say(later)), same_year })
}
