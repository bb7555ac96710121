//! Every word the page says, in both languages. The report's own sentences come with the report.
//!
//! `{}` in a sentence is filled by [`say`], from left to right.

use crate::report::{Nature, Outcome, Verdict, Why};
use crate::worker::protocol::{Language, Stage};
use std::fmt::Display;

/// The words of one language.
pub(crate) struct Words {
    pub(crate) tag: &'static str,
    pub(crate) product: &'static str,
    pub(crate) intro: &'static str,
    pub(crate) other_language: &'static str,
    pub(crate) drop_here: &'static str,
    pub(crate) drop_now: &'static str,
    pub(crate) kinds: &'static str,
    pub(crate) choose: &'static str,
    pub(crate) choose_other: &'static str,
    pub(crate) sample: &'static str,
    pub(crate) paste_label: &'static str,
    pub(crate) paste_hint: &'static str,
    pub(crate) edit_hint: &'static str,
    pub(crate) fold: &'static str,
    pub(crate) unfold: &'static str,
    pub(crate) check: &'static str,
    pub(crate) check_again: &'static str,
    pub(crate) clear: &'static str,
    pub(crate) stop: &'static str,
    pub(crate) privacy: &'static str,
    pub(crate) working: &'static str,
    pub(crate) rechecking: &'static str,
    pub(crate) stages: [&'static str; 5],
    pub(crate) list: &'static str,
    pub(crate) document: &'static str,
    pub(crate) source: &'static str,
    pub(crate) detail: &'static str,
    pub(crate) nothing_open: &'static str,
    pub(crate) nothing_found: &'static str,
    pub(crate) save: &'static str,
    pub(crate) save_hint: &'static str,
    pub(crate) print: &'static str,
    pub(crate) copy: &'static str,
    pub(crate) copied: &'static str,
    pub(crate) copy_failed: &'static str,
    pub(crate) edit: &'static str,
    pub(crate) outcomes: [Outcomes; 5],
    pub(crate) verdicts: [&'static str; 4],
    pub(crate) coverage: &'static str,
    pub(crate) coverage_hint: &'static str,
    pub(crate) reading: &'static str,
    pub(crate) reading_none: &'static str,
    pub(crate) doubts: &'static str,
    pub(crate) read_amounts: &'static str,
    pub(crate) read_blank: &'static str,
    pub(crate) notes: &'static str,
    pub(crate) not_checked: &'static str,
    pub(crate) not_checked_none: &'static str,
    pub(crate) not_checked_more: &'static str,
    pub(crate) loose: &'static str,
    pub(crate) loose_hint: &'static str,
    pub(crate) loose_none: &'static str,
    pub(crate) whys: [&'static str; 8],
    pub(crate) other_group: &'static str,
    pub(crate) group_runs: &'static str,
    pub(crate) group_show: &'static str,
    pub(crate) note_count: &'static str,
    pub(crate) ledger_sum: &'static str,
    pub(crate) ledger_equal: &'static str,
    pub(crate) ledger_gap: &'static str,
    pub(crate) ledger_blank: &'static str,
    pub(crate) ledger_at_most: &'static str,
    pub(crate) ledger_at_least: &'static str,
    pub(crate) ledger_more: &'static str,
    pub(crate) ledger_slack: &'static str,
    pub(crate) natures: [&'static str; 3],
    pub(crate) equations_more: &'static str,
    pub(crate) places: &'static str,
    pub(crate) causes: &'static str,
    pub(crate) fixes: &'static str,
    pub(crate) fixes_several: &'static str,
    pub(crate) fix_blank: &'static str,
    pub(crate) fix_settles: &'static str,
    pub(crate) fix_breaks: &'static str,
    pub(crate) basis: &'static str,
    pub(crate) unsure: &'static str,
    pub(crate) rows_hidden: &'static str,
    pub(crate) rows_more: &'static str,
    pub(crate) blocks_hidden: &'static str,
    pub(crate) blocks_more: &'static str,
    pub(crate) status_done: &'static str,
    pub(crate) status_clean: &'static str,
    pub(crate) status_turn: &'static str,
    pub(crate) status_keys: &'static str,
    pub(crate) version: &'static str,
    pub(crate) title_count: &'static str,
    pub(crate) mark_says: &'static str,
    pub(crate) failed: &'static str,
    pub(crate) failed_keep: &'static str,
    pub(crate) crashed: &'static str,
    pub(crate) picture: &'static str,
    pub(crate) several_files: &'static str,
    pub(crate) not_readable: &'static str,
    pub(crate) too_large: &'static str,
}

/// An outcome's sign and word.
#[derive(Clone, Copy)]
pub(crate) struct Outcomes {
    /// Its shape.
    pub(crate) sign: &'static str,
    /// Its word.
    pub(crate) word: &'static str,
}

const fn outcome(sign: &'static str, word: &'static str) -> Outcomes {
    Outcomes { sign, word }
}

impl Words {
    pub(crate) fn outcome(&self, outcome: Outcome) -> Outcomes {
        self.outcomes[outcome as usize]
    }

    pub(crate) fn verdict(&self, verdict: Verdict) -> &'static str {
        self.verdicts[verdict as usize]
    }

    pub(crate) fn why(&self, why: Why) -> &'static str {
        self.whys[why as usize]
    }

    pub(crate) fn nature(&self, nature: Nature) -> &'static str {
        self.natures[nature as usize]
    }

    pub(crate) fn stage(&self, stage: Stage) -> &'static str {
        self.stages[stage as usize]
    }
}

