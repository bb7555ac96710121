//! The budget: amounts with a meaning and a place.
//!
//! Goes in: nothing (recognition fills it). Comes out: one arena of [`Entry`]s, and for every agency its [`Sheet`]s that
//! find an entry by row and column key. Deliberately knows nothing of formats, form files or rules.
//!
//! | 中文 | here |
//! |---|---|
//! | 预算单位 | [`Agency`] |
//! | 表（一单位一种表的全部分页） | [`Recognised`] |
//! | 科目编码 / 行 | row key, e.g. `2010301`, `total`, `out.201` |
//! | 栏 | column key, e.g. `basic` |
//! | 绩效目标表 | one row of the sheet `P` for each project |
//! | 说明中的金额 | one row of the sheet `N` for each statement |
//!
//! *Invariant:* every [`EntryId`] in a sheet is an index into [`Budget::entries`].

mod project;
mod sheet;

pub use project::{Indicator, Project, Words};
pub use sheet::{Column, LOST_ROWS, Row, Sheet, is_total};

use crate::doc::{BlockId, Locus};
use crate::money::{Decimal, Unit, UnitFrom};
use crate::prose::Prose;
use std::rc::Rc;

/// Index of an agency in [`Budget::agencies`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct AgencyId(pub u32);

/// Index of a recognised table in [`Budget::tables`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TableId(pub u32);

/// Index of an entry in [`Budget::entries`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryId(pub u32);

/// Everything recognised in one document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Budget {
    /// The agencies in the order of their first table.
    pub agencies: Vec<Agency>,
    /// The recognised tables and narratives in reading order.
    pub tables: Vec<Recognised>,
    /// The amounts, blank cells of amount columns included.
    pub entries: Vec<Entry>,
    /// The projects of all agencies.
    pub projects: Vec<Project>,
    /// How the document was read where that was not obvious.
    pub notes: Vec<Remark>,
    /// For each block of the document, whose it is.
    pub owners: Vec<AgencyId>,
    /// The narratives of all agencies, read as sentences.
    pub prose: Prose,
    /// For each fact of `prose`, its entry in the sheet `N`; none for words that stand for a number.
    pub told: Vec<Option<EntryId>>,
}

impl Budget {
    /// The entry with this id.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.0 as usize]
    }

    /// The table with this id.
    pub fn table(&self, id: TableId) -> &Recognised {
        &self.tables[id.0 as usize]
    }

    /// The table that has a part at this block.
    pub fn table_at(&self, block: BlockId) -> Option<TableId> {
        let at = self.tables.iter().position(|table| table.parts.iter().any(|(part, _)| *part == block))?;
        Some(TableId(at as u32))
    }

    /// Whose a block is; the first agency's where nobody is named.
    pub fn owner(&self, block: BlockId) -> AgencyId {
        self.owners.get(block.0 as usize).copied().unwrap_or(AgencyId(0))
    }

    /// Adds an entry and returns its id.
    pub fn push(&mut self, entry: Entry) -> EntryId {
        self.entries.push(entry);
        EntryId(self.entries.len() as u32 - 1)
    }
}

/// A budget body: 单位 (six-digit code) or 部门 (three-digit code).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Agency {
    /// Code as printed; empty when the document prints none.
    pub code: String,
    /// Name as printed.
    pub name: String,
    /// Its sheets, one for each form.
    pub sheets: Vec<Sheet>,
}

impl Agency {
    /// The sheet of this form, if the document has it.
    pub fn sheet(&self, form: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| &*sheet.form == form)
    }

    /// The sheet of this form, made when it is not there yet.
    pub fn sheet_mut(&mut self, form: &str) -> &mut Sheet {
        let at = self.sheets.iter().position(|sheet| &*sheet.form == form).unwrap_or_else(|| {
            self.sheets.push(Sheet::new(form));
            self.sheets.len() - 1
        });
        &mut self.sheets[at]
    }

    /// What the agency is called where only one word fits: its code, or its name when it has none.
    pub fn call(&self) -> &str {
        if self.code.is_empty() { &self.name } else { &self.code }
    }
}

/// One recognised table (all its parts together), or the narrative of one agency.
#[derive(Debug, Clone, PartialEq)]
pub struct Recognised {
    /// Whose it is.
    pub agency: AgencyId,
    /// Key of its form; `?` for a table of no known form.
    pub form: String,
    /// Title for people.
    pub title: String,
    /// 0..100: how sure the recognition is.
    pub sure: u8,
    /// Unit of its money amounts.
    pub unit: Unit,
    /// Where that unit was read.
    pub unit_from: UnitFrom,
    /// Its parts in order, each with the number of its heading rows (0 for prose).
    pub parts: Vec<(BlockId, u32)>,
    /// For each part, the lines around it.
    pub captions: Vec<Caption>,
    /// True when it holds no amount at all.
    pub empty: bool,
}

