//! Relations that hang together.

use super::network::Network;

/// Joins numbers into sets.
pub(super) struct Sets(Vec<u32>);

impl Sets {
    pub(super) fn new(count: usize) -> Self {
        Sets((0..count as u32).collect())
    }

    pub(super) fn find(&mut self, mut item: u32) -> u32 {
        while self.0[item as usize] != item {
            let above = self.0[self.0[item as usize] as usize];
            self.0[item as usize] = above;
            item = above;
        }
        item
    }

    /// The smaller representative stays, so that the answer does not depend on the order of joining.
    pub(super) fn join(&mut self, one: u32, two: u32) {
        let (one, two) = (self.find(one), self.find(two));
        self.0[one.max(two) as usize] = one.min(two);
    }
}

/// The sets of `relations` (ascending), joined where they share a variable. Answers sets of places in `relations`.
pub(super) fn by_variable(net: &Network, relations: &[u32]) -> Sets {
    let mut sets = Sets::new(relations.len());
    let mut holder = std::collections::HashMap::new();
    for (place, relation) in relations.iter().enumerate() {
        for term in net.terms(*relation) {
            let first = *holder.entry(term.id).or_insert(place as u32);
            sets.join(first, place as u32);
        }
    }
    sets
}

/// The sets as lists of relations, each ascending, by smallest relation.
pub(super) fn lists(mut sets: Sets, relations: &[u32]) -> Vec<Vec<u32>> {
    let mut lists: Vec<Vec<u32>> = vec![Vec::new(); relations.len()];
    for (place, relation) in relations.iter().enumerate() {
        lists[sets.find(place as u32) as usize].push(*relation);
    }
    lists.retain(|list| !list.is_empty());
    lists
}