/// The words of a language.
pub(crate) fn words(language: Language) -> &'static Words {
    match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

/// Fills the holes of a sentence.
pub(crate) fn say(sentence: &str, values: &[&dyn Display]) -> String {
    let mut out = String::new();
    let mut values = values.iter();
    for part in sentence.split("{}") {
        out += part;
        out.extend(values.next().map(ToString::to_string));
    }
    out
}

static ZH: Words = Words {
    tag: "zh-CN",
    product: "预算公开核对",
    intro: "核对单位预算公开文本：表内合计、表间勾稽、文字与表格、绩效目标",
    other_language: "English",
    drop_here: "把预算公开文件拖到这里",
    drop_now: "松开即开始核对",
    kinds: "可读取 Markdown 或纯文本文件（.md、.txt）",
    choose: "选择文件",
    choose_other: "换一个文件",
    sample: "试用示例",
    paste_label: "或者把全文粘贴到这里",
    paste_hint: "在页面任意处按 Ctrl+V 也可以",
    edit_hint: "改动后停顿片刻即重新核对",
    fold: "收起",
    unfold: "展开",
    check: "开始核对",
    check_again: "重新核对",
    clear: "清空",
    stop: "停止",
    privacy: "文件只在本机处理，本页面被禁止联网。",
    working: "正在核对",
    rechecking: "正在重新核对……",
    stages: ["读取", "识别表格", "核对", "定位", "汇总"],
    list: "问题",
    document: "核对结果",
    source: "原文",
    detail: "问题详情",
    nothing_open: "在左侧选择一处问题，这里列出它的算式、可能原因和建议。",
    nothing_found: "没有发现问题。",
    save: "保存结果",
    save_hint: "保存为 JSON 文件，供程序读取",
    print: "打印",
    copy: "复制",
    copied: "已复制",
    copy_failed: "浏览器不允许复制，请选中文字后按 Ctrl+C",
    edit: "改原文",
    outcomes: [
        outcome("✕", "不平"),
        outcome("？", "核实"),
        outcome("✓", "平"),
        outcome("…", "未检"),
        outcome("–", "不适用"),
    ],
    verdicts: ["未发现问题", "需要核实", "需要修改", "无法判断"],
    coverage: "核对率 {}%",
    coverage_hint: "{} 个金额中有 {} 个至少进入一个等式，共 {} 个等式",
    reading: "识别出 {} 个单位、{} 张表、单位{}",
    reading_none: "没有找到预算表格",
    doubts: "{} 处待确认",
    read_amounts: "{} 个金额",
    read_blank: "空表",
    notes: "读取说明",
    not_checked: "未能检查 {} 项",
    not_checked_none: "所有规则都检查过了。",
    not_checked_more: "另有 {} 项未列出，保存的结果中有全部。",
    loose: "未进入等式 {} 个",
    loose_hint: "这些金额没有任何等式约束，请自行核对。",
    loose_none: "每个金额都至少进入一个等式。",
    whys: [
        "文件中没有这张表",
        "这张表多处自相矛盾，可能读错了",
        "没有找到需要的栏",
        "没有找到需要的行",
        "单元格里没有可读的金额",
        "空表列示",
        "不具备适用条件",
        "说明中没有这样的句子",
    ],
    other_group: "其他",
    group_runs: "{} 项平，{} 项未检，{} 项不适用",
    group_show: "查看这张表",
    note_count: "{} 条提示",
    ledger_sum: "合计",
    ledger_equal: "应等于",
    ledger_gap: "差",
    ledger_blank: "空白",
    ledger_at_most: "应不大于",
    ledger_at_least: "应不小于",
    ledger_more: "另有 {} 项",
    ledger_slack: "最多 ±{} 属四舍五入",
    natures: ["一致", "尾差", "不平"],
    equations_more: "另有 {} 个算式",
    places: "位置",
    causes: "可能原因",
    fixes: "建议修改",
    fixes_several: "以下改法都能使等式成立，请对照底稿取其一",
    fix_blank: "（空白）",
    fix_settles: "改后 {} 个等式成立",
    fix_breaks: "会使 {} 个等式不再成立",
    basis: "依据",
    unsure: "读取把握 {}%，请先对照原文",
    rows_hidden: "此处有 {} 行没有显示",
    rows_more: "再显示 {} 行",
    blocks_hidden: "此处有 {} 段没有显示",
    blocks_more: "再显示 {} 段",
    status_done: "核对完成：{} 处不平，{} 处需核实",
    status_clean: "核对完成：{}",
    status_turn: "第 {}/{} 处",
    status_keys: "F8 下一处 · Shift+F8 上一处 · Esc 返回",
    version: "版本 {}",
    title_count: "（{}处问题）{}",
    mark_says: "{}，有问题：{}",
    failed: "没有得到核对结果：",
    failed_keep: "文字还在，改正后可以再次核对。",
    crashed: "核对程序中断了。请再试一次；若仍然中断，请缩小范围后再试。",
    picture: "剪贴板里是图片，请在表格中重新复制单元格。",
    several_files: "一次核对一个文件，请只选择一个。",
    not_readable: "这个文件无法打开，可能已被移动或正被占用。",
    too_large: "文件太大，浏览器放不下。请只保留预算公开的正文和表格，或分成几个文件。",
};

