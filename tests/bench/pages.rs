//! Prints what is read from PDFs: for each line and cell the file's name, the page, the words.
//! `cargo run --release --example pages -- FILE…`; times go to standard error.

use budget_checker::doc::Block;
use budget_checker::read::{Origin, PageArea, PagePart, Source, read};
use std::path::Path;
use std::time::Instant;

fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).expect("the file can be read");
        let name = Path::new(&path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let begin = Instant::now();
        let reading = match read(&Source { name: None, bytes: &bytes }) {
            Ok(reading) => reading,
            Err(error) => {
                eprintln!("{name}: {error}");
                continue;
            }
        };
        eprintln!("{name}: {} ms, {:?}", begin.elapsed().as_millis(), reading.document.notes);
        let Origin::Pages(parts) = &reading.origin else { continue };
        for (block, part) in reading.document.blocks.iter().zip(parts) {
            print(&name, block, part);
        }
    }
}

fn print(name: &str, block: &Block, part: &PagePart) {
    match (block, part) {
        (Block::Table(table), PagePart::Table(places)) => {
            for (cell, PageArea { page, .. }) in table.cells.iter().zip(places) {
                println!("{name}\t{page}\t{}", cell.text.text.replace('\n', " "));
            }
        }
        (Block::Heading { text, .. } | Block::Paragraph { text }, PagePart::Text(lines)) => {
            let mut signs = text.text.chars();
            let mut start = 0;
            for (end, PageArea { page, .. }) in lines {
                let line: String = signs.by_ref().take((end - start) as usize).collect();
                println!("{name}\t{page}\t{line}");
                start = *end;
            }
        }
        _ => println!("{name}\t0\ta block without its places"),
    }
}
