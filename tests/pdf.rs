//! Real published PDFs, which are kept outside the repository: every amount of every page is read, as another program reads
//! it (`tests/pdf/amounts.py` counted them), and every table is one table.

use budget_checker::doc::Block;
use budget_checker::read::{Origin, PagePart, Reading, Source, read};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// For each page how many amounts it has, and what tells them apart.
type Pages = BTreeMap<u32, (usize, u64)>;

/// The real PDFs by name; none where they are not kept.
fn files() -> BTreeMap<String, PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/real");
    let list = |folder: &Path| -> Vec<PathBuf> {
        std::fs::read_dir(folder).into_iter().flatten().filter_map(|entry| Some(entry.ok()?.path())).collect()
    };
    let files = list(&folder).into_iter().flat_map(|place| list(&place));
    let pdfs = files.filter(|path| path.extension().is_some_and(|ending| ending == "pdf"));
    let all: BTreeMap<_, _> =
        pdfs.map(|path| (path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), path)).collect();
    if all.is_empty() {
        eprintln!("skipped: no real PDFs in {}", folder.display());
    }
    all
}

fn reading(path: &Path) -> Reading {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    read(&Source { name: None, bytes: &bytes }).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The words of a document with their pages: cells and lines.
fn words(reading: &Reading) -> Vec<(u32, String)> {
    let Origin::Pages(parts) = &reading.origin else { panic!("a PDF has pages") };
    assert_eq!(parts.len(), reading.document.blocks.len(), "every block has its places");
    let mut words = Vec::new();
    for (block, part) in reading.document.blocks.iter().zip(parts) {
        match (block, part) {
            (Block::Table(table), PagePart::Table(places)) => {
                assert_eq!(table.cells.len(), places.len(), "every cell has its place");
                words.extend(table.cells.iter().zip(places).map(|(cell, place)| (place.page, cell.text.text.clone())));
            }
            (Block::Heading { text, .. } | Block::Paragraph { text }, PagePart::Text(lines)) => {
                let mut signs = text.text.chars();
                let mut start = 0;
                for (end, place) in lines {
                    words.push((place.page, signs.by_ref().take((end - start) as usize).collect()));
                    start = *end;
                }
                assert_eq!(signs.next(), None, "every line has its place");
            }
            _ => panic!("a block without its places"),
        }
    }
    words
}

/// Numbers with digits behind a point or in groups of three.
fn amounts(text: &str) -> Vec<&str> {
    let numbers = text.split(|sign: char| !sign.is_ascii_digit() && sign != '.' && sign != ',');
    numbers.filter(|number| is_amount(number)).collect()
}

fn is_amount(number: &str) -> bool {
    let (whole, part) = number.split_once('.').map_or((number, None), |(whole, part)| (whole, Some(part)));
    let mut groups = whole.split(',');
    let first = groups.next().unwrap_or_default();
    let (first_is_group, groups): (bool, Vec<&str>) = ((1..=3).contains(&first.len()), groups.collect());
    let is_whole =
        !first.is_empty() && groups.iter().all(|group| group.len() == 3) && (groups.is_empty() || first_is_group);
    let is_part = part.is_none_or(|part| !part.is_empty() && part.bytes().all(|digit| digit.is_ascii_digit()));
    is_whole && is_part && (part.is_some() || !groups.is_empty())
}

fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |value, byte| (value ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

fn counted(reading: &Reading) -> Pages {
    let mut pages = Pages::new();
    for (page, text) in words(reading) {
        for amount in amounts(&text) {
            let (count, sum) = pages.entry(page).or_default();
            *count += 1;
            *sum = sum.wrapping_add(fnv(amount));
        }
    }
    pages
}

/// What the other program counted.
fn expected() -> BTreeMap<String, Pages> {
    let line = |line: &str| {
        let mut words = line.split(' ');
        let name = words.next().unwrap_or_default().to_owned();
        let page = |word: &str| {
            let mut parts = word.split(':');
            let mut next = || parts.next().expect("page, count and sum");
            let (page, count) = (next().parse().expect("a page"), next().parse().expect("a count"));
            (page, (count, u64::from_str_radix(next(), 16).expect("a sum")))
        };
        (name, words.map(page).collect())
    };
    include_str!("corpus/amounts.txt").lines().map(line).collect()
}

#[test]
fn every_amount_of_real_documents_is_read() {
    let (files, expected) = (files(), expected());
    let (mut documents, mut amounts, mut lost) = (0, 0, Vec::new());
    for (name, path) in &files {
        let Some(expected) = expected.get(name) else { continue };
        let read = counted(&reading(path));
        documents += 1;
        let pages: BTreeSet<u32> = expected.keys().chain(read.keys()).copied().collect();
        for page in pages {
            let of = |pages: &Pages| pages.get(&page).copied().unwrap_or_default();
            let (theirs, ours) = (of(expected), of(&read));
            amounts += theirs.0;
            if theirs != ours {
                lost.push((name, page, theirs.0.max(ours.0)));
            }
        }
    }
    let count: usize = lost.iter().map(|(.., count)| count).sum();
    println!(
        "{documents} real PDFs, {} of {amounts} amounts on pages where all are read",
        amounts - count.min(amounts)
    );
    assert!(count * 1000 <= amounts, "pages where other amounts are read: {lost:?}");
}

#[test]
fn every_table_of_real_documents_is_one() {
    // A set of budget tables has nine in Shanghai and twelve in Jiangsu, final accounts have ten; texts alone have none.
    let of = |name: &str| match name {
        name if name.contains("江苏") => [0, 12].as_slice(),
        name if name.contains("部门决算") => &[10],
        _ => &[9],
    };
    let mut documents = 0;
    for (name, path) in files() {
        let reading = reading(&path);
        let tables = reading.document.blocks.iter().filter(|block| matches!(block, Block::Table(_))).count();
        assert!(of(&name).contains(&tables), "{name}: {tables} tables");
        assert!(reading.document.notes.is_empty(), "{name}: {:?}", reading.document.notes);
        documents += 1;
    }
    println!("{documents} real PDFs, each with its tables");
}
