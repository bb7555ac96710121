//! Lists as the part of the numbering describes them: levels, and lists that borrow the levels of others.

use super::properties::{on, visit};
use crate::read::ReadError;
use crate::read::xml::{Element, Step, Xml};
use std::collections::HashMap;

/// Levels a list has.
pub(super) const LEVELS: usize = 9;
/// Characters of the words around a number that are kept; a hostile file would repeat them without end.
const LONGEST: usize = 64;

/// All lists of a document.
#[derive(Default)]
pub(super) struct Numbering {
    models: HashMap<String, Model>,
    lists: HashMap<String, List>,
    /// The model that a style of lists stands for.
    by_style: HashMap<String, String>,
}

/// Levels that lists share; lists of one model count on together.
#[derive(Default)]
struct Model {
    levels: [Option<Level>; LEVELS],
    /// The style of lists whose model is meant instead of this one.
    other: Option<String>,
}

#[derive(Default)]
struct List {
    model: String,
    levels: [Option<Level>; LEVELS],
    /// Where this list begins to count anew.
    starts: [Option<u32>; LEVELS],
}

/// One level.
pub(super) struct Level {
    pub(super) start: u32,
    pub(super) format: String,
    /// The words around the numbers; `%1` is the number of the first level.
    pub(super) words: String,
    /// What follows the number: `tab`, `space`, `nothing`.
    pub(super) follow: String,
    /// After how many of the upper levels it counts anew: after all unless said; after none when 0.
    pub(super) restart: Option<u32>,
    /// Whether the numbers of the upper levels are printed as digits.
    pub(super) digits: bool,
    /// Whether the number is not seen.
    pub(super) hidden: bool,
    /// The style of paragraphs that are items of this level.
    style: Option<String>,
}

impl Numbering {
    /// Reads the part of the numbering.
    ///
    /// # Errors
    /// When it is not well formed.
    pub(super) fn read(part: &[u8]) -> Result<Self, ReadError> {
        let mut numbering = Self::default();
        let mut xml = Xml::new(part)?;
        while let Some(step) = xml.next()? {
            let Step::Open(element) = step else { continue };
            match element.name() {
                "abstractNum" => numbering.model(&mut xml, element.get("abstractNumId").unwrap_or_default())?,
                "num" => {
                    let list = List::read(&mut xml)?;
                    numbering.lists.insert(element.get("numId").unwrap_or_default(), list);
                }
                _ => {}
            }
        }
        Ok(numbering)
    }

    fn model(&mut self, xml: &mut Xml, id: String) -> Result<(), ReadError> {
        let mut model = Model::default();
        let mut place = 0;
        visit(xml, |element| match element.name() {
            "lvl" => place = begin(&mut model.levels, element),
            "styleLink" => {
                self.by_style.insert(element.get("val").unwrap_or_default(), id.clone());
            }
            "numStyleLink" => model.other = element.get("val"),
            _ => describe(model.levels.get_mut(place), element),
        })?;
        self.models.insert(id, model);
        Ok(())
    }

    /// The model of a list.
    pub(super) fn model_of(&self, list: &str) -> Option<&str> {
        let list = self.lists.get(list)?;
        let (id, model) = self.models.get_key_value(&list.model)?;
        let other = model.other.as_ref().and_then(|style| self.by_style.get(style));
        Some(other.unwrap_or(id))
    }

    /// A level of a list, from 0.
    pub(super) fn level(&self, list: &str, level: usize) -> Option<&Level> {
        let own = self.lists.get(list)?.levels.get(level)?.as_ref();
        own.or_else(|| self.models.get(self.model_of(list)?)?.levels.get(level)?.as_ref())
    }

    /// The number with which a list begins anew, if it does.
    pub(super) fn start(&self, list: &str, level: usize) -> Option<u32> {
        *self.lists.get(list)?.starts.get(level)?
    }

    /// The level of a list that belongs to one of these styles.
    pub(super) fn level_of_style(&self, list: &str, styles: &[&str]) -> Option<usize> {
        let belongs = |level: usize, style: &str| self.level(list, level)?.style.as_deref().filter(|own| *own == style);
        styles.iter().find_map(|style| (0..LEVELS).find(|level| belongs(*level, style).is_some()))
    }
}

impl List {
    fn read(xml: &mut Xml) -> Result<Self, ReadError> {
        let mut list = Self::default();
        let mut place = 0;
        let mut in_level = false;
        visit(xml, |element| match element.name() {
            "abstractNumId" => list.model = element.get("val").unwrap_or_default(),
            "lvlOverride" => (place, in_level) = (index(element), false),
            "startOverride" => {
                if let Some(start) = list.starts.get_mut(place) {
                    *start = element.number("val");
                }
            }
            "lvl" => (place, in_level) = (begin(&mut list.levels, element), true),
            _ if in_level => describe(list.levels.get_mut(place), element),
            _ => {}
        })?;
        Ok(list)
    }
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            format: "decimal".to_owned(),
            words: String::new(),
            follow: String::new(),
            restart: None,
            digits: false,
            hidden: false,
            style: None,
        }
    }
}

/// Begins a level; its place.
fn begin(levels: &mut [Option<Level>; LEVELS], element: &Element) -> usize {
    let place = index(element);
    if let Some(level) = levels.get_mut(place) {
        *level = Some(Level::default());
    }
    place
}

fn index(element: &Element) -> usize {
    element.number("ilvl").map_or(0, |level| level as usize)
}

/// Takes one property of a level.
fn describe(level: Option<&mut Option<Level>>, element: &Element) {
    let Some(Some(level)) = level else { return };
    match element.name() {
        "start" => level.start = element.number("val").unwrap_or_default(),
        "numFmt" => level.format = element.get("val").unwrap_or_default(),
        "lvlText" => level.words = element.get("val").unwrap_or_default().chars().take(LONGEST).collect(),
        "suff" => level.follow = element.get("val").unwrap_or_default(),
        "lvlRestart" => level.restart = element.number("val"),
        "isLgl" => level.digits = on(element),
        "vanish" => level.hidden = on(element),
        "pStyle" => level.style = element.get("val"),
        _ => {}
    }
}
