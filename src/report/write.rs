//! Writing the report: facts in, plain data out.

use super::finding::Writer;
use super::places::{self, Places};
use super::wording::Wording;
use super::{
    Coverage, Finding, Findings, Input, Level, Muted, Outcome, Reading as Recognition, ReadingNote, RuleRun, RuleTitle,
    Tool, Totals, Verdict, narrative, runs, table_id,
};
use crate::budget::{Budget, Entry, EntryId, Remark, RemarkKind, TableId};
use crate::forms::{Profile, is_derived};
use crate::read::{Reading, Source};
use crate::report::residue::ROUNDING;
use crate::rules::{Asked, Judged, LookRun, Question, Rule, Severity};
use crate::text::Language;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};

/// Everything a report is written from.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// The input.
    pub source: &'a Source<'a>,
    /// What was read from it.
    pub reading: &'a Reading,
    /// The forms it was recognised with.
    pub profile: &'a Profile,
    /// The rule table.
    pub rules: &'a [Rule],
    /// What was recognised.
    pub budget: &'a Budget,
    /// What was asked.
    pub asked: &'a Asked,
    /// What came of it.
    pub judged: &'a Judged,
    /// What the rules saw that look.
    pub looks: &'a [LookRun],
    /// Name of the user's profile; empty when there is none.
    pub adjusted: &'a str,
    /// What rules that the profile switches off would have said.
    pub muted: &'a [Muted],
}

/// The fewest judged relations a verdict can stand on.
const ENOUGH: u32 = 3;

/// Writes the findings in one language.
pub fn write(facts: &Facts, language: Language) -> Findings {
    let wording = Wording { language };
    let mut places = Places::new(&facts.reading.document, &facts.reading.origin, facts.budget, wording);
    let read = agencies_read(facts);
    let findings = Writer { facts, wording, places: &mut places, read: &read }.findings();
    let runs = runs::runs(facts, &read);
    let coverage = coverage(facts, &mut places);
    let narrative = narrative::links(facts, &mut places);
    let notes = notes(facts, wording, &places);
    Findings {
        format: "budget-findings".into(),
        version: 1,
        tool: tool(facts.profile.name, facts.adjusted, language),
        inputs: vec![input(facts)],
        reading: reading(facts, wording),
        loci: places.finish(),
        rules: titles(facts, wording, &runs, &findings),
        totals: totals(&findings, &runs, &coverage, is_doubtful(facts)),
        runs,
        findings,
        notes,
        coverage,
        narrative,
        muted: facts.muted.to_vec(),
    }
}

/// What makes reports.
pub(super) fn tool(profile: &str, adjusted: &str, language: Language) -> Tool {
    Tool {
        name: env!("CARGO_PKG_NAME").into(),
        version: env!("CARGO_PKG_VERSION").into(),
        rules: "2026.1".into(),
        profile: profile.into(),
        adjusted: Some(adjusted.to_owned()).filter(|name| !name.is_empty()),
        language: language.code().into(),
    }
}

fn input(facts: &Facts) -> Input {
    let hash = Sha256::digest(facts.source.bytes);
    let name = facts.source.name.map(|name| name.rsplit(['/', '\\']).next().unwrap_or(name).to_owned());
    Input {
        doc: "d1".into(),
        name: name.filter(|name| !name.is_empty()),
        bytes: facts.source.bytes.len() as u64,
        sha256: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
        kind: facts.reading.kind.name().into(),
    }
}

fn reading(facts: &Facts, wording: Wording) -> Vec<Recognition> {
    let mut filled: BTreeMap<TableId, u32> = BTreeMap::new();
    for entry in facts.budget.entries.iter().filter(|entry| entry.is_filled()) {
        *filled.entry(entry.table).or_default() += 1;
    }
    let tables = facts.budget.tables.iter().zip(0_u32..).map(|(table, index)| {
        let agency = &facts.budget.agencies[table.agency.0 as usize];
        Recognition {
            table: table_id(TableId(index)),
            doc: "d1".into(),
            agency: agency.code.clone(),
            agency_name: agency.name.clone(),
            form: table.form.clone(),
            title: wording.title(table),
            sure: table.sure,
            unit: Some(table.unit),
            empty: table.empty,
            blocks: table.parts.iter().map(|(block, _)| block.0).collect(),
            amounts: filled.get(&TableId(index)).copied().unwrap_or(0),
        }
    });
    let mut tables: Vec<Recognition> = tables.collect();
    tables.sort_by_key(|table| table.blocks.first().copied());
    tables
}

/// Titles of the rules that are mentioned.
fn titles(facts: &Facts, wording: Wording, runs: &[RuleRun], findings: &[Finding]) -> BTreeMap<String, RuleTitle> {
    let ledgers = findings.iter().flat_map(|finding| finding.equations.iter().map(|equation| &equation.rule));
    let spoken = findings.iter().map(|finding| &finding.rule);
    let mentioned: BTreeSet<&String> = runs.iter().map(|run| &run.rule).chain(spoken).chain(ledgers).collect();
    let mut titles = BTreeMap::new();
    for rule in facts.rules.iter().filter(|rule| mentioned.contains(&rule.id)) {
        titles.entry(rule.id.clone()).or_insert_with(|| RuleTitle {
            title: wording.rule(rule).to_owned(),
            source: wording.source(rule),
            level: level(rule.severity),
        });
    }
    if mentioned.iter().any(|id| *id == ROUNDING) {
        let title =
            RuleTitle { title: wording.rounding_rule(), source: wording.named_source("ARITH"), level: Level::Note };
        titles.insert(ROUNDING.into(), title);
    }
    titles
}

