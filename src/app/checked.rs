//! A report with what the page derives from it once: the list of findings and the marks in the document.

use super::marks::Marks;
use super::outline::Outline;
use crate::report::{At, Finding, Report, Role};

/// A report, ready to be shown.
pub(crate) struct Checked {
    /// The report.
    pub(crate) report: Report,
    /// The findings by table.
    pub(crate) outline: Outline,
    /// The marks by block.
    pub(crate) marks: Marks,
}

/// Two reports are the same only when they are one: components compare what they are given, and reports are large.
impl PartialEq for Checked {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for Checked {}

impl Checked {
    /// Prepares a report.
    pub(crate) fn new(report: Report) -> Self {
        let outline = Outline::new(&report.findings);
        let marks = Marks::new(&report.findings);
        Self { report, outline, marks }
    }

    /// The finding with this index.
    pub(crate) fn finding(&self, index: usize) -> Option<&Finding> {
        self.report.findings.findings.get(index)
    }

    /// Where a locus stands in the shown document.
    pub(crate) fn at(&self, locus: &str) -> Option<At> {
        self.report.findings.loci.get(locus).map(|locus| locus.at)
    }

    /// Title of a recognised table.
    pub(crate) fn title(&self, table: Option<&str>) -> Option<&str> {
        let readings = &self.report.findings.reading;
        readings.iter().find(|reading| Some(&*reading.table) == table).map(|reading| reading.title.as_str())
    }

    /// The place a finding is shown at: its suspect, or whatever it names first.
    pub(crate) fn first_locus(finding: &Finding) -> Option<&str> {
        let suspect = finding.loci.iter().find(|place| place.role == Role::Suspect);
        suspect.or(finding.loci.first()).map(|place| place.locus.as_str())
    }

    /// The finding of this report that was number `at` of `before`: the same place, or what took its turn in the list.
    pub(crate) fn again(&self, before: &Checked, at: usize) -> Option<usize> {
        let old = before.finding(at)?;
        let same = |print: fn(&Finding) -> &str| {
            self.report.findings.findings.iter().position(|finding| print(finding) == print(old))
        };
        same(|finding| &finding.prints.content)
            .or_else(|| same(|finding| &finding.prints.place))
            .or_else(|| self.outline.nearest(before.outline.turn(at)?))
    }
}
