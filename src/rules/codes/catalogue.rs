//! The catalogue of procurement items (政府采购品目分类目录, 2022): 4,301 codes with their names, sorted, 124 kB of text.
//!
//! Codes are kept without the pairs of zeros at their end (A01010000 is A0101); the lines are searched where they lie.

const CATALOGUE: &str = include_str!("../../forms/national/catalogue.txt");
/// Characters of a whole code.
const WHOLE: usize = 9;

/// A code without the pairs of zeros at its end.
pub(in crate::rules) fn short(code: &str) -> &str {
    let mut key = code;
    while key.len() > 3 && key.ends_with("00") {
        key = &key[..key.len() - 2];
    }
    key
}

/// The name of a whole code.
pub(in crate::rules) fn name(code: &str) -> Option<&'static str> {
    if code.len() != WHOLE || !code.is_ascii() {
        return None;
    }
    let key = short(code);
    let (mut low, mut high) = (0, CATALOGUE.len());
    while low < high {
        let middle = (low + high) / 2;
        // A line feed never stands inside a character.
        let start = CATALOGUE.as_bytes()[..middle].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let end = CATALOGUE[start..].find('\n').map_or(CATALOGUE.len(), |at| start + at);
        let (own, name) = CATALOGUE[start..end].split_once(' ')?;
        match own.cmp(key) {
            std::cmp::Ordering::Equal => return Some(name),
            std::cmp::Ordering::Less => low = end + 1,
            std::cmp::Ordering::Greater => high = start,
        }
    }
    None
}

/// The whole code of an exact name.
pub(in crate::rules) fn code(name: &str) -> Option<String> {
    if name.is_empty() {
        return None;
    }
    let line = format!(" {name}\n");
    let at = CATALOGUE.find(&line)?;
    let start = CATALOGUE[..at].rfind('\n').map_or(0, |before| before + 1);
    Some(format!("{:0<WHOLE$}", &CATALOGUE[start..at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_found_and_others_are_not() {
        assert_eq!(name("C16100000"), Some("呼叫中心服务"));
        assert_eq!(name("C16089900"), Some("其他运营服务"));
        assert_eq!(name("A01000000"), Some("房屋和构筑物"));
        assert_eq!(name("A02010105"), Some("台式计算机"));
        for absent in ["A00000000", "C99999999", "A010", "", "甲乙丙", "A0201010五"] {
            assert_eq!(name(absent), None, "{absent}");
        }
        assert_eq!(code("台式计算机").as_deref(), Some("A02010105"));
        assert_eq!((code("计算机"), code("")), (Some("A02010100".to_owned()), None));
    }

    #[test]
    fn every_line_is_found() {
        let mut before = "";
        for line in CATALOGUE.lines() {
            let (code, text) = line.split_once(' ').expect("code and name");
            assert!(before < code, "{line} is not sorted");
            before = code;
            assert_eq!(name(&format!("{code:0<9}")), Some(text), "{line}");
        }
    }
}
