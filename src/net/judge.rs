//! Whether one relation holds, given its sums.

use super::network::{Coarse, Frame, Ticks};
use super::{Nature, Order};

/// A relation's sums as its amounts now stand; index 0 = left, 1 = right.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tally {
    pub(super) sums: [Ticks; 2],
    /// Terms that are not blank.
    pub(super) filled: [u32; 2],
    /// Those of them that are rounded.
    pub(super) rounded: [u32; 2],
}

impl Tally {
    pub(super) fn gap(&self) -> Ticks {
        self.sums[0] - self.sums[1]
    }

    /// At most one amount on each side: printed twice rather than summed.
    pub(super) fn is_copy(&self) -> bool {
        self.filled[0] <= 1 && self.filled[1] <= 1
    }
}

impl Frame {
    /// The largest |gap| that rounding explains: half a step per rounded amount of a sum, cut to whole steps.
    pub(super) fn slack(&self, tally: &Tally) -> Ticks {
        if tally.is_copy() {
            return 0;
        }
        let halves = match self.single {
            [true, _] => tally.rounded[1] + u32::from(self.single_rounded),
            [_, true] => tally.rounded[0] + u32::from(self.single_rounded),
            _ => tally.rounded[0] + tally.rounded[1],
        };
        if halves == 0 { 0 } else { Ticks::from((halves / 2).max(1)) * self.coarsest }
    }

    /// How far apart the two sides may be and still be called rounding; wider than the slack where a copy is printed
    /// with fewer places.
    pub(super) fn reach(&self, tally: &Tally) -> Ticks {
        match tally.is_copy() {
            true if self.coarsest > self.finest => self.coarsest / 2,
            true => 0,
            false => self.slack(tally),
        }
    }

    pub(super) fn nature(&self, tally: &Tally) -> Nature {
        if !self.sound {
            return Nature::Unjudged;
        }
        if tally.filled == [0, 0] {
            return Nature::Void;
        }
        let gap = tally.gap();
        let holds = match self.order {
            Order::Equal => gap == 0,
            Order::AtMost => gap <= 0,
        };
        match holds || self.agrees(tally) {
            true => Nature::Exact,
            false if gap.abs() <= self.reach(tally) => Nature::Rounding,
            false => Nature::Beyond,
        }
    }

    /// Whether the coarser print is the finer sum, rounded or cut.
    fn agrees(&self, tally: &Tally) -> bool {
        let Some(Coarse { side, step, .. }) = self.coarse else { return false };
        let (coarse, fine) = (tally.sums[side], tally.sums[1 - side]);
        2 * (fine - coarse).abs() <= step || cut(fine, step) == coarse
    }
}

/// Without the digits below `step`.
pub(super) fn cut(value: Ticks, step: Ticks) -> Ticks {
    value - value % step
}

/// Rounded to `step`, half away from zero.
pub(super) fn round(value: Ticks, step: Ticks) -> Ticks {
    cut(value + value.signum() * (step / 2), step)
}
