//! The words of every reason: why now, what one could say, and the rule behind it in plain words.

use super::sentence::{Sentence, Slot, full_person, on, person, say_span, the};
use super::words;
use crate::book::{AskState, Book, Channel, Contact, Interaction, Introduction, Kind, Party, Side};
use crate::day::Day;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason, ReportOf, ThanksFor};

/// Why now, in one sentence with its dates.
pub fn why(outlook: &Outlook, reason: &Reason) -> Sentence {
    let (book, today) = (outlook.book, outlook.today);
    let say = |pattern| about(book, reason, pattern);
    match &reason.because {
        Because::TheyWait(id) => they_wait(outlook, reason, *id),
        Because::TheyAsked(id) => {
            let what = book.get(*id).map(|row| row.what.trim().to_owned()).unwrap_or_default();
            match what.is_empty() {
                true => say("{who} asked you for something {when} and waits for a word.").slot("when", on(reason.opened_on, today)),
                false => say("{who} asked you {when}: {what}").slot("when", on(reason.opened_on, today)).own("what", what),
            }
        }
        Because::Thanks { newest, count, long_owed } => thanks(outlook, reason, *newest, *count, *long_owed),
        Because::FirstMessage(id) => match introducer(book, *id) {
            Some(introducer) => Sentence::new("{introducer} introduced you to {who} {when}. It is your turn to write.")
                .person("introducer", book, introducer)
                .slot("who", subject(book, reason))
                .slot("when", on(reason.opened_on, today)),
            None => say("You were introduced to {who} {when}. It is your turn to write.").slot("when", on(reason.opened_on, today)),
        },
        Because::Blurb(id) => say("{who} offered {when} to introduce you to {other}. A few words that can be passed on make it easy.")
            .slot("when", on(reason.opened_on, today))
            .slot("other", introduced(book, *id)),
        Because::Report(id, of) => report(outlook, reason, *id, *of),
        Because::MyPromise(id) => say("You promised {who} {when}: {what}")
            .slot("when", on(reason.opened_on, today))
            .own("what", book.get(*id).map(|row| row.text.clone()).unwrap_or_default()),
        Because::TheirPromise(id) => say("{who} promised you {when}: {what}. A kind question is fine by now.")
            .slot("when", on(reason.opened_on, today))
            .own("what", book.get(*id).map(|row| row.text.clone()).unwrap_or_default()),
        Because::NextStep(id) => {
            let what = book.get(*id).map(|row| row.what.clone()).unwrap_or_default();
            Sentence::new("You planned for {when}: {what}").slot("when", the(reason.due, today)).own("what", what)
        }
        Because::MeetingToNote(_) => say("You planned to meet {who} {when}. How was it?").slot("when", on(reason.opened_on, today)),
        Because::LinesToFill(_) => say("You met {who} {when}. What did you learn, and what comes next?").slot("when", on(reason.opened_on, today)),
        Because::NextAttempt { attempt, latest, channel, is_last } => {
            next_attempt(outlook, reason, (*attempt, *is_last), *latest, *channel)
        }
        Because::IntroductionOpen(id) => match book.get(*id).is_some_and(|row| row.offered_on.is_some()) {
            true => say("{who} offered to introduce you to {other}, and it has been quiet since {when}. One friendly reminder is fine.")
                .slot("other", introduced(book, *id))
                .slot("when", the(reason.opened_on, today)),
            false => say("You asked {who} {when} for an introduction to {other}. One friendly reminder is fine.")
                .slot("other", introduced(book, *id))
                .slot("when", on(reason.opened_on, today)),
        },
        Because::Date { label, on: day } => {
            let pattern = match (label.trim().is_empty(), *day < today) {
                (true, false) => "{when} is the birthday of {who}.",
                (true, true) => "{when} was the birthday of {who}.",
                (false, false) => "{when} is a day to remember for {who}: {what}.",
                (false, true) => "{when} was a day to remember for {who}: {what}.",
            };
            say(pattern).slot("when", capital_day(*day, today)).own("what", label.clone())
        }
        Because::OneHello => one_hello(outlook, reason),
        Because::Cadence { last, days, quiet } => cadence(outlook, reason, *last, *days, *quiet),
        Because::SecondLook(id) => say("It has been quiet with {who} at {where}, which you are still after. Is it worth one more look?")
            .slot("where", organization(book, *id)),
        Because::Pinned => say("You pinned {who} here."),
        Because::Starter(id) => say("{who} is your way to begin at {where}.").slot("where", organization(book, *id)),
        Because::SortTen(count) => Sentence::new("How well do you know {count:person|people}? Two minutes, one tap each.").count("count", *count),
        Because::YourAim => Sentence::new("What is your network for just now, and which places are you after?"),
        Because::FromEarlier(people) => Sentence::new("From earlier, {count:person|people}: anybody here you still want to thank or answer?").count("count", people.len()),
    }
}

