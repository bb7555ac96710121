//! What the checker says of real published documents, every error and warning judged by opening the page
//! (`tests/corpus/judged.md`).
//!
//! `JUDGE=1 cargo test --test real -- --nocapture` prints a row for every finding that is not judged yet, and the rows
//! that fit nothing any more.

#[path = "support/support.rs"]
mod support;

use budget_checker::check::{Options, Source, check};
use budget_checker::doc::Block;
use budget_checker::read::markdown;
use budget_checker::report::{Finding, Level, Report};
use std::path::{Path, PathBuf};
use support::corpus::paths;

/// True findings of a hundred that errors and warnings must hold at least.
const LEAST: [(Level, usize); 2] = [(Level::Error, 95), (Level::Warning, 85)];

/// One judged finding.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Judged {
    document: String,
    rule: String,
    words: String,
    is_true: bool,
}

/// One error or warning as it was said.
struct Said {
    document: String,
    rule: String,
    level: Level,
    message: String,
    /// The message and what stands at its places, without line breaks.
    all: String,
}

fn judged() -> Vec<Judged> {
    // Read while testing: a new judgement needs no new build.
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/judged.md");
    let document = markdown::parse(&std::fs::read_to_string(file).expect("the judgements are there"));
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let row = |table: &budget_checker::doc::Table, row: u32| {
        let cell = |col: u32| table.text(row, col).trim().to_owned();
        assert!(["true", "false"].contains(&cell(3).as_str()), "{} is neither true nor false", cell(2));
        Judged { document: cell(0), rule: cell(1), words: cell(2), is_true: cell(3) == "true" }
    };
    tables.flat_map(|table| (1..table.rows).map(|at| row(table, at)).collect::<Vec<_>>()).collect()
}

/// Everything serious that is said of one document.
fn said(path: &PathBuf) -> Vec<Said> {
    let bytes = std::fs::read(path).expect("a file that was listed");
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let report = check(&Source { name: Some(&name), bytes: &bytes }, &Options::default()).expect("a document");
    let serious = report.findings.findings.iter().filter(|finding| finding.level != Level::Note);
    serious.map(|finding| one(&name, &report, finding)).collect()
}

fn one(name: &str, report: &Report, finding: &Finding) -> Said {
    let quotes = finding.loci.iter().filter_map(|place| report.findings.loci.get(&place.locus)?.quote.clone());
    let all = [finding.message.clone()].into_iter().chain(quotes).collect::<Vec<_>>().join("¦");
    Said {
        document: name.to_owned(),
        rule: finding.rule.clone(),
        level: finding.level,
        message: finding.message.clone(),
        all: plain(&all),
    }
}

/// As the cells of the table are read: in one line.
fn plain(text: &str) -> String {
    text.replace(['\n', '|'], "")
}

impl Judged {
    fn fits(&self, said: &Said) -> bool {
        self.document == said.document && self.rule == said.rule && said.all.contains(&self.words)
    }
}

impl Said {
    /// Words to know it by: its first amount, what it quotes, or how it begins.
    fn words(&self) -> String {
        let digit = |c: char| c.is_ascii_digit();
        let quoted = self.message.split_once('“').and_then(|(_, rest)| rest.split_once('”')).map(|(words, _)| words);
        let amount = self.message.split(|c: char| !c.is_ascii_digit() && c != '.');
        let amount =
            amount.into_iter().find(|part| part.contains('.') && part.starts_with(digit) && part.ends_with(digit));
        plain(amount.or(quoted).unwrap_or(&self.message)).chars().take(16).collect()
    }

    fn row(&self) -> String {
        format!("| {} | {} | {} | ? | {} |", self.document, self.rule, self.words(), plain(&self.message))
    }
}

#[test]
fn every_error_and_warning_on_real_documents_is_judged() {
    let paths = paths(&["pdf", "xls", "xlsx", "txt"]);
    let all: Vec<Said> = paths.iter().flat_map(said).collect();
    let mut open = judged();
    let (mut counts, mut unjudged) = ([[0_usize; 2]; 2], Vec::new());
    for said in &all {
        // The row that says most of it: others may fit another finding of the rule.
        let fitting = open.iter().enumerate().filter(|(_, row)| row.fits(said));
        match fitting.max_by_key(|(index, row)| (row.words.len(), usize::MAX - index)).map(|(index, _)| index) {
            Some(index) => {
                counts[usize::from(said.level == Level::Warning)][usize::from(open.remove(index).is_true)] += 1;
            }
            None => unjudged.push(said.row()),
        }
    }
    let names: Vec<String> =
        paths.iter().filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect();
    open.retain(|row| names.contains(&row.document));
    println!("{} documents, {} errors and warnings, {} not judged", paths.len(), all.len(), unjudged.len());
    if std::env::var_os("JUDGE").is_some() {
        unjudged.iter().for_each(|row| println!("{row}"));
        open.iter().for_each(|row| println!("fits nothing: {row:?}"));
    }
    let mut poor = Vec::new();
    for ((level, least), [wrong, right]) in LEAST.into_iter().zip(counts) {
        let found = right + wrong;
        println!("{level:?}: {right} of {found} true, {} per cent", right * 100 / found.max(1));
        poor.extend((right * 100 < found * least).then_some(level));
    }
    let lost: Vec<&Judged> = open.iter().filter(|row| row.is_true).collect();
    assert!(unjudged.is_empty(), "{} findings are not judged; JUDGE=1 prints them", unjudged.len());
    assert!(lost.is_empty(), "no longer found: {lost:#?}");
    assert!(poor.is_empty(), "too many are false: {poor:?}");
}
