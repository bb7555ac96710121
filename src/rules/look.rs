//! Rules that are no equations: they look at what was recognised and at the document itself.
//!
//! A rule is one row of a table in `src/forms/national/*.md` with `look: name` in place of a relation, and one [`Look`]
//! in the folder of its family. The row's `in` column says how often it is asked: once for every table of these forms, for
//! every target table (`P`), for every agency (blank), or once for the document (`document`).
//!
//! What a rule cannot see it says with an [`Unknown`]; it never passes in silence.

mod heads;
mod listed;
mod seen;

pub(in crate::rules) use listed::{grouped, listed};
pub(in crate::rules) use seen::{Amount, Seen};

use super::ask::Unknown;
use super::judge::Judged;
use super::settings::Settings;
use super::table::{Rule, Severity, State, Test};
use super::text::Told;
use super::{assets, codes, hygiene, plausible, presence, procurement, story, targets};
use crate::budget::{AgencyId, Budget, EntryId, TableId};
use crate::doc::{Document, Locus};
use crate::forms::Profile;
use crate::money::Decimal;
use crate::prose::PassageId;
use crate::text::Span;

/// A rule that looks.
#[derive(Debug)]
pub struct Look {
    /// Its name in the rule table.
    pub name: &'static str,
    /// Looks once. An error says why it could not; what it saw before stays.
    pub(in crate::rules) run: fn(&Seen, &mut Looked) -> Result<(), Unknown>,
}

const FAMILIES: [&[Look]; 8] = [
    presence::LOOKS,
    plausible::LOOKS,
    targets::LOOKS,
    procurement::LOOKS,
    assets::LOOKS,
    hygiene::LOOKS,
    codes::LOOKS,
    story::LOOKS,
];

/// The look with this name.
pub(super) fn named(name: &str) -> Option<Test> {
    FAMILIES.into_iter().flatten().find(|look| look.name == name).map(Test::Look)
}

/// A place a finding points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Spot {
    /// An amount.
    Entry(EntryId),
    /// Words: code points of a passage.
    Words(PassageId, Span),
    /// A place that is neither: a heading, a caption, a cell that holds words, a whole table.
    Place(AgencyId, Locus),
}

/// What a text should say instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replace {
    /// Where.
    pub at: Spot,
    /// What stands there.
    pub from: String,
    /// What should.
    pub to: String,
}

/// Something wrong.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Fault {
    /// The probably wrong places: one is an accusation; several cannot be told apart, or are all listed by the message.
    pub suspects: Vec<Spot>,
    /// What helps to understand.
    pub context: Vec<Spot>,
    /// What the rule's message is filled in with.
    pub args: Vec<(&'static str, String)>,
    /// How a number was computed again.
    pub computed: Option<Computed>,
    /// What to write instead, where that is certain.
    pub replace: Option<Replace>,
    /// What may have happened.
    pub slip: Option<Slip>,
    /// A weight other than the rule's.
    pub severity: Option<Severity>,
}

/// A number computed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computed {
    /// How.
    pub formula: Formula,
    /// This year's amount, or the part.
    pub this: EntryId,
    /// Last year's amount, or the whole; for [`Formula::Change`] the change.
    pub base: EntryId,
    /// The result in per cent, rounded to the printed digits and at least two places.
    pub value: Decimal,
    /// What is printed.
    pub printed: EntryId,
    /// Whether the print agrees.
    pub agrees: bool,
    /// For [`Formula::Change`]: the change is a decrease, so the base is this year's amount and the change together.
    pub falls: bool,
}

/// How a percentage is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formula {
    /// (this − base) ÷ base
    Growth,
    /// change ÷ (this − change)
    Change,
    /// this ÷ base
    Ratio,
}

/// What may have happened to a number of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// Two neighbouring digits changed places.
    Transposed,
    /// One digit is wrong.
    OneDigit,
    /// The decimal point is displaced.
    Shift,
    /// The ratio was taken for the growth.
    RatioForGrowth,
    /// Divided by this year's amount.
    WrongBase,
    /// The percentage of the thing before was kept.
    Copied,
}

