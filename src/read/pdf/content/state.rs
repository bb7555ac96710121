//! What a drawing keeps between its instructions.

use super::super::area::{Area, POINT};
use super::super::font::Font;
use super::super::matrix::Matrix;
use super::paint::Paint;
use hayro_syntax::content::ops::TypedInstruction as Op;
use std::rc::Rc;

/// Farther away than any page reaches, in hundredths of a point.
const FAR: f64 = 10_000_000.0;

/// The state of a drawing.
#[derive(Clone)]
pub(super) struct State {
    /// From the drawing to the page, in points from its upper left corner.
    pub(super) matrix: Matrix,
    pub(super) font: Option<Rc<Font>>,
    pub(super) size: f64,
    pub(super) between_signs: f64,
    pub(super) between_words: f64,
    /// How much wider signs are drawn.
    pub(super) stretch: f64,
    pub(super) leading: f64,
    pub(super) rise: f64,
    /// Text nobody sees.
    pub(super) is_hidden: bool,
    /// Inside a running head or foot.
    pub(super) is_head: bool,
    pub(super) stroke: Paint,
    pub(super) fill: Paint,
    pub(super) thickness: f64,
    /// What is seen: pages are often windows on one long drawing.
    pub(super) window: Area,
    /// From text to the drawing, for the next sign and for the beginning of the line.
    pub(super) text: Matrix,
    pub(super) line: Matrix,
}

impl State {
    pub(super) fn new(matrix: Matrix, window: Area) -> Self {
        Self {
            matrix,
            font: None,
            size: 0.0,
            between_signs: 0.0,
            between_words: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            is_hidden: false,
            is_head: false,
            stroke: Paint::Dark,
            fill: Paint::Dark,
            thickness: 1.0,
            window,
            text: Matrix::IDENTITY,
            line: Matrix::IDENTITY,
        }
    }

    /// Takes an instruction that changes the state only; false for all others.
    pub(super) fn take(&mut self, operator: &Op<'_, '_>) -> bool {
        match operator {
            Op::Transform(m) => {
                self.matrix = Matrix::of([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5]).then(self.matrix);
            }
            Op::LineWidth(width) => self.thickness = width.0.as_f64(),
            Op::CharacterSpacing(space) => self.between_signs = space.0.as_f64(),
            Op::WordSpacing(space) => self.between_words = space.0.as_f64(),
            Op::HorizontalScaling(stretch) => self.stretch = stretch.0.as_f64() / 100.0,
            Op::TextLeading(leading) => self.leading = leading.0.as_f64(),
            Op::TextRise(rise) => self.rise = rise.0.as_f64(),
            Op::TextRenderingMode(mode) => self.is_hidden = mode.0.as_i64() == 3,
            other => return Paint::take(other, &mut self.stroke, &mut self.fill),
        }
        true
    }

    /// Where a rectangle of the drawing lies on the page.
    pub(super) fn place(&self, x0: f64, y0: f64, x1: f64, y1: f64) -> Area {
        around(self.matrix, [(x0, y0), (x1, y0), (x0, y1), (x1, y1)])
    }
}

/// The rectangle around these points, once they are on the page.
pub(super) fn around<const N: usize>(matrix: Matrix, points: [(f64, f64); N]) -> Area {
    Area::around(points.map(|(x, y)| {
        let (x, y) = matrix.apply(x, y);
        let (x, y) = (unit(x), unit(y));
        Area { x0: x, y0: y, x1: x, y1: y }
    }))
}

/// Points as hundredths of a point, never so large that sums of them overflow.
pub(super) fn unit(length: f64) -> i32 {
    (length * f64::from(POINT)).round().clamp(-FAR, FAR) as i32
}
