//! Places on a page as it is shown: hundredths of a point from its upper left corner.

/// One point.
pub(super) const POINT: i32 = 100;

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Area {
    pub(super) x0: i32,
    pub(super) y0: i32,
    pub(super) x1: i32,
    pub(super) y1: i32,
}

impl Area {
    pub(super) fn width(self) -> i32 {
        self.x1 - self.x0
    }

    pub(super) fn height(self) -> i32 {
        self.y1 - self.y0
    }

    /// Middle from left to right.
    pub(super) fn x(self) -> i32 {
        self.x0.midpoint(self.x1)
    }

    /// Middle from top to bottom.
    pub(super) fn y(self) -> i32 {
        self.y0.midpoint(self.y1)
    }

    /// The smallest rectangle that holds both.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            x0: self.x0.min(other.x0),
            y0: self.y0.min(other.y0),
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
        }
    }

    /// The smallest rectangle that holds all of them.
    pub(super) fn around(all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().reduce(Self::with).unwrap_or_default()
    }

    /// What both cover; empty, perhaps turned inside out, when nothing.
    pub(super) fn cut(self, other: Self) -> Self {
        Self {
            x0: self.x0.max(other.x0),
            y0: self.y0.max(other.y0),
            x1: self.x1.min(other.x1),
            y1: self.y1.min(other.y1),
        }
    }

    /// True when this point lies inside or on the edge.
    pub(super) fn holds(self, x: i32, y: i32) -> bool {
        self.x0 <= x && x <= self.x1 && self.y0 <= y && y <= self.y1
    }

    /// The same place after the page, `width` by `height`, was turned.
    pub(super) fn turned(self, turn: Turn, width: i32, height: i32) -> Self {
        let Self { x0, y0, x1, y1 } = self;
        match turn {
            Turn::None => self,
            Turn::Right => Self { x0: height - y1, y0: x0, x1: height - y0, y1: x1 },
            Turn::Half => Self { x0: width - x1, y0: height - y1, x1: width - x0, y1: height - y0 },
            Turn::Left => Self { x0: y0, y0: width - x1, x1: y1, y1: width - x0 },
        }
    }
}

/// How a page is turned, clockwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Turn {
    #[default]
    None,
    Right,
    Half,
    Left,
}

impl Turn {
    pub(super) const ALL: [Self; 4] = [Self::None, Self::Right, Self::Half, Self::Left];

    /// The turn that undoes this one.
    pub(super) fn back(self) -> Self {
        match self {
            Self::Right => Self::Left,
            Self::Left => Self::Right,
            same => same,
        }
    }

    /// True when width and height change places.
    pub(super) fn is_quarter(self) -> bool {
        matches!(self, Self::Right | Self::Left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_is_undone_by_turning_back() {
        let area = Area { x0: 10, y0: 20, x1: 30, y1: 60 };
        for turn in Turn::ALL {
            let (width, height) = if turn.is_quarter() { (200, 100) } else { (100, 200) };
            assert_eq!(area.turned(turn, 100, 200).turned(turn.back(), width, height), area, "{turn:?}");
        }
        assert_eq!(area.turned(Turn::Right, 100, 200), Area { x0: 140, y0: 10, x1: 180, y1: 30 });
    }
}
