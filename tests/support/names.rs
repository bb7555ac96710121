//! Real names: functional and economic items, projects, agencies.

/// Which budget pays for a functional item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Fund {
    General,
    Government,
    Capital,
}

/// A functional item (项) with the names of its section (款) and class (类).
#[derive(Debug)]
pub(crate) struct Subject {
    pub(crate) code: &'static str,
    pub(crate) name: &'static str,
    pub(crate) section: &'static str,
    pub(crate) class: &'static str,
    pub(crate) fund: Fund,
}

const fn general(code: &'static str, name: &'static str, section: &'static str, class: &'static str) -> Subject {
    Subject { code, name, section, class, fund: Fund::General }
}

const PUBLIC_SERVICE: &str = "一般公共服务支出";
const SOCIAL: &str = "社会保障和就业支出";

/// Items that hold the running costs of an agency: basic money only.
pub(crate) const RUNNING: &[Subject] = &[
    general("2010301", "行政运行", "政府办公厅（室）及相关机构事务", PUBLIC_SERVICE),
    general("2010601", "行政运行", "财政事务", PUBLIC_SERVICE),
    general("2070101", "行政运行", "文化和旅游", "文化旅游体育与传媒支出"),
    general("2120101", "行政运行", "城乡社区管理事务", "城乡社区支出"),
];

/// Items for project money.
pub(crate) const WORK: &[Subject] = &[
    general("2010302", "一般行政管理事务", "政府办公厅（室）及相关机构事务", PUBLIC_SERVICE),
    general("2010607", "信息化建设", "财政事务", PUBLIC_SERVICE),
    general("2012902", "一般行政管理事务", "群众团体事务", PUBLIC_SERVICE),
    general("2060702", "科普活动", "科学技术普及", "科学技术支出"),
    general("2069999", "其他科学技术支出", "其他科学技术支出", "科学技术支出"),
    general("2070109", "群众文化", "文化和旅游", "文化旅游体育与传媒支出"),
    general("2070308", "群众体育", "体育", "文化旅游体育与传媒支出"),
    general("2082501", "其他城市生活救助", "其他生活救助", SOCIAL),
    general("2120501", "城乡社区环境卫生", "城乡社区环境卫生", "城乡社区支出"),
    general("2130306", "水利工程运行与维护", "水利", "农林水支出"),
    general("2150899", "其他支持中小企业发展和管理支出", "支持中小企业发展和管理支出", "资源勘探工业信息等支出"),
    general("2240299", "其他消防救援事务支出", "消防救援事务", "灾害防治及应急管理支出"),
];

pub(crate) const PENSION: Subject =
    general("2080505", "机关事业单位基本养老保险缴费支出", "行政事业单位养老支出", SOCIAL);
pub(crate) const RETIREMENT: Subject = general("2080501", "行政单位离退休", "行政事业单位养老支出", SOCIAL);
pub(crate) const BEREAVEMENT: Subject = general("2080801", "死亡抚恤", "抚恤", SOCIAL);
pub(crate) const INJURY: Subject =
    general("2082702", "财政对工伤保险基金的补助", "财政对其他社会保险基金的补助", SOCIAL);
pub(crate) const MEDICAL: Subject = general("2101101", "行政单位医疗", "行政事业单位医疗", "卫生健康支出");
pub(crate) const HOUSING: Subject = general("2210201", "住房公积金", "住房改革支出", "住房保障支出");
pub(crate) const LAND: Subject = Subject {
    code: "2120803",
    name: "城市建设支出",
    section: "国有土地使用权出让收入安排的支出",
    class: "城乡社区支出",
    fund: Fund::Government,
};
pub(crate) const CAPITAL: Subject = Subject {
    code: "2230105",
    name: "国有企业退休人员社会化管理补助支出",
    section: "解决历史遗留问题及改革成本支出",
    class: "国有资本经营预算支出",
    fund: Fund::Capital,
};

/// Economic classes and the items of running costs (公用经费) beyond those the budget sets itself.
pub(crate) const ECONOMIC_CLASSES: &[(&str, &str)] =
    &[("301", "工资福利支出"), ("302", "商品和服务支出"), ("303", "对个人和家庭的补助"), ("310", "资本性支出")];
pub(crate) const RUNNING_COSTS: &[(&str, &str)] = &[
    ("30202", "印刷费"),
    ("30205", "水费"),
    ("30206", "电费"),
    ("30207", "邮电费"),
    ("30208", "取暖费"),
    ("30209", "物业管理费"),
    ("30211", "差旅费"),
    ("30213", "维修(护)费"),
    ("30215", "会议费"),
    ("30216", "培训费"),
    ("30226", "劳务费"),
    ("30229", "福利费"),
    ("30239", "其他交通费用"),
    ("30299", "其他商品和服务支出"),
    ("31002", "办公设备购置"),
];

