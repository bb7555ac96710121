//! Fingerprints: FNV-1a with 128 bits over normalised text, prefix `b1:`.
//!
//! The recipe is public and independent of the program's wording, so that decisions on findings survive a re-check.

use super::Prints;

const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// The fingerprints of a finding: rule, agency, and its places with their printed amounts.
pub(super) fn prints(rule: &str, agency: &str, places: &[(String, String)]) -> Prints {
    let mut places: Vec<&(String, String)> = places.iter().collect();
    places.sort();
    places.dedup();
    let head = [rule, agency];
    let addresses = places.iter().map(|(address, _)| address.as_str());
    let amounts = places.iter().flat_map(|(address, amount)| [address.as_str(), amount.as_str()]);
    Prints { content: hash(head.into_iter().chain(amounts)), place: hash(head.into_iter().chain(addresses)), v: 1 }
}

/// Each part is followed by one zero byte, so that `ab`,`c` and `a`,`bc` differ.
fn hash<'a>(parts: impl Iterator<Item = &'a str>) -> String {
    let bytes = parts.flat_map(|part| part.bytes().chain([0]));
    let hash = bytes.fold(OFFSET, |hash, byte| (hash ^ u128::from(byte)).wrapping_mul(PRIME));
    format!("b1:{hash:032x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_change_the_content_only() {
        let at = |amount: &str| prints("R-T3-001", "434001", &[("T3[total].total".into(), amount.into())]);
        assert_eq!(at("1.00").place, at("2.00").place);
        assert_ne!(at("1.00").content, at("2.00").content);
    }

    #[test]
    fn the_recipe_is_fnv_1a() {
        assert_eq!(
            hash(["a"].into_iter()),
            format!("b1:{:032x}", ((OFFSET ^ 0x61).wrapping_mul(PRIME)).wrapping_mul(PRIME))
        );
    }
}
