//! What a file may cost. A page of a budget has some thousand signs; whoever goes on and on is stopped.

/// Pages that are read.
pub(super) const MOST_PAGES: usize = 800;
/// Bytes all streams together may become.
pub(super) const MOST_BYTES: u64 = if cfg!(test) { 16 << 20 } else { 256 << 20 };
/// Operators that are followed, of the whole file.
const MOST_OPERATORS: u32 = if cfg!(test) { 600_000 } else { 20_000_000 };
/// Signs that are kept, of the whole file.
const MOST_GLYPHS: u32 = 3_000_000;
/// Rules that are kept, of one page.
pub(super) const MOST_RULES: usize = 40_000;
/// Drawings inside drawings.
pub(super) const DEEPEST: usize = 16;

/// What is left to spend on a file.
#[derive(Debug)]
pub(super) struct Allowance {
    pub(super) bytes: u64,
    operators: u32,
    glyphs: u32,
    /// Whether something was left out.
    pub(super) is_spent: bool,
}

impl Default for Allowance {
    fn default() -> Self {
        Self { bytes: MOST_BYTES, operators: MOST_OPERATORS, glyphs: MOST_GLYPHS, is_spent: false }
    }
}

impl Allowance {
    /// True when one more operator is followed.
    pub(super) fn operator(&mut self) -> bool {
        take(&mut self.operators, &mut self.is_spent)
    }

    /// True when one more sign is kept.
    pub(super) fn glyph(&mut self) -> bool {
        take(&mut self.glyphs, &mut self.is_spent)
    }
}

fn take(left: &mut u32, is_spent: &mut bool) -> bool {
    *is_spent |= *left == 0;
    *left = left.saturating_sub(1);
    !*is_spent
}
