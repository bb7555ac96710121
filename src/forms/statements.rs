//! Amounts in prose: each is tied to a statement of the form `N` by the words before it.
//!
//! A statement is found when one of its scope words stands before the amount in the same paragraph (or its heading) and
//! its own words stand right before the amount. Where two fit, the longer words win. An amount that fits nothing is kept
//! as unchecked.

use super::captions::{Surroundings, words};
use super::profile::Profile;
use super::spec::{Form, Layout, Statement, StatementKind};
use crate::budget::{AgencyId, Budget, Column, Entry, Label, Recognised, Row, TableId, Value};
use crate::doc::{Block, BlockId, Document, Locus, Text};
use crate::money::{Printed, Unit, UnitFrom, amounts_in};
use crate::text::{Span, normal, numeral};
use std::rc::Rc;

/// Words that may stand between a statement's words and its amount.
const FILLERS: [&str; 14] =
    ["为", "是", "共计", "共", "合计", "总计", "预算", "安排", "约", "计", "：", "数", "总额", "支出"];

/// Words that tell an increase.
const MORE: [&str; 5] = ["增加", "增长", "提高", "上升", "增"];

/// Words that tell a decrease.
const LESS: [&str; 5] = ["减少", "下降", "降低", "压减", "减"];

/// Headings are short; only these count as the heading of what follows.
const HEADING: usize = 60;

/// Reads the statements of every agency into its sheet `N`.
pub(super) fn read(document: &Document, profile: &Profile, surroundings: &Surroundings, budget: &mut Budget) {
    let Some(form) = profile.forms.iter().find(|form| form.layout == Layout::Statements) else { return };
    let places = vec![Place::default(); budget.agencies.len()];
    let mut reader = Reader { form, budget, places };
    for (index, block) in document.blocks.iter().enumerate() {
        if let Some(text) = words(block) {
            let agency = surroundings.contexts[index].agency.unwrap_or(0);
            reader.block(agency, BlockId(index as u32), block, text);
        }
    }
}

/// Where an agency's narrative has come to.
#[derive(Debug, Clone, Default)]
struct Place {
    table: Option<TableId>,
    heading: String,
    /// The last paragraph, when it has no end.
    cut: Option<Cut>,
}

/// A paragraph without an end: a page break may have cut its sentence.
#[derive(Debug, Clone)]
struct Cut {
    block: BlockId,
    /// Everything said before.
    before: String,
    /// The words since its last amount.
    rest: String,
}

struct Reader<'a> {
    form: &'a Form,
    budget: &'a mut Budget,
    /// One for each agency.
    places: Vec<Place>,
}

/// An amount with what stands around it.
struct Amount<'a> {
    block: BlockId,
    printed: &'a Printed,
    print: String,
    /// The words since the amount before.
    prefix: &'a str,
}

/// What the words right before an amount say about it.
struct Told<'a> {
    kind: StatementKind,
    decrease: bool,
    /// The words before, without the direction.
    words: &'a str,
}

impl<'a> Reader<'a> {
    fn block(&mut self, agency: usize, id: BlockId, block: &Block, text: &Text) {
        let amounts = amounts_in(&text.text).into_iter().filter(|printed| is_money(printed.unit));
        let amounts: Vec<Printed> = amounts.collect();
        let heading = matches!(block, Block::Heading { .. }) || text.text.len() <= HEADING;
        let cut = self.places[agency].cut.take().filter(|cut| goes_on(cut, id, block, text));
        if amounts.is_empty() && heading && cut.is_none() {
            self.places[agency].heading = normal::label(&text.text);
        }
        let (mut before, mut rest) = match cut {
            Some(cut) => (cut.before, cut.rest),
            None => (self.places[agency].heading.clone(), String::new()),
        };
        let chars: Vec<char> = text.text.chars().collect();
        let slice = |span: Span| chars[span.start as usize..span.end as usize].iter().collect::<String>();
        let mut end = 0;
        for printed in &amounts {
            let words = normal::label(&slice(Span::new(end, printed.whole.start)));
            before.push_str(&words);
            let prefix = std::mem::take(&mut rest) + &words;
            let amount = Amount { block: id, printed, print: slice(printed.chars), prefix: &prefix };
            self.amount(agency, &amount, tail(&before));
            end = printed.whole.end;
        }
        if matches!(block, Block::Paragraph { .. }) && !is_closed(&text.text) {
            let words = normal::label(&slice(Span::new(end, chars.len() as u32)));
            let before = tail(&before).to_owned() + &words;
            self.places[agency].cut = Some(Cut { block: id, before, rest: tail(&(rest + &words)).to_owned() });
        }
    }

    fn amount(&mut self, agency: usize, amount: &Amount, before: &str) {
        let Amount { block, printed, prefix, .. } = *amount;
        let told = told(prefix);
        let table = self.table(agency, block);
        let statement = Self::statement(self.form, &told, before);
        let sheet_rows = self.budget.agencies[agency].sheet_mut(&self.form.key).rows.len();
        let key: Rc<str> =
            statement.map_or_else(|| format!("?{sheet_rows}").into(), |statement| Rc::from(statement.key.as_str()));
        let name = statement.and_then(|statement| statement.words.first().or(statement.part.first()));
        let value = if told.decrease { -printed.value } else { printed.value };
        let entry = Entry {
            agency: AgencyId(agency as u32),
            table,
            form: self.form.key.as_str().into(),
            row: key.clone(),
            col: "amount".into(),
            label: Label { row: name.map_or_else(|| last_words(prefix), Clone::clone).into(), ..Label::default() },
            value: Value::Number { value, places: printed.places, told: told.kind == StatementKind::Change },
            unit: printed.unit.unwrap_or(Unit::Wan),
            unit_from: UnitFrom::Cell,
            at: Locus { block, cell: None, chars: Some(printed.chars) },
            print: amount.print.clone(),
        };
        let entry = self.budget.push(entry);
        let sheet = self.budget.agencies[agency].sheet_mut(&self.form.key);
        sheet.push_row(Row { key, name: Rc::default(), entries: vec![Some(entry)] });
    }

