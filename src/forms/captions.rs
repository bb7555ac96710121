//! What stands around the tables: whose they are, their unit, their title.
//!
//! A statutory table is preceded by a title and by a caption (`434001 某单位`, `预算年度：2024`, `单位：万元`). Converters
//! promote any of these lines to a heading, so heading levels are not used.

use super::shape::{has_han, plain};
use crate::doc::{Block, BlockId, Document, Text};
use crate::money::Unit;

/// Bytes of the longest line that may be a title.
const LONGEST_TITLE: usize = 240;
/// Lines before a table that may be its title.
const MOST_TITLES: usize = 4;

/// What is known about a block from the lines before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Context {
    /// Index into [`Surroundings::agencies`].
    pub(super) agency: Option<usize>,
    /// Lines since the last table that are neither captions nor notes: one of them may be the title.
    pub(super) titles: Vec<BlockId>,
    /// The unit line since the last table.
    pub(super) unit: Option<Unit>,
    /// True when a caption with the agency stood since the last table.
    pub(super) caption: bool,
}

/// The agencies of a document and the context of each of its blocks.
#[derive(Debug, Clone, Default)]
pub(super) struct Surroundings {
    /// Code and name of each agency, in order of their first caption.
    pub(super) agencies: Vec<(String, String)>,
    /// One for each block.
    pub(super) contexts: Vec<Context>,
    /// The unit most unit lines of the document name.
    pub(super) unit: Option<Unit>,
    /// Captions that the source prints as headings.
    pub(super) promoted: Vec<BlockId>,
}

/// Reads the lines around the tables.
pub(super) fn read(document: &Document) -> Surroundings {
    let mut found = Surroundings::default();
    let mut now = Context::default();
    let mut units: Vec<Unit> = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let id = BlockId(index as u32);
        if let Some(text) = words(block) {
            if let Some((code, name)) = caption(document, index, text) {
                now.agency = Some(found.agency(code, name));
                now.caption = true;
                if matches!(block, Block::Heading { .. }) {
                    found.promoted.push(id);
                }
            } else if let Some(unit) = unit_line(&text.text) {
                now.unit = Some(unit);
                units.push(unit);
            } else if text.text.len() <= LONGEST_TITLE && !is_caption_line(&text.text) {
                now.titles.push(id);
            }
        }
        found.contexts.push(now.clone());
        if matches!(block, Block::Table(_)) {
            now = Context { agency: now.agency, ..Context::default() };
        }
        // The nearest lines decide.
        if now.titles.len() > MOST_TITLES {
            now.titles.remove(0);
        }
    }
    // What stands before the first caption belongs to the first agency.
    for context in &mut found.contexts {
        if context.agency.is_none() && !found.agencies.is_empty() {
            context.agency = Some(0);
        }
    }
    found.unit = most_frequent(&units);
    found
}

impl Surroundings {
    fn agency(&mut self, code: String, name: String) -> usize {
        self.agencies.iter().position(|known| known.0 == code).unwrap_or_else(|| {
            self.agencies.push((code, name));
            self.agencies.len() - 1
        })
    }
}

/// The words of a heading or paragraph.
pub(super) fn words(block: &Block) -> Option<&Text> {
    match block {
        Block::Heading { text, .. } | Block::Paragraph { text } => Some(text),
        Block::Table(_) => None,
    }
}

/// `434001 宁晋县人民政府办公室本级`: a code of six or three digits and a name, with a caption line or a table next to it.
fn caption(document: &Document, index: usize, text: &Text) -> Option<(String, String)> {
    let line = text.text.trim();
    if line.len() > 160 {
        return None;
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let name = line[digits..].trim();
    if !matches!(digits, 3 | 6) || !has_han(name) || name.contains(['，', '。', '；', '：']) {
        return None;
    }
    let near = document.blocks.iter().skip(index + 1).take(4);
    let followed = near.into_iter().any(|block| match block {
        Block::Table(_) => true,
        other => words(other).is_some_and(|text| is_caption_line(&text.text) || unit_line(&text.text).is_some()),
    });
    followed.then(|| (line[..digits].to_owned(), name.to_owned()))
}

/// 单位：万元
fn unit_line(text: &str) -> Option<Unit> {
    if text.len() > 120 {
        return None;
    }
    let text = plain(text);
    let at = text.find("单位：")?;
    let unit = &text[at + "单位：".len()..];
    [("万元", Unit::Wan), ("亿元", Unit::Yi), ("千元", Unit::Thousand), ("元", Unit::Yuan)]
        .into_iter()
        .find(|(name, _)| unit.starts_with(name))
        .map(|(_, unit)| unit)
}

/// 预算年度：2024 · 截止时间：2023-12-31 · 注：…
fn is_caption_line(text: &str) -> bool {
    let text = text.trim_start();
    ["预算年度", "截止时间", "注：", "注:", "单位：", "金额单位"].iter().any(|start| text.starts_with(start))
}

fn most_frequent(units: &[Unit]) -> Option<Unit> {
    let kinds = [Unit::Wan, Unit::Yuan, Unit::Thousand, Unit::Yi];
    let count = |kind: Unit| units.iter().filter(|unit| **unit == kind).count();
    kinds.into_iter().filter(|kind| count(*kind) > 0).max_by_key(|kind| count(*kind))
}
