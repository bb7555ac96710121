//! Records of an Excel stream: a kind, a length, bytes. What is longer than one record goes on in the next ones.

use std::borrow::Cow;

/// Kinds of records.
pub(super) mod kind {
    pub(in super::super) const BEGIN: u16 = 0x809;
    pub(in super::super) const END: u16 = 0x0a;
    pub(in super::super) const CONTINUE: u16 = 0x3c;
    pub(in super::super) const FILE_PASS: u16 = 0x2f;
    pub(in super::super) const CODE_PAGE: u16 = 0x42;
    pub(in super::super) const DATE_1904: u16 = 0x22;
    pub(in super::super) const SHEET: u16 = 0x85;
    pub(in super::super) const FORMAT: u16 = 0x41e;
    pub(in super::super) const STYLE: u16 = 0xe0;
    pub(in super::super) const SHARED_STRINGS: u16 = 0xfc;
    pub(in super::super) const ROW: u16 = 0x208;
    pub(in super::super) const COLUMN: u16 = 0x7d;
    pub(in super::super) const NUMBER: u16 = 0x203;
    pub(in super::super) const RK: u16 = 0x27e;
    pub(in super::super) const MANY_RK: u16 = 0xbd;
    pub(in super::super) const FORMULA: u16 = 0x06;
    pub(in super::super) const STRING: u16 = 0x207;
    pub(in super::super) const LABEL: u16 = 0x204;
    pub(in super::super) const RICH_LABEL: u16 = 0xd6;
    pub(in super::super) const SHARED_LABEL: u16 = 0xfd;
    pub(in super::super) const TRUTH_OR_ERROR: u16 = 0x205;
    pub(in super::super) const MERGED: u16 = 0xe5;
}

/// One record with everything that continues it.
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: Cow<'a, [u8]>,
    /// Where in `data` its continuations begin.
    pub(super) seams: Vec<usize>,
}

/// The records of a stream, up to its end or to the first that is cut off.
pub(super) struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    pub(super) fn of(stream: &'a [u8]) -> Self {
        Self { rest: stream }
    }

    fn one(&mut self) -> Option<(u16, &'a [u8])> {
        let [kind, length] = [0, 2].map(|at| self.rest.get(at..at + 2).map(|two| u16::from_le_bytes([two[0], two[1]])));
        let data = self.rest.get(4..4 + usize::from(length?))?;
        self.rest = &self.rest[4 + data.len()..];
        Some((kind?, data))
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        let (kind, data) = self.one()?;
        let mut record = Record { kind, data: Cow::Borrowed(data), seams: Vec::new() };
        loop {
            let before = self.rest;
            match self.one() {
                Some((kind::CONTINUE, more)) => {
                    record.seams.push(record.data.len());
                    record.data.to_mut().extend_from_slice(more);
                }
                _ => {
                    self.rest = before;
                    return Some(record);
                }
            }
        }
    }
}

impl Record<'_> {
    pub(super) fn u16(&self, at: usize) -> Option<u16> {
        self.data.get(at..at + 2).map(|two| u16::from_le_bytes([two[0], two[1]]))
    }

    pub(super) fn u32(&self, at: usize) -> Option<u32> {
        Some(u32::from(self.u16(at)?) | u32::from(self.u16(at + 2)?) << 16)
    }

    pub(super) fn f64(&self, at: usize) -> Option<f64> {
        let low = u64::from(self.u32(at)?);
        Some(f64::from_bits(low | u64::from(self.u32(at + 4)?) << 32))
    }

    /// A number in four bytes: 30 bits of a float or a whole number, perhaps hundredths.
    #[expect(clippy::float_arithmetic, reason = "the file means the hundredth part of a binary number")]
    pub(super) fn packed(&self, at: usize) -> Option<f64> {
        let bits = self.u32(at)?;
        let number =
            if bits & 2 == 0 { f64::from_bits(u64::from(bits & !3) << 32) } else { f64::from(bits.cast_signed() >> 2) };
        Some(if bits & 1 == 0 { number } else { number / 100.0 })
    }

    pub(super) fn truth_or_error(&self, at: usize) -> Option<&'static str> {
        let value = *self.data.get(at)?;
        Some(match self.data.get(at + 1)? {
            0 if value == 0 => "FALSE",
            0 => "TRUE",
            _ => error(value),
        })
    }
}

/// An error as the sheet shows it.
pub(super) fn error(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
