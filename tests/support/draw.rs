//! Draws budgets: the economic side first, then projects, then the functional items that carry both.

use super::budget::{Agency, Assets, Economic, Item, LastYear, Mills, Project, Purchase, SOURCES, Source, ThreePublic};
use super::names::{self, Fund, ProjectName, Subject};
use super::random::Random;

/// How amounts are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Digits {
    /// Whole hundredths of 万元: every printed sum is true to the digit.
    Exact,
    /// Thousandths, printed in hundredths: sums may be off by their last digits.
    Rounded,
}

/// The agencies of one document.
pub(crate) fn agencies(seed: u64, digits: Digits, count: usize) -> Vec<Agency> {
    let mut random = Random::new(seed);
    let department = random.between(301, 899);
    (0..count)
        .map(|at| {
            Drawing { random: &mut random, digits, number: at as i64 }.agency(format!("{department}{:03}", at + 1), at)
        })
        .collect()
}

struct Drawing<'a> {
    random: &'a mut Random,
    digits: Digits,
    /// Position of the agency: its projects have serial numbers of their own.
    number: i64,
}

impl Drawing<'_> {
    /// An amount between `low` and `high` 万元.
    fn amount(&mut self, low: i64, high: i64) -> Mills {
        match self.digits {
            Digits::Exact => self.random.between(low * 100, high * 100) * 10,
            Digits::Rounded => self.random.between(low * 1000, high * 1000),
        }
    }

    /// About `percent` of an amount, never more, kept like every other amount.
    fn share(&mut self, of: Mills, percent: i64) -> Mills {
        let share = of * percent / 100;
        if self.digits == Digits::Exact { share / 10 * 10 } else { share }
    }

    fn agency(&mut self, code: String, at: usize) -> Agency {
        let institution = self.random.chance(25);
        let names = if institution { names::INSTITUTIONS } else { names::ADMINISTRATIONS };
        let name = names[at % names.len()].to_owned();
        let economic = if institution { Vec::new() } else { self.economic() };
        let projects = self.projects(institution);
        let three_public = self.three_public(&economic, &projects);
        let purchases = self.purchases(&projects);
        let mut agency = Agency {
            code,
            name,
            year: 2024,
            institution,
            items: self.items(&economic, &projects),
            economic,
            assets: self.assets(&three_public),
            three_public,
            projects,
            purchases,
            last: LastYear::default(),
        };
        agency.last = self.last_year(&agency);
        agency
    }

    fn economic(&mut self) -> Vec<Economic> {
        let mut list = Vec::new();
        let mut add = |code, name, amount| list.push(Economic { code, name, amount });
        let (pay, allowance, bonus) = (self.amount(80, 400), self.amount(20, 150), self.amount(10, 60));
        let base = pay + allowance + bonus;
        add("30101", "基本工资", pay);
        add("30102", "津贴补贴", allowance);
        add("30103", "奖金", bonus);
        let percent = self.random.between(12, 15);
        add("30108", "机关事业单位基本养老保险缴费", self.share(base, percent));
        let percent = self.random.between(5, 8);
        add("30110", "职工基本医疗保险缴费", self.share(base, percent));
        if self.random.chance(60) {
            add("30112", "其他社会保障缴费", self.amount(1, 3));
        }
        let percent = self.random.between(8, 11);
        add("30113", "住房公积金", self.share(base, percent));
        if self.random.chance(40) {
            add("30199", "其他工资福利支出", self.amount(5, 60));
        }
        add("30201", "办公费", self.amount(5, 60));
        let count = self.random.below(6);
        for (code, name) in self.random.sample(names::RUNNING_COSTS, count) {
            add(code, name, self.amount(1, 20));
        }
        if self.random.chance(60) {
            add("30217", "公务接待费", self.amount(1, 5));
        }
        add("30228", "工会经费", self.share(base, 1));
        if self.random.chance(60) {
            add("30231", "公务用车运行维护费", self.amount(2, 20));
        }
        if self.random.chance(70) {
            add("30302", "退休费", self.amount(10, 90));
        }
        if self.random.chance(40) {
            add("30304", "抚恤金", self.amount(1, 9));
        }
        list.sort_by_key(|row| row.code);
        list
    }

    fn projects(&mut self, institution: bool) -> Vec<Project> {
        let count = 1 + self.random.below(4);
        let subjects = self.random.sample(names::WORK, 3);
        let mut chosen: Vec<(&'static ProjectName, &'static Subject)> = Vec::new();
        for name in self.random.sample(names::PROJECTS, count) {
            let subject = subjects[self.random.below(subjects.len())];
            chosen.push((name, subject));
        }
        if !institution && self.random.chance(25) {
            chosen.push((&names::ABROAD_PROJECT, subjects[0]));
        }
        if !institution && self.random.chance(20) {
            chosen.push((&names::CAR_PROJECT, subjects[0]));
        }
        if self.random.chance(30) {
            chosen.push((&names::LAND_PROJECT, &names::LAND));
        }
        if self.random.chance(10) {
            chosen.push((&names::CAPITAL_PROJECT, &names::CAPITAL));
        }
        chosen.truncate(6);
        let own = self.random.chance(30);
        chosen.into_iter().enumerate().map(|(at, (about, subject))| self.project(about, subject, own, at)).collect()
    }

    fn project(&mut self, about: &'static ProjectName, subject: &'static Subject, own: bool, at: usize) -> Project {
        let fiscal = self.amount(4, 300);
        let plain = std::ptr::eq(about, &names::ABROAD_PROJECT) || std::ptr::eq(about, &names::CAR_PROJECT);
        let other = if own && !plain && subject.fund == Fund::General && self.random.chance(60) {
            self.amount(1, 50)
        } else {
            0
        };
        let budget = fiscal + other;
        let mut percents = [self.random.between(5, 40), self.random.between(41, 70), self.random.between(71, 99)];
        if self.random.chance(20) {
            percents[2] = 100;
        }
        let plan = percents.map(|percent| self.share(budget, percent));
        let serial = 210_000 + self.number * 1000 + at as i64 * 37 + self.random.between(0, 36);
        Project { about, subject, code: project_code(serial), fiscal, other, plan }
    }

    /// What the fiscal budget pays for travel abroad, cars and reception: the economic item, and a project where there is one.
    fn three_public(&mut self, economic: &[Economic], projects: &[Project]) -> ThreePublic {
        let item = |code: &str| economic.iter().find(|row| row.code == code).map_or(0, |row| row.amount);
        let budget = |about: &ProjectName| {
            projects.iter().find(|project| std::ptr::eq(project.about, about)).map_or(0, |project| project.fiscal)
        };
        let abroad = budget(&names::ABROAD_PROJECT);
        let teach = if self.random.chance(30) { self.share(abroad, 20) } else { 0 };
        ThreePublic {
            teach,
            other: abroad - teach,
            buy: budget(&names::CAR_PROJECT),
            run: item("30231"),
            reception: item("30217"),
        }
    }

    /// Every project that buys has one row; its price times its quantity stays inside the fiscal money.
    fn purchases(&mut self, projects: &[Project]) -> Vec<Purchase> {
        let mut rows = Vec::new();
        for (at, project) in projects.iter().enumerate() {
            let Some((_, number, unit)) = project.about.buys else { continue };
            let quantity = if number.starts_with('A') && unit == "台" { self.random.between(2, 40) } else { 1 };
            let price = self.share(project.fiscal / quantity, if quantity == 1 { 100 } else { 97 });
            if price == 0 {
                continue;
            }
            let total = price * quantity;
            let reserved = if total <= 2_000_000 { total } else { self.share(total, 40) };
            rows.push(Purchase { project: at, quantity, price, reserved });
        }
        rows
    }

    fn items(&mut self, economic: &[Economic], projects: &[Project]) -> Vec<Item> {
        let mut items = self.basic_items(economic);
        for project in projects {
            let at = position(&mut items, project.subject);
            items[at].project += project.fiscal;
            items[at].own += project.other;
        }
        items.sort_by_key(|item| item.subject.code);
        let source = *self.random.pick(&SOURCES);
        items.iter_mut().for_each(|item| item.source = source);
        if self.random.chance(35) {
            let at = self.random.below(items.len());
            let percent = *self.random.pick(&[20, 60, 100]);
            items[at].carry = self.share(items[at].project, percent);
        }
        items
    }

    /// Insurance, housing and retirement money stand under their own items, the rest under a running item.
    fn basic_items(&mut self, economic: &[Economic]) -> Vec<Item> {
        let fixed: [(&str, &'static Subject); 6] = [
            ("30108", &names::PENSION),
            ("30110", &names::MEDICAL),
            ("30112", &names::INJURY),
            ("30113", &names::HOUSING),
            ("30302", &names::RETIREMENT),
            ("30304", &names::BEREAVEMENT),
        ];
        let running = self.random.pick(names::RUNNING);
        let mut items = Vec::new();
        for row in economic {
            let subject = fixed.iter().find(|(code, _)| *code == row.code).map_or(running, |(_, subject)| subject);
            let at = position(&mut items, subject);
            items[at].basic += row.amount;
        }
        items
    }

    fn assets(&mut self, three_public: &ThreePublic) -> Assets {
        let house =
            if self.random.chance(60) { (self.random.between(400, 5000), self.amount(60, 300)) } else { (0, 0) };
        let office = if house.0 == 0 {
            (0, 0)
        } else if self.random.chance(50) {
            house
        } else {
            (house.0 / 2, self.share(house.1, 50))
        };
        let cars = three_public.run / 2500 + i64::from(three_public.run > 0);
        let car = if cars > 0 { (cars, self.amount(15 * cars, 25 * cars)) } else { (0, 0) };
        let equipment = if self.random.chance(30) { (1, self.amount(20, 60)) } else { (0, 0) };
        Assets { house, office, car, equipment, rest: (self.random.between(20, 700), self.amount(20, 400)) }
    }

    fn last_year(&mut self, agency: &Agency) -> LastYear {
        let mut near = |amount: Mills| if amount == 0 { 0 } else { self.share(amount, 50) + self.amount(1, 100) };
        LastYear {
            personnel: near(agency.personnel()),
            public: near(agency.public()),
            project: near(agency.sum(|item| item.project + item.own)),
            three_public: near(agency.three_public.total()),
        }
    }
}

fn position(items: &mut Vec<Item>, subject: &'static Subject) -> usize {
    items.iter().position(|item| item.subject.code == subject.code).unwrap_or_else(|| {
        items.push(Item { subject, basic: 0, project: 0, own: 0, carry: 0, source: Source::Other });
        items.len() - 1
    })
}

/// Region, year, kind, serial number and the check character of GB 32100 over its 31 signs.
pub(crate) fn project_code(serial: i64) -> String {
    const SIGNS: &[u8] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let body = format!("13052824P{serial:011}");
    let mut weight = 1;
    let mut sum = 0;
    for sign in body.bytes() {
        let value = SIGNS.iter().position(|known| *known == sign).unwrap_or_default();
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    let check = (30 + 31 - sum % 31) % 31;
    format!("{body}{}", SIGNS[check] as char)
}
