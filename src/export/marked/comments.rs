//! The comments of a sheet.

use super::tags::{Changes, Kind, append, tags};
use super::{Cell, MAIN, a1};
use crate::export::ExportError;
use crate::export::markup::escape;
use std::collections::BTreeMap;

/// Comments of a sheet that had none.
pub(super) fn written(cells: &BTreeMap<Cell, String>, author: &str) -> String {
    let comments: String = cells.iter().map(|(cell, text)| comment(*cell, text, 0, "")).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"{MAIN}\"><authors><author>{author}</author></authors><commentList>{comments}</commentList></comments>"
    )
}

/// Comments added to those a sheet has: behind what somebody wrote about the same cell, or as new ones; the new ones' cells.
pub(super) fn appended(
    xml: &str,
    cells: &BTreeMap<Cell, String>,
    author: &str,
) -> Result<(String, Vec<Cell>), ExportError> {
    let names: BTreeMap<String, Cell> = cells.keys().map(|cell| (a1(*cell), *cell)).collect();
    let mut fresh = cells.clone();
    let mut changes = Changes::default();
    let (mut about, mut authors) = (None, 0_u32);
    for tag in tags(xml) {
        let tag = tag?;
        match (tag.name(), tag.kind) {
            ("author", Kind::Open | Kind::Empty) => authors += 1,
            ("comment", Kind::Open) => about = tag.get("ref").and_then(|name| names.get(&name)),
            ("text", Kind::Close) => {
                if let Some(text) = about.take().and_then(|cell| fresh.remove(cell)) {
                    changes.insert(tag.place.start, run(&format!("\n\n{text}"), &tag.namespace(MAIN)));
                }
            }
            _ => {}
        }
    }
    append(&mut changes, xml, "authors", |tag| format!("<author{}>{author}</author>", tag.namespace(MAIN)))?
        .ok_or(ExportError::Unusual)?;
    append(&mut changes, xml, "commentList", |tag| {
        let space = tag.namespace(MAIN);
        fresh.iter().map(|(cell, text)| comment(*cell, text, authors, &space)).collect()
    })?
    .ok_or(ExportError::Unusual)?;
    Ok((changes.made(xml), fresh.into_keys().collect()))
}

fn comment(cell: Cell, text: &str, author: u32, space: &str) -> String {
    format!(r#"<comment{space} ref="{}" authorId="{author}"><text>{}</text></comment>"#, a1(cell), run(text, ""))
}

fn run(text: &str, space: &str) -> String {
    format!(r#"<r{space}><rPr><sz val="9"/></rPr><t xml:space="preserve">{}</t></r>"#, escape(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_wrote_stays() {
        let xml = r#"<comments><authors><author>A</author></authors><commentList><comment ref="B2" authorId="0"><text><t>old</t></text></comment></commentList></comments>"#;
        let cells = BTreeMap::from([((2, 2), "1. x".to_owned()), ((3, 1), "2. y".to_owned())]);
        let (grown, fresh) = appended(xml, &cells, "核对").expect("well formed");
        assert_eq!(fresh, [(3, 1)]);
        assert!(grown.contains("<author>A</author><author>核对</author>"));
        assert!(
            grown.contains("<t>old</t><r><rPr><sz val=\"9\"/></rPr><t xml:space=\"preserve\">\n\n1. x</t></r></text>")
        );
        assert!(grown.contains("<comment ref=\"A3\" authorId=\"1\">"));
    }
}