fn about(book: &Book, reason: &Reason, pattern: &'static str) -> Sentence {
    Sentence::new(pattern).slot("who", subject(book, reason))
}

fn subject(book: &Book, reason: &Reason) -> Slot {
    reason.contact.map_or(Slot::Word("someone"), |id| person(book, id))
}

fn they_wait(outlook: &Outlook, reason: &Reason, id: Id<Interaction>) -> Sentence {
    let touch = outlook.book.get(id);
    let pattern = match touch.map(|row| row.channel) {
        Some(Channel::Call | Channel::Voicemail) => "{who} called {when} and waits to hear from you.",
        _ => "{who} wrote {when} and waits for an answer.",
    };
    about(outlook.book, reason, pattern).slot("when", on(reason.opened_on, outlook.today))
}

fn thanks(outlook: &Outlook, reason: &Reason, newest: ThanksFor, count: usize, long_owed: bool) -> Sentence {
    let (book, today) = (outlook.book, outlook.today);
    if long_owed {
        return about(book, reason, "Thanks to {who} for {thing}, {when}: late ones are still a joy to get.")
            .slot("thing", Slot::Own(thing(outlook, newest).to_string()))
            .slot("when", on(reason.opened_on, today));
    }
    if count > 1 {
        let pattern = match reason.opened_on == today {
            true => "{count:thing|things} to thank {who} for today, the latest: {latest}.",
            false => "{count:thing|things} to thank {who} for since {when}, the latest: {latest}.",
        };
        return about(book, reason, pattern)
            .slot("when", the(reason.opened_on, today))
            .count("count", count)
            .slot("latest", Slot::Own(thing(outlook, newest).to_string()));
    }
    match newest {
        ThanksFor::Favor(id) => {
            let favor = book.get(id);
            let what = favor.map(|row| row.what.trim().to_owned()).unwrap_or_default();
            let kind = favor.map_or("help", |row| words::favor(row.kind));
            let when = on(reason.opened_on, today);
            match what.is_empty() {
                true => about(book, reason, "{who} helped you {when}: {kind}. A thank-you lets it land.")
                    .slot("kind", Slot::Word(kind))
                    .slot("when", when),
                false => about(book, reason, "{who} helped you {when}: {what}. A thank-you lets it land.")
                    .own("what", what)
                    .slot("when", when),
            }
        }
        ThanksFor::Talk(_) => about(
            book,
            reason,
            "You talked with {who} {when}. Thank them for their time, whatever came of it.",
        )
        .slot("when", on(reason.opened_on, today)),
        ThanksFor::Introduction(id) => about(
            book,
            reason,
            "{who} introduced you to {other} {when}. A thank-you goes to the one who opened the door.",
        )
        .slot("other", introduced(book, id))
        .slot("when", on(reason.opened_on, today)),
        ThanksFor::Answer(_, AskState::No) => {
            about(book, reason, "{who} gave you a straight answer {when}. Thank them for their candour.")
                .slot("when", on(reason.opened_on, today))
        }
        ThanksFor::Answer(_, AskState::Partly) => {
            about(book, reason, "{who} said {when} that they can help in part. Thank them for it.")
                .slot("when", on(reason.opened_on, today))
        }
        ThanksFor::Answer(..) => {
            about(book, reason, "{who} said yes to what you asked {when}. Thank them for it.")
                .slot("when", on(reason.opened_on, today))
        }
    }
}

/// One thing to thank for, as a noun.
fn thing(outlook: &Outlook, what: ThanksFor) -> Sentence {
    let book = outlook.book;
    match what {
        ThanksFor::Favor(id) => Sentence::new("{kind}")
            .slot("kind", Slot::Word(book.get(id).map_or("help", |row| words::favor(row.kind)))),
        ThanksFor::Talk(_) => Sentence::new("their time"),
        ThanksFor::Introduction(id) => {
            Sentence::new("the introduction to {other}").slot("other", introduced(book, id))
        }
        ThanksFor::Answer(..) => Sentence::new("their answer"),
    }
}

