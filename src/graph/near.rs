//! Near: what it costs at least to come from the user to anybody, by closeness alone and over so many bridges. Found
//! once, when the network is built; every search is held against it, so that none goes where nobody is near.

use super::paths::step_cost;
use super::{Graph, Years};
use crate::book::Book;
use crate::defaults;

/// Stands where nobody leads.
const FAR: u32 = u32::MAX;

/// See the module's text.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Near {
    /// By the most bridges on the way there, for each node.
    costs: [Vec<u32>; defaults::MOST_BRIDGES as usize + 1],
}

impl Near {
    /// How near everybody is: those the user knows, and whoever these know, one bridge after the other.
    pub(super) fn new(graph: &Graph, book: &Book) -> Near {
        let known = |slot: &u32| step_cost(book.contacts.at(*slot)?.strength?);
        let mut costs: [Vec<u32>; _] = Default::default();
        costs[0] = graph.slots.iter().map(|slot| known(slot).unwrap_or(FAR)).collect();
        for bridges in 1..costs.len() {
            costs[bridges] = one_bridge_further(graph, &costs[bridges - 1]);
        }
        Near { costs }
    }

    /// What it costs at least to reach a node over at most so many bridges; `u32::MAX` where no way leads there.
    pub(super) fn cost(&self, node: u32, bridges: u8) -> u32 {
        self.costs[usize::from(bridges)].get(node as usize).copied().unwrap_or(FAR)
    }
}

/// The costs once there may be one bridge more: somebody they know for certain, or were together with.
fn one_bridge_further(graph: &Graph, costs: &[u32]) -> Vec<u32> {
    let mut further = costs.to_vec();
    for (node, cost) in (0..).zip(&mut further) {
        let certain = graph.known.of(node).iter().map(|known| costs[*known as usize]);
        *cost = certain.fold(*cost, u32::min);
    }
    for members in graph.members.rows() {
        let mut by_year = [FAR; Years::KEPT];
        for (node, years) in members {
            years.each().for_each(|ago| by_year[ago] = by_year[ago].min(costs[*node as usize]));
        }
        for (node, years) in members {
            let nearest = years.each().map(|ago| by_year[ago]).fold(FAR, u32::min);
            let cost = &mut further[*node as usize];
            *cost = (*cost).min(nearest.saturating_add(defaults::LIKELY_COST));
        }
    }
    further
}
