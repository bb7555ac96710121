//! Signs become lines, lines are words with wide gaps between them.

use super::area::Area;
use super::glyph::Glyph;

/// Signs of one line without a wide gap between them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) area: Area,
}

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Line {
    pub(super) words: Vec<Word>,
    pub(super) area: Area,
    /// Height of its largest font.
    pub(super) size: i32,
    /// Whether a blank is drawn at its end.
    pub(super) has_blank: bool,
}

impl Line {
    /// The words with a blank between them.
    pub(super) fn text(&self) -> String {
        self.words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// The lines of these signs, from top to bottom. Blanks are kept only between signs.
pub(super) fn lines(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by_key(|glyph| glyph.area.y());
    let mut lines = Vec::new();
    let mut band: Vec<Glyph> = Vec::new();
    let mut middle = 0_i64;
    for glyph in glyphs {
        let size = band.last().map_or(glyph.size, |last| last.size.max(glyph.size));
        let mean = middle / band.len().max(1) as i64;
        if !band.is_empty() && (i64::from(glyph.area.y()) - mean) * 100 > i64::from(size) * 45 {
            lines.extend(line(std::mem::take(&mut band)));
            middle = 0;
        }
        middle += i64::from(glyph.area.y());
        band.push(glyph);
    }
    lines.extend(line(band));
    lines
}

/// One line of these signs; `None` when all are blank.
fn line(mut glyphs: Vec<Glyph>) -> Option<Line> {
    glyphs.sort_by_key(|glyph| glyph.area.x0);
    let mut line = Line::default();
    let mut last: Option<Glyph> = None;
    let mut is_blank = false;
    for glyph in glyphs {
        if glyph.sign == ' ' {
            is_blank = true;
            continue;
        }
        let Some(before) = last else {
            line.words.push(Word { text: glyph.sign.to_string(), area: glyph.area });
            line.size = glyph.size;
            (last, is_blank) = (Some(glyph), false);
            continue;
        };
        if is_overprint(&before, &glyph) {
            continue;
        }
        let gap = gap(&before, &glyph, is_blank);
        if gap == Gap::Wide {
            line.words.push(Word::default());
        }
        if let Some(word) = line.words.last_mut() {
            if gap == Gap::Blank {
                word.text.push(' ');
            }
            word.area = if word.text.is_empty() { glyph.area } else { word.area.with(glyph.area) };
            word.text.push(glyph.sign);
        }
        line.size = line.size.max(glyph.size);
        (last, is_blank) = (Some(glyph), false);
    }
    line.has_blank = is_blank;
    line.area = Area::around(line.words.iter().map(|word| word.area));
    (!line.words.is_empty()).then_some(line)
}

/// Bold letters are often drawn twice, a little apart.
fn is_overprint(before: &Glyph, glyph: &Glyph) -> bool {
    let apart = glyph.area.x0 - before.area.x0;
    before.sign == glyph.sign && apart * 4 < before.area.width().max(glyph.area.width())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    Blank,
    Wide,
}

/// What stands between two signs. Where no blank is drawn, one is seen only between Latin words.
fn gap(before: &Glyph, glyph: &Glyph, is_blank: bool) -> Gap {
    let gap = i64::from(glyph.area.x0 - before.area.x1) * 100;
    let size = i64::from(before.size.max(glyph.size));
    let are_latin = before.sign.is_ascii_graphic() && glyph.sign.is_ascii_graphic();
    match () {
        () if gap > size * 100 => Gap::Wide,
        () if is_blank && gap > size * 5 => Gap::Blank,
        () if are_latin && gap > size * 25 => Gap::Blank,
        () if gap > size * 70 => Gap::Blank,
        () => Gap::None,
    }
}