    /// The statement these words make.
    fn statement(form: &'a Form, told: &Told, before: &str) -> Option<&'a Statement> {
        let mut best: Option<(usize, &Statement)> = None;
        for statement in form.statements.iter().filter(|statement| statement.kind == told.kind) {
            if !statement.part.iter().any(|part| before.contains(part.as_str())) {
                continue;
            }
            let fits = |word: &String| ends_with(told.words, word).then_some(word.len());
            let length =
                if statement.words.is_empty() { Some(0) } else { statement.words.iter().filter_map(fits).max() };
            if let Some(length) = length
                && best.is_none_or(|(longest, _)| length > longest)
            {
                best = Some((length, statement));
            }
        }
        best.map(|(_, statement)| statement)
    }

    /// The narrative's entry in the list of tables, made with its first amount.
    fn table(&mut self, agency: usize, block: BlockId) -> TableId {
        let made = self.places[agency].table;
        let table = made.unwrap_or_else(|| {
            let table = TableId(self.budget.tables.len() as u32);
            self.budget.tables.push(Recognised {
                agency: AgencyId(agency as u32),
                form: self.form.key.clone(),
                title: self.form.title.clone(),
                sure: 100,
                unit: Unit::Wan,
                unit_from: UnitFrom::Cell,
                parts: Vec::new(),
                empty: false,
            });
            let columns = vec![Column { key: "amount".into(), optional: false, present: true }];
            let sheet = self.budget.agencies[agency].sheet_mut(&self.form.key);
            sheet.tables = vec![table];
            sheet.columns = columns;
            table
        });
        self.places[agency].table = Some(table);
        let parts = &mut self.budget.tables[table.0 as usize].parts;
        if parts.last() != Some(&(block, 0)) {
            parts.push((block, 0));
        }
        table
    }
}

/// True when the paragraph is the rest of the one that was cut: right behind it, without a number of its own.
fn goes_on(cut: &Cut, id: BlockId, block: &Block, text: &Text) -> bool {
    let next = cut.block.0 + 1 == id.0 && matches!(block, Block::Paragraph { .. });
    next && numeral::ordinal(text.text.trim_start()).is_none()
}

/// True when a paragraph ends as sentences, captions and titles end.
fn is_closed(text: &str) -> bool {
    let text = text.trim_end();
    text.ends_with(['。', '！', '？', '；', '：', '.', '!', '?', ';', ':', '”', '）', ')']) || text.len() <= HEADING / 2
}

/// The last part of what was said before: a paragraph without end must not be searched again for every amount.
fn tail(before: &str) -> &str {
    const FAR: usize = 4000;
    let from = before.len().saturating_sub(FAR);
    let from = (from..before.len()).find(|at| before.is_char_boundary(*at)).unwrap_or(0);
    &before[from..]
}

fn is_money(unit: Option<Unit>) -> bool {
    unit.is_some_and(|unit| unit.power().is_some())
}

/// Reads direction and brackets: `…减少` is a decrease, `较2023年（` is last year's amount.
fn told(prefix: &str) -> Told<'_> {
    let direction = |words: &[&str]| words.iter().find_map(|word| prefix.strip_suffix(word));
    if let Some(words) = direction(&LESS) {
        return Told { kind: StatementKind::Change, decrease: true, words };
    }
    if let Some(words) = direction(&MORE) {
        return Told { kind: StatementKind::Change, decrease: false, words };
    }
    let last = ["年（", "年预算（", "年预算数（", "上年（"].iter().find_map(|end| prefix.strip_suffix(end));
    match last {
        Some(words) => Told { kind: StatementKind::Last, decrease: false, words },
        None => Told { kind: StatementKind::Amount, decrease: false, words: prefix },
    }
}

/// True when `text` ends with `word`, fillers between them allowed.
fn ends_with(text: &str, word: &str) -> bool {
    let mut text = text;
    loop {
        if text.ends_with(word) {
            return true;
        }
        match FILLERS.iter().find_map(|filler| text.strip_suffix(filler)) {
            Some(rest) => text = rest,
            None => return false,
        }
    }
}

/// The last words before an amount that fits no statement, for its label.
fn last_words(prefix: &str) -> String {
    let clause = prefix.rsplit(['，', '。', '；', ',', ';', '、']).next().unwrap_or(prefix);
    let skip = clause.chars().count().saturating_sub(16);
    clause.chars().skip(skip).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fillers_may_stand_between() {
        assert!(ends_with("我单位机关运行经费预算安排", "机关运行经费"));
        assert!(ends_with("其中：公务用车购置费为", "用车购置费"));
        assert!(!ends_with("基本支出减少", "基本支出"));
    }

    #[test]
    fn direction_and_brackets() {
        assert!(told("，较2023年预算总支出减少").decrease);
        assert_eq!(told("，较2023年（").kind, StatementKind::Last);
        assert_eq!(told("公务接待费").kind, StatementKind::Amount);
    }
}
