//! Places as SARIF tells them.

use crate::export::words;
use crate::report::{Findings, Input, Locus, Place};
use serde_json::{Value, json};

/// Places, each once: the format wants it so.
pub(super) fn locations<'a>(findings: &Findings, loci: impl Iterator<Item = &'a Locus>) -> Vec<Value> {
    let mut told: Vec<Value> = Vec::new();
    for locus in loci {
        let location = location(findings, locus);
        if !told.contains(&location) {
            told.push(location);
        }
    }
    told
}

/// Where a locus is: the file, in a text the characters too, and the place in words.
fn location(findings: &Findings, locus: &Locus) -> Value {
    let language = words(findings).language();
    let input = findings.inputs.iter().zip(0_u32..).find(|(input, _)| input.doc == locus.doc);
    let mut physical =
        json!({ "artifactLocation": { "uri": input.map_or_else(String::new, |(input, _)| uri(input)) } });
    if let Some((_, index)) = input {
        physical["artifactLocation"]["index"] = json!(index);
    }
    if let Some(region) = region(locus) {
        physical["region"] = region;
    }
    json!({
        "physicalLocation": physical,
        "logicalLocations": [{ "name": locus.say, "fullyQualifiedName": locus.place.say(language) }],
        "message": { "text": locus.say },
        "properties": { "place": locus.place },
    })
}

/// Characters of a text. A place over the end of a line has no last column here, so only its beginning is told.
fn region(locus: &Locus) -> Option<Value> {
    let Place::Text { start, end, line, column } = locus.place else { return None };
    let length = end.saturating_sub(start);
    let on_one_line = locus.quote.as_ref().is_some_and(|quote| {
        !quote.contains('\n') && u32::try_from(quote.chars().count()).is_ok_and(|count| count == length)
    });
    Some(match on_one_line {
        true => json!({
            "startLine": line, "startColumn": column, "endColumn": column + length,
            "charOffset": start, "charLength": length,
        }),
        false => json!({ "startLine": line, "startColumn": column }),
    })
}

/// The file's name as a relative address.
pub(super) fn uri(input: &Input) -> String {
    let name = input.name.as_deref().unwrap_or(&input.doc);
    let mut out = String::new();
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            byte => out += &format!("%{byte:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;
    use crate::report::Input;

    #[test]
    fn names_are_escaped() {
        let input = Input {
            doc: "d1".into(),
            name: Some("预算 1.md".into()),
            bytes: 0,
            sha256: String::new(),
            kind: "markdown".into(),
        };
        assert_eq!(uri(&input), "%E9%A2%84%E7%AE%97%201.md");
    }
}