/// What a rule saw that looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Looked {
    /// Number of comparisons made.
    pub compared: u32,
    /// Why something could not be looked at.
    pub unseen: Option<Unknown>,
    /// What is wrong.
    pub faults: Vec<Fault>,
    /// Amounts that were compared: they are not loose.
    pub bound: Vec<EntryId>,
    /// Numbers that were added up, and whether they make what they must.
    pub sums: Vec<(Vec<EntryId>, bool)>,
    /// Amounts that repeat an amount of a row that is printed as text.
    pub copies: Vec<(EntryId, Locus)>,
    /// Every percentage that was computed again.
    pub computed: Vec<Computed>,
}

/// One rule that looked once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookRun {
    /// Index into the rule table.
    pub rule: usize,
    /// Whose.
    pub agency: AgencyId,
    /// The table it is booked under; the narrative or the agency's first table when absent.
    pub scope: Option<TableId>,
    /// What it saw.
    pub looked: Looked,
}

/// What all looks are given.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The document as it was read.
    pub document: &'a Document,
    /// What was recognised.
    pub budget: &'a Budget,
    /// The forms it was recognised with.
    pub profile: &'a Profile,
    /// The judged equations.
    pub judged: &'a Judged,
    /// Numbers and words that the rules use.
    pub settings: &'a Settings,
}

/// Runs every rule that looks; those a profile switches off, too, so that what they would say can be counted.
pub fn look(rules: &[Rule], given: &Given) -> Vec<LookRun> {
    let doubted = given.judged.doubted();
    let mut runs = Vec::new();
    for agency in (0..given.budget.agencies.len()).map(|index| AgencyId(index as u32)) {
        let told = Told::new(given.budget, given.profile, agency);
        let read = targets::Targets::new(given.budget, given.settings, agency);
        let seen = Seen::new(given, &told, &read, &doubted, agency);
        let holds = |rule: &Rule| rule.state != State::Off && given.profile.has(&rule.id);
        for (index, rule) in rules.iter().enumerate().filter(|(_, rule)| holds(rule)) {
            match &rule.test {
                Test::Text(check) => {
                    let mut looked = Looked::default();
                    (check.run)(&told, given.judged, &mut looked);
                    runs.push(LookRun { rule: index, agency, scope: None, looked });
                }
                Test::Look(look) => over(look, index, rule, &seen, &mut runs),
                Test::Relation(_) | Test::Sums(_) | Test::Together(_) => {}
            }
        }
    }
    runs
}

/// Asks one rule as often as its row says.
fn over(look: &Look, index: usize, rule: &Rule, seen: &Seen, runs: &mut Vec<LookRun>) {
    let mut once = |seen: Seen, scope: Option<TableId>| {
        let mut looked = Looked::default();
        if let Err(why) = (look.run)(&Seen { rule: &rule.id, ..seen }, &mut looked) {
            looked.unseen = Some(why);
        }
        runs.push(LookRun { rule: index, agency: seen.agency, scope, looked });
    };
    if rule.forms.is_empty() {
        return once(*seen, None);
    }
    let mut absent = false;
    for form in &rule.forms {
        match form.as_str() {
            "document" if seen.agency.0 == 0 => once(*seen, None),
            "document" => {}
            form if seen.profile.form(form).is_none() => {}
            form => {
                let tables = seen.tables(form);
                if tables.is_empty() {
                    absent = true;
                }
                for table in tables {
                    let project = seen.projects().find(|project| project.table == table);
                    once(Seen { form, table: Some(table), project, ..*seen }, Some(table));
                }
            }
        }
    }
    if absent {
        let looked = Looked { unseen: Some(Unknown::FormAbsent), ..Looked::default() };
        runs.push(LookRun { rule: index, agency: seen.agency, scope: None, looked });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_look_has_a_name_of_its_own() {
        let mut names = BTreeSet::new();
        for look in FAMILIES.into_iter().flatten() {
            assert!(names.insert(look.name), "two looks are called {}", look.name);
        }
    }
}
