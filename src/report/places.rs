//! Places: an entry of the budget said in every coordinate a person or a program may look for.

use super::source_place::SourcePlaces;
use super::wording::Wording;
use super::{Amount, At, ColPlace, Locus, RowPlace};
use crate::budget::{AgencyId, Budget, Entry, EntryId, TableId, Value};
use crate::doc::{self, Document, Text};
use crate::money::Unit;
use crate::read::Origin;
use crate::text::Span;
use std::collections::BTreeMap;

/// The loci of a report; an entry gets its id when it is first named.
pub(super) struct Places<'a> {
    document: &'a Document,
    budget: &'a Budget,
    wording: Wording,
    source: SourcePlaces<'a>,
    /// For each entry its number among the named ones, from 1; 0 while it is not named.
    numbers: Vec<u32>,
    named: u32,
    /// Words that are no amount.
    spoken: BTreeMap<doc::Locus, u32>,
    loci: BTreeMap<String, Locus>,
}

impl<'a> Places<'a> {
    pub(super) fn new(document: &'a Document, origin: &'a Origin, budget: &'a Budget, wording: Wording) -> Self {
        Self {
            document,
            budget,
            wording,
            source: SourcePlaces::of(origin, document),
            numbers: vec![0; budget.entries.len()],
            named: 0,
            spoken: BTreeMap::new(),
            loci: BTreeMap::new(),
        }
    }

    /// The language places are said in.
    pub(super) fn wording(&self) -> Wording {
        self.wording
    }

    /// The locus id of an entry.
    pub(super) fn entry(&mut self, id: EntryId) -> String {
        let number = &mut self.numbers[id.0 as usize];
        if *number > 0 {
            return format!("l{number}");
        }
        self.named += 1;
        *number = self.named;
        let name = format!("l{number}");
        let locus = self.locus(name.clone(), self.budget.entry(id));
        self.loci.insert(name.clone(), locus);
        name
    }

    /// The locus id of words of the narrative.
    pub(super) fn words(&mut self, at: &doc::Locus, agency: AgencyId, table: Option<TableId>) -> String {
        if let Some(known) = self.spoken.get(at) {
            return format!("w{known}");
        }
        let number = self.spoken.len() as u32 + 1;
        let id = format!("w{number}");
        let table = table.or_else(|| at.cell.and_then(|_| self.budget.table_at(at.block)));
        let text = self.document.text(at);
        let quote = text.map(|text| text.slice(chars(text, at)).to_owned()).unwrap_or_default();
        let locus = Locus {
            id: id.clone(),
            doc: "d1".into(),
            agency: Some(self.budget.agencies[agency.0 as usize].call().to_owned()).filter(|call| !call.is_empty()),
            table: table.map(super::table_id),
            address: None,
            row: None,
            col: None,
            at: self::at(self.document, at),
            place: self.source.place(self.document, at),
            say: self.wording.words_place(self.budget, table, &quote),
            quote: Some(quote).filter(|quote| !quote.is_empty()),
            amount: None,
        };
        self.spoken.insert(*at, number);
        self.loci.insert(id.clone(), locus);
        id
    }

    /// All loci named so far.
    pub(super) fn finish(self) -> BTreeMap<String, Locus> {
        self.loci
    }

    /// Where an entry stands in the shown document.
    pub(super) fn at(&self, entry: &Entry) -> At {
        at(self.document, &entry.at)
    }

    fn locus(&self, id: String, entry: &Entry) -> Locus {
        let agency = &self.budget.agencies[entry.agency.0 as usize];
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let label = &entry.label;
        let row = RowPlace { printed: some(&label.seq), code: some(&label.code), label: some(&label.row) };
        let col = ColPlace { printed: some(&label.column_number), label: some(&label.column) };
        Locus {
            id,
            doc: "d1".into(),
            agency: some(agency.call()),
            table: Some(super::table_id(entry.table)),
            address: Some(entry.address()),
            row: (row.printed.is_some() || row.code.is_some() || row.label.is_some()).then_some(row),
            col: (col.printed.is_some() || col.label.is_some()).then_some(col),
            at: self.at(entry),
            place: self.source.place(self.document, &entry.at),
            quote: some(&entry.print),
            amount: amount_of(entry),
            say: self.wording.place(self.budget, entry),
        }
    }
}

/// The printed amount of an entry.
fn amount_of(entry: &Entry) -> Option<Amount> {
    let Value::Number { value, places, .. } = entry.value else { return None };
    Some(amount(value, places, entry.print.clone(), entry.unit, entry.unit_from))
}

/// An amount as an integer and a scale.
pub(super) fn amount(
    value: crate::money::Decimal,
    places: u32,
    text: String,
    unit: Unit,
    unit_from: crate::money::UnitFrom,
) -> Amount {
    let mut exact = value;
    exact.rescale(places);
    Amount { text, minor: exact.mantissa().to_string(), scale: exact.scale(), unit, unit_from }
}

/// A locus of the document in shown coordinates.
pub(super) fn at(document: &Document, locus: &doc::Locus) -> At {
    let span = document.text(locus).map_or(Span::default(), |text| chars(text, locus));
    let (row, col) = locus.cell.map_or((None, None), |(row, col)| (Some(row), Some(col)));
    At { block: locus.block.0, row, col, start: span.start, end: span.end }
}

pub(super) fn chars(text: &Text, locus: &doc::Locus) -> Span {
    locus.chars.unwrap_or_else(|| Span::new(0, text.len()))
}
