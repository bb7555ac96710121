//! R-S-002 the contents page names the headings; R-S-003 its page numbers are numbers and ascend.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::outline;
use crate::budget::AgencyId;
use crate::doc::{Block, BlockId};
use crate::text::{normal, numeral};

pub(super) const ENTRIES: Look = Look { name: "contents-entries", run: entries_named };
pub(super) const COMPLETE: Look = Look { name: "contents-complete", run: complete };
pub(super) const PAGES: Look = Look { name: "contents-pages", run: pages };

/// Dots in a row that lead to a page number.
const LEADER: usize = 3;
/// Characters of what may stand in place of a page number: 错误！未定义书签。
const LONGEST_PAGE: usize = 20;

/// With this many entries most must have a number before one without is a fault.
const FEW: usize = 4;

/// One line of the contents page.
struct Entry<'a> {
    at: BlockId,
    line: &'a str,
    name: &'a str,
    page: &'a str,
}

/// Name and page of a line with dots between them.
fn entry(line: &str) -> Option<(&str, &str)> {
    let mut run = 0;
    let mut start = 0;
    for (at, c) in line.char_indices() {
        match c {
            '.' | '·' | '．' | '…' | '⋯' => {
                if run == 0 {
                    start = at;
                }
                run += if matches!(c, '…' | '⋯') { LEADER } else { 1 };
            }
            ' ' if run > 0 => {}
            _ if run >= LEADER => break,
            _ => run = 0,
        }
    }
    if run < LEADER || start == 0 {
        return None;
    }
    let page = line[start..].trim_start_matches(['.', '·', '．', '…', '⋯', ' ', '\t', '\u{3000}']);
    // An ellipsis within a sentence, or at its end, leads to no page.
    let is_sentence = line[..start].contains(['。', '；', '，', '：']) || page.starts_with('。');
    let is_sentence = is_sentence || page.chars().count() > LONGEST_PAGE;
    (!is_sentence).then(|| (line[..start].trim(), page.trim()))
}

/// True for a line of a contents page.
pub(super) fn is_entry(line: &str) -> bool {
    line.contains(['.', '·', '．', '…', '⋯']) && entry(line).is_some()
}

/// Headings and paragraphs of the whole document before its first table.
fn front<'a>(seen: &Seen<'a>) -> impl Iterator<Item = (BlockId, &'a str)> + use<'a> {
    let seen = *seen;
    let blocks = seen.document.blocks.iter().take_while(|block| !matches!(block, Block::Table(_))).count();
    (0..blocks).map(move |index| BlockId(index as u32)).map(move |at| (at, seen.line(at)))
}

fn entries<'a>(seen: &Seen<'a>) -> Vec<Entry<'a>> {
    let lines = front(seen).filter_map(|(at, line)| entry(line).map(|(name, page)| Entry { at, line, name, page }));
    lines.collect()
}

/// The title of the contents page.
pub(super) fn title<'a>(seen: &Seen<'a>) -> Option<(BlockId, &'a str)> {
    let is_title = |line: &str| line.len() <= 120 && !is_entry(line) && normal::label(line).ends_with("目录");
    front(seen).find(|(_, line)| line.contains('录') && is_title(line))
}

/// Every heading and paragraph that may be what an entry promises.
fn headings<'a>(seen: &Seen<'a>) -> Vec<(BlockId, String)> {
    let blocks = seen.document.blocks.iter().zip(0..).map(|(_, index)| BlockId(index));
    let lines = blocks.map(|at| (at, seen.line(at)));
    let lines = lines.filter(|(_, line)| !line.is_empty() && line.len() <= 200 && !is_entry(line));
    lines.map(|(at, line)| (at, normal::label(line))).collect()
}

/// The heading that is an entry, blanks and widths aside.
fn heading(seen: &Seen, name: &str) -> Option<BlockId> {
    fn folded(text: &str) -> impl Iterator<Item = char> {
        text.chars().map(normal::fold).filter(|c| !normal::is_blank(*c))
    }
    let blocks = (0..seen.document.blocks.len()).map(|index| BlockId(index as u32));
    blocks.into_iter().find(|at| folded(seen.line(*at)).eq(folded(name)))
}

/// True when more headings stand without the numbers of the contents page than with them, as they do in workbooks.
fn numbers_are_its_own(seen: &Seen, entries: &[Entry]) -> bool {
    let numbered = entries.iter().filter(|entry| numeral::strip_ordinal(entry.name).len() < entry.name.len());
    let (kept, bare): (Vec<&Entry>, Vec<&Entry>) = numbered.partition(|entry| heading(seen, entry.name).is_some());
    let bare = bare.iter().filter(|entry| heading(seen, numeral::strip_ordinal(entry.name)).is_some());
    entries.len() >= FEW && bare.count() > kept.len()
}

fn entries_named(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let entries = entries(seen);
    if entries.is_empty() {
        return Err(Unknown::Precondition);
    }
    outline::understood(seen)?;
    let bare = numbers_are_its_own(seen, &entries);
    let mut last = None;
    for entry in &entries {
        looked.compared += 1;
        let after = |at: &BlockId| Some(*at) > last;
        let plain = || heading(seen, numeral::strip_ordinal(entry.name)).filter(|_| bare);
        if let Some(at) = heading(seen, entry.name).filter(after).or_else(|| plain().filter(after)) {
            last = Some(at);
            continue;
        }
        let name = normal::label(entry.name);
        let bare = numeral::strip_ordinal(&name);
        let headings = headings(seen);
        let found = headings.iter().find(|(_, heading)| *heading == name);
        // What was probably meant: the same words with another number, or a heading that holds or lacks a part of them.
        let meant = headings.iter().find(|(_, heading)| numeral::strip_ordinal(heading) == bare);
        let near = found.or(meant).or_else(|| headings.iter().find(|(_, heading)| is_like(bare, heading)));
        looked.faults.push(Fault {
            suspects: vec![outline::block(seen, entry.at)],
            context: near.map(|(at, _)| outline::block(seen, *at)).into_iter().collect(),
            args: vec![("entry", outline::short_title(entry.name))],
            ..Fault::default()
        });
    }
    Ok(())
}

