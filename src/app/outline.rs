//! The findings in the order the list shows them: by table as they stand in the document, or by rule, agency or level; errors
//! before doubts before notes. Words of the user leave out what does not hold them.

use super::state::Way;
use crate::report::{Finding, Findings, Level, Outcome};
use std::collections::BTreeMap;

/// What the findings of one group have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum By {
    /// The table.
    #[default]
    Table,
    /// The rule.
    Rule,
    /// The agency.
    Agency,
    /// The level.
    Level,
}

impl By {
    /// In the order they are offered.
    pub(crate) const ALL: [Self; 4] = [Self::Table, Self::Rule, Self::Agency, Self::Level];
}

/// How the user wants the list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Arrangement {
    /// The groups.
    pub(crate) by: By,
    /// Words that a finding must hold; all when empty.
    pub(crate) find: String,
}

/// The list of findings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Outline {
    /// One group for each recognised table, in document order.
    pub(crate) groups: Vec<Group>,
    /// Every finding once, in the order of the list.
    order: Vec<usize>,
    first: Option<usize>,
}

/// One table and what was found in it. All numbers are indices into the report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Group {
    /// Id of the table; of other groups the rule, the agency's name or the level.
    pub(crate) table: String,
    /// Index of its reading; none when findings name a table that was not recognised.
    pub(crate) reading: Option<usize>,
    /// Errors, then warnings.
    pub(crate) findings: Vec<usize>,
    /// Notes.
    pub(crate) notes: Vec<usize>,
    /// What came of the rules here.
    pub(crate) runs: Runs,
}

/// Counts of rule runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Runs {
    /// 平
    pub(crate) passed: u32,
    /// 未检
    pub(crate) not_checked: u32,
    /// 不适用
    pub(crate) not_applicable: u32,
}

impl Group {
    /// What the group's sign says: the gravest of what is in it.
    pub(crate) fn outcome(&self, findings: &[Finding]) -> Outcome {
        let gravest = self.findings.iter().chain(&self.notes).filter_map(|&at| findings.get(at));
        match gravest.map(|finding| finding.outcome).min() {
            Some(outcome) => outcome,
            // A table of which less was judged than could not be is not shown as in order.
            None if self.runs.passed > self.runs.not_checked => Outcome::Pass,
            None if self.runs.not_checked > 0 => Outcome::NotChecked,
            None => Outcome::NotApplicable,
        }
    }
}

impl Runs {
    fn count(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Pass => self.passed += 1,
            Outcome::NotChecked => self.not_checked += 1,
            Outcome::NotApplicable => self.not_applicable += 1,
            Outcome::Fail | Outcome::Review => {}
        }
    }
}

impl Outline {
    /// Sorts the findings into their tables.
    pub(crate) fn new(findings: &Findings) -> Self {
        Self::arranged(findings, &Arrangement::default())
    }

    /// Sorts the findings as the user wants it.
    pub(crate) fn arranged(findings: &Findings, arrangement: &Arrangement) -> Self {
        let mut groups = Groups::default();
        let by_table = arrangement.by == By::Table;
        // Tables in which nothing was found are listed, too, unless something is looked for.
        for (index, reading) in findings.reading.iter().enumerate().filter(|_| by_table && arrangement.find.is_empty())
        {
            groups.named(&reading.table).reading = Some(index);
        }
        for (index, finding) in
            findings.findings.iter().enumerate().filter(|(_, one)| holds(findings, one, arrangement))
        {
            let key = key(findings, finding, arrangement.by);
            let group = groups.named(&key);
            let reading = || findings.reading.iter().position(|reading| reading.table == key);
            group.reading = group.reading.or_else(|| reading().filter(|_| by_table));
            if finding.level == Level::Note { &mut group.notes } else { &mut group.findings }.push(index);
        }
        for run in findings.runs.iter().filter(|_| by_table) {
            if let Some(&at) = groups.places.get(&run.scope) {
                groups.list[at].runs.count(run.outcome);
            }
        }
        let mut groups = groups.list;
        for group in &mut groups {
            group.findings.sort_by_key(|&at| (findings.findings[at].level, at));
        }
        if !by_table {
            groups.sort_by_key(|group| {
                group.findings.iter().chain(&group.notes).map(|&at| findings.findings[at].level).min()
            });
        }
        let order: Vec<usize> =
            groups.iter().flat_map(|group| group.findings.iter().chain(&group.notes)).copied().collect();
        let first = order.iter().copied().min_by_key(|&at| findings.findings[at].level);
        Self { groups, order, first }
    }

    /// The finding a reader should see first: the first of the gravest level, in document order.
    pub(crate) fn first(&self) -> Option<usize> {
        self.first
    }

    /// How many findings there are.
    pub(crate) fn len(&self) -> usize {
        self.order.len()
    }

    /// The turn of a finding in the list, from 0.
    pub(crate) fn turn(&self, finding: usize) -> Option<usize> {
        self.order.iter().position(|&at| at == finding)
    }

    /// The finding at this turn, or the last one.
    pub(crate) fn nearest(&self, turn: usize) -> Option<usize> {
        self.order.get(turn).or(self.order.last()).copied()
    }

