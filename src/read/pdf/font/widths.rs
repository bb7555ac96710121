//! Widths of the signs of a composite font.

use hayro_syntax::object::{Array, Dict, Number, Object};

/// Entries that are read.
const MOST: usize = 200_000;

/// Widths by the number of the sign (CID), in thousandths of the height.
#[derive(Debug, Default)]
pub(super) struct Widths {
    /// First and last number, width; sorted.
    ranges: Vec<(u32, u32, f64)>,
    other: f64,
}

impl Widths {
    pub(super) fn read(font: &Dict<'_>) -> Self {
        let other = font.get::<Number>("DW").map_or(1000.0, |width| width.as_f64());
        let mut ranges = font.get::<Array<'_>>("W").map(|list| ranges(&list)).unwrap_or_default();
        ranges.sort_by_key(|(first, ..)| *first);
        Self { ranges, other }
    }

    /// The width of this sign, in heights of the font.
    pub(super) fn of(&self, cid: u32) -> f64 {
        let behind = self.ranges.partition_point(|(first, ..)| *first <= cid);
        let range = behind.checked_sub(1).map(|at| self.ranges[at]).filter(|(_, last, _)| cid <= *last);
        range.map_or(self.other, |(.., width)| width) / 1000.0
    }
}

/// `first [w w w]` and `first last w`, in turn.
fn ranges(list: &Array<'_>) -> Vec<(u32, u32, f64)> {
    let mut ranges = Vec::new();
    let mut waiting: Vec<u32> = Vec::new();
    for entry in list.iter::<Object<'_>>() {
        match (entry, waiting.as_slice()) {
            (Object::Array(widths), [first]) => {
                let widths = widths.iter::<Number>().take(MOST);
                let numbers = (*first..).zip(widths);
                ranges.extend(numbers.map(|(cid, width)| (cid, cid, width.as_f64())));
                waiting.clear();
            }
            (Object::Number(width), [first, last]) => {
                ranges.push((*first, *last, width.as_f64()));
                waiting.clear();
            }
            (Object::Number(number), _) => waiting.push(number.as_i64().clamp(0, 0x0010_ffff) as u32),
            _ => waiting.clear(),
        }
        if ranges.len() >= MOST {
            break;
        }
    }
    ranges
}
