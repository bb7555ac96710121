//! Small changes to a document, written as words (see `tests/looks.rs`).

/// The text with all changes of `edit` made, or what could not be done.
pub(crate) fn edited(text: &str, edit: &str) -> Result<String, String> {
    let mut text = text.to_owned();
    for change in edit.split("；；").map(str::trim).filter(|change| !change.is_empty()) {
        // A bar would end the cell the change is written in.
        text = one(&text, &change.replace('¦', "|"))?;
    }
    Ok(text)
}

fn one(text: &str, change: &str) -> Result<String, String> {
    let (behind, change) = change.split_once(" ▸ ").unwrap_or(("", change));
    let start = text.find(behind).ok_or_else(|| format!("there is no {behind}"))?;
    let (head, rest) = text.split_at(start);
    let find = |word: &str| rest.find(word).ok_or_else(|| format!("there is no {word}"));
    let changed = if let Some(words) = change.strip_prefix("删行 ") {
        let (from, to) = line(rest, find(words)?);
        format!("{}{}", &rest[..from], &rest[to..])
    } else if let Some(words) = change.strip_prefix("删表 ") {
        let (from, to) = table(rest, find(words)?);
        format!("{}{}", &rest[..from], &rest[to..])
    } else if let Some(words) = change.strip_prefix("删段 ") {
        let (first, last) = words.split_once(" ～ ").ok_or("删段 needs ～")?;
        let (from, behind) = line(rest, find(first)?);
        let end = rest[behind..].find(last).ok_or_else(|| format!("there is no {last}"))? + behind;
        format!("{}{}", &rest[..from], &rest[line(rest, end).0..])
    } else {
        let (from, to) = change.split_once('→').ok_or_else(|| format!("{change} is no change"))?;
        let (from, to) = (from.trim().replace('⏎', "\n"), to.trim().replace('⏎', "\n"));
        let at = find(&from)?;
        format!("{}{to}{}", &rest[..at], &rest[at + from.len()..])
    };
    Ok(format!("{head}{changed}"))
}

/// The line around a place, its end included.
fn line(text: &str, at: usize) -> (usize, usize) {
    let from = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let to = text[at..].find('\n').map_or(text.len(), |end| at + end + 1);
    (from, to)
}

/// The lines of a table around a place.
fn table(text: &str, at: usize) -> (usize, usize) {
    let (mut from, mut to) = line(text, at);
    while from > 0 && text[line(text, from - 1).0..].starts_with('|') {
        from = line(text, from - 1).0;
    }
    while text[to..].starts_with('|') {
        to = line(text, to).1;
    }
    (from, to)
}
