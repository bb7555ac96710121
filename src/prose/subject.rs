//! What an amount is the amount of.

use crate::text::{Span, numeral};

/// A level of the functional classification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 类
    Class,
    /// 款
    Section,
    /// 项
    Item,
}

impl Level {
    /// The three levels, from the top.
    pub const ALL: [Self; 3] = [Self::Class, Self::Section, Self::Item];

    /// 类 款 项
    pub fn word(self) -> char {
        match self {
            Self::Class => '类',
            Self::Section => '款',
            Self::Item => '项',
        }
    }
}

/// Which money is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Scope {
    /// All money, or not said.
    #[default]
    Unsaid,
    /// 财政拨款
    Fiscal,
    /// 一般公共预算
    General,
    /// 政府性基金预算
    Fund,
    /// 国有资本经营预算
    Capital,
}

impl Scope {
    /// The narrowest scope these words name.
    pub fn of(words: &str) -> Self {
        let is = |word: &str| words.contains(word);
        match () {
            () if is("政府性基金") || is("基金预算") => Self::Fund,
            () if is("国有资本经营") => Self::Capital,
            () if is("一般公共预算") || is("公共财政") => Self::General,
            () if is("财政拨款") => Self::Fiscal,
            () => Self::Unsaid,
        }
    }
}

/// One level of a subject: a name and where it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The level.
    pub level: Level,
    /// The name, e.g. 行政运行.
    pub name: String,
    /// The code printed with it, e.g. 05; often empty.
    pub code: String,
    /// Code points of the name in its passage; empty when the level was named in an earlier passage.
    pub span: Span,
}

/// What an amount is the amount of.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Subject {
    /// Its words as printed, without what stands around them.
    pub words: String,
    /// The same without measures at the end: what must be equal when two sentences speak of one thing.
    pub core: String,
    /// Its key, when the lexicon knows it.
    pub key: Option<String>,
    /// The name of the key for people; empty without a key.
    pub label: String,
    /// The money its words (or its title's) speak of.
    pub scope: Scope,
    /// The class, section and item it names, from the top; empty for anything else.
    pub path: Vec<Named>,
}

impl Subject {
    /// What it is called.
    pub fn call(&self) -> &str {
        match (self.path.last(), self.label.is_empty()) {
            (Some(named), _) => &named.name,
            (None, false) => &self.label,
            (None, true) => &self.words,
        }
    }
}

/// The classes, sections and items a text names: 社会保障和就业支出（类）抚恤（款）死亡抚恤（项）, or with dashes between
/// quotes. `first` is the code point the text begins at. Also the bytes behind the last of them.
pub(super) fn path(text: &str, first: u32) -> Option<(Vec<Named>, usize)> {
    marked(text, first).or_else(|| dashed(text, first))
}

fn marked(text: &str, first: u32) -> Option<(Vec<Named>, usize)> {
    let mut path = Vec::new();
    let mut from = 0;
    let mut search = 0;
    while let Some(open) = text[search..].find('(').map(|at| search + at) {
        search = open + 1;
        let Some((level, code, length)) = mark(&text[open..]) else { continue };
        let name = name(&text[from..open]);
        let start = open - name.len();
        (from, search) = (open + length, open + length);
        if name.is_empty() {
            continue;
        }
        let span = span(text, first, start, open);
        path.push(Named { level, name: name.to_owned(), code: code.to_owned(), span });
    }
    (!path.is_empty()).then_some((path, from))
}

/// `(类)` `(05款)`: level, code, bytes.
fn mark(text: &str) -> Option<(Level, &str, usize)> {
    let inner = text.strip_prefix('(')?;
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    let word = inner[digits..].chars().next()?;
    let level = Level::ALL.into_iter().find(|level| level.word() == word)?;
    let rest = inner[digits + word.len_utf8()..].strip_prefix(')')?;
    Some((level, &inner[..digits], text.len() - rest.len()))
}

/// The name that ends here: behind a quote, a number or a mark of a list, or all of it.
fn name(text: &str) -> &str {
    let from = text
        .rfind(['“', '"', '”', ':', ',', ';', '。'])
        .map_or(0, |at| at + text[at..].chars().next().map_or(0, char::len_utf8));
    numeral::strip_ordinal(&text[from..]).trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '、'))
}

fn dashed(text: &str, first: u32) -> Option<(Vec<Named>, usize)> {
    let open = text.find('“')?;
    let start = open + '“'.len_utf8();
    let close = start + text[start..].find('”')?;
    let parts: Vec<&str> = text[start..close].split('-').collect();
    if parts.len() != 3 || parts.iter().any(|part| part.chars().count() < 2) {
        return None;
    }
    let mut at = start;
    let mut path = Vec::new();
    for (level, part) in Level::ALL.into_iter().zip(parts) {
        let span = span(text, first, at, at + part.len());
        path.push(Named { level, name: part.to_owned(), code: String::new(), span });
        at += part.len() + 1;
    }
    Some((path, close + '”'.len_utf8()))
}

fn span(text: &str, first: u32, start: usize, end: usize) -> Span {
    let before = text[..start].chars().count() as u32;
    Span::new(first + before, first + before + text[start..end].chars().count() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<(Level, String)> {
        path(text, 0)
            .map(|(path, _)| path.into_iter().map(|named| (named.level, named.name)).collect())
            .unwrap_or_default()
    }

    #[test]
    fn classes_in_every_print() {
        let item = |class: &str, section: &str, item: &str| {
            vec![(Level::Class, class.to_owned()), (Level::Section, section.to_owned()), (Level::Item, item.to_owned())]
        };
        assert_eq!(
            names("1.“社会保障和就业支出(类)抚恤(款)死亡抚恤(项)”"),
            item("社会保障和就业支出", "抚恤", "死亡抚恤")
        );
        assert_eq!(
            names("2、“一般公共服务支出-政府办公厅(室)及相关机构事务-行政运行”科目"),
            item("一般公共服务支出", "政府办公厅(室)及相关机构事务", "行政运行")
        );
        assert_eq!(
            names("社会保障和就业支出(208类)行政事业单位养老支出(05款)行政单位离退休(01项)"),
            item("社会保障和就业支出", "行政事业单位养老支出", "行政单位离退休")
        );
        assert_eq!(names("1.行政运行(项)支出"), [(Level::Item, "行政运行".to_owned())]);
        assert!(names("因公出国(境)费").is_empty());
    }

    #[test]
    fn a_name_knows_its_place() {
        let (path, behind) = path("“教育支出(类)”1", 10).expect("a class");
        assert_eq!(path[0].span, Span::new(11, 15));
        assert_eq!(&"“教育支出(类)”1"[behind..], "”1");
    }
}
