//! What is missing is found: every table, title, caption line, section heading, number and empty-table sentence that is
//! taken out of a good document is spoken of by some rule.

#[path = "support/support.rs"]
mod support;

use budget_checker::budget::Budget;
use budget_checker::doc::Block;
use budget_checker::forms::{profiles, recognise};
use budget_checker::read::{Source, read};
use budget_checker::report::{Level, Outcome, Report};
use std::collections::{BTreeMap, BTreeSet};
use support::example::example;
use support::judge::report;

const BASE: &str = include_str!("rules/base.md");

/// One thing to take out: what it is, the lines to take out, or a line and what to put there instead.
struct Cut {
    kind: &'static str,
    what: String,
    lines: BTreeSet<usize>,
    instead: Option<String>,
}

impl Cut {
    fn line(kind: &'static str, at: usize, line: &str) -> Self {
        Self { kind, what: format!("{}: {line}", at + 1), lines: BTreeSet::from([at]), instead: None }
    }

    fn made(&self, lines: &[&str]) -> String {
        let first = self.lines.first().copied();
        let kept = lines.iter().enumerate().filter_map(|(at, line)| match &self.instead {
            Some(instead) if Some(at) == first => Some(instead.as_str()),
            _ => (!self.lines.contains(&at)).then_some(*line),
        });
        kept.collect::<Vec<_>>().join("\n")
    }
}

/// A line without the signs of Markdown.
fn bare(line: &str) -> &str {
    line.trim_start_matches(['#', '*', '-', ' ']).trim_end_matches(['*', ' '])
}

/// For each table block of the text, its first and last line.
fn tables(lines: &[&str]) -> Vec<(usize, usize)> {
    let mut tables: Vec<(usize, usize)> = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.starts_with('|')) {
        match tables.last_mut() {
            Some((_, end)) if *end + 1 == at => *end = at,
            _ => tables.push((at, at)),
        }
        assert!(line.len() > 1);
    }
    tables
}

fn budget(text: &str) -> (Budget, Vec<usize>) {
    let reading = read(&Source { name: None, bytes: text.as_bytes() }).expect("text is readable");
    let blocks = reading.document.blocks.iter().enumerate();
    let tables = blocks.filter(|(_, block)| matches!(block, Block::Table(_))).map(|(at, _)| at).collect();
    (recognise(&reading.document, profiles()).1, tables)
}

fn is_statutory(form: &str) -> bool {
    form.len() == 2 && form.starts_with('T')
}

/// Every statutory table, alone and with its title, captions and notes.
fn table_cuts(text: &str, lines: &[&str]) -> Vec<Cut> {
    let (budget, blocks) = budget(text);
    let places = tables(lines);
    assert_eq!(blocks.len(), places.len(), "tables of the text and of the document");
    let mut cuts = Vec::new();
    for table in budget.tables.iter().filter(|table| is_statutory(&table.form)) {
        let place = |block: u32| blocks.iter().position(|at| *at == block as usize).map(|index| places[index]);
        let parts: Vec<(usize, usize)> = table.parts.iter().filter_map(|(block, _)| place(block.0)).collect();
        let what = format!("{} of {}", table.form, budget.agencies[table.agency.0 as usize].call());
        let own: BTreeSet<usize> = parts.iter().flat_map(|(from, to)| *from..=*to).collect();
        let is_title = |at: &usize| lines[*at].starts_with('#') && lines[*at].ends_with('表');
        let title = (0..parts[0].0).rev().find(is_title).expect("a title");
        let note = (parts[parts.len() - 1].1 + 1..lines.len()).take(3).find(|at| lines[*at].starts_with("注：无"));
        let end = note.unwrap_or(parts[parts.len() - 1].1);
        cuts.push(Cut { kind: "table", what: what.clone(), lines: own, instead: None });
        cuts.push(Cut { kind: "table with title", what: what.clone(), lines: (title..=end).collect(), instead: None });
        for (number, (from, to)) in parts.iter().enumerate().filter(|_| parts.len() > 1) {
            let what = format!("{what}, part {}", number + 1);
            cuts.push(Cut { kind: "part", what, lines: (*from..=*to).collect(), instead: None });
        }
    }
    cuts
}

/// Titles, caption lines, empty-table sentences, contents.
fn line_cuts(lines: &[&str]) -> Vec<Cut> {
    let mut cuts = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let text = bare(line);
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let titles = ["目录", "情况说明", "收支预算", "政府采购预算", "机构设置情况"];
        let kind = match () {
            () if line.starts_with('|') || text.is_empty() => continue,
            () if line.contains(".....") => "contents entry",
            () if text.starts_with("注：无") => "empty-table sentence",
            () if digits == 6 && text.len() < 80 => "caption",
            () if ["预算年度：", "截止时间：", "单位：万元"].iter().any(|start| text.starts_with(start)) => {
                "caption"
            }
            () if line.starts_with('#') && text.ends_with('表') => "title",
            () if line.starts_with('#') && titles.iter().any(|title| text.ends_with(title)) => "title",
            () => continue,
        };
        // 一、单位职责及机构设置情况 is the heading of a section.
        if kind != "title" || !text.starts_with("一、单位职责") {
            cuts.push(Cut::line(kind, at, line));
        }
    }
    cuts
}

/// The ordinal a heading begins with.
fn ordinal(text: &str) -> Option<&str> {
    let end = text.find(['、', '.', '）', ')'])?;
    let sign = text[end..].chars().next()?;
    let number = text[..end].trim_start_matches(['（', '(']);
    let counts = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    counts.then(|| &text[..end + sign.len_utf8()])
}

