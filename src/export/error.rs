//! Why a file cannot be made.

use crate::text::Language;

/// Why a file cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExportError {
    /// Only a workbook (xlsx) can be marked.
    NoWorkbook,
    /// The file is not the one the report is about.
    OtherFile,
    /// The workbook is built in a way that cannot be changed without risk.
    Unusual,
    /// The file could not be put together.
    Unwritten,
}

impl ExportError {
    /// What happened and what to do, for people.
    pub fn say(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::NoWorkbook => (
                "只有 .xlsx 工作簿可以加批注。其他格式请用一页式报告或整改清单。",
                "Only an .xlsx workbook can be marked. Use the one-page report or the list of findings for other formats.",
            ),
            Self::OtherFile => (
                "这不是核对时的那个文件，请重新核对后再导出。",
                "This is not the file that was checked: check it again first.",
            ),
            Self::Unusual => (
                "这个工作簿的结构特殊，无法保证只加批注而不动其他内容。请在 Excel 或 WPS 中另存为 .xlsx 后再试。",
                "This workbook is built in an unusual way and cannot be marked without touching anything else. Save it as .xlsx in Excel or WPS and try again.",
            ),
            Self::Unwritten => ("文件没有生成，请再试一次。", "The file could not be made; please try again."),
        };
        match language {
            Language::Zh => zh,
            Language::En => en,
        }
    }
}
