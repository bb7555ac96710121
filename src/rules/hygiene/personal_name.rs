//! R-H-020 no personal names in projects and their targets. A name is two or three characters that begin with a surname
//! before words of pay, retirement or relief (离休, 遗属, 补助). Names are masked in the finding, which points at surnames.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::{MOST, place, tail};
use crate::budget::Project;
use crate::doc::Locus;

pub(super) const PERSONAL_NAME: Look = Look { name: "personal-name", run };

/// Characters before a word of pay that may be a name.
const LONGEST: usize = 4;

fn run(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let project = seen.project()?;
    let texts = texts(seen)?;
    let mut names: Vec<String> = Vec::new();
    let mut add = |name: Option<String>| {
        if let Some(name) = name.filter(|name| !names.contains(name)) {
            names.push(name);
        }
    };
    let lists = [("words behind a name", true), ("words behind a whole name", false)];
    let lists = lists.map(|(list, short)| (seen.words(list), short));
    for (_, text) in &texts {
        looked.compared += 1;
        for (finder, short) in &lists {
            finder.all(text).for_each(|(at, _)| add(name_before(seen, &text[..at], *short)));
        }
    }
    cells_of_one_name(seen, project).into_iter().for_each(|name| add(Some(name)));
    looked.faults.extend(fault(seen, project, &texts, &names));
    Ok(())
}

/// The words of the table and of the lines above it.
fn texts<'a>(seen: &Seen<'a>) -> Result<Vec<(Locus, &'a str)>, Unknown> {
    let captions = &seen.recognised()?.captions;
    let titles = captions.iter().flat_map(|caption| &caption.titles);
    let titles = titles.map(|block| (Locus { block: *block, cell: None, chars: None }, seen.line(*block)));
    let cells = seen.parts().flat_map(|(block, _, table)| {
        let cells = table.cells.iter().filter(|cell| !cell.text.text.is_empty());
        cells.map(move |cell| (Locus { block, cell: Some((cell.row, cell.col)), chars: None }, cell.text.text.as_str()))
    });
    Ok(titles.chain(cells).collect())
}

/// The name a text ends with. One character behind the surname is enough before a word that only people have.
fn name_before(seen: &Seen, text: &str, short: bool) -> Option<String> {
    let end = tail(text, LONGEST);
    let lengths: &[usize] = if short { &[4, 3, 2] } else { &[4, 3] };
    lengths.iter().find_map(|length| {
        let name = tail(end, *length);
        let stands = name.chars().count() == *length && is_name(seen, name, short);
        let before = &text[..text.len() - name.len()];
        let surname = surname(seen, name)?;
        let is_word = seen
            .words("words that end like a surname")
            .iter()
            .any(|word| word.strip_suffix(surname).is_some_and(|rest| !rest.is_empty() && before.ends_with(rest)));
        (stands && !is_word).then(|| name.to_owned())
    })
}

/// A surname and one or two characters that may be given names.
fn is_name(seen: &Seen, name: &str, short: bool) -> bool {
    let Some(given) = surname(seen, name).and_then(|surname| name.strip_prefix(surname)) else { return false };
    let count = given.chars().count();
    let never = seen.words("characters of no given name");
    let is_given = given.chars().all(|c| is_han(c) && !never.iter().any(|chars| chars.contains(c)));
    let is_other = seen.words("words that are no names").iter().any(|word| name == word || given == word);
    (count == 2 || count == 1 && short) && is_given && !is_other
}

/// The surname a name begins with, a compound one before a single one.
fn surname<'n>(seen: &Seen, name: &'n str) -> Option<&'n str> {
    let known = |count: usize| {
        let end = name.char_indices().nth(count).map(|(end, _)| end)?;
        seen.words("surnames").has(&name[..end]).then_some(&name[..end])
    };
    known(2).or_else(|| known(1))
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Cells of an indicator about people that hold nothing but a name.
fn cells_of_one_name(seen: &Seen, project: &Project) -> Vec<String> {
    let people = seen.words("words of people");
    let about = project.indicators.iter().filter(|indicator| people.occurs_in(indicator.word("name")));
    let cells = about.flat_map(|indicator| ["desc", "value", "basis"].map(|key| indicator.word(key).trim()));
    cells.filter(|words| words.chars().count() == 3 && is_name(seen, words, false)).map(str::to_owned).collect()
}

/// One finding for a project, with every place of every name.
fn fault(seen: &Seen, project: &Project, texts: &[(Locus, &str)], names: &[String]) -> Option<Fault> {
    let mut suspects: Vec<Spot> = Vec::new();
    for (at, text) in texts {
        for name in names {
            let surname = surname(seen, name).map_or(0, str::len);
            let found = text.match_indices(name.as_str());
            suspects.extend(found.map(|(start, _)| place(seen, *at, text, &(start..start + surname))));
        }
    }
    if suspects.is_empty() {
        return None;
    }
    let hidden: Vec<String> = names.iter().map(|name| masked(seen, name)).collect();
    let mut title = project.word("name").to_owned();
    for (name, hidden) in names.iter().zip(&hidden) {
        title = title.replace(name.as_str(), hidden);
    }
    let args = vec![("project", title), ("names", hidden.join("、")), ("count", suspects.len().to_string())];
    suspects.truncate(MOST);
    Some(Fault { suspects, args, ..Fault::default() })
}

/// 王×× for a name.
fn masked(seen: &Seen, name: &str) -> String {
    let surname = surname(seen, name).unwrap_or_default();
    let given = name.chars().count().saturating_sub(surname.chars().count());
    format!("{surname}{}", "×".repeat(given))
}
