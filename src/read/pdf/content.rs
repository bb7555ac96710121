//! Follows the drawing of a page: its signs and rules with their places.

mod paint;
mod path;
mod state;
mod text;

use super::area::{Area, POINT};
use super::font::Font;
use super::glyph::Page;
use super::limits::{Allowance, DEEPEST};
use super::matrix::Matrix;
use super::stream::unpacked;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Dict, Name, Number, ObjRef, Object, ObjectIdentifier, Rect, Stream};
use hayro_syntax::page::{Page as Source, Resources};
use path::Path;
use state::State;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Saved states of one drawing.
const MOST_SAVED: usize = 512;
/// A page draws one stream less often.
const MOST_TIMES: usize = 4;
/// A page is no larger, in points.
const LARGEST: f64 = 20_000.0;

/// Number and generation of an object.
type Key = (u32, i32);

/// Objects of the file that were met already.
#[derive(Default)]
pub(super) struct Known {
    fonts: BTreeMap<Key, Rc<Font>>,
    /// Pictures, and what is broken (false): looking at them again costs time and tells nothing.
    pictures: BTreeMap<Key, bool>,
}

/// Draws a page.
pub(super) fn draw(source: &Source<'_>, number: u32, known: &mut Known, allowance: &mut Allowance) -> Page {
    let (width, height) = source.render_dimensions();
    let size = |length: f32| (f64::from(length).min(LARGEST) * f64::from(POINT)) as i32;
    let page = Page { number, width: size(width), height: size(height), ..Page::default() };
    let window = Area { x0: 0, y0: 0, x1: page.width, y1: page.height };
    let frame = Matrix(source.initial_transform(true).as_coeffs());
    let mut drawing =
        Drawing { page, allowance, known, open: Vec::new(), hidden: Vec::new(), state: State::new(frame, window) };
    if let Some(content) = content(source, drawing.allowance) {
        drawing.run(&content, source.resources());
    }
    drawing.finish()
}

/// The instructions of a page, which may stand in several streams.
fn content(source: &Source<'_>, allowance: &mut Allowance) -> Option<Vec<u8>> {
    let page = source.raw();
    if let Some(stream) = page.get::<Stream<'_>>("Contents") {
        return Some(unpacked(&stream, allowance)?.into_owned());
    }
    let mut all = Vec::new();
    let mut met: BTreeMap<Key, usize> = BTreeMap::new();
    for part in page.get::<Array<'_>>("Contents")?.raw_iter().filter_map(|part| part.as_obj_ref()) {
        // No program draws the same again and again; one that is broken would be looked for each time.
        let times = met.entry(key(part)).or_default();
        *times += 1;
        if *times < MOST_TIMES
            && let Some(stream) = source.xref().get::<Stream<'_>>(part.into())
        {
            all.extend_from_slice(&unpacked(&stream, allowance).unwrap_or_default());
            all.push(b'\n');
        }
    }
    Some(all)
}

/// A page being drawn.
struct Drawing<'d> {
    page: Page,
    allowance: &'d mut Allowance,
    known: &'d mut Known,
    /// Drawings that are being followed, from the outermost.
    open: Vec<ObjectIdentifier>,
    /// Signs nobody sees.
    hidden: Vec<super::glyph::Glyph>,
    state: State,
}

