use super::*;
use crate::doc::{Block, Table};

mod fixtures;
mod hostile;
mod office;
mod pages;
mod traps;

/// Blocks as text: paragraphs as they are, headings with `#`, tables with `|` between cells and `/` between rows. A
/// merged cell says its size as `{rows×cols}`.
fn shown(page: &str) -> Vec<String> {
    read(page).blocks.iter().map(show).collect()
}

fn show(block: &Block) -> String {
    match block {
        Block::Heading { level, text } => format!("{} {}", "#".repeat(usize::from(*level)), text.text),
        Block::Paragraph { text } => text.text.clone(),
        Block::Table(table) => (0..table.rows).map(|row| show_row(table, row)).collect::<Vec<_>>().join("/"),
    }
}

fn show_row(table: &Table, row: u32) -> String {
    let size = |cell: &crate::doc::Cell| {
        if (cell.rows, cell.cols) == (1, 1) { String::new() } else { format!("{{{}×{}}}", cell.rows, cell.cols) }
    };
    let cells: Vec<String> = table.row(row).iter().map(|cell| format!("{}{}", cell.text.text, size(cell))).collect();
    cells.join("|")
}

/// The blocks, and whether it is noted that something hidden was left out.
fn hidden(page: &str) -> (Vec<String>, bool) {
    (shown(page), read(page).notes.iter().any(|note| note.kind == NoteKind::HiddenCells))
}
