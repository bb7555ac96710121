//! Changes documents at random and reads them, for so many seconds each: nothing may panic, nothing may take long.
//! `cargo run --release --example fuzz -- SECONDS [NAME…]`, names of files in `tests/formats`.

use budget_checker::check::{Options, Source, check};
use budget_checker::read::unpack;
use std::io::{Cursor, Read, Write};
use std::path::Path;
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Longer than this a changed document of a few hundred kilobytes must not take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Numbers that look random and are the same every time.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

fn main() {
    let mut words = std::env::args().skip(1);
    let seconds = words.next().and_then(|word| word.parse().ok()).unwrap_or(10);
    let asked: Vec<String> = words.collect();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats");
    let names = [
        "sample.xlsx",
        "sample.xls",
        "sample.ods",
        "sample.docx",
        "sample.lo.docx",
        "sample.html",
        "sample.mht",
        "sample.calc-clip.html",
        "sample.writer-clip.html",
        "sample.balance.csv",
        "sample.balance.gbk.csv",
        "sample.pdf",
        "owned.pdf",
    ];
    let names: Vec<String> = if asked.is_empty() { names.map(str::to_owned).to_vec() } else { asked };
    for name in names {
        let bytes = std::fs::read(folder.join(&name)).expect("the document is there");
        let (rounds, slowest) = fuzz(&name, &bytes, Duration::from_secs(seconds));
        println!("{name}: {rounds} changed documents, the slowest took {} ms", slowest.as_millis());
    }
}

fn fuzz(name: &str, bytes: &[u8], time: Duration) -> (u64, Duration) {
    let (begin, mut random) = (Instant::now(), Random(0x9e37_79b9_7f4a_7c15));
    let parts = parts(bytes);
    let (mut rounds, mut slowest) = (0, Duration::ZERO);
    while begin.elapsed() < time {
        let changed = match &parts {
            // A changed package is mostly no package any more: most changes are made inside.
            Some(parts) if random.below(8) > 0 => packed(parts, &mut random),
            _ => changed(bytes, &mut random),
        };
        let at = Instant::now();
        let read = std::panic::catch_unwind(|| {
            let _ = check(&Source { name: Some(name), bytes: &changed }, &Options::default());
            let _ = unpack(&changed);
        });
        slowest = slowest.max(at.elapsed());
        if at.elapsed() > PATIENCE || read.is_err() {
            let kept = std::env::temp_dir().join(format!("fuzz-{rounds}-{name}"));
            std::fs::write(&kept, &changed).expect("the document is kept");
            println!("{name}: panic or {} ms, kept as {}", at.elapsed().as_millis(), kept.display());
        }
        rounds += 1;
    }
    (rounds, slowest)
}

type Parts = Vec<(String, Vec<u8>)>;

fn parts(bytes: &[u8]) -> Option<Parts> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let mut parts = Parts::new();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).ok()?;
        let name = file.name().ok()?.to_string();
        let mut content = Vec::new();
        file.read_to_end(&mut content).ok()?;
        parts.push((name, content));
    }
    Some(parts)
}

fn packed(parts: &Parts, random: &mut Random) -> Vec<u8> {
    let chosen = random.below(parts.len());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (index, (name, content)) in parts.iter().enumerate() {
        zip.start_file(name.as_str(), options).expect("a part begins");
        let content = if index == chosen { changed(content, random) } else { content.clone() };
        zip.write_all(&content).expect("a part is written");
    }
    zip.finish().expect("the package ends").into_inner()
}

/// A few changes: bytes, cuts, pieces repeated or moved, digits made large.
fn changed(bytes: &[u8], random: &mut Random) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    for _ in 0..=random.below(4) {
        let at = random.below(changed.len());
        let length = 1 + random.below(64.min(changed.len().saturating_sub(at)).max(1));
        let piece: Vec<u8> = changed.iter().skip(at).take(length).copied().collect();
        match random.below(7) {
            0 => changed.truncate(at),
            1 => drop(changed.drain(at..(at + piece.len()).min(changed.len()))),
            2 => drop(changed.splice(at..at, piece)),
            3 => {
                let to = random.below(changed.len());
                drop(changed.splice(to..to, piece));
            }
            4 => changed.iter_mut().skip(at).take(1 + random.below(8)).for_each(|byte| *byte = random.0 as u8),
            5 => {
                let digit = changed.iter().skip(at).position(u8::is_ascii_digit).map(|step| at + step);
                digit.into_iter().for_each(|digit| drop(changed.splice(digit..=digit, *b"4294967295")));
            }
            _ => changed.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << random.below(8)),
        }
    }
    changed
}