fn report(outlook: &Outlook, reason: &Reason, id: Id<Introduction>, of: ReportOf) -> Sentence {
    let (book, today) = (outlook.book, outlook.today);
    let say = |pattern| about(book, reason, pattern).slot("other", introduced(book, id));
    match of {
        ReportOf::Met(day) => say("You talked with {other} {when}. {who}, who introduced you, will be glad to hear how it went.").slot("when", on(day, today)),
        ReportOf::Answered(day) => say("{other} answered {when}, and no meeting is planned. {who}, who introduced you, will be glad of a word.").slot("when", on(day, today)),
        ReportOf::NoAnswer => say("No answer from {other} so far, which says nothing. One line to {who}, who introduced you: thank you all the same."),
    }
}

fn next_attempt(
    outlook: &Outlook,
    reason: &Reason,
    (attempt, is_last): (u32, bool),
    latest: Id<Interaction>,
    channel: Channel,
) -> Sentence {
    let when = outlook.book.get(latest).map_or(reason.opened_on, |row| row.day);
    let pattern = match (attempt, is_last) {
        (2, false) => "{who} has not answered since {when}, which says nothing so far. Next: {channel}.",
        (_, false) => {
            "Still quiet since {when}. People are busy; {who} may be glad of another try: {channel}."
        }
        (_, true) => {
            "One last friendly note to {who}, who has been quiet since {when}: {channel}. Then let it rest."
        }
    };
    about(outlook.book, reason, pattern)
        .slot("when", the(when, outlook.today))
        .slot("channel", Slot::Word(words::channel(channel)))
}

fn one_hello(outlook: &Outlook, reason: &Reason) -> Sentence {
    let last =
        reason.contact.and_then(|id| crate::tie::Tie::new(outlook.book, id)).and_then(|tie| tie.last());
    match last {
        Some(day) => about(
            outlook.book,
            reason,
            "About {span} since you and {who} talked. A hello with nothing to ask is a fine way to begin.",
        )
        .own("span", say_span(outlook.today.since(day))),
        None => about(outlook.book, reason, "A hello to {who} with nothing to ask is a fine way to begin."),
    }
}

fn cadence(outlook: &Outlook, reason: &Reason, last: Option<Day>, days: u16, quiet: bool) -> Sentence {
    let say = |pattern| about(outlook.book, reason, pattern);
    match (last, quiet) {
        (_, true) => say("{who} has been quiet. Try another way, or let it rest for a while."),
        (Some(day), false) => {
            say("{span} since you and {who} were in touch; you wanted about every {days:day|days}.")
                .own("span", capital(&say_span(outlook.today.since(day))))
                .count("days", usize::from(days))
        }
        (None, false) => say("You wanted to be in touch with {who} about every {days:day|days}.")
            .count("days", usize::from(days)),
    }
}

/// What one could say; a beginning, never sent by itself.
pub fn suggestion(outlook: &Outlook, reason: &Reason) -> Option<Sentence> {
    let book = outlook.book;
    let say = |pattern| Some(about(book, reason, pattern));
    match &reason.because {
        Because::TheyWait(_) => say("Hello {who}, thank you for your message. "),
        Because::TheyAsked(_) => say("Hello {who}, about what you asked: yes, gladly / not me, but ... / I am afraid I cannot."),
        Because::Thanks { newest, .. } => Some(thank_you(outlook, reason, *newest)),
        Because::FirstMessage(id) => Some(
            about(book, reason, "Hello {who}, {introducer} kindly put us in touch. Would twenty minutes suit you in the next days? I would like to hear how you see ...")
                .slot("introducer", introducer(book, *id).map_or(Slot::Word("our friend"), |id| full_person(book, id))),
        ),
        Because::Blurb(id) => Some(
            about(book, reason, "Hello {who}, thank you for offering to introduce me to {other}. Here are a few words you can pass on as they are: ...").slot("other", introduced(book, *id)),
        ),
        Because::Report(id, ReportOf::NoAnswer) => Some(
            about(book, reason, "Hello {who}, I wrote to {other}; no answer so far, thank you all the same.").slot("other", introduced(book, *id)),
        ),
        Because::Report(id, _) => Some(
            about(book, reason, "Hello {who}, I talked with {other}. Thank you for opening that door; here is what came of it: ...").slot("other", introduced(book, *id)),
        ),
        Because::MyPromise(_) => say("Hello {who}, as promised: ..."),
        Because::TheirPromise(_) => say("Hello {who}, whenever it suits you: did you find a moment for ...?"),
        Because::NextAttempt { is_last: true, .. } => say("Hello {who}, I know how full days get. If now is not the time, no harm done; I would still be glad to hear from you one day."),
        Because::NextAttempt { .. } => say("Hello {who}, my note may have got buried. Would ten minutes suit you next week?"),
        Because::IntroductionOpen(id) => Some(
            about(book, reason, "Hello {who}, is there anything I can do to make the introduction to {other} easier?").slot("other", introduced(book, *id)),
        ),
        Because::Date { label, .. } if label.trim().is_empty() => say("Happy birthday, {who}! How are you?"),
        Because::Date { .. } => say("Hello {who}, I am thinking of you today. How are you?"),
        Because::OneHello => say("Hello {who}, it has been a while, and I thought of you. How are you, and what keeps you busy?"),
        Because::Cadence { .. } | Because::SecondLook(_) => say("Hello {who}, I was thinking of you. How are you?"),
        Because::Starter(id) => Some(
            about(book, reason, "Hello {who}, I am getting to know {where}. May I ask for twenty minutes of your advice?").slot("where", organization(book, *id)),
        ),
        _ => None,
    }
}

