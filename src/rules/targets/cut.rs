//! R-P-046 texts that the form's field length cut off.

use super::super::ask::Unknown;
use super::super::look::{Look, Looked, Seen};
use super::{plans_fault, plans_of, setting};
use crate::text::normal;

pub(super) const CUT: Look = Look { name: "target-cut", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plans = plans_of(seen)?;
    let limit = limit(seen);
    let ends = seen.words("unfinished ends");
    let mut found = Vec::new();
    for (plan, row) in plans.iter().flat_map(|plan| plan.rows.iter().map(move |row| (plan, row))) {
        looked.compared += 1;
        let is_open = |text: &str| ends.iter().any(|end| text.trim_end().ends_with(end.as_str()));
        let cut = limit.is_some_and(|limit| length(row.name()) == limit && goes_on(row.name(), row.desc()));
        let key = match (cut || is_open(row.name()), is_open(row.desc())) {
            (true, _) => "name",
            (false, true) => "desc",
            (false, false) => continue,
        };
        found.push((row, key, format!("项目{}“{}”", plan.project.number, row.cells.word(key))));
    }
    looked.faults.extend(plans_fault(seen, &found));
    Ok(())
}

/// The field limit: the length of the longest name of the document, when at least two names of that length stop where
/// their descriptions go on.
fn limit(seen: &Seen) -> Option<usize> {
    let names = || seen.budget.projects.iter().flat_map(|project| &project.indicators).map(|cells| cells.word("name"));
    let longest = names().map(length).max().filter(|longest| *longest >= setting(seen, "limit"))?;
    let rows = seen.budget.projects.iter().flat_map(|project| &project.indicators);
    let cut = rows.filter(|cells| length(cells.word("name")) == longest);
    let cut = cut.filter(|cells| goes_on(cells.word("name"), cells.word("desc")));
    (cut.count() >= 2).then_some(longest)
}

fn length(text: &str) -> usize {
    text.chars().filter(|c| !normal::is_blank(*c)).count()
}

/// True for a name whose description is the name with more behind it.
fn goes_on(name: &str, desc: &str) -> bool {
    let (name, desc) = (normal::label(name), normal::label(desc));
    !name.is_empty() && desc.len() > name.len() && desc.starts_with(&name)
}
