//! JSON as a text of JavaScript. The report of a large workbook is hundreds of megabytes: as one text of ours it would have to
//! fit into the wasm memory in one piece, twice while it grows, and that memory never shrinks.

use js_sys::JsString;
use serde::Serialize;
use std::io::{self, Write};

/// Bytes that cross at once.
const PIECE: usize = 1 << 20;

/// The value as JSON.
///
/// # Errors
/// When it holds what JSON cannot say.
pub(crate) fn json(value: &impl Serialize) -> serde_json::Result<JsString> {
    let mut text = Text { whole: JsString::from(""), piece: String::with_capacity(PIECE) };
    serde_json::to_writer(&mut text, value)?;
    text.flush().map_err(serde_json::Error::io)?;
    Ok(text.whole)
}

struct Text {
    whole: JsString,
    piece: String,
}

impl Write for Text {
    /// Takes all: what is written at once are whole characters.
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let words = str::from_utf8(bytes).map_err(io::Error::other)?;
        if self.piece.len() + words.len() > PIECE {
            self.flush()?;
        }
        self.piece.push_str(words);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.whole = self.whole.concat(&self.piece.as_str().into());
        self.piece.clear();
        Ok(())
    }
}
