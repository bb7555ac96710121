//! ZIP archives of documents: what is inside is handed out file by file. Nothing is written anywhere, so a path inside an
//! archive is a name and no more.

use super::package::Package;
use super::{LARGEST, ReadError};
use encoding_rs::GB18030;

/// Files of an archive that are read.
const MOST_FILES: usize = 1_000;

/// One file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Packed {
    /// Its name with its folders inside the archive.
    pub name: String,
    /// What it holds, or why it cannot be unpacked; the other files are not touched by that.
    pub bytes: Result<Vec<u8>, ReadError>,
}

/// The documents of an archive, in its order.
///
/// # Errors
/// When it is damaged as a whole, or holds more files than are read.
pub fn unpack(bytes: &[u8]) -> Result<Vec<Packed>, ReadError> {
    if bytes.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge { bytes: bytes.len() as u64, most: LARGEST });
    }
    let mut package = Package::open(bytes)?;
    let names: Vec<(usize, String)> =
        (0..).zip(package.raw_names()).filter_map(|(index, raw)| Some((index, name(raw)?))).collect();
    if names.len() > MOST_FILES {
        return Err(ReadError::TooMuch);
    }
    Ok(names.into_iter().map(|(index, name)| Packed { name, bytes: package.part_at(index) }).collect())
}

/// The name of a document, without what would lead out of a folder; `None` for folders and the files systems leave behind.
fn name(raw: &[u8]) -> Option<String> {
    // Archives made by Chinese Windows name their files in GBK and do not say so.
    let name =
        str::from_utf8(raw).map_or_else(|_| GB18030.decode_without_bom_handling(raw).0.into_owned(), str::to_owned);
    let name = name.replace('\\', "/");
    let steps: Vec<&str> = name.split('/').filter(|step| !matches!(*step, "" | "." | "..")).collect();
    let file = steps.last()?;
    let left_behind = file.starts_with("._")
        || file.starts_with("~$")
        || matches!(*file, ".DS_Store" | "Thumbs.db" | "desktop.ini")
        || steps.contains(&"__MACOSX");
    (!name.ends_with('/') && !left_behind).then(|| steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::SimpleFileOptions;
    use zip::{CompressionMethod, ZipWriter};

    fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, bytes) in files {
            let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
            zip.start_file(*name, options).expect("a file begins");
            zip.write_all(bytes).expect("a file is written");
        }
        zip.finish().expect("the archive ends").into_inner()
    }

    #[test]
    fn documents_come_out_by_name() {
        let files = [
            ("甲/预算.md", b"1".as_slice()),
            ("__MACOSX/._预算.md", b"2"),
            ("../../etc/乙.csv", b"3"),
            ("C:\\丙.txt", b"4"),
            ("~$丁.docx", b"5"),
        ];
        let unpacked = unpack(&archive(&files)).expect("the archive is read");
        let seen: Vec<_> = unpacked.iter().map(|file| (file.name.as_str(), file.bytes.clone())).collect();
        assert_eq!(
            seen,
            [("甲/预算.md", Ok(b"1".to_vec())), ("etc/乙.csv", Ok(b"3".to_vec())), ("C:/丙.txt", Ok(b"4".to_vec()))]
        );
        let gbk = GB18030.encode("预算.md").0;
        assert_eq!(name(&gbk).as_deref(), Some("预算.md"));
    }

    #[test]
    fn one_damaged_file_stops_nothing() {
        let mut bytes = archive(&[("a.md", b"first"), ("b.md", b"second")]);
        let at = bytes.windows(5).position(|piece| piece == b"first").expect("it is there");
        bytes[at] ^= 1;
        let unpacked = unpack(&bytes).expect("the archive is read");
        assert_eq!(unpacked[0].bytes, Err(ReadError::Damaged));
        assert_eq!(unpacked[1].bytes, Ok(b"second".to_vec()));
        for part in 0..100 {
            let _ = unpack(&bytes[..bytes.len() * part / 100]);
        }
        let many: Vec<String> = (0..=MOST_FILES).map(|number| format!("{number}.md")).collect();
        let many: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), b"".as_slice())).collect();
        assert_eq!(unpack(&archive(&many)), Err(ReadError::TooMuch));
    }
}
