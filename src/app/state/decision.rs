//! What people decided about findings. A decision belongs to the published fingerprint: it holds as long as rule, place and
//! amounts are the same, whatever the file is called and however the rule is worded.

use crate::report::Finding;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Verdict {
    /// 属实待改
    Confirmed,
    /// 已作说明
    Explained,
    /// 误报
    Mistaken,
    /// 忽略
    Ignored,
}

impl Verdict {
    /// In the order they are offered.
    pub(crate) const ALL: [Self; 4] = [Self::Confirmed, Self::Explained, Self::Mistaken, Self::Ignored];

    /// True for what nobody has to mend: it needs a reason, and the finding steps back.
    pub(crate) fn is_settled(self) -> bool {
        self != Self::Confirmed
    }
}

/// A decision on one finding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Decision {
    pub(crate) verdict: Verdict,
    /// Why; empty only for what is to be mended.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) reason: String,
    /// The last day it holds, `2026-12-31`; without an end when empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub(crate) until: String,
    /// Rule and sentence of the finding when it was decided, for people who read the file.
    pub(crate) rule: String,
    pub(crate) message: String,
}

/// The decisions by fingerprint (rule, places and amounts).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Decisions(BTreeMap<String, Decision>);

/// The name of the format of a file of decisions.
const FORMAT: &str = "budget-decisions";

/// A file of decisions.
#[derive(Serialize, Deserialize)]
struct File {
    format: String,
    version: u32,
    decisions: BTreeMap<String, Decision>,
}

impl Decisions {
    /// Decides about a finding, or takes the decision back.
    pub(crate) fn decide(&mut self, finding: &Finding, decision: Option<Decision>) {
        let print = finding.prints.content.clone();
        match decision {
            Some(decision) => drop(self.0.insert(print, decision)),
            None => drop(self.0.remove(&print)),
        }
    }

    /// What was decided about a finding, when it still holds on this day.
    pub(crate) fn of(&self, finding: &Finding, today: &str) -> Option<&Decision> {
        let decision = self.0.get(&finding.prints.content)?;
        (decision.until.is_empty() || today <= decision.until.as_str()).then_some(decision)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// How many belong to none of these findings: what was decided about has changed, or stands in another document.
    pub(crate) fn unused(&self, findings: &[Finding]) -> usize {
        self.0.keys().filter(|print| !findings.iter().any(|finding| finding.prints.content == **print)).count()
    }

    /// These and those of a file; the file's own where both decide.
    pub(crate) fn join(&mut self, other: Self) {
        self.0.extend(other.0);
    }

    /// As a file.
    pub(crate) fn write(&self) -> String {
        let file = File { format: FORMAT.to_owned(), version: 1, decisions: self.0.clone() };
        serde_json::to_string_pretty(&file).unwrap_or_default()
    }

    /// Reads a file; `None` for what is none.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let file: File = serde_json::from_str(text).ok()?;
        (file.format == FORMAT && file.version == 1).then_some(Self(file.decisions))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::fixture::checked;
    use crate::report::Level::Error;

    fn decision(until: &str) -> Decision {
        Decision {
            verdict: Verdict::Ignored,
            reason: "表样如此".to_owned(),
            until: until.to_owned(),
            rule: "R-T1-001".to_owned(),
            message: "a".to_owned(),
        }
    }

    #[test]
    fn a_decision_holds_to_its_last_day() {
        let checked = checked(1, &[("t1", Error, "a"), ("t1", Error, "b")]);
        let findings = &checked.report.findings.findings;
        let mut decisions = Decisions::default();
        decisions.decide(&findings[0], Some(decision("2026-12-31")));
        assert!(decisions.of(&findings[0], "2026-12-31").is_some());
        assert_eq!(decisions.of(&findings[0], "2027-01-01"), None);
        assert_eq!(decisions.of(&findings[1], "2026-01-01"), None);
        assert_eq!((decisions.unused(findings), decisions.unused(&findings[1..])), (0, 1));
        decisions.decide(&findings[0], None);
        assert_eq!(decisions.len(), 0);
    }

    #[test]
    fn a_file_brings_them_back() {
        let checked = checked(1, &[("t1", Error, "a")]);
        let mut decisions = Decisions::default();
        decisions.decide(&checked.report.findings.findings[0], Some(decision("")));
        let read = Decisions::read(&decisions.write());
        assert_eq!(read.as_ref(), Some(&decisions));
        for none in ["", "{}", r#"{"format":"other","version":1,"decisions":{}}"#, "1858.60"] {
            assert_eq!(Decisions::read(none), None, "{none}");
        }
        let mut joined = Decisions::default();
        joined.join(decisions.clone());
        assert_eq!(joined, decisions);
    }
}
