//! R-P-023 the fields of the head of a target table are there and filled in.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::super::table::Severity;
use super::plan_of;
use crate::budget::{Project, Value};
use crate::doc::{BlockId, Locus, Table};
use crate::text::normal;

pub(super) const HEADER: Look = Look { name: "target-header", run };

/// Fields that hold words and are this rule's: purpose and goals have rules of their own.
const WORDS: [(&str, &str); 2] = [("code", "项目编码"), ("name", "项目名称")];
/// Amounts that must be filled in.
const AMOUNTS: [(&str, &str); 6] = [
    ("budget", "预算数"),
    ("fiscal", "财政资金"),
    ("plan3", "3月底"),
    ("plan6", "6月底"),
    ("plan10", "10月底"),
    ("plan12", "12月底"),
];
/// The months of the payment plan as printed.
const MONTHS: [&str; 4] = ["3月底", "6月底", "10月底", "12月底"];

/// What is wrong with a head.
#[derive(Default)]
struct Gaps {
    /// Labels of the form that are not there.
    lost: Vec<String>,
    /// Fields without content, each with its place.
    blank: Vec<String>,
    places: Vec<Spot>,
}

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plan = plan_of(seen)?;
    let project = plan.project;
    let form = seen.blank_form().ok_or(Unknown::FormAbsent)?;
    if project.lost.len() * 2 > form.header.len() {
        return Err(Unknown::Unreadable);
    }
    looked.compared += form.header.len() as u32;
    let Some((block, _, table)) = seen.parts().next() else { return Err(Unknown::FormAbsent) };
    let whole = Spot::Place(seen.agency, Locus { block, cell: Some((0, 0)), chars: None });
    // What all target tables of the document lack, the form of that place does not have: one note for all of them.
    let (everywhere, lost): (Vec<String>, Vec<String>) =
        labels_lost(project, table).into_iter().partition(|label| lacked_by_all(seen, label));
    // The heading of the list is looked at in every part.
    let lost = lost.into_iter().filter(|label| !form.list.iter().any(|(_, name)| name == label)).collect();
    let mut gaps = Gaps { lost, ..Gaps::default() };
    gaps.words(seen, project);
    gaps.amounts(seen, project);
    gaps.lists(seen);
    if !gaps.lost.is_empty() || !gaps.blank.is_empty() {
        let mut names = gaps.lost.iter().map(|label| format!("缺“{label}”")).collect::<Vec<_>>();
        names.extend(gaps.blank.iter().map(|label| format!("“{label}”未填")));
        let suspects = if gaps.places.is_empty() { vec![whole] } else { gaps.places };
        looked.faults.push(fault(suspects, project, &names.join("、"), None));
    }
    let first = seen.projects().next().is_some_and(|first| first.table == project.table);
    if first && !everywhere.is_empty() {
        let names = everywhere.iter().map(|label| format!("缺“{label}”")).collect::<Vec<_>>().join("、");
        looked.faults.push(fault(vec![whole], project, &names, Some(Severity::Note)));
    }
    Ok(())
}

fn fault(suspects: Vec<Spot>, project: &Project, fields: &str, severity: Option<Severity>) -> Fault {
    let args = vec![("project", project.number.to_string()), ("fields", fields.to_owned())];
    Fault { suspects, args, severity, ..Fault::default() }
}

/// True when every target table of the document lacks this label.
fn lacked_by_all(seen: &Seen, label: &str) -> bool {
    seen.budget.projects.iter().all(|project| project.lost.iter().any(|lost| lost == label))
}

/// The labels that are not there; the last columns of the payment plan may be lost by a converter, with their amounts.
fn labels_lost(project: &Project, table: &Table) -> Vec<String> {
    let edge = converter_cut(project, table);
    let lost = project.lost.iter().filter(|label| !(edge && MONTHS.contains(&label.as_str())));
    lost.cloned().collect()
}

/// True when the months that are lost are the last ones and no amount stands without its month.
fn converter_cut(project: &Project, table: &Table) -> bool {
    let is_lost = |month: &&str| project.lost.iter().any(|lost| lost == month);
    let kept = MONTHS.iter().take_while(|month| !is_lost(month)).count();
    let last = MONTHS.iter().skip(kept).all(is_lost);
    let filled = |row: u32| table.row(row).iter().filter(|cell| !cell.text.text.trim().is_empty()).count();
    let label = |row: &u32| table.row(*row).iter().any(|cell| normal::label(&cell.text.text) == MONTHS[0]);
    let Some(row) = (0..table.rows).find(label) else { return false };
    kept > 0 && last && filled(row + 1) <= kept
}

impl Gaps {
    fn words(&mut self, seen: &Seen, project: &Project) {
        for (key, label) in WORDS {
            let Some(field) = project.field(key).filter(|field| field.text.trim().is_empty()) else { continue };
            self.blank.push(label.to_owned());
            self.places.push(Spot::Place(seen.agency, field.at));
        }
    }

    /// Amounts that no equation accuses already. An unreadable one in the payment plan is another row in its place.
    fn amounts(&mut self, seen: &Seen, project: &Project) {
        let Ok(sheet) = seen.sheet("P") else { return };
        let row = project.number.to_string();
        for (key, label) in AMOUNTS {
            let Some(id) = sheet.entry(&row, key) else { continue };
            let entry = seen.budget.entry(id);
            let moved = entry.value == Value::Unreadable && key.starts_with("plan");
            let other = || sheet.entry(&row, "other").is_some_and(|other| seen.budget.entry(other).is_filled());
            // Money that is all of the unit's own leaves nothing to the treasury.
            if (entry.value == Value::Blank || moved) && !seen.is_doubted(id) && !(key == "fiscal" && other()) {
                self.blank.push(label.to_owned());
                self.places.push(Spot::Entry(id));
            }
        }
    }

    /// The heading of the list of indicators, in every part.
    fn lists(&mut self, seen: &Seen) {
        let Some(form) = seen.blank_form() else { return };
        for (block, _, table) in seen.parts() {
            let missing = match list_row(table, form.list.iter().map(|(_, label)| label.as_str())) {
                Some((row, missing)) => missing.map(|missing| (row, missing)),
                None if is_first(seen, block) => Some((0, form.list.iter().map(|(_, label)| label.clone()).collect())),
                None => None,
            };
            let Some((row, missing)) = missing else { continue };
            let known = |label: &String| !lacked_by_all(seen, label) && !self.lost.contains(label);
            let missing: Vec<String> = missing.into_iter().filter(known).collect();
            if !missing.is_empty() {
                self.places.push(Spot::Place(seen.agency, Locus { block, cell: Some((row, 0)), chars: None }));
            }
            self.lost.extend(missing);
        }
    }
}

fn is_first(seen: &Seen, block: BlockId) -> bool {
    seen.parts().next().is_some_and(|(first, _, _)| first == block)
}

/// The row of the list's heading, and the labels it lacks.
fn list_row<'l>(table: &Table, labels: impl Iterator<Item = &'l str> + Clone) -> Option<(u32, Option<Vec<String>>)> {
    (0..table.rows).find_map(|row| {
        let cells: Vec<String> = table.row(row).iter().map(|cell| normal::label(&cell.text.text)).collect();
        let missing: Vec<String> =
            labels.clone().filter(|label| !cells.iter().any(|cell| cell == label)).map(str::to_owned).collect();
        let all = labels.clone().count();
        (missing.len() * 2 < all).then(|| (row, (!missing.is_empty()).then_some(missing)))
    })
}
