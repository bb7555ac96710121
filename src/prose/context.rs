//! What the words before a number make of it.

use super::fact::{Base, Compared, Direction, Role};
use super::lexicon::{Lexicon, Sense};
use super::number::Kind;
use crate::text::numeral;

/// What the words say about a number.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Told<'t> {
    /// What it is.
    pub(super) role: Option<Role>,
    /// The direction and the bytes of its word.
    pub(super) direction: Option<(Direction, std::ops::Range<usize>)>,
    /// The words that name the thing, measures and fillers behind them included.
    pub(super) subject: &'t str,
    /// The words that name a share's whole.
    pub(super) of: &'t str,
    /// For bases: which amount.
    pub(super) base: Base,
    /// The words themselves make the comparison: 小于上年预算数.
    pub(super) compares: bool,
}

/// The other side of a comparison in words: 比2025年预算, 与上年相比.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Marker {
    /// First byte.
    pub(super) start: usize,
    /// First byte behind.
    pub(super) end: usize,
    /// What it is compared with; the place of the year is filled in by the reader.
    pub(super) compared: Compared,
    /// The byte the year's digits begin at.
    pub(super) year_at: Option<usize>,
}

/// Reads what `before` (the words since the number before or the clause's begin) makes of a number that `after` follows.
/// `year` is the document's, `is_final` tells final accounts.
pub(super) fn read<'t>(
    lexicon: &Lexicon,
    kind: Kind,
    before: &'t str,
    after: &str,
    year: u32,
    is_final: bool,
) -> Told<'t> {
    match kind {
        _ if before.ends_with(['=', '≥', '≤', '<', '>']) => Told { role: Some(Role::Limit), ..Told::default() },
        Kind::Percent | Kind::Times => percent(lexicon, before),
        _ if is_limit(lexicon, after) => Told { role: Some(Role::Limit), ..Told::default() },
        _ => amount(lexicon, before, year, is_final),
    }
}

fn percent<'t>(lexicon: &Lexicon, before: &'t str) -> Told<'t> {
    if let Some((at, word)) = lexicon.find(before, Sense::Share) {
        let of = plain(lexicon, before[at + word.len()..].trim_start_matches('比'));
        let of = of.strip_suffix("比重").unwrap_or(of).trim_end_matches('的');
        return Told { role: Some(Role::Share), subject: lead(&before[..at]), of, ..Told::default() };
    }
    if lexicon.has(before, Sense::Completion) {
        return Told { role: Some(Role::Completion), ..Told::default() };
    }
    let rest = lexicon.trimmed(unbracketed(before));
    if let Some((direction, at)) = direction(lexicon, rest) {
        let subject = &rest[..at.start];
        return Told { role: Some(Role::Growth), direction: Some((direction, at)), subject, ..Told::default() };
    }
    let role = if before.contains("同比") { Role::Growth } else { Role::Unknown };
    Told { role: Some(role), ..Told::default() }
}

fn amount<'t>(lexicon: &Lexicon, before: &'t str, year: u32, is_final: bool) -> Told<'t> {
    let rest = lexicon.trimmed(unbracketed(before));
    if let Some((direction, at)) = direction(lexicon, rest) {
        let subject = &rest[..at.start];
        return Told { role: Some(Role::Change), direction: Some((direction, at)), subject, ..Told::default() };
    }
    if let Some((direction, at)) = compared_way(lexicon, rest) {
        return Told { role: Some(Role::Change), direction: Some((direction, at)), compares: true, ..Told::default() };
    }
    if let Some(base) = bracketed_base(lexicon, before) {
        return Told { role: Some(Role::Base), base, ..Told::default() };
    }
    if let Some(inside) = before.strip_prefix('(')
        && let Some((None, _)) = year_of(lexicon, inside)
    {
        return Told { role: Some(Role::Base), ..Told::default() };
    }
    let phrase = before.trim_start_matches([')', '、', ',']);
    let begins = |sense| {
        lexicon.words(sense).iter().any(|word| word.chars().count() > 1 && lead(phrase).starts_with(word.as_str()))
    };
    if begins(Sense::More) || begins(Sense::Less) {
        return Told { role: Some(Role::Aside), ..Told::default() };
    }
    if marker(lexicon, phrase).is_none()
        && let Some((base, subject)) = stated_base(lexicon, phrase, year)
    {
        return Told { role: Some(Role::Base), base, subject, ..Told::default() };
    }
    if let Some(word) = lexicon.ending(plain(lexicon, phrase), Sense::Opening).filter(|_| is_final) {
        let rest = plain(lexicon, phrase);
        let subject = lead(&rest[..rest.len() - word.len()]);
        return Told { role: Some(Role::Budget), subject, ..Told::default() };
    }
    Told { role: Some(Role::Value), subject: lead(phrase), ..Told::default() }
}

