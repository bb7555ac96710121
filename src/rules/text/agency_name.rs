//! R-H-004 the body is called by one name: 规划与自然资源局 beside 规划和自然资源局 is a slip of the pen.

use super::names::is_near;
use super::told::Told;
use super::{Check, Fault, Looked, Replace, Spot};
use crate::prose::{Passage, PassageId, Sense};
use crate::rules::Judged;
use crate::text::{Span, normal, numeral};

pub(super) const AGENCY_NAME: Check = Check { name: "agency-name", run };

/// Characters of the shortest name that is compared.
const SHORTEST: usize = 6;
/// A name that is printed less often may itself be the slip.
const OFTEN: usize = 3;
/// Words before the name of the body a document is about.
const BEFORE: [&str; 5] = ["预算主管部门:", "编制部门:", "编制单位:", "单位名称:", "预算单位:"];

/// More places than this say nothing new.
const MOST: usize = 12;

fn run(told: &Told, _: &Judged, looked: &mut Looked) {
    let Some(name) = own_name(told) else { return };
    looked.compared += 1;
    let chars: Vec<char> = name.chars().collect();
    let found: Vec<(PassageId, Span)> = told
        .passages()
        .flat_map(|(id, passage)| slips(passage, &chars).into_iter().map(move |span| (id, span)))
        .collect();
    let Some((id, span)) = found.first().copied() else { return };
    let at = Spot::Words(id, span);
    let from = told.prose.passage(id).slice(span).to_owned();
    looked.faults.push(Fault {
        suspects: found.into_iter().take(MOST).map(|(id, span)| Spot::Words(id, span)).collect(),
        args: vec![("stated", from.clone()), ("right", name.clone())],
        replace: Some(Replace { at, from, to: name }),
        ..Fault::default()
    });
}

/// The name the document is headed by, when it is printed again and again.
fn own_name(told: &Told) -> Option<String> {
    let caption = told.budget.agencies[told.agency.0 as usize].name.as_str();
    let caption: String = caption.chars().map(normal::fold).filter(|c| !normal::is_blank(*c)).collect();
    let headed = told.passages().filter_map(|(_, passage)| heading_name(told, &passage.text));
    let mut names: Vec<String> = Vec::new();
    for name in [caption].into_iter().chain(headed).filter(|name| name.chars().count() >= SHORTEST).take(MOST) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let count = |name: &str| told.passages().map(|(_, passage)| passage.text.matches(name).count()).sum::<usize>();
    let counted = names.into_iter().map(|name| (count(&name), name));
    let (often, name) = counted.filter(|(count, _)| *count >= OFTEN).max_by_key(|(count, _)| *count)?;
    // A title may carry the slip: the print that most sentences have is the name.
    let chars: Vec<char> = name.chars().collect();
    let others =
        told.passages().flat_map(|(_, passage)| slips(passage, &chars).into_iter().map(|span| passage.slice(span)));
    let other = others.map(|other| (count(other), other)).max();
    Some(other.filter(|(count, _)| *count > often).map_or(name, |(_, other)| other.to_owned()))
}

/// 预算主管部门：上海市某局 · 上海市某局2024年度部门决算
fn heading_name(told: &Told, text: &str) -> Option<String> {
    let is_body =
        |name: &&str| told.lexicon.ending(name, Sense::Body).is_some() && !name.contains([',', '。', ':', '“']);
    if let Some(rest) = BEFORE.iter().find_map(|before| text.strip_prefix(before)) {
        return Some(rest).filter(is_body).map(str::to_owned);
    }
    let at = text.find("20")?;
    let behind = &text[at..];
    let titled = behind.chars().nth(4) == Some('年') && (behind.contains("预算") || behind.contains("决算"));
    Some(numeral::strip_ordinal(&text[..at]))
        .filter(|name| titled && is_body(name) && text.chars().count() < 60)
        .map(str::to_owned)
}

/// Names that differ from the own one in a single character.
fn slips(passage: &Passage, name: &[char]) -> Vec<Span> {
    if name.first().is_none_or(|first| !passage.text.contains(*first)) {
        return Vec::new();
    }
    let text: Vec<char> = passage.text.chars().collect();
    let right: String = name.iter().collect();
    let mut found = Vec::new();
    for start in (0..text.len()).filter(|at| text[*at] == name[0]) {
        for length in [name.len(), name.len() - 1, name.len() + 1] {
            let Some(window) = text.get(start..start + length) else { continue };
            if window.last() != name.last() || window == name {
                continue;
            }
            if is_near(&window.iter().collect::<String>(), &right) && !text[start..].starts_with(name) {
                found.push(Span::new(start as u32, (start + length) as u32));
                break;
            }
        }
    }
    found
}
