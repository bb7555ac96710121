//! A page that was laid out, and the measures of its text.

use super::area::{Area, Turn};
use super::glyph::Page;
use super::layout::{Piece, layout};
use super::line::Line;
use std::collections::BTreeMap;

/// A page that was laid out.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    /// Number of the page, from 1.
    pub(super) number: u32,
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) turn: Turn,
    pub(super) pieces: Vec<Piece>,
}

impl Sheet {
    pub(super) fn of(mut page: Page) -> Self {
        let pieces = layout(&mut page);
        Self { number: page.number, width: page.width, height: page.height, turn: page.turn, pieces }
    }

    /// A place of this page as the page is shown, not as it was turned to be read.
    pub(super) fn shown(&self, area: Area) -> Area {
        area.turned(self.turn.back(), self.width, self.height)
    }

    fn lines(&self) -> impl Iterator<Item = &Line> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Line(line) => Some(line),
            Piece::Table(_) => None,
        })
    }
}

/// Measures of the text of a document.
#[derive(Debug, Default)]
pub(super) struct Measures {
    /// Height of the font most of the text is set in.
    pub(super) size: i32,
    /// By width of the page, where its lines begin and end.
    margins: BTreeMap<i32, (i32, i32)>,
    /// By height of the page, how far down anything reaches.
    bottoms: BTreeMap<i32, i32>,
}

impl Measures {
    pub(super) fn of(sheets: &[Sheet]) -> Self {
        let mut sizes: BTreeMap<i32, usize> = BTreeMap::new();
        let mut ends: BTreeMap<i32, (Vec<i32>, Vec<i32>)> = BTreeMap::new();
        let mut bottoms = BTreeMap::new();
        for sheet in sheets {
            let bottom = bottoms.entry(sheet.height).or_insert(0);
            *bottom = sheet.pieces.iter().map(|piece| piece.area().y1).fold(*bottom, i32::max);
            for line in sheet.lines() {
                *sizes.entry(line.size).or_default() += line.words.iter().map(|word| word.text.len()).sum::<usize>();
                if line.area.width() * 2 > sheet.width {
                    let (left, right) = ends.entry(sheet.width).or_default();
                    left.push(line.area.x0);
                    right.push(line.area.x1);
                }
            }
        }
        let size = sizes.into_iter().max_by_key(|(_, count)| *count).map_or(0, |(size, _)| size);
        let margins =
            ends.into_iter().map(|(width, (left, right))| (width, (most(left, 10), most(right, 90)))).collect();
        Self { size, margins, bottoms }
    }

    /// Where the lines of a page begin and end.
    pub(super) fn margins(&self, sheet: &Sheet) -> (i32, i32) {
        self.margins.get(&sheet.width).copied().unwrap_or((0, sheet.width))
    }

    /// How far down pages as high as this are printed.
    pub(super) fn bottom(&self, sheet: &Sheet) -> i32 {
        self.bottoms.get(&sheet.height).copied().unwrap_or(sheet.height)
    }
}

/// The value that so many of a hundred do not exceed.
fn most(mut values: Vec<i32>, percent: usize) -> i32 {
    values.sort_unstable();
    values.get((values.len() * percent / 100).min(values.len().saturating_sub(1))).copied().unwrap_or_default()
}
