//! The words of trials, decisions and comparisons.

use crate::app::state::Verdict;
use crate::worker::protocol::Language;

/// The words of one language.
pub(crate) struct Words {
    pub(crate) label: &'static str,
    pub(crate) trials: &'static str,
    pub(crate) trials_hint: &'static str,
    pub(crate) since_trial: &'static str,
    pub(crate) since_before: &'static str,
    pub(crate) settled: &'static str,
    pub(crate) new: &'static str,
    pub(crate) blank: &'static str,
    pub(crate) drop_one: &'static str,
    pub(crate) drop_all: &'static str,
    pub(crate) undo: &'static str,
    pub(crate) copy_list: &'static str,
    pub(crate) edit_label: &'static str,
    pub(crate) edit_hint: &'static str,
    pub(crate) try_it: &'static str,
    pub(crate) cancel: &'static str,
    pub(crate) try_this: &'static str,
    pub(crate) try_fix: &'static str,
    pub(crate) tried: &'static str,
    pub(crate) decide: &'static str,
    pub(crate) verdicts: [&'static str; 4],
    pub(crate) reason: &'static str,
    pub(crate) reasons: [&'static str; 5],
    pub(crate) reason_needed: &'static str,
    pub(crate) until: &'static str,
    pub(crate) keep: &'static str,
    pub(crate) withdraw: &'static str,
    pub(crate) decided: &'static str,
    pub(crate) decided_until: &'static str,
    pub(crate) settled_count: &'static str,
    pub(crate) decisions: &'static str,
    pub(crate) decisions_unused: &'static str,
    pub(crate) save: &'static str,
    pub(crate) open: &'static str,
    pub(crate) not_ours: &'static str,
    pub(crate) file: &'static str,
}

impl Words {
    /// What a decision is called.
    pub(crate) fn verdict(&self, verdict: Verdict) -> &'static str {
        self.verdicts[verdict as usize]
    }
}

/// The words of a language.
pub(crate) fn work(language: Language) -> &'static Words {
    match language {
        Language::Zh => &ZH,
        Language::En => &EN,
    }
}

static ZH: Words = Words {
    label: "试改与处理",
    trials: "试改 {} 处，文件未改动",
    trials_hint: "双击表格或文字中的金额，或选中后按 F2，即可试改",
    since_trial: "与原文件相比：已解决 {} · 仍存在 {} · 新出现 {}",
    since_before: "与上次相比：已解决 {} · 仍存在 {} · 新出现 {}",
    settled: "已解决",
    new: "新出现",
    blank: "（空白）",
    drop_one: "撤回这处试改",
    drop_all: "全部撤回",
    undo: "撤销上一步（Ctrl+Z）",
    copy_list: "复制改动清单",
    edit_label: "试改为",
    edit_hint: "回车确认，Esc 取消；文件本身不会改动",
    try_it: "试改",
    cancel: "取消",
    try_this: "试改此处",
    try_fix: "按此试改",
    tried: "试改：原为 {}",
    decide: "处理",
    verdicts: ["属实待改", "已作说明", "误报", "忽略"],
    reason: "理由",
    reasons: ["四舍五入造成", "口径不同，已在说明中写明", "表样本身如此", "已与主管部门核实", "识别有误"],
    reason_needed: "请写明理由",
    until: "有效期至（可不填）",
    keep: "确定",
    withdraw: "取消处理",
    decided: "已处理：{}",
    decided_until: "{}，至 {}",
    settled_count: "已处理 {} 处",
    decisions: "处理记录 {} 条",
    decisions_unused: "其中 {} 条与本文件的问题不对应",
    save: "保存处理记录",
    open: "载入处理记录",
    not_ours: "这不是处理记录文件：请选择由本页“保存处理记录”得到的文件。",
    file: "处理记录.json",
};

static EN: Words = Words {
    label: "Trials and decisions",
    trials: "{} figures tried, the file is unchanged",
    trials_hint: "Double-click an amount in a table or in the text, or go to it and press F2, to try another one",
    since_trial: "Compared with the file: {} settled · {} left · {} new",
    since_before: "Compared with last time: {} settled · {} left · {} new",
    settled: "Settled",
    new: "New",
    blank: "(blank)",
    drop_one: "Take this trial back",
    drop_all: "Take all back",
    undo: "Undo the last step (Ctrl+Z)",
    copy_list: "Copy the list of changes",
    edit_label: "Try",
    edit_hint: "Enter to try it, Esc to leave it; the file itself does not change",
    try_it: "Try",
    cancel: "Cancel",
    try_this: "Try another figure",
    try_fix: "Try this",
    tried: "Tried: printed is {}",
    decide: "Decision",
    verdicts: ["To be mended", "Explained", "False alarm", "Ignored"],
    reason: "Reason",
    reasons: [
        "Caused by rounding",
        "Another scope, explained in the text",
        "The form itself is so",
        "Confirmed with the authority",
        "Misread",
    ],
    reason_needed: "Give a reason",
    until: "Until (optional)",
    keep: "Keep",
    withdraw: "Withdraw",
    decided: "Decided: {}",
    decided_until: "{}, until {}",
    settled_count: "{} decided",
    decisions: "{} decisions",
    decisions_unused: "{} of them belong to no finding of this document",
    save: "Save the decisions",
    open: "Open decisions",
    not_ours: "This is no file of decisions: choose one that this page saved.",
    file: "decisions.json",
};
