//! The page while it is read: which elements are open, and which blocks that makes.
//!
//! Tags are matched as tag soup needs it: what must end before an element may begin is ended, and an end tag reaches no
//! further than its cell. The elements are a list and not a tree, so depth costs no stack.

use super::elements::{Kind, kind};
use super::line::Line;
use super::list::List;
use super::open::{Open, Opened};
use super::style::{self, Numbering, Style};
use super::table::{Extent, Frame, Piece};
use crate::doc::Text;
use crate::read::output::{MOST_COLS, MOST_PLACES, MOST_ROWS, Output};
use crate::read::sheet::Sheet;
use html5gum::StartTag;

/// The page being read.
#[derive(Default)]
pub(super) struct Page {
    output: Output,
    line: Line,
    open: Opened,
    frames: Vec<Frame>,
    lists: Vec<List>,
    /// Blocks and cells inside tables so far.
    places: usize,
    /// True when words of a table were left out because they are hidden.
    hidden: bool,
    /// Where the page is that of a sheet.
    sheets: Option<Sheets>,
}

/// Who made a page of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheets {
    /// LibreOffice: around the tables it puts a list of the sheets and their names, which are no part of the document.
    Listed,
    /// Others.
    Plain,
}

impl Page {
    /// True when nothing more is read.
    pub(super) fn is_full(&self) -> bool {
        self.output.is_full() || self.places >= MOST_PLACES
    }

    /// What was read, and whether hidden rows, columns or cells were left out.
    pub(super) fn finish(mut self) -> (Output, bool) {
        self.close_from(0);
        self.flush();
        (self.output, self.hidden)
    }

    /// Takes words between two tags.
    pub(super) fn words(&mut self, words: &str) {
        if self.open.hides() {
            self.hidden |= !words.trim().is_empty() && self.open.hides_cell();
        } else {
            self.line.words(words, self.open.pre());
        }
    }

    /// Takes a start tag.
    pub(super) fn start(&mut self, tag: StartTag<()>) {
        let kind = kind(&tag.name);
        let placed = self.end_before(kind);
        if kind.is_block() {
            self.flush();
        }
        if !placed {
            return;
        }
        if kind.is_void() {
            return self.void(kind, &tag);
        }
        // Office closes its own elements as XML does; browsers know no such end of other elements.
        if tag.self_closing && (tag.name.contains(&b':') || tag.name.as_slice() == b"xml") {
            return;
        }
        if self.open.has_room(kind) {
            self.push(kind, tag);
        }
    }

    /// Takes an end tag.
    pub(super) fn end(&mut self, name: &[u8]) {
        let kind = kind(name);
        if kind == Kind::Break {
            return self.line_break();
        }
        let Some(at) = self.open.ended_by(name, kind) else { return };
        if matches!(kind, Kind::Inline | Kind::Deleted) && self.open.holds_block(at) {
            let open = self.open.remove(at);
            self.closed(&open);
        } else {
            self.close_from(at);
        }
    }

    /// Ends what must end before an element of this kind; false when it can stand nowhere here.
    fn end_before(&mut self, kind: Kind) -> bool {
        if kind.is_of_table() {
            let parent = self.open.parent(kind);
            self.close_from(parent.map_or(usize::MAX, |parent| parent + 1));
            return parent.is_some();
        }
        self.close_from(self.open.sibling(kind).unwrap_or(usize::MAX));
        if kind.ends_paragraph() {
            self.close_from(self.open.paragraph().unwrap_or(usize::MAX));
        }
        true
    }

    fn void(&mut self, kind: Kind, tag: &StartTag<()>) {
        match kind {
            Kind::Break => self.line_break(),
            Kind::Column => self.column(tag, style::style(tag)),
            _ => {}
        }
    }

    fn line_break(&mut self) {
        if !self.open.hides() {
            self.line.line_break();
        }
    }

    fn column(&mut self, tag: &StartTag<()>, style: Style) {
        let narrow = style::number(tag, "width") == Some(0) && style::text(tag, "style").contains("mso-width-");
        let span = style::number(tag, "span").unwrap_or(1).clamp(1, MOST_COLS);
        if !self.open.hides()
            && let Some(frame) = self.frames.last_mut()
        {
            frame.hidden.columns(span, style.gone || style.unseen || narrow);
            frame.widths(span, style::number(tag, "width").unwrap_or_default());
        }
    }

