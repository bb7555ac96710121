//! Tags of XML with the bytes they stand in, and changes of a text at such places. What is not changed stays as it is.

use crate::export::ExportError;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use std::ops::Range;

/// Kinds of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Open,
    Close,
    /// Both in one: `<a/>`.
    Empty,
}

/// A tag and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Tag<'a> {
    pub(super) kind: Kind,
    /// The tag as it is written.
    pub(super) text: &'a str,
    pub(super) place: Range<usize>,
    /// How many elements are open around it.
    pub(super) depth: usize,
}

/// All tags of a text, in order.
pub(super) fn tags(xml: &str) -> impl Iterator<Item = Result<Tag<'_>, ExportError>> {
    // The mark at the beginning is no part of the XML, but of its places.
    let skipped = xml.len() - xml.trim_start_matches('\u{feff}').len();
    let mut reader = Reader::from_str(&xml[skipped..]);
    reader.config_mut().allow_dangling_amp = true;
    let mut depth = 0_usize;
    std::iter::from_fn(move || {
        loop {
            let start = reader.buffer_position() as usize + skipped;
            let kind = match reader.read_event() {
                Ok(Event::Start(_)) => Kind::Open,
                Ok(Event::Empty(_)) => Kind::Empty,
                Ok(Event::End(_)) => Kind::Close,
                Ok(Event::Eof) => return None,
                Ok(_) => continue,
                Err(_) => return Some(Err(ExportError::Unusual)),
            };
            let place = start..reader.buffer_position() as usize + skipped;
            depth -= usize::from(kind == Kind::Close).min(depth);
            let tag = xml.get(place.clone()).map(|text| Tag { kind, text, place, depth });
            depth += usize::from(kind == Kind::Open);
            return Some(tag.ok_or(ExportError::Unusual));
        }
    })
}