pub(super) fn level(severity: Severity) -> Level {
    match severity {
        Severity::Error => Level::Error,
        Severity::Warning => Level::Warning,
        Severity::Note => Level::Note,
    }
}

fn notes(facts: &Facts, wording: Wording, places: &Places) -> Vec<ReadingNote> {
    let document = &facts.reading.document;
    let mut notes: Vec<ReadingNote> = Vec::new();
    for remark in &facts.budget.notes {
        let (id, say, doubt) = wording.remark(remark.kind, &remark.word);
        notes.push(ReadingNote { id: id.into(), say, at: Some(places::at(document, &remark.at)), doubt });
    }
    for note in &document.notes {
        let (id, say) = wording.reader_note(&note.kind);
        notes.push(ReadingNote { id: id.into(), say, at: note.at.map(|at| places::at(document, &at)), doubt: true });
    }
    for table in &facts.judged.doubtful {
        let say = wording.doubtful(&wording.title(facts.budget.table(*table)));
        let first = facts.budget.entries.iter().find(|entry| entry.table == *table);
        notes.push(ReadingNote { id: "RN-24".into(), say, at: first.map(|entry| places.at(entry)), doubt: true });
    }
    notes.sort_by(|a, b| (a.at, &a.id, &a.say).cmp(&(b.at, &b.id, &b.say)));
    notes.dedup();
    notes
}

fn coverage(facts: &Facts, places: &mut Places) -> Coverage {
    let touched = touched(facts);
    let mut coverage = Coverage { relations: judged(facts), ..Coverage::default() };
    let filled = |entry: &&Entry| entry.is_filled();
    coverage.amounts = facts.budget.entries.iter().filter(filled).count() as u32;
    for (index, entry) in facts.budget.entries.iter().enumerate().filter(|(_, entry)| entry.is_filled()) {
        let id = EntryId(index as u32);
        if facts.judged.bound[index] > 0 {
            coverage.bound += 1;
        } else if touched[index] {
            coverage.limited.push(places.entry(id));
        } else if coverage.loose.len() < MOST_LOOSE && !entry.print.is_empty() {
            coverage.loose.push(places.entry(id));
        }
    }
    coverage
}

/// A document of another kind may hold any number of unchecked amounts; more than this say nothing new.
const MOST_LOOSE: usize = 5000;

/// True for a relation between amounts; that one amount is not negative ties it to nothing.
fn is_between(question: &Question) -> bool {
    question.left.len() + question.right.len() > 1
}

/// For each entry, whether a judged relation between amounts touches it.
fn touched(facts: &Facts) -> Vec<bool> {
    let mut touched = vec![false; facts.budget.entries.len()];
    let pairs = facts.asked.questions.iter().zip(&facts.judged.judgements);
    let judged = pairs.filter(|(question, judgement)| is_between(question) && runs::is_judged(judgement));
    for (_, entry) in judged.flat_map(|(question, _)| question.left.iter().chain(&question.right)) {
        touched[entry.0 as usize] = true;
    }
    touched
}

fn judged(facts: &Facts) -> u32 {
    let pairs = facts.asked.questions.iter().zip(&facts.judged.judgements);
    pairs.filter(|(question, judgement)| is_between(question) && runs::is_judged(judgement)).count() as u32
}

/// For each agency, whether at least half of its amounts take part in a relation. Where they do not, the forms were not
/// understood, and a difference is as likely the reading's fault as the budget's.
fn agencies_read(facts: &Facts) -> Vec<bool> {
    let touched = touched(facts);
    let mut counts = vec![(0_u32, 0_u32); facts.budget.agencies.len()];
    for (entry, touched) in facts.budget.entries.iter().zip(touched).filter(|(entry, _)| entry.is_filled()) {
        let (tied, all) = &mut counts[entry.agency.0 as usize];
        // Amounts that are tied by the structure of their own table tell nothing of the forms.
        *tied += u32::from(touched && !is_derived(&entry.form, "U"));
        *all += 1;
    }
    counts.into_iter().map(|(tied, all)| tied * 2 >= all).collect()
}

/// A document whose amounts mostly take part in no relation was not checked: finding nothing in it says nothing.
fn mostly_read(coverage: &Coverage) -> bool {
    (coverage.bound + coverage.limited.len() as u32) * 2 >= coverage.amounts
}

/// Something that should have been checked could not be read: somebody has to look.
fn is_doubtful(facts: &Facts) -> bool {
    let unread = |remark: &Remark| remark.kind == RemarkKind::UnreadableAmount;
    !facts.judged.doubtful.is_empty() || facts.budget.notes.iter().any(unread)
}

fn totals(findings: &[Finding], runs: &[RuleRun], coverage: &Coverage, doubtful: bool) -> Totals {
    let found = |test: &dyn Fn(&Finding) -> bool| findings.iter().filter(|finding| test(finding)).count() as u32;
    let ran = |outcome: Outcome| runs.iter().filter(|run| run.outcome == outcome).count() as u32;
    let fail = found(&|finding| finding.outcome == Outcome::Fail);
    let warnings = found(&|finding| finding.outcome == Outcome::Review && finding.level != Level::Note);
    let verdict = match () {
        () if fail > 0 => Verdict::ToFix,
        () if coverage.relations < ENOUGH || !mostly_read(coverage) => Verdict::NotJudged,
        () if warnings > 0 || doubtful => Verdict::ToReview,
        () => Verdict::Clean,
    };
    Totals {
        verdict,
        fail,
        review: warnings,
        note: found(&|finding| finding.level == Level::Note),
        passed: ran(Outcome::Pass),
        not_checked: ran(Outcome::NotChecked),
        not_applicable: ran(Outcome::NotApplicable),
    }
}
