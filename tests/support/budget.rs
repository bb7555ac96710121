//! The budget of one agency, consistent by construction.
//!
//! Amounts are `i64` in thousandths of 万元 (10 元). Exact budgets use whole hundredths, so that every printed sum is true
//! to the digit; rounded budgets use thousandths, so that copies agree and sums may be off by their last digits.

use super::names::{Fund, ProjectName, Subject};

/// Thousandths of 万元.
pub(crate) type Mills = i64;

#[derive(Debug, Clone)]
pub(crate) struct Agency {
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) year: i64,
    /// 事业单位 without basic money; otherwise 行政单位.
    pub(crate) institution: bool,
    /// By ascending code.
    pub(crate) items: Vec<Item>,
    /// By ascending code; sums to the basic money of the items.
    pub(crate) economic: Vec<Economic>,
    pub(crate) three_public: ThreePublic,
    pub(crate) projects: Vec<Project>,
    pub(crate) purchases: Vec<Purchase>,
    pub(crate) assets: Assets,
    pub(crate) last: LastYear,
}

/// One functional item. What it spends is what it is given: granted this year, carried over, or earned.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) subject: &'static Subject,
    pub(crate) basic: Mills,
    /// Project money from the fiscal budget.
    pub(crate) project: Mills,
    /// Project money from own funds.
    pub(crate) own: Mills,
    /// Which part of the fiscal money was carried over from last year.
    pub(crate) carry: Mills,
    /// Where own funds come from.
    pub(crate) source: Source,
}

/// The kinds of own funds, as columns of the income table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    Special,
    Service,
    Business,
    Superior,
    Affiliate,
    Other,
}

pub(crate) const SOURCES: [Source; 6] =
    [Source::Special, Source::Service, Source::Business, Source::Superior, Source::Affiliate, Source::Other];

impl Item {
    pub(crate) fn total(&self) -> Mills {
        self.fiscal() + self.own
    }

    pub(crate) fn fiscal(&self) -> Mills {
        self.basic + self.project
    }

    pub(crate) fn granted(&self) -> Mills {
        self.fiscal() - self.carry
    }

    pub(crate) fn from(&self, source: Source) -> Mills {
        if self.source == source { self.own } else { 0 }
    }

    pub(crate) fn class(&self) -> &'static str {
        &self.subject.code[..3]
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Economic {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) amount: Mills,
}

impl Economic {
    pub(crate) fn personnel(&self) -> Mills {
        if self.code.starts_with("301") || self.code.starts_with("303") { self.amount } else { 0 }
    }

    pub(crate) fn public(&self) -> Mills {
        self.amount - self.personnel()
    }
}

#[derive(Debug, Clone, Default)]
pub(crate) struct ThreePublic {
    pub(crate) teach: Mills,
    pub(crate) other: Mills,
    pub(crate) buy: Mills,
    pub(crate) run: Mills,
    pub(crate) reception: Mills,
}

impl ThreePublic {
    pub(crate) fn abroad(&self) -> Mills {
        self.teach + self.other
    }

    pub(crate) fn car(&self) -> Mills {
        self.buy + self.run
    }

    pub(crate) fn total(&self) -> Mills {
        self.abroad() + self.car() + self.reception
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Project {
    pub(crate) about: &'static ProjectName,
    pub(crate) subject: &'static Subject,
    pub(crate) code: String,
    pub(crate) fiscal: Mills,
    pub(crate) other: Mills,
    /// Cumulative until March, June, October; December is the whole budget.
    pub(crate) plan: [Mills; 3],
}

impl Project {
    pub(crate) fn budget(&self) -> Mills {
        self.fiscal + self.other
    }
}

/// One row of the procurement table.
#[derive(Debug, Clone)]
pub(crate) struct Purchase {
    /// Index of its project.
    pub(crate) project: usize,
    pub(crate) quantity: i64,
    pub(crate) price: Mills,
    /// Reserved for small and medium firms.
    pub(crate) reserved: Mills,
}

impl Purchase {
    pub(crate) fn total(&self) -> Mills {
        self.quantity * self.price
    }
}

/// Quantity and value of each row; zero where blank.
#[derive(Debug, Clone, Default)]
pub(crate) struct Assets {
    pub(crate) house: (i64, Mills),
    pub(crate) office: (i64, Mills),
    pub(crate) car: (i64, Mills),
    pub(crate) equipment: (i64, Mills),
    pub(crate) rest: (i64, Mills),
}

impl Assets {
    pub(crate) fn total(&self) -> Mills {
        self.house.1 + self.car.1 + self.equipment.1 + self.rest.1
    }
}

#[derive(Debug, Clone, Default)]
pub(crate) struct LastYear {
    pub(crate) personnel: Mills,
    pub(crate) public: Mills,
    pub(crate) project: Mills,
    pub(crate) three_public: Mills,
}

impl LastYear {
    pub(crate) fn basic(&self) -> Mills {
        self.personnel + self.public
    }
}

impl Agency {
    /// The sum of one amount over the items.
    pub(crate) fn sum(&self, amount: impl Fn(&Item) -> Mills) -> Mills {
        self.items.iter().map(amount).sum()
    }

    /// The sum of one amount over the items of one budget.
    pub(crate) fn of(&self, fund: Fund, amount: impl Fn(&Item) -> Mills) -> Mills {
        self.items.iter().filter(|item| item.subject.fund == fund).map(amount).sum()
    }

    pub(crate) fn personnel(&self) -> Mills {
        self.economic.iter().map(Economic::personnel).sum()
    }

    pub(crate) fn public(&self) -> Mills {
        self.economic.iter().map(Economic::public).sum()
    }

    /// What is bought as goods (catalogue A).
    pub(crate) fn goods(&self) -> Mills {
        let is_goods = |row: &&Purchase| {
            self.projects[row.project].about.buys.is_some_and(|(_, number, _)| number.starts_with('A'))
        };
        self.purchases.iter().filter(is_goods).map(Purchase::total).sum()
    }
}
