//! The nine tables of the Hebei form.

use super::budget::{Agency, Item, Mills, Source};
use super::names::{CLASS_ROWS, ECONOMIC_CLASSES, Fund};
use super::page::{Bound, Words};
use super::printer::{Form, Printer, ordinal, words};

/// A row of a table by codes: code (empty for the total), name, amounts.
struct CodeRow {
    code: String,
    name: String,
    amounts: Vec<Mills>,
}

/// The rows 合计, class, section, item of these items. Items without any amount are left out.
fn rows_by_code(items: &[&Item], columns: &[&dyn Fn(&Item) -> Mills]) -> Vec<CodeRow> {
    let amounts = |of: &[&Item]| -> Vec<Mills> {
        columns.iter().map(|column| of.iter().map(|item| column(item)).sum()).collect()
    };
    let items: Vec<&Item> =
        items.iter().copied().filter(|item| columns.iter().any(|column| column(item) != 0)).collect();
    let mut rows = Vec::new();
    if items.is_empty() {
        return rows;
    }
    rows.push(CodeRow { code: String::new(), name: "合计".to_owned(), amounts: amounts(&items) });
    let mut done: Vec<&str> = Vec::new();
    for item in &items {
        let subject = item.subject;
        for (digits, name) in [(3, subject.class), (5, subject.section), (7, subject.name)] {
            let code = &subject.code[..digits];
            if done.contains(&code) {
                continue;
            }
            done.push(code);
            let below: Vec<&Item> = items.iter().copied().filter(|item| item.subject.code.starts_with(code)).collect();
            rows.push(CodeRow { code: code.to_owned(), name: name.to_owned(), amounts: amounts(&below) });
        }
    }
    rows
}

