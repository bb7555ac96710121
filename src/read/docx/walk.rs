//! The walk through a part: elements open and close flows, paragraphs and tables.
//!
//! Nothing recurses: what is open lies on a stack. An element out of its place, or nested too deeply, only passes its words
//! on to what is around it.

mod finish;
mod words;

use super::counters::Counters;
use super::fields::Fields;
use super::flow::{Flow, Open, Paragraph, Piece};
use super::properties::{self, CellProperties, ParagraphProperties, RowProperties};
use super::styles::Styles;
use super::table::RawTable;
use super::widths::widths;
use crate::read::ReadError;
use crate::read::output::MOST_PLACES;
use crate::read::xml::{Element, Step, Xml};
use std::collections::HashMap;

/// Things open at once: about 30 tables inside each other.
const DEEPEST: usize = 64;
/// Elements without printed words of the text, whatever is in them.
const LEFT_OUT: [&str; 11] = [
    "sectPr",
    "sdtPr",
    "sdtEndPr",
    "tblPr",
    "tblPrEx",
    "instrText",
    "delText",
    "delInstrText",
    "rt",
    "ffData",
    "fldData",
];

/// Notes by kind and number, waiting for the paragraph that refers to them.
pub(super) type Notes = HashMap<String, Vec<Piece>>;

/// A walk.
pub(super) struct Walk<'a> {
    xml: Xml<'a>,
    styles: &'a Styles,
    counters: Counters<'a>,
    notes: Notes,
    /// What the end of each open element ends.
    marks: Vec<Mark>,
    open: Vec<Open>,
    fields: Fields,
    /// Cells and paragraphs so far.
    places: usize,
    walked: Walked,
}

/// What was walked through.
#[derive(Default)]
pub(super) struct Walked {
    /// The body without a name, or each note by its number.
    pub(super) flows: Vec<(String, Vec<Piece>)>,
    /// Whether deleted text was left out.
    pub(super) deleted: bool,
    /// Whether everything was read.
    pub(super) complete: bool,
}

/// What the end of an element ends.
enum Mark {
    /// Nothing.
    Plain,
    /// The body or a note.
    Root(String),
    Paragraph,
    /// A line of the paragraph around it: a paragraph that is none of its own.
    Line,
    Run,
    /// Words of a run.
    Words,
    Table,
    Row,
    Cell,
    /// A text box.
    Aside,
    /// Ways to say one thing, of which the first is taken.
    Ways {
        taken: bool,
    },
}

impl<'a> Walk<'a> {
    pub(super) fn new(xml: Xml<'a>, styles: &'a Styles, counters: Counters<'a>, notes: Notes) -> Self {
        let walked = Walked { complete: true, ..Walked::default() };
        let (marks, open, fields) = (Vec::new(), Vec::new(), Fields::default());
        Self { xml, styles, counters, notes, marks, open, fields, places: 0, walked }
    }

    /// Walks through the whole part.
    ///
    /// # Errors
    /// When it is not well formed or cut off.
    pub(super) fn run(mut self) -> Result<Walked, ReadError> {
        while let Some(step) = self.xml.next()? {
            match step {
                Step::Open(element) => self.begin(&element)?,
                Step::Close(_) => self.close(),
                Step::Words(words) => self.words(&words),
            }
            if self.places >= MOST_PLACES {
                self.walked.complete = false;
                while !self.marks.is_empty() {
                    self.close();
                }
                break;
            }
        }
        if self.marks.is_empty() { Ok(self.walked) } else { Err(ReadError::Damaged) }
    }

    fn close(&mut self) {
        if let Some(mark) = self.marks.pop() {
            self.end(mark);
        }
    }

    /// Takes the beginning of an element.
    fn begin(&mut self, element: &Element) -> Result<(), ReadError> {
        let mark = match element.name() {
            name if LEFT_OUT.contains(&name) || name.ends_with("Change") => return self.xml.skip(),
            "del" | "moveFrom" => {
                self.walked.deleted = true;
                return self.xml.skip();
            }
            name @ ("pPr" | "rPr" | "tblGrid" | "trPr" | "tcPr") => return self.properties(name),
            "AlternateContent" => Mark::Ways { taken: false },
            "Choice" | "Fallback" if !self.is_first_way() => return self.xml.skip(),
            "tc" if self.row() == Some(false) => return self.xml.skip(),
            "p" => self.begin_paragraph(),
            "r" => self.begin_run(),
            "t" => Mark::Words,
            "tbl" => self.begin_table(),
            "tr" => self.begin_row(),
            "tc" => self.begin_cell(),
            "txbxContent" => self.begin_aside(),
            "body" | "footnote" | "endnote" if self.open.is_empty() => self.begin_root(element),
            _ => {
                self.sign(element);
                Mark::Plain
            }
        };
        self.marks.push(mark);
        Ok(())
    }

