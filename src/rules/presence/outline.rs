//! How a document is built up: its statutory tables, their titles, the lines of its explanation.

use super::super::ask::Unknown;
use super::super::look::{Seen, Spot};
use crate::budget::{Caption, Recognised, TableId};
use crate::doc::{Block, BlockId, Locus};
use crate::forms::Profile;
use crate::forms::spec::{Form, Layout};
use crate::text::{normal, numeral};

/// Bytes of the longest line that may be a title.
const LONGEST: usize = 200;
/// More places than this are counted, not named.
const MOST: usize = 6;

/// The tables that every agency has to publish, in the official order.
pub(super) fn statutory(profile: &Profile) -> impl Iterator<Item = &Form> {
    profile.forms.iter().filter(|form| is_statutory(&form.key))
}

/// True for T1 … T9.
pub(super) fn is_statutory(key: &str) -> bool {
    key.strip_prefix('T').is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()))
}

/// How many of the statutory tables an agency has, and how many there are.
pub(super) fn have(seen: &Seen) -> (usize, usize) {
    let had = |form: &&Form| seen.sheet(&form.key).is_ok();
    (statutory(seen.profile).filter(had).count(), statutory(seen.profile).count())
}

/// The gate of everything that speaks of what is missing.
///
/// # Errors
/// When fewer than half of the statutory tables were recognised: then the forms were not understood.
pub(super) fn understood(seen: &Seen) -> Result<(), Unknown> {
    let (had, all) = have(seen);
    if all == 0 || had * 2 < all { Err(Unknown::FormAbsent) } else { Ok(()) }
}

/// A whole block.
pub(super) fn block(seen: &Seen, block: BlockId) -> Spot {
    Spot::Place(seen.agency, Locus { block, cell: None, chars: None })
}

/// A cell.
pub(super) fn cell(seen: &Seen, block: BlockId, at: (u32, u32)) -> Spot {
    Spot::Place(seen.agency, Locus { block, cell: Some(at), chars: None })
}

/// The line a finding about a whole table points at: its title, else a line of its caption, else the table.
pub(super) fn head(seen: &Seen, table: &Recognised) -> Option<Spot> {
    let part = table.parts.first().map(|(block, _)| *block);
    let caption = table.captions.first();
    let title = caption.and_then(|caption| title_line(seen, table, caption));
    let line = caption.and_then(|caption| caption.agency.or(caption.year).or(caption.unit));
    title.or(line).or(part).map(|id| block(seen, id))
}

/// The line above a table that names its form.
pub(super) fn title_line(seen: &Seen, table: &Recognised, caption: &Caption) -> Option<BlockId> {
    let form = seen.profile.form(&table.form)?;
    let names = |id: &&BlockId| names(seen.profile, form, seen.line(**id));
    caption.titles.iter().rev().find(names).copied()
}

/// True when a line names this form: no longer title of another form is in it.
pub(super) fn names(profile: &Profile, form: &Form, line: &str) -> bool {
    if line.len() > LONGEST {
        return false;
    }
    let line = normal::label(line);
    let Some(own) = form.named_in(&line) else { return false };
    let others = profile.forms.iter().filter(|other| other.layout != Layout::Statements && other.key != form.key);
    !others.into_iter().any(|other| other.named_in(&line).is_some_and(|length| length > own))
}

/// The form a line names: the longest title in it.
pub(super) fn named<'p>(profile: &'p Profile, line: &str) -> Option<&'p Form> {
    if line.len() > LONGEST {
        return None;
    }
    let line = normal::label(line);
    let longest = |form: &'p Form| form.named_in(&line).map(|length| (length, form));
    let forms = profile.forms.iter().filter(|form| form.layout != Layout::Statements).filter_map(longest);
    // Of equals the first form is taken, as recognition does.
    forms
        .fold(
            None,
            |best: Option<(usize, &Form)>, next| {
                if best.is_some_and(|best| best.0 >= next.0) { best } else { Some(next) }
            },
        )
        .map(|(_, form)| form)
}