impl Printer<'_> {
    pub(crate) fn nine_tables(&mut self) {
        self.summary();
        self.income();
        self.expenditure();
        self.fiscal();
        self.by_fund(
            "T5",
            "单位预算一般公共预算财政拨款支出表",
            Fund::General,
            "注：无一般公共预算财政拨款预算，空表列示。",
        );
        self.economic();
        self.by_fund(
            "T7",
            "单位预算政府性基金预算财政拨款支出表",
            Fund::Government,
            "注：无政府基金预算财政拨款预算，空表列示。",
        );
        self.by_fund(
            "T8",
            "单位预算国有资本经营预算财政拨款支出表",
            Fund::Capital,
            "注：无国有资本经营预算财政拨款预算，空表列示。",
        );
        self.three_public();
    }

    fn coded(&mut self, form: &str, rows: Vec<CodeRow>, keys: &[&str]) -> Vec<Vec<Words>> {
        let print = |(at, row): (usize, CodeRow)| {
            let key = if row.code.is_empty() { "total" } else { &row.code };
            let mut cells = words(&[&(at + 1).to_string(), &row.code, &row.name]);
            cells.extend(row.amounts.iter().zip(keys).map(|(mills, column)| self.cell(*mills, form, key, column)));
            cells
        };
        rows.into_iter().enumerate().map(print).collect()
    }

    fn summary(&mut self) {
        let agency = self.agency;
        let item = self.either("项 目", "项目");
        let heading = vec![
            words(&["序号", "收入", "", "支出", ""]),
            words(&["", item, "预算数", item, "预算数"]),
            words(&["栏次", "1", "2", "3", "4"]),
        ];
        let income = [
            ("一般公共预算拨款收入", "general", agency.of(Fund::General, Item::granted)),
            ("政府性基金预算拨款收入", "fund", agency.of(Fund::Government, Item::granted)),
            ("国有资本经营预算拨款收入", "capital", agency.of(Fund::Capital, Item::granted)),
            ("财政专户管理资金收入", "special", agency.sum(|item| item.from(Source::Special))),
            ("单位资金", "own", agency.sum(|item| item.own - item.from(Source::Special))),
        ];
        let mut rows = Vec::new();
        for (at, (code, name)) in CLASS_ROWS.iter().enumerate() {
            let number = (at + 1).to_string();
            let mut row = words(&[&number]);
            match income.get(at) {
                Some((label, key, mills)) => {
                    let label =
                        if *key == "own" { format!("五、{label}") } else { format!("{}、{label}", ordinal(at + 1)) };
                    row.extend([Words::new(&label), self.cell(*mills, "T1", &format!("in.{key}"), "amount")]);
                }
                None => row.extend([Words::default(), Words::default()]),
            }
            row.push(Words::new(&format!("{}、{name}", ordinal(at + 1))));
            row.push(self.cell(agency.class(code, Item::total), "T1", &format!("out.{code}"), "amount"));
            rows.push(row);
        }
        let (total, carry) = (agency.sum(Item::total), agency.sum(|item| item.carry));
        for (at, label_in, key, mills_in, label_out, mills_out) in [
            (32, "本年收入合计", "year", total - carry, "本年支出合计", total),
            (33, "上年结转结余", "carry", carry, "年终结转结余", 0),
            (34, "收入总计", "grand", total, "支出总计", total),
        ] {
            rows.push(vec![
                Words::new(&at.to_string()),
                Words::new(label_in),
                self.cell(mills_in, "T1", &format!("in.{key}"), "amount"),
                Words::new(label_out),
                self.cell(mills_out, "T1", &format!("out.{key}"), "amount"),
            ]);
        }
        self.form(Form { title: "单位预算收支总表", heading, rows, names: None, note: "" });
    }

    fn income(&mut self) {
        let mut above =
            words(&["序号", "功能分类科目", "", "合计", "本年收入", "", "", "", "", "", "", "", "上年结转"]);
        let mut below = words(&[
            "",
            "科目编码",
            "科目名称",
            "",
            "小计",
            "财政拨款收入",
            "财政专户收入",
            "事业收入",
            "经营收入",
            "上级补助收入",
            "附属单位上缴收入",
            "其他收入",
            "",
        ]);
        if self.random.chance(40) {
            above.swap(11, 12);
            below.swap(11, 12);
        }
        let mut numbers = words(&["栏次"]);
        numbers.extend((1..=12).map(|number| Words::new(&number.to_string())));
        let items: Vec<&Item> = self.agency.items.iter().collect();
        let columns: [&dyn Fn(&Item) -> Mills; 10] = [
            &|item| item.total(),
            &|item| item.total() - item.carry,
            &|item| item.granted(),
            &|item| item.from(Source::Special),
            &|item| item.from(Source::Service),
            &|item| item.from(Source::Business),
            &|item| item.from(Source::Superior),
            &|item| item.from(Source::Affiliate),
            &|item| item.from(Source::Other),
            &|item| item.carry,
        ];
        let keys =
            ["total", "sub", "fiscal", "special", "service", "business", "superior", "affiliate", "other", "carry"];
        let rows = self.coded("T2", rows_by_code(&items, &columns), &keys);
        self.form(Form {
            title: "单位预算收入总表",
            heading: vec![above, below, numbers],
            rows,
            names: Some(2),
            note: "",
        });
    }

    fn expenditure(&mut self) {
        let heading = vec![
            words(&[
                "序号",
                "功能分类科目",
                "",
                "合计",
                "基本支出",
                "项目支出",
                "经营支出",
                "上解上级支出",
                "对附属单位补助支出",
            ]),
            words(&["", "科目编码", "科目名称", "", "", "", "", "", ""]),
            words(&["栏次", "1", "2", "3", "4", "5", "6", "7", "8"]),
        ];
        let items: Vec<&Item> = self.agency.items.iter().collect();
        let none = |_: &Item| 0;
        let columns: [&dyn Fn(&Item) -> Mills; 6] =
            [&|item| item.total(), &|item| item.basic, &|item| item.project + item.own, &none, &none, &none];
        let keys = ["total", "basic", "project", "business", "upward", "affiliates"];
        let rows = self.coded("T3", rows_by_code(&items, &columns), &keys);
        self.form(Form { title: "单位预算支出总表", heading, rows, names: Some(2), note: "" });
    }

    fn fiscal(&mut self) {
        let agency = self.agency;
        let heading = vec![
            words(&["序号", "收入", "", "支出", "", "", "", ""]),
            words(&[
                "",
                "项目",
                "金额",
                "项目",
                "合计",
                "一般公共预算财政拨款",
                "政府性基金预算财政拨款",
                "国有资本经营预算财政拨款",
            ]),
            words(&["栏次", "1", "2", "3", "4", "5", "6", "7"]),
        ];
        let funds = [
            ("一、一般公共预算拨款", "general", Fund::General),
            ("二、政府性基金预算拨款", "fund", Fund::Government),
            ("三、国有资本经营预算拨款", "capital", Fund::Capital),
        ];
        let mut rows = Vec::new();
        for (at, (code, name)) in CLASS_ROWS.iter().enumerate() {
            let mut row = words(&[&(at + 1).to_string()]);
            match funds.get(at) {
                Some((label, key, fund)) => {
                    let mills = agency.of(*fund, Item::granted);
                    row.extend([Words::new(label), self.cell(mills, "T4", &format!("in.{key}"), "amount")]);
                }
                None => row.extend([Words::default(), Words::default()]),
            }
            row.push(Words::new(&format!("{}、{name}", ordinal(at + 1))));
            row.extend(self.four_funds(&format!("out.{code}"), |item| item.class() == *code));
            rows.push(row);
        }
        let (total, carry) = (agency.sum(Item::fiscal), agency.sum(|item| item.carry));
        let bold = self.random.chance(50);
        let mut year = words(&["32", if bold { "<b>本年收入合计</b>" } else { "本年收入合计" }]);
        year.push(self.perhaps_bold(total - carry, "in.year", "amount", bold));
        year.push(Words::new(if bold { "<b>本年支出合计</b>" } else { "本年支出合计" }));
        for (key, mills) in self.fund_sums(|_| true) {
            year.push(self.perhaps_bold(mills, "out.year", key, bold));
        }
        rows.push(year);
        let mut opening = words(&["33", "年初财政拨款结转和结余"]);
        opening.push(self.cell(carry, "T4", "in.carry", "amount"));
        opening.extend([
            Words::new("年末财政拨款结转和结余"),
            Words::default(),
            Words::default(),
            Words::default(),
            Words::default(),
        ]);
        rows.push(opening);
        for (at, (label, key, fund)) in funds.iter().enumerate() {
            let mut row = words(&[&(34 + at).to_string(), label]);
            row.push(self.cell(agency.of(*fund, |item| item.carry), "T4", &format!("in.carry.{key}"), "amount"));
            row.extend(vec![Words::default(); 5]);
            rows.push(row);
        }
        let mut grand = words(&["37", "收入总计"]);
        grand.push(self.cell(total, "T4", "in.grand", "amount"));
        grand.push(Words::new("支出总计"));
        grand.extend(self.four_funds("out.grand", |_| true));
        rows.push(grand);
        self.form(Form { title: "单位预算财政拨款收支总表", heading, rows, names: None, note: "" });
    }

    fn perhaps_bold(&self, mills: Mills, row: &str, column: &str, bold: bool) -> Words {
        let label = self.label("T4", row, column);
        if bold { Words::bold(mills, label, Bound::Named) } else { Words::amount(mills, label, Bound::Named) }
    }

    /// Fiscal money in all and by budget.
    fn fund_sums(&self, which: impl Fn(&Item) -> bool) -> [(&'static str, Mills); 4] {
        let fiscal = |item: &Item| if which(item) { item.fiscal() } else { 0 };
        let of = |fund| self.agency.of(fund, fiscal);
        [
            ("total", self.agency.sum(fiscal)),
            ("general", of(Fund::General)),
            ("fund", of(Fund::Government)),
            ("capital", of(Fund::Capital)),
        ]
    }

    fn four_funds(&self, row: &str, which: impl Fn(&Item) -> bool) -> Vec<Words> {
        self.fund_sums(which).into_iter().map(|(key, mills)| self.cell(mills, "T4", row, key)).collect()
    }

    fn by_fund(&mut self, key: &str, title: &'static str, fund: Fund, note: &'static str) {
        let heading = vec![
            words(&["序号", "功能分类科目", "", "合计", "基本支出", "项目支出"]),
            words(&["", "科目编码", "科目名称", "", "", ""]),
            words(&["栏次", "1", "2", "3", "4", "5"]),
        ];
        let items: Vec<&Item> = self.agency.items.iter().filter(|item| item.subject.fund == fund).collect();
        let columns: [&dyn Fn(&Item) -> Mills; 3] = [&|item| item.fiscal(), &|item| item.basic, &|item| item.project];
        let rows = self.coded(key, rows_by_code(&items, &columns), &["total", "basic", "project"]);
        self.form(Form { title, heading, rows, names: Some(2), note });
    }

    fn economic(&mut self) {
        let heading = vec![
            words(&["序号", "支出部门经济分类科目", "", "一般公共预算基本支出", "", ""]),
            words(&["", "科目编码", "科目名称", "合计", "人员经费", "公用经费"]),
            words(&["栏次", "1", "2", "3", "4", "5"]),
        ];
        let list = &self.agency.economic;
        let sums = |prefix: &str| -> Vec<Mills> {
            let rows = || list.iter().filter(|row| row.code.starts_with(prefix));
            vec![
                rows().map(|row| row.amount).sum(),
                rows().map(|row| row.personnel()).sum(),
                rows().map(|row| row.public()).sum(),
            ]
        };
        let mut rows = Vec::new();
        if !list.is_empty() {
            rows.push(CodeRow { code: String::new(), name: "合计".to_owned(), amounts: sums("") });
        }
        for (class, name) in ECONOMIC_CLASSES {
            if list.iter().any(|row| row.code.starts_with(class)) {
                rows.push(CodeRow { code: (*class).to_owned(), name: (*name).to_owned(), amounts: sums(class) });
            }
            for row in list.iter().filter(|row| row.code.starts_with(class)) {
                rows.push(CodeRow { code: row.code.to_owned(), name: row.name.to_owned(), amounts: sums(row.code) });
            }
        }
        let rows = self.coded("T6", rows, &["total", "personnel", "public"]);
        self.form(Form {
            title: "单位预算一般公共预算财政拨款基本支出表",
            heading,
            rows,
            names: Some(2),
            note: "注：无一般公共预算财政拨款基本支出预算，空表列示。",
        });
    }

    fn three_public(&mut self) {
        let item = self.either("项 目", "项目");
        let kind = self.either("资 金 性 质", "资金性质");
        let total = self.either("合 计", "合计");
        let heading = vec![
            words(&["序号", item, kind, "", "", ""]),
            words(&[
                "",
                "",
                total,
                "一般公共预算<br>财政拨款",
                "政府性基金<br>预算拨款",
                "国有资本经营<br>预算财政拨款",
            ]),
            words(&["栏次", "1", "2", "3", "4", "5"]),
        ];
        let money = &self.agency.three_public;
        let list = [
            ("合计", "all", money.total()),
            ("“三公”经费小计", "sub", money.total()),
            ("一、因公出国（境）费", "abroad", money.abroad()),
            ("其中：教学科研人员因公出国（境）费", "abroad.teach", money.teach),
            ("其他因公出国（境）费", "abroad.other", money.other),
            ("二、公务用车购置及运维费", "car", money.car()),
            ("其中：公务用车购置费", "car.buy", money.buy),
            ("公务用车运行维护费", "car.run", money.run),
            ("三、公务接待费", "reception", money.reception),
        ];
        let mut rows = Vec::new();
        if money.total() > 0 {
            for (at, (name, key, mills)) in list.into_iter().enumerate() {
                let mut row = words(&[&(at + 1).to_string(), name]);
                row.push(self.cell(mills, "T9", key, "total"));
                row.push(self.cell(mills, "T9", key, "general"));
                row.extend([self.cell(0, "T9", key, "fund"), self.cell(0, "T9", key, "capital")]);
                rows.push(row);
            }
        }
        self.form(Form {
            title: "单位预算财政拨款“三公”经费支出表",
            heading,
            rows,
            names: None,
            note: "注：无财政拨款“三公”经费支出表预算，空表列示。",
        });
    }
}

impl Agency {
    fn class(&self, code: &str, amount: impl Fn(&Item) -> Mills) -> Mills {
        self.items.iter().filter(|item| item.class() == code).map(amount).sum()
    }
}
