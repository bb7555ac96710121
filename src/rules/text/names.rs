//! R-X-021 classes, sections and items carry the name of the document's own tables, or else of the official list; a name
//! from before a renaming is told as such. A name neither knows is no fault: no list is complete.

use super::told::Told;
use super::{Check, Fault, Looked, Replace, Spot};
use crate::doc::Block;
use crate::prose::{Level, Named};
use crate::read::markdown;
use crate::rules::Judged;
use crate::text::normal;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

pub(super) const CLASS_NAME: Check = Check { name: "class-name", run };

/// The fewest characters of a name that is compared letter by letter.
const SHORTEST: usize = 4;

/// The official names, and those that were changed with the year and the name since.
#[derive(Debug, Default)]
struct Official {
    codes: BTreeMap<String, Vec<String>>,
    renamed: BTreeMap<String, (u32, String)>,
}

static OFFICIAL: LazyLock<Official> = LazyLock::new(|| {
    let mut official = Official::default();
    for block in &markdown::parse(include_str!("../../forms/national/functional.md")).blocks {
        let Block::Table(table) = block else { continue };
        for row in 1..table.rows {
            let cell = |col: u32| table.text(row, col).trim();
            if table.text(0, 0).trim() == "code" {
                official.codes.entry(normal::label(cell(1))).or_default().push(cell(0).to_owned());
            } else if let Ok(since) = cell(2).parse() {
                official.renamed.insert(normal::label(cell(0)), (since, cell(1).to_owned()));
            }
        }
    }
    official
});

fn run(told: &Told, _: &Judged, looked: &mut Looked) {
    let printed = printed(told);
    let mut seen = BTreeSet::new();
    let own = told.prose.named.iter().filter(|(id, _)| told.prose.passage(*id).agency == told.agency.0 as usize);
    for (passage, path) in own {
        for named in path.iter().filter(|named| !named.span.is_empty()) {
            looked.compared += 1;
            let Some((right, why)) = wrong(told, &printed, path, named) else { continue };
            if seen.insert(named.name.clone()) {
                let at = Spot::Words(*passage, named.span);
                looked.faults.push(Fault {
                    suspects: vec![at],
                    args: vec![("stated", named.name.clone()), ("right", right.clone()), ("why", why.to_owned())],
                    replace: Some(Replace { at, from: named.name.clone(), to: right }),
                    ..Fault::default()
                });
            }
        }
    }
}

/// The names the document's own tables print.
fn printed(told: &Told) -> BTreeSet<String> {
    let sheets = told.budget.agencies[told.agency.0 as usize].sheets.iter();
    let rows = sheets.flat_map(|sheet| sheet.rows.iter()).filter(|row| row.key.starts_with('2'));
    let tables = rows.map(|row| row.name.to_string()).filter(|name| !name.is_empty());
    tables.chain(told.prose.rows.iter().map(|row| normal::label(&row.name))).collect()
}

