//! R-S-013 the glossary explains the special terms, numbered without gaps.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen};
use super::outline::{self, Style};
use super::sections::speaks;
use crate::doc::BlockId;

pub(super) const GLOSSARY: Look = Look { name: "glossary", run };

/// A term is due when there is money of its kind: list of its words, form, row, column.
const TERMS: [(&str, &str, &str, &str); 5] = [
    ("term special", "T1", "in.special", "amount"),
    ("term own", "T1", "in.own", "amount"),
    ("term carry", "T1", "in.carry", "amount"),
    ("term operating", "T6", "total", "public"),
    ("term three-public", "T9", "all", "total"),
];

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    outline::understood(seen)?;
    let lines = outline::explanation(seen);
    let is_head = |text: &str| {
        outline::numbered(text).is_some_and(|(style, _)| style == Style::Chinese)
            && speaks(seen, "section", "名词解释", text)
    };
    let start = lines.iter().position(|(_, text)| is_head(text)).ok_or(Unknown::SentenceAbsent)?;
    let is_next = |text: &str| outline::numbered(text).is_some_and(|(style, _)| style == Style::Chinese);
    let end = lines[start + 1..].iter().position(|(_, text)| is_next(text)).map_or(lines.len(), |end| start + 1 + end);
    let section = &lines[start + 1..end];
    looked.compared += 1;
    let (mut zh, mut en, mut places): (Vec<String>, Vec<String>, Vec<BlockId>) = (Vec::new(), Vec::new(), Vec::new());
    if section.is_empty() {
        zh.push("没有任何名词".into());
        en.push("no term is explained".into());
    }
    let mut last: Option<(Style, u32)> = None;
    for (at, text) in section {
        let Some((style, number)) = outline::numbered(text) else { continue };
        let due = last.filter(|(known, _)| *known == style).map_or(1, |(_, number)| number + 1);
        if number != due && number != 1 && last.is_none_or(|(known, _)| known == style) {
            zh.push(format!("编号{due}处为{number}"));
            en.push(format!("number {due} reads {number}"));
            places.push(*at);
        }
        if last.is_none_or(|(known, _)| known == style) {
            last = Some((style, number));
        }
    }
    for (list, form, row, column) in TERMS {
        let money = seen.amount(form, row, column).is_ok_and(|amount| !amount.value.is_zero());
        let words = seen.words(list);
        if !money || section.is_empty() {
            continue;
        }
        looked.compared += 1;
        if !section.iter().any(|(_, text)| words.occurs_in(text)) {
            let term = words.first().cloned().unwrap_or_default();
            zh.push(format!("缺少“{term}”"));
            en.push(format!("“{term}” is not explained"));
        }
    }
    if !zh.is_empty() {
        let (zh, _) = outline::listed(&zh);
        let (_, en) = outline::listed(&en);
        let at = if places.is_empty() { vec![lines[start].0] } else { places };
        let suspects = at.into_iter().map(|at| outline::block(seen, at)).collect();
        looked.faults.push(Fault { suspects, args: vec![("what", zh), ("what-en", en)], ..Fault::default() });
    }
    Ok(())
}