/// The tables of these forms that the agency has, in reading order.
pub(super) fn tables<'a>(
    seen: &Seen<'a>,
    wanted: fn(&str) -> bool,
) -> impl Iterator<Item = (TableId, &'a Recognised)> + use<'a> {
    seen.all_tables().filter(move |(_, table)| wanted(&table.form))
}

/// The last block of the agency's statutory tables.
fn last_table(seen: &Seen) -> Option<BlockId> {
    tables(seen, is_statutory).flat_map(|(_, table)| table.parts.iter().map(|(block, _)| *block)).max()
}

/// The title of the explanation.
pub(super) fn explanation_title<'a>(seen: &Seen<'a>) -> Option<(BlockId, &'a str)> {
    let form = seen.profile.forms.iter().find(|form| form.layout == Layout::Statements)?;
    let is_title = |text: &str| {
        text.len() <= LONGEST
            && form.titles.occurs_in(text)
            && !text.contains(['。', '；'])
            && numeral::ordinal(text).is_none()
            && !super::contents::is_entry(text)
    };
    seen.lines().find(|(_, text)| is_title(text))
}

/// The lines of the explanation: behind its title, or behind the last statutory table.
pub(super) fn explanation<'a>(seen: &Seen<'a>) -> Vec<(BlockId, &'a str)> {
    let start = explanation_title(seen).map(|(at, _)| at).or_else(|| last_table(seen));
    let heads = heads_of_others(seen);
    seen.lines().filter(|(at, _)| Some(*at) > start && !heads.contains(at)).collect()
}

/// The unit heading of the next agency, where its lines are still counted as this agency's.
fn heads_of_others(seen: &Seen) -> Vec<BlockId> {
    let others = seen.budget.agencies.iter().filter(|other| other.name != seen.agency().name);
    let names: Vec<&str> = others.map(|other| other.name.as_str()).filter(|name| !name.is_empty()).collect();
    let heads = seen
        .lines()
        .filter(|(_, text)| text.trim_end().ends_with("收支预算") && names.iter().any(|name| text.contains(name)));
    heads.map(|(at, _)| at).collect()
}

/// How the number of a heading is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Style {
    /// 一、
    Chinese,
    /// （一）
    Bracketed,
    /// 1. 1、
    Arabic,
    /// (1) 1)
    ArabicBracketed,
    /// ① 第一部分
    Other,
}

/// Style and number of the ordinal a line begins with.
pub(super) fn numbered(text: &str) -> Option<(Style, u32)> {
    let (number, length) = numeral::ordinal(text)?;
    let print: String = text[..length].chars().map(normal::fold).filter(|c| !normal::is_blank(*c)).collect();
    let arabic = print.contains(|c: char| c.is_ascii_digit());
    let style = match print.chars().next()? {
        '第' => Style::Other,
        c if !c.is_ascii() && print.chars().count() == 1 => Style::Other,
        _ if print.contains([')', '）']) && arabic => Style::ArabicBracketed,
        _ if print.contains([')', '）']) => Style::Bracketed,
        _ if arabic => Style::Arabic,
        _ => Style::Chinese,
    };
    Some((style, number))
}

/// True where the source prints a heading, and not a paragraph.
pub(super) fn is_heading(seen: &Seen, at: BlockId) -> bool {
    matches!(seen.document.block(at), Some(Block::Heading { .. }))
}

/// The beginning of a line, for messages.
pub(super) fn short(text: &str) -> String {
    const MOST: usize = 18;
    let text = text.trim();
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    text.chars().take(MOST - 1).chain(['…']).collect()
}

/// A title, for messages.
pub(super) fn short_title(text: &str) -> String {
    text.trim().chars().take(60).collect()
}

/// A few of many things, in Chinese and English.
pub(super) fn listed(things: &[String]) -> (String, String) {
    let more = things.len().saturating_sub(MOST);
    let few = things[..things.len().min(MOST)].join("、");
    match more {
        0 => (few.clone(), few),
        _ => (format!("{few}等{}处", things.len()), format!("{few} and {more} more")),
    }
}

/// The year a line names: the first four digits that are one.
pub(super) fn year(text: &str) -> Option<u32> {
    let mut digits = String::new();
    for c in text.chars().map(normal::fold).chain([' ']) {
        match c {
            '0'..='9' => digits.push(c),
            _ if digits.len() == 4 && digits.starts_with("20") => return digits.parse().ok(),
            // A blank within a number is the converter's.
            _ => digits.clear(),
        }
    }
    None
}
