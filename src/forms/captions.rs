//! What stands around the tables: whose they are, their unit, their title.
//!
//! A statutory table is preceded by a title and by a caption (`434001 某单位`, `预算年度：2024`, `单位：万元`). Converters
//! promote any of these lines to a heading, so heading levels are not used.

use super::shape::{has_han, plain};
use crate::budget::Caption;
use crate::doc::{Block, BlockId, Document, Text};
use crate::money::Unit;
use crate::text::numeral;
use std::collections::BTreeMap;

/// Bytes of the longest line that may be a title.
const LONGEST_TITLE: usize = 240;
/// Lines before a table that may be its title.
const MOST_TITLES: usize = 4;

/// What is known about a block from the lines before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Context {
    /// Index into [`Surroundings::agencies`].
    pub(super) agency: Option<usize>,
    /// The lines since the last table; those that are neither captions nor notes may be its title.
    pub(super) caption: Caption,
    /// The unit line since the last table.
    pub(super) unit: Option<Unit>,
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
    /// The notes below each table.
    pub(super) notes: BTreeMap<BlockId, Vec<BlockId>>,
}

/// Reads the lines around the tables.
pub(super) fn read(document: &Document) -> Surroundings {
    let mut found = Surroundings::default();
    let mut now = Context::default();
    let mut units: Vec<Unit> = Vec::new();
    let mut above = None;
    let known = captions_of(document);
    for (index, block) in document.blocks.iter().enumerate() {
        let id = BlockId(index as u32);
        if let Some(text) = words(block) {
            if let Some((code, name)) = body_heading(&known, &text.text) {
                now.agency = Some(found.agency(code, name));
            }
            if let Some((code, name)) = caption(document, index, text) {
                now.agency = Some(found.agency(code, name));
                now.caption.agency = Some(id);
                above = None;
                if matches!(block, Block::Heading { .. }) {
                    found.promoted.push(id);
                }
            } else if let Some(unit) = unit_line(&text.text) {
                now.unit = Some(unit);
                now.caption.unit = Some(id);
                units.push(unit);
            } else if let Some(line) = dated(&mut now.caption, &text.text) {
                *line = Some(id);
            } else if text.text.len() <= LONGEST_TITLE && !is_caption_line(&text.text) {
                now.caption.titles.push(id);
            }
            match above {
                Some(table) if is_note(&text.text) => found.notes.entry(table).or_default().push(id),
                Some(_) if is_heading(block, &text.text) => above = None,
                _ => {}
            }
        }
        found.contexts.push(now.clone());
        if matches!(block, Block::Table(_)) {
            now = Context { agency: now.agency, ..Context::default() };
            above = Some(id);
        }
        // The nearest lines decide.
        if now.caption.titles.len() > MOST_TITLES {
            now.caption.titles.remove(0);
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

/// Code and name of every agency that a caption names.
fn captions_of(document: &Document) -> Vec<(String, String)> {
    let mut known: Vec<(String, String)> = Vec::new();
    for (index, block) in document.blocks.iter().enumerate() {
        let named = words(block).and_then(|text| caption(document, index, text));
        known.extend(named.filter(|(code, _)| known.iter().all(|(seen, _)| seen != code)));
    }
    known
}

/// 二、某单位收支预算: what follows belongs to this agency, its first title included.
fn body_heading(known: &[(String, String)], text: &str) -> Option<(String, String)> {
    let line = text.trim();
    if line.len() > 160 || !line.ends_with("预算") {
        return None;
    }
    let line = numeral::strip_ordinal(line);
    let behind = |name: &str| line.strip_prefix(name).map(str::trim_start).is_some_and(|rest| rest.len() <= 24);
    known.iter().find(|(_, name)| behind(name)).cloned()
}

/// 单位：万元, also behind another caption that ends alike: 编制单位：某局 单位：万元
pub(super) fn unit_line(text: &str) -> Option<Unit> {
    if text.len() > 120 {
        return None;
    }
    let text = plain(text);
    let units = [("万元", Unit::Wan), ("亿元", Unit::Yi), ("千元", Unit::Thousand), ("元", Unit::Yuan)];
    let unit = |words: &str| units.iter().find(|(name, _)| words.starts_with(name)).map(|(_, unit)| *unit);
    text.split("单位：").skip(1).find_map(|words| unit(words.trim_start()))
}

/// The place of a line that tells the year or the date of a table.
fn dated<'c>(caption: &'c mut Caption, text: &str) -> Option<&'c mut Option<BlockId>> {
    let text = text.trim_start();
    match () {
        () if text.starts_with("预算年度") => Some(&mut caption.year),
        () if text.starts_with("截止时间") => Some(&mut caption.date),
        () => None,
    }
}

/// A sentence that speaks of the table above it: 注：无政府性基金预算，空表列示。
fn is_note(text: &str) -> bool {
    let text = text.trim_start();
    let says = ["空表", "无数据", "本表无"].iter().any(|words| text.contains(words)) && text.len() <= LONGEST_TITLE;
    says || ["注：", "注:", "说明：", "备注", "注释"].iter().any(|start| text.starts_with(start))
}

/// A line that begins something new.
fn is_heading(block: &Block, text: &str) -> bool {
    matches!(block, Block::Heading { .. }) || is_caption_line(text)
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
