//! Drawing budgets at random: tables of codes, copies between them, projects with payment plans, an asset table.
//!
//! Amounts are kept in 0.0001 万元 (元) and printed with two decimals, so that sums show true rounding residues.

use super::build::Build;
use crate::net::{Force, Order, VariableId};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A small generator of random numbers (SplitMix64).
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(super) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// A printed cell and what it stands for, in 元.
#[derive(Clone, Copy)]
struct Cell {
    id: VariableId,
    yuan: i64,
}

/// One row of a table: total, basic, project.
type Row = [Cell; 3];

struct Drawing<'d> {
    build: Build,
    dice: &'d mut Dice,
    line: u32,
    /// Percent of details that print without a residue.
    round: usize,
}

/// A budget that holds up to rounding; `round` percent of its details print without a residue.
pub(super) fn budget(dice: &mut Dice, round: usize) -> Build {
    let mut drawing = Drawing { build: Build::default(), dice, line: 0, round };
    let shape = drawing.shape();
    let all = drawing.table(3, &shape);
    let general = drawing.table(5, &shape);
    for (one, two) in all.iter().zip(&general) {
        one.iter().zip(two).for_each(|(one, two)| drawing.same(*one, *two));
    }
    let funds = drawing.funds(&shape);
    for (row, fund) in all.iter().zip(&funds) {
        drawing.same(row[0], *fund);
    }
    drawing.economy(all[0]);
    drawing.narrative(&all);
    drawing.projects(&shape, &general);
    drawing.assets();
    drawing.build
}

/// A code: the place of the code above it, and what it holds of its own (basic, project) if it is an item.
struct Code {
    above: usize,
    own: [i64; 2],
}

impl Drawing<'_> {
    /// The grand total at 0, then classes, sections and items.
    fn shape(&mut self) -> Vec<Code> {
        let mut codes = vec![Code { above: 0, own: [0, 0] }];
        for _ in 0..3 + self.dice.below(4) {
            codes.push(Code { above: 0, own: [0, 0] });
            let class = codes.len() - 1;
            for _ in 0..1 + self.dice.below(3) {
                codes.push(Code { above: class, own: [0, 0] });
                let section = codes.len() - 1;
                for _ in 0..1 + self.dice.below(5) {
                    let own = match self.dice.below(4) {
                        0 => [self.yuan(), self.yuan()],
                        1 => [0, self.yuan()],
                        _ => [self.yuan(), 0],
                    };
                    codes.push(Code { above: section, own });
                }
            }
        }
        codes
    }

    /// Whole hundreds of 元 print without a residue.
    fn yuan(&mut self) -> i64 {
        let size = [10_000, 100_000, 1_000_000, 10_000_000][self.dice.below(4)];
        let yuan = (size / 10 + self.dice.below(size)) as i64;
        if self.dice.chance(self.round) { yuan / 100 * 100 + 100 } else { yuan }
    }

    fn put(&mut self, group: u32, place: u32, yuan: i64) -> Cell {
        let printed = (yuan != 0).then(|| Decimal::new((yuan + 50).div_euclid(100), 2));
        Cell { id: self.build.put((group, self.line, place), printed), yuan }
    }

    fn same(&mut self, one: Cell, two: Cell) {
        self.build.copy(one.id, two.id);
    }

    fn sum(&mut self, total: Cell, parts: &[Cell]) {
        assert_eq!(total.yuan, parts.iter().map(|part| part.yuan).sum::<i64>());
        let ids: Vec<VariableId> = parts.iter().map(|part| part.id).collect();
        self.build.at(total.id).derived = true;
        self.build.sum(total.id, &ids);
    }

    fn table(&mut self, group: u32, codes: &[Code]) -> Vec<Row> {
        let sums = sums(codes);
        let mut rows: Vec<Row> = Vec::new();
        for [basic, project] in sums {
            self.line += 1;
            let place = |drawing: &mut Self, place, yuan| drawing.put(group, place, yuan);
            let row = [place(self, 0, basic + project), place(self, 1, basic), place(self, 2, project)];
            self.sum(row[0], &row[1..]);
            rows.push(row);
        }
        self.columns(codes, &rows);
        rows
    }

    /// Every code is the sum of the codes below it, column by column.
    fn columns<const N: usize>(&mut self, codes: &[Code], rows: &[[Cell; N]]) {
        for (above, row) in rows.iter().enumerate() {
            for (column, total) in row.iter().enumerate() {
                let parts: Vec<Cell> = below(codes, above).map(|code| rows[code][column]).collect();
                if !parts.is_empty() {
                    self.sum(*total, &parts);
                }
            }
        }
    }

    /// Income by source: the total of each code, mostly from the first of four sources. Answers the totals.
    fn funds(&mut self, codes: &[Code]) -> Vec<Cell> {
        let splits: Vec<[i64; 2]> = (codes.iter())
            .map(|code| if self.dice.chance(80) { [code.own[0] + code.own[1], 0] } else { code.own })
            .collect();
        let shaped: Vec<Code> = codes.iter().zip(splits).map(|(code, own)| Code { above: code.above, own }).collect();
        let mut rows: Vec<[Cell; 5]> = Vec::new();
        for [general, special] in sums(&shaped) {
            self.line += 1;
            let yuan = [general + special, general, special, 0, 0];
            let row = std::array::from_fn(|place| self.put(2, place as u32, yuan[place]));
            self.sum(row[0], &row[1..]);
            rows.push(row);
        }
        self.columns(codes, &rows);
        rows.into_iter().map(|row| row[0]).collect()
    }

    /// Basic expenditure by economic class: one column, each amount only once.
    fn economy(&mut self, total: Row) {
        let mut rest = total[1].yuan;
        let mut parts = Vec::new();
        for place in 0..12 {
            self.line += 1;
            let yuan = if place == 11 { rest } else { (rest / 3 / 100 * 100).max(0) };
            rest -= yuan;
            let part = self.put(6, 0, yuan);
            parts.push(part);
        }
        self.line += 1;
        let printed = self.put(6, 0, total[1].yuan);
        self.sum(printed, &parts);
        self.same(printed, total[1]);
    }

    /// Totals said again in the text.
    fn narrative(&mut self, rows: &[Row]) {
        for row in rows.iter().take(4) {
            for cell in row.iter().filter(|cell| cell.yuan != 0) {
                self.line += 1;
                let said = self.put(9, 0, cell.yuan);
                self.build.at(said.id).derived = true;
                self.same(said, *cell);
            }
        }
    }

    /// Each item's project column is the sum of its projects; each project has a payment plan.
    fn projects(&mut self, codes: &[Code], rows: &[Row]) {
        for (code, row) in codes.iter().zip(rows).filter(|(code, _)| code.own[1] != 0) {
            let cut = code.own[1] / 3 / 100 * 100;
            let shares = if self.dice.chance(50) { vec![code.own[1]] } else { vec![cut, code.own[1] - cut] };
            let parts: Vec<Cell> =
                shares.into_iter().filter(|yuan| *yuan != 0).map(|yuan| self.project(yuan)).collect();
            self.sum(row[2], &parts);
        }
    }

    fn project(&mut self, yuan: i64) -> Cell {
        self.line += 1;
        let (total, fiscal) = (self.put(10, 0, yuan), self.put(10, 1, yuan));
        self.same(total, fiscal);
        self.line += 1;
        let plan: Vec<Cell> = (1..=4).map(|month| self.put(10, month as u32, yuan * month / 4)).collect();
        for pair in plan.windows(2) {
            self.build.relate(&[pair[0].id], Order::AtMost, &[pair[1].id], Force::Strong);
        }
        self.same(plan[3], total);
        total
    }

    fn assets(&mut self) {
        self.line += 1;
        let yuan: [i64; 4] = std::array::from_fn(|_| if self.dice.chance(70) { self.yuan() } else { 0 });
        let total = self.put(12, 0, yuan.iter().sum());
        let leaves: Vec<Cell> = (0..4).map(|leaf| self.put(12, 2 + leaf as u32 * 2, yuan[leaf])).collect();
        self.sum(total, &leaves);
        self.line += 1;
        let said = self.put(9, 0, total.yuan);
        self.same(said, total);
    }
}

