//! The words of every reason: why now; beside it what one could say, the rule, and the records behind it.

mod evidence;
mod rules;
mod suggestion;

pub use evidence::evidence;
pub use rules::rule_in_words;
pub use suggestion::suggestion;

use super::sentence::{Sentence, Slot, full_person, on, organization, person, say_span, the};
use super::words;
use crate::book::{Affiliation, AskState, Book, Channel, Contact, Interaction, Introduction, Party};
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::reason::{AskWay, Because, News, Reason, ReportOf, ThanksFor};

/// Why now, in one sentence with its dates.
pub fn why(outlook: &Outlook, reason: &Reason) -> Sentence {
    in_words(outlook, reason).of_search(reason.because.speaks_of_search())
}

fn in_words(outlook: &Outlook, reason: &Reason) -> Sentence {
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
        Because::LandingWalk { place, of, on_chain, unmade } => landing_walk(book, reason, (*place, *of), *on_chain, *unmade),
        Because::MakeIntroduction(id) => say("{who} and {other} both said yes. It is yours to make the introduction.").slot("other", other_side(book, reason, *id)),
        Because::AskSide(id) => say("You want to introduce {who} and {other}. Ask {who} first whether it is welcome.").slot("other", other_side(book, reason, *id)),
        Because::SideOpen(id) => say("You asked {who} {when} about meeting {other}. One friendly reminder is fine.")
            .slot("other", other_side(book, reason, *id))
            .slot("when", on(reason.opened_on, today)),
        Because::HowDidItGo(id) => say("You introduced {who} and {other} {when}. A friendly question how it went is welcome.")
            .slot("other", other_side(book, reason, *id))
            .slot("when", on(reason.opened_on, today)),
        Because::News(news) => news_of(outlook, reason, *news),
        Because::HowItGoes { since, told } => how_it_goes(outlook, reason, *since, *told),
        Because::JobChange(id) => job_change(book, reason, *id),
        Because::JobChanges(people) => Sentence::new("{count:person has|people have} changed jobs since your last list. Is there anybody you would like to congratulate?").count("count", people.len()),
        Because::Concern { text, on: day, before: true } => say("Ahead for {who} {when}: {what}. A wish beforehand does good.").own("what", text.clone()).slot("when", on(*day, today)),
        Because::Concern { text, on: day, before: false } => say("{who} had something on their mind {when}: {what}. Ask how it was, and how they are.").own("what", text.clone()).slot("when", on(*day, today)),
        Because::LifeUpdate => life_update(outlook, reason),
        Because::NotYetTold => say("{who} does not know yet that you are looking. Tell them, one at a time and in your own words."),
        Because::ReadyToAsk(way) => ready_to_ask(book, reason, *way),
        Because::ValueNote(id) => say("{who} has a problem that you could solve: {what}. A short note with an idea is worth more than a letter of application.")
            .own("what", book.get(*id).map(|row| row.text.clone()).unwrap_or_default()),
        Because::StayInTouch => say("{who} helped you get where you are. How often would you like to be in touch from now on?"),
        Because::MonthlyCheck => Sentence::new("Once a month: a look at how you keep in touch with the people who helped you."),
        Because::WhoCouldIntroduce { meetings } => Sentence::new("{count:meeting|meetings} in four weeks, and no introduction asked for. Whom could the people you met introduce you to?").count("count", *meetings),
        Because::BuildTheWell { within, of, said, by } => Sentence::new("Of the {of:person|people} who would answer you gladly you are in touch with {within} as often as you meant to be. {week} hellos a week bring enough of them back by {by}; {said} of {week} are said this week.")
            .count("within", *within)
            .count("of", *of)
            .count("said", *said)
            .count("week", defaults::HEALTH_A_WEEK)
            .slot("by", the(*by, today)),
        Because::ShortTargetList { have } => Sentence::new("Ten minutes for your list of places, {have} so far: where you dream of working, where people you studied with are, who has a posting, what grows.").count("have", *have),
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
        ReportOf::CameOfIt(event) => match book.get(event).and_then(|row| row.organization) {
            Some(place) => say("You have an offer from {where}, and {who} introduced you to {other}. Tell them first.").slot("where", organization(book, place)),
            None => say("You have an offer, and {who} introduced you to {other}. Tell them first."),
        },
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

/// R55: who said no to staying in touch is thanked once, and then nothing.
fn wants_no_contact(book: &Book, reason: &Reason) -> bool {
    reason.contact.and_then(|id| book.get(id)).is_some_and(|row| row.stay_ok == Some(false))
}

fn landing_walk(
    book: &Book,
    reason: &Reason,
    (place, of): (usize, usize),
    on_chain: bool,
    unmade: Option<Id<Introduction>>,
) -> Sentence {
    let pattern = match (on_chain, unmade) {
        _ if wants_no_contact(book, reason) => {
            "{who} had a part in your search and would rather not stay in touch. Thank them once, and leave it there ({place} of {of})."
        }
        (true, None) => {
            "{who} stands on the path that led you there. Thank them and tell them where you are now ({place} of {of})."
        }
        (false, None) => {
            "{who} helped or cheered you on. Thank them and tell them where you are now ({place} of {of})."
        }
        (true, Some(_)) => {
            "{who} stands on the path that led you there. Thank them, tell them where you are now, and that the introduction to {other} is not needed any more ({place} of {of})."
        }
        (false, Some(_)) => {
            "{who} was ready to introduce you to {other}, which is not needed any more. Thank them and tell them where you are now ({place} of {of})."
        }
    };
    let sentence = about(book, reason, pattern).count("place", place).count("of", of);
    unmade.into_iter().fold(sentence, |sentence, id| sentence.slot("other", introduced(book, id)))
}

/// R23: what their help led to, with its day.
fn news_of(outlook: &Outlook, reason: &Reason, news: News) -> Sentence {
    let pattern = match news {
        News::LedTo(_) => "What {who} did for you led to something {when}: {what}. Tell them.",
        News::Search(id) => match outlook.book.get(id).and_then(|row| row.organization) {
            Some(_) => {
                "There is news from {where}: {event} {when}. It came about through {who}. Tell them first."
            }
            None => "There is news: {event} {when}. It came about through {who}. Tell them first.",
        },
    };
    with_news(outlook, about(outlook.book, reason, pattern), reason.opened_on, news)
}

/// A sentence with what somebody's help led to in its slots.
fn with_news(outlook: &Outlook, sentence: Sentence, day: Day, news: News) -> Sentence {
    let (book, sentence) = (outlook.book, sentence.slot("when", on(day, outlook.today)));
    match news {
        News::LedTo(id) => {
            sentence.own("what", book.get(id).map(|row| row.led_to.trim().to_owned()).unwrap_or_default())
        }
        News::Search(id) => {
            let row = book.get(id);
            let event = row.map_or("news", |row| words::a_search_event(row.kind));
            let sentence = sentence.slot("event", Slot::Word(event));
            let place = row.and_then(|row| row.organization).map(|place| organization(book, place));
            place.into_iter().fold(sentence, |sentence, place| sentence.slot("where", place))
        }
    }
}

fn how_it_goes(outlook: &Outlook, reason: &Reason, since: Day, told: bool) -> Sentence {
    let pattern = match told {
        true => "You told {who} {when} how it goes. People like to see what becomes of their help.",
        false => "{who} helped you {when}. People like to see what becomes of their help.",
    };
    about(outlook.book, reason, pattern).slot("when", on(since, outlook.today))
}

fn job_change(book: &Book, reason: &Reason, id: Id<Affiliation>) -> Sentence {
    let row = book.get(id);
    let title = row.map(|row| row.title.trim().to_owned()).unwrap_or_default();
    let place = row.and_then(|row| row.organization).map(|id| organization(book, id));
    match (title.is_empty(), place) {
        (false, Some(place)) => {
            about(book, reason, "{who} is {title} at {where} now. A line to say you are glad takes a minute.")
                .own("title", title)
                .slot("where", place)
        }
        (true, Some(place)) => {
            about(book, reason, "{who} is at {where} now. A line to say you are glad takes a minute.")
                .slot("where", place)
        }
        _ => about(
            book,
            reason,
            "{who} has a new position: {title}. A line to say you are glad takes a minute.",
        )
        .own("title", title),
    }
}

fn life_update(outlook: &Outlook, reason: &Reason) -> Sentence {
    let last = reason
        .contact
        .and_then(|id| crate::tie::Tie::new(outlook.book, id))
        .and_then(|tie| tie.last_logged());
    let span = last.map(|day| capital(&say_span(outlook.today.since(day))));
    about(outlook.book, reason, "{span} since you and {who} talked. One good thing and one hard thing of these months are worth sharing.")
        .own("span", span.unwrap_or_else(|| "A while".to_owned()))
}

fn ready_to_ask(book: &Book, reason: &Reason, way: AskWay) -> Sentence {
    match way {
        AskWay::At(place) => about(
            book,
            reason,
            "{who} knows {where} from within, and all is well between you. One specific question is welcome.",
        )
        .slot("where", organization(book, place)),
        AskWay::BridgeTo(place) => about(
            book,
            reason,
            "{who} knows somebody at {where}, and all is well between you. One specific question is welcome.",
        )
        .slot("where", organization(book, place)),
        AskWay::Connector => about(
            book,
            reason,
            "{who} knows many people, and all is well between you. One specific question is welcome.",
        ),
    }
}

/// The other one of the two whom the user introduces, by the whole name.
fn other_side(book: &Book, reason: &Reason, id: Id<Introduction>) -> Slot {
    let sides = book.get(id).map(|row| [row.who, row.to]).unwrap_or_default();
    let other = sides.into_iter().filter_map(Party::contact).find(|id| Some(*id) != reason.contact);
    other.map_or(Slot::Word("someone"), |id| full_person(book, id))
}

fn introducer(book: &Book, id: Id<Introduction>) -> Option<Id<Contact>> {
    book.get(id).and_then(|row| row.introducer.contact())
}

/// The one met through an introduction, by the whole name.
fn introduced(book: &Book, id: Id<Introduction>) -> Slot {
    let other = book.get(id).and_then(|row| [row.to, row.who].into_iter().find_map(Party::contact));
    other.map_or(Slot::Word("someone"), |id| full_person(book, id))
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
