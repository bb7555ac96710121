//! Styles of marked cells: the style a cell has, with another fill.

use super::MAIN;
use super::tags::{Changes, Kind, Tag, append, tags};
use crate::export::ExportError;
use std::collections::BTreeMap;

/// Light enough for print, and seen on a grey one.
const FILL: &str = r#"<patternFill patternType="solid"><fgColor rgb="FFFFE699"/><bgColor indexed="64"/></patternFill>"#;

/// The styles of a workbook and the marked ones that are needed.
pub(super) struct Styles {
    xml: String,
    /// The cell styles as they would be written with the fill of a mark.
    all: Vec<String>,
    fills: u32,
    /// Number of the marked style of each style that was asked for.
    marked: BTreeMap<u32, u32>,
    /// The same in the order of their numbers.
    order: Vec<u32>,
}

impl Styles {
    pub(super) fn read(xml: String) -> Result<Self, ExportError> {
        let (mut all, mut fills) = (Vec::new(), 0);
        let (mut inside, mut begun) = (false, None);
        for tag in tags(&xml) {
            let tag = tag?;
            match (tag.name(), tag.kind) {
                ("cellXfs", kind) => inside = kind == Kind::Open,
                ("fill", Kind::Open | Kind::Empty) if tag.depth == 2 => fills += 1,
                ("xf", Kind::Empty) if inside => all.push(changed(&tag, fills)),
                ("xf", Kind::Open) if inside => begun = Some(tag),
                ("xf", Kind::Close) if inside => {
                    let first: Tag = begun.take().ok_or(ExportError::Unusual)?;
                    all.push(changed(&first, fills) + &xml[first.place.end..tag.place.end]);
                }
                _ => {}
            }
        }
        Ok(Self { xml, all, fills, marked: BTreeMap::new(), order: Vec::new() })
    }

    /// The number of the marked style for cells of this style.
    pub(super) fn marked(&mut self, base: u32) -> u32 {
        let next = (self.all.len() + self.order.len()) as u32;
        *self.marked.entry(base).or_insert_with(|| {
            self.order.push(base);
            next
        })
    }

    /// The styles with the marked ones, when there are any.
    pub(super) fn written(self) -> Option<Result<String, ExportError>> {
        (!self.order.is_empty()).then(|| self.grown())
    }

    fn grown(&self) -> Result<String, ExportError> {
        let mut changes = Changes::default();
        let fill = |tag: &Tag| format!("<fill{}>{FILL}</fill>", tag.namespace(MAIN));
        append(&mut changes, &self.xml, "fills", fill)?.ok_or(ExportError::Unusual)?;
        let plain = format!(r#"<xf fillId="{}" applyFill="1"/>"#, self.fills);
        let style = |base: &u32| self.all.get(*base as usize).map_or(&*plain, |style| style);
        let styles: String = self.order.iter().map(style).collect();
        append(&mut changes, &self.xml, "cellXfs", |_| styles)?.ok_or(ExportError::Unusual)?;
        for (name, count) in [("fills", self.fills + 1), ("cellXfs", (self.all.len() + self.order.len()) as u32)] {
            count_of(&mut changes, &self.xml, name, count)?;
        }
        Ok(changes.made(&self.xml))
    }
}

/// A style's first tag with the fill of a mark.
fn changed(tag: &Tag, fill: u32) -> String {
    let with_fill = tag.with("fillId", &fill.to_string());
    let first = tags(&with_fill).next().and_then(Result::ok).map(|tag| tag.with("applyFill", "1"));
    first.unwrap_or(with_fill)
}

/// Says how many there are now.
fn count_of(changes: &mut Changes, xml: &str, name: &str, count: u32) -> Result<(), ExportError> {
    for tag in tags(xml) {
        let tag = tag?;
        if tag.kind == Kind::Open && tag.name() == name && tag.get("count").is_some() {
            changes.replace(tag.place.clone(), tag.with("count", &count.to_string()));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::Styles;

    #[test]
    fn a_marked_style_is_the_old_one_with_another_fill() {
        let xml = r#"<styleSheet><fills count="1"><fill/></fills><cellXfs count="2"><xf fillId="0"/><xf numFmtId="4" fillId="0"><alignment/></xf></cellXfs><dxfs><dxf><fill/></dxf></dxfs></styleSheet>"#;
        let mut styles = Styles::read(xml.to_owned()).expect("well formed");
        assert_eq!([styles.marked(1), styles.marked(0), styles.marked(1)], [2, 3, 2]);
        let written = styles.written().expect("something is marked").expect("well formed");
        assert!(written.contains(r#"<fills count="2"><fill/><fill><patternFill patternType="solid">"#), "{written}");
        assert!(written.contains(r#"<cellXfs count="4">"#));
        let marked =
            r#"<xf applyFill="1" numFmtId="4" fillId="1"><alignment/></xf><xf applyFill="1" fillId="1"/></cellXfs>"#;
        assert!(written.contains(marked), "{written}");
    }

    #[test]
    fn nothing_marked_is_nothing_changed() {
        let styles = Styles::read("<styleSheet/>".to_owned()).expect("well formed");
        assert!(styles.written().is_none());
    }
}
