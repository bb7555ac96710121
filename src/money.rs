//! Amounts: exact decimals that know their unit and their last printed digit.
//!
//! *Invariant:* no floating point; no sum of two different units. Conversion is a named call.

pub use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What an amount counts. Only money can be converted (元, 千元, 万元, 亿元).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Unit {
    /// 元
    #[serde(rename = "元")]
    Yuan,
    /// 千元
    #[serde(rename = "千元")]
    Thousand,
    /// 万元
    #[serde(rename = "万元")]
    Wan,
    /// 亿元
    #[serde(rename = "亿元")]
    Yi,
    /// 百分数
    #[serde(rename = "%")]
    Percent,
    /// Pieces, square metres, vehicles …: a quantity that is no money.
    #[serde(rename = "none")]
    Count,
}

/// Where the unit of an amount was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitFrom {
    /// Printed right behind the digits.
    Cell,
    /// A line such as 单位：万元 at the table.
    TableNote,
    /// The unit most tables of the document name.
    Document,
    /// The form's own usual unit.
    Profile,
    /// The user said so.
    User,
}