/// Without 为, 是 and quotes at the end, but with the words that name a measure.
pub(super) fn plain<'t>(lexicon: &Lexicon, text: &'t str) -> &'t str {
    let mut rest = text;
    while let Some(word) = lexicon.ending(rest, Sense::Filler).filter(|word| {
        lexicon.ending(word, Sense::Measure).is_none() && *word != "数" && *word != "合计" && *word != "总计"
    }) {
        rest = &rest[..rest.len() - word.len()];
    }
    rest
}

/// 下降(增长): the bracket is a leftover of the template, the word before it is meant.
fn unbracketed(text: &str) -> &str {
    let inner = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match inner {
        Some((head, inside)) if inside.chars().count() <= 2 && !head.is_empty() => head,
        _ => text,
    }
}

/// The direction word a text ends with.
pub(super) fn direction(lexicon: &Lexicon, text: &str) -> Option<(Direction, std::ops::Range<usize>)> {
    let senses = [(Sense::More, Direction::Up), (Sense::Less, Direction::Down)];
    let found = senses.into_iter().filter_map(|(sense, direction)| Some((lexicon.ending(text, sense)?, direction)));
    let (word, direction) = found.max_by_key(|(word, _)| word.len())?;
    Some((direction, text.len() - word.len()..text.len()))
}

/// 小于上年预算数: the direction stands before what is compared with.
fn compared_way(lexicon: &Lexicon, text: &str) -> Option<(Direction, std::ops::Range<usize>)> {
    let (at, word, direction) = way(lexicon, text)?;
    let behind = &text[at + word.len()..];
    let short = behind.chars().count() <= 10;
    let names =
        lexicon.has(behind, Sense::Last) || lexicon.has(behind, Sense::Budget) || lexicon.has(behind, Sense::Account);
    (short && names).then(|| (direction, at..at + word.len()))
}

/// The last 大于 or 小于 of a text.
pub(super) fn way<'l>(lexicon: &'l Lexicon, text: &str) -> Option<(usize, &'l str, Direction)> {
    let senses = [(Sense::Above, Direction::Up), (Sense::Below, Direction::Down)];
    let all = senses.into_iter().flat_map(|(sense, direction)| {
        lexicon.words(sense).iter().filter_map(move |word| Some((text.rfind(word.as_str())?, word.as_str(), direction)))
    });
    all.max_by_key(|(at, word, _)| (*at, word.len()))
}

/// 较2023年( · 上年预算(
fn bracketed_base(lexicon: &Lexicon, before: &str) -> Option<Base> {
    let head = before.strip_suffix('(')?;
    let (head, base) = base_word(lexicon, head);
    let year = head.ends_with('年') || lexicon.ending(head, Sense::Last).is_some() || head.ends_with("年度");
    year.then_some(base)
}

/// Cuts the word for an amount (预算, 执行数 …) off the end.
fn base_word<'t>(lexicon: &Lexicon, text: &'t str) -> (&'t str, Base) {
    for (sense, base) in
        [(Sense::Execution, Base::Execution), (Sense::Account, Base::Account), (Sense::Budget, Base::Last)]
    {
        if let Some(word) = lexicon.ending(text, sense) {
            return (&text[..text.len() - word.len()], base);
        }
    }
    (text, Base::Last)
}

/// 2024年当年预算执行数为 · 上年支出: an amount of the year before, told as such. Also the thing it is the amount of.
fn stated_base<'t>(lexicon: &Lexicon, phrase: &'t str, year: u32) -> Option<(Base, &'t str)> {
    let rest = plain(lexicon, phrase);
    let (head, base) = base_word(lexicon, rest);
    if let Some((subject, told)) = dated(head).filter(|_| head.len() < rest.len()) {
        let is_before = told < year && told + 2 >= year;
        return is_before.then(|| (base, lead(subject)));
    }
    let (told, end) = year_of(lexicon, rest)?;
    let is_before = told.is_none_or(|told| told < year && told + 2 >= year);
    let names_amount = head.len() < rest.len();
    let between = head.get(end..).unwrap_or_default().trim_start_matches('度');
    let subject = thing(lexicon, between);
    (is_before && names_amount && subject.is_empty()).then_some((base, subject))
}

