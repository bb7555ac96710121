//! A relation in people's words: 收支总表〔本年收入合计〕＋收支总表〔上年结转结余〕＝收支总表〔收入总计〕.

use super::wording::Wording;
use crate::forms::Profile;
use crate::forms::spec::Form;
use crate::rules::{Address, Order, Relation, RowSelector, Term, Variable};

/// The relation; `homes` are the forms its bare addresses belong to.
pub(super) fn formula(relation: &Relation, homes: &[String], profiles: &[Profile], wording: Wording) -> String {
    let writer = Writer { homes, profiles, wording };
    let order = match relation.order {
        Order::Equal => " = ",
        Order::AtMost => " ≤ ",
    };
    let mut words = writer.side(&relation.left) + order + &writer.side(&relation.right);
    let over: Vec<&str> = relation.variables.iter().filter_map(|variable| writer.over(variable)).collect();
    if !over.is_empty() {
        words += &format!("{}{}", wording.pick("，", ", "), over.join(wording.pick("、", ", ")));
    }
    if !relation.when_blank.is_empty() {
        let places: Vec<String> = relation.when_blank.iter().map(|address| writer.address(address)).collect();
        words += wording.pick("，条件：以下各处无数：", ", where these are blank: ");
        words += &places.join(wording.pick("、", ", "));
    }
    // Addresses that name their own table need no heading.
    let bare = relation.left.iter().chain(&relation.right).any(|term| term.address.form.is_none());
    let homes = if bare { homes } else { &[] };
    let tables: Vec<String> = homes.iter().filter(|home| *home != "N").filter_map(|home| writer.title(home)).collect();
    if tables.is_empty() {
        words
    } else {
        format!("{}{}{words}", tables.join(wording.pick("、", ", ")), wording.pick("：", ": "))
    }
}

struct Writer<'a> {
    homes: &'a [String],
    profiles: &'a [Profile],
    wording: Wording,
}

impl Writer<'_> {
    /// The form as the first profile has it that knows it.
    fn form(&self, key: &str) -> Option<&Form> {
        self.profiles.iter().find_map(|profile| profile.form(key))
    }

    fn title(&self, form: &str) -> Option<String> {
        self.form(form).map(|form| self.wording.pick(&form.title, &form.english).to_owned())
    }

    fn side(&self, terms: &[Term]) -> String {
        if terms.is_empty() {
            return "0".to_owned();
        }
        let mut words = String::new();
        for (index, term) in terms.iter().enumerate() {
            words += match (index, term.coef) {
                (0, 1) => "",
                (0, _) => "− ",
                (_, 1) => " + ",
                _ => " − ",
            };
            words += if term.sum { "Σ" } else { "" };
            words += &self.address(&term.address);
        }
        words
    }

    fn over(&self, variable: &Variable) -> Option<&'static str> {
        Some(match variable {
            Variable::Row => self.wording.pick("逐行", "row by row"),
            Variable::Name => self.wording.pick("逐项目", "name by name"),
            Variable::Code(_) => self.wording.pick("逐科目", "code by code"),
            Variable::Column(_) => self.wording.pick("逐栏", "column by column"),
        })
    }

    fn address(&self, address: &Address) -> String {
        let key = address.form.as_deref().or(self.homes.first().map(String::as_str)).unwrap_or_default();
        let Some(form) = self.form(key) else { return key.to_owned() };
        let title = address.form.as_ref().map(|_| self.wording.pick(&form.title, &form.english)).unwrap_or_default();
        let places: Vec<String> = [self.row(address, form), self.column(address, form)].into_iter().flatten().collect();
        if places.is_empty() { title.to_owned() } else { format!("{title}〔{}〕", places.join(" · ")) }
    }

    fn row(&self, address: &Address, form: &Form) -> Option<String> {
        let words = match &address.rows {
            RowSelector::Key(key) => return Some(self.row_name(&address.side, key, form)),
            RowSelector::Row | RowSelector::Name => return None,
            RowSelector::Code => self.wording.pick("同一科目", "the same code"),
            RowSelector::Child => self.wording.pick("下级各科目", "the codes below"),
            RowSelector::Parent => self.wording.pick("上级科目", "the code above"),
            RowSelector::Top => self.wording.pick("各类", "the classes"),
            RowSelector::Prefix(_) | RowSelector::All => self.wording.pick("各项", "all"),
        };
        Some(words.to_owned())
    }

    /// The label of a fixed row, the words for a thing of the narrative, or the key itself (a code).
    fn row_name(&self, side: &str, key: &str, form: &Form) -> String {
        let line = form.lines.iter().find(|line| line.side == side && line.key == key);
        if let Some(label) = line.and_then(|line| line.labels.first()) {
            // A part may bear the name of another row: its whole is named before it.
            let whole = key
                .rsplit_once('.')
                .and_then(|(whole, _)| form.lines.iter().find(|line| line.side == side && line.key == whole));
            let whole = whole.and_then(|line| line.labels.first()).map(|label| format!("{label}："));
            return whole.unwrap_or_default() + label;
        }
        let mut names = self.profiles.iter().flat_map(|profile| profile.lexicon.names());
        let (stem, told) = ["change", "last"]
            .iter()
            .find_map(|told| Some((key.strip_suffix(told)?.strip_suffix('.')?, *told)))
            .unwrap_or((key, ""));
        let known = names
            .find(|name| name.key == stem)
            .map(|name| name.words.first().map(|word| word.trim_start_matches('^').to_owned()).unwrap_or_default());
        let words = match (known, key) {
            (Some(word), _) => word,
            (None, "total" | "sum") => self.wording.pick("合计", "total").to_owned(),
            (None, _) => stem.to_owned(),
        };
        match told {
            "change" => format!("{words}{}", self.wording.pick("的增减", ", change")),
            "last" => format!("{words}{}", self.wording.pick("的上年数", ", last year")),
            _ => words,
        }
    }

    fn column(&self, address: &Address, form: &Form) -> Option<String> {
        let column = form.column(address.column.as_deref()?)?;
        Some(column.labels.first().cloned().unwrap_or_else(|| column.key.clone()))
    }
}
