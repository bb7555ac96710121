//! Lists of objects inside streams are unpacked whole when a file is opened. Whoever packs gigabytes into them is refused
//! before; in an encrypted file, where nothing shows before it is opened, this cannot be seen.

use super::limits::MOST_BYTES;
use super::stream::inflated;

/// How far before its bytes the description of a stream is looked for.
const DESCRIPTION: usize = 4096;

/// Why a file is not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Harm {
    /// It unpacks to too much.
    TooMuch,
    /// So many of its streams have no end near them that looking for it would take forever.
    Endless,
}

/// Whether the file can be opened without danger.
pub(super) fn inspect(bytes: &[u8]) -> Result<(), Harm> {
    let mut left = MOST_BYTES;
    let mut search = Search::default();
    let mut at = 0;
    while let Some(step) = find(&bytes[at..], b"stream") {
        let start = at + step;
        at = start + b"stream".len();
        if bytes[..start].ends_with(b"end") {
            search.end(start);
            continue;
        }
        search.begin(start);
        let packed = bytes[at..].trim_ascii_start();
        let is_packed = packed.first().is_some_and(|first| first & 0x0f == 8);
        match kind(&bytes[start.saturating_sub(DESCRIPTION)..start]) {
            Stream::Strange => return Err(Harm::TooMuch),
            Stream::Other if is_packed => left -= inflated(packed, left).ok_or(Harm::TooMuch)?,
            Stream::Picture | Stream::Other => {}
        }
    }
    search.end(bytes.len());
    if search.steps > 4 * bytes.len() as u64 + (16 << 20) { Err(Harm::Endless) } else { Ok(()) }
}

/// What it costs to look for the ends of all streams, were their lengths all wrong.
#[derive(Default)]
struct Search {
    steps: u64,
    /// Streams without an end so far, and the sum of their places.
    open: (u64, u64),
}

impl Search {
    fn begin(&mut self, at: usize) {
        self.open = (self.open.0 + 1, self.open.1.saturating_add(at as u64));
    }

    fn end(&mut self, at: usize) {
        let (count, places) = std::mem::take(&mut self.open);
        self.steps = self.steps.saturating_add((count * at as u64).saturating_sub(places));
    }
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
