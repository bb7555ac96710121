//! A project and its performance targets (绩效目标表).

use super::{AgencyId, TableId};
use crate::doc::Locus;
use std::rc::Rc;

/// One target table. Its amounts are row `number` of the agency's sheet `P`.
#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    /// Whose it is.
    pub agency: AgencyId,
    /// The recognised table.
    pub table: TableId,
    /// Its position among the agency's target tables, from 1.
    pub number: u32,
    /// The words of its fields by key (`code`, `name`, `purpose`, `goals` …), as printed.
    pub words: Vec<Words>,
    /// Its indicators in the printed order.
    pub indicators: Vec<Indicator>,
    /// Labels of the form that the table does not have.
    pub lost: Vec<String>,
}

/// A field that holds words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Key of the field.
    pub key: Rc<str>,
    /// What is printed.
    pub text: String,
    /// Where.
    pub at: Locus,
}

/// One indicator: cells by key (`l1`, `l2`, `name`, `desc`, `value`, `basis`).
/// A first level printed once for several rows is filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Indicator {
    /// Its cells.
    pub cells: Vec<Words>,
    /// Its blank cells: key and place. A first level that is only printed once is none of them.
    pub blank: Vec<(Rc<str>, Locus)>,
}

impl Project {
    /// The field with this key.
    pub fn field(&self, key: &str) -> Option<&Words> {
        self.words.iter().find(|words| &*words.key == key)
    }

    /// The words of a field; empty when the table has none.
    pub fn word(&self, key: &str) -> &str {
        self.field(key).map_or("", |words| words.text.as_str())
    }
}

impl Indicator {
    /// The cell with this key.
    pub fn cell(&self, key: &str) -> Option<&Words> {
        self.cells.iter().find(|words| &*words.key == key)
    }

    /// The words of a cell; empty when it is blank.
    pub fn word(&self, key: &str) -> &str {
        self.cell(key).map_or("", |words| words.text.as_str())
    }
}
