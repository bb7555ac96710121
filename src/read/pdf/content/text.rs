//! Text: every sign with its place.

use super::super::area::Turn;
use super::super::font::{Sign, Words};
use super::super::glyph::Glyph;
use super::super::matrix::Matrix;
use super::Drawing;
use super::state::{State, around, unit};
use crate::text::normal::fold;
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::{Array, Object};

/// How far a sign reaches below its line and above it, in heights of the font.
const BELOW: f64 = -0.12;
const ABOVE: f64 = 0.88;

impl Drawing<'_> {
    /// Takes an instruction about text; false for all others.
    pub(super) fn text(&mut self, operator: &Op<'_, '_>) -> bool {
        let state = &mut self.state;
        match operator {
            Op::BeginText(_) => state.begin_line(Matrix::IDENTITY),
            Op::SetTextMatrix(m) => state.begin_line(Matrix::of([&m.0, &m.1, &m.2, &m.3, &m.4, &m.5])),
            Op::NextLine(by) => state.next_line(by.0.as_f64(), by.1.as_f64()),
            Op::NextLineAndSetLeading(by) => {
                state.leading = -by.1.as_f64();
                state.next_line(by.0.as_f64(), by.1.as_f64());
            }
            Op::NextLineUsingLeading(_) => state.next_line(0.0, -state.leading),
            Op::ShowText(text) => self.show(text.0),
            Op::ShowTexts(texts) => self.show_spaced(texts.0),
            Op::NextLineAndShowText(text) => {
                state.next_line(0.0, -state.leading);
                self.show(text.0);
            }
            Op::ShowTextWithParameters(text) => {
                state.between_words = text.0.as_f64();
                state.between_signs = text.1.as_f64();
                state.next_line(0.0, -state.leading);
                self.show(text.2);
            }
            _ => return false,
        }
        true
    }

    /// Texts with moves between them.
    fn show_spaced(&mut self, texts: &Array<'_>) {
        for part in texts.iter::<Object<'_>>() {
            match part {
                Object::String(text) => self.show(&text),
                Object::Number(back) => {
                    let state = &mut self.state;
                    state.advance(-back.as_f64() / 1000.0 * state.size * state.stretch);
                }
                _ => {}
            }
        }
    }

    fn show(&mut self, text: &[u8]) {
        let Some(font) = self.state.font.clone() else { return };
        font.signs(text, |sign| self.sign(&sign));
    }

    fn sign(&mut self, sign: &Sign) {
        let state = &self.state;
        let width = sign.width * state.size * state.stretch;
        if !state.is_head {
            match &sign.text {
                Words::One(one) => self.glyph(*one, 0.0, width),
                Words::Many(many) => {
                    let part = width / many.chars().count().max(1) as f64;
                    let mut start = 0.0;
                    for one in many.chars() {
                        self.glyph(one, start, part);
                        start += part;
                    }
                }
            }
        }
        let state = &mut self.state;
        let word = if sign.is_blank { state.between_words } else { 0.0 };
        state.advance(width + (state.between_signs + word) * state.stretch);
    }

    /// Keeps a sign that stands on the page.
    fn glyph(&mut self, sign: char, start: f64, width: f64) {
        let state = &self.state;
        let matrix = state.text.then(state.matrix);
        let (below, above) = (BELOW * state.size + state.rise, ABOVE * state.size + state.rise);
        let corners = [(start, below), (start + width, below), (start, above), (start + width, above)];
        let area = around(matrix, corners);
        let Some(turn) = turn(matrix) else { return };
        if !state.window.holds(area.x(), area.y())
            || (sign.is_control() && !sign.is_whitespace())
            || !self.allowance.glyph()
        {
            return;
        }
        let size = unit((state.size * matrix.scale()).abs());
        let sign = match sign {
            // Fonts whose radicals and words share a sign say now the one, now the other.
            '\u{2e80}'..='\u{2fdf}' => fold(sign),
            sign if sign.is_whitespace() => ' ',
            sign => sign,
        };
        let glyph = Glyph { sign, area, size, turn };
        if state.is_hidden { &mut self.hidden } else { &mut self.page.glyphs }.push(glyph);
    }
}

impl State {
    fn begin_line(&mut self, at: Matrix) {
        (self.text, self.line) = (at, at);
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.begin_line(Matrix::shift(x, y).then(self.line));
    }

    fn advance(&mut self, x: f64) {
        self.text = Matrix::shift(x, 0.0).then(self.text);
    }
}

/// How text of this matrix is turned on the page; `None` when it stands askew, as words across a page do.
fn turn(matrix: Matrix) -> Option<Turn> {
    let (x, y) = matrix.turn(1.0, 0.0);
    let is_along = |long: f64, short: f64| long.abs() > 8.0 * short.abs();
    match () {
        () if is_along(x, y) => Some(if x > 0.0 { Turn::None } else { Turn::Half }),
        () if is_along(y, x) => Some(if y > 0.0 { Turn::Right } else { Turn::Left }),
        () => None,
    }
}
