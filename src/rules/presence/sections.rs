//! R-S-012 the explanation has all its sections, and its numbers have no gaps.

use super::super::ask::Unknown;
use super::super::look::{Fault, Look, Looked, Seen, Spot};
use super::super::table::Severity;
use super::outline::{self, Style};
use crate::doc::BlockId;
use crate::money::Decimal;

pub(super) const TOPICS: Look = Look { name: "section-topics", run: topics };
pub(super) const NUMBERS: Look = Look { name: "section-numbers", run: numbers };

/// Bytes of the longest line that can be a heading without a number.
const LONGEST: usize = 90;

/// A numbered line.
#[derive(Clone, Copy)]
pub(super) struct Heading<'a> {
    pub(super) at: BlockId,
    pub(super) text: &'a str,
    pub(super) style: Style,
    pub(super) number: u32,
}

/// 一、 … 九、 of the explanation.
pub(super) fn headings<'a>(seen: &Seen<'a>) -> Vec<Heading<'a>> {
    sections(&outline::explanation(seen))
}

fn sections<'a>(lines: &[(BlockId, &'a str)]) -> Vec<Heading<'a>> {
    numbered(lines).into_iter().filter(|heading| heading.style == Style::Chinese).collect()
}

fn numbered<'a>(lines: &[(BlockId, &'a str)]) -> Vec<Heading<'a>> {
    let heading = |(at, text): &(BlockId, &'a str)| {
        let (style, number) = outline::numbered(text)?;
        Some(Heading { at: *at, text, style, number })
    };
    lines.iter().filter_map(heading).collect()
}

/// True when a line holds one of the words of a topic.
pub(super) fn speaks(seen: &Seen, list: &str, topic: &str, text: &str) -> bool {
    seen.words(&format!("{list} {topic}")).occurs_in(text)
}

/// What the explanation says about its topics.
struct Plan<'a> {
    lines: Vec<(BlockId, &'a str)>,
    headings: Vec<Heading<'a>>,
    /// Topics no section of their own speaks of.
    absent: Vec<&'a str>,
    /// Of these, the ones nothing at all speaks of.
    silent: Vec<&'a str>,
    /// How many topics have a section.
    found: usize,
}

fn plan<'a>(seen: &Seen<'a>) -> Result<Plan<'a>, Unknown> {
    outline::understood(seen)?;
    let lines = outline::explanation(seen);
    let headings = sections(&lines);
    if headings.is_empty() && outline::explanation_title(seen).is_none() {
        return Err(Unknown::SentenceAbsent);
    }
    let all = seen.words("sections");
    let headed = |topic: &str| headings.iter().any(|heading| speaks(seen, "section", topic, heading.text));
    let absent: Vec<&str> = all.iter().map(String::as_str).filter(|topic| !headed(topic)).collect();
    let body = body(seen, &lines, &headings);
    let has_table = |topic: &str| {
        let forms = seen.words("section tables");
        let form = forms.iter().filter_map(|pair| pair.split_once('=')).find(|(of, _)| *of == topic);
        form.is_some_and(|(_, form)| !seen.tables(form).is_empty())
    };
    let spoken = |topic: &str| has_table(topic) || body.iter().any(|text| speaks(seen, "section", topic, text));
    let silent = absent.iter().copied().filter(|topic| !spoken(topic)).collect();
    let found = all.len() - absent.len();
    Ok(Plan { lines, headings, absent, silent, found })
}

