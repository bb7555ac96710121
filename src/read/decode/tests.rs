use super::*;

const WORDS: &str = "二〇二四年部门预算公开说明：本年收入合计1858.60万元。";

fn text(bytes: &[u8]) -> Result<String, ReadError> {
    decode(bytes).map(|decoded| decoded.text)
}

/// Name of the encoding and the kinds of its notes.
fn told(bytes: &[u8]) -> Option<(&'static str, Vec<NoteKind>)> {
    let decoded = decode(bytes).ok()?;
    Some((decoded.encoding, decoded.note.iter().map(|note| note.kind.clone()).collect()))
}

fn gb(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

fn wide(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn marked_encodings_need_no_guess() {
    assert_eq!(told(WORDS.as_bytes()), Some(("UTF-8", vec![])));
    assert_eq!(told(format!("\u{feff}{WORDS}").as_bytes()), Some(("UTF-8", vec![])));
    assert_eq!(text("\u{feff}预算".as_bytes()), Ok("预算".to_owned()));
    for (unit, name) in [(u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"), (u16::to_be_bytes, "UTF-16BE")] {
        let bytes = wide("\u{feff}预算", unit);
        assert_eq!(text(&bytes), Ok("预算".to_owned()));
        assert_eq!(told(&bytes), Some((name, vec![])));
    }
}

#[test]
fn chinese_without_a_mark_is_guessed_and_said() {
    for words in [WORDS, "预算", "单位", "金额单位：万元", "a,b\n宁晋县,1\n", "㐀预算编制说明与绩效目标申报表"]
    {
        assert_eq!(text(&gb(words)), Ok(words.to_owned()));
        assert_eq!(told(&gb(words)), Some(("GB18030", vec![NoteKind::GuessedEncoding("GB18030")])), "{words}");
    }
    for words in [WORDS, "预算编制说明", "1,2\r\n3,4\r\n"] {
        for (unit, name) in [(u16::to_le_bytes as fn(u16) -> [u8; 2], "UTF-16LE"), (u16::to_be_bytes, "UTF-16BE")] {
            assert_eq!(text(&wide(words, unit)), Ok(words.to_owned()), "{words} {name}");
            assert_eq!(told(&wide(words, unit)), Some((name, vec![NoteKind::GuessedEncoding(name)])));
        }
    }
}

#[test]
fn a_page_is_believed_where_utf_8_fails() {
    for head in [
        "<html><head><meta charset=\"gb2312\"><title>",
        "<meta http-equiv=Content-Type content=\"text/html; charset=GBK\">",
        "<?xml version='1.0' encoding='gb18030'?>",
        "@charset \"gbk\";",
    ] {
        let page = format!("{head}{WORDS}");
        assert_eq!(text(&gb(&page)), Ok(page.clone()));
        assert_eq!(told(&gb(&page)), Some(("GB18030", vec![])), "{head}");
        assert_eq!(told(page.as_bytes()), Some(("UTF-8", vec![])), "{head} but UTF-8");
    }
    let latin = b"<meta charset=iso-8859-1><p>Caf\xe9 cr\xe8me";
    assert_eq!(text(latin), Ok("<meta charset=iso-8859-1><p>Café crème".to_owned()));
    let wrong = format!("<meta charset=iso-8859-1><p>{WORDS}");
    assert_eq!(text(&gb(&wrong)), Ok(wrong.clone()), "the bytes are Chinese");
    let wrong = format!("<meta charset=utf-8><p>{WORDS}");
    assert_eq!(text(&gb(&wrong)), Ok(wrong.clone()), "the bytes are no UTF-8");
}

#[test]
fn a_long_head_hides_nothing() {
    let page = format!("<style>{}</style>{WORDS}", "td{mso-number-format:General}\n".repeat(9000));
    assert_eq!(told(&gb(&page)).map(|told| told.0), Some("GB18030"));
}

#[test]
fn no_text() {
    assert_eq!(text(&[0; 100]), Err(ReadError::NotText));
    assert_eq!(text(b""), Err(ReadError::Empty));
    assert_eq!(text("\u{feff} \n\u{3000}".as_bytes()), Err(ReadError::Empty));
    assert_eq!(text(b"Caf\xe9 d\xe9j\xe0 vu \xe0 No\xebl, \xfcber stra\xdfe"), Err(ReadError::NotText));
    assert_eq!(text(b"\xe9\xe0\xfc\xf6\xe4\xe8\xea\xf1\xe7\xf4"), Err(ReadError::NotText));
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let random: Vec<u8> = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    })
    .take(5000)
    .collect();
    assert!((0..40).all(|start| text(&random[start * 100..]) == Err(ReadError::NotText)));
}

#[test]
fn little_damage_is_noted() {
    let cut = "预算".as_bytes();
    assert_eq!(text(&cut[..5]), Ok("预".to_owned()));
    assert_eq!(told(&cut[..5]), Some(("UTF-8", vec![NoteKind::NotText])));
    let bell = format!("{}\u{7}", "预算".repeat(50));
    assert_eq!(told(bell.as_bytes()), Some(("UTF-8", vec![NoteKind::NotText])));
    let cut = gb(WORDS);
    assert_eq!(told(&cut[..cut.len() - 1]).map(|told| told.1.len()), Some(2), "a guess, and a cut character");
    let mut broken = WORDS.repeat(9).into_bytes();
    broken[0] = 0xff;
    assert_eq!(told(&broken), Some(("UTF-8", vec![NoteKind::NotText])), "still UTF-8");
}
