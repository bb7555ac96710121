//! A finding in plain words, for letters and messages.

use super::figure::plain as figure;
use super::words::{Words, say};
use crate::report::{Equation, Finding, Findings, Term};

/// The sentence, its ledgers and its percentage computed again, causes and proposed changes, one line each.
pub(crate) fn plain(finding: &Finding, findings: &Findings, w: &Words) -> String {
    let outcome = w.outcome(finding.outcome);
    let mut lines = vec![format!("{} {} {}", outcome.sign, outcome.word, finding.message)];
    lines.extend(finding.equations.iter().map(|equation| relation(equation, findings, w)));
    lines.extend(finding.computation.iter().map(|computation| computation.say.clone()));
    lines.extend(finding.causes.iter().map(|cause| cause.say.clone()));
    lines.extend(finding.fixes.iter().map(|fix| fix.say.clone()));
    lines.extend(
        findings.rules.get(&finding.rule).map(|rule| format!("{} {} {}", finding.rule, rule.title, rule.source)),
    );
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

fn relation(equation: &Equation, findings: &Findings, w: &Words) -> String {
    let relation = match equation.relation.as_str() {
        "<=" => w.ledger_at_most,
        ">=" => w.ledger_at_least,
        _ => w.ledger_equal,
    };
    let gap = format!("{} {}", w.ledger_gap, figure(&equation.gap));
    let (left, right) = (side(&equation.left, findings, w), side(&equation.right, findings, w));
    say("{} {} {}（{}，{}）", &[&left, &relation, &right, &gap, &w.nature(equation.nature)])
}

fn side(terms: &[Term], findings: &Findings, w: &Words) -> String {
    let mut out = String::new();
    for (at, term) in terms.iter().enumerate() {
        out += if term.coef < 0 {
            " − "
        } else if at > 0 {
            " ＋ "
        } else {
            ""
        };
        let locus = findings.loci.get(&term.locus);
        let amount = locus.and_then(|locus| locus.amount.as_ref()).map_or(w.ledger_blank, |amount| &amount.text);
        out += &format!("{} {amount}", locus.map_or(&*term.locus, |locus| &*locus.say));
    }
    out
}