/// True when most characters of one are those of the other, from both ends.
fn is_like(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), numeral::strip_ordinal(other).chars().collect());
    let front = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let back = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    one.len() > 3 && (front + back) * 4 >= one.len().max(other.len()) * 3
}

/// True when lines behind the title stand again later in the document: a list of what follows, without dots.
fn lists(seen: &Seen, title: BlockId) -> bool {
    let bare = |line: &str| numeral::strip_ordinal(&normal::label(line)).to_owned();
    let behind = front(seen).filter(|(at, line)| *at > title && !line.is_empty()).take(NEAR);
    let begins = |line: &str| line.starts_with('第') || outline::numbered(line).is_some();
    let ends = |line: &str| ["表", "说明", "解释"].iter().any(|end| line.ends_with(end));
    let again = |(at, line): &(BlockId, &str)| {
        let name = if begins(line.trim()) || ends(line.trim()) { bare(line) } else { String::new() };
        let later = (at.0 + 1..seen.document.blocks.len() as u32).map(|index| seen.line(BlockId(index)));
        !name.is_empty() && later.into_iter().any(|other| other.len() <= LONGEST_ENTRY && bare(other) == name)
    };
    behind.filter(again).count() >= 2
}

/// Bytes of the longest entry of a plain list.
const LONGEST_ENTRY: usize = 200;
/// Lines behind the title of a contents page that are looked at.
const NEAR: usize = 8;

/// A contents page has a title and an entry for every agency.
fn complete(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let entries = entries(seen);
    let title = title(seen);
    let first = entries.first().map(|entry| entry.at).or(title.map(|(at, _)| at)).ok_or(Unknown::Precondition)?;
    outline::understood(seen)?;
    looked.compared += 1;
    let mut push = |at: BlockId, what: String, english: String, context: Option<Spot>| {
        looked.faults.push(Fault {
            suspects: vec![outline::block(seen, at)],
            context: context.into_iter().collect(),
            args: vec![("what", what), ("what-en", english)],
            ..Fault::default()
        });
    };
    if title.is_none() {
        push(first, "缺少目录标题".into(), "the title of the contents page is missing".into(), None);
    }
    let labels: Vec<String> = entries.iter().map(|entry| normal::label(entry.name)).collect();
    let others = (0..seen.budget.agencies.len()).map(|index| seen.beside(AgencyId(index as u32)));
    let bodies: Vec<Seen> = others.filter(|other| outline::understood(other).is_ok()).collect();
    let names: Vec<String> = bodies.iter().map(|other| normal::label(&other.agency().name)).collect();
    let named = |name: &String| !name.is_empty() && labels.iter().any(|label| label.contains(name.as_str()));
    let lists_agencies = bodies.len() > 1 && names.iter().any(&named);
    if entries.is_empty() && title.is_some_and(|(at, _)| lists(seen, at)) {
        // Entries without dots: a plain list.
        return Ok(());
    }
    if entries.is_empty() {
        push(first, "有目录标题而没有目录项".into(), "there is a contents page without entries".into(), None);
    } else if lists_agencies {
        for (other, name) in bodies.iter().zip(&names).filter(|(_, name)| !named(name)) {
            // An entry under a slip of the name is told of by the entry itself.
            if labels.iter().any(|label| is_like(name, label.trim_end_matches("收支预算"))) {
                continue;
            }
            let context = other.all_tables().next().and_then(|(_, table)| outline::head(other, table));
            let english = format!("there is no entry for {name}");
            push(first, format!("目录中没有“{}”的条目", other.agency().name), english, context);
        }
    }
    Ok(())
}

fn pages(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    // A broken field is an error of its own.
    let broken = |entry: &Entry| seen.words("broken fields").occurs_in(entry.line);
    let entries: Vec<Entry> = entries(seen).into_iter().filter(|entry| !broken(entry)).collect();
    let numbers: Vec<Option<u32>> = entries.iter().map(|entry| number(entry.page)).collect();
    let numbered = numbers.iter().flatten().count();
    // Where hardly any entry has a number, the converter lost them or the page has none.
    let lost = entries.len() >= FEW && numbered * 2 < entries.len();
    if lost || entries.iter().all(|entry| entry.page.is_empty()) {
        return Err(Unknown::Precondition);
    }
    looked.compared += entries.len() as u32;
    let mut last = 0;
    let mut wrong: Vec<&Entry> = Vec::new();
    for (entry, number) in entries.iter().zip(numbers) {
        if number.is_none_or(|number| number < last) {
            wrong.push(entry);
        }
        last = number.map_or(last, |number| number.max(last));
    }
    let Some(first) = wrong.first() else { return Ok(()) };
    let (names, names_en) = outline::listed(&wrong.iter().map(|entry| outline::short(entry.name)).collect::<Vec<_>>());
    looked.faults.push(Fault {
        suspects: wrong.iter().map(|entry| outline::block(seen, entry.at)).collect(),
        args: vec![("entries", names), ("entries-en", names_en), ("page", outline::short(first.page))],
        ..Fault::default()
    });
    Ok(())
}

/// A page number: 12, - 12 -
fn number(page: &str) -> Option<u32> {
    let page: String = page.chars().map(normal::fold).filter(|c| !normal::is_dash(*c) && *c != ' ').collect();
    page.parse().ok().filter(|page| *page > 0)
}
