//! One file of several in short: what came of it by group of rules, and which faults it has, so that eighty reports need not
//! be kept.

use crate::app::checked::Checked;
use crate::report::{Findings, Level, Outcome, Verdict};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Groups of rules, as the columns of the overview from left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Family {
    /// Inside a table.
    Within,
    /// Between tables.
    Between,
    /// The text against tables and itself.
    Text,
    /// Performance targets.
    Targets,
    /// Procurement and assets.
    Holdings,
    /// What has to be there.
    Presence,
    /// Codes and names.
    Codes,
    /// Wording, personal data.
    Hygiene,
}

impl Family {
    /// The group of a rule by its id: R-T3-001, R-X-016 …
    fn of(rule: &str) -> Self {
        let letters = rule.split('-').nth(1).unwrap_or_default();
        match letters {
            "X" | "D" => Self::Between,
            "N" => Self::Text,
            "P" => Self::Targets,
            "G" | "A" => Self::Holdings,
            "S" => Self::Presence,
            "C" => Self::Codes,
            "H" => Self::Hygiene,
            // R-T1 … R-TX, R-A1 …, R-U
            _ => Self::Within,
        }
    }
}

/// Counts of one group in one file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub(crate) fail: u32,
    pub(crate) review: u32,
    pub(crate) passed: u32,
    pub(crate) not_checked: u32,
}

impl Counts {
    /// What its sign says: the gravest; a group of which less was judged than could not be is not in order.
    pub(crate) fn outcome(&self) -> Outcome {
        match self {
            Self { fail: 1.., .. } => Outcome::Fail,
            Self { review: 1.., .. } => Outcome::Review,
            Self { passed, not_checked, .. } if passed > not_checked => Outcome::Pass,
            Self { not_checked: 1.., .. } => Outcome::NotChecked,
            _ => Outcome::NotApplicable,
        }
    }
}

/// One file in short.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Summary {
    pub(crate) verdict: Verdict,
    /// Code and name of its first agency; empty where none is printed.
    pub(crate) agency: Rc<str>,
    /// What is to be mended.
    pub(crate) fail: u32,
    /// What is to be looked at.
    pub(crate) review: u32,
    /// One for each [`Family`].
    pub(crate) families: [Counts; 8],
    /// Its faults by rule: title and number of findings.
    pub(crate) faults: BTreeMap<Rc<str>, (Rc<str>, u32)>,
}

impl Summary {
    pub(crate) fn of(checked: &Checked) -> Self {
        let findings = &checked.report.findings;
        let mut families = [Counts::default(); 8];
        let mut faults: BTreeMap<Rc<str>, (Rc<str>, u32)> = BTreeMap::new();
        for run in &findings.runs {
            let counts = &mut families[Family::of(&run.rule) as usize];
            match run.outcome {
                Outcome::Pass => counts.passed += 1,
                Outcome::NotChecked => counts.not_checked += 1,
                Outcome::Fail | Outcome::Review | Outcome::NotApplicable => {}
            }
        }
        for finding in findings.findings.iter().filter(|finding| finding.level != Level::Note) {
            let counts = &mut families[Family::of(&finding.rule) as usize];
            *if finding.outcome == Outcome::Fail { &mut counts.fail } else { &mut counts.review } += 1;
            let title = || findings.rules.get(&finding.rule).map_or(finding.rule.as_str(), |rule| &rule.title);
            faults.entry(Rc::from(&*finding.rule)).or_insert_with(|| (Rc::from(title()), 0)).1 += 1;
        }
        let totals = &findings.totals;
        let (fail, review) = (totals.fail, totals.review);
        Self { verdict: totals.verdict, agency: agency(findings), fail, review, families, faults }
    }
}

fn agency(findings: &Findings) -> Rc<str> {
    let named = findings.reading.iter().find(|reading| !reading.agency_name.is_empty());
    named.map_or_else(Rc::default, |reading| format!("{} {}", reading.agency, reading.agency_name).trim().into())
}

/// A fault that several files have: the rule, its title, and the files, by their places in the pile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Common {
    pub(crate) rule: Rc<str>,
    pub(crate) title: Rc<str>,
    pub(crate) files: Vec<usize>,
}

/// The faults that at least two files have, those of most files first.
pub(crate) fn common<'a>(summaries: impl Iterator<Item = (usize, &'a Summary)>) -> Vec<Common> {
    let mut rules: BTreeMap<&Rc<str>, Common> = BTreeMap::new();
    for (file, summary) in summaries {
        for (rule, (title, _)) in &summary.faults {
            let new = || Common { rule: rule.clone(), title: title.clone(), files: Vec::new() };
            rules.entry(rule).or_insert_with(new).files.push(file);
        }
    }
    let mut common: Vec<Common> = rules.into_values().filter(|common| common.files.len() > 1).collect();
    common.sort_by_key(|common| std::cmp::Reverse(common.files.len()));
    common
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixture::checked;
    use crate::report::Level::{Error, Note, Warning};

    #[test]
    fn a_report_in_short() {
        let summary = Summary::of(&checked(1, &[("t1", Error, "a"), ("t1", Warning, "b"), ("t1", Note, "c")]));
        let within = summary.families[Family::Within as usize];
        assert_eq!((within.fail, within.review, within.outcome()), (1, 1, Outcome::Fail));
        assert_eq!(summary.families[Family::Text as usize].outcome(), Outcome::NotApplicable);
        assert_eq!(summary.faults.values().map(|(_, count)| *count).collect::<Vec<_>>(), [2]);
    }

    #[test]
    fn rules_belong_to_groups_by_their_ids() {
        let of = |rule| Family::of(rule);
        assert_eq!([of("R-TX-001"), of("R-A3-001"), of("R-U-002")], [Family::Within; 3]);
        assert_eq!([of("R-X-001"), of("R-A-008"), of("R-P-040")], [Family::Between, Family::Holdings, Family::Targets]);
    }

    #[test]
    fn what_several_files_have_is_one_line() {
        let (one, none) = (Summary::of(&checked(1, &[("t1", Error, "a")])), Summary::of(&checked(1, &[])));
        let files = [&one, &none, &one];
        let common = common(files.into_iter().enumerate());
        assert_eq!(common.iter().map(|line| line.files.clone()).collect::<Vec<_>>(), [vec![0, 2]]);
    }
}
