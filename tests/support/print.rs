//! A whole document: contents, then each agency's tables and narrative.

use super::budget::Agency;
use super::draw::{Digits, agencies};
use super::page::{Page, Place};
use super::printer::{Layout, Printer, ordinal};
use super::random::Random;

/// A printed document and where its amounts stand.
#[derive(Debug, Clone)]
pub(crate) struct Printed {
    pub(crate) name: String,
    pub(crate) text: String,
    pub(crate) places: Vec<Place>,
    /// Blank cells of amount columns: the code point of their closing `|`.
    pub(crate) holes: Vec<u32>,
}

/// An invented document of one to three agencies.
pub(crate) fn invented(seed: u64, digits: Digits) -> Printed {
    let count = 1 + Random::new(seed ^ 0x5eed).below(3);
    print(&agencies(seed, digits, count), &Layout::new(seed))
}

/// Prints agencies in a layout; the same budget in another layout says the same.
pub(crate) fn print(agencies: &[Agency], layout: &Layout) -> Printed {
    let mut page = Page::default();
    let mut random = Random::new(layout.seed);
    let padded = random.chance(50);
    contents(agencies, &mut page);
    for (at, agency) in agencies.iter().enumerate() {
        page.heading(1, &format!("{}、{}收支预算", ordinal(at + 1), agency.name));
        let mut printer = Printer { page: &mut page, random: &mut random, layout, agency, padded };
        printer.nine_tables();
        printer.narrative();
    }
    Printed { name: format!("invented {}", layout.seed), text: page.text, places: page.places, holes: page.holes }
}

fn contents(agencies: &[Agency], page: &mut Page) {
    page.heading(1, "2024 年单位预算信息公开目录");
    for (at, agency) in agencies.iter().enumerate() {
        let line = format!("- {}、{}收支预算 ..... {}", ordinal(at + 1), agency.name, at * 30 + 1);
        page.paragraph(&super::page::Words::new(&line));
    }
}
