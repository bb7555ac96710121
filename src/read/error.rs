//! Why an input cannot be read, and what to do about it.

use super::Foreign;
use crate::text::Language;

/// Why an input cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadError {
    /// There is nothing but blanks.
    Empty,
    /// The bytes are neither Unicode nor GB 18030, or they are no text at all.
    NotText,
    /// More bytes than are read.
    TooLarge {
        /// Size of the input.
        bytes: u64,
        /// The largest size that is read.
        most: u64,
    },
    /// A file that begins like one of its format but is cut off or broken.
    Damaged,
    /// A file that opens with a password only.
    Locked,
    /// A PDF that opens with a password only.
    LockedPdf,
    /// A PDF without text: pictures of pages, or signs nobody knows the characters of.
    NoText,
    /// A file that becomes too large when it is unpacked.
    TooMuch,
    /// A format that is known but not read.
    NotYet(Foreign),
}

impl ReadError {
    /// A name for programs that stays the same in every version and language.
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NotText => "not-text",
            Self::TooLarge { .. } => "too-large",
            Self::Damaged => "damaged",
            Self::Locked | Self::LockedPdf => "locked",
            Self::NoText => "no-text",
            Self::TooMuch => "too-much",
            Self::NotYet(_) => "not-yet",
        }
    }

    /// What happened and what to do, for people.
    pub fn say(self, language: Language) -> String {
        match language {
            Language::Zh => self.zh(),
            Language::En => self.en(),
        }
    }

    fn zh(self) -> String {
        match self {
            Self::Empty => "文件里没有内容。请选择预算公开文件，或者把正文和表格复制后粘贴到这里。".to_owned(),
            Self::NotText => "无法按文字读取：文件不是文本，或者既不是 UTF-8 也不是 GB18030（GBK）编码。请用记事本或 WPS 打开，另存为时把“编码”选为 UTF-8，再重新选择；也可以直接复制内容粘贴到这里。".to_owned(),
            Self::TooLarge { bytes, most } => {
                format!("文件太大：{} MB，最多 {} MB。请只保留预算公开的正文和表格，或分成几个文件。", tenths(bytes), most >> 20)
            }
            Self::Damaged => "文件已损坏或不完整，无法读取。请在 Office 或 WPS 中打开并另存一份，再重新选择；打不开时，请向提供文件的人重新索取。".to_owned(),
            Self::Locked => "文件有打开密码，无法读取。请先用密码打开，在“文件—信息—保护”中取消密码并保存，再重新选择。".to_owned(),
            Self::LockedPdf => "PDF 有打开密码，无法读取。请先用密码打开，另存一份没有密码的（或打印成新的 PDF），再重新选择。".to_owned(),
            Self::NoText => "PDF 里没有能读的文字：是扫描件或图片，或者字体没有文字对照表。请选择生成这份 PDF 的 Word、Excel 原文件；没有原文件时，先用文字识别（OCR）转换并核对无误，再重新选择。".to_owned(),
            Self::TooMuch => "文件解压后太大，已停止读取。请只保留预算公开的正文和表格，另存后再选择。".to_owned(),
            Self::NotYet(Foreign::Picture) => "这是图片，不能直接核对。请先用文字识别（OCR）转成 Markdown 或文本，核对无误后再选择。".to_owned(),
            Self::NotYet(foreign @ (Foreign::Zip | Foreign::Archive)) => {
                format!("这是压缩包（{}）。请先解压，再选择其中的文件。", foreign.name())
            }
            Self::NotYet(foreign @ (Foreign::OldWord | Foreign::OldOffice)) => {
                format!("暂不能直接读取 {} 的旧格式。请在 Word 或 WPS 中打开，另存为 .docx（表格另存为 .xlsx），再重新选择；也可以复制正文和表格后粘贴到这里。", foreign.name())
            }
            Self::NotYet(foreign) => {
                format!("暂不能直接读取 {}。请在 Word 或 WPS 中打开并另存为 .docx 或 .xlsx，再重新选择；也可以复制正文和表格后粘贴到这里。", foreign.name())
            }
        }
    }

    fn en(self) -> String {
        match self {
            Self::Empty => "The file holds nothing. Choose a budget disclosure document, or copy its text and tables and paste them here.".to_owned(),
            Self::NotText => "This is no text, or neither in UTF-8 nor in GB 18030 (GBK). Open it in a text editor or WPS, save it again with the encoding UTF-8, and choose it anew; or copy its content and paste it here.".to_owned(),
            Self::TooLarge { bytes, most } => {
                format!("The file is too large: {} MB, at most {} MB. Keep only the text and tables of the disclosure, or split the file.", tenths(bytes), most >> 20)
            }
            Self::Damaged => "The file is damaged or cut off. Open it in Office or WPS and save it anew, or ask for it again.".to_owned(),
            Self::Locked => "The file is locked with a password. Open it, remove the password, save it, and choose it anew.".to_owned(),
            Self::LockedPdf => "The PDF is locked with a password. Open it, save or print it anew without the password, and choose it anew.".to_owned(),
            Self::NoText => "The PDF holds no text that can be read: its pages are pictures, or its fonts do not tell their characters. Choose the Word or Excel file it was made from; where there is none, convert it by optical character recognition, proofread, and choose it anew.".to_owned(),
            Self::TooMuch => "The file becomes too large when unpacked; reading was stopped. Keep only the text and tables of the disclosure.".to_owned(),
            Self::NotYet(Foreign::Picture) => "This is a picture. Turn it into Markdown or text by optical character recognition first.".to_owned(),
            Self::NotYet(foreign @ (Foreign::Zip | Foreign::Archive)) => {
                format!("This is an archive ({}). Unpack it and choose the files inside.", foreign.name())
            }
            Self::NotYet(foreign @ (Foreign::OldWord | Foreign::OldOffice)) => {
                format!("The older format of {} is not read. Open it in Word or WPS, save it as .docx (a table as .xlsx), and choose it anew; or copy its text and tables and paste them here.", foreign.name().replace('–', " to "))
            }
            Self::NotYet(foreign) => {
                format!("{} is not read yet. Open it in Word or WPS, save it as .docx or .xlsx, and choose it anew; or copy its text and tables and paste them here.", foreign.name())
            }
        }
    }
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.en())
    }
}

impl std::error::Error for ReadError {}

/// Megabytes with one digit, rounded up so that "too large" never shows the limit itself.
fn tenths(bytes: u64) -> String {
    let tenths = bytes.saturating_mul(10).div_ceil(1 << 20);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_has_a_code_and_a_sentence_in_both_languages() {
        for error in [
            ReadError::Empty,
            ReadError::NotText,
            ReadError::TooLarge { bytes: (64 << 20) + 1, most: 64 << 20 },
            ReadError::Damaged,
            ReadError::Locked,
            ReadError::TooMuch,
            ReadError::LockedPdf,
            ReadError::NoText,
            ReadError::NotYet(Foreign::OldWord),
            ReadError::NotYet(Foreign::Zip),
            ReadError::NotYet(Foreign::Picture),
        ] {
            assert!(!error.code().is_empty());
            assert!(error.say(Language::Zh).contains('。'));
            assert!(error.say(Language::En).is_ascii());
        }
        let large = ReadError::TooLarge { bytes: (64 << 20) + 1, most: 64 << 20 };
        assert!(large.say(Language::Zh).contains("64.1 MB"));
    }
}
