//! How the two stand: last contact, strength, cadence and its reason, how they met, and what Kith asks.

use super::edit;
use super::field::on_known_day;
use crate::book::contact::{HowMet, LastTalked, TalkedBucket};
use crate::book::{Affiliation, Book, Cadence, Channel, Contact, Interaction, Organization, Row, Strength};
use crate::chains::{self, Bridge};
use crate::command::Command;
use crate::day::Day;
use crate::follow_up::keep::cadence_due;
use crate::follow_up::{cadence, decisions};
use crate::id::Id;
use crate::outlook::Outlook;
use crate::page::give_and_take;
use crate::page::people::say_ago;
use crate::page::sentence::{Sentence, Slot, on, the};
use crate::page::words::{self, BUCKETS, STRENGTHS, TIERS};
use crate::repair;
use crate::tie::Tie;

/// The relationship at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct Glance {
    /// When they last talked, and how: what counts as being in touch (R57).
    pub last: Sentence,
    /// When the user last wrote or tried, where that is later: it only keeps Kith quiet.
    pub last_out: Option<Sentence>,
    /// How well they know each other, 1-5.
    pub strength: Option<u8>,
    /// The same in words; empty where it is not known.
    pub strength_words: &'static str,
    /// The rhythm, where it stands and why.
    pub cadence: Sentence,
    /// Whether it has come round.
    pub is_due: bool,
    /// Given and received in a few words.
    pub balance: Sentence,
}

/// Something Kith would like to know, answered with one tap.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// The question.
    pub words: Sentence,
    /// The answers.
    pub answers: Vec<Answer>,
}

/// An answer and what it does.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Its words.
    pub words: Sentence,
    /// What it does.
    pub command: Command,
}

/// The relationship at a glance.
pub fn glance(outlook: &Outlook, tie: &Tie) -> Glance {
    let contact = tie.contact;
    let rhythm = contact.cadence.filter(|_| !contact.is_out_of_reach());
    let reason = cadence_due(outlook, tie);
    let due = reason.as_ref().map(|reason| reason.due);
    let is_hidden = reason.is_some_and(|reason| decisions::hides(outlook, &reason));
    Glance {
        last: last(tie, outlook.today),
        last_out: last_out(tie, outlook.today),
        strength: contact.strength_number(),
        strength_words: contact.strength.map_or("", words::strength),
        cadence: match rhythm {
            Some(rhythm) => cadence_line(outlook, tie, rhythm, due),
            None => Sentence::new("No rhythm set."),
        },
        is_due: rhythm.is_some()
            && due.is_some_and(|due| due <= outlook.today)
            && !rests(contact, outlook.today)
            && !is_hidden,
        balance: give_and_take::balance(outlook, contact),
    }
}

fn last(tie: &Tie, today: Day) -> Sentence {
    let said = tie.contact.last_talked;
    match tie.touches.iter().rev().find(|touch| touch.two_way) {
        Some(latest) if tie.last() == Some(latest.day) => Sentence::new("{ago}, {channel}")
            .slot("ago", Slot::Day(latest.day, say_ago(latest.day, today)))
            .slot("channel", Slot::Word(by(latest.row))),
        _ => match said {
            Some(LastTalked { bucket: TalkedBucket::Never, .. }) => Sentence::new("never, as you said"),
            Some(said) => Sentence::new("{bucket}, as you said {day}")
                .slot("bucket", Slot::Word(words::talked(said.bucket)))
                .slot("day", on(said.said_on, today)),
            None => Sentence::new("not known"),
        },
    }
}

/// "You last wrote 3 days ago, by e-mail", where nothing two-way came since.
fn last_out(tie: &Tie, today: Day) -> Option<Sentence> {
    let latest = tie.touches.iter().rev().find(|touch| touch.row.is_out())?;
    let is_later = !latest.two_way && tie.last().is_none_or(|last| latest.day >= last);
    let spoken = matches!(latest.row.channel, Channel::Call | Channel::Voicemail | Channel::Video);
    let pattern = if spoken { "You last called {ago}" } else { "You last wrote {ago}, {channel}" };
    let sentence = Sentence::new(pattern).slot("ago", Slot::Day(latest.day, say_ago(latest.day, today)));
    is_later.then(|| sentence.slot("channel", Slot::Word(by(latest.row))))
}

/// How they talked: "by e-mail".
fn by(row: &Interaction) -> &'static str {
    use crate::book::Channel::*;
    match row.channel {
        Mail => "by e-mail",
        Letter => "by letter",
        Card => "by card",
        Call | Voicemail => "by phone",
        Text => "by text message",
        Social => "by social message",
        Video => "by video",
        InPerson => "in person",
    }
}

/// Left alone for now: the cadence stands still.
fn rests(contact: &Contact, today: Day) -> bool {
    contact.do_not_contact_until.is_some_and(|until| until > today)
}

