//! Fonts of many signs (Type 0), as Chinese text uses them.

use super::super::glyph::UNKNOWN;
use super::super::limits::Allowance;
use super::codes::Codes;
use super::truetype::Signs;
use super::widths::Widths;
use super::{Sign, Words, table, told};
use hayro_cmap::CMap;
use hayro_syntax::object::{Array, Dict, Name, Stream};

/// A composite font.
pub(in crate::read::pdf) struct Composite {
    to_unicode: Option<CMap>,
    codes: Codes,
    widths: Widths,
    /// What the font program itself says, where the file says nothing.
    program: Option<Signs>,
}

impl Composite {
    pub(super) fn read(dict: &Dict<'_>, to_unicode: Option<CMap>, allowance: &mut Allowance) -> Self {
        let codes = match (dict.get::<Name<'_>>("Encoding"), dict.get::<Stream<'_>>("Encoding")) {
            (Some(name), _) => Codes::named(&name),
            (None, Some(stream)) => table(&stream, allowance).map_or(Codes::Numbers, Codes::own),
            (None, None) => Codes::Numbers,
        };
        let inner = dict.get::<Array<'_>>("DescendantFonts").and_then(|all| all.iter::<Dict<'_>>().next());
        let inner = inner.unwrap_or_default();
        let is_needed = to_unicode.is_none() && matches!(codes, Codes::Numbers | Codes::Own(_));
        let program = is_needed.then(|| Signs::of_font(&inner, allowance)).flatten();
        Self { to_unicode, codes, widths: Widths::read(&inner), program }
    }

    pub(super) fn signs(&self, text: &[u8], mut each: impl FnMut(Sign)) {
        let mut rest = text;
        while !rest.is_empty() {
            let code = self.codes.first(rest);
            let own = || match code.sign {
                UNKNOWN => self.program.as_ref().and_then(|signs| signs.of(code.cid)).unwrap_or(UNKNOWN),
                sign => sign,
            };
            let text = told(self.to_unicode.as_ref(), code.value).unwrap_or_else(|| Words::One(own()));
            each(Sign { text, width: self.widths.of(code.cid), is_blank: code.length == 1 && code.value == 32 });
            rest = rest.get(code.length..).unwrap_or_default();
        }
    }
}
