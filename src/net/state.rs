//! The network with amounts that can be changed and changed back.

use super::judge::Tally;
use super::network::{Network, Term, Ticks};
use super::{Force, Judgement, Nature};

/// Relation not in the list of failing ones.
const ABSENT: u32 = u32::MAX;

/// All work of one solve; searches stop when it is spent. A unit is about ten nanoseconds.
pub(super) const BUDGET: u64 = 30_000_000;

pub(super) struct State<'n> {
    pub(super) net: &'n Network<'n>,
    /// Amounts as they now stand: printed ones, with the repairs of named causes.
    pub(super) values: Vec<Option<Ticks>>,
    tallies: Vec<Tally>,
    natures: Vec<Nature>,
    /// Natures before the edits that are being tried.
    base: Vec<Nature>,
    /// Natures as printed.
    first: Vec<Nature>,
    /// Relations that must hold in the end.
    required: Vec<bool>,
    /// Required relations that fail, in no particular order.
    failing: Vec<u32>,
    slots: Vec<u32>,
    /// Work done.
    pub(super) spent: u64,
}

/// What a set of edits does to the relations it touches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Effect {
    /// Failing relations that hold afterwards.
    pub(super) settled: u32,
    /// Soft relations that fail afterwards only.
    pub(super) soft_broken: u32,
    /// Soft relations that hold afterwards only.
    pub(super) soft_settled: u32,
    /// Rounding residues afterwards, minus those before.
    pub(super) residues: i32,
}

impl<'n> State<'n> {
    /// Relations touching a table of `doubtful` (ascending) are not judged.
    pub(super) fn new(net: &'n Network<'n>, doubtful: &[u32]) -> Self {
        let count = net.frames.len();
        let mut state = State {
            net,
            values: net.values.clone(),
            tallies: vec![Tally::default(); count],
            natures: Vec::new(),
            base: Vec::new(),
            first: Vec::new(),
            required: vec![false; count],
            failing: Vec::new(),
            slots: vec![ABSENT; count],
            spent: 0,
        };
        for variable in 0..net.values.len() as u32 {
            state.count(variable, net.values[variable as usize], 1);
        }
        state.first = (0..count as u32).map(|relation| state.printed_nature(relation, doubtful)).collect();
        state.natures = state.first.clone();
        state.base = state.first.clone();
        for relation in 0..count as u32 {
            let sound = !matches!(state.nature(relation), Nature::Beyond | Nature::Unjudged);
            state.required[relation as usize] = sound && net.frames[relation as usize].force == Force::Strong;
        }
        state
    }

    fn printed_nature(&self, relation: u32, doubtful: &[u32]) -> Nature {
        let misread = |term: &Term| doubtful.binary_search(&self.net.variables[term.id as usize].group).is_ok();
        match !doubtful.is_empty() && self.net.terms(relation).iter().any(misread) {
            true => Nature::Unjudged,
            false => self.net.frames[relation as usize].nature(&self.tallies[relation as usize]),
        }
    }

    pub(super) fn relations(&self) -> std::ops::Range<u32> {
        0..self.natures.len() as u32
    }

    pub(super) fn nature(&self, relation: u32) -> Nature {
        self.natures[relation as usize]
    }

    /// The nature before the edits being tried.
    pub(super) fn nature_before(&self, relation: u32) -> Nature {
        self.base[relation as usize]
    }

    /// The nature as printed.
    pub(super) fn nature_printed(&self, relation: u32) -> Nature {
        self.first[relation as usize]
    }

    pub(super) fn tally(&self, relation: u32) -> &Tally {
        &self.tallies[relation as usize]
    }

    pub(super) fn failing(&self) -> &[u32] {
        &self.failing
    }

    pub(super) fn fails(&self, relation: u32) -> bool {
        self.slots[relation as usize] != ABSENT
    }

    /// How many failing relations the variable is in.
    pub(super) fn failing_at(&mut self, variable: u32) -> usize {
        let touching = self.net.touching(variable);
        self.spent += touching.len() as u64;
        touching.iter().filter(|term| self.fails(term.id)).count()
    }

    /// The failing relation with the fewest terms.
    pub(super) fn clearest(&mut self) -> Option<u32> {
        self.spent += self.failing.len() as u64;
        self.failing.iter().copied().min_by_key(|relation| (self.net.terms(*relation).len(), *relation))
    }