/// The rhythm, when it comes round next, and what that day is counted from.
fn cadence_line(outlook: &Outlook, tie: &Tie, rhythm: Cadence, due: Option<Day>) -> Sentence {
    let (contact, today) = (tie.contact, outlook.today);
    let days = usize::from(cadence::days(outlook.book, rhythm.tier));
    let say = |pattern| Sentence::new(pattern).count("days", days);
    let Some(due) = due else {
        return match contact.stay_ok {
            Some(false) => say("Every {days:day|days}; at rest, since staying in touch was not wanted."),
            _ => say("Every {days:day|days}; at rest, since it was no fit."),
        };
    };
    let waits = tie.last_out().filter(|out| tie.last().is_none_or(|last| *out > last));
    let sentence = match (contact.do_not_contact_until, waits, tie.last()) {
        (Some(until), _, _) if until > today => {
            say("Every {days:day|days}; at rest until {until}.").slot("until", the(until, today))
        }
        (_, Some(out), _) => say("Every {days:day|days}. You wrote {out}, so the next hello is {due}.")
            .slot("out", on(out, today)),
        (_, None, Some(last)) if due != outlook.bd(cadence::first_due(outlook, rhythm), 0) => {
            say("Every {days:day|days}, counted from {last}; the next hello is {due}.")
                .slot("last", the(last, today))
        }
        _ => say("Every {days:day|days}, as you set it {set}; the first hello is {due}.")
            .slot("set", on(rhythm.set_on, today)),
    };
    sentence.slot("due", the(due, today))
}

/// How they met: a sentence for the two, then one for each link of the chain that led there.
pub fn met(book: &Book, contact: &Row<Contact>, today: Day) -> Vec<Sentence> {
    let mut sentences: Vec<Sentence> = met_line(book, contact, today).into_iter().collect();
    sentences.extend(chain(book, contact));
    sentences.extend(led_to(book, contact));
    sentences
}

fn met_line(book: &Book, contact: &Row<Contact>, today: Day) -> Option<Sentence> {
    let (introducer, place) = (chains::introducer(book, contact), !contact.met_where.is_empty());
    let sentence = match (introducer, place, contact.met_on) {
        (Some(_), true, Some(_)) => Sentence::new("You met through {introducer}, at {place}, {day}."),
        (Some(_), true, None) => Sentence::new("You met through {introducer}, at {place}."),
        (Some(_), false, Some(_)) => Sentence::new("You met through {introducer} {day}."),
        (Some(_), false, None) => Sentence::new("You met through {introducer}."),
        (None, true, Some(_)) => Sentence::new("You met at {place} {day}."),
        (None, true, None) => Sentence::new("You met at {place}."),
        (None, false, Some(_)) if contact.met_how == HowMet::Import => Sentence::new("Connected {day}."),
        (None, false, Some(_)) => Sentence::new("You met {day}."),
        (None, false, None) => return None,
    };
    let sentence = match introducer {
        Some(introducer) => sentence.person("introducer", book, introducer),
        None => sentence,
    };
    let day = contact.met_on.map(|known| on_known_day(known, today)).unwrap_or_default();
    Some(sentence.own("place", contact.met_where.clone()).own("day", day))
}

/// "You know Ben through Carla.", link by link, as far as it is written down.
fn chain(book: &Book, contact: &Row<Contact>) -> Vec<Sentence> {
    let chain = chains::chain(book, contact.id);
    let link = |pair: &[Id<Contact>]| {
        let sentence = Sentence::new("You know {who} through {before}.");
        sentence.person("who", book, pair[0]).person("before", book, pair[1])
    };
    chain.windows(2).map(link).collect()
}

/// R38: whom they brought, how far that led, and which organizations are reached over them.
fn led_to(book: &Book, contact: &Row<Contact>) -> Vec<Sentence> {
    let Bridge { introduced, downstream, mut organizations } = chains::bridge(book, contact.id);
    if introduced.is_empty() {
        // Their own place stands above; it is no bridge yet.
        let own = |id: &Id<Organization>| {
            book.naming::<Affiliation>(contact.id.number()).any(|row| row.organization == Some(*id))
        };
        organizations.retain(|id| !own(id));
    }
    let further = match (downstream > introduced.len(), organizations.len()) {
        (false, 0) => None,
        (true, 0) => Some("That led to {people:person|people} in all."),
        (true, _) => Some(
            "That led to {people:person|people} in all, and reaches {places:organization|organizations}.",
        ),
        (false, _) if introduced.is_empty() => {
            Some("Through {name} you reach {places:organization|organizations}.")
        }
        (false, _) => Some("That reaches {places:organization|organizations}."),
    };
    let further = further.map(|pattern| {
        let sentence = Sentence::new(pattern).own("name", contact.short_name());
        sentence.count("people", downstream).count("places", organizations.len())
    });
    brought(book, contact, &introduced).into_iter().chain(further).collect()
}

