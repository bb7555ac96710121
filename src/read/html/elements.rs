//! What an element is, as far as a document needs to know.

/// Kinds of elements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Table,
    /// `thead`, `tbody`, `tfoot`: merged cells end with it.
    Group,
    Row,
    Cell,
    Caption,
    /// `colgroup`.
    Columns,
    /// `col`; has no end tag.
    Column,
    /// `p`, which ends where another block begins.
    Paragraph,
    Heading(u8),
    /// `ol`.
    Numbered,
    /// `ul` and its kin.
    Bulleted,
    Item,
    /// `dt` and `dd`.
    Term,
    /// Any other element that begins on a line of its own.
    Block,
    Preformatted,
    /// `br`.
    Break,
    /// A line of its own without words, such as `hr`.
    Rule,
    /// Never holds anything.
    Void,
    /// Its words are not shown, or are no words of the document.
    LeftOut,
    /// `del`: words that were struck out when the document was revised.
    Deleted,
    /// Part of a line.
    Inline,
}

impl Kind {
    /// True when words before and behind it stand in different paragraphs.
    pub(super) fn is_block(self) -> bool {
        !matches!(self, Self::Break | Self::Void | Self::LeftOut | Self::Deleted | Self::Inline)
    }

    /// True when an open `p` ends before it.
    pub(super) fn ends_paragraph(self) -> bool {
        self.is_block() && !self.is_of_table()
    }

    /// True for the parts that only stand in a table.
    pub(super) fn is_of_table(self) -> bool {
        matches!(self, Self::Group | Self::Row | Self::Cell | Self::Caption | Self::Columns | Self::Column)
    }

    /// True when it has no content and is never left open.
    pub(super) fn is_void(self) -> bool {
        matches!(self, Self::Column | Self::Break | Self::Rule | Self::Void)
    }

    /// True for elements end tags inside do not reach beyond.
    pub(super) fn is_fence(self) -> bool {
        matches!(self, Self::Table | Self::Cell | Self::Caption)
    }
}

/// The kind of the element with this name in small letters.
pub(super) fn kind(name: &[u8]) -> Kind {
    match name {
        b"table" => Kind::Table,
        b"thead" | b"tbody" | b"tfoot" => Kind::Group,
        b"tr" => Kind::Row,
        b"td" | b"th" => Kind::Cell,
        b"caption" => Kind::Caption,
        b"colgroup" => Kind::Columns,
        b"col" => Kind::Column,
        b"p" => Kind::Paragraph,
        [b'h', level @ b'1'..=b'6'] => Kind::Heading(level - b'0'),
        b"ol" => Kind::Numbered,
        b"ul" | b"menu" | b"dir" => Kind::Bulleted,
        b"li" => Kind::Item,
        b"dt" | b"dd" => Kind::Term,
        b"pre" | b"listing" | b"xmp" | b"plaintext" => Kind::Preformatted,
        b"br" => Kind::Break,
        b"hr" => Kind::Rule,
        b"del" => Kind::Deleted,
        _ if is_block(name) => Kind::Block,
        _ if is_void(name) => Kind::Void,
        _ if is_left_out(name) => Kind::LeftOut,
        _ => Kind::Inline,
    }
}

fn is_block(name: &[u8]) -> bool {
    const BLOCKS: [&[u8]; 28] = [
        b"address",
        b"article",
        b"aside",
        b"blockquote",
        b"body",
        b"center",
        b"details",
        b"dialog",
        b"div",
        b"dl",
        b"fieldset",
        b"figcaption",
        b"figure",
        b"footer",
        b"form",
        b"frameset",
        b"header",
        b"hgroup",
        b"html",
        b"legend",
        b"main",
        b"nav",
        b"optgroup",
        b"option",
        b"search",
        b"section",
        b"summary",
        b"head",
    ];
    BLOCKS.contains(&name)
}

fn is_void(name: &[u8]) -> bool {
    const VOIDS: [&[u8]; 14] = [
        b"area",
        b"base",
        b"basefont",
        b"bgsound",
        b"embed",
        b"frame",
        b"img",
        b"input",
        b"keygen",
        b"link",
        b"meta",
        b"param",
        b"source",
        b"wbr",
    ];
    VOIDS.contains(&name)
}

fn is_left_out(name: &[u8]) -> bool {
    const LEFT_OUT: [&[u8]; 18] = [
        b"style",
        b"script",
        b"noscript",
        b"template",
        b"title",
        b"xml",
        b"textarea",
        b"select",
        b"datalist",
        b"svg",
        b"iframe",
        b"noframes",
        b"noembed",
        b"object",
        b"audio",
        b"video",
        b"canvas",
        b"rp",
    ];
    LEFT_OUT.contains(&name)
}