static EN: Words = Words {
    tag: "en",
    product: "Budget disclosure check",
    intro: "Checks a unit's budget disclosure: sums, figures between tables, narrative, performance targets",
    other_language: "中文",
    drop_here: "Drop a budget disclosure file here",
    drop_now: "Release to check",
    kinds: "Markdown or plain text (.md, .txt)",
    choose: "Choose a file",
    choose_other: "Another file",
    sample: "Try the sample",
    paste_label: "Or paste the whole text here",
    paste_hint: "Ctrl+V anywhere on the page works too",
    edit_hint: "is checked again when you pause",
    fold: "Smaller",
    unfold: "Larger",
    check: "Check",
    check_again: "Check again",
    clear: "Clear",
    stop: "Stop",
    privacy: "The file stays on this computer; this page is forbidden to connect.",
    working: "Checking",
    rechecking: "Checking again…",
    stages: ["Read", "Recognise", "Check", "Locate", "Sum up"],
    list: "Findings",
    document: "Checked document",
    source: "Source text",
    detail: "Detail",
    nothing_open: "Choose a finding on the left: its figures, likely causes and a proposed change appear here.",
    nothing_found: "Nothing was found.",
    save: "Save",
    save_hint: "Save the findings as JSON, for programs",
    print: "Print",
    copy: "Copy",
    copied: "Copied",
    copy_failed: "The browser forbids copying: select the text and press Ctrl+C",
    edit: "Edit source",
    outcomes: [
        outcome("✕", "unequal"),
        outcome("？", "review"),
        outcome("✓", "equal"),
        outcome("…", "not checked"),
        outcome("–", "not applicable"),
    ],
    verdicts: ["Nothing found", "To be reviewed", "To be corrected", "Cannot be judged"],
    coverage: "Coverage {}%",
    coverage_hint: "of {} amounts, {} take part in at least one of {} relations",
    reading: "Read {} units, {} tables, in {}",
    reading_none: "No budget table was found",
    doubts: "{} to confirm",
    read_amounts: "{} amounts",
    read_blank: "empty",
    notes: "How it was read",
    not_checked: "{} not checked",
    not_checked_none: "Every rule was checked.",
    not_checked_more: "{} more are not listed; the saved findings have all.",
    loose: "{} in no relation",
    loose_hint: "No relation binds these amounts: look at them yourself.",
    loose_none: "Every amount takes part in a relation.",
    whys: [
        "the document has no such table",
        "the table contradicts itself in many places and was probably misread",
        "a column it needs was not found",
        "a row it needs was not found",
        "a cell holds no readable amount",
        "the table is shown empty",
        "its precondition does not hold",
        "the narrative has no such sentence",
    ],
    other_group: "Other",
    group_runs: "{} equal, {} not checked, {} not applicable",
    group_show: "Show this table",
    note_count: "Notes: {}",
    ledger_sum: "sum",
    ledger_equal: "should equal",
    ledger_gap: "gap",
    ledger_blank: "blank",
    ledger_at_most: "at most",
    ledger_at_least: "at least",
    ledger_more: "{} more",
    ledger_slack: "up to ±{} is rounding",
    natures: ["equal", "rounding", "unequal"],
    equations_more: "{} more relations",
    places: "Places",
    causes: "Likely causes",
    fixes: "Proposed change",
    fixes_several: "Each of these makes the relations hold: choose with your working papers",
    fix_blank: "(blank)",
    fix_settles: "{} relations hold afterwards",
    fix_breaks: "{} relations would no longer hold",
    basis: "Basis",
    unsure: "read with {}% certainty: compare with the source first",
    rows_hidden: "{} rows are not shown here",
    rows_more: "Show {} more rows",
    blocks_hidden: "{} paragraphs are not shown here",
    blocks_more: "Show {} more",
    status_done: "Check complete: {} unequal, {} to be reviewed",
    status_clean: "Check complete: {}",
    status_turn: "{} of {}",
    status_keys: "F8 next · Shift+F8 previous · Esc back",
    version: "Version {}",
    title_count: "({} findings) {}",
    mark_says: "{}, finding: {}",
    failed: "There is no result: ",
    failed_keep: "The text is still here: correct it and check again.",
    crashed: "The check broke off. Try again; if it breaks off again, try a part of the document.",
    picture: "The clipboard holds a picture: copy the cells again in the table.",
    several_files: "One file at a time, please.",
    not_readable: "The file cannot be opened: it may have been moved or be in use.",
    too_large: "The file is too large for a browser. Keep only the text and tables of the disclosure, or split the file.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holes_are_filled_in_order() {
        assert_eq!(say("第 {}/{} 处", &[&3, &12]), "第 3/12 处");
        assert_eq!(say("{}", &[&"a"]), "a");
    }

    #[test]
    fn every_outcome_has_its_own_sign() {
        for words in [&ZH, &EN] {
            let mut signs: Vec<_> = words.outcomes.iter().map(|outcome| outcome.sign).collect();
            signs.sort_unstable();
            signs.dedup();
            assert_eq!(signs.len(), 5);
        }
    }
}
