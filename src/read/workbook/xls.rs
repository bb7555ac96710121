//! Excel files of the older kind (xls, BIFF 5 and 8; also `et` of WPS where it is one).
//!
//! The library for such files gives values without their formats and holds a sheet as one full rectangle, so a file could
//! claim all of the memory. The records that matter are few and are read here.

mod formats;
mod record;
mod strings;

use crate::read::ReadError;
use crate::read::sheet::{MOST_CELLS, Merge, Sheet};
use formats::Formats;
use record::{Records, kind};
use std::io::{Cursor, Read};
use strings::Strings;

/// The largest stream that is read, in bytes.
const LARGEST: u64 = 256 << 20;

/// The sheets of a workbook, in order.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<Sheet>, ReadError> {
    let stream = stream(bytes)?;
    let book = book(&stream)?;
    let mut sheets = Vec::new();
    let mut left = MOST_CELLS;
    for (sheet, start) in &book.sheets {
        let Some(records) = stream.get(*start..) else { continue };
        let mut reader = Reader { book: &book, sheet: Sheet::new(&sheet.name, sheet.hidden), formula: None };
        reader.read(records, left)?;
        left -= reader.sheet.cells.len();
        sheets.push(reader.sheet);
    }
    Ok(sheets)
}

/// The stream that holds the workbook.
fn stream(bytes: &[u8]) -> Result<Vec<u8>, ReadError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| ReadError::Damaged)?;
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.is_stream(name)).ok_or(ReadError::Damaged)?;
    let stream = file.open_stream(name).map_err(|_| ReadError::Damaged)?;
    let mut content = Vec::new();
    stream.take(LARGEST).read_to_end(&mut content).map_err(|_| ReadError::Damaged)?;
    Ok(content)
}

/// What all sheets share.
struct Book {
    /// The sheets without their cells, each with the place of its first record.
    sheets: Vec<(Sheet, usize)>,
    strings: Strings,
    formats: Formats,
    since_1904: bool,
}

fn book(stream: &[u8]) -> Result<Book, ReadError> {
    let mut book =
        Book { sheets: Vec::new(), strings: Strings::default(), formats: Formats::default(), since_1904: false };
    for record in Records::of(stream) {
        match record.kind {
            kind::BEGIN => book.strings.begin(&record),
            kind::FILE_PASS => return Err(ReadError::Locked),
            kind::CODE_PAGE => book.strings.code_page(record.u16(0)),
            kind::DATE_1904 => book.since_1904 = record.u16(0) == Some(1),
            kind::SHEET => book.sheets.extend(sheet(&record, &book.strings)),
            kind::FORMAT => book.formats.add(&record, &book.strings),
            kind::STYLE => book.formats.style(&record),
            kind::SHARED_STRINGS => book.strings.shared(&record),
            kind::END => break,
            _ => {}
        }
    }
    if book.sheets.is_empty() { Err(ReadError::Damaged) } else { Ok(book) }
}

/// A sheet of cells; charts and macros are none.
fn sheet(record: &record::Record, strings: &Strings) -> Option<(Sheet, usize)> {
    let (start, state) = (record.u32(0)?, record.u16(4)?);
    let name = strings.short(record.data.get(6..)?);
    (state >> 8 == 0).then(|| (Sheet::new(&name, state & 3 != 0), start as usize))
}

struct Reader<'a> {
    book: &'a Book,
    sheet: Sheet,
    /// The cell of a formula whose text is the next record.
    formula: Option<(u32, u32)>,
}

impl Reader<'_> {
    fn read(&mut self, stream: &[u8], left: usize) -> Result<(), ReadError> {
        let mut depth = 0_u32;
        for record in Records::of(stream) {
            match record.kind {
                // Charts inside a sheet have records of their own.
                kind::BEGIN => depth += 1,
                kind::END => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        break;
                    }
                }
                _ if depth == 1 => self.record(&record).unwrap_or_default(),
                _ => {}
            }
            if self.sheet.cells.len() > left {
                return Err(ReadError::TooMuch);
            }
        }
        Ok(())
    }

    /// Takes one record; `None` where it is cut off.
    fn record(&mut self, record: &record::Record) -> Option<()> {
        let place = || Some((u32::from(record.u16(0)?), u32::from(record.u16(2)?)));
        match record.kind {
            kind::ROW if record.u16(12)? & 0x20 != 0 => {
                self.sheet.hidden_rows.insert(place()?.0);
            }
            kind::COLUMN if record.u16(8)? & 1 != 0 || record.u16(4)? == 0 => {
                let (first, last) = place()?;
                self.sheet.hide_cols(first, last);
            }
            kind::NUMBER => self.number(place()?, record.u16(4)?, record.f64(6)?),
            kind::RK => self.number(place()?, record.u16(4)?, record.packed(6)?),
            kind::MANY_RK => self.many(record, place()?)?,
            kind::FORMULA => self.formula(record, place()?)?,
            kind::STRING => {
                let (row, col) = self.formula.take()?;
                self.sheet.show(row, col, self.book.strings.long(&record.data));
            }
            kind::SHARED_LABEL => {
                let (row, col) = place()?;
                self.sheet.show(row, col, self.book.strings.get(record.u32(6)?)?);
            }
            kind::LABEL | kind::RICH_LABEL => {
                let (row, col) = place()?;
                self.sheet.show(row, col, self.book.strings.long(record.data.get(6..)?));
            }
            kind::TRUTH_OR_ERROR => {
                let (row, col) = place()?;
                self.sheet.show(row, col, record.truth_or_error(6)?);
            }
            kind::MERGED => self.merges(record)?,
            _ => {}
        }
        Some(())
    }

    fn number(&mut self, (row, col): (u32, u32), style: u16, value: f64) {
        let text = self.book.formats.show(style, &value.to_string(), self.book.since_1904);
        self.sheet.show(row, col, text);
    }

    fn many(&mut self, record: &record::Record, (row, first): (u32, u32)) -> Option<()> {
        let count = (record.data.len().saturating_sub(6) / 6) as u32;
        for step in 0..count {
            let at = 4 + step as usize * 6;
            self.number((row, first + step), record.u16(at)?, record.packed(at + 2)?);
        }
        Some(())
    }

    /// The value of a formula: a number, or a mark for a text that follows, a truth value or an error.
    fn formula(&mut self, record: &record::Record, place: (u32, u32)) -> Option<()> {
        self.formula = None;
        if record.u16(12)? != 0xffff {
            self.number(place, record.u16(4)?, record.f64(6)?);
            return Some(());
        }
        match record.data.get(6)? {
            0 => self.formula = Some(place),
            1 => self.sheet.show(place.0, place.1, if *record.data.get(8)? == 0 { "FALSE" } else { "TRUE" }),
            2 => self.sheet.show(place.0, place.1, record::error(*record.data.get(8)?)),
            _ => {}
        }
        Some(())
    }

    fn merges(&mut self, record: &record::Record) -> Option<()> {
        for index in 0..usize::from(record.u16(0)?) {
            let at = |step: usize| record.u16(2 + index * 8 + step * 2).map(u32::from);
            let rows = (at(0)?, at(1)?);
            let cols = (at(2)?, at(3)?);
            if rows.0 <= rows.1 && cols.0 <= cols.1 {
                self.sheet.merges.push(Merge { rows, cols });
            }
        }
        Some(())
    }
}
