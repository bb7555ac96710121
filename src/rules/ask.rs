//! Asking: every relation over every agency, form, row and column of a budget, as equations between entries.
//!
//! *Invariant:* what cannot be asked is said ([`Unasked`]); silence is never a verdict.

mod find;

use find::{Finder, Here, Resolved, bare_code};

use super::relation::{Address, Order, Relation, RowSelector, Term, Variable};
use super::table::{Rule, Severity, Test};
use super::text::{Equality, Sums, Told};
use crate::budget::{AgencyId, Budget, EntryId, TableId, Value};
use crate::forms::Profile;
use crate::forms::spec::Layout;
use std::collections::{BTreeMap, BTreeSet};

/// One equation or inequality between entries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// The rules that ask it, the strictest first. Indices into the rule table.
    pub rules: Vec<usize>,
    /// Whose.
    pub agency: AgencyId,
    /// For each rule, the table it is booked under.
    pub scopes: Vec<TableId>,
    /// Signed entries of the left side; blank ones included.
    pub left: Vec<(i8, EntryId)>,
    /// Signed entries of the right side.
    pub right: Vec<(i8, EntryId)>,
    /// How the sides compare.
    pub order: Order,
    /// The heaviest severity of its rules.
    pub severity: Severity,
}

/// A rule that could not be asked somewhere.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unasked {
    /// Index into the rule table.
    pub rule: usize,
    /// Whose.
    pub agency: AgencyId,
    /// The table it would be booked under, if there is one.
    pub scope: Option<TableId>,
    /// Why not.
    pub why: Unknown,
}

/// Why a rule could not be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unknown {
    /// The document has no such table.
    FormAbsent,
    /// The table has no such column.
    ColumnAbsent,
    /// The table has no such row.
    RowAbsent,
    /// The narrative has no such sentence.
    SentenceAbsent,
    /// The table holds amounts in rows that its form does not know.
    RowUnknown,
    /// A cell holds something that is no amount.
    Unreadable,
    /// An amount it rests on is doubted by an equation, which says so already.
    Doubted,
    /// The list of codes of that year is not compiled in.
    ListAbsent,
    /// It needs another document.
    DocumentAbsent,
    /// The forms of this place have no such rule.
    OtherForms,
    /// The rule's precondition does not hold.
    Precondition,
    /// There is nothing to compare: all places are blank.
    Empty,
}

impl Unknown {
    /// True when the rule has no subject here, rather than one that could not be read.
    pub fn is_not_applicable(self) -> bool {
        matches!(self, Self::OtherForms | Self::Precondition | Self::Empty)
    }
}

/// Everything asked, and everything that could not be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The questions, those of one agency together.
    pub questions: Vec<Question>,
    /// What could not be asked.
    pub unasked: Vec<Unasked>,
}

/// Asks all rules about a budget.
pub fn ask(rules: &[Rule], budget: &Budget, profile: &Profile) -> Asked {
    let mut asked = Asked::default();
    for (index, agency) in budget.agencies.iter().enumerate() {
        let mut asker = Asker {
            budget,
            profile,
            finder: Finder::new(budget, profile, agency),
            id: AgencyId(index as u32),
            asked: &mut asked,
            known: BTreeMap::new(),
            count: 0,
        };
        for (index, rule) in rules.iter().enumerate().filter(|(_, rule)| rule.is_on()) {
            asker.rule(index, rule);
        }
    }
    asked.questions.shrink_to_fit();
    asked
}

/// One side of an equation.
type Signed = Vec<(i8, EntryId)>;

struct Asker<'a> {
    budget: &'a Budget,
    profile: &'a Profile,
    finder: Finder<'a>,
    id: AgencyId,
    asked: &'a mut Asked,
    /// Questions of this agency by their terms: one question that two rules ask is one question.
    known: BTreeMap<Vec<(i8, u32)>, usize>,
    /// How often the rule at hand was asked.
    count: u32,
}

impl<'a> Asker<'a> {
    fn rule(&mut self, index: usize, rule: &'a Rule) {
        if !self.profile.has(&rule.id) {
            let unasked = Unasked { rule: index, agency: self.id, scope: None, why: Unknown::OtherForms };
            return self.asked.unasked.push(unasked);
        }
        let relation = match &rule.test {
            Test::Relation(relation) => relation,
            Test::Sums(sums) => return self.sums(index, rule, sums),
            Test::Text(_) | Test::Look(_) | Test::Together(_) => return,
        };
        let known = |form: &str| self.profile.form(form).is_some();
        if !addresses(relation).filter_map(|address| address.form.as_deref()).all(known) {
            return;
        }
        let homes: Vec<&str> = if rule.forms.is_empty() {
            vec![""]
        } else {
            rule.forms.iter().flat_map(|form| self.finder.homes(form)).collect()
        };
        for home in homes.into_iter().filter(|home| home.is_empty() || known(home)) {
            self.over_form(index, rule, relation, Here { home, ..Here::default() });
        }
    }

