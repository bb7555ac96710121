//! Small PDFs made by hand.

use encoding_rs::{Encoding, GB18030};
use std::fmt::Write as _;

/// A font in UTF-16 that is not inside the file.
pub(super) const SONG: &str = "<</Type/Font/Subtype/Type0/BaseFont/SimSun/Encoding/UniGB-UTF16-H/DescendantFonts[<</Type/Font\
/Subtype/CIDFontType2/BaseFont/SimSun/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 5>>/W[1 95 500]>>]>>";

/// A PDF being made: its objects after the catalog (1) and the list of pages (2).
#[derive(Default)]
pub(super) struct Made {
    objects: Vec<Vec<u8>>,
    pages: Vec<usize>,
    fonts: String,
    forms: String,
}

impl Made {
    /// One with the font `/S`, text in UTF-16.
    pub(super) fn song() -> Self {
        let mut made = Self::default();
        made.font("S", SONG);
        made
    }

    /// Adds an object and tells its number.
    pub(super) fn object(&mut self, object: impl Into<Vec<u8>>) -> usize {
        self.objects.push(object.into());
        self.objects.len() + 2
    }

    /// Adds a stream; `described` are the other entries of its description.
    pub(super) fn stream(&mut self, described: &str, bytes: &[u8]) -> usize {
        let begin = format!("<</Length {} {described}>>\nstream\n", bytes.len());
        self.object([begin.as_bytes(), bytes, b"\nendstream"].concat())
    }

    /// Makes a font known to all pages.
    pub(super) fn font(&mut self, name: &str, font: &str) {
        let number = self.object(font);
        let _ = write!(self.fonts, "/{name} {number} 0 R");
    }

    /// Makes a drawing or a picture known to all pages.
    pub(super) fn form(&mut self, name: &str, number: usize) {
        let _ = write!(self.forms, "/{name} {number} 0 R");
    }

    /// Adds a page of 400 by 600 points.
    pub(super) fn page(&mut self, described: &str, content: &str) {
        let content = self.stream("", content.as_bytes());
        self.page_of(described, content);
    }

    /// Adds a page whose content is this object.
    pub(super) fn page_of(&mut self, described: &str, content: usize) {
        let resources = format!("<</Font<<{}>>/XObject<<{}>>>>", self.fonts, self.forms);
        let page = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 600]/Resources {resources}/Contents {content} 0 R {described}>>"
        );
        let number = self.object(page);
        self.pages.push(number);
    }

    pub(super) fn file(&self) -> Vec<u8> {
        let kids: String = self.pages.iter().map(|number| format!("{number} 0 R ")).collect();
        let pages = format!("<</Type/Pages/Count {}/Kids[{kids}]>>", self.pages.len());
        let first = [b"<</Type/Catalog/Pages 2 0 R>>".to_vec(), pages.into_bytes()];
        let mut file = b"%PDF-1.7\n".to_vec();
        let mut places = Vec::new();
        for (number, object) in (1..).zip(first.iter().chain(&self.objects)) {
            places.push(file.len());
            file.extend(format!("{number} 0 obj\n").into_bytes());
            file.extend_from_slice(object);
            file.extend_from_slice(b"\nendobj\n");
        }
        let start = file.len();
        let rows: String = places.iter().map(|place| format!("{place:010} 00000 n \n")).collect();
        let size = places.len() + 1;
        let end = format!(
            "xref\n0 {size}\n0000000000 65535 f \n{rows}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
        );
        file.extend(end.into_bytes());
        file
    }
}

/// A text as hexadecimal digits between `<` and `>`.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("<{digits}>")
}

pub(super) fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_be_bytes).collect()
}

pub(super) fn gb(text: &str) -> Vec<u8> {
    encoded(text, GB18030)
}

fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
    encoding.encode(text).0.into_owned()
}

/// Draws a text in the font `/S`, 10 points high.
pub(super) fn at(x: i32, y: i32, text: &str) -> String {
    sized(10, x, y, text)
}

pub(super) fn sized(size: i32, x: i32, y: i32, text: &str) -> String {
    format!("BT /S {size} Tf {x} {y} Td {} Tj ET\n", hex(&utf16(text)))
}

/// Draws lines across at these heights and down at these places.
pub(super) fn rules(across: &[i32], down: &[i32]) -> String {
    let (x0, x1) = (down[0], down[down.len() - 1]);
    let (y0, y1) = (across[0], across[across.len() - 1]);
    let across = across.iter().map(|y| format!("{x0} {y} m {x1} {y} l S\n"));
    let down = down.iter().map(|x| format!("{x} {y0} m {x} {y1} l S\n"));
    across.chain(down).collect()
}
