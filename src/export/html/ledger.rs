//! A relation as an accountant writes it: terms under each other, what comes out, what is printed, the difference.

use super::anchors::Anchors;
use super::finding::link;
use crate::export::markup::escape;
use crate::report::{Amount, Equation, Findings, Nature, Phrases, Term, fill};

/// As wide as a digit and as a point: figures stand with their points under each other.
const DIGIT: char = '\u{2007}';
const POINT: char = '\u{2008}';

pub(super) fn write(out: &mut String, findings: &Findings, equation: &Equation, anchors: &Anchors, words: &Phrases) {
    let sheet =
        Sheet { findings, anchors, words, scale: scale(findings, equation), mixed: is_mixed(findings, equation) };
    *out += &format!("<table class=ledger><caption>{}</caption>\n", escape(&equation.title));
    sheet.side(out, &equation.left, &equation.left_value);
    let [equal, at_most, at_least] = words.relations;
    let relation = match equation.relation.as_str() {
        "<=" => at_most,
        ">=" => at_least,
        _ => equal,
    };
    *out += &format!("<tr class=relation><td><td colspan=2>{relation}\n");
    sheet.side(out, &equation.right, &equation.right_value);
    sheet.gap(out, equation);
    *out += "</table>\n";
}

/// The amounts of an equation as they are printed.
fn printed<'a>(findings: &'a Findings, equation: &'a Equation) -> impl Iterator<Item = &'a Amount> {
    let terms = equation.left.iter().chain(&equation.right);
    terms.filter_map(|term| findings.loci.get(&term.locus)?.amount.as_ref())
}

/// Digits after the point that all figures are padded to.
fn scale(findings: &Findings, equation: &Equation) -> u32 {
    let computed = [&equation.left_value, &equation.right_value, &equation.gap];
    printed(findings, equation).chain(computed).map(|amount| amount.scale).max().unwrap_or(0)
}

/// Several units: then each figure names its own.
fn is_mixed(findings: &Findings, equation: &Equation) -> bool {
    let mut units = printed(findings, equation).map(|amount| amount.unit);
    let first = units.next();
    units.any(|unit| Some(unit) != first)
}

struct Sheet<'a> {
    findings: &'a Findings,
    anchors: &'a Anchors,
    words: &'a Phrases,
    scale: u32,
    mixed: bool,
}

impl Sheet<'_> {
    /// The terms and, when there are several, their sum.
    fn side(&self, out: &mut String, terms: &[Term], sum: &Amount) {
        for (term, at) in terms.iter().zip(0..) {
            let sign = match (term.coef < 0, at) {
                (true, _) => "−",
                (false, 0) => "",
                (false, _) => "＋",
            };
            let locus = self.findings.loci.get(&term.locus);
            let say = link(self.anchors.id(&term.locus), locus.map_or(&term.locus, |locus| &locus.say));
            let amount = locus.and_then(|locus| locus.amount.as_ref());
            let figure = amount.map_or_else(|| self.words.blank.to_owned(), |amount| self.figure(amount));
            let unit = amount.map_or_else(String::new, |amount| self.unit(amount));
            *out += &format!("<tr><td>{sign}<td>{say}{unit}<td class=n>{figure}\n");
        }
        if terms.len() != 1 || terms[0].coef < 0 {
            let (say, unit) = (self.words.sums[0], self.unit(sum));
            *out += &format!("<tr class=sum><td>＝<td>{say}{unit}<td class=n>{}\n", self.figure(sum));
        }
    }

    fn gap(&self, out: &mut String, equation: &Equation) {
        let [exact, rounding, beyond] = self.words.natures;
        let nature = match equation.nature {
            Nature::Exact => exact,
            Nature::Rounding => rounding,
            Nature::BeyondRounding => beyond,
        };
        let slack = &equation.slack;
        let is_zero = slack.minor.trim_start_matches(['-', '0']).is_empty();
        let slack = fill(self.words.slack, &[&slack.text]);
        let slack = if is_zero { String::new() } else { format!("（{slack}）") };
        let (say, unit) = (self.words.sums[1], self.unit(&equation.gap));
        *out += &format!(
            "<tr class=gap><td><td>{say}{unit} <b>{nature}</b>{slack}<td class=n>{}\n",
            self.figure(&equation.gap)
        );
    }

    fn unit(&self, amount: &Amount) -> String {
        if self.mixed { format!("（{}）", amount.unit.name()) } else { String::new() }
    }

    fn figure(&self, amount: &Amount) -> String {
        let missing = self.scale.saturating_sub(amount.scale) as usize;
        let point = if amount.scale == 0 && missing > 0 { POINT.to_string() } else { String::new() };
        let digits: String = std::iter::repeat_n(DIGIT, missing).collect();
        escape(&amount.text.replace('-', "−")) + &point + &digits
    }
}
