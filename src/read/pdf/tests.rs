mod codes;
mod hostile;
mod made;
mod pages;
mod tables;

use super::*;
use crate::doc::Block;
use made::Made;

/// The paragraphs of a document, and its tables as rows of cells.
fn said(made: &Made) -> Vec<String> {
    let (document, origin) = read(&made.file()).expect("it is read");
    let Origin::Pages(parts) = &origin else { panic!("a PDF has pages") };
    assert_eq!(parts.len(), document.blocks.len());
    let block = |block: &Block| match block {
        Block::Heading { text, .. } => vec![format!("# {}", text.text)],
        Block::Paragraph { text } => vec![text.text.clone()],
        Block::Table(table) => (0..table.rows)
            .map(|row| {
                let cell = |cell: &crate::doc::Cell| match (cell.rows, cell.cols) {
                    (1, 1) => cell.text.text.clone(),
                    (rows, cols) => format!("{}({rows}x{cols})", cell.text.text),
                };
                table.row(row).iter().map(cell).collect::<Vec<_>>().join("|")
            })
            .collect(),
    };
    document.blocks.iter().flat_map(block).collect()
}

fn notes(made: &Made) -> Vec<NoteKind> {
    let (document, _) = read(&made.file()).expect("it is read");
    document.notes.into_iter().map(|note| note.kind).collect()
}
