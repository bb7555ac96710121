//! The keys in a blank form's cells: `{basic}`, `{carry?}`, `{in:}`.

/// A key token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    /// The key itself.
    pub(super) key: String,
    /// `?`: may be absent.
    pub(super) optional: bool,
    /// `:`: opens a side.
    pub(super) side: bool,
}

/// Splits a cell into its words and the key token behind them.
pub(super) fn split(cell: &str) -> (&str, Option<Token>) {
    let Some((words, rest)) = cell.split_once('{') else { return (cell, None) };
    let Some((inside, _)) = rest.split_once('}') else { return (cell, None) };
    let inside = inside.trim();
    let side = inside.ends_with(':');
    let optional = inside.ends_with('?');
    let key = inside.trim_end_matches([':', '?']).to_owned();
    (words.trim(), Some(Token { key, optional, side }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_words_and_marks() {
        let token = |key: &str, optional, side| Some(Token { key: key.into(), optional, side });
        assert_eq!(split("一、外交支出 {202}"), ("一、外交支出", token("202", false, false)));
        assert_eq!(split("{carry?}"), ("", token("carry", true, false)));
        assert_eq!(split("{in:}"), ("", token("in", false, true)));
        assert_eq!(split("合计"), ("合计", None));
    }
}
