//! What a file is: by its first bytes, of a text also by its name.

use super::{Foreign, Source};

/// Bytes at both ends of a ZIP file in which its parts are looked for by name.
const WINDOW: usize = 64 << 10;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Markdown with pipe or HTML tables, plain text, rows pasted from a spreadsheet.
    Markdown,
    /// Values between commas, semicolons or tabs.
    Csv,
    /// A web page, or what office programs put on the clipboard.
    Html,
    /// A web page saved in one file.
    Mht,
    /// Excel.
    Xlsx,
    /// Excel of the older kind; WPS tables (et) that are such files.
    Xls,
    /// OpenDocument tables.
    Ods,
    /// Word.
    Docx,
    /// PDF.
    Pdf,
}

impl Kind {
    /// The name in the report.
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Html => "html",
            Self::Mht => "mht",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }
}

/// What these bytes are. A name that says something else than the bytes is not believed.
pub(super) fn sniff(source: &Source) -> Result<Kind, Foreign> {
    let begins = |magic: &[u8]| source.bytes.starts_with(magic);
    match () {
        () if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") => zipped(source.bytes),
        () if begins(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) => compound(source.bytes),
        // Some programs put an empty line before it.
        () if source.bytes.trim_ascii_start().starts_with(b"%PDF-") => Ok(Kind::Pdf),
        () if begins(b"{\\rtf") => Err(Foreign::Rtf),
        () if begins(b"Rar!\x1a") || begins(b"7z\xbc\xaf\x27\x1c") || begins(&[0x1f, 0x8b, 8]) => Err(Foreign::Archive),
        () if [b"\x89PNG".as_slice(), b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"]
            .iter()
            .any(|magic| begins(magic)) =>
        {
            Err(Foreign::Picture)
        }
        () => Ok(text(source)),
    }
}

/// Names of parts stand in clear at the front and in the directory at the end.
fn zipped(bytes: &[u8]) -> Result<Kind, Foreign> {
    let front = &bytes[..bytes.len().min(WINDOW)];
    let back = &bytes[bytes.len().saturating_sub(WINDOW)..];
    let holds = |part: &[u8]| {
        [front, back].iter().any(|window| window.windows(part.len()).any(|piece| piece.eq_ignore_ascii_case(part)))
    };
    match () {
        () if holds(b"word/document") || holds(b"word\\document") => Ok(Kind::Docx),
        () if holds(b"xl/workbook") || holds(b"xl\\workbook") || holds(b"xl/worksheets") => Ok(Kind::Xlsx),
        () if holds(b"opendocument.spreadsheet") => Ok(Kind::Ods),
        () if holds(b"OFD.xml") => Err(Foreign::Ofd),
        () => Err(Foreign::Zip),
    }
}

/// Names of streams stand in the directory of the file, in UTF-16.
fn compound(bytes: &[u8]) -> Result<Kind, Foreign> {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|piece| piece == name)
    };
    match () {
        () if holds("EncryptedPackage") => Err(Foreign::Locked),
        () if holds("WordDocument") => Err(Foreign::OldWord),
        () if holds("Workbook") || holds("Book\0") => Ok(Kind::Xls),
        () => Err(Foreign::OldOffice),
    }
}

/// A text is what it begins like; commas and tabs say little, so a table of values is known by its name.
fn text(source: &Source) -> Kind {
    let named = |endings: &[&str]| {
        let ending = source.name.and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending.to_lowercase());
        ending.is_some_and(|ending| endings.contains(&ending.as_str()))
    };
    match () {
        () if named(&["csv", "tsv"]) => Kind::Csv,
        () if is_message(source.bytes) => Kind::Mht,
        () if named(&["htm", "html", "xhtml"]) || is_html(source.bytes) => Kind::Html,
        () => Kind::Markdown,
    }
}

/// True for a page that says so in its first tag, and for a piece of one as it comes from the clipboard. Markdown may hold
/// tables in HTML, and may begin with one, so tables are a page only where nothing else stands beside them.
fn is_html(bytes: &[u8]) -> bool {
    let head: Vec<u8> = bytes.iter().take(4096).filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let head = String::from_utf8_lossy(&head).into_owned();
    let head =
        head.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | char::REPLACEMENT_CHARACTER));
    PAGE.iter().any(|tag| head.starts_with(tag))
        || (head.starts_with("version:") && head.contains("starthtml:"))
        || (head.starts_with('<') && head.contains("<html"))
        || (head.starts_with("<table") && is_all_tables(bytes))
}

