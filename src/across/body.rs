//! Which documents belong together: the bodies they print, by code, name, year and kind.

use super::{Case, Member};
use crate::budget::{Agency, AgencyId, Budget, TableId};
use crate::doc::{Block, BlockId, Document};
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
/// Blocks within which a document names itself.
const TITLE_WITHIN: usize = 60;

/// The bodies of all documents.
pub(super) fn bodies<'a>(members: &[Member<'a>]) -> Vec<Body<'a>> {
    let each = members.iter().enumerate().flat_map(|(doc, member)| {
        let agencies = member.budget.agencies.iter().zip(0..);
        agencies.map(move |(agency, id)| body(doc, member, agency, AgencyId(id)))
    });
    each.collect()
}

fn body<'a>(doc: usize, member: &Member<'a>, agency: &'a Agency, id: AgencyId) -> Body<'a> {
    let title = Title::of(member.document);
    let printed = normal::label(&agency.name);
    let own = title.as_ref().filter(|_| printed.is_empty());
    let year = caption_year(member, id).or(title.as_ref().map(|title| title.year));
    Body {
        doc,
        agency: id,
        code: &agency.code,
        name: own.map_or(printed, |title| title.name.clone()),
        year: year.unwrap_or(member.budget.prose.year),
        is_account: member.budget.prose.is_final || title.is_some_and(|title| title.is_account),
    }
}

/// 预算年度：2025
fn caption_year(member: &Member, agency: AgencyId) -> Option<u32> {
    let own = member.budget.tables.iter().filter(|table| table.agency == agency);
    let mut lines = own.flat_map(|table| &table.captions).filter_map(|caption| caption.year);
    lines.find_map(|block| year_in(line(member.document, block)?).map(|(_, year)| year))
}

fn line(document: &Document, block: BlockId) -> Option<&str> {
    match document.block(block)? {
        Block::Heading { text, .. } | Block::Paragraph { text } => Some(&text.text),
        Block::Table(_) => None,
    }
}

/// The first year of a line: the byte it begins at, and the year.
fn year_in(line: &str) -> Option<(usize, u32)> {
    let is_digit = |at: usize| line.as_bytes().get(at).is_some_and(u8::is_ascii_digit);
    line.match_indices("20").find_map(|(at, _)| {
        let alone = (at == 0 || !is_digit(at - 1)) && is_digit(at + 2) && is_digit(at + 3) && !is_digit(at + 4);
        if alone { line.get(at..at + 4)?.parse().ok().map(|year| (at, year)) } else { None }
    })
}

/// What a document calls itself: 某单位2025年部门预算.
struct Title {
    name: String,
    year: u32,
    is_account: bool,
}

impl Title {
    fn of(document: &Document) -> Option<Self> {
        let blocks = document.blocks.iter().zip(0..).take(TITLE_WITHIN);
        blocks.filter_map(|(_, id)| line(document, BlockId(id))).find_map(Self::read)
    }

    fn read(line: &str) -> Option<Self> {
        if line.len() > 240 || line.contains(['，', '。']) {
            return None;
        }
        let line = normal::label(line);
        let (at, year) = year_in(&line)?;
        let (before, rest) = (&line[..at], line[at + 4..].trim_start_matches(['年', '度']));
        let kinds = ["部门预算", "单位预算", "部门决算", "单位决算", "预算", "决算"];
        let (end, kind) = kinds.iter().filter_map(|kind| rest.find(kind).map(|end| (end, *kind))).min()?;
        let name = if before.is_empty() { &rest[..end] } else { before };
        let is_account = kind.ends_with("决算");
        Some(Self { name: name.trim_end_matches("关于").to_owned(), year, is_account })
    }
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
            true => !self.name.is_empty() && self.name == other.name,
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
        self.bodies.iter().find(fits).filter(|_| year > 0)
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
    fn titles_tell_name_year_and_kind() {
        for (line, name, year, is_account) in [
            ("清河口县档案局 2025 年部门预算", "清河口县档案局", 2025, false),
            ("2024年度清河口县档案馆单位决算公开", "清河口县档案馆", 2024, true),
            ("清河口县档案馆2025年单位预算信息公开情况说明", "清河口县档案馆", 2025, false),
        ] {
            let title = Title::read(line).expect(line);
            assert_eq!((title.name.as_str(), title.year, title.is_account), (name, year, is_account), "{line}");
        }
        assert!(Title::read("一、单位职责").is_none());
        assert!(Title::read("电话：20251234 预算科").is_none());
    }

    #[test]
    fn a_body_and_its_own_level_are_one_name() {
        assert!(is_called("清河口县档案局本级", "清河口县档案局（本级）"));
        assert!(!is_called("清河口县档案局", "清河口县档案馆"));
    }
}
