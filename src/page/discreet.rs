//! R109: what others may see of Kith over one's shoulder, on the browser's tab and on paper. Where the search is
//! discreet, neither speaks of it; nor does a paper about somebody from whom it is kept.

use super::route::{Place, Route};
use crate::book::Book;
use crate::day::Day;
use crate::discretion::{is_discreet, may_know_of_search};
use crate::outlook::Outlook;

/// What of a page comes on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// All of it.
    All,
    /// All but what speaks of the search.
    WithoutSearch,
    /// Nothing: it is about the search.
    Nothing,
}

/// What of a page comes on paper.
pub fn paper(book: &Book, place: Place, today: Day) -> Paper {
    let outlook = Outlook::new(book, today);
    let is_kept = match place {
        Place::Person(id) => book.get(id).is_some_and(|row| !may_know_of_search(&outlook, row)),
        _ => false,
    };
    match is_kept || is_discreet(&outlook) {
        true if is_about_search(place) => Paper::Nothing,
        true => Paper::WithoutSearch,
        false => Paper::All,
    }
}

/// What the browser's tab says.
pub fn tab(book: &Book, route: &Route, today: Day) -> String {
    let is_target = |place| match place {
        Place::Organization(id) => book.get(id).is_some_and(|row| row.target),
        place => place == Place::Targets,
    };
    match is_target(route.place) && is_discreet(&Outlook::new(book, today)) {
        true => "Organizations".to_owned(),
        false => route.title(book),
    }
}

/// The pages that would be empty without the search.
fn is_about_search(place: Place) -> bool {
    matches!(
        place,
        Place::Targets
            | Place::Organization(_)
            | Place::Plan
            | Place::Ask
            | Place::Settings
            | Place::History
            | Place::Welcome
    )
}
