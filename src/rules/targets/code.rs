//! R-P-005 the form of a project code; R-P-006 its check character; R-P-007 codes are not used twice.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::setting;
use crate::budget::Project;
use crate::doc::Locus;
use crate::text::normal;
use std::collections::BTreeMap;

pub(super) const FORM: Look = Look { name: "code-form", run: form };
pub(super) const CHECK: Look = Look { name: "code-check", run: check };
pub(super) const TWICE: Look = Look { name: "project-code-twice", run: twice };

/// The signs of a check character (GB 32100): digits and letters without I, O, S, V, Z.
const SIGNS: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Region 6, year 2, kind 1, serial 11, check 1.
const LENGTH: usize = 21;
/// Where the letter of the kind stands.
const KIND: usize = 8;
/// What weights and check character of every code seen so far add up to.
const CONSTANT: usize = 30;

/// A project's code in normal form.
struct Code<'a> {
    project: &'a Project,
    at: Locus,
    text: String,
}

fn codes<'a>(seen: &Seen<'a>) -> Result<Vec<Code<'a>>, Unknown> {
    if seen.budget.projects.is_empty() {
        return Err(Unknown::FormAbsent);
    }
    let found = seen.budget.projects.iter().filter_map(|project| {
        let field = project.field("code")?;
        let text = normal::label(&field.text);
        (!text.is_empty()).then_some(Code { project, at: field.at, text })
    });
    Ok(found.collect())
}

/// What is wrong with the form of a code; empty when nothing is.
fn flaw(seen: &Seen, text: &str) -> Option<&'static str> {
    let kinds = seen.words("project kinds");
    let chars: Vec<char> = text.chars().collect();
    let digits = |chars: &[char]| chars.iter().all(char::is_ascii_digit);
    if chars.len() != LENGTH {
        Some("不是21位")
    } else if !digits(&chars[..KIND]) || !digits(&chars[KIND + 1..LENGTH - 1]) {
        Some("区划、年度、流水号应为数字")
    } else if !kinds.iter().any(|kind| kind.chars().eq([chars[KIND]])) {
        Some("第9位的项目类别字母不对")
    } else if !SIGNS.contains(chars[LENGTH - 1]) {
        Some("末位不是可用的校验字符")
    } else {
        None
    }
}

fn form(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let codes = codes(seen)?;
    let is_like =
        |code: &&Code| code.text.chars().any(|c| c.is_ascii_alphabetic()) || code.text.len().abs_diff(21) <= 1;
    let sound = codes.iter().filter(|code| flaw(seen, &code.text).is_none()).count();
    // Where most codes are built in another way, the place has another form of them.
    if codes.is_empty() || sound * 2 < codes.len() && !(codes.len() == 1 && codes.iter().all(|code| is_like(&code))) {
        return Err(Unknown::Precondition);
    }
    let region = majority(codes.iter().filter_map(|code| code.text.get(..6)));
    for code in &codes {
        looked.compared += 1;
        let reason = match flaw(seen, &code.text) {
            Some(reason) => reason.to_owned(),
            None => match misplaced(seen, &code.text, region.as_deref()) {
                Some(reason) => reason,
                None => continue,
            },
        };
        looked.faults.push(fault(code, vec![("code", code.text.clone()), ("reason", reason)]));
    }
    Ok(())
}

/// A region that no other project has, a year after the budget year.
fn misplaced(seen: &Seen, text: &str, region: Option<&str>) -> Option<String> {
    let year: u32 = text.get(6..8)?.parse().ok()?;
    let budget = seen.budget.prose.year;
    if region.is_some_and(|region| !text.starts_with(region)) {
        return Some(format!("前6位区划与其他项目（{}）不同", region.unwrap_or_default()));
    }
    (budget > 2000 && year > budget - 2000).then(|| format!("年度{year}晚于预算年度"))
}

/// The value all but one of at least three have.
fn majority<'s>(values: impl Iterator<Item = &'s str>) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    values.for_each(|value| *counts.entry(value).or_default() += 1);
    let all: usize = counts.values().sum();
    let (value, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (all >= 3 && count + 1 >= all).then(|| value.to_owned())
}

fn check(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let codes = codes(seen)?;
    let judged: Vec<(&Code, usize)> = codes.iter().filter_map(|code| Some((code, sum(&code.text)?))).collect();
    if judged.len() < setting(seen, "fewest codes") {
        return Err(Unknown::Precondition);
    }
    let constant = constant(&judged).ok_or(Unknown::Precondition)?;
    for (code, sum) in judged {
        looked.compared += 1;
        if sum == constant {
            continue;
        }
        // The last character that would make the sum right.
        let own = code.text.chars().last().and_then(|c| SIGNS.find(c)).unwrap_or_default();
        let want = (own + SIGNS.len() + constant - sum) % SIGNS.len();
        let want = SIGNS.chars().nth(want).map(String::from).unwrap_or_default();
        looked.faults.push(fault(code, vec![("code", code.text.clone()), ("want", want)]));
    }
    Ok(())
}

/// The sum that most codes have: the known one, or another that at least three agree on.
fn constant(judged: &[(&Code, usize)]) -> Option<usize> {
    let count = |constant: usize| judged.iter().filter(|(_, sum)| *sum == constant).count();
    let known = count(CONSTANT) * 2 > judged.len();
    let other = (0..SIGNS.len()).find(|constant| count(*constant) >= 3 && count(*constant) * 2 > judged.len());
    if known { Some(CONSTANT) } else { other }
}

/// Weighted sum of all signs: the check character has the weight 1, the sign in place i the weight 3^i.
fn sum(text: &str) -> Option<usize> {
    let signs: Option<Vec<usize>> = text.chars().map(|c| SIGNS.find(c)).collect();
    let signs = signs.filter(|signs| signs.len() == LENGTH)?;
    let (last, body) = signs.split_last()?;
    let mut weight = 1;
    let mut sum = *last;
    for sign in body {
        sum += sign * weight;
        weight = weight * 3 % SIGNS.len();
    }
    Some(sum % SIGNS.len())
}

fn twice(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let codes = codes(seen)?;
    if codes.len() < 2 {
        return Err(Unknown::Precondition);
    }
    let mut known: BTreeMap<&str, Vec<&Code>> = BTreeMap::new();
    for code in &codes {
        looked.compared += 1;
        known.entry(&code.text).or_default().push(code);
    }
    for (text, users) in known.into_iter().filter(|(_, users)| users.len() > 1) {
        // One project of a department may be shared by its units.
        let first = users[0].project;
        let shared = users.iter().skip(1).all(|code| {
            code.project.agency != first.agency
                && normal::label(code.project.word("name")) == normal::label(first.word("name"))
        });
        if shared {
            continue;
        }
        looked.faults.push(Fault {
            suspects: users.iter().map(|code| Spot::Place(code.project.agency, code.at)).collect(),
            args: vec![("code", text.to_owned()), ("count", users.len().to_string())],
            ..Fault::default()
        });
    }
    Ok(())
}

fn fault(code: &Code, args: Vec<(&'static str, String)>) -> Fault {
    Fault { suspects: vec![Spot::Place(code.project.agency, code.at)], args, ..Fault::default() }
}
