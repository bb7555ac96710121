//! The elements that are open, and what a tag ends of them.

use super::elements::Kind;

/// Elements that may be open at once; tags beyond are passed over, their words are not.
const MOST_OPEN: usize = 256;
/// Of these, parts of lines; the rest is kept free for tables.
const MOST_INLINE: usize = 128;

/// An element that is open.
pub(super) struct Open {
    pub(super) kind: Kind,
    pub(super) name: Vec<u8>,
    /// Its words are not seen.
    pub(super) hides: bool,
    /// Its blanks are shown as they stand.
    pub(super) pre: bool,
    /// Holds the number Word printed.
    pub(super) marker: bool,
    /// Makes a table, row, cell or list; false for those that are not seen.
    pub(super) real: bool,
}

/// The open elements, the innermost last.
#[derive(Default)]
pub(super) struct Opened {
    all: Vec<Open>,
    /// How many of them hide their words.
    hiding: usize,
    /// How many of them are parts of lines.
    inline: usize,
}

impl Opened {
    /// True when words are not seen here.
    pub(super) fn hides(&self) -> bool {
        self.hiding > 0
    }

    /// True when words are not seen here because their cell is not.
    pub(super) fn hides_cell(&self) -> bool {
        let cell = |open: &Open| open.hides && matches!(open.kind, Kind::Cell | Kind::Group);
        self.hiding == 1 && self.all.iter().any(cell)
    }

    /// True when blanks are shown as they stand here.
    pub(super) fn pre(&self) -> bool {
        self.all.last().is_some_and(|open| open.pre)
    }

    /// The level of the heading words stand in here.
    pub(super) fn heading(&self) -> Option<u8> {
        self.all.iter().rev().take_while(|open| !open.kind.is_fence()).find_map(|open| match open.kind {
            Kind::Heading(level) => Some(level),
            _ => None,
        })
    }

    /// True when an element of this kind is still opened. What is left out always is, lest its words be taken for the
    /// page's.
    pub(super) fn has_room(&self, kind: Kind) -> bool {
        match kind {
            Kind::LeftOut if self.hiding == 0 => true,
            Kind::Inline | Kind::Deleted => self.all.len() < MOST_OPEN && self.inline < MOST_INLINE,
            _ => self.all.len() < MOST_OPEN,
        }
    }

    pub(super) fn push(&mut self, open: Open) {
        self.hiding += usize::from(open.hides);
        self.inline += usize::from(!open.kind.is_block());
        self.all.push(open);
    }

    /// Takes the innermost element, unless it stands outside of `at`.
    pub(super) fn pop_from(&mut self, at: usize) -> Option<Open> {
        (self.all.len() > at).then(|| self.remove(self.all.len() - 1))
    }

    /// True when `pop_from` would take an element that ends a paragraph.
    pub(super) fn is_block_next(&self, at: usize) -> bool {
        self.all.len() > at && self.all.last().is_some_and(|open| open.kind.is_block())
    }

    /// Takes one element and leaves those inside it open.
    pub(super) fn remove(&mut self, at: usize) -> Open {
        let open = self.all.remove(at);
        self.hiding -= usize::from(open.hides);
        self.inline -= usize::from(!open.kind.is_block());
        open
    }

    /// The element an end tag ends.
    pub(super) fn ended_by(&self, name: &[u8], kind: Kind) -> Option<usize> {
        let same = |open: &Open| match kind {
            Kind::Heading(_) => matches!(open.kind, Kind::Heading(_)),
            Kind::Cell => open.kind == Kind::Cell,
            _ => open.name == name,
        };
        self.innermost(same, |open| match kind {
            Kind::Table => false,
            _ if kind.is_of_table() => open.kind == Kind::Table,
            _ => open.kind.is_fence(),
        })
    }

    /// True when a block stands inside this element.
    pub(super) fn holds_block(&self, at: usize) -> bool {
        self.all.iter().skip(at + 1).any(|open| open.kind.is_block())
    }

    /// The element a part of a table belongs in.
    pub(super) fn parent(&self, kind: Kind) -> Option<usize> {
        let parents: &[Kind] = match kind {
            Kind::Cell => &[Kind::Row, Kind::Group, Kind::Table],
            Kind::Row => &[Kind::Group, Kind::Table],
            Kind::Column => &[Kind::Columns, Kind::Table],
            _ => &[Kind::Table],
        };
        self.innermost(|open| parents.contains(&open.kind), |_| false)
    }

    /// The element that must end before its next sibling begins.
    pub(super) fn sibling(&self, kind: Kind) -> Option<usize> {
        let list = |open: &Open| open.kind.is_fence() || matches!(open.kind, Kind::Numbered | Kind::Bulleted);
        match kind {
            Kind::Table => self.unfinished_table(),
            Kind::Item => self.innermost(|open| open.kind == kind, list),
            Kind::Term => {
                self.innermost(|open| open.kind == kind, |open| open.kind.is_fence() || open.kind == Kind::Block)
            }
            _ => None,
        }
    }

    /// The `p` that is open here.
    pub(super) fn paragraph(&self) -> Option<usize> {
        self.innermost(|open| open.kind == Kind::Paragraph, |open| open.kind.is_fence())
    }

    /// A table begins between the cells of another: the other one was never closed.
    fn unfinished_table(&self) -> Option<usize> {
        let between = matches!(self.all.last()?.kind, Kind::Table | Kind::Group | Kind::Row | Kind::Columns);
        self.innermost(|open| between && open.kind == Kind::Table, |_| false)
    }

    /// The innermost element that is `wanted`, unless a `fence` stands before it; the wanted one is no fence.
    fn innermost(&self, wanted: impl Fn(&Open) -> bool, fence: impl Fn(&Open) -> bool) -> Option<usize> {
        let at = self.all.iter().rposition(|open| wanted(open) || fence(open))?;
        wanted(&self.all[at]).then_some(at)
    }
}
