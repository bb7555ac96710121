//! Every word the page says, in both languages. The report's own sentences come with the report.
//!
//! `{}` in a sentence is filled by [`say`], from left to right.

mod en;
mod proof;
pub(crate) mod work;
mod zh;

pub(crate) use proof::{ProofWords, proof_words};

use crate::export::Format;
use crate::report::{Nature, Outcome, Unlinked, Verdict, Why};
use crate::worker::protocol::{Language, Stage};
use std::fmt::Display;

/// The words of one language.
pub(crate) struct Words {
    pub(crate) tag: &'static str,
    pub(crate) product: &'static str,
    pub(crate) intro: &'static str,
    pub(crate) other_language: &'static str,
    pub(crate) large: &'static str,
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
    pub(crate) nothing_judged: &'static str,
    pub(crate) report: &'static str,
    /// Name and hint of each file a report can become, in the order of [`Format::ALL`].
    pub(crate) formats: [(&'static str, &'static str); 9],
    pub(crate) unmarked: &'static str,
    pub(crate) print: &'static str,
    pub(crate) copy: &'static str,
    pub(crate) copied: &'static str,
    pub(crate) copy_failed: &'static str,
    pub(crate) edit: &'static str,
    pub(crate) outcomes: [Outcomes; 5],
    pub(crate) verdict_label: &'static str,
    pub(crate) strip_label: &'static str,
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
    pub(crate) whys: [&'static str; 13],
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
    pub(crate) computed: &'static str,
    pub(crate) computed_value: &'static str,
    pub(crate) places: &'static str,
    pub(crate) causes: &'static str,
    pub(crate) fixes: &'static str,
    pub(crate) fixes_several: &'static str,
    pub(crate) fix_blank: &'static str,
    pub(crate) fix_settles: &'static str,
    pub(crate) fix_breaks: &'static str,
    pub(crate) basis: &'static str,
    pub(crate) unsure: &'static str,
    pub(crate) source_held: &'static str,
    pub(crate) encoding: &'static str,
    pub(crate) separator: &'static str,
    /// In the order of [`crate::read::SEPARATORS`].
    pub(crate) separators: [&'static str; 3],
    pub(crate) source_file: &'static str,
    pub(crate) in_file: &'static str,
    pub(crate) rows_hidden: &'static str,
    pub(crate) rows_more: &'static str,
    pub(crate) blocks_hidden: &'static str,
    pub(crate) blocks_more: &'static str,
    pub(crate) status_done: &'static str,
    pub(crate) status_notes: &'static str,
    pub(crate) status_clean: &'static str,
    pub(crate) status_turn: &'static str,
    pub(crate) status_keys: &'static str,
    pub(crate) version: &'static str,
    pub(crate) title_count: &'static str,
    pub(crate) mark_says: &'static str,
    pub(crate) told_agrees: &'static str,
    pub(crate) told_together: &'static str,
    pub(crate) told_blank: &'static str,
    pub(crate) told_differs: &'static str,
    pub(crate) told_and: &'static str,
    pub(crate) told_more: &'static str,
    pub(crate) untold: &'static str,
    pub(crate) unlinked: [&'static str; 4],
    pub(crate) levels: [&'static str; 3],
    pub(crate) rules: &'static str,
    pub(crate) rules_search: &'static str,
    pub(crate) rules_found: &'static str,
    pub(crate) rules_close: &'static str,
    pub(crate) rules_hint: &'static str,
    pub(crate) rule_off: &'static str,
    pub(crate) rule_why: &'static str,
    pub(crate) rule_right: &'static str,
    pub(crate) rule_wrong: &'static str,
    pub(crate) rule_limits: &'static str,
    pub(crate) rule_parts: &'static str,
    pub(crate) rule_equations: &'static str,
    pub(crate) rule_settings: &'static str,
    pub(crate) profile_choose: &'static str,
    pub(crate) profile_taken: &'static str,
    pub(crate) profile_drop: &'static str,
    pub(crate) profile_hint: &'static str,
    pub(crate) muted: &'static str,
    pub(crate) failed: &'static str,
    pub(crate) failed_keep: &'static str,
    pub(crate) crashed: &'static str,
    pub(crate) picture: &'static str,
    pub(crate) pile: &'static str,
    pub(crate) pile_done: &'static str,
    pub(crate) pile_waits: &'static str,
    pub(crate) pile_failed: &'static str,
    pub(crate) choose_folder: &'static str,
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

/// Matches, not indices: what the report comes to know must be given a word before the page builds again.
impl Words {
    pub(crate) fn outcome(&self, outcome: Outcome) -> Outcomes {
        let [fail, review, pass, not_checked, not_applicable] = self.outcomes;
        match outcome {
            Outcome::Fail => fail,
            Outcome::Review => review,
            Outcome::Pass => pass,
            Outcome::NotChecked => not_checked,
            Outcome::NotApplicable => not_applicable,
        }
    }

    /// Name and hint of a file.
    pub(crate) fn format(&self, format: Format) -> (&'static str, &'static str) {
        let [html, list, letter, marked, csv, markdown, chat, sarif, json] = self.formats;
        match format {
            Format::Html => html,
            Format::RectificationXlsx => list,
            Format::RectificationDocx => letter,
            Format::Marked => marked,
            Format::Csv => csv,
            Format::Markdown => markdown,
            Format::Chat => chat,
            Format::Sarif => sarif,
            Format::Json => json,
        }
    }

    pub(crate) fn verdict(&self, verdict: Verdict) -> &'static str {
        let [clean, to_review, to_fix, not_judged] = self.verdicts;
        match verdict {
            Verdict::Clean => clean,
            Verdict::ToReview => to_review,
            Verdict::ToFix => to_fix,
            Verdict::NotJudged => not_judged,
        }
    }

    pub(crate) fn why(&self, why: Why) -> &'static str {
        let [
            table,
            unread,
            column,
            row,
            row_unknown,
            amount,
            empty,
            precondition,
            sentence,
            doubted,
            list,
            document,
            forms,
        ] = self.whys;
        match why {
            Why::TableAbsent => table,
            Why::TableUnread => unread,
            Why::ColumnAbsent => column,
            Why::RowAbsent => row,
            Why::RowUnknown => row_unknown,
            Why::AmountUnread => amount,
            Why::EmptyTable => empty,
            Why::OtherForms => forms,
            Why::Precondition => precondition,
            Why::SentenceAbsent => sentence,
            Why::AmountDoubted => doubted,
            Why::ListAbsent => list,
            Why::DocumentAbsent => document,
        }
    }

    pub(crate) fn unlinked(&self, why: Unlinked) -> &'static str {
        let [aside, limit, not_understood, no_counterpart] = self.unlinked;
        match why {
            Unlinked::Aside => aside,
            Unlinked::Limit => limit,
            Unlinked::NotUnderstood => not_understood,
            Unlinked::NoCounterpart => no_counterpart,
        }
    }

    pub(crate) fn nature(&self, nature: Nature) -> &'static str {
        let [exact, rounding, beyond] = self.natures;
        match nature {
            Nature::Exact => exact,
            Nature::Rounding => rounding,
            Nature::BeyondRounding => beyond,
        }
    }

    pub(crate) fn stage(&self, stage: Stage) -> &'static str {
        let [read, recognise, check, locate, report] = self.stages;
        match stage {
            Stage::Read => read,
            Stage::Recognise => recognise,
            Stage::Check => check,
            Stage::Locate => locate,
            Stage::Report => report,
        }
    }
}

/// The words of a language.
pub(crate) fn words(language: Language) -> &'static Words {
    match language {
        Language::Zh => &zh::WORDS,
        Language::En => &en::WORDS,
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
        for words in [&zh::WORDS, &en::WORDS] {
            let mut signs: Vec<_> = words.outcomes.iter().map(|outcome| outcome.sign).collect();
            signs.sort_unstable();
            signs.dedup();
            assert_eq!(signs.len(), 5);
        }
    }
}
