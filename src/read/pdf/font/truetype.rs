//! The table of characters inside a TrueType font, read backwards: which character a sign of the font stands for.

use super::super::limits::Allowance;
use super::super::stream::unpacked;
use hayro_syntax::object::{Dict, Name, Stream};

/// Signs of a font that are told.
const MOST: usize = 70_000;

/// Characters by the number of the sign, sorted.
pub(super) struct Signs(Vec<(u32, char)>);

impl Signs {
    /// What the program of a composite font says. Only where numbers of signs are used as they are.
    pub(super) fn of_font(font: &Dict<'_>, allowance: &mut Allowance) -> Option<Self> {
        let is_mapped = font.get::<Stream<'_>>("CIDToGIDMap").is_some();
        if is_mapped || font.get::<Name<'_>>("Subtype").as_deref() != Some(b"CIDFontType2") {
            return None;
        }
        let program = font.get::<Dict<'_>>("FontDescriptor")?.get::<Stream<'_>>("FontFile2")?;
        Self::of_program(&unpacked(&program, allowance)?)
    }

    /// The character of a sign.
    pub(super) fn of(&self, number: u32) -> Option<char> {
        let at = self.0.binary_search_by_key(&number, |(number, _)| *number).ok()?;
        Some(self.0[at].1)
    }

    fn of_program(font: &[u8]) -> Option<Self> {
        let table = table(font)?;
        let count = usize::from(short(table, 2)?).min(64);
        let records = (0..count).filter_map(|at| {
            let record = table.get(4 + at * 8..)?;
            let is_unicode = matches!((short(record, 0)?, short(record, 2)?), (0, _) | (3, 1 | 10));
            is_unicode.then(|| table.get(long(record, 4)? as usize..)).flatten()
        });
        let mut signs: Vec<(u32, char)> = records.filter_map(characters).flatten().take(MOST).collect();
        // Of several characters with one sign the first is the plain one: radicals and compatibility forms stand behind.
        signs.sort_by_key(|(number, sign)| (*number, is_rare(*sign), *sign));
        signs.dedup_by_key(|(number, _)| *number);
        (!signs.is_empty()).then_some(Self(signs))
    }
}

/// Radicals and compatibility forms share the sign of a common character.
fn is_rare(sign: char) -> bool {
    matches!(sign, '\u{a0}' | '\u{2e80}'..='\u{2fdf}' | '\u{e000}'..='\u{faff}')
}

/// The table `cmap` of a font.
fn table(font: &[u8]) -> Option<&[u8]> {
    let count = usize::from(short(font, 4)?).min(256);
    let record = (0..count).filter_map(|at| font.get(12 + at * 16..)).find(|record| record.starts_with(b"cmap"))?;
    font.get(long(record, 8)? as usize..)
}

fn characters(table: &[u8]) -> Option<Vec<(u32, char)>> {
    match short(table, 0)? {
        4 => segments(table),
        12 => groups(table),
        _ => None,
    }
}

/// Format 4: segments of characters, with a shift or a list of numbers each.
fn segments(table: &[u8]) -> Option<Vec<(u32, char)>> {
    let double = usize::from(short(table, 6)?) & !1;
    let mut all = Vec::new();
    for at in (0..double).step_by(2) {
        let (last, first) = (short(table, 14 + at)?, short(table, 16 + double + at)?);
        let shift = short(table, 16 + 2 * double + at)?;
        let place = 16 + 3 * double + at;
        let list = usize::from(short(table, place)?);
        for code in first..=last {
            let number = match list {
                0 => code.wrapping_add(shift),
                list => match short(table, place + list + 2 * usize::from(code - first)) {
                    None | Some(0) => 0,
                    Some(number) => number.wrapping_add(shift),
                },
            };
            all.extend(char::from_u32(u32::from(code)).filter(|_| number > 0).map(|sign| (u32::from(number), sign)));
        }
        if all.len() > MOST {
            break;
        }
    }
    Some(all)
}

/// Format 12: groups of characters in a row.
fn groups(table: &[u8]) -> Option<Vec<(u32, char)>> {
    let count = long(table, 12)?.min(MOST as u32) as usize;
    let mut all = Vec::new();
    for at in 0..count {
        let group = table.get(16 + at * 12..)?;
        let (first, last, number) = (long(group, 0)?, long(group, 4)?, long(group, 8)?);
        let room = MOST.saturating_sub(all.len());
        let codes = (first..=last).zip(number..).take(room);
        all.extend(codes.filter_map(|(code, number)| Some((number, char::from_u32(code)?))));
    }
    Some(all)
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}
