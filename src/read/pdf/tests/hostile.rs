//! Files made to do harm, and broken ones.

use super::made::{Made, at};
use super::*;
use flate2::{Compression, write::ZlibEncoder};
use std::io::Write;

/// Zeros, or another byte, packed; a megabyte each time.
fn packed(byte: u8, megabytes: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    let piece = vec![byte; 1 << 20];
    (0..megabytes).for_each(|_| encoder.write_all(&piece).expect("written"));
    encoder.finish().expect("packed")
}

#[test]
fn objects_in_a_stream_of_gigabytes_are_refused() {
    let mut made = Made::song();
    made.stream("/Type/ObjStm/N 1/First 4/Filter/FlateDecode", &packed(b' ', 20));
    made.page("", &at(50, 500, "收入"));
    assert_eq!(read(&made.file()).err(), Some(ReadError::TooMuch));
    let mut made = Made::song();
    made.stream("/Type/ObjStm/N 1/First 4/Filter[/FlateDecode/FlateDecode]", &packed(b' ', 1));
    made.page("", &at(50, 500, "收入"));
    assert_eq!(read(&made.file()).err(), Some(ReadError::TooMuch));
}

#[test]
fn pages_that_unpack_to_too_much_are_left_out() {
    let mut made = Made::song();
    made.page("", &at(50, 500, "收入"));
    let content = made.stream("/Filter/FlateDecode", &packed(b' ', 7));
    (0..3).for_each(|_| made.page_of("", content));
    assert_eq!(said(&made), ["收入"]);
    assert_eq!(notes(&made), [NoteKind::DocumentTooLong]);
}

#[test]
fn pages_behind_the_last_one_that_is_read_are_said_to_be_left_out() {
    let of = |pages: usize| {
        let mut made = Made::song();
        let content = made.stream("", at(50, 500, "收入").as_bytes());
        (0..pages).for_each(|_| made.page_of("", content));
        made
    };
    assert_eq!(notes(&of(super::MOST_PAGES)), []);
    assert_eq!(notes(&of(super::MOST_PAGES + 1)), [NoteKind::DocumentTooLong]);
}

#[test]
fn operators_without_end_are_not_followed() {
    let mut made = Made::song();
    made.page("", &at(50, 500, "收入"));
    let content = made.stream("", "q Q ".repeat(150_000).as_bytes());
    (0..3).for_each(|_| made.page_of("", content));
    made.page("", &at(50, 500, "支出"));
    assert_eq!(said(&made), ["收入"]);
    assert_eq!(notes(&made), [NoteKind::DocumentTooLong]);
}

#[test]
fn streams_without_ends_are_not_looked_for_forever() {
    let mut made = Made::song();
    for _ in 0..20_000 {
        made.object("<</Length 9/Type/ObjStm/N 1/First 1>>\nstream\nabc\n");
    }
    made.page("", &at(50, 500, "收入"));
    assert_eq!(read(&made.file()).err(), Some(ReadError::Damaged));
}

#[test]
fn drawings_that_draw_themselves_end() {
    let mut made = Made::song();
    // The next object draws itself twice, and the one behind it.
    let number = made.object("null") + 1;
    let content = format!("/A Do /B Do {}", at(50, 500, "收入"));
    let described = format!(
        "/Type/XObject/Subtype/Form/BBox[0 0 400 600]/Resources<</XObject<</A {number} 0 R/B {} 0 R>>>>",
        number + 1
    );
    made.stream(&described, content.replace("/S 10 Tf", "").as_bytes());
    made.stream(&described, content.replace("/S 10 Tf", "").as_bytes());
    made.form("A", number);
    made.page("", &format!("/A Do {}", at(50, 400, "合计")));
    assert!(said(&made).contains(&"合计".to_owned()));
}

#[test]
fn more_drawn_than_any_page_has() {
    let mut made = Made::song();
    let lines: String = (0..4000)
        .map(|n| format!("{} 0 m {} 600 l S 0 {} m 400 {} l S\n", n % 400, n % 400, n % 600, n % 600))
        .collect();
    made.page("", &(lines + &"q ".repeat(100_000) + &"Q ".repeat(200_000) + &at(50, 500, "收入")));
    made.page("", &at(50, 500, "收入").replace("50 500", "1e30 -1e38").repeat(10));
    made.page("", &(at(50, 500, "收入").repeat(2000) + "1e30 0 0 1e30 0 0 cm 0 0 1e30 1e30 re S"));
    assert!(said(&made).iter().any(|line| line.contains("收入")));
}

#[test]
fn what_lies_deep_inside_or_leads_to_itself() {
    for nested in ["[".repeat(50_000), "<</A".repeat(50_000), "(".repeat(50_000), "<<".repeat(50_000)] {
        let mut made = Made::song();
        made.object(nested.clone());
        made.font("N", &nested);
        made.page("", &(at(50, 500, "收入") + "\nBT /N 10 Tf (1) Tj ET\n" + &nested));
        let _ = read(&made.file());
    }
    let mut made = Made::song();
    made.page("", &at(50, 500, "收入"));
    let kid = made.object("null") + 1;
    made.object(format!("<</Type/Pages/Count 2/Kids[{kid} 0 R {kid} 0 R 2 0 R]>>"));
    made.page_of(&format!("/Contents {kid} 0 R/Resources {kid} 0 R"), kid);
    assert_eq!(said(&made)[0], "收入");
    let mut made = Made::song();
    let table = made.object("null");
    made.font(
        "T",
        &format!("<</Type/Font/Subtype/Type0/Encoding {table} 0 R/ToUnicode {table} 0 R/DescendantFonts {table} 0 R>>"),
    );
    made.page("", &(at(50, 500, "收入") + "BT /T 10 Tf (ab) Tj ET"));
    assert!(read(&made.file()).is_ok());
}

#[test]
fn files_that_are_cut_off() {
    let mut made = Made::song();
    made.page("", &at(50, 500, "收入合计"));
    made.page("", &at(50, 500, "支出合计"));
    let file = made.file();
    for length in 0..file.len() {
        match read(&file[..length]) {
            Ok((document, _)) => {
                let is_noted = document.notes.iter().any(|note| note.kind == NoteKind::CutOff);
                assert!(is_noted || file[..length].ends_with(b"%%EOF"), "cut at {length}");
            }
            Err(error) => assert!(matches!(error, ReadError::Damaged | ReadError::Empty), "cut at {length}: {error:?}"),
        }
    }
    let mut shifted = b"%PDF-1.7\n%moved\n".to_vec();
    shifted.extend_from_slice(&file[9..]);
    assert_eq!(read(&shifted).map(|(document, _)| document.blocks.len()), Ok(2), "wrong places are found again");
}

#[test]
fn a_document_without_words() {
    let mut made = Made::song();
    made.page("", "");
    assert_eq!(read(&made.file()).err(), Some(ReadError::Empty));
    assert_eq!(read(b"%PDF-1.7\n").err(), Some(ReadError::Damaged));
}
