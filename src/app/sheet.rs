//! A table of the document as a real table: heading rows, merged cells, figures under each other.
//!
//! Rows are drawn in bands, so that opening a finding in a long table redraws one band of it.

use super::document::BlockProps;
use super::effects::use_wide;
use super::extent::{ROWS, windows};
use super::grid::{Grid, Placed};
use super::marked::{Marked, outcome};
use super::marks::{Focus, Mark, of_cell, of_row};
use super::pieces::pieces;
use super::state::Trial;
use super::verdict::class_of;
use super::words::work::work;
use super::words::{say, words};
use crate::report::{At, ShownBlock, ShownCell};
use crate::worker::protocol::Language;
use std::ops::Range;
use std::rc::Rc;
use yew::prelude::*;

/// Rows in one band.
const BAND: u32 = 100;

#[component]
pub(crate) fn Sheet(props: &BlockProps) -> Html {
    let extra = use_state(|| 0);
    let sheet = use_node_ref();
    use_wide(&sheet);
    let Some(ShownBlock::Table { table, head, rows }) = props.block() else { return Html::default() };
    let marks = props.checked.marks.of(props.index);
    let asked = props.focus.iter().flat_map(|focus| focus.places.iter().chain(&focus.lit));
    let wanted = marks.iter().flat_map(|marks| marks.iter().map(|mark| &mark.at)).chain(asked).filter_map(|at| at.row);
    let total = rows.len() as u32;
    let windows = windows(total, props.rows + *extra, wanted);
    let cols = Grid::new(rows).cols();
    let more = Callback::from(move |_: MouseEvent| extra.set(*extra + ROWS));
    let head = (*head).min(total);
    let mut body = Vec::new();
    let mut end = head;
    for window in windows.into_iter().chain(std::iter::once(total..total)) {
        let start = window.start.max(head);
        body.extend((start > end).then(|| gap(end..start, cols, props, &more)));
        body.extend(bands(start..window.end).map(|rows| band(props, rows)));
        end = end.max(window.end);
    }
    let title = props.checked.title(table.as_deref());
    html! {
        <div class="sheet" data-block={props.index.to_string()} ref={sheet}
            role={title.map(|_| "group")} aria-label={title.map(str::to_owned)}>
            <table>
                if let Some(title) = title { <caption class="unseen">{ title }</caption> }
                <thead>{ band(props, 0..head) }</thead>
                <tbody>{ for body }</tbody>
            </table>
        </div>
    }
}

fn bands(rows: Range<u32>) -> impl Iterator<Item = Range<u32>> {
    rows.clone().step_by(BAND as usize).map(move |start| start..(start + BAND).min(rows.end))
}

fn band(props: &BlockProps, rows: Range<u32>) -> Html {
    let focus = props.focus.as_ref().and_then(|focus| focus.within(rows.clone())).map(Rc::new);
    html! { <Band key={rows.start} start={rows.start} end={rows.end} block={BlockProps { focus, ..props.clone() }} /> }
}

fn gap(hidden: Range<u32>, cols: u32, props: &BlockProps, more: &Callback<MouseEvent>) -> Html {
    let w = words(props.language);
    html! {
        <tr class="gap" key={format!("gap-{}", hidden.start)}>
            <td colspan={cols.to_string()}>
                { say(w.rows_hidden, &[&(hidden.end - hidden.start)]) }{ " " }
                <button type="button" class="link" onclick={more.clone()}>{ say(w.rows_more, &[&ROWS]) }</button>
            </td>
        </tr>
    }
}

#[derive(Properties, PartialEq)]
struct BandProps {
    start: u32,
    end: u32,
    block: BlockProps,
}

