//! Which documents belong together: the bodies they print, by code, name, year and kind.

use super::title::Title;
use super::{Case, Member};
use crate::budget::{Agency, AgencyId, Budget, TableId};
use crate::doc::{Block, BlockId, Document};
use crate::rules::Settings;
use crate::text::normal;

/// One body in one document.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Body<'a> {
    /// Position of the document.
    pub(super) doc: usize,
    pub(super) agency: AgencyId,
    /// Its code; empty when none is printed.
    pub(super) code: &'a str,
    /// Its name, normalised; empty when none is found.
    pub(super) name: String,
    /// The year its budget or account is of; 0 when none is found.
    pub(super) year: u32,
    /// Final accounts (决算) rather than a budget.
    pub(super) is_account: bool,
    /// Its document calls itself a department's: 部门预算.
    is_titled: bool,
}

/// A department and the units that were found for it.
pub(super) struct Family<'c, 'a> {
    pub(super) department: &'c Body<'a>,
    pub(super) units: Vec<&'c Body<'a>>,
    /// True when the department lists its bodies and one of them has no document here.
    pub(super) lacks: bool,
    /// True when it lists them at all.
    pub(super) is_listed: bool,
}

/// Digits of a department's code.
const DEPARTMENT: usize = 3;
/// Digits of a unit's code.
const UNIT: usize = 6;

/// The bodies of all documents.
pub(super) fn bodies<'a>(members: &[Member<'a>], settings: &Settings) -> Vec<Body<'a>> {
    let mut bodies = Vec::new();
    for (doc, member) in members.iter().enumerate() {
        let title = Title::of(member.document, settings.words("name labels"));
        let agencies = member.budget.agencies.iter().zip(0..);
        bodies.extend(agencies.map(|(agency, id)| body(doc, member, &title, agency, AgencyId(id))));
    }
    bodies
}

fn body<'a>(doc: usize, member: &Member<'a>, title: &Title, agency: &'a Agency, id: AgencyId) -> Body<'a> {
    let printed = normal::label(&agency.name);
    let year = caption_year(member, id).or(Some(title.year).filter(|year| *year > 0));
    Body {
        doc,
        agency: id,
        code: &agency.code,
        name: if printed.is_empty() { title.name.clone() } else { printed },
        year: year.unwrap_or(member.budget.prose.year),
        is_account: member.budget.prose.is_final || title.is_account,
        is_titled: title.is_department,
    }
}

/// 预算年度：2025
fn caption_year(member: &Member, agency: AgencyId) -> Option<u32> {
    let own = member.budget.tables.iter().filter(|table| table.agency == agency);
    let mut lines = own.flat_map(|table| &table.captions).filter_map(|caption| caption.year);
    lines.find_map(|block| year_in(line(member.document, block)?).map(|(_, year)| year))
}

/// The words of a heading or paragraph.
pub(super) fn line(document: &Document, block: BlockId) -> Option<&str> {
    match document.block(block)? {
        Block::Heading { text, .. } | Block::Paragraph { text } => Some(&text.text),
        Block::Table(_) => None,
    }
}

/// The first year of a line: the byte it begins at, and the year.
pub(super) fn year_in(line: &str) -> Option<(usize, u32)> {
    let is_digit = |at: usize| line.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    line.match_indices("20").find_map(|(at, _)| {
        let alone = (at == 0 || !is_digit(at - 1)) && is_digit(at + 2) && is_digit(at + 3) && !is_digit(at + 4);
        if alone { line.get(at..at + 4)?.parse().ok().map(|year| (at, year)) } else { None }
    })
}

impl Body<'_> {
    /// What it is called in a sentence.
    pub(super) fn call(&self) -> String {
        match (self.code.is_empty(), self.name.is_empty()) {
            (true, true) => format!("d{}", self.doc + 1),
            (true, false) => self.name.clone(),
            (false, true) => self.code.to_owned(),
            (false, false) => format!("{} {}", self.code, self.name),
        }
    }

    fn is_department(&self) -> bool {
        self.code.len() == DEPARTMENT || self.code.len() == UNIT && self.code.ends_with("000")
    }

    /// True for the same body in another document.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match self.code.is_empty() || other.code.is_empty() {
            // A department and its own level have one name.
            true => !self.name.is_empty() && self.name == other.name && self.is_titled == other.is_titled,
            false => self.code == other.code,
        }
    }
}

impl<'a> Case<'a> {
    pub(super) fn budget(&self, body: &Body) -> &'a Budget {
        self.members[body.doc].budget
    }

    pub(super) fn agency(&self, body: &Body) -> &'a Agency {
        &self.budget(body).agencies[body.agency.0 as usize]
    }

    /// The first table of a form.
    pub(super) fn table(&self, body: &Body, form: &str) -> Option<TableId> {
        self.agency(body).sheet(form)?.tables.first().copied()
    }

    /// The bodies whose budgets these are.
    pub(super) fn budgets(&self) -> impl Iterator<Item = &Body<'a>> {
        self.bodies.iter().filter(|body| !body.is_account)
    }

    /// The same body's document of another year or kind.
    pub(super) fn other(&self, body: &Body, year: u32, is_account: bool) -> Option<&Body<'a>> {
        let fits = |other: &&Body| other.year == year && other.is_account == is_account && other.is_same(body);
        let mut fitting = self.bodies.iter().filter(|_| year > 0).filter(fits);
        let first = fitting.next()?;
        // A name that two documents have tells nothing; a code twice is a document given twice.
        (fitting.next().is_none() || !first.code.is_empty()).then_some(first)
    }

    /// The departments with their units.
    pub(super) fn families(&self) -> Vec<Family<'_, 'a>> {
        self.budgets().filter(|body| body.is_department()).map(|department| self.family(department)).collect()
    }

    fn family<'c>(&'c self, department: &'c Body<'a>) -> Family<'c, 'a> {
        let mut units: Vec<&Body> = Vec::new();
        let prefix = &department.code[..DEPARTMENT.min(department.code.len())];
        for body in self.budgets().filter(|body| body.year == department.year && !body.is_department()) {
            let own = body.code.len() == UNIT && body.code.starts_with(prefix);
            if own && !units.iter().any(|unit| unit.code == body.code) {
                units.push(body);
            }
        }
        let listed = self.listed(department);
        let lacks = listed.iter().any(|name| !units.iter().any(|unit| is_called(&unit.name, name)));
        Family { department, units, lacks, is_listed: !listed.is_empty() }
    }

    /// The names in a department's table of bodies.
    fn listed(&self, department: &Body) -> Vec<String> {
        let budget = self.budget(department);
        let own = budget.tables.iter().filter(|table| table.agency == department.agency && table.form == "ORG");
        let mut names = Vec::new();
        for (block, head) in own.flat_map(|table| &table.parts) {
            if let Some(Block::Table(table)) = self.members[department.doc].document.block(*block) {
                names.extend((*head..table.rows).map(|row| normal::label(table.text(row, 0))));
            }
        }
        names.retain(|name| !name.is_empty());
        names
    }
}

/// True for two names of one body: 某局 and 某局（本级）.
fn is_called(name: &str, other: &str) -> bool {
    let bare = |name: &str| name.replace(['（', '）'], "").replace("本级", "").replace("机关", "");
    bare(name) == bare(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_and_its_own_level_are_one_name() {
        assert!(is_called("清河口县档案局本级", "清河口县档案局（本级）"));
        assert!(!is_called("清河口县档案局", "清河口县档案馆"));
    }
}