impl<'a> Tag<'a> {
    /// Its name with its prefix.
    pub(super) fn full_name(&self) -> &'a str {
        let text = self.text.trim_start_matches(['<', '/']);
        let end = text.find(|sign: char| sign.is_whitespace() || matches!(sign, '/' | '>')).unwrap_or(text.len());
        &text[..end]
    }

    /// Its name without prefix.
    pub(super) fn name(&self) -> &'a str {
        self.full_name().rsplit_once(':').map_or(self.full_name(), |(_, name)| name)
    }

    /// True for the beginning of an element of this name.
    pub(super) fn opens(&self, name: &str) -> bool {
        self.kind != Kind::Close && self.name() == name
    }

    /// True for the end of an element of this name.
    pub(super) fn closes(&self, name: &str) -> bool {
        self.kind == Kind::Close && self.name() == name
    }

    /// What a new element of the namespace `main` has to say when it stands beside this one.
    pub(super) fn namespace(&self, main: &str) -> String {
        if self.full_name().contains(':') { format!(r#" xmlns="{main}""#) } else { String::new() }
    }

    /// The value of an attribute without prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        self.attributes().find(|(key, _)| *key == name).map(|(_, value)| self.value(value))
    }

    /// The value of the attribute of this name with some prefix.
    pub(super) fn prefixed(&self, name: &str) -> Option<String> {
        let is = |key: &str| key.split_once(':').is_some_and(|(prefix, local)| prefix != "xmlns" && local == name);
        self.attributes().find(|(key, _)| is(key)).map(|(_, value)| self.value(value))
    }

    /// The number an attribute says.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }

    /// The tag with this value of an attribute.
    pub(super) fn with(&self, name: &str, value: &str) -> String {
        match self.attributes().find(|(key, _)| *key == name) {
            Some((_, place)) => format!("{}{value}{}", &self.text[..place.start], &self.text[place.end..]),
            None => {
                let end = 1 + self.full_name().len();
                format!(r#"{} {name}="{value}"{}"#, &self.text[..end], &self.text[end..])
            }
        }
    }

    /// The keys of its attributes and where the values stand.
    fn attributes(&self) -> impl Iterator<Item = (&'a str, Range<usize>)> {
        let text = self.text;
        let mut at = 1 + self.full_name().len();
        std::iter::from_fn(move || {
            let equals = at + text.get(at..)?.find('=')?;
            let quote = equals + text[equals..].find(['"', '\''])?;
            let sign = &text[quote..=quote];
            let end = quote + 1 + text[quote + 1..].find(sign)?;
            let key = text[at..equals].trim();
            at = end + 1;
            Some((key, quote + 1..end))
        })
    }

    fn value(&self, place: Range<usize>) -> String {
        let raw = &self.text[place];
        unescape(raw).map_or_else(|_| raw.to_owned(), |value| value.into_owned())
    }
}

/// Changes of a text, each of the bytes of one place, in order.
#[derive(Debug, Default)]
pub(super) struct Changes(Vec<(Range<usize>, String)>);

impl Changes {
    /// Puts words in the place of others.
    pub(super) fn replace(&mut self, place: Range<usize>, words: String) {
        self.0.push((place, words));
    }

    /// Puts words before a place.
    pub(super) fn insert(&mut self, at: usize, words: String) {
        self.0.push((at..at, words));
    }

    /// The changed text.
    pub(super) fn made(mut self, text: &str) -> String {
        self.0.sort_by_key(|(place, _)| (place.start, place.end));
        let (mut out, mut from) = (String::with_capacity(text.len() + 256), 0);
        for (place, words) in self.0 {
            out += &text[from..place.start];
            out += &words;
            from = place.end;
        }
        out + &text[from..]
    }
}

/// Adds words at the end of the element of this name. `None` when there is no such element.
pub(super) fn append(
    changes: &mut Changes,
    xml: &str,
    name: &str,
    words: impl FnOnce(&Tag) -> String,
) -> Result<Option<()>, ExportError> {
    let found: Vec<Tag> =
        tags(xml).filter(|tag| tag.as_ref().map_or(true, |tag| tag.name() == name)).collect::<Result<_, _>>()?;
    let Some(last) = found.last() else { return Ok(None) };
    let words = words(last);
    match last.kind {
        Kind::Empty => {
            let open = last.text.trim_end_matches('>').trim_end_matches('/').trim_end();
            changes.replace(last.place.clone(), format!("{open}>{words}</{}>", last.full_name()));
        }
        _ => changes.insert(last.place.start, words),
    }
    Ok(Some(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(xml: &str) -> Tag<'_> {
        tags(xml).next().expect("a tag").expect("well formed")
    }

    #[test]
    fn tags_stand_where_they_are() {
        let xml = "\u{feff}<?xml version=\"1.0\"?><x:a n='1'><!-- <b> --> w <b/></x:a>";
        let seen: Vec<(Kind, &str, usize)> =
            tags(xml).map(|tag| tag.expect("well formed")).map(|tag| (tag.kind, tag.text, tag.depth)).collect();
        assert_eq!(seen, [(Kind::Open, "<x:a n='1'>", 0), (Kind::Empty, "<b/>", 1), (Kind::Close, "</x:a>", 0)]);
    }

    #[test]
    fn attributes_are_read_and_set() {
        let tag = first(r#"<c r = "D17" s='3' r:id="x" t="&lt;>"/>"#);
        assert_eq!(
            (tag.get("r").as_deref(), tag.number("s"), tag.prefixed("id").as_deref()),
            (Some("D17"), Some(3), Some("x"))
        );
        assert_eq!(tag.get("t").as_deref(), Some("<>"));
        assert_eq!(tag.with("s", "9"), r#"<c r = "D17" s='9' r:id="x" t="&lt;>"/>"#);
        assert_eq!(first("<c/>").with("s", "9"), r#"<c s="9"/>"#);
    }

    #[test]
    fn an_element_grows_at_its_end() {
        for (xml, grown) in
            [("<a><b>1</b></a>", "<a><b>1<c/></b></a>"), ("<a><x:b n='1' /></a>", "<a><x:b n='1'><c/></x:b></a>")]
        {
            let mut changes = Changes::default();
            let done = append(&mut changes, xml, "b", |_| "<c/>".to_owned());
            assert_eq!((done, changes.made(xml)), (Ok(Some(())), grown.to_owned()));
        }
    }
}
