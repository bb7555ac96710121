//! Styles: which paragraphs are headings, items of a list, or hidden.

use super::properties::{on, visit};
use crate::read::ReadError;
use crate::read::xml::{Step, Xml};
use std::collections::HashMap;

/// Styles one after the other that are based on each other; a circle ends here.
const MOST_BASES: usize = 32;
/// Levels of the outline; what Word numbers beyond is body text.
const BODY_TEXT: u32 = 9;
/// The deepest heading of a document.
const DEEPEST: u32 = 6;

/// The styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    all: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

#[derive(Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    outline: Option<u32>,
    list: Option<String>,
    list_level: Option<u32>,
    hidden: Option<bool>,
}

/// The list a style makes its paragraphs items of.
pub(super) struct StyledList<'a> {
    pub(super) list: &'a str,
    pub(super) level: Option<u32>,
    /// The style and those it is based on, nearest first: a level of the list may belong to one of them.
    pub(super) styles: Vec<&'a str>,
}

impl Styles {
    /// Reads the part of the styles.
    ///
    /// # Errors
    /// When it is not well formed.
    pub(super) fn read(part: &[u8]) -> Result<Self, ReadError> {
        let mut styles = Self::default();
        let mut xml = Xml::new(part)?;
        while let Some(step) = xml.next()? {
            let Step::Open(element) = step else { continue };
            if element.name() != "style" {
                continue;
            }
            let Some(id) = element.get("styleId") else { continue };
            if element.is("default") && element.get("type").as_deref() == Some("paragraph") {
                styles.default = Some(id.clone());
            }
            styles.all.insert(id, Style::read(&mut xml)?);
        }
        Ok(styles)
    }

    /// Level of the heading that paragraphs of a style are, 1 to 6.
    pub(super) fn heading(&self, style: Option<&str>) -> Option<u8> {
        let told = self.chain(style).find_map(|(_, style)| style.outline.or_else(|| named_outline(&style.name)));
        told.and_then(heading)
    }

    /// The list that paragraphs of a style are items of.
    pub(super) fn list(&self, style: Option<&str>) -> Option<StyledList<'_>> {
        let list = self.chain(style).find_map(|(_, style)| style.list.as_deref())?;
        let level = self.chain(style).find_map(|(_, style)| style.list_level);
        Some(StyledList { list, level, styles: self.chain(style).map(|(id, _)| id).collect() })
    }

    /// Whether the words of a paragraph of this style are hidden.
    pub(super) fn hides(&self, style: Option<&str>) -> bool {
        self.chain(style).find_map(|(_, style)| style.hidden).unwrap_or(false)
    }

    /// What the style of a run says about hiding its words.
    pub(super) fn hides_run(&self, style: &str) -> Option<bool> {
        self.chain(Some(style)).find_map(|(_, style)| style.hidden)
    }

    /// A style and those it is based on.
    fn chain<'a>(&'a self, style: Option<&str>) -> impl Iterator<Item = (&'a str, &'a Style)> {
        let find = |id: &str| self.all.get_key_value(id).map(|(id, style)| (id.as_str(), style));
        let first = style.and_then(find).or_else(|| self.default.as_deref().and_then(find));
        std::iter::successors(first, move |(_, style)| style.based_on.as_deref().and_then(find)).take(MOST_BASES)
    }
}

impl Style {
    fn read(xml: &mut Xml) -> Result<Self, ReadError> {
        let mut style = Self::default();
        visit(xml, |element| match element.name() {
            "name" => style.name = element.get("val").unwrap_or_default().to_lowercase(),
            "basedOn" => style.based_on = element.get("val"),
            "outlineLvl" => style.outline = element.number("val"),
            "numId" => style.list = element.get("val"),
            "ilvl" => style.list_level = element.number("val"),
            "vanish" => style.hidden = Some(on(element)),
            _ => {}
        })?;
        Ok(style)
    }
}

/// The heading of a level of the outline, if it is one.
pub(super) fn heading(outline: u32) -> Option<u8> {
    (outline < BODY_TEXT).then(|| (outline + 1).min(DEEPEST) as u8)
}

/// `heading 2` and `标题 2` are headings by their name alone.
fn named_outline(name: &str) -> Option<u32> {
    let level = name.strip_prefix("heading").or_else(|| name.strip_prefix("标题"))?;
    level.trim().parse::<u32>().ok()?.checked_sub(1).filter(|level| *level < BODY_TEXT)
}
