//! What a visitor downloads, and the limits on it.

use crate::Result;
use crate::page::gzip;
use brotli::enc::BrotliEncoderParams;

/// Page and wasm together, brotli-compressed, in bytes. The page must open quickly on an office line; the pages of all rules in
/// two languages and the procurement catalogue are part of it, and so are the readers of office files, because nothing is loaded later.
/// So are the files a report can become: 224 kB of code, 61 kB of packing and 32 kB of compressing before compression, made in
/// the page since the document never leaves it.
const SERVED_LIMIT: usize = 2_100_000;
/// The offline file as it lies on disk, in bytes. It must pass through office mail.
const SINGLE_LIMIT: usize = 4_000_000;

/// Not the best level (11), which takes twenty times as long for a tenth less: a build must stay short.
const QUALITY: i32 = 9;

/// Bytes of one file, plain and as a server would send it.
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Prints the sizes. Fails when a limit is passed.
pub(crate) fn check(wasm: &[u8], served: &str, single: &str) -> Result<()> {
    let (wasm, page) = (Size::of(wasm)?, Size::of(served.as_bytes())?);
    println!("{:<18}{:>11}{:>11}{:>11}", "bytes", "raw", "gzip -9", "brotli -9");
    wasm.print("app_bg.wasm");
    page.print("index.html");
    println!("{:<18}{:>11}", "single.html", single.len());
    within("page and wasm (brotli)", wasm.brotli + page.brotli, SERVED_LIMIT)?;
    within("single.html", single.len(), SINGLE_LIMIT)
}

impl Size {
    fn of(bytes: &[u8]) -> Result<Self> {
        Ok(Self { raw: bytes.len(), gzip: gzip(bytes)?.len(), brotli: brotli(bytes)? })
    }

    fn print(&self, name: &str) {
        println!("{name:<18}{:>11}{:>11}{:>11}", self.raw, self.gzip, self.brotli);
    }
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let mut out = Vec::new();
    let parameters = BrotliEncoderParams { quality: QUALITY, ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut out, &parameters)?;
    Ok(out.len())
}

fn within(name: &str, bytes: usize, limit: usize) -> Result<()> {
    if bytes <= limit { Ok(()) } else { Err(format!("{name}: {bytes} bytes, the limit is {limit}").into()) }
}
