//! Lines and boxes: what is long and thin is a rule, however it was drawn.

use super::super::area::{Area, POINT};
use super::super::glyph::Page;
use super::super::limits::MOST_RULES;
use super::paint::Paint;
use super::state::{State, around};
use hayro_syntax::content::ops::TypedInstruction as Op;
use hayro_syntax::object::Number;

/// A box thinner than this is a rule.
const THIN: i32 = 3 * POINT;
/// Points of one path that are kept.
const MOST_POINTS: usize = 100_000;

/// A path being drawn.
#[derive(Default)]
pub(super) struct Path {
    /// Straight pieces.
    lines: Vec<Area>,
    /// Boxes.
    boxes: Vec<Area>,
    /// Corners of the open part, in the drawing.
    corners: Vec<(f64, f64)>,
    /// Whether a part of it is round: its corners make no box.
    is_round: bool,
    /// Around all of it.
    around: Option<Area>,
    /// Whether it becomes the window on what is drawn after it.
    is_window: bool,
}

impl Path {
    /// Takes an instruction that draws.
    pub(super) fn take(&mut self, operator: &Op<'_, '_>, state: &mut State, page: &mut Page) {
        match operator {
            Op::MoveTo(to) => {
                self.part(state, false);
                self.corner(&to.0, &to.1);
            }
            Op::LineTo(to) => self.corner(&to.0, &to.1),
            Op::CubicTo(to) => self.curve(&[(to.0, to.1), (to.2, to.3), (to.4, to.5)], state, page),
            Op::CubicStartTo(to) => self.curve(&[(to.0, to.1), (to.2, to.3)], state, page),
            Op::CubicEndTo(to) => self.curve(&[(to.0, to.1), (to.2, to.3)], state, page),
            Op::ClosePath(_) => self.close(state),
            Op::RectPath(rect) => {
                self.part(state, false);
                let [x, y, width, height] = [rect.0, rect.1, rect.2, rect.3].map(|number| number.as_f64());
                let area = state.place(x, y, x + width, y + height);
                self.widen(area);
                if self.boxes.len() < MOST_POINTS {
                    self.boxes.push(area);
                }
            }
            Op::StrokePath(_) => self.paint(state, page, true, false),
            Op::CloseAndStrokePath(_) => {
                self.close(state);
                self.paint(state, page, true, false);
            }
            Op::FillPathNonZero(_) | Op::FillPathNonZeroCompatibility(_) | Op::FillPathEvenOdd(_) => {
                self.close(state);
                self.paint(state, page, false, true);
            }
            Op::FillAndStrokeNonZero(_)
            | Op::FillAndStrokeEvenOdd(_)
            | Op::CloseFillAndStrokeNonZero(_)
            | Op::CloseFillAndStrokeEvenOdd(_) => {
                self.close(state);
                self.paint(state, page, true, true);
            }
            Op::EndPath(_) => self.paint(state, page, false, false),
            Op::ClipNonZero(_) | Op::ClipEvenOdd(_) => self.is_window = true,
            _ => {}
        }
    }

    fn corner(&mut self, x: &Number, y: &Number) {
        if self.corners.len() < MOST_POINTS {
            self.corners.push((x.as_f64(), y.as_f64()));
        }
    }

    /// A curve is no rule; where it ends, a straight piece may begin.
    fn curve(&mut self, points: &[(Number, Number)], state: &State, page: &mut Page) {
        page.curves = page.curves.saturating_add(1);
        let mut points = points.iter().map(|(x, y)| (x.as_f64(), y.as_f64()));
        self.corners.extend(points.clone());
        self.corners.iter().for_each(|(x, y)| widen(&mut self.around, state.place(*x, *y, *x, *y)));
        self.is_round = true;
        self.corners.clear();
        self.corners.extend(points.next_back());
    }

    fn widen(&mut self, area: Area) {
        widen(&mut self.around, area);
    }

    /// Ends the open part where it began.
    fn close(&mut self, state: &State) {
        let first = self.corners.first().copied();
        self.part(state, true);
        self.corners.extend(first);
    }

    /// Ends the open part.
    fn part(&mut self, state: &State, is_closed: bool) {
        let mut corners = std::mem::take(&mut self.corners);
        let is_round = std::mem::take(&mut self.is_round);
        corners.iter().for_each(|(x, y)| self.widen(state.place(*x, *y, *x, *y)));
        if corners.len() < 2 || self.lines.len() > MOST_POINTS {
            return;
        }
        if is_closed && corners.first() != corners.last() {
            corners.push(corners[0]);
        }
        if !is_round
            && let [a, b, c, d, e] = corners.as_slice()
            && a == e
        {
            let straight = |one: &(f64, f64), other: &(f64, f64)| is_straight(around(state.matrix, [*one, *other]));
            if [(a, b), (b, c), (c, d), (d, e)].iter().all(|(one, other)| straight(one, other)) {
                self.boxes.push(around(state.matrix, [*a, *b, *c, *d]));
                return;
            }
        }
        self.lines.extend(corners.windows(2).map(|pair| around(state.matrix, [pair[0], pair[1]])));
    }

    fn paint(&mut self, state: &mut State, page: &mut Page, is_stroked: bool, is_filled: bool) {
        self.part(state, false);
        let is_stroked = is_stroked && state.stroke == Paint::Dark;
        let is_filled = is_filled && state.fill == Paint::Dark;
        let thickness = super::state::unit(state.thickness * state.matrix.scale());
        if is_stroked && thickness <= 2 * THIN {
            self.lines.iter().filter(|line| is_straight(**line)).for_each(|line| keep(page, *line, state.window));
        }
        for area in &self.boxes {
            if area.width().min(area.height()) <= THIN {
                if is_filled || is_stroked {
                    keep(page, *area, state.window);
                }
            } else if is_stroked {
                edges(*area).into_iter().for_each(|edge| keep(page, edge, state.window));
            }
        }
        if self.is_window {
            state.window = state.window.cut(self.around.unwrap_or_default());
        }
        *self = Self::default();
    }
}

/// Whether a piece runs across or down.
fn is_straight(line: Area) -> bool {
    line.width().min(line.height()) <= POINT
}

fn edges(area: Area) -> [Area; 4] {
    let Area { x0, y0, x1, y1 } = area;
    [Area { x0, y0, x1, y1: y0 }, Area { x0, y0: y1, x1, y1 }, Area { x0, y0, x1: x0, y1 }, Area { x0: x1, y0, x1, y1 }]
}

fn widen(around: &mut Option<Area>, area: Area) {
    *around = Some(around.map_or(area, |around| around.with(area)));
}

/// Keeps a rule as far as it is seen.
fn keep(page: &mut Page, rule: Area, window: Area) {
    let cut = rule.cut(window);
    if cut.x0 <= cut.x1 && cut.y0 <= cut.y1 && page.rules.len() < MOST_RULES {
        page.rules.push(cut);
    }
}
