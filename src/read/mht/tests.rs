use super::*;
use crate::doc::Block;
use encoding_rs::GB18030;

/// The words of the blocks.
fn shown(bytes: &[u8]) -> Result<Vec<String>, ReadError> {
    let words = |block: &Block| match block {
        Block::Heading { text, .. } | Block::Paragraph { text } => text.text.clone(),
        Block::Table(table) => table.cells.iter().map(|cell| cell.text.text.as_str()).collect::<Vec<_>>().join("|"),
    };
    Ok(read(bytes)?.blocks.iter().map(words).collect())
}

/// A message of these parts: head lines and body.
fn message(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut bytes = b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related;\r\n\tboundary=\"----=_Next.1\"\r\n\r\nThis document is a Web archive.\r\n\r\n".to_vec();
    for (head, body) in parts {
        bytes.extend([b"------=_Next.1\r\n", head.as_bytes(), b"\r\n\r\n", body, b"\r\n\r\n"].concat());
    }
    bytes.extend(b"------=_Next.1--\r\n");
    bytes
}

const QUOTED: &str = "Content-Location: file:///C:/A/a.htm\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Type: text/html; charset=\"gb2312\"";

#[test]
fn quoted_bytes_and_soft_line_breaks() {
    let utf8 = message(&[(QUOTED, b"<html><p class=3Da>=E6=94=B6=\r\n=E5=85=A5 1=3D1=</p>=zz")]);
    assert_eq!(shown(&utf8), Ok(vec!["收入 1=1=".to_owned(), "=zz".to_owned()]));
}

#[test]
fn letters_for_bytes_in_gbk() {
    let page = "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=gb2312\"></head><body><table><tr><td>一般公共预算拨款收入</td><td>12.50</td></tr></table>";
    let letters = in_letters(&GB18030.encode(page).0);
    let head = "Content-Type: text/html; charset=\"gb2312\"\r\nContent-Transfer-Encoding: base64";
    assert_eq!(shown(&message(&[(head, letters.as_bytes())])), Ok(vec!["一般公共预算拨款收入|12.50".to_owned()]));
}

/// Base64 in lines of 76 letters.
fn in_letters(bytes: &[u8]) -> String {
    let letters: Vec<char> = ('A'..='Z').chain('a'..='z').chain('0'..='9').chain(['+', '/']).collect();
    let mut text = String::new();
    for piece in bytes.chunks(3) {
        let bits = (0..3).fold(0_usize, |bits, at| bits << 8 | usize::from(piece.get(at).copied().unwrap_or_default()));
        for at in 0..4 {
            text.push(if at <= piece.len() { letters[bits >> (18 - 6 * at) & 63] } else { '=' });
        }
        if text.len() % 78 == 76 {
            text.push_str("\r\n");
        }
    }
    text
}

#[test]
fn the_sheets_of_excel_in_order() {
    let part = |file: &str| {
        format!("Content-Location: file:///C:/A/a.files/{file}\r\nContent-Type: text/html; charset=\"utf-8\"")
    };
    let sheet = |words: &str, options: &str| {
        format!(
            "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><meta name=ProgId content=Excel.Sheet><!--[if gte mso 9]><xml>{options}</xml><![endif]--></head><body><table><tr><td>科目</td><td>合计</td><td>基本</td></tr><tr><td>{words}</td><td>1</td><td>1</td></tr></table></body></html>"
        )
    };
    let (first, second) = (sheet("甲", ""), sheet("乙", ""));
    let hidden = sheet("旧", "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>");
    let bytes = message(&[
        (QUOTED, b"<html><frameset rows=3D\"*,39\"><frame src=3D\"a.files/sheet001.htm\"></frameset></html>"),
        (&part("stylesheet.css").replace("text/html", "text/css"), b"td {}"),
        (&part("tabstrip.htm"), "<html><table><tr><td>表1<td>表2</table>".as_bytes()),
        (&part("sheet001.htm"), first.as_bytes()),
        (&part("sheet002.htm"), hidden.as_bytes()),
        (&part("sheet003.htm"), second.as_bytes()),
    ]);
    assert_eq!(shown(&bytes), Ok(["科目|合计|基本|甲|1|1", "科目|合计|基本|乙|1|1"].map(str::to_owned).to_vec()));
    let notes: Vec<NoteKind> = read(&bytes).expect("read").notes.into_iter().map(|note| note.kind).collect();
    assert_eq!(notes, [NoteKind::HiddenSheet("sheet002.htm".to_owned())]);
}

#[test]
fn what_is_cut_off_or_has_no_page_is_damaged() {
    let whole = message(&[(QUOTED, "<p>甲</p>".as_bytes())]);
    for end in 0..whole.len() - b"------=_Next.1--\r\n".len() {
        assert!(shown(&whole[..end]).is_err(), "{end}");
    }
    let picture = message(&[("Content-Type: image/png", b"\x89PNG")]);
    assert_eq!(shown(&picture), Err(ReadError::Damaged));
    assert_eq!(shown(format!("MIME-Version: 1.0\r\nX: {}", "a".repeat(1 << 20)).as_bytes()), Err(ReadError::Damaged));
}

#[test]
fn a_message_of_one_part() {
    let bytes = "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>预算</p>";
    assert_eq!(shown(bytes.as_bytes()), Ok(vec!["预算".to_owned()]));
}
