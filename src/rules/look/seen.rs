//! What one rule sees when it looks: one agency, and perhaps one of its tables.

use super::super::ask::Unknown;
use super::super::judge::common;
use super::super::settings::Settings;
use super::super::targets::Targets;
use super::super::text::Told;
use super::super::torn::{Torn, torn};
use super::Given;
use crate::budget::{Agency, AgencyId, Budget, EntryId, Project, Recognised, Sheet, TableId, Value};
use crate::doc::{Block, BlockId, Document, Locus, Table};
use crate::forms::Profile;
use crate::forms::spec::Form;
use crate::money::{self, Decimal};
use crate::text::WordList;
use std::collections::BTreeSet;

/// One agency and, where a rule is asked for every table, that table.
#[derive(Clone, Copy)]
pub(in crate::rules) struct Seen<'a> {
    /// The document as it was read.
    pub(in crate::rules) document: &'a Document,
    /// What was recognised.
    pub(in crate::rules) budget: &'a Budget,
    /// The forms it was recognised with.
    pub(in crate::rules) profile: &'a Profile,
    /// The agency's narrative.
    pub(in crate::rules) told: &'a Told<'a>,
    /// The agency's target tables, their indicators read.
    pub(in crate::rules) targets: &'a Targets<'a>,
    /// Whose.
    pub(in crate::rules) agency: AgencyId,
    /// Key of the form at hand; empty when the rule is asked for the agency.
    pub(in crate::rules) form: &'a str,
    /// The table at hand.
    pub(in crate::rules) table: Option<TableId>,
    /// The project whose target table is at hand.
    pub(in crate::rules) project: Option<&'a Project>,
    /// Id of the rule that looks.
    pub(super) rule: &'a str,
    pub(super) settings: &'a Settings,
    pub(super) doubted: &'a BTreeSet<EntryId>,
}

/// An amount: in 元 where it is money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::rules) struct Amount {
    /// Where it is printed.
    pub(in crate::rules) entry: EntryId,
    /// Its value; zero for a blank.
    pub(in crate::rules) value: Decimal,
    /// True when nothing is printed, or a dash. A printed zero is none.
    pub(in crate::rules) blank: bool,
}

impl<'a> Seen<'a> {
    pub(super) fn new(
        given: &Given<'a>,
        told: &'a Told<'a>,
        targets: &'a Targets<'a>,
        doubted: &'a BTreeSet<EntryId>,
        agency: AgencyId,
    ) -> Self {
        let Given { document, budget, profile, settings, .. } = *given;
        let (form, rule) = ("", "");
        Self {
            document,
            budget,
            profile,
            told,
            targets,
            agency,
            form,
            table: None,
            project: None,
            rule,
            settings,
            doubted,
        }
    }

    /// The same with another table at hand.
    pub(in crate::rules) fn at_table(&self, form: &'a str, table: TableId) -> Self {
        Self { form, table: Some(table), ..*self }
    }

    /// The same for another agency; the narrative stays that of the first.
    pub(in crate::rules) fn of_agency(&self, agency: AgencyId) -> Self {
        Self { agency, ..*self }
    }