fn thank_you(outlook: &Outlook, reason: &Reason, newest: ThanksFor) -> Sentence {
    let book = outlook.book;
    match newest {
        ThanksFor::Introduction(id) => about(
            book,
            reason,
            "Hello {who}, thank you for introducing me to {other}. I will tell you how it goes.",
        )
        .slot("other", introduced(book, id)),
        ThanksFor::Talk(_) => about(
            book,
            reason,
            "Hello {who}, thank you for your time and your candour. What stayed with me: ...",
        ),
        ThanksFor::Answer(_, AskState::No) => {
            about(book, reason, "Hello {who}, thank you for your straight answer. It makes things clearer.")
        }
        ThanksFor::Favor(_) | ThanksFor::Answer(..) => {
            about(book, reason, "Hello {who}, thank you for your help. It made a difference: ...")
        }
    }
}

/// The rule behind a card, in plain words with whose claim it is: "Why am I seeing this?".
pub fn rule_in_words(rule: u8) -> &'static str {
    match rule {
        20 => {
            "Whoever introduces you is thanked by the next working day: the introduction is their favor to you."
        }
        21 => {
            "Everybody who helped or gave you time is thanked by the next working day. Three sources on thank-you notes say: within 24 hours."
        }
        43 => {
            "Several calls and mails are often needed, on changing channels. Silence is not a no; each further try waits some working days, and after the last one Kith lets it rest."
        }
        53 => "Thanks do not depend on the news: an honest no is a gift too.",
        54 => "Good records make the next talk easy. What is left open is offered once; blank is fine too.",
        57 => "You set a rhythm for staying in touch, also when you need nothing.",
        88 => {
            "Being introduced is only the beginning: you write, you meet, and the one who introduced you hears what became of it."
        }
        90 => "Silence is not a refusal. After 90 days at a place you are still after, one more look.",
        92 => "You decided on this as the next step, or gave your word.",
        104 => {
            "Start today, before the next time you need somebody: a hello to people who would remember you well."
        }
        108 => "People who write to you get the time of day: an answer by the next working day.",
        112 => "Everybody you know counts. Kith knows nothing of them until you say it.",
        114 => "You noted this day of their life.",
        116 => {
            "Rest is part of it. While you are away nothing comes due by itself; what has a day of its own keeps it."
        }
        117 => {
            "You chose this person to begin with at one of your places. One after the other, until somebody is of help."
        }
        _ => "You put this here.",
    }
}

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
        _ => None,
    }
}

fn introducer(book: &Book, id: Id<Introduction>) -> Option<Id<Contact>> {
    book.get(id).and_then(|row| row.introducer.contact())
}

/// The one met through an introduction, by the whole name.
fn introduced(book: &Book, id: Id<Introduction>) -> Slot {
    let other = book.get(id).and_then(|row| [row.to, row.who].into_iter().find_map(Party::contact));
    other.map_or(Slot::Word("someone"), |id| full_person(book, id))
}

fn organization(book: &Book, id: Id<crate::book::Organization>) -> Slot {
    let name = book.get(id).map_or_else(|| "a place".to_owned(), |row| row.name.clone());
    Slot::Organization(id, name)
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn capital_day(day: Day, today: Day) -> Slot {
    match the(day, today) {
        Slot::Day(day, words) => Slot::Day(day, capital(&words)),
        other => other,
    }
}
