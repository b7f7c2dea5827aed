//! The records behind a reason, each as a line.

use super::{introduced, organization};
use crate::book::{Campaign, Channel, Contact, Interaction, Introduction, Kind, Mode, Role, Side};
use crate::id::Id;
use crate::outlook::Outlook;
use crate::page::people::say_ago;
use crate::page::sentence::{Sentence, Slot, full_person, on, person, the};
use crate::page::words;
use crate::tie::Tie;

/// A record as evidence: what it is and when.
pub fn evidence(outlook: &Outlook, kind: Kind, id: u64) -> Option<Sentence> {
    let (book, today) = (outlook.book, outlook.today);
    match kind {
        Kind::Interaction => {
            let row = book.get(Id::<Interaction>::from_number(id))?;
            let pattern = match row.direction {
                crate::book::Direction::Out => "{channel} to {who} {when}",
                crate::book::Direction::In => "{channel} from {who} {when}",
                crate::book::Direction::Both => "{channel} with {who} {when}",
            };
            let who = row.with.first().map_or(Slot::Word("someone"), |with| person(book, with.contact));
            let channel =
                if row.channel == Channel::InPerson { "meeting" } else { words::channel(row.channel) };
            Some(
                Sentence::new(pattern)
                    .slot("channel", Slot::Word(channel))
                    .slot("who", who)
                    .slot("when", on(row.day, today)),
            )
        }
        Kind::Favor => {
            let row = book.get(Id::<crate::book::Favor>::from_number(id))?;
            let pattern = if row.by == Side::Them {
                "{who} gave {kind} {when}"
            } else {
                "you gave {who} {kind} {when}"
            };
            Some(
                Sentence::new(pattern)
                    .person("who", book, row.contact)
                    .slot("kind", Slot::Word(words::favor(row.kind)))
                    .slot("when", on(row.day, today)),
            )
        }
        Kind::Introduction => {
            let row = book.get(Id::<Introduction>::from_number(id))?;
            let day = row.made_on.or(row.offered_on).or(row.asked_on)?;
            let pattern = match (row.made_on, row.offered_on) {
                (Some(_), _) => "introduction to {other}, made {when}",
                (None, Some(_)) => "introduction to {other}, offered {when}",
                (None, None) => "introduction to {other}, asked for {when}",
            };
            Some(Sentence::new(pattern).slot("other", introduced(book, row.id)).slot("when", on(day, today)))
        }
        Kind::Promise => {
            let row = book.get(Id::<crate::book::Promise>::from_number(id))?;
            Some(
                Sentence::new("promise given {when}: {what}")
                    .slot("when", on(row.made_on, today))
                    .own("what", row.text.clone()),
            )
        }
        Kind::NextStep => {
            let row = book.get(Id::<crate::book::NextStep>::from_number(id))?;
            Some(
                Sentence::new("next step noted {when}: {what}")
                    .slot("when", on(row.recorded_on, today))
                    .own("what", row.what.clone()),
            )
        }
        Kind::Meeting => {
            let row = book.get(Id::<crate::book::Meeting>::from_number(id))?;
            Some(Sentence::new("meeting planned for {when}").slot("when", the(row.day, today)))
        }
        Kind::Ask => {
            let row = book.get(Id::<crate::book::Ask>::from_number(id))?;
            let pattern =
                if row.to_me { "{who} asked {when}: {what}" } else { "you asked {who} {when}: {what}" };
            let what =
                if row.what.trim().is_empty() { words::ask(row.kind).to_owned() } else { row.what.clone() };
            Some(
                Sentence::new(pattern)
                    .person("who", book, row.contact)
                    .slot("when", on(row.asked_on?, today))
                    .own("what", what),
            )
        }
        Kind::Affiliation => {
            let row = book.get(Id::<crate::book::Affiliation>::from_number(id))?;
            let place = row.organization.map_or(Slot::Word("an organization"), |id| organization(book, id));
            let pattern = if row.title.trim().is_empty() {
                "{who} is at {where}"
            } else {
                "{who} is {title} at {where}"
            };
            Some(
                Sentence::new(pattern)
                    .person("who", book, row.contact)
                    .own("title", row.title.clone())
                    .slot("where", place),
            )
        }
        Kind::Problem => {
            let row = book.get(Id::<crate::book::Problem>::from_number(id))?;
            let pattern = match row.heard_where.trim() {
                "" => "problem noted {when}: {what}",
                _ => "problem noted {when} ({where}): {what}",
            };
            Some(
                Sentence::new(pattern)
                    .slot("when", on(row.noted_on, today))
                    .own("where", row.heard_where.clone())
                    .own("what", row.text.clone()),
            )
        }
        Kind::SearchEvent => {
            let row = book.get(Id::<crate::book::SearchEvent>::from_number(id))?;
            let pattern = match row.organization {
                Some(_) => "{event} at {where} {when}",
                None => "{event} {when}",
            };
            let sentence = Sentence::new(pattern)
                .slot("event", Slot::Word(words::search_event(row.kind)))
                .slot("when", on(row.day, today));
            Some(
                row.organization
                    .into_iter()
                    .fold(sentence, |sentence, place| sentence.slot("where", organization(book, place))),
            )
        }
        Kind::Campaign => {
            let row = book.get(Id::<Campaign>::from_number(id))?;
            let pattern = match row.mode {
                Mode::Searching => "searching since {when}",
                Mode::Peacetime => "not searching since {when}",
                Mode::Landed => "landed {day}",
            };
            let sentence = Sentence::new(pattern).slot("when", the(row.start, today));
            Some(sentence.slot("day", on(row.start, today)))
        }
        Kind::Contact => {
            let row = book.get(Id::<Contact>::from_number(id))?;
            let role = [Role::Connector, Role::Insider].into_iter().find(|role| row.has_role(*role));
            let last = Tie::new(book, row.id).and_then(|tie| tie.last());
            let pattern = match (role, last) {
                (Some(_), Some(_)) => "{who}, {role}, last in touch {when}",
                (Some(_), None) => "{who}, {role}",
                (None, Some(_)) => "{who}, last in touch {when}",
                (None, None) => "{who}",
            };
            let sentence = Sentence::new(pattern)
                .slot("who", full_person(book, row.id))
                .slot("role", Slot::Word(role.map_or("", words::role)));
            let ago = |day| Slot::Day(day, say_ago(day, today));
            Some(last.into_iter().fold(sentence, |sentence, day| sentence.slot("when", ago(day))))
        }
        Kind::Organization => {
            let id = Id::from_number(id);
            book.get(id)?;
            Some(Sentence::new("on your list: {where}").slot("where", organization(book, id)))
        }
        _ => None,
    }
}
