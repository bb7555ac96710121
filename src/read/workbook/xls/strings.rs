//! Texts of an older Excel file: two bytes a character, one byte where that is enough, or the bytes of a code page.

use super::record::Record;
use encoding_rs::{Encoding, GBK};

/// How texts are written, and those that cells share.
pub(super) struct Strings {
    /// BIFF 5: bytes of a code page.
    old: bool,
    page: &'static Encoding,
    shared: Vec<String>,
}

impl Default for Strings {
    fn default() -> Self {
        Self { old: false, page: GBK, shared: Vec::new() }
    }
}

impl Strings {
    pub(super) fn begin(&mut self, record: &Record) {
        self.old = record.u16(0).is_some_and(|version| version < 0x600);
    }

    pub(super) fn is_old(&self) -> bool {
        self.old
    }

    /// The code page of the file; those a Chinese office does not have are read as GBK.
    pub(super) fn code_page(&mut self, page: Option<u16>) {
        self.page = match page {
            Some(950) => encoding_rs::BIG5,
            Some(932) => encoding_rs::SHIFT_JIS,
            Some(949) => encoding_rs::EUC_KR,
            Some(65001) => encoding_rs::UTF_8,
            _ => GBK,
        };
    }

    /// A text whose length is one byte.
    pub(super) fn short(&self, data: &[u8]) -> String {
        match data {
            [length, rest @ ..] => self.text(usize::from(*length), rest),
            [] => String::new(),
        }
    }

    /// A text whose length is two bytes.
    pub(super) fn long(&self, data: &[u8]) -> String {
        match data {
            [low, high, rest @ ..] => self.text(usize::from(u16::from_le_bytes([*low, *high])), rest),
            _ => String::new(),
        }
    }

    fn text(&self, length: usize, data: &[u8]) -> String {
        if self.old {
            return self.page.decode_without_bom_handling(&data[..length.min(data.len())]).0.into_owned();
        }
        let Some((flags, rest)) = data.split_first() else { return String::new() };
        let rest = rest.get(extra(*flags)..).unwrap_or_default();
        characters(rest, length, flags & 1 != 0)
    }

    pub(super) fn get(&self, index: u32) -> Option<&str> {
        self.shared.get(index as usize).map(String::as_str)
    }

    /// The texts that cells refer to by number. Where a text is cut by the end of a record, the next one begins with a byte
    /// that says how wide its characters are.
    pub(super) fn shared(&mut self, record: &Record) {
        let count = record.u32(4).unwrap_or_default();
        let mut cursor = Cursor { record, at: 8, seam: 0 };
        while self.shared.len() < count as usize
            && let Some(text) = cursor.text()
        {
            self.shared.push(text);
        }
    }
}

/// Bytes between the flags and the characters: how many formats and how long the reading is.
fn extra(flags: u8) -> usize {
    usize::from(flags & 8 != 0) * 2 + usize::from(flags & 4 != 0) * 4
}

fn characters(data: &[u8], length: usize, wide: bool) -> String {
    if wide {
        let (pairs, _) = data.as_chunks::<2>();
        let units = pairs.iter().take(length).map(|pair| u16::from_le_bytes(*pair));
        char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
    } else {
        data.iter().take(length).map(|byte| char::from(*byte)).collect()
    }
}

struct Cursor<'a> {
    record: &'a Record<'a>,
    at: usize,
    /// Index of the first seam that is not behind.
    seam: usize,
}

impl Cursor<'_> {
    fn text(&mut self) -> Option<String> {
        self.pass_seams();
        let length = usize::from(self.record.u16(self.at)?);
        let flags = *self.record.data.get(self.at + 2)?;
        let formats = if flags & 8 != 0 { usize::from(self.record.u16(self.at + 3)?) } else { 0 };
        let reading = if flags & 4 != 0 { self.record.u32(self.at + 3 + extra(flags & 8))? } else { 0 };
        self.at += 3 + extra(flags);
        let text = self.characters(length, flags & 1 != 0);
        self.at = self.at.checked_add(formats * 4)?.checked_add(reading as usize)?;
        text
    }

    fn characters(&mut self, mut left: usize, mut wide: bool) -> Option<String> {
        let mut text = String::new();
        while left > 0 {
            self.pass_seams();
            let mut end = self.record.seams.get(self.seam).copied().unwrap_or(self.record.data.len());
            if end == self.at {
                wide = self.record.data.get(self.at)? & 1 != 0;
                (self.at, self.seam) = (self.at + 1, self.seam + 1);
                end = self.record.seams.get(self.seam).copied().unwrap_or(self.record.data.len());
            }
            let piece = self.record.data.get(self.at..end)?;
            let size = if wide { 2 } else { 1 };
            let count = left.min(piece.len() / size);
            if count == 0 {
                return None;
            }
            text.push_str(&characters(piece, count, wide));
            (self.at, left) = (self.at + count * size, left - count);
        }
        Some(text)
    }

    fn pass_seams(&mut self) {
        while self.record.seams.get(self.seam).is_some_and(|seam| *seam < self.at) {
            self.seam += 1;
        }
    }
}
