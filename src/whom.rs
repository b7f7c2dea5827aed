//! Whom to ask for by name (R9), and whom to ask first (R69).

use crate::book::{Affiliation, AskKind, Book, Contact, Organization, OwnEmployer, Role, Row, Strength};
use crate::discretion::may_know_of_search;
use crate::id::Id;
use crate::order;
use crate::outlook::Outlook;
use crate::text::words;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Words of a title that say how high somebody stands, not what they do.
const RANKS: [&str; 24] = [
    "senior",
    "junior",
    "lead",
    "head",
    "chief",
    "principal",
    "staff",
    "associate",
    "assistant",
    "deputy",
    "vice",
    "president",
    "director",
    "manager",
    "executive",
    "officer",
    "intern",
    "trainee",
    "sr",
    "jr",
    "vp",
    "svp",
    "interim",
    "acting",
];

/// The ranks of those who lead.
const HIGH_RANKS: [&str; 9] =
    ["head", "chief", "president", "director", "executive", "officer", "vp", "svp", "principal"];

/// Words of a title that say nothing alone.
const FILL: [&str; 10] = ["of", "and", "the", "for", "in", "at", "a", "an", "to", "ii"];

/// Why somebody is a counterpart worth asking for by name (R9).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Counterpart {
    /// They are at a competitor of a past employer of the user's.
    Competitor {
        /// Where they are.
        at: Id<Organization>,
        /// Whose competitor that is.
        of: Id<Organization>,
    },
    /// Their title shares a word with the user's.
    TitleAlike {
        /// Their title.
        title: String,
        /// The word.
        word: String,
    },
    /// The user calls them a peer.
    Peer,
}

/// R9: people the user does not know yet who do like work, at competitors of past employers too, each with
/// the reason; by reason, then by age in the book.
pub fn counterparts(outlook: &Outlook) -> Vec<(Id<Contact>, Counterpart)> {
    let mine = my_words(outlook);
    let is_new = |row: &&Row<Contact>| {
        !row.is_at_least(Strength::Met) && !row.is_out_of_reach() && may_know_of_search(outlook, row)
    };
    let found = outlook.book.contacts.iter().filter(is_new).filter_map(|row| {
        let reason = counterpart(outlook.book, row, &mine)?;
        Some((row.id, reason))
    });
    let mut found: Vec<(Id<Contact>, Counterpart)> = found.collect();
    order::sort_by(&mut found, |(a, one), (b, other)| (one, a).cmp(&(other, b)));
    found
}

fn counterpart(book: &Book, contact: &Row<Contact>, mine: &BTreeSet<String>) -> Option<Counterpart> {
    let places: Vec<&Row<Affiliation>> =
        book.naming::<Affiliation>(contact.id.number()).filter(|row| row.is_present()).collect();
    let competitor = places.iter().filter_map(|row| row.organization).find_map(|at| {
        let of = competitor_of_past_employer(book, at)?;
        Some(Counterpart::Competitor { at, of })
    });
    let alike = || {
        places.iter().find_map(|row| {
            let word = content_words(&row.title).into_iter().find(|word| mine.contains(word))?;
            Some(Counterpart::TitleAlike { title: row.title.clone(), word })
        })
    };
    let tagged = contact.tags.iter().any(|tag| crate::text::fold(tag) == "peer");
    let peer = (tagged || contact.has_role(Role::Peer)).then_some(Counterpart::Peer);
    competitor.or_else(alike).or(peer)
}

/// The past employer of the user's whose competitor an organization is, whichever of the two says so.
fn competitor_of_past_employer(book: &Book, at: Id<Organization>) -> Option<Id<Organization>> {
    let is_past = |id: &Id<Organization>| book.get(*id).is_some_and(|row| row.own == Some(OwnEmployer::Past));
    let named = book.get(at)?.competitor_of.iter().copied();
    let naming = book.naming::<Organization>(at.number()).filter(|row| row.competitor_of.has(&at));
    named.chain(naming.map(|row| row.id)).find(is_past)
}

/// The words of what the user does: the title of the campaign, else the roles looked for.
fn my_words(outlook: &Outlook) -> BTreeSet<String> {
    let Some(campaign) = outlook.campaign else { return BTreeSet::new() };
    match campaign.my_title.trim() {
        "" => order::set(campaign.target_roles.iter().flat_map(|role| content_words(role))),
        title => order::set(content_words(title)),
    }
}

/// The words of a title that say what somebody does.
fn content_words(title: &str) -> Vec<String> {
    let says = |word: &String| !RANKS.contains(&word.as_str()) && !FILL.contains(&word.as_str());
    words(title).into_iter().filter(says).collect()
}

/// R69: the order in which to ask people at one place, smallest first: those who know it from within or know
/// many people, then the closer ones. A title counts only where a referral is asked for: there it helps
/// that somebody decides (c21).
pub fn whom_first(book: &Book, contact: &Row<Contact>, ask: AskKind) -> impl Ord + use<> {
    let decides = ask == AskKind::Referral && is_senior(book, contact);
    let inside = contact.has_role(Role::Insider) || contact.has_role(Role::Connector);
    (Reverse(decides), Reverse(inside), Reverse(contact.strength_number()))
}

fn is_senior(book: &Book, contact: &Row<Contact>) -> bool {
    let high = |row: &Row<Affiliation>| {
        row.is_present() && words(&row.title).iter().any(|word| HIGH_RANKS.contains(&word.as_str()))
    };
    contact.has_role(Role::DecisionMaker) || book.naming::<Affiliation>(contact.id.number()).any(high)
}
