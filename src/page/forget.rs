//! Forget: what goes with somebody, and the passages that name them, in words (R115).

use super::sentence::{Sentence, Slot, on};
use crate::book::{Book, Contact, Kind};
use crate::day::Day;
use crate::forget::{NEWER, NamedBy, Passage, Place, goes_with, passages};
use crate::id::Id;
use crate::persist::canary::Canary;

/// What is asked before somebody is forgotten.
#[derive(Clone, Debug, PartialEq)]
pub struct ForgetPage {
    /// The whole name.
    pub name: String,
    /// What goes, a short sentence each.
    pub goes: Vec<Sentence>,
    /// The passages in others' records, in the order of records.
    pub passages: Vec<PassageLine>,
    /// Whether there is an address by which an import could pass them over.
    pub has_address: bool,
    /// What earlier backups still hold.
    pub backups: Sentence,
}

/// One passage that names somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageLine {
    /// Where it stands.
    pub place: Place,
    /// "Notes of Ben Okafor".
    pub where_it_is: Sentence,
    /// The words around it, with the words that name them in the middle.
    pub words: [String; 3],
    /// Why it is not ticked at first, if it is not.
    pub doubt: Option<&'static str>,
}

/// The page about one contact; `None` if they are not in the book.
pub fn forget_page(book: &Book, id: Id<Contact>, canary: Canary, today: Day) -> Option<ForgetPage> {
    let person = book.contacts.get_any(id)?;
    Some(ForgetPage {
        name: person.full_name(),
        goes: goes(book, id),
        passages: passages(book, id).into_iter().map(|passage| line(book, passage)).collect(),
        has_address: !person.emails.is_empty() || !person.links.is_empty(),
        backups: backups(canary, today),
    })
}

fn goes(book: &Book, id: Id<Contact>) -> Vec<Sentence> {
    let going = goes_with(book, id);
    let counted = [
        ("{n:interaction|interactions}", Kind::Interaction),
        ("{n:meeting|meetings}", Kind::Meeting),
        ("{n:place of work|places of work}", Kind::Affiliation),
        ("{n:next step|next steps}", Kind::NextStep),
        ("{n:promise|promises}", Kind::Promise),
        ("{n:ask|asks}", Kind::Ask),
        ("{n:favor|favors}", Kind::Favor),
        ("{n:introduction|introductions}", Kind::Introduction),
    ];
    let counts =
        counted.map(|(pattern, kind)| (pattern, going.iter().filter(|(known, _)| *known == kind).count()));
    let some = counts.into_iter().filter(|(_, n)| *n > 0);
    some.map(|(pattern, n)| Sentence::new(pattern).count("n", n)).collect()
}

fn line(book: &Book, passage: Passage) -> PassageLine {
    let doubt = match passage.by {
        _ if passage.is_ticked_at_first() => None,
        NamedBy::PartOfName => Some("may be somebody else"),
        _ => Some("stands in what Kith knows of you"),
    };
    PassageLine {
        place: passage.place,
        where_it_is: where_it_is(book, &passage),
        words: [passage.before, passage.named, passage.after],
        doubt,
    }
}

fn where_it_is(book: &Book, passage: &Passage) -> Sentence {
    let name = passage.whose.and_then(|id| book.contacts.get_any(id)).map(|row| row.full_name());
    let pattern = match (&name, passage.in_trash) {
        (Some(_), false) => "{what}: {who}",
        (Some(_), true) => "{what}: {who}, in the trash",
        (None, false) => "{what}",
        (None, true) => "{what}, in the trash",
    };
    Sentence::new(pattern).slot("what", Slot::Word(what(passage.place))).own("who", name.unwrap_or_default())
}

/// What the words stand in.
fn what(place: Place) -> &'static str {
    match (place.kind, place.field) {
        (_, NEWER) => "What a newer version wrote",
        (Kind::Contact, "notes") => "Notes",
        (Kind::Contact, "facts") => "What is known",
        (Kind::Contact, "goals") => "What they look for",
        (Kind::Contact, "tags") => "A tag",
        (Kind::Contact, "relations") => "A relation",
        (Kind::Contact, _) => "A person",
        (Kind::Organization, _) => "An organization",
        (Kind::Affiliation, _) => "A place of work",
        (Kind::Interaction, "learned") => "What was learned",
        (Kind::Interaction, _) => "What happened",
        (Kind::Meeting, _) => "A meeting",
        (Kind::NextStep, _) => "A next step",
        (Kind::Promise, _) => "A promise",
        (Kind::Ask, _) => "An ask",
        (Kind::Favor, _) => "A favor",
        (Kind::Introduction, _) => "An introduction",
        (Kind::Intel, _) => "What was learned",
        (Kind::Problem, _) => "A problem",
        (Kind::Give, _) => "What you can give",
        (Kind::Piece, _) => "Something you published",
        (Kind::SearchEvent, _) => "A step of the search",
        (Kind::Me, _) => "What Kith knows of you",
        (Kind::Settings | Kind::Campaign | Kind::Commitment | Kind::Away | Kind::Decision, _) => "Your plans",
    }
}

fn backups(canary: Canary, today: Day) -> Sentence {
    match canary.last_backup {
        Some(day) => Sentence::new(
            "Backup files made before, the last one {day}, still hold them. Delete those files yourself, or keep them knowingly.",
        )
        .slot("day", on(day, today)),
        None => Sentence::new("Backup files made before still hold them."),
    }
}
