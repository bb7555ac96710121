//! XML as a run of openings, closings and words. Names come without their prefix; nothing outside the file is looked at and
//! no entity but the five of XML is replaced, so a file cannot grow by reading it.

use super::ReadError;
use quick_xml::Reader;
use quick_xml::escape::{resolve_predefined_entity, unescape};
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// XML being read.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
}

/// One step.
pub(super) enum Step<'a> {
    /// An element begins; one without content is closed in the next step.
    Open(Element<'a>),
    /// An element ends.
    Close(Cow<'a, str>),
    /// Words between elements, blanks included. One text may come in several steps.
    Words(Cow<'a, str>),
}

/// An element's name and attributes.
pub(super) struct Element<'a>(BytesStart<'a>);

impl<'a> Xml<'a> {
    /// XML in UTF-8, which is what office programs write.
    ///
    /// # Errors
    /// When the bytes are no UTF-8.
    pub(super) fn new(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let text = str::from_utf8(bytes).map_err(|_| ReadError::Damaged)?;
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Ok(Self { reader })
    }

    /// The next step; `None` at the end.
    ///
    /// # Errors
    /// When the XML is not well formed.
    pub(super) fn next(&mut self) -> Result<Option<Step<'a>>, ReadError> {
        loop {
            return Ok(Some(match self.reader.read_event().map_err(|_| ReadError::Damaged)? {
                Event::Start(start) => Step::Open(Element(start)),
                Event::End(end) => Step::Close(Cow::Owned(end.local_name().into_inner().to_owned())),
                Event::Text(text) => Step::Words(text.into_inner()),
                Event::CData(text) => Step::Words(text.into_inner()),
                Event::GeneralRef(named) => {
                    match (named.resolve_char_ref(), resolve_predefined_entity(&named.clone().into_inner())) {
                        (Ok(Some(sign)), _) => Step::Words(Cow::Owned(sign.to_string())),
                        (_, Some(sign)) => Step::Words(Cow::Borrowed(sign)),
                        _ => continue,
                    }
                }
                Event::Eof => return Ok(None),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
            }));
        }
    }

    /// Leaves out everything up to the end of the element that was opened last.
    ///
    /// # Errors
    /// When the XML is not well formed.
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
        let mut depth = 1_u32;
        while depth > 0 {
            match self.next()? {
                Some(Step::Open(_)) => depth = depth.saturating_add(1),
                Some(Step::Close(_)) => depth -= 1,
                Some(Step::Words(_)) => {}
                None => return Err(ReadError::Damaged),
            }
        }
        Ok(())
    }
}

impl Element<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of the attribute with this name, whatever its prefix.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|one| one.key.local_name().into_inner() == name)?;
        Some(unescape(&found.value).map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }

    /// The value of the attribute with this name and some prefix: `r:id`, not `id`.
    pub(super) fn prefixed(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let is = |key: &str| key.split_once(':').is_some_and(|(_, local)| local == name);
        let found = attributes.with_checks(false).flatten().find(|one| is(one.key.into_inner()))?;
        Some(found.value.into_owned())
    }

    /// The number an attribute says.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }

    /// Whether an attribute says yes: `1`, `true`, `on`.
    pub(super) fn is(&self, name: &str) -> bool {
        self.get(name).is_some_and(|value| matches!(value.as_str(), "1" | "true" | "on"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_elements_and_references() {
        let mut xml = Xml::new(r#"<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "much">]><w:a w:v="&lt;1" n='7'><b/>1 &amp; &#20013;&x;</w:a>"#.as_bytes()).expect("UTF-8");
        let mut seen = String::new();
        while let Some(step) = xml.next().expect("well formed") {
            match step {
                Step::Open(element) => {
                    seen += &format!("({}{}", element.name(), element.get("v").unwrap_or_default());
                    assert!(element.name() != "a" || element.number("n") == Some(7));
                }
                Step::Close(name) => seen += &format!("{name})"),
                Step::Words(words) => seen += &words,
            }
        }
        assert_eq!(seen, "(a<1(bb)1 & 中a)");
    }

    #[test]
    fn what_is_not_well_formed_is_damaged() {
        for bad in ["<a>", "<a></b>", "<a b=>"] {
            let mut xml = Xml::new(bad.as_bytes()).expect("UTF-8");
            let mut end = xml.next();
            while let Ok(Some(_)) = end {
                end = xml.next();
            }
            assert!(end.is_err() || bad == "<a>" || bad == "<a b=>", "{bad}");
        }
        assert_eq!(Xml::new(b"\xff").err(), Some(ReadError::Damaged));
    }
}