    /// Takes what paragraphs, runs, tables, rows and cells say about themselves; about other things nothing is asked.
    fn properties(&mut self, name: &str) -> Result<(), ReadError> {
        match (name, self.marks.last(), self.open.last_mut()) {
            ("pPr", Some(Mark::Paragraph), Some(Open::Paragraph(paragraph))) => {
                paragraph.properties = ParagraphProperties::read(&mut self.xml)?;
                paragraph.hidden = self.styles.hides(paragraph.properties.style.as_deref());
            }
            ("rPr", Some(Mark::Run), Some(Open::Paragraph(paragraph))) => {
                let (hidden, style) = properties::run(&mut self.xml)?;
                let styled = style.and_then(|style| self.styles.hides_run(&style));
                paragraph.hidden_run = hidden.or(styled).unwrap_or(paragraph.hidden);
            }
            ("tblGrid", Some(Mark::Table), Some(Open::Table(table))) => table.widths = widths(&mut self.xml)?,
            ("trPr", Some(Mark::Row), Some(Open::Table(table))) => {
                let row = RowProperties::read(&mut self.xml)?;
                self.walked.deleted |= row.deleted;
                table.describe_row(row);
            }
            ("tcPr", Some(Mark::Cell), Some(Open::Flow(cell))) => cell.cell = CellProperties::read(&mut self.xml)?,
            _ => self.xml.skip()?,
        }
        Ok(())
    }

    fn is_first_way(&mut self) -> bool {
        match self.marks.last_mut() {
            Some(Mark::Ways { taken }) => !std::mem::replace(taken, true),
            _ => true,
        }
    }

    /// Whether cells can come here, and whether they count.
    fn row(&self) -> Option<bool> {
        match self.open.last() {
            Some(Open::Table(table)) => table.row(),
            _ => None,
        }
    }

    fn begin_root(&mut self, element: &Element) -> Mark {
        self.open.push(Open::Flow(Flow::default()));
        Mark::Root(element.get("id").unwrap_or_default())
    }

    fn begin_paragraph(&mut self) -> Mark {
        match self.open.last_mut() {
            Some(Open::Flow(_)) => {
                self.places += 1;
                let hidden = self.styles.hides(None);
                self.open.push(Open::Paragraph(Paragraph { hidden, ..Paragraph::default() }));
                Mark::Paragraph
            }
            Some(Open::Paragraph(_)) => Mark::Line,
            _ => Mark::Plain,
        }
    }

    fn begin_run(&mut self) -> Mark {
        if let Some(Open::Paragraph(paragraph)) = self.open.last_mut() {
            paragraph.hidden_run = paragraph.hidden;
        }
        Mark::Run
    }

    fn begin_table(&mut self) -> Mark {
        if !matches!(self.open.last(), Some(Open::Flow(_))) || self.open.len() >= DEEPEST {
            return Mark::Plain;
        }
        self.open.push(Open::Table(RawTable::default()));
        Mark::Table
    }

    fn begin_row(&mut self) -> Mark {
        match self.open.last_mut() {
            Some(Open::Table(table)) => {
                if table.begin_row() {
                    Mark::Row
                } else {
                    Mark::Plain
                }
            }
            _ => Mark::Plain,
        }
    }

    fn begin_cell(&mut self) -> Mark {
        if self.row().is_none() {
            return Mark::Plain;
        }
        self.places += 1;
        self.open.push(Open::Flow(Flow::default()));
        Mark::Cell
    }

    fn begin_aside(&mut self) -> Mark {
        if !matches!(self.open.last(), Some(Open::Paragraph(_))) || self.open.len() >= DEEPEST {
            return Mark::Plain;
        }
        self.open.push(Open::Flow(Flow::default()));
        Mark::Aside
    }
}
