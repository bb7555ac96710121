//! What is drawn on a page: signs and rules.

use super::area::{Area, Turn};

/// A sign whose character the file does not tell.
pub(super) const UNKNOWN: char = char::REPLACEMENT_CHARACTER;

/// Round pieces of a page whose words are outlines.
const MANY_CURVES: u32 = 500;

/// One sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Glyph {
    /// Its character, [`UNKNOWN`] when the file does not tell.
    pub(super) sign: char,
    pub(super) area: Area,
    /// Height of the font.
    pub(super) size: i32,
    /// How its line is turned, clockwise.
    pub(super) turn: Turn,
}

/// A page as it is shown.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Number of the page, from 1.
    pub(super) number: u32,
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) glyphs: Vec<Glyph>,
    /// Rules and edges of boxes; one that runs down or across is thin in the other direction.
    pub(super) rules: Vec<Area>,
    /// Hundredths of it that pictures cover.
    pub(super) pictures: i64,
    /// Round pieces drawn on it.
    pub(super) curves: u32,
    /// How it was turned to be read.
    pub(super) turn: Turn,
}

impl Page {
    /// Whether its words are a picture, or drawn as outlines. A page number may have been printed upon it.
    pub(super) fn is_scanned(&self) -> bool {
        let is_number = |glyph: &Glyph| matches!(glyph.sign, ' ' | '0'..='9' | '-' | '—' | '–');
        (self.pictures > 40 || self.curves > MANY_CURVES) && self.glyphs.iter().all(is_number)
    }

    /// Private characters are ornaments, as before the items of a list. Where there are many, they stand for words.
    pub(super) fn drop_ornaments(&mut self) {
        let is_private = |glyph: &Glyph| matches!(glyph.sign, '\u{e000}'..='\u{f8ff}');
        let count = self.glyphs.iter().filter(|glyph| is_private(glyph)).count();
        if count * 20 < self.glyphs.len() {
            self.glyphs.retain(|glyph| !is_private(glyph));
        } else {
            self.glyphs.iter_mut().filter(|glyph| is_private(glyph)).for_each(|glyph| glyph.sign = UNKNOWN);
        }
    }

    /// Signs whose character is not known.
    pub(super) fn unknown(&self) -> usize {
        self.glyphs.iter().filter(|glyph| glyph.sign == UNKNOWN).count()
    }

    /// Turns the page so that most of its signs stand upright. A wide table is often set sideways on an upright page.
    pub(super) fn set_upright(&mut self) {
        let count = |turn: &Turn| self.glyphs.iter().filter(|glyph| glyph.turn == *turn && glyph.sign != ' ').count();
        let most = Turn::ALL.into_iter().rev().max_by_key(count).unwrap_or_default();
        if most == Turn::None {
            return;
        }
        let (turn, width, height) = (most.back(), self.width, self.height);
        let placed = |area: &mut Area| *area = area.turned(turn, width, height);
        self.rules.iter_mut().for_each(placed);
        for glyph in &mut self.glyphs {
            placed(&mut glyph.area);
            glyph.turn = if glyph.turn == most { Turn::None } else { Turn::Right };
        }
        if turn.is_quarter() {
            (self.width, self.height) = (height, width);
        }
        self.turn = turn;
    }
}
