//! What a reader had to put up with, in words.

use super::Wording;
use crate::doc::NoteKind;

impl Wording {
    /// A note of the reader.
    pub(in crate::report) fn reader_note(self, kind: &NoteKind) -> (&'static str, String) {
        let (id, zh, en) = match kind {
            NoteKind::HiddenSheet(name) => {
                let (zh, en) = (
                    format!("工作表“{name}”已隐藏，没有读"),
                    format!("the sheet \"{name}\" is hidden and was not read"),
                );
                return ("RN-41", self.pick(&zh, &en).to_owned());
            }
            NoteKind::HiddenCells => ("RN-42", "隐藏的行或列没有读", "rows or columns that are hidden were not read"),
            NoteKind::NoValue => (
                "RN-43",
                "公式没有计算结果，无法读取；请在 Excel 或 WPS 中打开并重新保存",
                "a formula without a computed value cannot be read; open the file in Excel or WPS and save it",
            ),
            NoteKind::TableTooLong => {
                ("RN-25", "表格行数过多，后面的行没有读", "the table has too many rows; the rest was not read")
            }
            NoteKind::TableTooWide => {
                ("RN-27", "表格列数过多，后面的列没有读", "the table has too many columns; the rest was not read")
            }
            NoteKind::DocumentTooLong => {
                ("RN-28", "文件过长，后面的内容没有读", "the document is too long; the rest was not read")
            }
            NoteKind::NotText => ("RN-26", "有不可读的字符，已略过", "characters that cannot be read were left out"),
            NoteKind::GuessedEncoding(name) => return ("RN-45", self.guessed_encoding(name)),
            NoteKind::ScannedPages(pages) => return ("RN-46", self.scanned_pages(&self.pages(pages))),
            NoteKind::UnreadablePages(pages) => return ("RN-47", self.unreadable_pages(&self.pages(pages))),
            NoteKind::CutOff => (
                "RN-48",
                "文件末尾不完整，可能缺页；请重新索取或下载",
                "the end of the file is missing, perhaps with pages; ask for it again",
            ),
            NoteKind::DeletedText => ("RN-44", "修订中删除的文字没有读", "deleted text (tracked changes) was not read"),
        };
        (id, self.pick(zh, en).to_owned())
    }

    fn scanned_pages(self, pages: &str) -> String {
        if self.zh() {
            format!("第{pages}页没有文字（扫描件或图片），没有读；请用原文件核对")
        } else {
            format!("page {pages}: no text, only a picture; not read. Check the file it was made from")
        }
    }

    fn unreadable_pages(self, pages: &str) -> String {
        if self.zh() {
            format!("第{pages}页有些字的字体没有文字对照表，没有读；请用原文件核对")
        } else {
            format!(
                "page {pages}: signs whose font does not tell their characters were not read. Check the file it was made from"
            )
        }
    }

    /// Numbers of pages: 3、5–8、12.
    fn pages(self, pages: &[u32]) -> String {
        let runs = pages.chunk_by(|one, next| one + 1 == *next).map(|run| match run {
            [first, .., last] => format!("{first}–{last}"),
            one => one.iter().map(u32::to_string).collect(),
        });
        runs.collect::<Vec<_>>().join(self.pick("、", ", "))
    }

    fn guessed_encoding(self, name: &str) -> String {
        if self.zh() {
            format!("文件不是UTF-8编码，按{name}读取；如有乱码，请另存为UTF-8后重新选择")
        } else {
            format!("the file is not UTF-8 and was read as {name}; if words are garbled, save it as UTF-8")
        }
    }
}