#[component]
fn Band(props: &BandProps) -> Html {
    let Some(ShownBlock::Table { head, rows, .. }) = props.block.block() else { return Html::default() };
    let marks = props.block.checked.marks.of(props.block.index).unwrap_or_else(|| Rc::from([]));
    // A merged cell cannot reach out of the rows that are drawn together: out of the head, or over a gap.
    let grid = Grid::new(rows);
    let row = |(row, cells): (u32, Vec<Placed>)| {
        let marks = of_row(&marks, row);
        let view = CellView { props: &props.block, row, head: row < *head, marks };
        html! { <tr key={row}>{ for cells.into_iter().map(|cell| view.placed(&cell)) }</tr> }
    };
    html! { <>{ for grid.rows(props.start..props.end).map(row) }</> }
}

struct CellView<'a> {
    props: &'a BlockProps,
    row: u32,
    head: bool,
    marks: &'a [Mark],
}

impl CellView<'_> {
    fn placed(&self, placed: &Placed) -> Html {
        let span = |count: u32| (count > 1).then(|| count.to_string());
        let (rowspan, colspan) = (span(placed.rows), span(placed.cols));
        let Some(cell) = placed.cell else {
            return html! { <td {rowspan} {colspan} class="continued" /> };
        };
        let focus = self.props.focus.as_deref();
        let here = |at: &At| at.row == Some(self.row) && at.col == Some(cell.col);
        let marks = of_cell(self.marks, cell.col);
        let lit = focus.and_then(|focus| focus.lit).is_some_and(|at| here(&at));
        let named = focus.is_some_and(|focus| focus.places.iter().any(here));
        let class = classes!(
            cell.amount.then_some("num"),
            is_whole(&cell.text).then_some("whole"),
            marks.first().map(|mark| class_of(outcome(mark.level))),
            named.then_some("named"),
            self.props.checked.is_loose(self.props.index, self.row, cell.col).then_some("loose"),
        );
        let (block, row, col) = (self.props.index.to_string(), self.row.to_string(), cell.col.to_string());
        let (lit, stop) = (lit.then_some("true"), lit.then_some("-1"));
        let content = self.content(cell, marks, focus);
        // A heading without words heads nothing.
        if self.head && !cell.text.is_empty() {
            let scope = if placed.cols > 1 { "colgroup" } else { "col" };
            html! {
                <th {class} {rowspan} {colspan} {scope} data-block={block} data-row={row} data-col={col} data-lit={lit} tabindex={stop}>
                    { content }
                </th>
            }
        } else {
            html! {
                <td {class} {rowspan} {colspan} data-block={block} data-row={row} data-col={col} data-lit={lit} tabindex={stop}>
                    { content }
                </td>
            }
        }
    }

    fn content(&self, cell: &ShownCell, marks: &[Mark], focus: Option<&Focus>) -> Html {
        let tried = self.props.tried.iter().flat_map(|tried| tried.iter());
        let tried = tried.filter(|trial| trial.at.cell == Some((self.row, cell.col)));
        let tried: Vec<Html> = tried.map(|trial| was(trial, self.props.language)).collect();
        // Nearly all cells are plain: they cost one text node.
        if marks.is_empty() && focus.is_none() && tried.is_empty() {
            return html! { { &cell.text } };
        }
        let marked = Marked { language: self.props.language, tell: &self.props.tell, ask: &self.props.ask };
        let pieces = pieces(&cell.text, marks, &[], focus, (Some(self.row), Some(cell.col)));
        html! { <>{ for tried }{ for pieces.iter().map(|piece| marked.cell(piece)) }</> }
    }
}

/// What is printed where something else is tried.
pub(super) fn was(trial: &Trial, language: Language) -> Html {
    let w = work(language);
    let printed = if trial.from.is_empty() { w.blank } else { &trial.from };
    html! { <span class="tried" data-role="tried" title={say(w.tried, &[&printed])}><span aria-hidden="true">{ "✎" }</span><del>{ printed }</del>{ " " }</span> }
}

/// Codes and numbers that read wrong when a line breaks inside them; longer ones would make a table too wide.
fn is_whole(text: &str) -> bool {
    (1..=12).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic())
}
