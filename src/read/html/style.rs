//! Attributes that decide what is seen: hidden words, merges that are none, blanks that count.

use html5gum::StartTag;

/// What the attributes of one tag say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Style {
    /// Takes no place: `display:none`, `hidden`, words Word hides or has struck out, remarks.
    pub(super) gone: bool,
    /// Takes its place but is not seen.
    pub(super) unseen: bool,
    /// Excel's text that flows over the next cells: its `colspan` is no merge.
    pub(super) overflows: bool,
    /// Word's printed number or bullet of an item of a list.
    pub(super) marker: bool,
    /// Blanks and line breaks are shown as they stand, or no longer.
    pub(super) pre: Option<bool>,
    /// How the items of a list are numbered.
    pub(super) numbering: Option<Numbering>,
}

/// How the items of a list are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    Decimal,
    /// 一、二、三
    Chinese,
    Letters {
        capital: bool,
    },
    Roman {
        capital: bool,
    },
    None,
}

/// Reads the attributes of a tag.
pub(super) fn style(tag: &StartTag<()>) -> Style {
    let mut style = Style { gone: tag.attributes.contains_key(b"hidden".as_slice()), ..Style::default() };
    if tag.attributes.is_empty() {
        return style;
    }
    style.gone |= text(tag, "class").split_ascii_whitespace().any(is_left_out);
    style.numbering = numbering_type(&text(tag, "type"));
    for declaration in text(tag, "style").split(';') {
        if let Some((name, value)) = declaration.split_once(':') {
            style.declare(&name.trim().to_ascii_lowercase(), &value.trim().to_ascii_lowercase());
        }
    }
    style
}

/// Classes of words struck out while changes are tracked, and of the marks of remarks.
fn is_left_out(class: &str) -> bool {
    ["msoDel", "msocomanchor"].iter().any(|word| class.eq_ignore_ascii_case(word))
}

impl Style {
    fn declare(&mut self, name: &str, value: &str) {
        match name {
            "display" => self.gone |= value.starts_with("none"),
            "visibility" => self.unseen |= value.starts_with("hidden") || value.starts_with("collapse"),
            "mso-element" => self.gone |= value.starts_with("comment"),
            "mso-hide" => self.gone |= value.starts_with("all"),
            "mso-ignore" => self.overflows |= value.starts_with("colspan"),
            "mso-list" => self.marker |= value.starts_with("ignore"),
            "white-space" => self.pre = Some(value.starts_with("pre") || value.starts_with("break-spaces")),
            "list-style-type" | "list-style" => self.numbering = numbering_style(value).or(self.numbering),
            _ => {}
        }
    }
}

/// An attribute's value.
pub(super) fn text(tag: &StartTag<()>, name: &str) -> String {
    tag.attributes.get(name.as_bytes()).map_or_else(String::new, |value| String::from_utf8_lossy(value).into_owned())
}

/// The number an attribute says: `2`, `"2"`, ` 2px`. A number of more than nine digits is none.
pub(super) fn number(tag: &StartTag<()>, name: &str) -> Option<u32> {
    let value = text(tag, name);
    let value = value.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
    let length = value.bytes().take_while(u8::is_ascii_digit).count();
    value.get(..length.min(10))?.parse().ok()
}

fn numbering_type(value: &str) -> Option<Numbering> {
    Some(match value.trim() {
        "1" => Numbering::Decimal,
        "a" => Numbering::Letters { capital: false },
        "A" => Numbering::Letters { capital: true },
        "i" => Numbering::Roman { capital: false },
        "I" => Numbering::Roman { capital: true },
        _ => return None,
    })
}

fn numbering_style(value: &str) -> Option<Numbering> {
    value.split_ascii_whitespace().find_map(|word| {
        Some(match word {
            "decimal" | "decimal-leading-zero" => Numbering::Decimal,
            "cjk-ideographic"
            | "simp-chinese-informal"
            | "simp-chinese-formal"
            | "trad-chinese-informal"
            | "cjk-decimal"
            | "japanese-informal" => Numbering::Chinese,
            "lower-alpha" | "lower-latin" => Numbering::Letters { capital: false },
            "upper-alpha" | "upper-latin" => Numbering::Letters { capital: true },
            "lower-roman" => Numbering::Roman { capital: false },
            "upper-roman" => Numbering::Roman { capital: true },
            "none" | "disc" | "circle" | "square" => Numbering::None,
            _ => return None,
        })
    })
}