/// 小学教育支出2024年: a thing and the year behind it.
fn dated(text: &str) -> Option<(&str, u32)> {
    let text = text.strip_suffix('度').unwrap_or(text).strip_suffix('年')?;
    let (thing, digits) = text.split_at_checked(text.len().checked_sub(4)?)?;
    let year = digits.parse().ok().filter(|_| digits.bytes().all(|digit| digit.is_ascii_digit()))?;
    let named = thing.chars().next_back().is_some_and(char::is_alphabetic);
    named.then_some((thing, year))
}

/// The year a phrase begins with: its number (`None` for 上年) and the bytes behind it.
fn year_of(lexicon: &Lexicon, text: &str) -> Option<(Option<u32>, usize)> {
    if let Some(word) = lexicon.beginning(text, Sense::Last) {
        return Some((None, word.len()));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let rest = text[digits..].strip_prefix('年').filter(|_| digits == 4)?;
    Some((text[..digits].parse().ok(), text.len() - rest.len()))
}

/// The words that name a thing and its measure: without the list's number and the signs at their head.
pub(super) fn lead(phrase: &str) -> &str {
    numeral::strip_ordinal(phrase.trim_start_matches([')', '、', ',', '”', ';']))
}

/// The words that name a thing: the same without the year at the head, and without measures and fillers at the end. Empty
/// when nothing else is there.
pub(super) fn thing<'t>(lexicon: &Lexicon, phrase: &'t str) -> &'t str {
    let mut rest = lead(phrase);
    if let Some((_, end)) = year_of(lexicon, rest) {
        rest = rest[end..].trim_start_matches('度').trim_start_matches("当年");
    }
    loop {
        let trimmed = lexicon.trimmed(rest);
        match lexicon.ending(trimmed, Sense::Measure) {
            Some(word) if trimmed.len() == word.len() => return "",
            Some(word) => rest = &trimmed[..trimmed.len() - word.len()],
            None => return trimmed,
        }
    }
}

/// 以上 or 以下 behind the number.
fn is_limit(lexicon: &Lexicon, after: &str) -> bool {
    let after = after.trim_start_matches("(含)").trim_start_matches("(不含)");
    lexicon.beginning(after, Sense::Limit).is_some()
}

/// The first comparison a text makes: 比2025年预算, 较上年, 与2023年度相比, 同比, 比年初预算.
pub(super) fn marker(lexicon: &Lexicon, text: &str) -> Option<Marker> {
    let starts = text.char_indices().filter(|(_, c)| matches!(c, '比' | '较' | '与' | '同' | '对'));
    for (start, c) in starts {
        let inner = start + c.len_utf8();
        if text[start..].starts_with("同比") || text[start..].starts_with("环比") {
            return Some(Marker { start, end: start + "同比".len(), ..Marker::default() });
        }
        if let Some(marker) = against(lexicon, text, start, inner) {
            return Some(marker);
        }
    }
    None
}

fn against(lexicon: &Lexicon, text: &str, start: usize, inner: usize) -> Option<Marker> {
    let rest = text[inner..].trim_start_matches('比').trim_start_matches('较');
    let inner = text.len() - rest.len();
    if let Some((year, end)) = year_of(lexicon, rest) {
        let behind = rest[end..].trim_start_matches('度');
        let (base, length) = base_behind(lexicon, behind);
        let end = inner + (rest.len() - behind.len()) + length;
        let compared = Compared { base, year: year.unwrap_or(0), at: None };
        return Some(Marker { start, end, compared, year_at: year.map(|_| inner) });
    }
    let word = lexicon.beginning(rest, Sense::Opening)?;
    let compared = Compared { base: Base::Budget, ..Compared::default() };
    Some(Marker { start, end: inner + word.len(), compared, year_at: None })
}

/// The word for an amount at the beginning of a text, and its bytes.
fn base_behind(lexicon: &Lexicon, text: &str) -> (Base, usize) {
    let skip = text.len() - text.trim_start_matches("当年").len();
    let rest = &text[skip..];
    for (sense, base) in
        [(Sense::Execution, Base::Execution), (Sense::Account, Base::Account), (Sense::Budget, Base::Last)]
    {
        if let Some(word) = lexicon.beginning(rest, sense) {
            return (base, skip + word.len());
        }
    }
    (Base::Last, skip)
}

