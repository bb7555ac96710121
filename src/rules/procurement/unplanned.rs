//! R-G-011 a project that names purchases has its row in the procurement table.

use super::super::ask::Unknown;
use super::super::look::{Look, Looked, Seen, Spot, grouped};
use super::purchases::purchases;
use crate::budget::Project;
use crate::text::normal;

pub(super) const UNPLANNED: Look = Look { name: "unplanned-purchases", run };

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let bought: Vec<String> = match purchases(seen) {
        Err(Unknown::Empty) => Vec::new(),
        other => {
            let purchases = other?;
            if purchases.iter().any(|purchase| purchase.project.is_none()) {
                return Err(Unknown::ColumnAbsent);
            }
            purchases.iter().filter_map(|purchase| purchase.project).map(|(_, name)| normal::label(name)).collect()
        }
    };
    let mut suspects = Vec::new();
    let mut names = Vec::new();
    for project in seen.projects() {
        let name = normal::label(project.word("name"));
        if name.is_empty() {
            continue;
        }
        looked.compared += 1;
        let Some(word) = buys(seen, project) else { continue };
        if !bought.iter().any(|other| name.contains(other.as_str()) || other.contains(name.as_str())) {
            suspects.extend(project.field("name").map(|field| Spot::Place(seen.agency, field.at)));
            names.push(format!("{}（{word}）", short(&name)));
        }
    }
    looked.faults.extend(grouped(suspects, "projects", &names));
    Err(if seen.projects().next().is_none() { Unknown::FormAbsent } else { Unknown::Empty })
}

/// The word in a project's name or purpose that tells of a purchase.
fn buys<'a>(seen: &Seen<'a>, project: &Project) -> Option<&'a str> {
    let words = seen.words("purchases").iter().map(String::as_str);
    let texts = [project.word("name"), project.word("purpose")];
    words.into_iter().find(|word| texts.iter().any(|text| text.contains(word)))
}

/// A long name cut.
fn short(name: &str) -> String {
    const LONGEST: usize = 20;
    if name.chars().count() <= LONGEST {
        return format!("“{name}”");
    }
    format!("“{}…”", name.chars().take(LONGEST).collect::<String>())
}