/// The class rows of the two summary tables: code (empty for the row without one) and name.
pub(crate) const CLASS_ROWS: &[(&str, &str)] = &[
    ("201", "一般公共服务支出"),
    ("202", "外交支出"),
    ("203", "国防支出"),
    ("204", "公共安全支出"),
    ("205", "教育支出"),
    ("206", "科学技术支出"),
    ("207", "文化旅游体育与传媒支出"),
    ("208", "社会保障和就业支出"),
    ("209", "社会保险基金支出"),
    ("210", "卫生健康支出"),
    ("211", "节能环保支出"),
    ("212", "城乡社区支出"),
    ("213", "农林水支出"),
    ("214", "交通运输支出"),
    ("215", "资源勘探工业信息等支出"),
    ("216", "商业服务业等支出"),
    ("217", "金融支出"),
    ("219", "援助其他地区支出"),
    ("220", "自然资源海洋气象等支出"),
    ("221", "住房保障支出"),
    ("222", "粮油物资储备支出"),
    ("223", "国有资本经营预算支出"),
    ("224", "灾害防治及应急管理支出"),
    ("227", "预备费"),
    ("229", "其他支出"),
    ("230", "转移性支出"),
    ("231", "债务还本支出"),
    ("232", "债务付息支出"),
    ("233", "债务发行费用支出"),
    ("234", "抗疫特别国债安排的支出"),
    ("", "人行科目"),
];

/// A project and what it buys, if anything: item, catalogue number, unit.
#[derive(Debug)]
pub(crate) struct ProjectName {
    pub(crate) name: &'static str,
    pub(crate) purpose: &'static str,
    pub(crate) matter: &'static str,
    pub(crate) buys: Option<(&'static str, &'static str, &'static str)>,
}

const fn project(name: &'static str, purpose: &'static str, matter: &'static str) -> ProjectName {
    ProjectName { name, purpose, matter, buys: None }
}

const fn purchase(
    name: &'static str,
    purpose: &'static str,
    matter: &'static str,
    buys: (&'static str, &'static str, &'static str),
) -> ProjectName {
    ProjectName { name, purpose, matter, buys: Some(buys) }
}

pub(crate) const PROJECTS: &[ProjectName] = &[
    project("全民阅读推广活动补助", "组织开展全民阅读推广活动", "阅读活动"),
    project("老旧小区改造奖补资金", "对完成改造的老旧小区给予奖补", "小区改造"),
    project("困难家庭临时救助", "按月发放困难家庭临时救助金", "家庭救助"),
    project("科普示范基地建设", "建设科普示范基地并开放参观", "科普基地"),
    project("河道日常巡查", "保障河道巡查队伍正常开展巡查", "河道巡查"),
    project("中小企业融资担保补助", "补助中小企业融资担保费用", "融资担保"),
    project("乡镇消防站运转", "保障乡镇消防站正常运转", "消防站"),
    project("农村垃圾分类试点", "在试点村开展垃圾分类", "垃圾分类"),
    project("全县运动会筹办", "筹办全县运动会并组织比赛", "运动会"),
    purchase("12345 政务服务热线服务外包", "保障政务服务热线正常运行", "热线服务", ("呼叫中心服务", "C16100000", "年")),
    purchase("电子政务外网购买服务", "保障电子政务外网安全运行", "政务外网", ("其他运营服务", "C16089900", "年")),
    purchase("财政一体化系统运行维护", "保障财政一体化系统稳定运行", "一体化系统", ("软件运维服务", "C16070000", "项")),
    purchase("办公电脑更新购置", "更新购置已到年限的办公电脑", "办公电脑", ("台式计算机", "A02010105", "台")),
];
pub(crate) const LAND_PROJECT: ProjectName = project("城区道路改造工程", "改造城区破损道路与人行道", "道路改造");
pub(crate) const CAPITAL_PROJECT: ProjectName =
    project("国有企业退休人员社会化管理补助", "补助国有企业退休人员社会化管理", "社会化管理");
pub(crate) const ABROAD_PROJECT: ProjectName =
    project("因公出国（境）招商考察专项", "组织因公出国（境）团组开展招商考察", "出访团组");
pub(crate) const CAR_PROJECT: ProjectName =
    purchase("公务用车更新购置", "按编制更新购置公务用车", "公务用车", ("轿车", "A02030501", "辆"));

pub(crate) const ADMINISTRATIONS: &[&str] =
    &["宁晋县人民政府办公室本级", "柏乡县财政局本级", "新河县文化广电和旅游局", "临城县住房和城乡建设局"];
pub(crate) const INSTITUTIONS: &[&str] =
    &["宁晋县电子政务服务中心", "柏乡县财政信息中心", "新河县图书馆", "临城县市政服务中心"];
