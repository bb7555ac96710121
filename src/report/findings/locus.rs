//! Places and amounts in the findings format.

use crate::money::{Unit, UnitFrom};
use crate::text::Language;
use serde::{Deserialize, Serialize};

/// One address, said in every coordinate a person or a program may look for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Locus {
    /// Id, the key in `loci`.
    pub id: String,
    /// The input.
    pub doc: String,
    /// Code (or name, when no code is printed) of the agency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agency: Option<String>,
    /// Id of the recognised table.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// Meaning in the budget, e.g. `T3[2010301].basic`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The row as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<RowPlace>,
    /// The column as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub col: Option<ColPlace>,
    /// Where in the shown document.
    pub at: At,
    /// Where in the source.
    pub place: Place,
    /// The characters that stand there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// The amount that stands there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// Words for people, e.g. 支出总表 · 行次1 · 栏次4（基本支出）.
    pub say: String,
}

/// A row as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RowPlace {
    /// 序号 as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// Code of the item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Label of the row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// A column as printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ColPlace {
    /// 栏次 as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub printed: Option<String>,
    /// Label of the column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// A place in the shown document ([`crate::report::Shown`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct At {
    /// Index of the block.
    pub block: u32,
    /// Row of the cell, heading rows included.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// Column of the cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub col: Option<u32>,
    /// First code point of the marked characters inside the shown text.
    pub start: u32,
    /// First code point behind them.
    pub end: u32,
}

/// A place in the source file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum Place {
    /// Characters of a text file. Offsets are Unicode code points from 0; line and column count from 1.
    Text {
        /// First code point.
        start: u32,
        /// First code point behind.
        end: u32,
        /// Line of `start`.
        line: u32,
        /// Column of `start`.
        column: u32,
    },
    /// A cell of a workbook.
    Sheet {
        /// Name of the sheet.
        sheet: String,
        /// The cell, e.g. `D17`.
        a1: String,
    },
    /// A cell of a table of a Word document or a web page; all numbers count from 1.
    Table {
        /// The how many-th table of the document.
        table: u32,
        /// Row, heading rows included.
        row: u32,
        /// Column.
        col: u32,
    },
    /// A paragraph of a Word document or a web page, counted from 1; headings count, tables do not.
    Paragraph {
        /// The how many-th.
        paragraph: u32,
    },
    /// A place on a page of a PDF.
    Page {
        /// Number of the page, from 1.
        page: u32,
        /// Left, top, right, bottom of the cell or line: points from the upper left corner of the page as it is shown.
        #[serde(rename = "box")]
        corners: [u16; 4],
    },
}

impl Place {
    /// The place in words, as people find it in the file.
    pub fn say(&self, language: Language) -> String {
        match (self, language) {
            (Self::Text { line, .. }, Language::Zh) => format!("第{line}行"),
            (Self::Text { line, .. }, Language::En) => format!("line {line}"),
            (Self::Sheet { sheet, a1 }, _) => format!("{sheet}!{a1}"),
            (Self::Table { table, row, col }, Language::Zh) => format!("第{table}个表第{row}行第{col}列"),
            (Self::Table { table, row, col }, Language::En) => format!("table {table}, row {row}, column {col}"),
            (Self::Page { page, .. }, Language::Zh) => format!("第{page}页"),
            (Self::Page { page, .. }, Language::En) => format!("page {page}"),
            (Self::Paragraph { paragraph }, Language::Zh) => format!("第{paragraph}段"),
            (Self::Paragraph { paragraph }, Language::En) => format!("paragraph {paragraph}"),
        }
    }
}

/// An amount as printed: `minor / 10^scale` of `unit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Amount {
    /// As printed, untouched, e.g. `1,858.60`; for computed values the plain decimal.
    pub text: String,
    /// Signed integer as decimal digits.
    pub minor: String,
    /// Digits after the point.
    pub scale: u32,
    /// The unit.
    pub unit: Unit,
    /// Where the unit was read.
    pub unit_from: UnitFrom,
}
