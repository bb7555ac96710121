//! Formats that are recognised but not read.

/// A format that is recognised but not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Foreign {
    /// Word or WPS text of the older kind (doc, wps)
    OldWord,
    /// Other Office or WPS files of the older kind
    OldOffice,
    /// An Office file with a password
    Locked,
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
            Self::OldWord => "Word 97–2003 / WPS (doc, wps)",
            Self::OldOffice => "Office 97–2003 / WPS",
            Self::Locked => "Office",
            Self::Ofd => "OFD",
            Self::Rtf => "RTF",
            Self::Zip => "ZIP",
            Self::Archive => "RAR / 7z / gzip",
            Self::Picture => "PNG / JPEG / GIF / TIFF",
        }
    }
}