impl Recognised {
    /// A table without a part in the document, its form certain, its amounts in 万元 where they name no other unit.
    pub fn of(agency: AgencyId, form: &str, title: &str) -> Self {
        Self {
            agency,
            form: form.to_owned(),
            title: title.to_owned(),
            sure: 100,
            unit: Unit::Wan,
            unit_from: UnitFrom::Cell,
            parts: Vec::new(),
            captions: Vec::new(),
            empty: false,
        }
    }
}

/// The lines around one part of a table; each is one block of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Caption {
    /// Lines before it that may be its title, the nearest last.
    pub titles: Vec<BlockId>,
    /// `434001 某单位`
    pub agency: Option<BlockId>,
    /// 预算年度：2024
    pub year: Option<BlockId>,
    /// 截止时间：2023-12-31
    pub date: Option<BlockId>,
    /// 单位：万元
    pub unit: Option<BlockId>,
    /// Notes below it, up to the next title or caption: 注：…
    pub notes: Vec<BlockId>,
}

/// One amount (or the blank place for one).
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Whose it is.
    pub agency: AgencyId,
    /// The table it is printed in.
    pub table: TableId,
    /// Key of the form whose sheet it belongs to.
    pub form: Rc<str>,
    /// Row key inside the sheet.
    pub row: Rc<str>,
    /// Column key inside the sheet.
    pub col: Rc<str>,
    /// Row and column as people call them.
    pub label: Label,
    /// What is printed.
    pub value: Value,
    /// Its unit.
    pub unit: Unit,
    /// Where the unit was read.
    pub unit_from: UnitFrom,
    /// Where it is printed: for a number exactly its digits, otherwise the whole cell.
    pub at: Locus,
    /// Exactly what is printed there (the digits, or the cell's words).
    pub print: String,
}

impl Entry {
    /// The meaning of the place, e.g. `T3[2010301].basic`.
    pub fn address(&self) -> String {
        format!("{}[{}].{}", self.form, self.row, self.col)
    }

    /// True when an amount other than zero is printed.
    pub fn is_filled(&self) -> bool {
        matches!(self.value, Value::Number { .. })
    }
}

/// A place in people's words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Label {
    /// 序号 as printed.
    pub seq: Rc<str>,
    /// Code of the item.
    pub code: Rc<str>,
    /// Name of the row.
    pub row: Rc<str>,
    /// 栏次 as printed.
    pub column_number: Rc<str>,
    /// Name of the column.
    pub column: Rc<str>,
}

/// What a place for an amount holds. Blank is not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// Nothing, or a dash.
    Blank,
    /// A number with its printed digits after the point; in the entry's unit.
    Number {
        /// The value; a decrease told in words (减少) is negative.
        value: Decimal,
        /// Digits printed after the point.
        places: u32,
        /// True when words give the sign (减少 12.03): the printed digits have none.
        told: bool,
    },
    /// Something that is no amount.
    Unreadable,
}

/// How something was read; never a fault of the budget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What was met.
    pub kind: RemarkKind,
    /// Where.
    pub at: Locus,
    /// A word of the document the sentence needs (a label, a name); may be empty.
    pub word: String,
}

/// Kinds of [`Remark`], numbered as the recognition notes of the rule catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum RemarkKind {
    /// RN-01: a caption printed as a heading.
    CaptionAsHeading,
    /// RN-02: a name wrapped over a page break.
    WrappedName,
    /// RN-04: a table printed in several parts.
    Joined,
    /// RN-05: heading labels displaced; the column numbers (栏次) or the form's order decided.
    ShiftedLabels,
    /// RN-06: a column of the form is not there.
    ColumnAbsent,
    /// RN-07: a label cut into two cells.
    CutLabel,
    /// RN-09: a fragment without content.
    Orphan,
    /// RN-10: a column of the payment plan is lost.
    PlanColumnLost,
    /// A table of no known form, read by the words of its own heading.
    Derived,
    /// A table of no known form.
    UnknownTable,
    /// A row no form row corresponds to.
    UnknownRow,
    /// A cell that should hold an amount holds something else.
    UnreadableAmount,
    /// The title was absent or said something else; structure decided.
    ByStructure,
    /// Several rows carry one code; the later ones are left out of the sums.
    RepeatedRow,
    /// Page numbers stood within sentences.
    PageNumbers,
    /// A paragraph was given a second time by a converter.
    RepeatedText,
}
