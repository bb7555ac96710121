//! One relation as an accountant writes it: terms under each other, a line, what comes out, what is printed, the gap.

use super::checked::Checked;
use super::figure::{aligned, is_zero, plain};
use super::place_link::PlaceLink;
use super::state::Action;
use super::words::{Words, say, words};
use crate::report::{Amount, Equation, Finding, Nature, Role, Term};
use crate::worker::protocol::Language;
use std::rc::Rc;
use yew::prelude::*;

/// Terms shown before the reader asks for all.
const FIRST: usize = 8;

/// A ledger's rows do not change while it is shown, so they are prepared once.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Side {
    rows: Vec<Row>,
    sum: Amount,
}

#[derive(Debug, Clone, PartialEq)]
struct Row {
    sign: &'static str,
    locus: Rc<str>,
    say: AttrValue,
    amount: Option<Amount>,
    /// A doubtful place is never folded away.
    suspect: bool,
}

impl Side {
    fn new(terms: &[Term], sum: &Amount, finding: &Finding, checked: &Checked) -> Self {
        let loci = &checked.report.findings.loci;
        let is_suspect =
            |locus: &str| finding.loci.iter().any(|place| place.role == Role::Suspect && place.locus == locus);
        let row = |(at, term): (usize, &Term)| Row {
            sign: if term.coef < 0 {
                "−"
            } else if at == 0 {
                ""
            } else {
                "＋"
            },
            locus: Rc::from(&*term.locus),
            say: checked.say(&term.locus, &finding.table).to_owned().into(),
            amount: loci.get(&term.locus).and_then(|locus| locus.amount.clone()),
            suspect: is_suspect(&term.locus),
        };
        Self { rows: terms.iter().enumerate().map(row).collect(), sum: sum.clone() }
    }

    /// One printed amount as it stands: its sum would only repeat it.
    fn is_single(&self) -> bool {
        matches!(self.rows.as_slice(), [row] if row.sign.is_empty() && row.amount.is_some())
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct LedgerProps {
    pub(crate) left: Side,
    pub(crate) right: Side,
    pub(crate) relation: AttrValue,
    pub(crate) gap: Amount,
    pub(crate) slack: Amount,
    pub(crate) nature: Nature,
    pub(crate) language: Language,
    pub(crate) tell: Callback<Action>,
}

/// The ledger of one of a finding's equations.
pub(crate) fn ledger(
    checked: &Checked,
    finding: &Finding,
    equation: &Equation,
    language: Language,
    tell: &Callback<Action>,
) -> Html {
    let left = Side::new(&equation.left, &equation.left_value, finding, checked);
    let right = Side::new(&equation.right, &equation.right_value, finding, checked);
    html! {
        <Ledger {left} {right} relation={equation.relation.clone()} gap={equation.gap.clone()}
            slack={equation.slack.clone()} nature={equation.nature} {language} tell={tell.clone()} />
    }
}

#[component]
pub(crate) fn Ledger(props: &LedgerProps) -> Html {
    let all = use_state(|| false);
    let sheet = Sheet { props, w: words(props.language), all: *all, scale: scale(props), mixed: is_mixed(props) };
    let signs = [&props.left, &props.right].iter().any(|side| !side.is_single());
    let unfold = Callback::from(move |_: MouseEvent| all.set(true));
    html! {
        <table class={if signs { "ledger" } else { "ledger bare" }}>
            <tbody>
                { sheet.side(&props.left, &unfold) }
                { sheet.middle() }
                { sheet.side(&props.right, &unfold) }
            </tbody>
            <tfoot>{ sheet.gap() }</tfoot>
        </table>
    }
}

/// True when 万元 stand beside 元.
fn is_mixed(props: &LedgerProps) -> bool {
    let printed = props.left.rows.iter().chain(&props.right.rows).filter_map(|row| row.amount.as_ref());
    let mut units = printed.map(|amount| amount.unit);
    let first = units.next();
    units.any(|unit| Some(unit) != first)
}

/// Digits after the point that the ledger's figures are aligned to.
fn scale(props: &LedgerProps) -> u32 {
    let printed = props.left.rows.iter().chain(&props.right.rows).filter_map(|row| row.amount.as_ref());
    let amounts = printed.chain([&props.left.sum, &props.right.sum, &props.gap]);
    amounts.map(|amount| amount.scale).max().unwrap_or(0)
}

struct Sheet<'a> {
    props: &'a LedgerProps,
    w: &'static Words,
    all: bool,
    scale: u32,
    /// The amounts are printed in several units: then each names its own.
    mixed: bool,
}

impl Sheet<'_> {
    fn side(&self, side: &Side, unfold: &Callback<MouseEvent>) -> Html {
        let shown = |(at, row): &(usize, &Row)| self.all || *at < FIRST || row.suspect || side.rows.len() <= FIRST + 1;
        let rows: Vec<&Row> = side.rows.iter().enumerate().filter(shown).map(|(_, row)| row).collect();
        let hidden = side.rows.len() - rows.len();
        html! {
            <>
                { for rows.into_iter().map(|row| self.row(row)) }
                if hidden > 0 {
                    <tr><td /><td colspan="2">
                        <button type="button" class="link" onclick={unfold.clone()}>{ say(self.w.ledger_more, &[&hidden]) }</button>
                    </td></tr>
                }
                if !side.is_single() {
                    <tr class="sum">
                        <td>{ "＝" }</td>
                        <th scope="row">{ self.w.ledger_sum }{ self.unit(&side.sum) }</th>
                        <td class="num">{ self.figure(&side.sum, plain(&side.sum)) }</td>
                    </tr>
                }
            </>
        }
    }

