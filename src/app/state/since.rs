//! What has changed since another check of the same document: settled, left, new.

use crate::app::checked::Checked;
use crate::report::{Finding, Level, Prints};
use std::rc::Rc;

/// What a report said, as far as a later one is compared with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Seen(Vec<(Prints, Rc<str>)>);

/// What came of a comparison. Notes are left out: they are no faults.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Changed {
    /// The sentences of what is no longer found.
    pub(crate) settled: Vec<Rc<str>>,
    /// How many are found as before, or with other amounts.
    pub(crate) left: usize,
    /// What was not found before: indices into the later report.
    pub(crate) new: Vec<usize>,
}

impl Seen {
    /// What a report says.
    pub(crate) fn of(checked: &Checked) -> Self {
        let findings = checked.report.findings.findings.iter().filter(|finding| is_fault(finding));
        Self(findings.map(|finding| (finding.prints.clone(), Rc::from(&*finding.message))).collect())
    }

    /// What a later report changes about it.
    pub(crate) fn against(&self, later: &Checked) -> Changed {
        let mut open: Vec<&(Prints, Rc<str>)> = self.0.iter().collect();
        let findings = later.report.findings.findings.iter().enumerate().filter(|(_, finding)| is_fault(finding));
        let mut new: Vec<(usize, &Finding)> = findings.collect();
        let before = new.len();
        // The same amounts first, so that of two findings at one place each meets its own.
        let content: fn(&Prints) -> &str = |prints| &prints.content;
        let place: fn(&Prints) -> &str = |prints| &prints.place;
        for print in [content, place] {
            new.retain(|(_, finding)| {
                let at = open.iter().position(|(prints, _)| print(prints) == print(&finding.prints));
                at.map(|at| open.remove(at)).is_none()
            });
        }
        Changed {
            settled: open.iter().map(|(_, message)| message.clone()).collect(),
            left: before - new.len(),
            new: new.iter().map(|(index, _)| *index).collect(),
        }
    }
}

fn is_fault(finding: &Finding) -> bool {
    finding.level != Level::Note
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixture::checked;
    use crate::report::Level::{Error, Note, Warning};

    #[test]
    fn findings_are_settled_left_or_new() {
        let before = Seen::of(&checked(1, &[("t1", Error, "a"), ("t1", Warning, "b"), ("t1", Note, "n")]));
        let changed = before.against(&checked(1, &[("t1", Warning, "b"), ("t1", Error, "c"), ("t1", Note, "m")]));
        assert_eq!(changed, Changed { settled: vec!["t1 · a".into()], left: 1, new: vec![1] });
    }

    #[test]
    fn two_findings_at_one_place_meet_one_each() {
        let twice = [("t1", Error, "a"), ("t1", Error, "a")];
        let changed = Seen::of(&checked(1, &twice)).against(&checked(1, &twice[..1]));
        assert_eq!((changed.settled.len(), changed.left, changed.new.len()), (1, 1, 0));
    }
}
