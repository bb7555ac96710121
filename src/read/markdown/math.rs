//! The little TeX converters write around signs and numbers: `$\geq 100$`, `\leq`, `79.47\%`.

use super::builder::Builder;
use super::inline::Chars;
use crate::text::Span;

/// The most characters between two `$`.
const LONGEST: usize = 400;

/// Index of the `$` that closes the formula which begins at `open`. Two amounts in dollars are no formula.
pub(super) fn closes(chars: &Chars, open: usize) -> Option<usize> {
    let inner = &chars.signs[open + 1..];
    let length = inner.iter().take(LONGEST).position(|c| *c == '$')?;
    is_formula(&inner[..length]).then_some(open + 1 + length)
}

/// Adds a formula as a reader sees it: signs for commands, no braces, no blanks.
pub(super) fn show(chars: &Chars, from: usize, to: usize, builder: &mut Builder) {
    let mut at = from;
    while at < to {
        at = match chars.signs[at] {
            '\\' => at + command(chars, at, to, builder),
            '{' | '}' | '^' | '_' | '~' => at + 1,
            c if c.is_whitespace() => at + 1,
            c => {
                builder.copy(c, chars.places[at]);
                at + 1
            }
        };
    }
}

/// The sign a command outside a formula stands for, with the number of characters it takes; one blank behind it goes.
pub(super) fn bare(chars: &Chars, at: usize) -> Option<(&'static str, usize)> {
    let name = name(chars, at, chars.signs.len());
    let sign = sign(&name).filter(|sign| !sign.is_empty())?;
    let blank = chars.signs.get(at + 1 + name.len()) == Some(&' ');
    Some((sign, 1 + name.len() + usize::from(blank)))
}

/// Adds what a command stands for and returns the number of its characters.
fn command(chars: &Chars, at: usize, to: usize, builder: &mut Builder) -> usize {
    let name = name(chars, at, to);
    if name.is_empty() {
        let escaped = chars.signs.get(at + 1).filter(|c| at + 1 < to && !matches!(c, ',' | ';' | '!' | ':' | ' '));
        if let Some(c) = escaped {
            builder.copy(*c, chars.places[at + 1]);
        }
        return 2;
    }
    let length = 1 + name.len();
    match sign(&name) {
        Some(sign) => builder.make(sign, Span::new(chars.places[at], chars.places[at + length - 1] + 1)),
        None => (at..at + length).for_each(|index| builder.copy(chars.signs[index], chars.places[index])),
    }
    length
}

/// The letters behind a backslash.
fn name(chars: &Chars, at: usize, to: usize) -> String {
    chars.signs[at + 1..to].iter().take(20).take_while(|c| c.is_ascii_alphabetic()).collect()
}

fn is_formula(inner: &[char]) -> bool {
    let commands = inner.windows(2).any(|pair| pair[0] == '\\' && (pair[1].is_ascii_alphabetic() || pair[1] == '%'));
    let signs = |c: &char| c.is_ascii_digit() || " .+-−=<>≤≥%×÷/(){}^_~".contains(*c);
    commands || (inner.iter().any(|c| *c != ' ') && inner.iter().all(signs))
}

fn sign(name: &str) -> Option<&'static str> {
    Some(match name {
        "geq" | "ge" | "geqslant" | "geqq" => "≥",
        "leq" | "le" | "leqslant" | "leqq" => "≤",
        "neq" | "ne" => "≠",
        "gt" => ">",
        "lt" => "<",
        "approx" => "≈",
        "times" => "×",
        "div" => "÷",
        "pm" => "±",
        "cdot" => "·",
        "sim" => "~",
        "circ" => "°",
        "ldots" | "dots" | "cdots" => "…",
        "rightarrow" | "to" => "→",
        "triangle" | "Delta" | "bigtriangleup" => "△",
        "square" | "Box" => "□",
        "checkmark" => "√",
        "yen" | "textyen" => "¥",
        "textperthousand" | "permil" => "‰",
        "text" | "mathrm" | "mathbf" | "mathit" | "textbf" | "textit" | "rm" | "bf" | "mbox" | "operatorname"
        | "left" | "right" | "quad" | "qquad" | "displaystyle" => "",
        _ => return None,
    })
}
