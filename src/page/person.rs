//! Person: everything about one person, as plain data. What is edited in place stands in `field` and `item`.

mod between;
mod field;
mod item;
mod place;
mod quiet;
mod sheet;
mod standing;
mod timeline;

pub use between::{Act, Between, BetweenLine, LineText, between, favors, introduction_words};
pub use field::{
    Editor, Field, FieldProblem, Texts, read_known_day, say_known_day, say_time, write_known_day,
};
pub use item::{ItemLine, ItemList, Part};
pub use place::{PlaceForm, PlaceLine, places};
pub use quiet::{Belief, worth_it};
pub use sheet::{FieldLine, Group, SheetPart, sheet};
pub use standing::{Answer, Glance, Question, glance, history_questions, met, questions};
pub use timeline::{TimelineEntry, timeline};

use super::ask::{PartView, parts};
use super::hint;
use super::people::role_line;
use super::sentence::{Sentence, on, the};
use crate::book::{Affiliation, Book, Contact, Decision, Interaction, Row, Starter};
use crate::command::{Command, Edited};
use crate::day::Day;
use crate::follow_up::decisions;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::safe_url::SafeUrl;
use crate::tie::Tie;

/// What the screen of one person shows.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonPage {
    /// Who.
    pub id: Id<Contact>,
    /// The whole name.
    pub name: String,
    /// What the user calls them.
    pub short_name: String,
    /// Title and organization.
    pub role: String,
    /// Marked as dear.
    pub starred: bool,
    /// The pin on Today, if there is one.
    pub pin: Option<Id<Decision>>,
    /// When they died, if they did.
    pub died: Option<Day>,
    /// Never to be contacted.
    pub never_contact: bool,
    /// What is to be known before anything else: they died, or want to be left alone.
    pub notice: Option<Sentence>,
    /// Takes that notice back, where that is the user's to do.
    pub take_back: Option<Command>,
    /// Chooses them to begin with where they work, or takes that back (R43, R117): the words and the command.
    pub begin: Option<(String, Command)>,
    /// Writes to them, in the mail program.
    pub mail: Option<SafeUrl>,
    /// Calls them.
    pub call: Option<SafeUrl>,
    /// How the two stand.
    pub glance: Glance,
    /// Know, like and trust, each with what would fill it (R99).
    pub readiness: Vec<PartView>,
    /// What to remember before turning to them (R12, R13, R22, R71, R72).
    pub hints: Vec<Sentence>,
    /// At which step a tie that slept is (R103).
    pub repair: Option<Sentence>,
    /// No answer so far: is it worth trying on? (R91)
    pub belief: Option<Belief>,
    /// What Kith would like to know, most useful first.
    pub questions: Vec<Question>,
    /// What is open between the two.
    pub between: Vec<Between>,
    /// What was given and received, newest first.
    pub favors: Vec<BetweenLine>,
    /// How they met, a sentence a link of the chain.
    pub met: Vec<Sentence>,
    /// What happened, newest first.
    pub timeline: Vec<TimelineEntry>,
    /// Where they work and worked.
    pub places: Vec<PlaceLine>,
    /// Everything that can be edited in place.
    pub sheet: Vec<Group>,
}

/// The page of one person; `None` if they are not in the book (any more).
pub fn person(book: &Book, id: Id<Contact>, today: Day) -> Option<PersonPage> {
    let (outlook, tie) = (Outlook::new(book, today), Tie::new(book, id)?);
    let contact = tie.contact;
    let reachable = !contact.is_out_of_reach();
    let mail = contact.emails.iter().find_map(|email| SafeUrl::mail(&email.value));
    let call = contact.phones.iter().find_map(|phone| SafeUrl::call(&phone.value));
    Some(PersonPage {
        id,
        name: contact.full_name(),
        short_name: contact.short_name(),
        role: role_line(book, id),
        starred: contact.starred,
        pin: pin(book, id),
        died: contact.died,
        never_contact: contact.never_contact,
        notice: notice(contact, today),
        take_back: take_back(contact, today),
        begin: begin(book, id, today).filter(|_| reachable),
        mail: mail.filter(|_| reachable),
        call: call.filter(|_| reachable),
        glance: glance(&outlook, &tie),
        readiness: parts(&outlook, &tie),
        hints: hint::of_person(&outlook, &tie),
        repair: quiet::repair(&outlook, &tie),
        belief: quiet::belief(&outlook, &tie),
        questions: questions(&outlook, &tie),
        between: between(book, contact, today),
        favors: favors(book, contact, today),
        met: met(book, contact, today),
        timeline: timeline(book, contact, today),
        places: places(book, id, today),
        sheet: sheet(book, contact, today),
    })
}

/// What is said above can be taken back, but for an absence, which ends by itself.
fn take_back(contact: &Row<Contact>, today: Day) -> Option<Command> {
    if contact.died.is_some() {
        return Some(edit(contact, |contact| contact.died = None));
    }
    if contact.never_contact {
        return Some(edit(contact, |contact| contact.never_contact = false));
    }
    contact.do_not_contact_until.filter(|until| *until > today)?;
    Some(edit(contact, |contact| contact.do_not_contact_until = None))
}

/// The command that changes one contact in place.
pub fn edit(contact: &Row<Contact>, change: impl FnOnce(&mut Contact)) -> Command {
    let mut after = contact.record.clone();
    change(&mut after);
    Command::Edit(Edited::of(contact.id, &contact.record, &after))
}

/// Choosing somebody to begin with makes the place where they work a target.
fn begin(book: &Book, id: Id<Contact>, today: Day) -> Option<(String, Command)> {
    let present = book.naming::<Affiliation>(id.number()).filter(|row| row.is_present());
    let place = present.filter_map(|row| book.get(row.organization?)).next_back()?;
    let mut after = place.record.clone();
    let words = match after.target && after.starters.get(id.number()).is_some() {
        true => {
            after.starters.remove(id.number());
            Sentence::new("No longer begin here at {place}")
        }
        false => {
            after.target = true;
            after.starters.put(Starter { contact: id, chosen_on: today });
            Sentence::new("Begin here at {place}")
        }
    };
    let words = words.own("place", place.name.clone()).to_string();
    Some((words, Command::Edit(Edited::of(place.id, &place.record, &after))))
}

fn pin(book: &Book, id: Id<Contact>) -> Option<Id<Decision>> {
    let latest = book.naming::<Interaction>(id.number()).last().map(|row| row.id.number());
    decisions::pin(book, id, latest).map(|row| row.id)
}

/// What is to be known before anything else (R62, R115).
fn notice(contact: &Row<Contact>, today: Day) -> Option<Sentence> {
    let name = contact.short_name();
    if let Some(day) = contact.died {
        let sentence =
            Sentence::new("{name} died {day}. What you shared stays here; nothing asks you to write.");
        return Some(sentence.own("name", name).slot("day", on(day, today)));
    }
    if contact.never_contact {
        let sentence =
            Sentence::new("{name} is left alone for good: on no list, and found only by searching.");
        return Some(sentence.own("name", name));
    }
    let until = contact.do_not_contact_until.filter(|until| *until > today);
    if let Some(until) = until {
        let sentence = Sentence::new("{name} asked to be left alone until {day}.");
        return Some(sentence.own("name", name).slot("day", the(until, today)));
    }
    let (from, until) = contact.away.filter(|(from, until)| *from <= today && today <= *until)?;
    let sentence = Sentence::new("{name} has been away since {from} and is back after {until}.");
    Some(sentence.own("name", name).slot("from", the(from, today)).slot("until", the(until, today)))
}
