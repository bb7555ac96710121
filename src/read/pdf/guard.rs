//! Lists of objects inside streams are unpacked whole when a file is opened. Whoever packs gigabytes into them is refused
//! before; in an encrypted file, where nothing shows before it is opened, this cannot be seen.

use super::limits::MOST_BYTES;
use super::stream::inflated;

/// How far before its bytes the description of a stream is looked for.
const DESCRIPTION: usize = 4096;

/// Whether the file can be opened without danger.
pub(super) fn is_harmless(bytes: &[u8]) -> bool {
    let mut left = MOST_BYTES;
    let mut at = 0;
    while let Some(step) = find(&bytes[at..], b"stream") {
        let start = at + step;
        at = start + b"stream".len();
        if bytes[..start].ends_with(b"end") {
            continue;
        }
        let packed = bytes[at..].trim_ascii_start();
        let kind = kind(&bytes[start.saturating_sub(DESCRIPTION)..start]);
        let is_packed = packed.first().is_some_and(|first| first & 0x0f == 8);
        match kind {
            Stream::Picture => {}
            Stream::Strange => return false,
            Stream::Other if is_packed => match inflated(packed, left) {
                Some(length) => left -= length,
                None => return false,
            },
            Stream::Other => {}
        }
    }
    true
}

enum Stream {
    /// Never unpacked.
    Picture,
    /// A list of objects packed in a way no program uses.
    Strange,
    Other,
}

/// What the description of a stream says it is.
fn kind(before: &[u8]) -> Stream {
    let start = before.windows(4).rposition(|piece| piece == b" obj").unwrap_or(0);
    let description = &before[start..];
    let holds = |word: &[u8]| find(description, word).is_some();
    let is_list = holds(b"/First") || holds(b"/Root") || holds(b"ObjStm") || holds(b"XRef") || holds(b"#");
    let times = description.windows(5).filter(|piece| *piece == b"Flate").count();
    match () {
        () if is_list && (holds(b"/LZW") || holds(b"/RunLength") || holds(b"/RL") || times > 1) => Stream::Strange,
        () if holds(b"/Image") && !is_list => Stream::Picture,
        () => Stream::Other,
    }
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|piece| piece == word)
}
