//! Results for people and programs.

use crate::arguments::{Arguments, Format};
use budget_checker::report::{Finding, Findings, Input, Outcome, Phrases, Why, phrases};
use budget_checker::text::Language;
use std::io::{BufWriter, Write};

/// Prints the report on one document.
pub(crate) fn report(file: &str, findings: &Findings, arguments: &Arguments) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    match arguments.format {
        Format::Text => text(&mut out, file, findings, arguments.language)?,
        _ => json(&mut out, findings, arguments.format)?,
    }
    out.flush()
}

/// Prints what several documents say together.
pub(crate) fn joint(findings: &Findings, arguments: &Arguments) -> std::io::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    match arguments.format {
        Format::Text => together(&mut out, findings, arguments.language)?,
        _ => json(&mut out, findings, arguments.format)?,
    }
    out.flush()
}

fn json(out: &mut impl Write, findings: &Findings, format: Format) -> std::io::Result<()> {
    match format {
        Format::Jsonl => serde_json::to_writer(&mut *out, findings)?,
        _ => serde_json::to_writer_pretty(&mut *out, findings)?,
    }
    writeln!(out)
}

fn text(out: &mut impl Write, file: &str, findings: &Findings, language: Language) -> std::io::Result<()> {
    let (zh, words) = (language == Language::Zh, phrases(language));
    let totals = &findings.totals;
    let (tables, coverage) = (findings.reading.len(), &findings.coverage);
    writeln!(out, "{file}: {}", words.verdict(totals.verdict))?;
    if zh {
        writeln!(
            out,
            "  {tables}张表，{}个等式，金额{}处中{}处有等式核对；未能检查{}项",
            coverage.relations, coverage.amounts, coverage.bound, totals.not_checked
        )?;
    } else {
        writeln!(
            out,
            "  {tables} tables, {} relations, {} of {} amounts bound by an equation; {} not checked",
            coverage.relations, coverage.bound, coverage.amounts, totals.not_checked
        )?;
    }
    let muted: u32 = findings.muted.iter().map(|muted| muted.count).sum();
    if let Some(name) = &findings.tool.adjusted {
        let say = if zh { "项未列，所用规则设置：" } else { "findings not shown by profile " };
        writeln!(out, "  {muted}{say}{name}")?;
    }
    for finding in &findings.findings {
        let (sign, agency) = (sign(finding, words), agency(findings, finding));
        writeln!(out, "  {sign} {} {agency}{}{}", finding.rule, finding.message, place(findings, finding, language))?;
    }
    Ok(())
}

/// Where the first place of a finding stands in the file.
fn place(findings: &Findings, finding: &Finding, language: Language) -> String {
    let first = finding.loci.first().and_then(|place| findings.loci.get(&place.locus));
    first.map(|locus| format!(" [{}]", locus.place.say(language))).unwrap_or_default()
}

/// The agency a finding is about, where the document holds several.
fn agency(findings: &Findings, finding: &Finding) -> String {
    let tables = &findings.reading;
    let several = tables.iter().any(|table| table.agency != tables[0].agency);
    let own = tables.iter().find(|table| several && table.table == finding.table);
    own.map_or_else(String::new, |table| format!("〔{}{}〕", table.agency, table.agency_name))
}

/// Sign and word of a finding's level.
fn sign(finding: &Finding, words: &Phrases) -> String {
    let (sign, word) = words.level(finding.level);
    format!("{sign} {word}")
}

fn together(out: &mut impl Write, findings: &Findings, language: Language) -> std::io::Result<()> {
    let (zh, words) = (language == Language::Zh, phrases(language));
    let totals = &findings.totals;
    let name = |input: &Input| format!("{} {}", input.doc, input.name.as_deref().unwrap_or("-"));
    let names: Vec<String> = findings.inputs.iter().map(name).collect();
    let (head, end) = if zh { ("合并核对", "；") } else { ("together", "; ") };
    writeln!(out, "{head} [{}]: {}", names.join(end), words.verdict(totals.verdict))?;
    let compared: u32 = findings.runs.iter().map(|run| run.compared).sum();
    match zh {
        true => writeln!(out, "  比较{compared}处；未能检查{}项", totals.not_checked)?,
        false => writeln!(out, "  {compared} comparisons; {} not checked", totals.not_checked)?,
    }
    for finding in &findings.findings {
        writeln!(out, "  {} {} {}", sign(finding, words), finding.rule, finding.message)?;
    }
    let mut unchecked: Vec<(&String, Option<Why>)> = Vec::new();
    for run in findings.runs.iter().filter(|run| run.outcome == Outcome::NotChecked) {
        if unchecked.contains(&(&run.rule, run.why)) {
            continue;
        }
        unchecked.push((&run.rule, run.why));
        let title = findings.rules.get(&run.rule).map_or("", |rule| rule.title.as_str());
        let sign = if zh { "− 未查" } else { "− not checked" };
        writeln!(out, "  {sign} {} {title}{}{}", run.rule, if zh { "：" } else { ": " }, why(run.why, zh))?;
    }
    Ok(())
}

/// Why a rule about several documents could not be asked.
fn why(why: Option<Why>, zh: bool) -> &'static str {
    match (why, zh) {
        (Some(Why::DocumentAbsent), true) => "需要另一份文件或日期",
        (Some(Why::DocumentAbsent), false) => "needs another document or a date",
        (Some(Why::SentenceAbsent), true) => "说明中没有这样的数",
        (Some(Why::SentenceAbsent), false) => "the text tells no such figure",
        (Some(Why::AmountDoubted), true) => "所依据的数本身不平",
        (Some(Why::AmountDoubted), false) => "the figures it rests on do not add up themselves",
        (_, true) => "表、栏或行没有读到",
        (_, false) => "a table, column or row was not found",
    }
}
