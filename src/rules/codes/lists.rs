//! The names of functional and economic codes as we know them: no official list of any year, and not complete.

use crate::text::normal;
use std::sync::LazyLock;

/// One code with one of its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Listed {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    /// In how many published documents the pair was seen.
    pub(super) docs: u32,
    /// The last year of a name that is no more.
    pub(super) until: Option<u32>,
}

/// A list, sorted by code.
#[derive(Debug)]
pub(super) struct List(Vec<Listed>);

/// Documents that make a name certain.
const CERTAIN: u32 = 3;

impl List {
    /// Reads `| code | name | docs |` and `| code | name | until |`, which the compiled files hold one row a line.
    fn parse(text: &'static str) -> Self {
        let mut rows = Vec::new();
        let mut old = false;
        for line in text.lines().filter_map(|line| line.strip_prefix("| ")) {
            let mut cells = line.split('|').map(str::trim);
            let (Some(code), Some(name), Some(number)) = (cells.next(), cells.next(), cells.next()) else { continue };
            match number.parse() {
                Ok(number) if code.bytes().all(|byte| byte.is_ascii_digit()) => {
                    let (docs, until) = if old { (CERTAIN, Some(number)) } else { (number, None) };
                    rows.push(Listed { code, name, docs, until });
                }
                _ if code == "code" => old = number == "until",
                _ => {}
            }
        }
        rows.sort();
        Self(rows)
    }

    /// The names of a code.
    pub(super) fn of(&self, code: &str) -> &[Listed] {
        let from = self.0.partition_point(|listed| listed.code < code);
        let to = self.0[from..].partition_point(|listed| listed.code == code);
        &self.0[from..from + to]
    }

    /// Its name of today.
    pub(super) fn name(&self, code: &str) -> Option<&'static str> {
        self.of(code).iter().find(|listed| listed.until.is_none()).map(|listed| listed.name)
    }

    /// True when the code is listed under a name of today.
    pub(super) fn has(&self, code: &str) -> bool {
        self.name(code).is_some()
    }

    /// How many codes of a class are listed, the class included.
    pub(super) fn of_class(&self, class: &str) -> usize {
        let from = self.0.partition_point(|listed| listed.code < class);
        self.0[from..].iter().take_while(|listed| listed.code.starts_with(class)).count()
    }

    /// The codes below `above` that have this name today.
    pub(super) fn codes<'l>(&'l self, name: &'l str, above: &'l str) -> impl Iterator<Item = &'static str> + use<'l> {
        let from = self.0.partition_point(|listed| listed.code < above);
        let below = self.0[from..].iter().take_while(move |listed| listed.code.starts_with(above));
        let first = name.trim_start().chars().next();
        let may_be = move |listed: &&Listed| listed.until.is_none() && listed.name.chars().next() == first;
        below.filter(may_be).filter(move |listed| same(listed.name, name)).map(|listed| listed.code)
    }
}

impl Listed {
    /// True when the name may be held against a document.
    pub(super) fn is_certain(&self) -> bool {
        self.code.len() == 3 || self.docs >= CERTAIN
    }
}

/// True for prints of one name: blanks and brackets do not count.
pub(super) fn same(one: &str, other: &str) -> bool {
    one == other || bare(one) == bare(other)
}

/// A name without blanks and brackets.
pub(super) fn bare(name: &str) -> String {
    normal::label(name).replace(['（', '）'], "")
}

/// Functional classification (支出功能分类).
pub(super) fn functional() -> &'static List {
    static LIST: LazyLock<List> = LazyLock::new(|| List::parse(include_str!("../../forms/national/functional.md")));
    &LIST
}

/// Departmental economic classification (部门预算支出经济分类).
pub(super) fn economic() -> &'static List {
    static LIST: LazyLock<List> = LazyLock::new(|| List::parse(include_str!("../../forms/national/economic.md")));
    &LIST
}

/// The list a code of a table belongs to.
pub(super) fn list(form: &str) -> &'static List {
    if matches!(form, "T6" | "F6" | "OE") { economic() } else { functional() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_have_names_of_today_and_of_before() {
        assert_eq!(functional().name("20805"), Some("行政事业单位养老支出"));
        assert_eq!(functional().of("20805").len(), 2);
        assert_eq!(economic().name("30311"), Some("代缴社会保险费"));
        assert!(economic().of("30311").iter().any(|listed| listed.until == Some(2017)));
        assert!(!functional().has("2111101") && !economic().has("30312") && economic().has("399"));
        assert_eq!(functional().codes("减排专项支出", "211").collect::<Vec<_>>(), ["2111103"]);
        assert!(same("维修(护)费", "维修（护）费") && same("维修护费", "维修（护）费"));
    }
}
