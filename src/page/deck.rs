//! The sorting deck as it is shown (R112): one card, one question at a time.

use super::people::role_line;
use super::sentence::{Sentence, Slot, say_span};
use crate::book::contact::TalkedBucket;
use crate::book::{Affiliation, Book, Contact, Row, Strength};
use crate::command::Sorting;
use crate::day::Day;
use crate::deck::{is_unsorted, sorted_on};
use crate::defaults;
use crate::id::Id;

/// The deck's page.
#[derive(Clone, Debug, PartialEq)]
pub struct DeckPage {
    /// The card on top; `None` when everybody is sorted.
    pub card: Option<DeckCard>,
    /// How many were sorted today.
    pub done_today: usize,
    /// How many are still to be sorted.
    pub left: usize,
    /// Today's ten are done: going on is offered, not expected.
    pub enough_for_today: bool,
}

/// One card.
#[derive(Clone, Debug, PartialEq)]
pub struct DeckCard {
    /// Who.
    pub id: Id<Contact>,
    /// The whole name.
    pub name: String,
    /// Title and organization.
    pub role: String,
    /// What helps to remember them: "Connected 4 years ago.", "Worked at Acme, which you are after."
    pub hints: Vec<Sentence>,
}

/// How well the user knows somebody, in the words of the deck: the first tap.
pub const HOW_WELL: [(Strength, &str); 4] = [
    (Strength::OutOfTheirWay, "know well"),
    (Strength::Gladly, "know"),
    (Strength::Met, "barely"),
    (Strength::Barely, "don't know"),
];

/// The page as it stands. `order` is the deck as it was when the page was opened: what was sorted since is
/// passed over, and what was undone comes back to its place.
pub fn page(book: &Book, order: &[Id<Contact>], today: Day) -> DeckPage {
    let unsorted = || order.iter().filter_map(|id| book.get(*id)).filter(|row| is_unsorted(row));
    let done_today = sorted_on(book, today);
    DeckPage {
        card: unsorted().next().map(|row| card(book, row, today)),
        done_today,
        left: unsorted().count(),
        enough_for_today: done_today >= defaults::DECK_A_DAY,
    }
}

/// What a first tap means by itself: whom one does not know one never talked with; `None` asks on.
pub fn settled_by(strength: Strength) -> Option<Sorting> {
    (strength == Strength::Barely).then_some(Sorting::Known(strength, Some(TalkedBucket::Never)))
}

fn card(book: &Book, row: &Row<Contact>, today: Day) -> DeckCard {
    let mut hints: Vec<Sentence> = Vec::new();
    for place in book.naming::<Affiliation>(row.id.number()) {
        hints.extend(at_target(book, place));
    }
    hints.extend(row.met_on.map(|known| {
        let day = known.precision.counts_as(known.day, row.recorded_on);
        let span = Slot::Day(day, say_span(today.since(day)));
        Sentence::new("You connected {span} ago.").slot("span", span)
    }));
    let met_where = (!row.met_where.is_empty())
        .then(|| Sentence::new("You met at {place}.").own("place", row.met_where.clone()));
    hints.extend(met_where);
    DeckCard { id: row.id, name: row.full_name(), role: role_line(book, row.id), hints }
}

fn at_target(book: &Book, place: &Affiliation) -> Option<Sentence> {
    let (id, organization) = place.organization.and_then(|id| Some((id, book.get(id)?)))?;
    let pattern = match (organization.target, place.is_present()) {
        (false, _) => return None,
        (true, true) => "{organization} is on your list.",
        (true, false) => "Was at {organization}, which is on your list.",
    };
    Some(Sentence::new(pattern).slot("organization", Slot::Organization(id, organization.name.clone())))
}