/// True for a message that holds a web page: lines of a head, among them what kind of message it is.
fn is_message(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(4096)]).to_ascii_lowercase();
    let mut lines = head.trim_start().lines().take_while(|line| !line.trim().is_empty()).peekable();
    let is_field = |line: &&str| line.split_once(':').is_some_and(|(name, _)| !name.contains([' ', '<']));
    lines.peek().is_some_and(is_field) && lines.any(|line| line.starts_with("mime-version:"))
}

/// What a page or a piece of one begins with.
const PAGE: [&str; 6] =
    ["<!doctype html", "<html", "<meta", "<!--startfragment", "<google-sheets-html-origin", "<style"];

/// True for tables without any words between them: those of Markdown are paragraphs, line by line.
fn is_all_tables(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes).to_ascii_lowercase();
    let is_tag = |piece: &str| piece.is_empty() || piece.starts_with('<');
    text.contains("</table>") && text.split("</table>").all(|piece| is_tag(piece.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_by_their_first_bytes() {
        let stream = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &name].concat()
        };
        for (bytes, expected) in [
            (b"%PDF-1.7\n".to_vec(), Ok(Kind::Pdf)),
            (b"\r\n%PDF-1.7\n".to_vec(), Ok(Kind::Pdf)),
            (b"PK\x03\x04....[Content_Types].xml....word/document.xml".to_vec(), Ok(Kind::Docx)),
            (b"PK\x03\x04....xl/workbook.xml".to_vec(), Ok(Kind::Xlsx)),
            (b"PK\x03\x04....xl\\workbook.xml".to_vec(), Ok(Kind::Xlsx)),
            (b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet".to_vec(), Ok(Kind::Ods)),
            (b"PK\x03\x04....OFD.xml".to_vec(), Err(Foreign::Ofd)),
            (b"PK\x03\x04".to_vec(), Err(Foreign::Zip)),
            (stream("Workbook"), Ok(Kind::Xls)),
            (stream("WordDocument"), Err(Foreign::OldWord)),
            (stream("EncryptedPackage"), Err(Foreign::Locked)),
            (stream(""), Err(Foreign::OldOffice)),
            (b"{\\rtf1".to_vec(), Err(Foreign::Rtf)),
            (b"\x89PNG\r\n".to_vec(), Err(Foreign::Picture)),
            (b"# PDF".to_vec(), Ok(Kind::Markdown)),
            (b"<table><tr><td>1</table>".to_vec(), Ok(Kind::Html)),
            (b"<table><tr><td>1</table>\n\n# A".to_vec(), Ok(Kind::Markdown)),
            (b"<table><tr><td>1</table>\n| a | b |".to_vec(), Ok(Kind::Markdown)),
            (b"<table><tr><td>1".to_vec(), Ok(Kind::Markdown)),
            (b"<b>1</b>".to_vec(), Ok(Kind::Markdown)),
            (b"<meta charset='utf-8'><table>".to_vec(), Ok(Kind::Html)),
            (b"\r\n<!--StartFragment--><table>".to_vec(), Ok(Kind::Html)),
            (b"Version:0.9\r\nStartHTML:0000000105\r\n".to_vec(), Ok(Kind::Html)),
            (b"Version: 2\n".to_vec(), Ok(Kind::Markdown)),
            (b"From: <Saved by Blink>\r\nSubject: a\r\nMIME-Version: 1.0\r\n\r\n".to_vec(), Ok(Kind::Mht)),
            (b"MIME-Version: 1.0\nContent-Type: text/html\n\n<html>".to_vec(), Ok(Kind::Mht)),
            (b"A: b\n\nMIME-Version: 1.0\n".to_vec(), Ok(Kind::Markdown)),
            (b"\xef\xbb\xbf\r\n<!DOCTYPE html><p>".to_vec(), Ok(Kind::Html)),
            (b"<!-- saved --><HTML>".to_vec(), Ok(Kind::Html)),
            (b"".to_vec(), Ok(Kind::Markdown)),
        ] {
            assert_eq!(sniff(&Source { name: None, bytes: &bytes }), expected, "{:?}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn a_name_decides_between_texts_only() {
        let of = |name, bytes: &[u8]| sniff(&Source { name: Some(name), bytes });
        assert_eq!(of("a.CSV", b"1,2"), Ok(Kind::Csv));
        assert_eq!(of("a.tsv", b"1\t2"), Ok(Kind::Csv));
        assert_eq!(of("a.htm", b"<p>1"), Ok(Kind::Html));
        assert_eq!(of("a.xlsx", b"1,2"), Ok(Kind::Markdown));
        assert_eq!(of("a.md", b"PK\x03\x04....xl/workbook.xml"), Ok(Kind::Xlsx));
    }
}
