//! A percentage computed again, as a ledger: the two amounts, what comes out, what is printed, what may have happened.

use super::checked::Checked;
use super::figure::aligned;
use super::place_link::PlaceLink;
use super::state::Action;
use super::words::{Words, words};
use crate::report::{Computation, Finding, Role};
use crate::worker::protocol::Language;
use std::rc::Rc;
use yew::prelude::*;

/// The section of a finding whose percentage was computed again; nothing for others.
pub(crate) fn computation(checked: &Checked, finding: &Finding, language: Language, tell: &Callback<Action>) -> Html {
    let Some(again) = &finding.computation else { return Html::default() };
    let sheet = Sheet { checked, finding, again, w: words(language), tell };
    html! {
        <section class="block">
            <h3>{ sheet.w.computed }</h3>
            <p class="formula" data-role="computation">{ &again.say }</p>
            { sheet.table() }
        </section>
    }
}

struct Sheet<'a> {
    checked: &'a Checked,
    finding: &'a Finding,
    again: &'a Computation,
    w: &'static Words,
    tell: &'a Callback<Action>,
}

impl Sheet<'_> {
    fn table(&self) -> Html {
        let again = self.again;
        html! {
            <table class="ledger">
                <tbody>
                    { self.printed("A", &again.this) }
                    { self.printed("B", &again.base) }
                    <tr class="sum">
                        <td>{ "＝" }</td>
                        <th scope="row">{ result(again, self.w) }</th>
                        <td class="num">{ self.figure(&again.value) }</td>
                    </tr>
                    <tr class="relation"><td /><th scope="row" colspan="2">{ self.w.ledger_equal }</th></tr>
                    { self.printed("", &again.printed) }
                </tbody>
                { self.causes() }
            </table>
        }
    }

    /// One printed number: where it stands and what it is.
    fn printed(&self, sign: &'static str, locus: &str) -> Html {
        let suspect = self.finding.loci.iter().any(|place| place.role == Role::Suspect && place.locus == locus);
        let say = self.checked.say(locus, &self.finding.table).to_owned();
        html! {
            <tr class={suspect.then_some("suspect")}>
                <td>{ sign }</td>
                <th scope="row"><PlaceLink locus={Rc::<str>::from(locus)} {say} tell={self.tell.clone()} /></th>
                <td class="num">{ self.figure(&self.print(locus)) }</td>
            </tr>
        }
    }

    /// What is printed at a place, a percentage with its sign.
    fn print(&self, locus: &str) -> String {
        let amount = self.checked.report.findings.loci.get(locus).and_then(|locus| locus.amount.as_ref());
        let text = amount.map_or("", |amount| &amount.text);
        let percent = if locus == self.again.printed && !text.ends_with(['%', '％']) { "%" } else { "" };
        format!("{text}{percent}")
    }

    /// Points stand under each other, whatever follows the digits.
    fn figure(&self, text: &str) -> Html {
        let widest = [&self.again.this, &self.again.base, &self.again.printed].map(|locus| tail(&self.print(locus)));
        let widest = widest.into_iter().max().unwrap_or(0).max(tail(&self.again.value));
        html! { <span class={aligned(tail(text), widest)}>{ text }</span> }
    }

    fn causes(&self) -> Html {
        if self.finding.causes.is_empty() {
            return Html::default();
        }
        let cause = |say: &str| html! { <tr class="cause"><td /><th scope="row" colspan="2">{ say }</th></tr> };
        html! { <tfoot>{ for self.finding.causes.iter().map(|given| cause(&given.say)) }</tfoot> }
    }
}

/// How the result follows from A and B. A change is added or taken away: the line above says which.
fn result(again: &Computation, w: &Words) -> String {
    let how = match again.formula.as_str() {
        "growth" => " (A − B) ÷ B",
        "ratio" => " A ÷ B",
        _ => "",
    };
    format!("{}{how}", w.computed_value)
}

/// Characters behind the point.
fn tail(text: &str) -> u32 {
    text.split_once('.').map_or(0, |(_, behind)| behind.chars().count() as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_the_point_is_counted() {
        assert_eq!((tail("144.92"), tail("20.63%"), tail("12")), (2, 3, 0));
    }
}