    /// The agency itself.
    pub(in crate::rules) fn agency(&self) -> &'a Agency {
        &self.budget.agencies[self.agency.0 as usize]
    }

    /// The same look at another agency's tables and lines; the narrative stays this one's.
    pub(in crate::rules) fn beside(&self, agency: AgencyId) -> Self {
        Self { agency, table: None, project: None, ..*self }
    }

    /// The same look at one table.
    pub(in crate::rules) fn at(&self, form: &'a str, table: TableId) -> Self {
        Self { form, table: Some(table), ..*self }
    }

    /// The tables of a form, in reading order.
    pub(in crate::rules) fn tables(&self, form: &str) -> Vec<TableId> {
        let own = self.budget.tables.iter().zip(0..).filter(|(table, _)| table.agency == self.agency);
        own.filter(|(table, _)| table.form == form).map(|(_, index)| TableId(index)).collect()
    }

    /// The tables of the agency, in reading order, the narrative not among them.
    pub(in crate::rules) fn all_tables(&self) -> impl Iterator<Item = (TableId, &'a Recognised)> + use<'a> {
        let agency = self.agency;
        let tables = self.budget.tables.iter().zip(0..).map(|(table, index)| (TableId(index), table));
        tables.filter(move |(_, table)| table.agency == agency && !table.parts.is_empty())
    }

    /// The table at hand.
    ///
    /// # Errors
    /// When the rule is asked for the agency as a whole.
    pub(in crate::rules) fn recognised(&self) -> Result<&'a Recognised, Unknown> {
        self.table.map(|table| self.budget.table(table)).ok_or(Unknown::FormAbsent)
    }

    /// The agency as a whole, no table at hand.
    pub(in crate::rules) fn whole(&self) -> Self {
        Self { table: None, ..*self }
    }

    /// The blocks of the table at hand, each with the number of its heading rows.
    pub(in crate::rules) fn parts(&self) -> impl Iterator<Item = (BlockId, u32, &'a Table)> + use<'a> {
        let seen = *self;
        seen.table.into_iter().flat_map(move |table| seen.parts_of(table))
    }

    /// The blocks of a table, each with the number of its heading rows.
    pub(in crate::rules) fn parts_of(
        &self,
        table: TableId,
    ) -> impl Iterator<Item = (BlockId, u32, &'a Table)> + use<'a> {
        let parts = self.budget.table(table).parts.as_slice();
        let document = self.document;
        parts.iter().filter_map(move |(block, head)| match document.block(*block)? {
            Block::Table(table) => Some((*block, *head, table)),
            _ => None,
        })
    }

    /// The blank form of the table at hand.
    pub(in crate::rules) fn blank_form(&self) -> Option<&'a Form> {
        self.profile.form(self.form)
    }

    /// The sheet of a form.
    ///
    /// # Errors
    /// When the agency has no such table.
    pub(in crate::rules) fn sheet(&self, form: &str) -> Result<&'a Sheet, Unknown> {
        self.agency().sheet(form).filter(|sheet| !sheet.tables.is_empty()).ok_or(Unknown::FormAbsent)
    }

    /// Whether a table of codes lost a page.
    pub(in crate::rules) fn torn(&self, sheet: &Sheet) -> Option<Torn<'a>> {
        torn(self.budget, self.profile, self.agency(), sheet)
    }

    /// The projects of the agency.
    pub(in crate::rules) fn projects(&self) -> impl Iterator<Item = &'a Project> + use<'a> {
        let agency = self.agency;
        self.budget.projects.iter().filter(move |project| project.agency == agency)
    }

    /// The project at hand.
    ///
    /// # Errors
    /// When the rule is asked for something else.
    pub(in crate::rules) fn project(&self) -> Result<&'a Project, Unknown> {
        self.project.ok_or(Unknown::FormAbsent)
    }

    /// The amount at a row and column, `None` where the table has no such row.
    ///
    /// # Errors
    /// When the table or column is absent, or the amount cannot be read or is doubted by an equation.
    pub(in crate::rules) fn optional(&self, form: &str, row: &str, column: &str) -> Result<Option<Amount>, Unknown> {
        let sheet = self.sheet(form)?;
        let place = sheet.column(column).ok_or(Unknown::ColumnAbsent)?;
        let entry = sheet.rows_of(row).find_map(|row| row.entries.get(place).copied().flatten());
        entry.map(|entry| self.amount_of(entry)).transpose()
    }

    /// The amount at a row and column.
    ///
    /// # Errors
    /// As [`Self::optional`], or when the table has no such row.
    pub(in crate::rules) fn amount(&self, form: &str, row: &str, column: &str) -> Result<Amount, Unknown> {
        self.optional(form, row, column)?.ok_or(Unknown::RowAbsent)
    }

    /// The amount of an entry.
    ///
    /// # Errors
    /// When it cannot be read, or an equation doubts it.
    pub(in crate::rules) fn amount_of(&self, id: EntryId) -> Result<Amount, Unknown> {
        let entry = self.budget.entry(id);
        if self.is_doubted(id) {
            return Err(Unknown::Doubted);
        }
        match entry.value {
            Value::Blank => Ok(Amount { entry: id, value: Decimal::ZERO, blank: true }),
            Value::Number { value, .. } => {
                let value = common(value, entry.unit).ok_or(Unknown::Unreadable)?;
                Ok(Amount { entry: id, value, blank: false })
            }
            Value::Unreadable => Err(Unknown::Unreadable),
        }
    }

    /// True when an equation accuses this amount: what rests on it would be told twice.
    pub(in crate::rules) fn is_doubted(&self, entry: EntryId) -> bool {
        self.doubted.contains(&entry)
    }

    /// What is printed for an amount; 空 for a blank.
    pub(in crate::rules) fn print(&self, entry: EntryId) -> &'a str {
        let print = self.budget.entry(entry).print.as_str();
        if print.is_empty() { "（空）" } else { print }
    }

    /// What people call the row of an entry: code and name.
    pub(in crate::rules) fn called(&self, entry: EntryId) -> String {
        let label = &self.budget.entry(entry).label;
        let name = label.row.replace('\n', "");
        if label.code.is_empty() { name } else { format!("{} {name}", label.code) }
    }

    /// Headings and paragraphs of the agency, in reading order; before the first caption those of the first agency.
    pub(in crate::rules) fn lines(&self) -> impl Iterator<Item = (BlockId, &'a str)> + use<'a> {
        let (budget, agency) = (self.budget, self.agency);
        let blocks = self.document.blocks.iter().zip(0..).map(|(block, index)| (BlockId(index), block));
        blocks.filter(move |(id, _)| budget.owner(*id) == agency).filter_map(|(id, block)| match block {
            Block::Heading { text, .. } | Block::Paragraph { text } => Some((id, text.text.as_str())),
            Block::Table(_) => None,
        })
    }

    /// Everything the agency prints: headings, paragraphs and cells, in reading order, as it stands in the document.
    pub(in crate::rules) fn texts(&self) -> impl Iterator<Item = (Locus, &'a str)> + use<'a> {
        let (budget, agency) = (self.budget, self.agency);
        let blocks = self.document.blocks.iter().zip(0..).map(|(block, index)| (BlockId(index), block));
        blocks.filter(move |(id, _)| budget.owner(*id) == agency).flat_map(|(id, block)| {
            let (line, cells) = match block {
                Block::Heading { text, .. } | Block::Paragraph { text } => (Some(text.text.as_str()), &[][..]),
                Block::Table(table) => (None, table.cells.as_slice()),
            };
            let whole = Locus { block: id, cell: None, chars: None };
            let cells = cells.iter().filter(|cell| !cell.text.text.is_empty());
            let cells =
                cells.map(move |cell| (Locus { cell: Some((cell.row, cell.col)), ..whole }, cell.text.text.as_str()));
            line.map(|text| (whole, text)).into_iter().chain(cells)
        })
    }

    /// The words of a heading or paragraph.
    pub(in crate::rules) fn line(&self, block: BlockId) -> &'a str {
        match self.document.block(block) {
            Some(Block::Heading { text, .. } | Block::Paragraph { text }) => text.text.as_str(),
            _ => "",
        }
    }

    /// An amount in 元 as it is written in 万元, two digits.
    pub(in crate::rules) fn wan(&self, yuan: Decimal) -> String {
        let wan = yuan.checked_div(Decimal::from(10_000)).unwrap_or(yuan);
        money::format(wan.round_dp(2), 2)
    }

    /// A number the rule at hand goes by (`settings.md`).
    pub(in crate::rules) fn setting(&self, key: &str) -> Decimal {
        self.settings.number(self.rule, key)
    }

    /// A list of words (`words.md`).
    pub(in crate::rules) fn words(&self, list: &str) -> &'a WordList {
        self.settings.words(list)
    }
}
