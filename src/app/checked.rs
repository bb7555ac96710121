//! A report with what the page derives from it once: the list of findings, the marks and numbers in the document.

use super::marks::Marks;
use super::numbers::Numbers;
use super::outline::Outline;
use super::state::Trial;
use crate::report::{At, Finding, Place, Report, Role, ShownBlock};
use std::collections::BTreeSet;

/// A report, ready to be shown.
pub(crate) struct Checked {
    /// The report.
    pub(crate) report: Report,
    /// The findings by table.
    pub(crate) outline: Outline,
    /// The marks by block.
    pub(crate) marks: Marks,
    /// The numbers of the text by block.
    pub(crate) numbers: Numbers,
    /// The cells whose amounts nothing checks: block, row, column.
    loose: BTreeSet<(u32, u32, u32)>,
}

/// A place in the source's text; lines and columns count from 1, all in code points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TextPlace {
    /// Its line.
    pub(crate) line: u32,
    /// Column of its first code point.
    pub(crate) column: u32,
    /// Number of code points.
    pub(crate) length: u32,
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
        let numbers = Numbers::new(&report.findings, &marks);
        let places = report.findings.coverage.loose.iter().filter_map(|locus| report.findings.loci.get(locus));
        let loose = places.filter_map(|locus| Some((locus.at.block, locus.at.row?, locus.at.col?))).collect();
        Self { report, outline, marks, numbers, loose }
    }

    /// True for a cell whose amount takes part in no relation.
    pub(crate) fn is_loose(&self, block: u32, row: u32, col: u32) -> bool {
        self.loose.contains(&(block, row, col))
    }

    /// The finding with this index.
    pub(crate) fn finding(&self, index: usize) -> Option<&Finding> {
        self.report.findings.findings.get(index)
    }

    /// Where a locus stands in the shown document.
    pub(crate) fn at(&self, locus: &str) -> Option<At> {
        self.report.findings.loci.get(locus).map(|locus| locus.at)
    }

    /// Where a locus stands in the source's text.
    pub(crate) fn text_place(&self, locus: &str) -> Option<TextPlace> {
        let Place::Text { start, end, line, column } = self.report.findings.loci.get(locus)?.place else { return None };
        Some(TextPlace { line, column, length: end.saturating_sub(start) })
    }

    /// Title of a recognised table.
    pub(crate) fn title(&self, table: Option<&str>) -> Option<&str> {
        let readings = &self.report.findings.reading;
        readings.iter().find(|reading| Some(&*reading.table) == table).map(|reading| reading.title.as_str())
    }

    /// The recognised table a block belongs to.
    pub(crate) fn table_of(&self, block: u32) -> Option<&str> {
        match self.report.shown.blocks.get(block as usize)? {
            ShownBlock::Table { table, .. } => table.as_deref(),
            ShownBlock::Heading { .. } | ShownBlock::Paragraph { .. } => None,
        }
    }

    /// Words about a place in this table without the table's title, whole or cut short, for where the title already stands.
    pub(crate) fn within<'a>(&self, table: &str, words: &'a str) -> &'a str {
        let title = self.title(Some(table)).unwrap_or_default();
        let is_title = |head: &str| head == title || head.strip_suffix('…').is_some_and(|cut| title.starts_with(cut));
        words.split_once(" · ").filter(|(head, _)| is_title(head)).map_or(words, |(_, rest)| rest)
    }

    /// A place in words, for a reader who has this table before them.
    pub(crate) fn say<'a>(&'a self, locus: &'a str, table: &str) -> &'a str {
        match self.report.findings.loci.get(locus) {
            Some(place) if place.table.as_deref() == Some(table) => self.within(table, &place.say),
            Some(place) => &place.say,
            None => locus,
        }
    }

    /// Words of a paragraph with a few characters on each side: alone they may stand in many places. None for amounts.
    pub(crate) fn around(&self, locus: &str) -> Option<String> {
        const SIDE: u32 = 10;
        let locus = self.report.findings.loci.get(locus).filter(|locus| locus.amount.is_none())?;
        let text = match self.report.shown.blocks.get(locus.at.block as usize)? {
            ShownBlock::Heading { text, .. } | ShownBlock::Paragraph { text } => text,
            ShownBlock::Table { .. } => return None,
        };
        let (start, end) = (locus.at.start.saturating_sub(SIDE), locus.at.end.saturating_add(SIDE));
        let mut signs = text.chars().skip(start as usize);
        let words: String = signs.by_ref().take((end - start) as usize).collect();
        let (before, behind) = (if start > 0 { "…" } else { "" }, if signs.next().is_some() { "…" } else { "" });
        Some(format!("{before}{words}{behind}"))
    }

    /// A tried place of a paragraph in words: how the paragraph goes on before it.
    pub(crate) fn passage(&self, trial: &Trial) -> String {
        const SIDE: usize = 12;
        let Some(ShownBlock::Heading { text, .. } | ShownBlock::Paragraph { text }) =
            self.report.shown.blocks.get(trial.at.block.0 as usize)
        else {
            return String::new();
        };
        let start = trial.at.chars.unwrap_or_default().start as usize;
        let before: String = text.chars().take(start).skip(start.saturating_sub(SIDE)).collect();
        format!("…{before}")
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

#[cfg(test)]
mod tests {
    use crate::app::fixture::{checked, checked_text};
    use crate::report::Level::Error;
    use crate::report::ShownBlock;

    #[test]
    fn a_title_is_left_out_where_it_already_stands() {
        let checked = checked(12, &[("t12", Error, "a")]);
        assert_eq!(checked.within("t12", "t12 · 行次1 · 栏次2"), "行次1 · 栏次2");
        assert_eq!(checked.within("t12", "t1… · 行次1"), "行次1");
        assert_eq!(checked.within("t12", "t11 · 行次1"), "t11 · 行次1");
        assert_eq!(checked.within("t12", "行次1"), "行次1");
    }

    #[test]
    fn words_are_shown_with_what_stands_around_them() {
        let mut checked = checked_text(&[], Some((12, 14)));
        let mut around = |text: &str| {
            checked.report.shown.blocks = vec![ShownBlock::Paragraph { text: text.to_owned() }];
            checked.around("w1")
        };
        assert_eq!(
            around("比上年预算执行数减少了一共减少二十万元。").as_deref(),
            Some("…年预算执行数减少了一共减少二十万元。")
        );
        assert_eq!(around("甲").as_deref(), Some("…"), "a place beyond the end");
        assert_eq!(checked.around("w2"), None);
    }

    #[test]
    fn an_amount_that_changed_is_the_same_finding_and_a_mended_one_is_not() {
        let before = checked(1, &[("t1", Error, "a"), ("t1", Error, "b")]);
        let after = checked(1, &[("t1", Error, "b"), ("t1", Error, "c")]);
        assert_eq!(after.again(&before, 1), Some(0));
        assert_eq!(after.again(&before, 0), Some(0), "the one that took its turn");
        assert_eq!(checked(1, &[]).again(&before, 0), None);
    }
}
