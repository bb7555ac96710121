//! Rules become long straight edges: pieces are joined, doubles are one.

use super::area::{Area, POINT};

/// Edges nearer to each other than this are one.
pub(super) const NEAR: i32 = 3 * POINT;
/// Shorter edges separate nothing.
const SHORT: i32 = 6 * POINT;
/// More edges than this are a drawing, no table.
const MOST: usize = 1_500;

/// A straight edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Edge {
    /// Its place: from the top when it runs across, from the left when it runs down.
    pub(super) at: i32,
    pub(super) from: i32,
    pub(super) to: i32,
}

/// The edges of a page.
#[derive(Debug, Default)]
pub(super) struct Rulings {
    pub(super) across: Vec<Edge>,
    pub(super) down: Vec<Edge>,
}

impl Rulings {
    pub(super) fn of(rules: &[Area]) -> Self {
        let across = rules.iter().filter(|rule| rule.width() * 2 >= rule.height());
        let down = rules.iter().filter(|rule| rule.height() * 2 >= rule.width());
        let across = merged(across.map(|rule| Edge { at: rule.y(), from: rule.x0, to: rule.x1 }).collect());
        let down = merged(down.map(|rule| Edge { at: rule.x(), from: rule.y0, to: rule.y1 }).collect());
        if across.len() > MOST || down.len() > MOST { Self::default() } else { Self { across, down } }
    }
}

/// Joins what lies in one line.
fn merged(mut edges: Vec<Edge>) -> Vec<Edge> {
    edges.sort_unstable();
    let mut all = Vec::new();
    for near in chunks(&edges) {
        let at = near[0].at.midpoint(near[near.len() - 1].at);
        let mut near = near.to_vec();
        near.sort_unstable_by_key(|edge| edge.from);
        let mut open: Option<Edge> = None;
        for edge in near {
            match &mut open {
                Some(open) if edge.from <= open.to + NEAR => open.to = open.to.max(edge.to),
                _ => all.extend(open.replace(Edge { at, ..edge })),
            }
        }
        all.extend(open);
    }
    all.retain(|edge| edge.to - edge.from >= SHORT);
    all
}

/// Sorted edges in groups whose places are near to each other.
fn chunks(edges: &[Edge]) -> impl Iterator<Item = &[Edge]> {
    let mut rest = edges;
    std::iter::from_fn(move || {
        let first = rest.first()?.at;
        let (near, behind) = rest.split_at(rest.partition_point(|edge| edge.at <= first + NEAR));
        rest = behind;
        Some(near)
    })
}
