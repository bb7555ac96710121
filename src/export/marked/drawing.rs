//! The boxes of comments: a drawing in VML, which every program still wants beside the comments.

use super::Cell;
use crate::export::ExportError;

const SPACES: &str = r#"xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel""#;
/// The kind of shape a comment is.
const KIND: &str = "_x0000_t202";
/// Shapes are numbered from here.
const FIRST: u32 = 1025;

/// A drawing of boxes for these cells.
pub(super) fn written(cells: &[Cell]) -> String {
    format!(
        r#"<xml {SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>{}{}</xml>"#,
        kind(),
        shapes(cells, FIRST)
    )
}

/// A drawing with boxes for these cells, too. It is changed as text: programs write drawings that are no XML.
pub(super) fn appended(drawing: &str, cells: &[Cell]) -> Result<String, ExportError> {
    let end = drawing.rfind("</xml>").ok_or(ExportError::Unusual)?;
    let numbers = drawing.split("_x0000_s").skip(1).filter_map(|rest| {
        let digits = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
        rest[..digits].parse::<u32>().ok()
    });
    let next = numbers.max().map_or(FIRST, |last| last.saturating_add(1));
    let is_known = [format!("id=\"{KIND}\""), format!("id='{KIND}'")].iter().any(|known| drawing.contains(known));
    let kind = if is_known { String::new() } else { kind() };
    Ok(format!("{}{kind}{}{}", &drawing[..end], shapes(cells, next), &drawing[end..]))
}

fn kind() -> String {
    format!(
        r#"<v:shapetype {SPACES} id="{KIND}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"#
    )
}

fn shapes(cells: &[Cell], first: u32) -> String {
    cells.iter().zip(first..).map(|(cell, number)| shape(*cell, number)).collect()
}

/// A hidden box to the right of its cell, four columns wide and eight rows high: room for a finding's sentence.
fn shape((row, column): Cell, number: u32) -> String {
    let (top, left) = (row - 1, column);
    format!(
        r##"<v:shape {SPACES} id="_x0000_s{number}" type="#{KIND}" style="position:absolute;width:240pt;height:120pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 15, {top}, 2, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{top}</x:Row><x:Column>{zero}</x:Column></x:ClientData></v:shape>"##,
        right = left.saturating_add(4),
        bottom = top.saturating_add(8),
        zero = column - 1,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_stand_behind_those_there_are() {
        let drawing = r#"<xml><v:shapetype id="_x0000_t202"/><v:shape id="_x0000_s1030"><br></v:shape></xml>"#;
        let grown = appended(drawing, &[(17, 4)]).expect("it ends");
        assert!(grown.starts_with(&drawing[..drawing.len() - 6]) && grown.ends_with("</v:shape></xml>"));
        assert!(grown.contains("_x0000_s1031") && grown.contains("<x:Row>16</x:Row><x:Column>3</x:Column>"));
        assert_eq!(grown.matches("<v:shapetype").count(), 1);
    }
}