    /// The equations the narrative makes.
    fn sums(&mut self, index: usize, rule: &Rule, sums: &Sums) {
        let told = Told::new(self.budget, self.profile, self.id);
        self.count = 0;
        for Equality { left, right, order } in (sums.run)(&told) {
            self.push(index, rule, order, left, right);
        }
        if self.count == 0 {
            let scope = self.finder.statements().and_then(|sheet| sheet.tables.first().copied());
            self.asked.unasked.push(Unasked { rule: index, agency: self.id, scope, why: Unknown::SentenceAbsent });
        }
    }

    fn over_form(&mut self, index: usize, rule: &'a Rule, relation: &'a Relation, here: Here<'a>) {
        let scope = self.scope(relation, here);
        let mut reasons = BTreeSet::new();
        self.count = 0;
        match self.applies(relation, here).and_then(|()| self.finder.addable(relation, here)) {
            Err(why) => {
                reasons.insert((scope, why));
            }
            Ok(()) => {
                for here in self.places(relation, here) {
                    if let Err(why) = self.question(index, rule, relation, here) {
                        reasons.insert((self.record_of(here).or(scope), why));
                    }
                }
            }
        }
        let nothing = self.count == 0;
        if nothing && reasons.is_empty() {
            reasons.insert((scope, self.whole_form_missing(relation, here).unwrap_or(Unknown::Empty)));
        }
        // Blank places beside judged ones are no reason to complain.
        let said =
            reasons.into_iter().filter(|(_, why)| nothing || !matches!(why, Unknown::Empty | Unknown::OtherForms));
        let said: Vec<_> = said.collect();
        let unasked = |(scope, why)| Unasked { rule: index, agency: self.id, scope, why };
        self.asked.unasked.extend(said.into_iter().map(unasked));
    }

    fn whole_form_missing(&self, relation: &Relation, here: Here) -> Option<Unknown> {
        let forms = addresses(relation).map(|address| address.form.as_deref().unwrap_or(here.home));
        forms.into_iter().any(|form| self.finder.sheet(form).is_none()).then_some(Unknown::FormAbsent)
    }

    /// Tests the precondition.
    fn applies(&self, relation: &Relation, here: Here) -> Result<(), Unknown> {
        for address in &relation.when_blank {
            let form = address.form.as_deref().unwrap_or(here.home);
            if self.finder.sheet(form).is_none() {
                return Err(Unknown::FormAbsent);
            }
            for entry in self.finder.find(address, here).unwrap_or_default() {
                if let Value::Number { value, .. } = self.budget.entry(entry).value
                    && !value.is_zero()
                {
                    return Err(Unknown::Precondition);
                }
            }
        }
        Ok(())
    }

