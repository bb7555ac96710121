//! Number formats of an older Excel file.

use super::record::Record;
use super::strings::Strings;
use crate::read::workbook::number_format::NumberFormat;
use std::collections::BTreeMap;

/// Formats by number, and which of them each style has.
#[derive(Default)]
pub(super) struct Formats {
    codes: BTreeMap<u16, NumberFormat>,
    styles: Vec<u16>,
}

impl Formats {
    /// A format of the file's own.
    pub(super) fn add(&mut self, record: &Record, strings: &Strings) {
        let code = record.data.get(2..).unwrap_or_default();
        let code = if strings.is_old() { strings.short(code) } else { strings.long(code) };
        self.codes.insert(record.u16(0).unwrap_or_default(), NumberFormat::of(&code));
    }

    /// The next style: which format it has.
    pub(super) fn style(&mut self, record: &Record) {
        self.styles.push(record.u16(2).unwrap_or_default());
    }

    /// A number in this style.
    pub(super) fn show(&self, style: u16, value: &str, since_1904: bool) -> String {
        let format = self.styles.get(usize::from(style)).copied().unwrap_or_default();
        match self.codes.get(&format) {
            Some(own) => own.show(value, since_1904),
            None => NumberFormat::built_in(u32::from(format)).show(value, since_1904),
        }
    }
}
