//! Several documents together: a department and its units, this year and last year, budget and final accounts.
//!
//! Goes in: what was recognised in each document, and what its own equations say of it. Comes out: for every rule what it
//! saw, with places that name the document. Each document is judged by itself before; nothing here changes that.
//! A rule is one row of `src/forms/national/across.md` and one file here.
//!
//! *Invariant:* a rule that finds no documents that belong together says that it needs another one; it never passes.
//! Deliberately knows nothing of wording.

mod body;
mod compare;
mod date;
mod figure;
mod title;

mod account;
mod assets;
mod carry;
mod holdings;
mod last;
mod project;
mod published;
mod units;

pub use date::Date;

use crate::budget::{AgencyId, Budget, EntryId, TableId};
use crate::doc::Document;
use crate::money::Decimal;
use crate::rules::{self, Judged, Rule, Settings, Severity, Spot, Test, Unknown};
use body::{Body, bodies};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// One of the documents.
#[derive(Debug, Clone, Copy)]
pub struct Member<'a> {
    /// The document as it was read.
    pub document: &'a Document,
    /// What was recognised in it.
    pub budget: &'a Budget,
    /// What its own equations say.
    pub judged: &'a Judged,
}

/// Dates that stand in no document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Dates {
    /// When the department's budget was approved (批复).
    pub approved: Option<Date>,
    /// When it was published (公开).
    pub published: Option<Date>,
}

/// A place in one of the documents: its position among them, and where.
pub type Place = (usize, Spot);

/// An amount of one of the documents.
pub type Figure = (usize, EntryId);

/// A sum over documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The parts.
    pub left: Vec<Figure>,
    /// What they should make.
    pub right: Vec<Figure>,
    /// Value of the parts, in 元 where they are money.
    pub left_value: Decimal,
    /// Value of the other side.
    pub right_value: Decimal,
    /// The largest difference that rounding explains.
    pub slack: Decimal,
}

/// Something that does not fit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fault {
    /// The places the message speaks of, the most important first.
    pub suspects: Vec<Place>,
    /// What they were compared with.
    pub context: Vec<Place>,
    /// The sums that do not agree.
    pub sums: Vec<Sum>,
    /// What the rule's message is filled in with.
    pub args: Vec<(&'static str, String)>,
    /// A weight other than the rule's.
    pub severity: Option<Severity>,
}

/// What one rule saw of one body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looked {
    /// Document, agency and table it is booked under; nothing when no document fits.
    pub scope: Option<(usize, AgencyId, Option<TableId>)>,
    /// Number of comparisons made.
    pub compared: u32,
    /// Why something could not be compared.
    pub unseen: Option<Unknown>,
    /// What does not fit.
    pub faults: Vec<Fault>,
}

/// One rule that looked once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Index into [`rules()`].
    pub rule: usize,
    /// What it saw.
    pub looked: Looked,
}

/// What every rule is given.
struct Case<'a> {
    members: &'a [Member<'a>],
    bodies: Vec<Body<'a>>,
    dates: Dates,
    /// The amounts that each document's own equations accuse.
    doubted: Vec<BTreeSet<EntryId>>,
    /// For each document and table, how many places it prints.
    finest: Vec<Vec<u32>>,
    settings: &'a Settings,
}

/// A rule: looks at all documents.
struct Check {
    name: &'static str,
    run: fn(&Case) -> Vec<Looked>,
}

const CHECKS: [Check; 10] = [
    Check { name: "units", run: units::plain },
    Check { name: "units-doubted", run: units::doubted },
    Check { name: "last-year", run: last::run },
    Check { name: "opening-budget", run: account::run },
    Check { name: "carried-over", run: carry::run },
    Check { name: "assets-closing", run: assets::run },
    Check { name: "project-codes", run: project::run },
    Check { name: "holdings", run: holdings::plain },
    Check { name: "holdings-doubted", run: holdings::doubted },
    Check { name: "published", run: published::run },
];

/// The rules about several documents.
pub fn rules() -> &'static [Rule] {
    const ROWS: &str = include_str!("forms/national/across.md");
    static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
        rules::parse(&[("across.md", ROWS)]).expect("invariant: a test parses every compiled rule file")
    });
    &RULES
}

/// Looks at all documents together.
pub fn look(members: &[Member], dates: Dates, settings: &Settings) -> Vec<Run> {
    let doubted = members.iter().map(|member| member.judged.doubted()).collect();
    let finest = members.iter().map(|member| figure::finest(member.budget)).collect();
    let case = Case { members, bodies: bodies(members, settings), dates, doubted, finest, settings };
    let mut runs = Vec::new();
    for (rule, row) in rules().iter().enumerate() {
        let Test::Together(name) = &row.test else { continue };
        let Some(check) = CHECKS.iter().find(|check| check.name == name) else { continue };
        let mut seen = (check.run)(&case);
        if seen.is_empty() {
            seen.push(Looked { unseen: Some(Unknown::DocumentAbsent), ..Looked::default() });
        }
        runs.extend(seen.into_iter().map(|looked| Run { rule, looked }));
    }
    runs
}

impl Looked {
    /// Nothing yet, about this body.
    fn of(body: &Body, table: Option<TableId>) -> Self {
        Self { scope: Some((body.doc, body.agency, table)), ..Self::default() }
    }

    /// Nothing, for this reason.
    fn unseen(body: &Body, why: Unknown) -> Self {
        Self { unseen: Some(why), ..Self::of(body, None) }
    }
}

/// More places than these are only counted.
const MOST_LISTED: usize = 6;

/// The first of these words; … stands for the rest.
fn listed(words: &[String]) -> String {
    let mut list = words.iter().take(MOST_LISTED).cloned().collect::<Vec<_>>().join("；");
    if words.len() > MOST_LISTED {
        list.push('…');
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_names_a_check_and_every_check_has_its_row() {
        let named: Vec<&str> = rules()
            .iter()
            .map(|rule| match &rule.test {
                Test::Together(name) => name.as_str(),
                _ => panic!("{} is no rule about several documents", rule.id),
            })
            .collect();
        assert!(named.iter().all(|name| CHECKS.iter().any(|check| check.name == *name)), "{named:?}");
        assert!(CHECKS.iter().all(|check| named.contains(&check.name)), "{named:?}");
    }
}
