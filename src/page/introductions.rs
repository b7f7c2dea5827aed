//! Introductions: the board of all there are, the chains that people came by, and how to reach somebody.

mod board;
mod chains;
mod reach;

pub use board::{Board, BoardCard, BoardGroup, Move, NextStep, board};
pub use chains::{ChainRow, Chains, Drawn, DrawnKind, chains};
pub use reach::{Counterparts, PathView, PersonThere, Reach, counterparts, is_far, reach, reach_line};

use super::route::{Place, Route};
use crate::book::{Contact, Organization};
use crate::graph::Goal;
use crate::id::Id;

/// The tabs of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tab {
    /// All introductions by how far they are.
    #[default]
    Board,
    /// Who led to whom.
    Chains,
    /// How to reach somebody.
    Reach,
}

impl Tab {
    /// Every tab with its word in the address and its name.
    pub const ALL: [(Tab, &'static str, &'static str); 3] =
        [(Tab::Board, "board", "Board"), (Tab::Chains, "chains", "Chains"), (Tab::Reach, "reach", "Reach")];

    /// The word for it in the address.
    pub fn slug(self) -> &'static str {
        Tab::ALL.iter().find(|(tab, _, _)| *tab == self).map_or("", |(_, slug, _)| slug)
    }

    /// Reads the word that `slug` writes.
    pub fn parse(slug: &str) -> Tab {
        Tab::ALL.iter().find(|(_, known, _)| *known == slug).map(|(tab, _, _)| *tab).unwrap_or_default()
    }

    /// Its address.
    pub fn route(self) -> Route {
        Route::to(Place::Introductions).with("tab", self.slug())
    }
}

/// The address of "how do I reach this person?".
pub fn reach_person(id: Id<Contact>) -> Route {
    Tab::Reach.route().with("to", id.to_string())
}

/// The address of "how do I reach somebody there?".
pub fn reach_organization(id: Id<Organization>) -> Route {
    Tab::Reach.route().with("at", id.to_string())
}

/// The address of the chains that lead over one person.
pub fn chains_from(id: Id<Contact>) -> Route {
    Tab::Chains.route().with("from", id.to_string())
}

/// Whom the address wants to reach.
pub fn goal_of(route: &Route) -> Option<Goal> {
    let person = route.get("to").and_then(Id::parse).map(Goal::Person);
    person.or_else(|| route.get("at").and_then(Id::parse).map(Goal::At))
}
