//! Project target tables, procurement, assets, organisation.

use super::budget::{Agency, Project, Purchase, Source};
use super::names::ProjectName;
use super::page::{Bound, Words, money, trimmed};
use super::printer::{Printer, words};

/// The ways in which target tables come out of OCR.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// Seven cells in a row.
    Seven,
    /// Six cells; the empty place for other money is lost.
    Six,
    /// 其中：财政资金 cut into two cells.
    CutLabel,
    /// The column 12月底 of the payment plan is lost.
    NoDecember,
}

const INDICATORS: &str = "一级指标;二级指标;三级指标;绩效指标描述;指标值;指标值确定依据";

impl Printer<'_> {
    pub(crate) fn projects(&mut self) {
        let agency = self.agency;
        for (at, project) in agency.projects.iter().enumerate() {
            self.title(&format!("{}、{}绩效目标表", at + 1, project.about.name));
            self.line("单位：万元");
            self.project(at + 1, project);
        }
    }

    fn project(&mut self, number: usize, project: &Project) {
        let shape = match self.random.below(8) {
            0 if project.other == 0 => Shape::Six,
            1 if project.other == 0 => Shape::CutLabel,
            2 => Shape::NoDecember,
            _ => Shape::Seven,
        };
        let key = number.to_string();
        let mut rows = vec![words(&["", "", "", "", "", "", ""])];
        rows.push(words(&["项目编码", &project.code, "", "项目名称", project.about.name, "", ""]));
        rows.push(self.budget_row(project, &key, shape));
        rows.push(words(&["", project.about.purpose, "", "", "", "", ""]));
        rows.extend(self.plan_rows(project, &key, shape));
        let goals = format!(
            "1. {}<br>2. 保障{}按期完成<br>3. 提高{}成效",
            project.about.purpose, project.about.matter, project.about.matter
        );
        rows.push(words(&["绩效目标", &goals, "", "", "", "", ""]));
        let mut heading: Vec<&str> = INDICATORS.split(';').collect();
        heading.push("");
        rows.push(words(&heading));
        let mut list = self.indicators(project, &key);
        let last = if self.random.chance(60) { list.pop() } else { None };
        rows.extend(list);
        if shape == Shape::Six {
            rows.iter_mut().for_each(|row| row.truncate(6));
        }
        self.page.table(&rows, self.padded);
        if let Some(mut row) = last {
            row.truncate(6);
            let heading: Vec<&str> = INDICATORS.split(';').collect();
            self.page.table(&[words(&heading), row], self.padded);
        }
    }

    fn budget_row(&mut self, project: &Project, key: &str, shape: Shape) -> Vec<Words> {
        let label = self.either("其中：财政资金", "其中：财政 资金");
        let mut row = words(&["预算规模及<br>资金用途", "预算数"]);
        row.push(self.cell(project.budget(), "P", key, "budget"));
        if shape == Shape::CutLabel {
            row.extend(words(&["其中：财政", "资金"]));
            row.push(self.cell(project.fiscal, "P", key, "fiscal"));
            row.push(Words::new("其他资金"));
            return row;
        }
        let bound = self.parts_bound(project);
        row.push(Words::new(label));
        row.push(self.bound(project.fiscal, "P", key, "fiscal", bound));
        row.push(Words::new("其他资金"));
        row.push(self.bound(project.other, "P", key, "other", bound));
        row
    }

    /// Two kinds of money are told apart by the sum over all projects, which is only known without carry-over and
    /// special accounts.
    fn parts_bound(&self, project: &Project) -> Bound {
        let known = self.agency.sum(|item| item.carry + item.from(Source::Special)) == 0;
        if project.other == 0 || known { Bound::Named } else { Bound::Equal }
    }

    fn plan_rows(&mut self, project: &Project, key: &str, shape: Shape) -> [Vec<Words>; 2] {
        let label = self.either("资金支出计<br>划", "资金支出计划");
        let dates = if self.random.chance(20) {
            ["3 月底", "6 月底", "10 月底", "12 月底"]
        } else {
            ["3月底", "6月底", "10月底", "12月底"]
        };
        let places: [usize; 4] = match shape {
            Shape::Seven | Shape::Six => [1, 3, 4, 5],
            Shape::CutLabel => [1, 3, 5, 6],
            Shape::NoDecember => [1, 3, 5, 9],
        };
        let mut names = words(&[label, "", "", "", "", "", ""]);
        let mut amounts = vec![Words::default(); 7];
        let [march, june, october] = project.plan;
        let plan =
            [(march, Bound::Within), (june, Bound::Within), (october, Bound::Within), (project.budget(), Bound::Named)];
        for ((place, date), (mills, bound)) in places.into_iter().zip(dates).zip(plan) {
            if let (Some(name), Some(amount)) = (names.get_mut(place), amounts.get_mut(place)) {
                *name = Words::new(date);
                *amount = self.bound(mills, "P", key, &format!("plan.{}", date.replace(' ', "")), bound);
            }
        }
        [names, amounts]
    }

    fn indicators(&mut self, project: &Project, key: &str) -> Vec<Vec<Words>> {
        let ProjectName { matter, .. } = project.about;
        let ceiling = if self.random.chance(50) { money(project.budget()) } else { trimmed(project.budget()) };
        let unit = self.either(" 万元", "万元");
        let cost = Words::new("≤").digits(&ceiling, self.label("P", key, "ceiling"), Bound::Named).words(unit);
        let percent = |at_least: &str| Words::new(at_least);
        let satisfied = self.either("≥95%", "$\\geq 95$%");
        let list = [
            ("产出指标", "数量指标", format!("{matter}数量"), format!("完成{matter}的件数"), percent("≥12 件")),
            ("", "质量指标", format!("{matter}验收合格率"), format!("{matter}验收合格的比例"), percent("≥98%")),
            ("", "时效指标", format!("{matter}按时完成率"), format!("{matter}按计划时间完成的比例"), percent("≥95%")),
            ("", "成本指标", format!("{matter}费用控制"), format!("{matter}费用控制在预算以内"), cost),
            (
                "效益指标",
                "经济效益指标",
                format!("{matter}节约支出"),
                format!("{matter}节约经费的比例"),
                percent("≥5%"),
            ),
            ("", "社会效益指标", format!("{matter}受益面"), format!("{matter}受益人员占比"), percent("≥90%")),
            ("", "生态效益指标", format!("{matter}能耗下降率"), format!("{matter}能耗比上年下降"), percent("≥3%")),
            ("", "可持续影响指标", format!("{matter}持续年限"), format!("{matter}成效持续的年数"), percent("≥3 年")),
            (
                "满意度指标",
                "服务对象满意度指标",
                format!("{matter}满意度"),
                format!("{matter}服务对象的满意程度"),
                percent(satisfied),
            ),
        ];
        let row = |(first, second, name, about, value): (&str, &str, String, String, Words)| {
            let mut row = words(&[first, second, &name, &about]);
            row.extend([value, Words::new("年度工作计划"), Words::default()]);
            row
        };
        list.into_iter().map(row).collect()
    }

    pub(crate) fn organisation(&mut self) {
        self.title("单位机构设置情况");
        let (kind, funding) =
            if self.agency.institution { ("事业", "财政性资金零补助") } else { ("行政", "财政拨款") };
        let rows = [
            words(&["单位名称", "单位性质", "单位规格", "经费保障形式"]),
            words(&[&self.agency.name, kind, "正科级", funding]),
        ];
        self.page.table(&rows, self.padded);
    }

    pub(crate) fn procurement(&mut self) {
        let agency = self.agency;
        self.title("单位政府采购预算");
        self.name_line(false);
        self.line("单位：万元");
        let carry = !self.random.chance(30);
        let mut above = words(&[
            "政府采购项目来源",
            "",
            "采购物品名称",
            "政府采购目录序号",
            "计量单位",
            "数量",
            "单价",
            "政府采购金额（当年部门预算安排资金）",
            "",
            "",
            "",
            "",
            "",
            "",
        ]);
        let mut below = words(&[
            "项目名称",
            "预算资金",
            "",
            "",
            "",
            "",
            "",
            "合计",
            "一般公共预算拨款",
            "基金预算拨款",
            "国有资本经营预算拨款",
            "财政专户核拨",
            "单位资金",
            "上年结转结余",
        ]);
        above.push(Words::new("2024年预留中小微企业份额"));
        below.push(Words::default());
        if !carry {
            above.remove(13);
            below.remove(13);
        }
        // Displaced labels have no column numbers to be checked against, so they come with an empty reserve, as in practice.
        let displaced = carry && self.random.chance(40);
        if displaced {
            above.swap(13, 14);
            below.swap(13, 14);
        }
        let mut rows = self.purchase_rows(agency, carry);
        if displaced {
            rows.iter_mut().for_each(|row| row[14] = Words::default());
        }
        if rows.is_empty() {
            let blank = vec![Words::default(); above.len()];
            self.page.table(&[above, below, blank], self.padded);
            self.line("注：无政府采购预算，空表列示。");
            return;
        }
        let all: Vec<Vec<Words>> = [above, below].into_iter().chain(rows).collect();
        self.page.table(&all, self.padded);
        self.line("注：同一采购目录序号的物品，其单价会因配置规格不同而变动，均符合资产配置标准。");
        if displaced {
            self.line("未预留份额的采购内容不适宜由中小企业提供。");
        }
    }

    fn purchase_rows(&self, agency: &Agency, carry: bool) -> Vec<Vec<Words>> {
        if agency.purchases.is_empty() {
            return Vec::new();
        }
        let total = agency.purchases.iter().map(Purchase::total).sum();
        let reserved = agency.purchases.iter().map(|row| row.reserved).sum();
        let sums = |name: &str, key: &str| {
            let mut row = words(&[name, "", "", "", "", "", ""]);
            row.extend(self.purchase_money(total, reserved, key, carry));
            row
        };
        let mut rows = vec![sums("合计", "sum"), sums(&format!("{}小计", agency.name), "sub")];
        for (at, purchase) in agency.purchases.iter().enumerate() {
            let project = &agency.projects[purchase.project];
            let (item, number, unit) = project.about.buys.expect("only projects that buy have rows");
            let key = (at + 1).to_string();
            let mut row = words(&[project.about.name]);
            // Money carried over may be spent beside the budget of the year.
            let carried = agency.sum(|item| item.carry) != 0;
            let bound = if carried { Bound::Within } else { Bound::Named };
            row.push(self.bound(project.budget(), "PR", &key, "budget", bound));
            row.extend(words(&[item, number, unit, &purchase.quantity.to_string()]));
            row.push(self.bound(purchase.price, "PR", &key, "price", Bound::Within));
            row.extend(self.purchase_money(purchase.total(), purchase.reserved, &key, carry));
            rows.push(row);
        }
        rows
    }

    fn purchase_money(&self, total: i64, reserved: i64, key: &str, carry: bool) -> Vec<Words> {
        let mut cells = vec![self.cell(total, "PR", key, "total"), self.cell(total, "PR", key, "general")];
        for column in ["fund", "capital", "special", "own"] {
            cells.push(self.cell(0, "PR", key, column));
        }
        if carry {
            cells.push(self.cell(0, "PR", key, "carry"));
        }
        cells.push(self.bound(reserved, "PR", key, "sme", Bound::Within));
        cells
    }

    pub(crate) fn assets(&mut self) {
        let assets = &self.agency.assets;
        self.title("单位固定资产占用情况表");
        let item = self.either("项 目", "项目");
        let heading = words(&[item, "数量", "价值（金额单位：万元）"]);
        let list = [
            ("资产总额", "total", (0, assets.total()), Bound::Named),
            ("1、房屋（平方米）", "house", assets.house, Bound::Equal),
            ("其中：办公用房（平方米）", "office", assets.office, Bound::Within),
            ("2、车辆（台、辆）", "car", assets.car, Bound::Equal),
            ("3、单价在 20 万元以上的设备", "equipment", assets.equipment, Bound::Equal),
            ("4、其他固定资产", "rest", assets.rest, Bound::Equal),
        ];
        let mut rows = Vec::new();
        for (name, key, (quantity, mills), bound) in list {
            let quantity = if quantity == 0 { String::new() } else { quantity.to_string() };
            let mut row = words(&[name, &quantity]);
            row.push(self.bound(mills, "AS", key, "value", bound));
            rows.push(row);
        }
        let cut = if self.random.chance(60) { 1 + self.random.below(5) } else { 6 };
        for (at, part) in [rows.get(..cut), rows.get(cut..)].into_iter().flatten().enumerate() {
            if part.is_empty() {
                continue;
            }
            self.name_line(at > 0);
            self.line("截止时间：2023-12-31");
            let all: Vec<Vec<Words>> = std::iter::once(&heading).chain(part).cloned().collect();
            self.page.table(&all, self.padded);
        }
    }
}