fn below(codes: &[Code], above: usize) -> impl Iterator<Item = usize> + use<'_> {
    (1..codes.len()).filter(move |code| codes[*code].above == above)
}

fn sums(codes: &[Code]) -> Vec<[i64; 2]> {
    let mut sums: Vec<[i64; 2]> = codes.iter().map(|code| code.own).collect();
    for code in (1..codes.len()).rev() {
        let [basic, project] = sums[code];
        sums[codes[code].above][0] += basic;
        sums[codes[code].above][1] += project;
    }
    sums
}

/// A slip of the pen in one cell: the changed budget and the cells it touched, or `None` if this slip changes nothing.
pub(super) fn spoil(build: &mut Build, dice: &mut Dice) -> Option<Vec<usize>> {
    let place = dice.below(build.variables.len());
    let value = build.variables[place].value?;
    let cents = (value * Decimal::ONE_HUNDRED).to_i64()?;
    let changed = match dice.below(7) {
        0 => digit(cents, dice),
        1 => swap(cents, dice),
        2 => {
            if dice.chance(50) {
                cents * 10
            } else {
                cents / 10
            }
        }
        3 => -cents,
        4 => return shove(build, place),
        5 => cents + [-1, 1][dice.below(2)],
        _ => 0,
    };
    if changed == cents {
        return None;
    }
    build.variables[place].value = (changed != 0).then(|| Decimal::new(changed, 2));
    Some(vec![place])
}

fn digit(cents: i64, dice: &mut Dice) -> i64 {
    let places = cents.to_string().len();
    let power = 10i64.pow(dice.below(places) as u32);
    let old = cents / power % 10;
    let new = dice.below(10) as i64;
    cents + (new - old) * power
}

fn swap(cents: i64, dice: &mut Dice) -> i64 {
    let mut digits = cents.to_string().into_bytes();
    if digits.len() < 2 {
        return cents;
    }
    let place = dice.below(digits.len() - 1);
    digits.swap(place, place + 1);
    String::from_utf8(digits).ok().and_then(|text| text.parse().ok()).unwrap_or(cents)
}

/// Prints the amount one cell to the right, if that is blank and of the same line.
fn shove(build: &mut Build, place: usize) -> Option<Vec<usize>> {
    let (one, two) = (build.variables.get(place)?, build.variables.get(place + 1)?);
    if (one.group, one.line) != (two.group, two.line) || two.value.is_some() {
        return None;
    }
    build.variables[place + 1].value = build.variables[place].value.take();
    Some(vec![place, place + 1])
}
