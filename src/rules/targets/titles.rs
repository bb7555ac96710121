//! R-P-003 projects are numbered from 1 without a gap; R-P-004 a table's title is its project's name; R-P-022 every project
//! that has a title has its table.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::indicator::Plan;
use super::{plan_of, plans_of};
use crate::doc::{BlockId, Locus};
use crate::text::{normal, numeral};

pub(super) const NUMBERS: Look = Look { name: "project-numbers", run: numbers };
pub(super) const TITLE: Look = Look { name: "project-title", run: title };
pub(super) const ABSENT: Look = Look { name: "project-absent", run: absent };

/// What a title of a target table ends with.
const END: &str = "绩效目标表";
/// A longer line is a sentence.
const LONGEST: usize = 80;

/// A title: its number and the project's name in normal form.
struct Title {
    number: Option<u32>,
    name: String,
}

fn read(seen: &Seen, line: &str) -> Option<Title> {
    if !line.contains(END) || line.chars().count() > LONGEST {
        return None;
    }
    let number = numeral::ordinal(line).map(|(number, _)| number);
    let label = normal::label(numeral::strip_ordinal(line));
    // Lines of a contents page go on with dots and a page number.
    let label = label.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | '…' | '·' | '-'));
    let name = label.strip_suffix(END)?;
    let digits = name.bytes().take_while(u8::is_ascii_digit).count();
    let year = name.get(digits..)?.strip_prefix('年').map(|rest| rest.strip_prefix('度').unwrap_or(rest));
    let name = if digits == 4 { year.unwrap_or(name) } else { name };
    let general = name.is_empty() || seen.words("general titles").iter().any(|title| name == title);
    (!general).then(|| Title { number, name: name.to_owned() })
}

/// The title above a target table.
fn title_of(seen: &Seen, plan: &Plan) -> Option<(BlockId, Title)> {
    let caption = seen.budget.table(plan.project.table).captions.first()?;
    caption.titles.iter().rev().find_map(|block| Some((*block, read(seen, seen.line(*block))?)))
}

fn line(block: BlockId) -> Locus {
    Locus { block, cell: None, chars: None }
}

fn numbers(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let numbered = |plan: &Plan| title_of(seen, plan).and_then(|(block, title)| Some((block, title.number?)));
    let titles: Vec<Option<(BlockId, u32)>> = plans_of(seen)?.iter().map(numbered).collect();
    let known: Vec<u32> = titles.iter().flatten().map(|(_, number)| *number).collect();
    let same = known.iter().all(|number| *number == known[0]);
    if known.is_empty() || same && known[0] != 1 {
        return Err(Unknown::Empty);
    }
    looked.compared += known.len() as u32;
    let (mut before, mut untitled) = (0, 0);
    for title in titles {
        let Some((block, number)) = title else {
            untitled += 1;
            continue;
        };
        // Each part of a list may begin at 1 again, but not twice in a row. A table without a title has a number, too.
        let fits = (before + 1..=before + 1 + untitled).contains(&number) || number == 1 && before > 1;
        if !fits {
            let zh = if before == 0 { format!("从{number}开始") } else { format!("在{before}之后为{number}") };
            let en = if before == 0 { format!("begin with {number}") } else { format!("go from {before} to {number}") };
            looked.faults.push(Fault {
                suspects: vec![Spot::Place(seen.agency, line(block))],
                args: vec![("what", zh), ("what-en", en)],
                ..Fault::default()
            });
        }
        (before, untitled) = (number, 0);
    }
    Ok(())
}

fn title(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plan = plan_of(seen)?;
    let (block, title) = title_of(seen, plan).ok_or(Unknown::Empty)?;
    let field = plan.project.field("name").ok_or(Unknown::RowAbsent)?;
    let name = normal::label(&field.text);
    // A blank name is R-P-023's.
    if name.is_empty() {
        return Err(Unknown::Empty);
    }
    looked.compared += 1;
    let bare = |text: &str| text.strip_suffix("项目").unwrap_or(text).to_owned();
    if bare(&title.name) != bare(&name) {
        looked.faults.push(Fault {
            suspects: vec![Spot::Place(seen.agency, line(block)), Spot::Place(seen.agency, field.at)],
            args: vec![("title", title.name), ("name", field.text.clone())],
            ..Fault::default()
        });
    }
    Ok(())
}

/// Titles without a table below them. A name that differs is R-P-004's, a table under a wrong title too.
fn absent(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plans = plans_of(seen)?;
    let names: Vec<String> = plans.iter().map(|plan| normal::label(plan.project.word("name"))).collect();
    let above: Vec<(BlockId, Title)> = plans.iter().filter_map(|plan| title_of(seen, plan)).collect();
    for (block, words) in seen.lines() {
        let Some(title) = read(seen, words) else { continue };
        looked.compared += 1;
        let is_title = above.iter().any(|(own, other)| *own == block || other.name == title.name);
        let known = |name: &String| name.trim_end_matches("项目") == title.name.trim_end_matches("项目");
        if is_title || names.iter().any(known) || title.number.is_none() {
            continue;
        }
        looked.faults.push(Fault {
            suspects: vec![Spot::Place(seen.agency, line(block))],
            args: vec![("name", title.name)],
            ..Fault::default()
        });
    }
    Ok(())
}