/// The name that should stand there, and why.
fn wrong(told: &Told, printed: &BTreeSet<String>, path: &[Named], named: &Named) -> Option<(String, &'static str)> {
    let name = normal::label(&named.name);
    if printed.contains(&name) {
        return OFFICIAL.codes.contains_key(&name).then(|| misplaced(&name, path, named)).flatten();
    }
    if let Some((_, new)) = OFFICIAL.renamed.get(&name).filter(|(since, _)| told.prose.year >= *since) {
        return Some((new.clone(), "旧名称"));
    }
    if name.chars().count() < SHORTEST {
        return None;
    }
    // The tables of this document first: whatever they print is the name. A printed row may be cut at its end.
    let same_length = printed.iter().filter(|other| other.chars().count() == name.chars().count());
    if let Some(near) = nearest(&name, same_length) {
        return Some((near, "与表中名称不一致"));
    }
    // 一般公共服务（类） stands for 一般公共服务支出.
    if OFFICIAL.codes.contains_key(&format!("{name}支出")) || printed.contains(&format!("{name}支出")) {
        return None;
    }
    if OFFICIAL.codes.contains_key(&name) {
        return misplaced(&name, path, named);
    }
    // A slip in a name from before a renaming.
    let old = OFFICIAL.renamed.iter().filter(|(_, (since, _))| told.prose.year >= *since);
    let old: Vec<String> = old.map(|(name, _)| name.clone()).collect();
    if let Some((_, new)) = nearest(&name, old.iter()).and_then(|near| OFFICIAL.renamed.get(&near)) {
        return Some((new.clone(), "旧名称"));
    }
    let class = class(path);
    let siblings = OFFICIAL
        .codes
        .iter()
        .filter(|(_, codes)| codes.iter().any(|code| class.as_deref().is_none_or(|class| code.starts_with(class))));
    let siblings: Vec<String> = siblings.map(|(name, _)| name.clone()).collect();
    let short: Vec<String> = siblings.iter().filter_map(|name| Some(name.strip_suffix("支出")?.to_owned())).collect();
    nearest(&name, siblings.iter().chain(&short)).map(|near| (near, "疑似笔误"))
}

/// The code of the class an item names.
fn class(path: &[Named]) -> Option<String> {
    let first = path.first().filter(|named| named.level == Level::Class)?;
    OFFICIAL.codes.get(&normal::label(&first.name))?.iter().find(|code| code.len() == 3).cloned()
}

/// A known name at a level it does not have: 住房保障支出（款）, 住房改革支出（类）.
fn misplaced(name: &str, path: &[Named], named: &Named) -> Option<(String, &'static str)> {
    let length = |level: Level| match level {
        Level::Class => 3,
        Level::Section => 5,
        Level::Item => 7,
    };
    let own = &OFFICIAL.codes[name];
    if own.iter().any(|code| code.len() == length(named.level)) {
        return None;
    }
    if named.level != Level::Section {
        let [code] = own.as_slice() else { return None };
        let level = Level::ALL.into_iter().find(|level| length(*level) == code.len())?;
        return Some((format!("{}（{}）", named.name, level.word()), "层级不符"));
    }
    // The section above the item that is named with it.
    let class = class(path)?;
    let below = path.iter().find(|other| other.level == Level::Item)?;
    let codes = OFFICIAL.codes.get(&normal::label(&below.name))?;
    let mut sections: Vec<&str> =
        codes.iter().filter(|code| code.len() == 7 && code.starts_with(&class)).map(|code| &code[..5]).collect();
    sections.dedup();
    let [section] = sections.as_slice() else { return None };
    let right = OFFICIAL.codes.iter().find(|(_, codes)| codes.iter().any(|code| code == section))?;
    Some((right.0.clone(), "层级不符"))
}

/// The one known name that differs in a single character.
fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n String>) -> Option<String> {
    let mut near = known.filter(|other| is_near(name, other));
    let found = near.next()?;
    near.all(|other| other == found).then(|| found.clone())
}

/// One character changed, left out, put in, or two neighbours swapped.
pub(in crate::rules) fn is_near(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let prefix = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (a, b) = (&one[prefix..], &other[prefix..]);
    let suffix = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - suffix], &b[..b.len() - suffix]);
    match (a, b) {
        ([_], [] | [_]) | ([], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names() {
        assert!(is_near("其它行政事业单位养老支出", "其他行政事业单位养老支出"));
        assert!(is_near("政行运行", "行政运行"));
        assert!(is_near("住房公积", "住房公积金"));
        assert!(!is_near("行政单位医疗", "事业单位医疗"));
        assert!(!is_near("行政运行", "行政运行"));
    }

    #[test]
    fn the_list_is_read() {
        assert!(OFFICIAL.codes.len() > 100, "{}", OFFICIAL.codes.len());
        assert_eq!(OFFICIAL.renamed["文化体育与传媒支出"].1, "文化旅游体育与传媒支出");
    }
}
