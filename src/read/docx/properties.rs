//! Properties of paragraphs, runs, rows and cells. What they were before a marked change is left out.

use crate::read::ReadError;
use crate::read::xml::{Element, Step, Xml};

/// What a paragraph says about itself.
#[derive(Default)]
pub(super) struct ParagraphProperties {
    pub(super) style: Option<String>,
    /// Level in the outline from 0; 9 is no heading.
    pub(super) outline: Option<u32>,
    /// The list it is an item of; `0` takes it out of the list of its style.
    pub(super) list: Option<String>,
    /// Level in that list, from 0.
    pub(super) list_level: Option<u32>,
    /// Whether its end is hidden, and with it its number.
    pub(super) hidden: bool,
    /// Whether its end was deleted: its words go on in the next paragraph.
    pub(super) joined: bool,
}

/// What a row of a table says about itself.
#[derive(Default)]
pub(super) struct RowProperties {
    /// Columns left free before its first cell.
    pub(super) before: u32,
    pub(super) deleted: bool,
}

/// What a cell says about itself.
#[derive(Default)]
pub(super) struct CellProperties {
    /// Columns it covers.
    pub(super) span: u32,
    /// Its part in a cell of several rows.
    pub(super) vertical: Option<Merge>,
    /// Its part in a cell of several columns, as old versions wrote it.
    pub(super) horizontal: Option<Merge>,
}

/// A cell's part in a merged cell.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Merge {
    /// The merged cell begins.
    Restart,
    /// It goes on.
    Continue,
}

/// Visits every element inside the one that was opened last, up to its end.
///
/// # Errors
/// When the XML is not well formed.
pub(super) fn visit(xml: &mut Xml, mut see: impl FnMut(&Element)) -> Result<(), ReadError> {
    let mut depth = 1_u32;
    while depth > 0 {
        match xml.next()?.ok_or(ReadError::Damaged)? {
            Step::Open(element) if element.name().ends_with("Change") => xml.skip()?,
            Step::Open(element) => {
                see(&element);
                depth = depth.saturating_add(1);
            }
            Step::Close(_) => depth -= 1,
            Step::Words(_) => {}
        }
    }
    Ok(())
}

/// Whether a property that is yes or no says yes; naming it is enough.
pub(super) fn on(element: &Element) -> bool {
    element.get("val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
}

impl ParagraphProperties {
    pub(super) fn read(xml: &mut Xml) -> Result<Self, ReadError> {
        let mut found = Self::default();
        visit(xml, |element| match element.name() {
            "pStyle" => found.style = element.get("val"),
            "outlineLvl" => found.outline = element.number("val"),
            "numId" => found.list = element.get("val"),
            "ilvl" => found.list_level = element.number("val"),
            "vanish" => found.hidden = on(element),
            "del" | "moveFrom" => found.joined = true,
            _ => {}
        })?;
        Ok(found)
    }
}

impl RowProperties {
    pub(super) fn read(xml: &mut Xml) -> Result<Self, ReadError> {
        let mut found = Self::default();
        visit(xml, |element| match element.name() {
            "gridBefore" => found.before = element.number("val").unwrap_or_default(),
            "del" => found.deleted = true,
            _ => {}
        })?;
        Ok(found)
    }
}

impl CellProperties {
    pub(super) fn read(xml: &mut Xml) -> Result<Self, ReadError> {
        let mut found = Self::default();
        visit(xml, |element| match element.name() {
            "gridSpan" => found.span = element.number("val").unwrap_or_default(),
            "vMerge" => found.vertical = Some(merge(element)),
            "hMerge" => found.horizontal = Some(merge(element)),
            _ => {}
        })?;
        Ok(found)
    }
}

fn merge(element: &Element) -> Merge {
    if element.get("val").as_deref() == Some("restart") { Merge::Restart } else { Merge::Continue }
}

/// Whether a run says of itself that it is hidden, and the style it names.
pub(super) fn run(xml: &mut Xml) -> Result<(Option<bool>, Option<String>), ReadError> {
    let (mut hidden, mut style) = (None, None);
    visit(xml, |element| match element.name() {
        "vanish" => hidden = Some(on(element)),
        "rStyle" => style = element.get("val"),
        _ => {}
    })?;
    Ok((hidden, style))
}
