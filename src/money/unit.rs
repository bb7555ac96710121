//! What an amount counts, and where that was read.

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

impl Unit {
    /// Power of ten of one 元; `None` for what is no money.
    pub fn power(self) -> Option<u32> {
        match self {
            Self::Yuan => Some(0),
            Self::Thousand => Some(3),
            Self::Wan => Some(4),
            Self::Yi => Some(8),
            Self::Percent | Self::Count => None,
        }
    }

    /// The unit as printed; nothing for a plain count.
    pub fn name(self) -> &'static str {
        match self {
            Self::Yuan => "元",
            Self::Thousand => "千元",
            Self::Wan => "万元",
            Self::Yi => "亿元",
            Self::Percent => "%",
            Self::Count => "",
        }
    }
}