    /// Every combination of the relation's variables.
    fn places(&self, relation: &'a Relation, here: Here<'a>) -> Vec<Here<'a>> {
        let mut places = vec![here];
        for variable in &relation.variables {
            let choices: Vec<&'a str> = match variable {
                Variable::Row => self.rows(relation, here),
                Variable::Name => self.names(relation, here),
                Variable::Code(lengths) => self.codes(relation, here, lengths),
                Variable::Column(names) if names.is_empty() => self.columns(here),
                Variable::Column(names) => names.iter().map(String::as_str).collect(),
            };
            let with = |place: Here<'a>, choice: &'a str| match variable {
                Variable::Row => Here { row: Some(choice), ..place },
                Variable::Name => Here { name: Some(choice), ..place },
                Variable::Code(_) => Here { code: Some(choice), ..place },
                Variable::Column(_) => Here { column: Some(choice), ..place },
            };
            places = choices.iter().flat_map(|choice| places.iter().map(move |place| with(*place, choice))).collect();
        }
        places
    }

    fn rows(&self, relation: &'a Relation, here: Here<'a>) -> Vec<&'a str> {
        let moving = addresses(relation).filter(|address| address.rows == RowSelector::Row);
        let sheets: BTreeSet<&str> = moving.map(|address| address.form.as_deref().unwrap_or(here.home)).collect();
        let mut seen = BTreeSet::new();
        let mut rows = Vec::new();
        for sheet in sheets.into_iter().filter_map(|form| self.finder.sheet(form)) {
            rows.extend(
                sheet.rows.iter().map(|row| &*row.key).filter(|key| !key.starts_with('?') && seen.insert(*key)),
            );
        }
        rows
    }

    /// The names that every table with a `[name]` has.
    fn names(&self, relation: &'a Relation, here: Here<'a>) -> Vec<&'a str> {
        let moving = addresses(relation).filter(|address| address.rows == RowSelector::Name);
        let mut common: Option<BTreeSet<&str>> = None;
        for address in moving {
            let sheet = self.finder.sheet(address.form.as_deref().unwrap_or(here.home));
            let names = sheet.into_iter().flat_map(|sheet| sheet.rows.iter().map(|row| &*row.name));
            let names: BTreeSet<&str> = names.filter(|name| !name.is_empty()).collect();
            common = Some(common.map_or(names.clone(), |common| common.intersection(&names).copied().collect()));
        }
        common.unwrap_or_default().into_iter().collect()
    }

    fn codes(&self, relation: &'a Relation, here: Here<'a>, lengths: &[usize]) -> Vec<&'a str> {
        let mut found = BTreeSet::new();
        for address in addresses(relation).filter(|address| address.rows == RowSelector::Code) {
            let form = address.form.as_deref().unwrap_or(here.home);
            let Some(sheet) = self.finder.sheet(form) else { continue };
            for row in &sheet.rows {
                let code = bare_code(&row.key, &address.side);
                found.extend(code.filter(|code| lengths.is_empty() || lengths.contains(&code.len())));
            }
        }
        found.into_iter().collect()
    }

    fn columns(&self, here: Here<'a>) -> Vec<&'a str> {
        let sheet = self.finder.sheet(here.home);
        let present = sheet.into_iter().flat_map(|sheet| sheet.columns.iter()).filter(|column| column.present);
        present.map(|column| &*column.key).collect()
    }

    /// Builds the question at one place; one for each print of a statement that is printed several times.
    fn question(&mut self, index: usize, rule: &Rule, relation: &Relation, here: Here) -> Result<(), Unknown> {
        let left = self.terms(&relation.left, here)?;
        let right = self.terms(&relation.right, here)?;
        if Resolved::none_printed(&left) || Resolved::none_printed(&right) {
            return Err(Unknown::Empty);
        }
        let prints = left.iter().chain(&right).map(Resolved::prints).max().unwrap_or(0).max(1);
        let mut asked = false;
        for print in 0..prints {
            let side = |terms: &[Resolved]| terms.iter().flat_map(|term| term.at(print)).collect::<Vec<_>>();
            let (left, right) = (side(&left), side(&right));
            let filled = left.iter().chain(&right).any(|(_, entry)| self.budget.entry(*entry).is_filled());
            if filled {
                self.push(index, rule, relation.order, left, right);
                asked = true;
            }
        }
        if asked { Ok(()) } else { Err(Unknown::Empty) }
    }

    fn push(&mut self, index: usize, rule: &Rule, order: Order, left: Signed, right: Signed) {
        let mut key: Vec<(i8, u32)> = left.iter().map(|(coef, entry)| (*coef, entry.0)).collect();
        key.extend(right.iter().map(|(coef, entry)| (-coef, entry.0)));
        key.sort_unstable();
        if order == Order::Equal && key.first().is_some_and(|first| first.0 > 0) {
            key.iter_mut().for_each(|(coef, _)| *coef = -*coef);
            key.sort_unstable();
        }
        key.push((order as i8, u32::MAX));
        let first = left.first().or(right.first()).map(|(_, entry)| self.budget.entry(*entry).table);
        let Some(scope) = first else { return };
        self.count += 1;
        let next = self.asked.questions.len();
        let known = *self.known.entry(key).or_insert(next);
        if known < next {
            let question = &mut self.asked.questions[known];
            if !question.rules.contains(&index) {
                question.rules.push(index);
                question.scopes.push(scope);
                question.severity = question.severity.min(rule.severity);
            }
            return;
        }
        self.asked.questions.push(Question {
            rules: vec![index],
            agency: self.id,
            scopes: vec![scope],
            left,
            right,
            order,
            severity: rule.severity,
        });
    }

    fn terms(&self, terms: &[Term], here: Here) -> Result<Vec<Resolved>, Unknown> {
        terms.iter().map(|term| self.finder.term(term, here)).collect()
    }

    /// The table of the current record: every record is a table of its own.
    fn record_of(&self, here: Here) -> Option<TableId> {
        let form = self.profile.form(here.home).filter(|form| form.layout == Layout::Record)?;
        let sheet = self.finder.sheet(&form.key)?;
        let row = sheet.rows.iter().position(|row| Some(&*row.key) == here.row)?;
        sheet.tables.get(row).copied()
    }

    fn scope(&self, relation: &Relation, here: Here) -> Option<TableId> {
        let forms = addresses(relation).map(|address| address.form.as_deref().unwrap_or(here.home));
        let homes = [here.home].into_iter().filter(|home| !home.is_empty());
        let tables = homes.chain(forms).filter_map(|form| self.finder.sheet(form)?.tables.first().copied());
        tables.into_iter().next()
    }
}

fn addresses(relation: &Relation) -> impl Iterator<Item = &Address> {
    relation.left.iter().chain(&relation.right).map(|term| &term.address)
}
