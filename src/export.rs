//! A report as files for people and other programs.
//!
//! Goes in: a [`Report`] and, for the marked workbook, the file it was made from. Comes out: the bytes of one file.
//! Everything is told in the report's own language. *Invariant:* the same report gives the same bytes; nothing is computed
//! again, amounts stand as they were printed.

mod chat;
mod csv;
mod entry;
mod error;
mod html;
mod markdown;
mod marked;
mod markup;
mod parts;
mod rectification;
mod sarif;
mod unchecked;

pub use error::ExportError;
pub use marked::unmarked;

use crate::report::{Findings, Phrases, Report, phrases};
use crate::text::Language;

/// The files a report can become.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One page that opens anywhere, without us.
    Html,
    /// The list of what is to be mended, to be answered (整改清单), as a workbook.
    RectificationXlsx,
    /// The same as a Word document.
    RectificationDocx,
    /// The checked workbook itself with marks and comments.
    Marked,
    /// A line for each finding.
    Csv,
    /// The findings as a text with headings.
    Markdown,
    /// A few lines for a message.
    Chat,
    /// SARIF 2.1.0, for programs that gather results.
    Sarif,
    /// `budget-findings`, version 1.
    Json,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Html,
        Self::RectificationXlsx,
        Self::RectificationDocx,
        Self::Marked,
        Self::Csv,
        Self::Markdown,
        Self::Chat,
        Self::Sarif,
        Self::Json,
    ];

    /// Its name on the command line and in the page.
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::RectificationXlsx => "rectification-xlsx",
            Self::RectificationDocx => "rectification-docx",
            Self::Marked => "marked-xlsx",
            Self::Csv => "csv",
            Self::Markdown => "markdown",
            Self::Chat => "chat",
            Self::Sarif => "sarif",
            Self::Json => "json",
        }
    }

    /// The checked file's name without its ending, and what this file is. A marked workbook keeps its ending: it may hold
    /// macros.
    pub fn file_name(self, checked: Option<&str>) -> String {
        let (stem, ending) = checked.map_or(("budget", ""), |name| name.rsplit_once('.').unwrap_or((name, "")));
        match self {
            Self::Marked if !ending.is_empty() => format!("{stem}.marked.{ending}"),
            _ => format!("{stem}.{}", self.suffix()),
        }
    }

    fn suffix(self) -> &'static str {
        match self {
            Self::Html => "report.html",
            Self::RectificationXlsx => "rectification.xlsx",
            Self::RectificationDocx => "rectification.docx",
            Self::Marked => "marked.xlsx",
            Self::Csv => "findings.csv",
            Self::Markdown => "findings.md",
            Self::Chat => "findings.txt",
            Self::Sarif => "findings.sarif",
            Self::Json => "findings.json",
        }
    }

    /// Its media type.
    pub fn media(self) -> &'static str {
        match self {
            Self::Html => "text/html",
            Self::RectificationXlsx | Self::Marked => {
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            }
            Self::RectificationDocx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Csv => "text/csv",
            Self::Markdown => "text/markdown",
            Self::Chat => "text/plain",
            Self::Sarif => "application/sarif+json",
            Self::Json => "application/json",
        }
    }

    /// True for what no terminal can show.
    pub fn is_binary(self) -> bool {
        matches!(self, Self::RectificationXlsx | Self::RectificationDocx | Self::Marked)
    }

    /// True when this can be made of the file a report is about.
    pub fn fits(self, findings: &Findings) -> bool {
        self != Self::Marked || matches!(&*findings.inputs, [input] if input.kind == "xlsx")
    }
}

/// Makes the file. `source` is what was checked; only the marked workbook needs it.
///
/// # Errors
/// [`ExportError`] when the checked file cannot be marked.
pub fn export(format: Format, report: &Report, source: &[u8]) -> Result<Vec<u8>, ExportError> {
    let findings = &report.findings;
    Ok(match format {
        Format::Html => html::write(report).into_bytes(),
        Format::RectificationXlsx => rectification::xlsx(findings)?,
        Format::RectificationDocx => rectification::docx(findings)?,
        Format::Marked => marked::write(findings, source)?,
        Format::Csv => csv::write(findings).into_bytes(),
        Format::Markdown => markdown::write(findings).into_bytes(),
        Format::Chat => chat::write(findings).into_bytes(),
        Format::Sarif => sarif::write(findings)?.into_bytes(),
        Format::Json => serde_json::to_string_pretty(findings).map_err(|_| ExportError::Unwritten)?.into_bytes(),
    })
}

/// The fixed words of a report's language.
fn words(findings: &Findings) -> &'static Phrases {
    phrases(if findings.tool.language == Language::En.code() { Language::En } else { Language::Zh })
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn files_are_named_after_the_checked_one() {
        assert_eq!(Format::Marked.file_name(Some("2025.预算.xlsx")), "2025.预算.marked.xlsx");
        assert_eq!(Format::Marked.file_name(Some("预算.xlsm")), "预算.marked.xlsm");
        assert_eq!(Format::Csv.file_name(Some("预算")), "预算.findings.csv");
        assert_eq!(Format::Html.file_name(None), "budget.report.html");
    }
}
