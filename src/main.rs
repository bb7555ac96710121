//! `budget-check FILE… [--format text|json|jsonl] [--lang zh|en] [--profile FILE]`: the command line.
//! `budget-check --explain RULE` prints the page of a rule.
//!
//! Exit status: 0 nothing to mend, 1 something to mend, 2 something could not be read.

use budget_checker::adjust::Setup;
use budget_checker::check::{Options, Source, check_with};
use budget_checker::report::{self, Explained, Finding, Level, Report, Verdict};
use budget_checker::text::Language;
use std::borrow::Cow;
use std::io::{Read, Write};
use std::process::ExitCode;

const USAGE: &str = "budget-check FILE… [--format text|json|jsonl] [--lang zh|en] [--profile FILE]
budget-check --explain RULE [--format text|json] [--lang zh|en] [--profile FILE]
FILE: a budget document; `-` reads standard input.
--profile FILE: changes rules, levels, numbers and names, adds own equations (docs/profile.md).
--explain RULE: the page of a rule by its id (R-P-040), a part of its title or its pinyin initials.
Exit status: 0 nothing to mend, 1 something to mend, 2 something could not be read.
";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Json,
    Jsonl,
}

#[derive(Debug)]
struct Arguments {
    files: Vec<String>,
    format: Format,
    language: Language,
    profile: Option<String>,
    explain: Option<String>,
}

fn main() -> ExitCode {
    let arguments = match arguments(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(what) => {
            eprint!("{what}{USAGE}");
            return ExitCode::from(2);
        }
    };
    let setup = match setup(&arguments) {
        Ok(setup) => setup,
        Err(what) => {
            eprintln!("{what}");
            return ExitCode::from(2);
        }
    };
    if let Some(query) = &arguments.explain {
        return ExitCode::from(explain(query, &setup, &arguments));
    }
    let mut worst = 0;
    for file in &arguments.files {
        let status = run(file, &setup, &arguments);
        worst = worst.max(status);
    }
    ExitCode::from(worst)
}

fn arguments(mut words: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut found =
        Arguments { files: Vec::new(), format: Format::Text, language: Language::Zh, profile: None, explain: None };
    while let Some(word) = words.next() {
        match word.as_str() {
            "--help" | "-h" => return Err(String::new()),
            "--format" => {
                found.format = match words.next().as_deref() {
                    Some("text") => Format::Text,
                    Some("json") => Format::Json,
                    Some("jsonl") => Format::Jsonl,
                    other => return Err(format!("--format {}?\n", other.unwrap_or_default())),
                }
            }
            "--lang" => {
                found.language = match words.next().as_deref() {
                    Some("zh") => Language::Zh,
                    Some("en") => Language::En,
                    other => return Err(format!("--lang {}?\n", other.unwrap_or_default())),
                }
            }
            "--profile" => found.profile = Some(words.next().ok_or("--profile FILE?\n")?),
            "--explain" => found.explain = Some(words.next().ok_or("--explain RULE?\n")?),
            option if option.starts_with("--") => return Err(format!("{option}?\n")),
            _ => found.files.push(word),
        }
    }
    if found.files.is_empty() && found.explain.is_none() { Err("no file given\n".into()) } else { Ok(found) }
}

/// What is compiled in, changed by the profile when there is one.
fn setup(arguments: &Arguments) -> Result<Cow<'static, Setup>, String> {
    let Some(file) = &arguments.profile else { return Ok(Cow::Borrowed(Setup::compiled())) };
    let text = std::fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?;
    let setup = Setup::adjusted(&text).map_err(|error| format!("{file}: {}", error.say(arguments.language)))?;
    Ok(Cow::Owned(setup))
}

/// Prints the pages a query means: the one of this id, or all whose title it is a part of.
fn explain(query: &str, setup: &Setup, arguments: &Arguments) -> u8 {
    let pages = report::explain(&setup.rules, &setup.settings, &setup.profile, arguments.language);
    let exact = pages.iter().filter(|page| page.id.eq_ignore_ascii_case(query)).collect::<Vec<_>>();
    let meant = || pages.iter().filter(|page| report::is_meant(page, query)).collect();
    let found: Vec<&Explained> = if exact.is_empty() { meant() } else { exact };
    let zh = arguments.language == Language::Zh;
    if found.is_empty() {
        eprintln!("{query}: {}", if zh { "没有这条规则" } else { "there is no such rule" });
        return 2;
    }
    let mut out = std::io::stdout().lock();
    let written = match arguments.format {
        Format::Text => found.iter().try_for_each(|page| page_text(&mut out, page, zh)),
        Format::Json => serde_json::to_writer_pretty(&mut out, &found).map_err(Into::into).and_then(|()| writeln!(out)),
        Format::Jsonl => found.iter().try_for_each(|page| {
            serde_json::to_writer(&mut out, page)?;
            writeln!(out)
        }),
    };
    if written.is_ok() { 0 } else { 2 }
}

