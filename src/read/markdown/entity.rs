//! HTML character references: `&ge;`, `&#8805;`, `&#x2265;`.

/// The longest name between `&` and `;`.
const LONGEST: usize = 10;

/// The character a reference stands for, and its length in characters. `chars` begins with `&`.
pub(super) fn entity(chars: &[char]) -> Option<(char, usize)> {
    let inner = chars.get(1..)?;
    let length = inner.iter().take(LONGEST + 1).position(|c| *c == ';')?;
    let name: String = inner[..length].iter().collect();
    Some((named(&name).or_else(|| numbered(&name))?, length + 2))
}

fn numbered(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => digits.parse(),
    };
    char::from_u32(code.ok()?).filter(|c| !c.is_control())
}

fn named(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" | "ensp" | "emsp" | "thinsp" => ' ',
        "ge" => '≥',
        "le" => '≤',
        "ne" => '≠',
        "times" => '×',
        "divide" => '÷',
        "plusmn" => '±',
        "minus" => '−',
        "middot" => '·',
        "bull" => '•',
        "hellip" => '…',
        "ndash" => '–',
        "mdash" => '—',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ldquo" => '“',
        "rdquo" => '”',
        "yen" => '¥',
        "deg" => '°',
        "permil" => '‰',
        "sup2" => '²',
        "sup3" => '³',
        _ => return None,
    })
}