    /// Whether the relation must hold in the end.
    pub(super) fn require(&mut self, relation: u32, required: bool) {
        self.required[relation as usize] = required;
        self.list(relation);
    }

    /// Gives the variable a value; answers the one it had.
    pub(super) fn set(&mut self, variable: u32, value: Option<Ticks>) -> Option<Ticks> {
        let old = std::mem::replace(&mut self.values[variable as usize], value);
        self.count(variable, old, -1);
        self.count(variable, value, 1);
        let net = self.net;
        for term in net.touching(variable) {
            if self.first[term.id as usize] != Nature::Unjudged {
                self.natures[term.id as usize] = net.frames[term.id as usize].nature(&self.tallies[term.id as usize]);
                self.list(term.id);
            }
        }
        self.spent += 2 * net.touching(variable).len() as u64 + 1;
        old
    }

    /// Makes the edits of these variables the new starting point.
    pub(super) fn keep(&mut self, variables: &[u32]) {
        for relation in self.touched(variables) {
            self.base[relation as usize] = self.natures[relation as usize];
        }
    }

    /// The relations of these variables, ascending.
    pub(super) fn touched(&mut self, variables: &[u32]) -> Vec<u32> {
        let net = self.net;
        let mut touched: Vec<u32> =
            variables.iter().flat_map(|variable| net.touching(*variable)).map(|term| term.id).collect();
        self.spent += touched.len() as u64;
        touched.sort_unstable();
        touched.dedup();
        touched
    }

    /// What the edits made to these variables since the last [`State::keep`] have done.
    pub(super) fn effect(&mut self, variables: &[u32]) -> Effect {
        let mut effect = Effect::default();
        for relation in self.touched(variables) {
            let (before, after) = (self.nature_before(relation), self.nature(relation));
            let soft = u32::from(self.net.frames[relation as usize].force == Force::Soft);
            let [settled, broken] = [(before, after), (after, before)]
                .map(|(bad, good)| u32::from(bad == Nature::Beyond && good != Nature::Beyond));
            effect.settled += settled;
            effect.soft_settled += settled * soft;
            effect.soft_broken += broken * soft;
            effect.residues += i32::from(after == Nature::Rounding) - i32::from(before == Nature::Rounding);
        }
        effect
    }

    /// The relations as printed, whatever has been repaired since.
    pub(super) fn judgements(&self) -> Vec<Judgement> {
        let printed = State::new(self.net, &[]);
        self.relations().map(|relation| printed.judgement(relation, self.first[relation as usize])).collect()
    }

    fn judgement(&self, relation: u32, nature: Nature) -> Judgement {
        let (frame, tally) = (&self.net.frames[relation as usize], &self.tallies[relation as usize]);
        let amount = |ticks| self.net.amount(ticks, frame.places);
        let parts = [tally.sums[0], tally.sums[1], tally.gap(), frame.slack(tally)].map(amount);
        let [Some(left), Some(right), Some(gap), Some(slack)] = parts else {
            let zero = rust_decimal::Decimal::ZERO;
            return Judgement { left: zero, right: zero, gap: zero, slack: zero, nature: Nature::Unjudged };
        };
        Judgement { left, right, gap, slack, nature }
    }

    fn count(&mut self, variable: u32, value: Option<Ticks>, sign: i32) {
        let Some(value) = value else { return };
        let rounded = u32::from(self.net.variables[variable as usize].rounded);
        for term in self.net.touching(variable) {
            let tally = &mut self.tallies[term.id as usize];
            for (side, factor) in [term.left, term.right].into_iter().enumerate() {
                if factor != 0 {
                    tally.sums[side] += Ticks::from(factor * sign) * value;
                    tally.filled[side] = tally.filled[side].wrapping_add_signed(sign);
                    tally.rounded[side] = tally.rounded[side].wrapping_add_signed(sign * rounded as i32);
                }
            }
        }
    }

    /// Keeps the list of failing relations true.
    fn list(&mut self, relation: u32) {
        let belongs = self.required[relation as usize] && self.natures[relation as usize] == Nature::Beyond;
        let slot = self.slots[relation as usize];
        if belongs && slot == ABSENT {
            self.slots[relation as usize] = self.failing.len() as u32;
            self.failing.push(relation);
        } else if !belongs && slot != ABSENT {
            self.failing.swap_remove(slot as usize);
            if let Some(moved) = self.failing.get(slot as usize) {
                self.slots[*moved as usize] = slot;
            }
            self.slots[relation as usize] = ABSENT;
        }
    }
}
