//! Tags and links inside a text. Tags are dropped, never interpreted.

/// A tag in a text.
pub(super) struct Tag {
    name: String,
    closing: bool,
    /// Number of characters.
    pub(super) length: usize,
}

impl Tag {
    /// True for tags a reader sees as the end of a line.
    pub(super) fn breaks_line(&self) -> bool {
        match self.name.as_str() {
            "br" | "hr" => true,
            "p" | "div" | "li" | "tr" => self.closing,
            _ => false,
        }
    }
}

/// The tag at the head of `chars`: a name, then nothing or attributes. `a<b` and `<5%` are none.
pub(super) fn read(chars: &[char]) -> Option<Tag> {
    let closing = chars.get(1) == Some(&'/');
    let from = if closing { 2 } else { 1 };
    let name: String = chars.get(from..)?.iter().take(12).take_while(|c| c.is_ascii_alphanumeric()).collect();
    let behind = &chars[from + name.len()..];
    if !name.starts_with(|c: char| c.is_ascii_alphabetic())
        || !behind.first().is_some_and(|c| matches!(c, '>' | '/' | ' ' | '\t' | '\n'))
    {
        return None;
    }
    let inner = behind.iter().position(|c| matches!(c, '>' | '<')).filter(|end| behind[*end] == '>')?;
    let attributes = &behind[..inner];
    let sound = attributes.contains(&'=') || attributes.iter().all(|c| *c == '/' || c.is_whitespace());
    sound.then(|| Tag { name: name.to_ascii_lowercase(), closing, length: from + name.len() + inner + 1 })
}

/// For `[words](address)` at `open`: the index of `]` and the one behind the link.
pub(super) fn link(chars: &[char], open: usize) -> Option<(usize, usize)> {
    let words = chars.get(open + 1..).filter(|_| chars.get(open) == Some(&'['))?;
    let end = words.iter().position(|c| matches!(c, '[' | ']')).filter(|end| words[*end] == ']')? + open + 1;
    let address = chars.get(end + 2..).filter(|_| chars.get(end + 1) == Some(&'('))?;
    let length = address.iter().position(|c| matches!(c, '(' | ')' | '[' | '<' | '\n'))?;
    let known = address[0] == '#' || address[..length].iter().any(|c| matches!(c, '/' | '.' | ':'));
    (address[length] == ')' && known).then_some((end, end + 2 + length + 1))
}
