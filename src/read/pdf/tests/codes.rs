//! Every way a font tells its characters.

use super::made::{Made, gb, hex, utf16};
use super::*;

const WORDS: &str = "单位：万元 1,234.50";

/// What a font says of a text, drawn 10 points high.
fn drawn(font: &str, text: &[u8]) -> Made {
    let mut made = Made::default();
    made.font("F", font);
    made.page("", &format!("BT /F 10 Tf 50 500 Td {} Tj ET", hex(text)));
    made
}

fn composite(encoding: &str) -> String {
    format!(
        "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/{encoding}/DescendantFonts[<</Type/Font/Subtype\
         /CIDFontType2/BaseFont/SimSun/W[1 95 500 814 939 500 7716[500]]>>]>>"
    )
}

#[test]
fn tables_every_reader_has() {
    for encoding in ["UniGB-UCS2-H", "UniGB-UTF16-H", "UniCNS-UTF16-H"] {
        assert_eq!(said(&drawn(&composite(encoding), &utf16(WORDS))), [WORDS], "{encoding}");
    }
    for encoding in ["GBK-EUC-H", "GB-EUC-H", "GBKp-EUC-H", "GBK2K-H", "GBpc-EUC-H"] {
        assert_eq!(said(&drawn(&composite(encoding), &gb(WORDS))), [WORDS], "{encoding}");
    }
    assert_eq!(said(&drawn(&composite("GBK2K-H"), &gb("㐀一𠮷"))), ["㐀一𠮷"], "four bytes");
    assert_eq!(said(&drawn(&composite("UniGB-UTF16-H"), &utf16("𠮷1"))), ["𠮷1"], "two units");
}

#[test]
fn signs_that_nobody_tells_are_not_guessed() {
    let unknown = drawn(&composite("Identity-H"), &[0, 5, 0, 6]);
    assert_eq!(read(&unknown.file()).err(), Some(ReadError::NoText));
    let mut made = Made::song();
    let program = made.stream("", b"");
    made.font(
        "F",
        &format!(
            "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Song/FirstChar 33/LastChar 34/Widths[500 500]\
             /FontDescriptor<</Flags 4/FontFile2 {program} 0 R>>>>"
        ),
    );
    made.page("", &made::at(50, 400, "收入合计"));
    made.page("", &format!("{} BT /F 10 Tf 100 400 Td (!\") Tj ET", made::at(50, 400, "支出12345")));
    assert_eq!(said(&made), ["收入合计", "支出12345\u{fffd}\u{fffd}"]);
    assert_eq!(notes(&made), [NoteKind::UnreadablePages(vec![2])]);
}

#[test]
fn simple_fonts() {
    let simple = |encoding: &str| format!("<</Type/Font/Subtype/Type1/BaseFont/Helvetica {encoding}>>");
    for (encoding, bytes, expected) in [
        ("", b"1,234.50".as_slice(), "1,234.50"),
        ("", b"it\xaas\xba", "it“s”"),
        ("/Encoding/WinAnsiEncoding", b"\x93a\x94\x96", "“a”–"),
        ("/Encoding/MacRomanEncoding", b"\xd2a\xd3", "“a”"),
        ("/Encoding<</Differences[65/one/two 67/uni4E00/u5143/a.alt/three.oldstyle]>>", b"ABCDEF", "12一元a3"),
        ("/Encoding<</BaseEncoding/WinAnsiEncoding/Differences[1/greaterequal]>>", b"\x015", "≥5"),
    ] {
        assert_eq!(said(&drawn(&simple(encoding), bytes)), [expected], "{encoding}");
    }
}

/// A table from codes to characters.
fn to_unicode(lines: &str) -> String {
    format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n\
         1 begincodespacerange <0000> <ffff> endcodespacerange\n{lines}\nendcmap end end"
    )
}

#[test]
fn tables_inside_the_file() {
    let mut made = Made::default();
    let table =
        to_unicode("1 beginbfchar <0005> <4e0751435143> endbfchar 1 beginbfrange <0010> <0019> <0030> endbfrange");
    let table = made.stream("", table.as_bytes());
    made.font("F", &composite(&format!("Identity-H/ToUnicode {table} 0 R")));
    made.page("", "BT /F 10 Tf 50 500 Td <0011001200130005> Tj ET");
    assert_eq!(said(&made), ["123万元元"]);
    let mut made = Made::default();
    let table = made.stream("", to_unicode("1 beginbfchar <41> <4e00> endbfchar").as_bytes());
    made.font(
        "F",
        &format!("<</Type/Font/Subtype/TrueType/BaseFont/A/Encoding/WinAnsiEncoding/ToUnicode {table} 0 R>>"),
    );
    made.page("", "BT /F 10 Tf 50 500 Td (AB) Tj ET");
    assert_eq!(said(&made), ["一B"]);
}

/// A font program with nothing but its table of characters: sign 3 is 万, sign 4 and 5 are 元 and 角 (a list).
fn program() -> Vec<u8> {
    let words = |words: &[u16]| words.iter().flat_map(|word| word.to_be_bytes()).collect::<Vec<u8>>();
    let segments = words(&[
        4,
        50,
        0,
        6,
        0,
        0,
        0, // format, length, language, twice the segments, three numbers for searching
        0x4e07,
        0x89d2,
        0xffff,
        0, // ends
        0x4e07,
        0x89d1,
        0xffff, // starts
        3_u16.wrapping_sub(0x4e07),
        0,
        1, // shifts
        0,
        4,
        0, // places of lists
        4,
        5,
    ]);
    let table = [words(&[0, 1, 3, 1, 0, 12]), segments].concat();
    let record = [b"cmap".as_slice(), &[0; 4], &28_u32.to_be_bytes(), &(table.len() as u32).to_be_bytes()].concat();
    [&[0, 1, 0, 0], words(&[1, 0, 0, 0]).as_slice(), &record, &table].concat()
}

#[test]
fn the_font_itself_tells_where_the_file_does_not() {
    let mut made = Made::default();
    let program = made.stream("", &program());
    made.font(
        "F",
        &format!(
            "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[<</Type/Font/Subtype\
             /CIDFontType2/BaseFont/A/CIDToGIDMap/Identity/FontDescriptor<</Flags 4/FontFile2 {program} 0 R>>>>]>>"
        ),
    );
    made.page("", "BT /F 10 Tf 50 500 Td <000300040005> Tj ET");
    assert_eq!(said(&made), ["万\u{89d1}角"]);
}

#[test]
fn radicals_are_the_words_they_look_like() {
    assert_eq!(said(&drawn(&composite("UniGB-UTF16-H"), &utf16("收⼊合计⽀出"))), ["收入合计支出"]);
}
