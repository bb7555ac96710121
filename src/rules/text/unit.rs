//! R-H-010 amounts and percentages of the text carry their unit: 占76.23 lacks its %, 0.39万 its 元.

use super::told::Told;
use super::{Check, Fault, Looked, Replace, Spot};
use crate::money::amounts_in;
use crate::prose::{Passage, PassageId, Sense};
use crate::rules::Judged;
use crate::text::Span;

/// More places than this say nothing new.
const MOST: usize = 12;

pub(super) const UNIT: Check = Check { name: "unit", run };

fn run(told: &Told, _: &Judged, looked: &mut Looked) {
    let mut cut = Vec::new();
    let quiet = |title: &str| told.lexicon.has(title, Sense::Quiet);
    for (id, passage) in told.passages().filter(|(_, passage)| !passage.is_title && !quiet(&passage.title)) {
        looked.faults.extend(unfilled(id, passage));
        for printed in amounts_in(&passage.text) {
            looked.compared += u32::from(printed.unit.is_some());
            if printed.unit.is_some() {
                continue;
            }
            let before = passage.slice(Span::new(printed.chars.start.saturating_sub(16), printed.chars.start));
            let behind = passage.slice(Span::new(printed.chars.end, printed.chars.end + 4));
            match missing(told, before, behind, printed.places) {
                Some("元") => cut.push(fault(id, passage, printed.chars, "元")),
                Some(missing) => looked.faults.push(fault(id, passage, printed.chars, missing)),
                None => {}
            }
        }
    }
    looked.faults.extend(together(cut));
}

/// A writer who leaves 元 off once does so everywhere: one cause, one finding.
fn together(faults: Vec<Fault>) -> Option<Fault> {
    let mut faults = faults.into_iter();
    let first = faults.next()?;
    let more: Vec<Spot> = faults.flat_map(|fault| fault.suspects).collect();
    let replace = first.replace.filter(|_| more.is_empty());
    Some(Fault { suspects: first.suspects.into_iter().chain(more).take(MOST).collect(), replace, ..first })
}

/// 支出万元: the amount itself is missing.
fn unfilled(id: PassageId, passage: &Passage) -> Vec<Fault> {
    let found = passage.text.match_indices("万元").filter(|(at, _)| {
        let before = &passage.text[..*at];
        let names = ["支出", "收入", "经费", "费", "增加", "减少", "预算", "决算为", "预算为", "预算数为"]
            .iter()
            .any(|word| before.ends_with(word));
        names && passage.text[*at + "万元".len()..].starts_with([',', '。', ';', ')'])
    });
    let fault = |(at, _): (usize, &str)| {
        let start = passage.chars_before(at);
        let words = passage.slice(Span::new(start.saturating_sub(6), start + 2)).to_owned();
        let args = vec![("words", words), ("right", "……万元（缺金额）".to_owned())];
        Fault { suspects: vec![Spot::Words(id, Span::new(start, start + 2))], args, ..Fault::default() }
    };
    found.map(fault).collect()
}

/// The unit that is missing behind a number.
fn missing(told: &Told, before: &str, behind: &str, places: u32) -> Option<&'static str> {
    let ends = behind.is_empty() || behind.starts_with([',', '。', ';', ')', '、']);
    let clause = before.rsplit([',', '。', ';', ':', '、']).next().unwrap_or(before);
    if let Some(rest) = behind.strip_prefix('万') {
        let money = told.lexicon.ending(clause, Sense::Filler).is_some()
            || ["支出", "费", "单价"].iter().any(|word| clause.ends_with(word));
        let cut = rest.is_empty() || rest.starts_with([',', '。', ';', ')', '(', '、']);
        return (money && cut && !clause.is_empty()).then_some("元");
    }
    let rest = told.lexicon.trimmed(clause);
    let rate = ["增长", "下降", "降低", "上升", "增幅", "降幅"].iter().any(|word| rest.ends_with(word));
    let share = told.lexicon.ending(rest, Sense::Share).is_some()
        || clause.ends_with("合计的")
        || clause.contains("完成") && clause.ends_with('的');
    (ends && places > 0 && (rate || share)).then_some("%")
}

fn fault(id: PassageId, passage: &Passage, chars: Span, missing: &'static str) -> Fault {
    let shown = if missing == "元" { Span::new(chars.start, chars.end + 1) } else { chars };
    let from = passage.slice(shown).to_owned();
    let at = Spot::Words(id, shown);
    let to = format!("{from}{missing}");
    Fault {
        suspects: vec![at],
        args: vec![("words", from.clone()), ("right", to.clone())],
        replace: Some(Replace { at, from, to }),
        ..Fault::default()
    }
}