    fn row(&self, row: &Row) -> Html {
        let figure = match &row.amount {
            Some(amount) => self.figure(amount, amount.text.clone()),
            None => html! { <span class="quiet">{ self.w.ledger_blank }</span> },
        };
        html! {
            <tr class={row.suspect.then_some("suspect")}>
                <td>{ row.sign }</td>
                <th scope="row">
                    <PlaceLink locus={row.locus.clone()} say={row.say.clone()} tell={self.props.tell.clone()} />
                    { for row.amount.iter().map(|amount| self.unit(amount)) }
                </th>
                <td class="num">{ figure }</td>
            </tr>
        }
    }

    fn middle(&self) -> Html {
        let word = match self.props.relation.as_str() {
            "<=" => self.w.ledger_at_most,
            ">=" => self.w.ledger_at_least,
            _ => self.w.ledger_equal,
        };
        html! { <tr class="relation"><td /><th scope="row" colspan="2">{ word }</th></tr> }
    }

    fn gap(&self) -> Html {
        let slack = &self.props.slack;
        let hint = (!is_zero(slack)).then(|| say(self.w.ledger_slack, &[&plain(slack)]));
        html! {
            <tr class={classes!("gap", class_of(self.props.nature))}>
                <td />
                <th scope="row">
                    { self.w.ledger_gap }{ self.unit(&self.props.gap) }{ " " }<b>{ self.w.nature(self.props.nature) }</b>
                    if let Some(hint) = hint { <span class="quiet">{ "（" }{ hint }{ "）" }</span> }
                </th>
                <td class="num">{ self.figure(&self.props.gap, plain(&self.props.gap)) }</td>
            </tr>
        }
    }

    fn unit(&self, amount: &Amount) -> Html {
        if self.mixed {
            html! { <span class="quiet">{ "（" }{ amount.unit.name() }{ "）" }</span> }
        } else {
            Html::default()
        }
    }

    fn figure(&self, amount: &Amount, text: String) -> Html {
        html! { <span class={aligned(amount.scale, self.scale)}>{ text }</span> }
    }
}

fn class_of(nature: Nature) -> &'static str {
    match nature {
        Nature::Exact => "pass",
        Nature::Rounding => "review",
        Nature::BeyondRounding => "fail",
    }
}
