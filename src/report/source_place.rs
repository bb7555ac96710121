//! Places of a document in the words of the file it was read from.

use super::Place;
use super::places::chars;
use crate::doc::{Block, Document, Locus};
use crate::read::{Origin, PagePart, SheetPart};
use crate::text::Span;

/// The file a document was read from.
pub(super) enum SourcePlaces<'a> {
    Text(Lines),
    Workbook(&'a [SheetPart]),
    /// For each block how many tables and how many other blocks stand up to it.
    Flow(Vec<(u32, u32)>),
    Pages(&'a [PagePart]),
}

impl<'a> SourcePlaces<'a> {
    pub(super) fn of(origin: &'a Origin, document: &Document) -> Self {
        match origin {
            Origin::Text(text) => Self::Text(Lines::of(text)),
            Origin::Workbook(parts) => Self::Workbook(parts),
            Origin::Flow => Self::Flow(counted(document)),
            Origin::Pages(parts) => Self::Pages(parts),
        }
    }

    /// Where this place of the document stands in the file.
    pub(super) fn place(&self, document: &Document, at: &Locus) -> Place {
        let (row, col) = at.cell.unwrap_or_default();
        match self {
            Self::Text(lines) => {
                let source = document.text(at).and_then(|text| text.source(chars(text, at)));
                lines.place(source.unwrap_or_default())
            }
            Self::Workbook(parts) => {
                let part = parts.get(at.block.0 as usize);
                let sheet = part.map(|part| part.sheet.to_string()).unwrap_or_default();
                Place::Sheet { sheet, a1: part.map(|part| part.a1(row, col)).unwrap_or_default() }
            }
            Self::Pages(parts) => {
                let index = match (document.block(at.block), at.cell) {
                    (Some(Block::Table(table)), Some(cell)) => table.index(cell),
                    _ => None,
                };
                let part = parts.get(at.block.0 as usize);
                let area = part.and_then(|part| part.at(index, at.chars.unwrap_or_default().start)).unwrap_or_default();
                Place::Page { page: area.page, corners: area.corners }
            }
            Self::Flow(counts) => {
                let (tables, paragraphs) = counts.get(at.block.0 as usize).copied().unwrap_or_default();
                match document.block(at.block) {
                    Some(Block::Table(_)) => Place::Table { table: tables, row: row + 1, col: col + 1 },
                    _ => Place::Paragraph { paragraph: paragraphs },
                }
            }
        }
    }
}

fn counted(document: &Document) -> Vec<(u32, u32)> {
    let (mut tables, mut paragraphs) = (0, 0);
    let count = |block: &Block| {
        match block {
            Block::Table(_) => tables += 1,
            Block::Heading { .. } | Block::Paragraph { .. } => paragraphs += 1,
        }
        (tables, paragraphs)
    };
    document.blocks.iter().map(count).collect()
}

/// Line starts of the source, in code points.
pub(super) struct Lines(Vec<u32>);

impl Lines {
    fn of(source: &str) -> Self {
        let mut starts = vec![0];
        let ends = source.chars().zip(1_u32..).filter(|(c, _)| *c == '\n');
        starts.extend(ends.map(|(_, next)| next));
        Self(starts)
    }

    fn place(&self, span: Span) -> Place {
        let line = self.0.partition_point(|start| *start <= span.start).max(1);
        let column = span.start - self.0[line - 1] + 1;
        Place::Text { start: span.start, end: span.end, line: line as u32, column }
    }
}
