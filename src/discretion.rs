//! R109: a discreet search. Who is not to know of it stays out of everything that speaks of it: telling
//! (R15), updates (R23), the landing walk (R56), naming targets (R71), blurbs and paths.

use crate::book::{Affiliation, Campaign, Contact, ME, Organization, OwnEmployer, Row};
use crate::outlook::Outlook;
use crate::text::fold;

/// Whether somebody may hear of the search that is on, or that ended last: not those who are not to know,
/// nor, while it is discreet, the people at the user's own organization.
pub fn may_know_of_search(outlook: &Outlook, contact: &Row<Contact>) -> bool {
    let is_kept_out = contact.not_to_know || (is_discreet(outlook) && is_colleague(outlook, contact));
    !is_kept_out
}

/// Whether the search that is on, or that ended last, is a discreet one.
pub fn is_discreet(outlook: &Outlook) -> bool {
    outlook.search.is_some_and(|search: &Row<Campaign>| search.discreet)
}

/// Whether a place is kept out: the user's own, while the search is discreet.
pub fn is_kept_place(outlook: &Outlook, place: &Row<Organization>) -> bool {
    is_discreet(outlook) && is_own(outlook, place)
}

/// Whether they are where the user works, as far as is known.
fn is_colleague(outlook: &Outlook, contact: &Row<Contact>) -> bool {
    outlook
        .book
        .naming::<Affiliation>(contact.id.number())
        .filter(|row| row.is_present())
        .filter_map(|row| outlook.book.get(row.organization?))
        .any(|organization| is_own(outlook, organization))
}

/// The user's own; one that is named among their employers counts unless it is said to be past.
fn is_own(outlook: &Outlook, organization: &Row<Organization>) -> bool {
    let named = || {
        let name = fold(&organization.name);
        outlook.book.get(ME).is_some_and(|me| me.employers.iter().any(|employer| fold(employer) == name))
    };
    match organization.own {
        Some(OwnEmployer::Present) => true,
        Some(OwnEmployer::Past) => false,
        None => named(),
    }
}
