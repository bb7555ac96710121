//! The document as the page draws it.

use serde::{Deserialize, Serialize};

/// A document ready to be drawn; block `n` here is the block `n` that a [`super::At`] names.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Shown {
    /// Blocks in reading order.
    pub blocks: Vec<ShownBlock>,
}

/// One block to draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum ShownBlock {
    /// A heading.
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// Its words.
        text: String,
    },
    /// A table.
    Table {
        /// Id of the recognised table this fragment belongs to ([`super::Reading::table`]), if any.
        #[serde(skip_serializing_if = "Option::is_none")]
        table: Option<String>,
        /// How many rows, from the top, are heading rows.
        head: u32,
        /// Rows of cells; a place covered by a merged cell has no cell of its own.
        rows: Vec<Vec<ShownCell>>,
    },
}

/// One cell to draw.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ShownCell {
    /// Column of its upper left corner, from 0.
    pub col: u32,
    /// Rows it covers.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub rows: u32,
    /// Columns it covers.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub cols: u32,
    /// What is printed in it; a line break is `\n`.
    pub text: String,
    /// True when the cell holds an amount: it is set right-aligned, in tabular figures.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub amount: bool,
}

fn one() -> u32 {
    1
}

fn is_one(count: &u32) -> bool {
    *count == 1
}
