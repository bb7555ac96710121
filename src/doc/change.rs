//! Other words at some places of a document that was read: what a person tries before mending the file itself.

use super::{Document, Locus};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// Other words at one place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The place in the document as it was read; without characters its whole text.
    pub at: Locus,
    /// What stands there instead; nothing when empty.
    pub to: String,
}

impl Document {
    /// The document with these changes. Places are those before any change; two changes of one text must not overlap. What
    /// the document does not have is not changed.
    pub fn changed(&self, changes: &[Change]) -> Self {
        let mut document = self.clone();
        let mut changes: Vec<&Change> = changes.iter().collect();
        // From the end of a text to its beginning, so that the places before stay what they are.
        changes.sort_by_key(|change| std::cmp::Reverse(change.at));
        for change in changes {
            if let Some(text) = document.text_mut(&change.at) {
                text.replace(change.at.chars.unwrap_or(Span::new(0, u32::MAX)), &change.to);
            }
        }
        document
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Block, BlockId, Cell, Table, Text};
    use super::*;

    fn at(block: u32, cell: Option<(u32, u32)>, chars: Option<(u32, u32)>) -> Locus {
        Locus { block: BlockId(block), cell, chars: chars.map(|(start, end)| Span::new(start, end)) }
    }

    fn change(at: Locus, to: &str) -> Change {
        Change { at, to: to.to_owned() }
    }

    #[test]
    fn places_are_those_before_any_change() {
        let cell = Cell { row: 1, col: 2, rows: 1, cols: 1, text: Text::verbatim("3.00", 0) };
        let document = Document {
            blocks: vec![
                Block::Paragraph { text: Text::verbatim("共1.5万元，其中2万元。", 0) },
                Block::Table(Table::new(2, 3, vec![cell])),
            ],
            notes: Vec::new(),
        };
        let changes = [
            change(at(0, None, Some((1, 4))), "10.25"),
            change(at(0, None, Some((9, 10))), ""),
            change(at(1, Some((1, 2)), None), "4"),
            change(at(1, Some((0, 0)), None), "no cell"),
            change(at(7, None, None), "no block"),
        ];
        let changed = document.changed(&changes);
        assert_eq!(changed.text(&at(0, None, None)).map(|text| &*text.text), Some("共10.25万元，其中万元。"));
        assert_eq!(changed.text(&at(1, Some((1, 2)), None)).map(|text| &*text.text), Some("4"));
        assert_eq!(changed.text(&at(1, Some((0, 0)), None)), None);
        assert_eq!(document.changed(&[]), document);
    }
}