impl Drawing<'_> {
    fn run(&mut self, content: &[u8], resources: &Resources<'_>) {
        let mut saved: Vec<State> = Vec::new();
        let mut path = Path::default();
        // Marked parts that are open; those of running heads are not read.
        let mut marks: Vec<bool> = Vec::new();
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            if !self.allowance.operator() {
                return;
            }
            match operator {
                Op::SaveState(_) if saved.len() < MOST_SAVED => saved.push(self.state.clone()),
                Op::RestoreState(_) => self.state = saved.pop().unwrap_or_else(|| self.state.clone()),
                Op::XObject(name) => self.object(name.0, resources),
                Op::InlineImage(_) => self.picture(),
                Op::TextFont(font) => {
                    self.state.font = self.font(font.0, resources);
                    self.state.size = font.1.as_f64();
                }
                Op::BeginMarkedContent(_) => self.mark(&mut marks, false),
                Op::BeginMarkedContentWithProperties(mark) => {
                    let is_head = mark.0.as_ref() == b"Artifact" && is_running_head(mark.1, resources);
                    self.mark(&mut marks, is_head);
                }
                Op::EndMarkedContent(_) => {
                    marks.pop();
                    self.state.is_head = marks.contains(&true);
                }
                other if self.text(&other) || self.state.take(&other) => {}
                other => path.take(&other, &mut self.state, &mut self.page),
            }
        }
    }

    fn mark(&mut self, marks: &mut Vec<bool>, is_head: bool) {
        if marks.len() < MOST_SAVED {
            marks.push(is_head);
        }
        self.state.is_head |= is_head;
    }

    /// A drawing inside the drawing, or a picture.
    fn object(&mut self, name: &Name<'_>, resources: &Resources<'_>) {
        let key = resources.x_objects.get_ref(name).map(key);
        match key.and_then(|key| self.known.pictures.get(&key)) {
            Some(true) => return self.picture(),
            Some(false) => return,
            None => {}
        }
        let Some(stream) = resources.get_x_object(name) else {
            self.known.pictures.extend(key.map(|key| (key, false)));
            return;
        };
        let dict = stream.dict();
        match dict.get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Image") => {
                self.known.pictures.extend(key.map(|key| (key, true)));
                self.picture();
            }
            Some(b"Form") if self.open.len() < DEEPEST && !self.open.contains(&stream.obj_id()) => {
                let Some(content) = unpacked(&stream, self.allowance) else { return };
                let own = dict.get::<Dict<'_>>("Resources").map(Resources::new);
                let kept = self.state.clone();
                self.state.matrix = matrix(dict).then(self.state.matrix);
                if let Some(frame) = dict.get::<Rect>("BBox") {
                    self.state.window = self.state.window.cut(self.state.place(frame.x0, frame.y0, frame.x1, frame.y1));
                }
                self.open.push(stream.obj_id());
                self.run(&content, own.as_ref().unwrap_or(resources));
                self.open.pop();
                self.state = kept;
            }
            _ => {}
        }
    }

    /// A picture fills the unit square.
    fn picture(&mut self) {
        let place = self.state.place(0.0, 0.0, 1.0, 1.0);
        let part = i64::from(place.width()) * i64::from(place.height());
        let whole = i64::from(self.page.width) * i64::from(self.page.height);
        self.page.pictures = self.page.pictures.saturating_add(part * 100 / whole.max(1));
    }

    fn font(&mut self, name: &Name<'_>, resources: &Resources<'_>) -> Option<Rc<Font>> {
        let key = resources.fonts.get_ref(name).map(key);
        if let Some(known) = key.and_then(|key| self.known.fonts.get(&key)) {
            return Some(known.clone());
        }
        let font = Rc::new(Font::read(&resources.get_font(name)?, self.allowance));
        if let Some(key) = key {
            self.known.fonts.insert(key, font.clone());
        }
        Some(font)
    }

    /// The page; text nobody sees counts where there is no other, as behind the picture of a scanned page.
    fn finish(mut self) -> Page {
        if self.page.glyphs.is_empty() {
            self.page.glyphs = self.hidden;
        }
        self.page.drop_ornaments();
        self.page.set_upright();
        self.page
    }
}

fn key(at: ObjRef) -> Key {
    (at.obj_number, at.gen_number)
}

/// Where a drawing inside a drawing is placed.
fn matrix(dict: &Dict<'_>) -> Matrix {
    let numbers: Vec<f64> = dict
        .get::<Array<'_>>("Matrix")
        .map(|list| list.iter::<Number>().take(6).map(|number| number.as_f64()).collect())
        .unwrap_or_default();
    <[f64; 6]>::try_from(numbers).map_or(Matrix::IDENTITY, Matrix)
}

/// Whether a marked part says that it is a running head or foot.
fn is_running_head(properties: &Object<'_>, resources: &Resources<'_>) -> bool {
    let dict = match properties {
        Object::Dict(dict) => Some(dict.clone()),
        Object::Name(name) => resources.properties.get::<Dict<'_>>(name),
        _ => None,
    };
    dict.is_some_and(|dict| dict.get::<Name<'_>>("Type").as_deref() == Some(b"Pagination"))
}