/// Headings of sections with and without their numbers; duties that leave a gap.
fn section_cuts(lines: &[&str]) -> Vec<Cut> {
    let mut cuts = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let text = bare(line);
        let Some(number) = ordinal(text) else { continue };
        let is_heading = line.starts_with('#') && !text.ends_with("绩效目标表") && !text.ends_with("收支预算");
        let next = (at + 1..lines.len()).map(|next| bare(lines[next])).find(|next| next.starts_with(['（', '(']));
        // Without the last duty nothing is seen to be missing.
        let is_duty = number.starts_with(['（', '('])
            && next.is_some_and(|next| ordinal(next).is_some() && !next.starts_with("（一）"));
        if is_heading {
            cuts.push(Cut::line("section heading", at, line));
            let instead = line.replacen(number, "", 1);
            cuts.push(Cut { kind: "section number", instead: Some(instead), ..Cut::line("", at, line) });
        } else if is_duty {
            cuts.push(Cut::line("duty", at, line));
        }
    }
    cuts
}

type Said = BTreeMap<(String, String), usize>;

fn said(report: &Report) -> Said {
    let mut said = Said::new();
    for finding in &report.findings.findings {
        *said.entry((finding.rule.clone(), finding.message.clone())).or_default() += 1;
    }
    said
}

/// Makes every cut and lists those that nobody speaks of.
fn missed(name: &str, text: &str) -> Vec<String> {
    let before = said(&report(text));
    let lines: Vec<&str> = text.lines().collect();
    let cuts = table_cuts(text, &lines).into_iter().chain(line_cuts(&lines)).chain(section_cuts(&lines));
    let mut missed = Vec::new();
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for cut in cuts {
        let report = report(&cut.made(&lines));
        let now = said(&report);
        let news: Vec<_> =
            now.iter().filter(|(key, count)| before.get(*key).is_none_or(|known| known < *count)).collect();
        if std::env::var_os("DELETION_SAYS").is_some() {
            println!("{} {}", cut.kind, cut.what);
            news.iter().for_each(|((rule, message), _)| println!("    {rule} {message}"));
        }
        let count = counts.entry(cut.kind).or_default();
        count.0 += 1;
        count.1 += usize::from(!news.is_empty());
        if news.is_empty() {
            missed.push(format!("{name}: {} {}", cut.kind, cut.what));
        }
        let levels: Vec<Level> = report.findings.findings.iter().map(|finding| finding.level).collect();
        assert!(cut.kind != "table" || levels.contains(&Level::Error), "{name}: {} is no error", cut.what);
    }
    counts.iter().for_each(|(kind, (all, found))| println!("{name}: {kind}: {found} of {all} found"));
    missed
}

#[test]
fn whatever_is_taken_out_of_the_base_document_is_missed() {
    let missed = missed("base", BASE);
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn whatever_is_taken_out_of_the_example_is_missed() {
    let Some((_, text)) = example() else {
        println!("skipped: ../shared is not there");
        return;
    };
    let missed = missed("example", &text);
    assert!(missed.is_empty(), "{missed:#?}");
}

#[test]
fn forms_that_were_not_understood_are_not_called_incomplete() {
    let lines: Vec<&str> = BASE.lines().collect();
    let (budget, blocks) = budget(BASE);
    let places = tables(&lines);
    let keep = |form: &str| !is_statutory(form) || form <= "T4";
    let gone: BTreeSet<usize> = budget
        .tables
        .iter()
        .filter(|table| !keep(&table.form))
        .flat_map(|table| &table.parts)
        .filter_map(|(block, _)| blocks.iter().position(|at| *at == block.0 as usize))
        .flat_map(|index| places[index].0..=places[index].1)
        .collect();
    let cut = Cut { kind: "", what: String::new(), lines: gone, instead: None };
    let report = report(&cut.made(&lines));
    let about = |rule: &str| matches!(rule, "R-S-001" | "R-S-012" | "R-S-015");
    let wrong: Vec<_> = report.findings.findings.iter().filter(|finding| finding.rule == "R-S-001").collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let passed =
        report.findings.runs.iter().filter(|run| run.rule == "R-S-001" && run.outcome == Outcome::Pass).count();
    assert_eq!(passed, 0, "what is not checked is not passed");
    assert!(report.findings.runs.iter().any(|run| about(&run.rule) && run.outcome == Outcome::NotChecked));
}

#[test]
fn a_wrong_total_is_not_taken_for_a_lost_page() {
    let fund = "| 20 | 229 | 其他支出 | 0.00 |  | 0.00 |  |  |  |\n| 21 | 22960 | 彩票公益金安排的支出 | 0.00 |  | 0.00 |  |  |  |\n\
                | 22 | 2296003 | 用于体育事业的彩票公益金支出 | 0.00 |  | 0.00 |  |  |  |\n";
    let last = "| 19 | 2210201 | 住房公积金 | 18.27 | 18.27 |  |  |  |  |\n";
    let longer = BASE.replacen(last, &format!("{last}{fund}"), 1);
    assert_ne!(longer, BASE, "another table goes on");
    let (before, general) = longer.split_once("## 单位预算一般公共预算财政拨款支出表").expect("the table is there");
    let wrong = general.replacen("| 合计 | 405.22 |", "| 合计 | 450.22 |", 1);
    let report = report(&format!("{before}## 单位预算一般公共预算财政拨款支出表{wrong}"));
    let about = |rule: &str| report.findings.findings.iter().filter(|finding| finding.rule == rule).count();
    assert_eq!(about("R-S-008"), 0, "no page is lost");
    let named = report.findings.findings.iter().any(|finding| finding.message.contains("表列450.22，应为405.22"));
    assert!(named, "{:#?}", report.findings.findings.iter().map(|finding| &finding.message).collect::<Vec<_>>());
}
