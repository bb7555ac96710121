//! One document as a page, as Chromium copies it, and as LibreOffice writes it.

use super::*;

fn page(name: &str) -> String {
    std::fs::read_to_string(format!("tests/formats/{name}.html")).expect("the tests bring their documents")
}

/// The words of all blocks without blanks, where programs differ.
fn words(page: &str) -> Vec<String> {
    shown(page).iter().map(|shown| shown.split_whitespace().collect()).collect()
}

/// Without the sizes of merged cells: LibreOffice makes more columns than the author did.
fn cells(words: &[String]) -> Vec<String> {
    let sizes = |piece: &str| piece.split_once('}').map_or(piece, |(_, words)| words).to_owned();
    words.iter().map(|words| words.split('{').map(sizes).collect()).collect()
}

#[test]
fn programs_write_one_document_in_many_ways() {
    let written = words(&page("sample"));
    assert_eq!(written.iter().filter(|words| words.contains('|')).count(), 26);
    assert!(words(&page("sample.chromium-clip")) == written, "copied");
    assert!(cells(&words(&page("sample.lo"))) == cells(&written), "written by LibreOffice");
    let sheets = words(&page("sample.sheet"));
    assert_eq!(sheets.iter().filter(|words| words.contains('|')).count(), 26, "as sheets");
}

#[test]
fn every_hundredth_of_a_page_is_read() {
    let page = page("base");
    for cut in (0..100).map(|part| page.len() * part / 100) {
        hostile::assert_cells(&String::from_utf8_lossy(&page.as_bytes()[..cut]));
    }
}