    /// Opens an element.
    fn push(&mut self, kind: Kind, tag: StartTag<()>) {
        let style = style::style(&tag);
        let seen = !self.open.hides();
        // Rows and columns that are hidden are taken out of the finished table, since merged cells may reach out of them.
        let gone = style.gone && !matches!(kind, Kind::Row | Kind::Columns);
        let unseen = style.unseen && kind != Kind::Row;
        let hides = gone || unseen || matches!(kind, Kind::LeftOut | Kind::Deleted);
        let real = seen && !gone;
        if real {
            self.begin(kind, &tag, style);
        }
        let pre = style.pre.unwrap_or(kind == Kind::Preformatted || self.open.pre());
        let marker = style.marker && seen;
        if marker {
            self.line.open_marker();
        }
        self.open.push(Open { kind, name: tag.name.0, hides, pre, marker, real });
    }

    /// Begins a part of a table or a list.
    fn begin(&mut self, kind: Kind, tag: &StartTag<()>, style: Style) {
        match (kind, self.frames.last_mut()) {
            (Kind::Table, _) => self.frames.push(Frame::default()),
            (Kind::Group, Some(frame)) => frame.end_group(),
            (Kind::Row, Some(frame)) => frame.start_row(style.gone || style.unseen),
            (Kind::Cell, Some(frame)) => {
                let before = frame.cells();
                frame.start_cell(extent(tag, style));
                self.places += frame.cells() - before;
            }
            (Kind::Columns, Some(_)) if style::number(tag, "span").is_some() => self.column(tag, style),
            (Kind::Numbered, _) => {
                let start = style::number(tag, "start").unwrap_or(1);
                self.lists.push(List::new(style.numbering.unwrap_or(Numbering::Decimal), start));
            }
            (Kind::Bulleted, _) => self.lists.push(List::new(style.numbering.unwrap_or(Numbering::None), 1)),
            (Kind::Item, _) => {
                let number = self.lists.last_mut().and_then(|list| list.item(style::number(tag, "value")));
                self.line.number(number);
            }
            _ => {}
        }
    }

    /// Closes every element from this one on.
    fn close_from(&mut self, at: usize) {
        loop {
            if self.open.is_block_next(at) {
                self.flush();
            }
            let Some(open) = self.open.pop_from(at) else { return };
            self.closed(&open);
        }
    }

    /// What follows when an element has ended.
    fn closed(&mut self, open: &Open) {
        if open.marker {
            self.line.close_marker();
        }
        if !open.real {
            return;
        }
        match (open.kind, self.frames.last_mut()) {
            (Kind::Table, _) => self.end_table(),
            (Kind::Group, Some(frame)) => frame.end_group(),
            (Kind::Row, Some(frame)) => frame.end_row(),
            (Kind::Cell, Some(frame)) => frame.end_cell(),
            (Kind::Item, _) => self.line.number(None),
            (Kind::Numbered | Kind::Bulleted, _) => {
                self.lists.pop();
            }
            _ => {}
        }
    }

    fn end_table(&mut self) {
        let Some(frame) = self.frames.pop() else { return };
        let (pieces, hidden) = frame.finish();
        self.hidden |= hidden;
        for piece in pieces {
            self.emit(piece);
        }
    }

    /// Ends the paragraph that is being read.
    fn flush(&mut self) {
        let Some(text) = self.line.take() else { return };
        if self.sheets == Some(Sheets::Listed) && self.frames.is_empty() {
            return;
        }
        self.emit(match self.open.heading() {
            Some(level) => Piece::Heading(level, text),
            None => Piece::Paragraph(text),
        });
    }

    fn emit(&mut self, piece: Piece) {
        if let Some(frame) = self.frames.last_mut() {
            self.places += 1;
            return frame.add(piece);
        }
        let text = |text| Text { text, runs: Vec::new() };
        match piece {
            Piece::Paragraph(words) => self.output.paragraph(text(words)),
            Piece::Heading(level, words) => self.output.heading(level, text(words)),
            Piece::Table(grid) if self.sheets.is_some() => Sheet::of(grid).write(&mut self.output),
            Piece::Table(grid) => self.output.table(grid),
        }
    }
}

impl Page {
    /// A page; what was copied or saved from a sheet has titles, captions and notes in its tables.
    pub(super) fn new(sheets: Option<Sheets>) -> Self {
        Self { sheets, ..Self::default() }
    }
}

fn extent(tag: &StartTag<()>, style: Style) -> Extent {
    let size = |name, most| style::number(tag, name).unwrap_or(1).clamp(1, most);
    Extent { rows: size("rowspan", MOST_ROWS), cols: size("colspan", MOST_COLS), overflows: style.overflows }
}