/// The word of a text that tells there is no change, and its bytes.
pub(super) fn flat(lexicon: &Lexicon, text: &str) -> Option<std::ops::Range<usize>> {
    let (at, word) = lexicon.find(text, Sense::Flat)?;
    Some(at..at + word.len())
}

/// 决算数小于预算数 · 决算数与年初预算数持平: which way the account differs from the budget, and the word's bytes.
pub(super) fn comparison(lexicon: &Lexicon, text: &str) -> Option<(Direction, std::ops::Range<usize>)> {
    let (account, word) = lexicon.find(text, Sense::Account)?;
    let behind = account + word.len();
    if let Some((at, word, direction)) = way(lexicon, &text[behind..]) {
        let rest = &text[behind + at + word.len()..];
        return lexicon.beginning(rest, Sense::Opening).map(|_| (direction, behind + at..behind + at + word.len()));
    }
    let equal = text[behind..].find("等于").map(|at| behind + at..behind + at + "等于".len());
    let flat = flat(lexicon, &text[behind..]).map(|at| behind + at.start..behind + at.end);
    let word = equal.or(flat)?;
    lexicon.has(&text[behind..], Sense::Opening).then_some((Direction::Flat, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon() -> Lexicon {
        Lexicon::parse(include_str!("../forms/national/prose.md")).expect("words")
    }

    fn role(before: &str) -> (Role, String) {
        let lexicon = lexicon();
        let told = read(&lexicon, Kind::Money(crate::money::Unit::Wan), before, "", 2025, false);
        (told.role.expect("a role"), told.subject.to_owned())
    }

    #[test]
    fn the_words_before_an_amount_tell_its_role() {
        for (before, expected, subject) in [
            ("某局收入预算", Role::Value, "某局收入预算"),
            ("比2024年预算减少", Role::Change, "比2024年预算"),
            ("较2024年(", Role::Base, ""),
            ("2024年当年预算执行数为", Role::Base, ""),
            ("上年支出", Role::Base, ""),
            ("小学教育支出2024年执行数", Role::Base, "小学教育支出"),
            ("小学教育支出2025年预算数", Role::Value, "小学教育支出2025年预算数"),
            ("2025年预算安排", Role::Value, "2025年预算安排"),
            ("本年数小于上年预算数", Role::Change, ""),
            ("(二)公务用车购置及运行费", Role::Value, "公务用车购置及运行费"),
            ("支出决算为", Role::Value, "支出决算为"),
            (")增加了", Role::Change, ")"),
        ] {
            assert_eq!(role(before), (expected, subject.to_owned()), "{before}");
        }
    }

    #[test]
    fn percentages() {
        let lexicon = lexicon();
        let told = |before| percent(&lexicon, before);
        assert_eq!((told("占本年支出合计的").role, told("占本年支出合计的").of), (Some(Role::Share), "本年支出合计"));
        assert_eq!(told("占").of, "");
        assert_eq!(told("完成年初预算的").role, Some(Role::Completion));
        assert_eq!(told("比2024年预算执行数减少").direction.map(|told| told.0), Some(Direction::Down));
        assert_eq!(told("下降(增长)").direction.map(|told| told.0), Some(Direction::Down));
    }

    #[test]
    fn comparisons() {
        let lexicon = lexicon();
        let found = |text| marker(&lexicon, text).map(|marker| (marker.compared.base, marker.compared.year));
        assert_eq!(found("比2024年预算执行数增加"), Some((Base::Execution, 2024)));
        assert_eq!(found("与上年相比收、支预算总计各增加"), Some((Base::Last, 0)));
        assert_eq!(found("支出决算数比2023年度减少"), Some((Base::Last, 2023)));
        assert_eq!(found("较年初预算增加"), Some((Base::Budget, 0)));
        assert_eq!(found("因公出国(境)费"), None);
        let way = |text| comparison(&lexicon, text).map(|told| told.0);
        assert_eq!(way("决算数小于预算数的主要原因"), Some(Direction::Down));
        assert_eq!(way("决算数与全年预算数持平"), Some(Direction::Flat));
        assert_eq!(way("支出决算为1"), None);
    }
}
