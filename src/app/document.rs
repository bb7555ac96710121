//! The document with its marks.
//!
//! *Invariant:* every word of the document becomes a text node, never markup.
//! Opening a finding changes the focus of two or three blocks; all others compare equal and are not drawn again.

use super::checked::Checked;
use super::extent::{BLOCKS, Share, windows};
use super::marks::Focus;
use super::prose::Prose;
use super::sheet::Sheet;
use super::state::{Action, Trial, Work};
use super::wish::Wish;
use super::words::{say, words};
use crate::report::ShownBlock;
use crate::worker::protocol::Language;
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct DocumentProps {
    pub(crate) checked: Rc<Checked>,
    pub(crate) selected: Option<usize>,
    /// The locus that is lit.
    pub(crate) lit: Option<Rc<str>>,
    pub(crate) work: Rc<Work>,
    /// Amounts that nothing checks are marked.
    pub(crate) covering: bool,
    pub(crate) language: Language,
    pub(crate) tell: Callback<Action>,
    pub(crate) ask: Callback<Wish>,
}

#[component]
pub(crate) fn DocumentView(props: &DocumentProps) -> Html {
    let first = use_state(|| BLOCKS);
    let extents = use_memo(props.checked.clone(), |checked| extents(&checked.report.shown.blocks));
    let focus = Focus::by_block(&props.checked, props.selected, props.lit.as_deref());
    let total = extents.len() as u32;
    let windows = windows(total, *first, props.checked.marks.blocks().chain(focus.keys().copied()));
    let more = {
        let first = first.clone();
        Callback::from(move |_: MouseEvent| first.set(*first + BLOCKS))
    };
    let block = |index: u32| {
        html! {
            <BlockView key={index} checked={props.checked.clone()} {index} rows={extents[index as usize]}
                focus={focus.get(&index).cloned()} tried={tried(&props.work, index)} language={props.language} tell={props.tell.clone()} ask={props.ask.clone()} />
        }
    };
    let mut out = Vec::new();
    let mut end = 0;
    for window in windows.into_iter().chain(std::iter::once(total..total)) {
        out.extend((window.start > end).then(|| gap(end..window.start, props.language, &more)));
        out.extend(window.clone().map(&block));
        end = window.end;
    }
    html! { <div class={classes!("document", props.covering.then_some("covering"))} data-role="document" role="region" aria-label={words(props.language).document} lang="zh-CN" tabindex="0">
        <h2 class="unseen">{ words(props.language).document }</h2>
        { for out }
    </div> }
}

fn tried(work: &Work, block: u32) -> Option<Rc<[Trial]>> {
    let trials: Vec<Trial> = work.trials.of(block).cloned().collect();
    (!trials.is_empty()).then(|| trials.into())
}

fn gap(hidden: Range<u32>, language: Language, more: &Callback<MouseEvent>) -> Html {
    let w = words(language);
    html! {
        <p class="gap" key={format!("gap-{}", hidden.start)}>
            { say(w.blocks_hidden, &[&(hidden.end - hidden.start)]) }{ " " }
            <button type="button" class="link" onclick={more.clone()}>{ say(w.blocks_more, &[&BLOCKS]) }</button>
        </p>
    }
}

/// How many rows of each block are drawn unasked.
fn extents(blocks: &[ShownBlock]) -> Vec<u32> {
    let mut share = Share::new();
    let rows = |block: &ShownBlock| match block {
        ShownBlock::Table { rows, .. } => share.take(rows.len() as u32, rows.first().map_or(0, Vec::len) as u32),
        ShownBlock::Heading { .. } | ShownBlock::Paragraph { .. } => 0,
    };
    blocks.iter().map(rows).collect()
}

#[derive(Properties, Clone, PartialEq)]
pub(crate) struct BlockProps {
    pub(crate) checked: Rc<Checked>,
    /// Which block.
    pub(crate) index: u32,
    /// How many rows are drawn unasked, when it is a table.
    pub(crate) rows: u32,
    /// What the open finding names here.
    pub(crate) focus: Option<Rc<Focus>>,
    /// What is tried here; none where nothing is.
    pub(crate) tried: Option<Rc<[Trial]>>,
    pub(crate) language: Language,
    pub(crate) tell: Callback<Action>,
    pub(crate) ask: Callback<Wish>,
}

impl BlockProps {
    pub(crate) fn block(&self) -> Option<&ShownBlock> {
        self.checked.report.shown.blocks.get(self.index as usize)
    }
}

#[component]
pub(crate) fn BlockView(props: &BlockProps) -> Html {
    match props.block() {
        Some(ShownBlock::Table { .. }) => html! { <Sheet ..props.clone() /> },
        Some(ShownBlock::Heading { .. } | ShownBlock::Paragraph { .. }) => html! { <Prose ..props.clone() /> },
        None => Html::default(),
    }
}
