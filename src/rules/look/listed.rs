//! One cause in several places is one fault: its message names the first six and how many there are.

use super::{Fault, Spot};

/// Places a message names.
const MOST: usize = 6;
/// Places a finding points at.
const MOST_SUSPECTS: usize = 60;

/// One fault for all these places; `{arg}` of its message lists the names.
pub(in crate::rules) fn grouped(mut suspects: Vec<Spot>, arg: &'static str, names: &[String]) -> Option<Fault> {
    suspects.truncate(MOST_SUSPECTS);
    (!names.is_empty()).then(|| Fault { suspects, args: vec![(arg, listed(names))], ..Fault::default() })
}

/// 甲、乙、丙; of more than six the first six and 等9处.
pub(in crate::rules) fn listed(names: &[String]) -> String {
    let shown = names.iter().take(MOST).map(String::as_str).collect::<Vec<_>>().join("、");
    if names.len() > MOST { format!("{shown}等{}处", names.len()) } else { shown }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_places_are_counted() {
        let names = |count: u32| (1..=count).map(|number| number.to_string()).collect::<Vec<_>>();
        assert_eq!(listed(&names(2)), "1、2");
        assert_eq!(listed(&names(8)), "1、2、3、4、5、6等8处");
    }
}
