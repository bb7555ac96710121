//! Formats that are recognised by their first bytes but not read.

/// Bytes at both ends of a ZIP file in which its parts are looked for by name.
const WINDOW: usize = 64 << 10;

/// A format that is recognised but not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Foreign {
    /// PDF
    Pdf,
    /// Word (docx)
    Word,
    /// Excel (xlsx)
    Excel,
    /// Word, Excel or WPS files of the older kind (doc, xls, wps, et)
    OldOffice,
    /// OFD
    Ofd,
    /// RTF
    Rtf,
    /// Any other ZIP file
    Zip,
    /// RAR, 7z, gzip
    Archive,
    /// A picture
    Picture,
}

impl Foreign {
    /// The name people know the format by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Word => "Word (docx)",
            Self::Excel => "Excel (xlsx)",
            Self::OldOffice => "Office 97–2003 / WPS (doc, xls, wps, et)",
            Self::Ofd => "OFD",
            Self::Rtf => "RTF",
            Self::Zip => "ZIP",
            Self::Archive => "RAR / 7z / gzip",
            Self::Picture => "PNG / JPEG / GIF / TIFF",
        }
    }
}

/// The foreign format these bytes begin like.
pub(super) fn sniff(bytes: &[u8]) -> Option<Foreign> {
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    match () {
        () if begins(b"%PDF-") => Some(Foreign::Pdf),
        () if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") => Some(zipped(bytes)),
        () if begins(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) => Some(Foreign::OldOffice),
        () if begins(b"{\\rtf") => Some(Foreign::Rtf),
        () if begins(b"Rar!\x1a") || begins(b"7z\xbc\xaf\x27\x1c") || begins(&[0x1f, 0x8b, 8]) => {
            Some(Foreign::Archive)
        }
        () if [b"\x89PNG".as_slice(), b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"]
            .iter()
            .any(|magic| begins(magic)) =>
        {
            Some(Foreign::Picture)
        }
        () => None,
    }
}

/// Names of parts stand in clear at the front and in the directory at the end.
fn zipped(bytes: &[u8]) -> Foreign {
    let front = &bytes[..bytes.len().min(WINDOW)];
    let back = &bytes[bytes.len().saturating_sub(WINDOW)..];
    let holds = |part: &[u8]| [front, back].iter().any(|window| window.windows(part.len()).any(|piece| piece == part));
    match () {
        () if holds(b"word/document") => Foreign::Word,
        () if holds(b"xl/workbook") => Foreign::Excel,
        () if holds(b"OFD.xml") => Foreign::Ofd,
        () => Foreign::Zip,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_by_their_first_bytes() {
        for (bytes, expected) in [
            (b"%PDF-1.7\n".as_slice(), Some(Foreign::Pdf)),
            (b"PK\x03\x04....[Content_Types].xml....word/document.xml", Some(Foreign::Word)),
            (b"PK\x03\x04....xl/workbook.xml", Some(Foreign::Excel)),
            (b"PK\x03\x04....OFD.xml", Some(Foreign::Ofd)),
            (b"PK\x03\x04", Some(Foreign::Zip)),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Some(Foreign::OldOffice)),
            (b"{\\rtf1", Some(Foreign::Rtf)),
            (b"\x89PNG\r\n", Some(Foreign::Picture)),
            (b"# PDF", None),
            (b"", None),
        ] {
            assert_eq!(sniff(bytes), expected);
        }
    }
}