/// The lines that may speak of a topic: neither headings of sections nor the glossary, which names everything.
fn body<'a>(seen: &Seen<'a>, lines: &[(BlockId, &'a str)], headings: &[Heading]) -> Vec<&'a str> {
    let mut glossary = false;
    let mut body = Vec::new();
    for (at, text) in lines.iter().skip(1) {
        if headings.iter().any(|heading| heading.at == *at) {
            glossary = speaks(seen, "section", "名词解释", text);
        } else if !glossary || outline::numbered(text).is_none() {
            // Behind the terms, lines without a number belong to a section whose heading is lost.
            body.push(*text);
        }
    }
    body
}

/// The heading of the nearest topic before this one, or the first line.
fn before(seen: &Seen, plan: &Plan, topic: &str) -> Option<Spot> {
    let all = seen.words("sections");
    let index = all.iter().position(|known| known == topic)?;
    let of = |topic: &String| plan.headings.iter().find(|heading| speaks(seen, "section", topic, heading.text));
    let nearest = all[..index].iter().rev().find_map(of).map(|heading| heading.at);
    nearest.or(plan.lines.first().map(|(at, _)| *at)).map(|at| outline::block(seen, at))
}

fn topics(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plan = plan(seen)?;
    looked.compared += seen.words("sections").len() as u32;
    let by_custom = seen.words("sections by custom");
    let elsewhere = seen.words("sections with a rule of their own");
    for topic in plan.silent.iter().filter(|topic| !elsewhere.has(topic)) {
        looked.faults.push(Fault {
            suspects: before(seen, &plan, topic).into_iter().collect(),
            args: vec![("topic", (*topic).to_owned())],
            severity: by_custom.iter().any(|known| known == topic).then_some(Severity::Warning),
            ..Fault::default()
        });
    }
    Ok(())
}

/// What is wrong with the numbers, in both languages, and where.
struct Problem {
    zh: String,
    en: String,
    at: BlockId,
}

fn numbers(seen: &Seen, looked: &mut Looked) -> Result<(), Unknown> {
    let plan = plan(seen)?;
    let lines = listed(seen, &plan);
    let mut problems = Vec::new();
    for style in [Style::Chinese, Style::Bracketed, Style::Arabic, Style::ArabicBracketed] {
        // A section that is missing altogether is told of as such.
        let of: Vec<&Heading> = lines.iter().filter(|line| line.style == style).collect();
        looked.compared += of.len() as u32;
        if style != Style::Chinese || plan.silent.is_empty() {
            problems.extend(gaps(&of));
        }
    }
    let gap = |style: Style| {
        let of: Vec<&Heading> = lines.iter().filter(|line| line.style == style).collect();
        !gaps(&of).is_empty()
    };
    let least = seen.setting("least");
    if !gap(Style::Chinese) && Decimal::from(plan.found as u64) >= least {
        problems.extend(unheaded(seen, &plan));
    }
    if !gap(Style::Arabic) && !gap(Style::Bracketed) {
        problems.extend(subsections(seen, &lines));
    }
    if looked.compared == 0 {
        return Err(Unknown::SentenceAbsent);
    }
    if !problems.is_empty() {
        let (zh, _) = outline::listed(&problems.iter().map(|problem| problem.zh.clone()).collect::<Vec<_>>());
        let (_, en) = outline::listed(&problems.iter().map(|problem| problem.en.clone()).collect::<Vec<_>>());
        looked.faults.push(Fault {
            suspects: problems.iter().map(|problem| outline::block(seen, problem.at)).collect(),
            args: vec![("what", zh), ("what-en", en)],
            ..Fault::default()
        });
    }
    Ok(())
}

/// The numbered lines that count on: not the glossary's and not the titles of target tables, which have rules of their own.
fn listed<'a>(seen: &Seen, plan: &Plan<'a>) -> Vec<Heading<'a>> {
    let mut glossary = false;
    let mut lines = Vec::new();
    for heading in numbered(&plan.lines) {
        if heading.style == Style::Chinese {
            glossary = speaks(seen, "section", "名词解释", heading.text);
        }
        let own = heading.style == Style::Chinese || !glossary && !heading.text.contains("绩效目标表");
        if own {
            lines.push(heading);
        }
    }
    lines
}

/// Numbers that neither go on nor begin again.
fn gaps(lines: &[&Heading]) -> Vec<Problem> {
    let mut last: Option<&Heading> = None;
    let mut problems = Vec::new();
    for line in lines {
        let text = outline::short(line.text);
        match last {
            _ if line.number == 1 => {}
            Some(before) if line.number == before.number + 1 => {}
            Some(before) => {
                let before = outline::short(before.text);
                let zh = format!("“{before}”之后为“{text}”");
                problems.push(Problem { zh, en: format!("“{text}” follows “{before}”"), at: line.at });
            }
            None => {
                let zh = format!("编号从“{text}”开始");
                problems.push(Problem { zh, en: format!("the numbers begin with “{text}”"), at: line.at });
            }
        }
        last = Some(line);
    }
    problems
}

/// Topics that are spoken of, but whose section has no numbered heading.
fn unheaded(seen: &Seen, plan: &Plan) -> Vec<Problem> {
    let spoken = plan.absent.iter().filter(|topic| !plan.silent.contains(topic));
    let problem = |topic: &&str| {
        let line = plan.lines.iter().find(|(at, text)| is_bare_heading(seen, *at, text, topic));
        if let Some((at, text)) = line {
            let text = outline::short(text);
            return Some(Problem {
                zh: format!("“{text}”没有编号"), en: format!("“{text}” has no number"), at: *at
            });
        }
        let Some(Spot::Place(_, locus)) = before(seen, plan, topic) else { return None };
        Some(Problem {
            zh: format!("缺少“{topic}”的标题"),
            en: format!("there is no heading for “{topic}”"),
            at: locus.block,
        })
    };
    spoken.filter_map(problem).collect()
}

/// A heading of this topic without a number.
fn is_bare_heading(seen: &Seen, at: BlockId, text: &str, topic: &str) -> bool {
    outline::is_heading(seen, at)
        && text.len() <= LONGEST
        && outline::numbered(text).is_none()
        && !text.trim_end().ends_with(['：', ':', '表'])
        && speaks(seen, "section", topic, text)
        && outline::explanation_title(seen).is_none_or(|(title, _)| title != at)
}

/// 收入说明, 支出说明, 比上年增减情况: where two of them are numbered, so is the third.
fn subsections(seen: &Seen, lines: &[Heading]) -> Vec<Problem> {
    let headed = |topic: &str| {
        let minor = lines.iter().filter(|line| line.style != Style::Chinese && line.text.len() <= LONGEST);
        minor.into_iter().find(|line| speaks(seen, "subsection", topic, line.text))
    };
    let all = seen.words("subsections");
    let found: Vec<&Heading> = all.iter().filter_map(|topic| headed(topic)).collect();
    let Some(last) = found.last().filter(|_| found.len() >= 2) else { return Vec::new() };
    let absent = all.iter().filter(|topic| headed(topic).is_none());
    absent
        .map(|topic| Problem {
            zh: format!("缺少“{topic}”的编号标题"),
            en: format!("there is no numbered heading for “{topic}”"),
            at: last.at,
        })
        .collect()
}