fn page_text(out: &mut impl Write, page: &Explained, zh: bool) -> std::io::Result<()> {
    let pick = |zh_word: &'static str, en: &'static str| if zh { zh_word } else { en };
    writeln!(out, "{} {}", page.id, page.titles.join("；"))?;
    if !page.on {
        writeln!(out, "  {}", pick("默认不查，可在规则设置中启用", "off unless a profile switches it on"))?;
    }
    writeln!(out, "  {}", page.what)?;
    let settings: Vec<String> =
        page.settings.iter().map(|number| format!("{} = {}（{}）", number.key, number.value, number.say)).collect();
    let parts: [(&str, &str, &[String]); 7] = [
        ("为什么", "why", std::slice::from_ref(&page.why)),
        ("正确", "right", std::slice::from_ref(&page.right)),
        ("错误", "wrong", std::slice::from_ref(&page.wrong)),
        ("例外", "limits", std::slice::from_ref(&page.limits)),
        ("等式", "equations", &page.equations),
        ("参数", "numbers", &settings),
        ("依据", "basis", &page.basis),
    ];
    for (zh_word, en, lines) in parts {
        for line in lines.iter().filter(|line| !line.is_empty()) {
            writeln!(out, "  {}：{line}", pick(zh_word, en))?;
        }
    }
    writeln!(out)
}

/// Checks one file, prints the result, returns its exit status.
fn run(file: &str, setup: &Setup, arguments: &Arguments) -> u8 {
    let bytes = match read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{file}: {error}");
            return 2;
        }
    };
    let name = (file != "-").then_some(file);
    let source = Source { name, bytes: &bytes };
    match check_with(&source, &Options { language: arguments.language }, setup, &mut |_| {}) {
        Err(error) => {
            eprintln!("{file}: {}", error.say(arguments.language));
            2
        }
        Ok(report) => match print(file, &report, arguments) {
            Ok(()) => status(&report),
            // The reader of our output has gone away (a closed pipe): nothing is left to say.
            Err(_) => 2,
        },
    }
}

fn read(file: &str) -> std::io::Result<Vec<u8>> {
    if file != "-" {
        return std::fs::read(file);
    }
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn status(report: &Report) -> u8 {
    match report.findings.totals.verdict {
        Verdict::Clean | Verdict::ToReview => 0,
        Verdict::ToFix => 1,
        Verdict::NotJudged => 2,
    }
}

fn print(file: &str, report: &Report, arguments: &Arguments) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    match arguments.format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &report.findings)?;
            writeln!(out)
        }
        Format::Jsonl => {
            serde_json::to_writer(&mut out, &report.findings)?;
            writeln!(out)
        }
        Format::Text => text(&mut out, file, report, arguments.language),
    }
}

fn text(out: &mut impl Write, file: &str, report: &Report, language: Language) -> std::io::Result<()> {
    let zh = language == Language::Zh;
    let totals = &report.findings.totals;
    let verdict = match (totals.verdict, zh) {
        (Verdict::Clean, true) => "未发现问题",
        (Verdict::ToReview, true) => "需要核实",
        (Verdict::ToFix, true) => "需要修改",
        (Verdict::NotJudged, true) => "无法判断",
        (Verdict::Clean, false) => "nothing found",
        (Verdict::ToReview, false) => "to be reviewed",
        (Verdict::ToFix, false) => "to be mended",
        (Verdict::NotJudged, false) => "cannot be judged",
    };
    let (tables, coverage) = (report.findings.reading.len(), &report.findings.coverage);
    writeln!(out, "{file}: {verdict}")?;
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
    let muted: u32 = report.findings.muted.iter().map(|muted| muted.count).sum();
    if let Some(name) = &report.findings.tool.adjusted {
        let say = if zh { "项未列，所用规则设置：" } else { "findings not shown by profile " };
        writeln!(out, "  {muted}{say}{name}")?;
    }
    for finding in &report.findings.findings {
        writeln!(out, "  {} {} {}{}", sign(finding, zh), finding.rule, agency(report, finding), finding.message)?;
    }
    Ok(())
}

/// The agency a finding is about, where the document holds several.
fn agency(report: &Report, finding: &Finding) -> String {
    let tables = &report.findings.reading;
    let several = tables.iter().any(|table| table.agency != tables[0].agency);
    let own = tables.iter().find(|table| several && table.table == finding.table);
    own.map_or_else(String::new, |table| format!("〔{}{}〕", table.agency, table.agency_name))
}

fn sign(finding: &Finding, zh: bool) -> &'static str {
    match (finding.level, zh) {
        (Level::Error, true) => "✕ 有误",
        (Level::Warning, true) => "？ 核实",
        (Level::Note, true) => "· 提示",
        (Level::Error, false) => "✕ error",
        (Level::Warning, false) => "? review",
        (Level::Note, false) => "· note",
    }
}