    /// The finding this way from another one, around the end.
    pub(crate) fn step(&self, from: Option<usize>, way: Way) -> Option<usize> {
        let (len, from) = (self.order.len(), from.and_then(|at| self.turn(at)));
        let to = match (way, from) {
            (Way::Next, None) => 0,
            (Way::Next, Some(turn)) => turn + 1,
            (Way::Previous, None) => len.saturating_sub(1),
            (Way::Previous, Some(turn)) => turn + len.saturating_sub(1),
            (Way::First, _) => 0,
            (Way::Last, _) => len.saturating_sub(1),
        };
        (len > 0).then(|| self.order[to % len])
    }
}

/// What a finding is listed under.
fn key(findings: &Findings, finding: &Finding, by: By) -> String {
    match by {
        By::Table => finding.table.clone(),
        By::Rule => finding.rule.clone(),
        By::Agency => agency(findings, finding).to_owned(),
        By::Level => match finding.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        }
        .to_owned(),
    }
}

/// Name of the agency whose table a finding stands in.
fn agency<'a>(findings: &'a Findings, finding: &Finding) -> &'a str {
    let reading = findings.reading.iter().find(|reading| reading.table == finding.table);
    reading.map_or("", |reading| if reading.agency_name.is_empty() { &reading.agency } else { &reading.agency_name })
}

/// Whether a finding holds what is looked for: in its sentence, rule, agency, table or places.
fn holds(findings: &Findings, finding: &Finding, arrangement: &Arrangement) -> bool {
    let wanted = arrangement.find.to_lowercase();
    let title = findings.reading.iter().find(|reading| reading.table == finding.table).map(|reading| &*reading.title);
    let rule = findings.rules.get(&finding.rule).map(|rule| &*rule.title);
    let places = finding.loci.iter().filter_map(|place| findings.loci.get(&place.locus)).map(|locus| &*locus.say);
    let words = [&*finding.message, &*finding.rule, agency(findings, finding)].into_iter();
    wanted.is_empty()
        || words.chain(title).chain(rule).chain(places).any(|words| words.to_lowercase().contains(&wanted))
}

/// Groups being made, found by the id of their table.
#[derive(Default)]
struct Groups {
    list: Vec<Group>,
    places: BTreeMap<String, usize>,
}

impl Groups {
    fn named(&mut self, table: &str) -> &mut Group {
        let at = self.places.get(table).copied().unwrap_or_else(|| {
            self.places.insert(table.to_owned(), self.list.len());
            self.list.push(Group { table: table.to_owned(), ..Group::default() });
            self.list.len() - 1
        });
        &mut self.list[at]
    }
}

#[cfg(test)]
mod tests {
    use super::{Arrangement, By, Outline};
    use crate::app::fixture::checked;
    use crate::report::Level::{Error, Note, Warning};

    #[test]
    fn groups_follow_the_document_and_errors_lead_in_each() {
        let checked = checked(3, &[("t3", Warning, "a"), ("t3", Error, "b"), ("t1", Note, "c"), ("?", Warning, "d")]);
        let outline = &checked.outline;
        let tables: Vec<_> = outline.groups.iter().map(|group| (&*group.table, group.findings.clone())).collect();
        assert_eq!(tables, [("t1", vec![]), ("t2", vec![]), ("t3", vec![1, 0]), ("?", vec![3])]);
        assert_eq!(outline.groups[0].notes, [2]);
        assert_eq!(outline.groups[3].reading, None);
    }

    #[test]
    fn the_first_finding_is_the_gravest_not_the_topmost() {
        let checked = checked(2, &[("t1", Note, "a"), ("t2", Error, "b"), ("t2", Error, "c")]);
        assert_eq!(checked.outline.first(), Some(1));
        assert_eq!(checked.outline.turn(1), Some(1));
    }

    #[test]
    fn other_groups_stand_in_the_order_of_their_gravest_and_words_leave_out() {
        let checked = checked(3, &[("t3", Warning, "a"), ("t3", Error, "b"), ("t1", Note, "c")]);
        let outline = |by, find: &str| {
            let arrangement = Arrangement { by, find: find.to_owned() };
            let outline = Outline::arranged(&checked.report.findings, &arrangement);
            outline
                .groups
                .iter()
                .map(|group| (group.table.clone(), group.findings.len() + group.notes.len()))
                .collect::<Vec<_>>()
        };
        let group = |key: &str, count: usize| (key.to_owned(), count);
        assert_eq!(outline(By::Level, ""), [group("error", 1), group("warning", 1), group("note", 1)]);
        assert_eq!(outline(By::Rule, ""), [group("R-T1-001", 3)]);
        assert_eq!(outline(By::Table, "· B"), [group("t3", 1)]);
        assert_eq!(outline(By::Table, "r-t1"), [group("t3", 2), group("t1", 1)]);
        assert_eq!(outline(By::Agency, "nothing"), []);
    }

    #[test]
    fn without_findings_there_is_nowhere_to_go() {
        let checked = checked(1, &[]);
        assert_eq!(checked.outline.step(None, super::Way::Next), None);
        assert_eq!(checked.outline.nearest(0), None);
    }
}