fn brought(book: &Book, contact: &Row<Contact>, introduced: &[Id<Contact>]) -> Option<Sentence> {
    let sentence = match introduced.len() {
        0 => return None,
        1 => Sentence::new("Through {name} you know {one}."),
        2 => Sentence::new("Through {name} you know {one} and {two}."),
        _ => Sentence::new("Through {name} you know {one}, {two} and {more:other|others}."),
    };
    let names = ["one", "two"].into_iter().zip(introduced);
    let sentence = names.fold(sentence, |sentence, (slot, id)| sentence.person(slot, book, *id));
    Some(sentence.own("name", contact.short_name()).count("more", introduced.len().saturating_sub(2)))
}

/// What Kith would like to know of the two, most useful first; each is asked only while it is not known.
pub fn questions(outlook: &Outlook, tie: &Tie) -> Vec<Question> {
    if tie.contact.is_out_of_reach() {
        return Vec::new();
    }
    let questions = [
        strength_question(tie.contact),
        last_question(tie, outlook.today),
        permission_question(tie),
        cadence_question(outlook.book, tie),
        channel_question(tie),
    ];
    questions.into_iter().flatten().collect()
}

fn strength_question(contact: &Row<Contact>) -> Option<Question> {
    let answer = |strength: Strength| Answer {
        words: fixed(words::strength(strength)),
        command: edit(contact, |contact| contact.strength = Some(strength)),
    };
    let words = Sentence::new("How well do you know {name}?").own("name", contact.short_name());
    contact
        .strength
        .is_none()
        .then(|| Question { words, answers: STRENGTHS.into_iter().map(answer).collect() })
}

fn last_question(tie: &Tie, today: Day) -> Option<Question> {
    let contact = tie.contact;
    let answer = |bucket: TalkedBucket| Answer {
        words: fixed(words::talked(bucket)),
        command: edit(contact, |contact| contact.last_talked = Some(LastTalked { bucket, said_on: today })),
    };
    let known = contact.last_talked.is_some() || tie.last_logged().is_some();
    let words =
        Sentence::new("When did you and {name} last talk, roughly?").own("name", contact.short_name());
    (!known).then(|| Question { words, answers: BUCKETS.into_iter().map(answer).collect() })
}

/// After a first meeting, and after a long silence (R102): did they agree to stay in touch (R55)?
fn permission_question(tie: &Tie) -> Option<Question> {
    let contact = tie.contact;
    let asked_for = contact.stay_ok.is_none()
        && !contact.is_close_at_hand()
        && !contact.is_at_least(Strength::OutOfTheirWay)
        && (repair::woke_on(tie).is_some() || tie.touches.iter().any(|touch| touch.row.is_meeting()));
    let answer = |words, yes: bool| Answer {
        words: fixed(words),
        command: edit(contact, |contact| contact.stay_ok = Some(yes)),
    };
    let words = Sentence::new("Is staying in touch all right with {name}?").own("name", contact.short_name());
    asked_for.then(|| Question { words, answers: vec![answer("yes", true), answer("rather not", false)] })
}

/// R102: whoever answered after a long silence was asked how they would like to stay in touch.
fn channel_question(tie: &Tie) -> Option<Question> {
    let contact = tie.contact;
    let asked_for = repair::woke_on(tie).is_some()
        && contact.preferred_channel.is_none()
        && contact.stay_ok != Some(false);
    let answer = |channel: Channel| Answer {
        words: fixed(words::channel(channel)),
        command: edit(contact, |contact| contact.preferred_channel = Some(channel)),
    };
    let channels = [Channel::Mail, Channel::Call, Channel::Text, Channel::Social, Channel::InPerson];
    let words =
        Sentence::new("How does {name} like to stay in touch best?").own("name", contact.short_name());
    asked_for.then(|| Question { words, answers: channels.into_iter().map(answer).collect() })
}

/// What a guard asks in place where it meets an unknown: how well, and when last.
pub fn history_questions(outlook: &Outlook, tie: &Tie) -> Vec<Question> {
    [strength_question(tie.contact), last_question(tie, outlook.today)].into_iter().flatten().collect()
}

/// A cadence is proposed only where they agreed, or know the user well (R55).
fn cadence_question(book: &Book, tie: &Tie) -> Option<Question> {
    let contact = tie.contact;
    let agreed = contact.stay_ok == Some(true) || contact.is_at_least(Strength::OutOfTheirWay);
    let proposed = contact.cadence.is_none() && contact.stay_ok != Some(false) && agreed;
    let answer = |tier| Answer {
        words: Sentence::new("every {days:day|days}").count("days", cadence::days(book, tier).into()),
        command: Command::SetCadence(vec![contact.id], Some(tier)),
    };
    let words = Sentence::new("How often would you like to be in touch with {name}?")
        .own("name", contact.short_name());
    (proposed && !contact.is_close_at_hand() && tie.no_fit().is_none())
        .then(|| Question { words, answers: TIERS.into_iter().map(answer).collect() })
}

fn fixed(words: &'static str) -> Sentence {
    Sentence::new("{words}").slot("words", Slot::Word(words))
}
