//! R-H-009 a table the narrative cites by name is in the document.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::super::story::speaking;
use super::{MOST, quoted};
use crate::text::{Span, normal};
use std::collections::BTreeSet;

pub(super) const CITED_TABLE: Look = Look { name: "cited-table", run };

/// Characters of the longest name.
const LONGEST: usize = 24;
/// Characters of the shortest title that tells anything: any name ends with 支出表.
const SHORTEST: usize = 4;
/// Signs and words a name begins behind.
const BEGINS: [char; 18] =
    [',', '。', ';', ':', '、', '(', ')', '《', '》', '“', '”', '"', '和', '及', '与', '见', '在', '按'];

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let known = known(seen);
    if known.is_empty() {
        return Err(Unknown::FormAbsent);
    }
    let mut absent: Vec<(Spot, &str)> = Vec::new();
    for (id, passage) in speaking(seen).filter(|(_, passage)| passage.text.contains('表')) {
        for (at, name) in names(seen, &passage.text) {
            looked.compared += 1;
            if !is_known(seen, name, &known) {
                let start = passage.chars_before(at);
                absent.push((Spot::Words(id, Span::new(start, start + name.chars().count() as u32)), name));
            }
        }
    }
    absent.dedup_by_key(|(_, name)| *name);
    if !absent.is_empty() {
        let args = vec![("words", quoted(absent.iter().map(|(_, name)| *name)))];
        let suspects = absent.into_iter().take(MOST).map(|(spot, _)| spot).collect();
        looked.faults.push(Fault { suspects, args, ..Fault::default() });
    }
    if looked.compared == 0 { Err(Unknown::SentenceAbsent) } else { Ok(()) }
}

/// The names a text cites, with the byte each begins at.
fn names<'t>(seen: &Seen, text: &'t str) -> Vec<(usize, &'t str)> {
    let ends = seen.words("names of tables");
    let not = seen.words("words that begin with 表");
    let cited = text.match_indices('表').filter_map(|(at, sign)| {
        let end = at + sign.len();
        let goes_on = not.iter().any(|word| text[at..].starts_with(word.as_str()));
        let begin =
            text[..end].rfind(BEGINS).map_or(0, |begin| begin + text[begin..].chars().next().map_or(0, char::len_utf8));
        let name = &text[begin..end];
        let fits = ends.iter().any(|word| name.ends_with(word.as_str()) && name.len() > word.len());
        (fits && !goes_on && name.chars().count() <= LONGEST).then_some((begin, name))
    });
    cited.collect()
}

/// The short names of all tables there are, and of the lines that head a table no form knows.
fn known(seen: &Seen) -> Vec<String> {
    let titles = seen.all_tables().flat_map(|(_, table)| {
        let form = seen.profile.form(&table.form).map(|form| &form.titles[..]).unwrap_or_default();
        let lines = table.captions.iter().flat_map(|caption| &caption.titles).map(|line| seen.line(*line));
        [table.title.as_str()].into_iter().chain(form.iter().map(String::as_str)).chain(lines)
    });
    let titles: BTreeSet<&str> = titles.filter(|title| title.contains('表')).collect();
    let told = |title: &String| title.ends_with('表') && title.chars().count() >= SHORTEST;
    titles.into_iter().map(|title| short(seen, title)).filter(told).collect()
}

fn is_known(seen: &Seen, name: &str, known: &[String]) -> bool {
    let name = short(seen, name);
    known.iter().any(|title| title.contains(&name) || name.contains(title.as_str()))
}

/// A name without the words that are put in and left out at will.
fn short(seen: &Seen, name: &str) -> String {
    let mut name = normal::label(name);
    for word in seen.words("words left out of titles").iter() {
        if name.contains(word.as_str()) {
            name = name.replace(word.as_str(), "");
        }
    }
    name
}
