use super::*;
use crate::doc::{Block, Text};

const EXAMPLE: &str = "../shared/corpus/example/宁晋县_2024_单位预算公开.md";

/// The example document; `None`, said once, where the shared folder is absent.
fn example() -> Option<String> {
    let text = std::fs::read_to_string(EXAMPLE).ok();
    if text.is_none() {
        println!("skipped: {EXAMPLE} is not there");
    }
    text
}

fn texts(document: &Document) -> Vec<&Text> {
    let mut texts = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text } => texts.push(text),
            Block::Table(table) => texts.extend(table.cells.iter().map(|cell| &cell.text)),
        }
    }
    texts
}

/// Runs cover the text without gaps, and every copied character stands in the source where its run says.
fn assert_runs(source: &[char], document: &Document) {
    for text in texts(document) {
        let chars: Vec<char> = text.text.chars().collect();
        let mut end = 0;
        for run in &text.runs {
            assert_eq!(run.text.start, end, "{text:?}");
            end = run.text.end;
            assert!(run.source.end as usize <= source.len());
            let words = &chars[run.text.start as usize..run.text.end as usize];
            let printed = &source[run.source.start as usize..run.source.end as usize];
            let wrapped = words == [' '] || words == ['\n'];
            assert!(wrapped || words.len() != printed.len() || words == printed, "{words:?} from {printed:?}");
        }
        assert_eq!(end as usize, chars.len(), "{text:?}");
    }
}

#[test]
fn the_example_has_its_tables_and_every_character_its_place() {
    let Some(source) = example() else { return };
    let reading = read(&Source { name: None, bytes: source.as_bytes() }).expect("the example is read");
    let tables = reading.document.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
    println!("{tables} tables, {} blocks, {} texts", reading.document.blocks.len(), texts(&reading.document).len());
    assert_eq!(tables, 57);
    assert!(reading.document.notes.is_empty());
    assert_eq!(reading.origin, Origin::Text(source.clone()));
    assert_runs(&source.chars().collect::<Vec<_>>(), &reading.document);
    for mark in ["**", "<b", "<br", "$", "\\geq"] {
        assert!(texts(&reading.document).iter().all(|text| !text.text.contains(mark)), "{mark}");
    }
    let from_formula = |text: &&&Text| text.text == "≥100" && text.runs.len() == 2;
    assert_eq!(texts(&reading.document).iter().filter(from_formula).count(), 2);
}

#[test]
fn every_beginning_of_the_example_is_read() {
    let Some(source) = example() else { return };
    let bytes = source.as_bytes();
    for cut in (0..bytes.len()).step_by(bytes.len() / 300) {
        if let Ok(reading) = read(&Source { name: None, bytes: &bytes[..cut] }) {
            let Origin::Text(text) = reading.origin else { panic!("text has a text") };
            assert_runs(&text.chars().collect::<Vec<_>>(), &reading.document);
        }
    }
}

/// A small generator of numbers that look random and are the same every time.
fn numbers(seed: u64) -> impl FnMut() -> u64 {
    let mut state = seed;
    move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    }
}

#[test]
fn random_bytes_never_panic() {
    let mut next = numbers(0x9e37_79b9_7f4a_7c15);
    for round in 0..2000 {
        let bytes: Vec<u8> = (0..round % 200).map(|_| next() as u8).collect();
        let _ = read(&Source { name: None, bytes: &bytes });
    }
}

#[test]
fn random_markup_never_panics_and_keeps_its_places() {
    const PIECES: [&str; 44] = [
        "|",
        "|",
        "\n",
        "\n",
        "\n\n",
        " ",
        "\t",
        "-",
        "---",
        ":",
        "*",
        "**",
        "_",
        "`",
        "```",
        "$",
        "\\",
        "\\geq ",
        "<",
        ">",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "<td rowspan=3 colspan=2>",
        "</td>",
        "<br>",
        "<b>",
        "<!--",
        "-->",
        "&ge;",
        "&",
        "[",
        "](",
        "#)",
        "# ",
        "1858.60",
        "预算",
        "一、",
        "\"",
        "\r\n",
        "万元",
        "!",
        "~~",
    ];
    let mut next = numbers(42);
    for _ in 0..5000 {
        let source: String = (0..next() % 60).map(|_| PIECES[(next() % PIECES.len() as u64) as usize]).collect();
        let document = markdown::parse(&source);
        assert_runs(&source.chars().collect::<Vec<_>>(), &document);
        for block in &document.blocks {
            if let Block::Table(table) = block {
                assert_cells(table, &source);
            }
        }
    }
}

/// Cells lie inside the table and do not overlap.
fn assert_cells(table: &crate::doc::Table, source: &str) {
    let mut taken = vec![false; (table.rows * table.cols) as usize];
    for cell in &table.cells {
        assert!(cell.rows > 0 && cell.cols > 0, "{source:?}");
        for row in cell.row..cell.row + cell.rows {
            for col in cell.col..cell.col + cell.cols {
                assert!(row < table.rows && col < table.cols, "{source:?}");
                let place = &mut taken[(row * table.cols + col) as usize];
                assert!(!*place, "{source:?}");
                *place = true;
            }
        }
    }
}

#[test]
fn the_byte_order_mark_is_no_character() {
    let reading = read(&Source { name: None, bytes: "\u{feff}预算".as_bytes() }).expect("text is read");
    assert_eq!(reading.origin, Origin::Text("预算".to_owned()));
    assert_eq!(texts(&reading.document)[0].runs[0].source, crate::text::Span::new(0, 2));
}

#[test]
fn foreign_and_empty_inputs_are_refused() {
    let of = |bytes: &[u8]| read(&Source { name: None, bytes }).map_err(ReadError::code).err();
    assert_eq!(of(b""), Some("empty"));
    assert_eq!(of(b"\n \n"), Some("empty"));
    assert_eq!(of(b"%PDF-1.4"), Some("damaged"));
    assert_eq!(of(&[0xb5, 0xa5, 0xce, 0xbb]), None, "单位 in GB 18030");
    assert_eq!(of(b"Caf\xe9 cr\xe8me"), Some("not-text"));
    assert_eq!(of(&vec![b' '; LARGEST as usize + 1]), Some("too-large"));
}
