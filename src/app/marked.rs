//! A piece of a text as it is drawn: plain, or in a mark that opens its finding.

use super::pieces::Piece;
use super::state::Action;
use super::verdict::class_of;
use super::wish::Wish;
use super::words::{say, words};
use crate::report::{Level, Outcome};
use crate::worker::protocol::Language;
use yew::prelude::*;

/// What marks need to be drawn.
pub(crate) struct Marked<'a> {
    pub(crate) language: Language,
    pub(crate) tell: &'a Callback<Action>,
    pub(crate) ask: &'a Callback<Wish>,
}

impl Marked<'_> {
    /// A piece of a paragraph; a lit place is a mark of its own.
    pub(crate) fn words(&self, piece: &Piece) -> Html {
        self.piece(piece, piece.lit)
    }

    /// A piece of a cell; what is lit there is the cell.
    pub(crate) fn cell(&self, piece: &Piece) -> Html {
        self.piece(piece, false)
    }

    fn piece(&self, piece: &Piece, lit: bool) -> Html {
        let lit_value = lit.then_some("true");
        let Some(mark) = piece.mark else {
            return if piece.named || lit {
                // Who goes to words takes the focus there, as to a cell.
                html! { <mark class="named" data-lit={lit_value} tabindex={lit.then_some("-1")}>{ piece.text }</mark> }
            } else {
                html! { { piece.text } }
            };
        };
        let w = words(self.language);
        let outcome = outcome(mark.level);
        let text = if piece.text.is_empty() { w.ledger_blank } else { piece.text };
        let label = say(w.mark_says, &[&text, &mark.message]);
        let at = mark.finding;
        let onclick = self.tell.reform(move |_: MouseEvent| Action::Select(at));
        let (tell, ask) = (self.tell.clone(), self.ask.clone());
        let onkeydown = Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" {
                tell.emit(Action::Select(at));
                ask.emit(Wish::OpenDetail);
            }
        });
        let class =
            classes!(class_of(outcome), piece.named.then_some("open"), piece.text.is_empty().then_some("blank"));
        html! {
            <mark {class} data-finding={mark.id.to_string()} data-lit={lit_value} data-sign={w.outcome(outcome).sign}
                role="button" tabindex={if piece.named { "0" } else { "-1" }} title={mark.message.to_string()}
                aria-label={label} {onclick} {onkeydown}>{ piece.text }</mark>
        }
    }
}

/// The outcome whose sign a mark of this weight carries.
pub(crate) fn outcome(level: Level) -> Outcome {
    if level == Level::Error { Outcome::Fail } else { Outcome::Review }
}
