//! Plan: what the network is for just now, the aim, the first week, what is in motion, how strong and how
//! well the network is, and the landing.

use super::sentence::{Sentence, Slot, full_person, on, person, the};
use crate::book::{Book, Contact, Mode, Period, Strength, Tier};
use crate::command::Command;
use crate::commitment;
use crate::day::Day;
use crate::defaults;
use crate::exchange::ics;
use crate::follow_up::cadence;
use crate::id::Id;
use crate::in_motion::{Moving, MovingWhat, in_motion};
use crate::landing::{self, Walk, Walked};
use crate::network::{self, Layers, NetworkStrength};
use crate::outlook::Outlook;
use crate::standing::Standings;
use crate::tie::Tie;

/// So many of those next in the walk, so many hellos, so many who search as well are shown.
const SHOWN: usize = 5;

/// The page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlanPage {
    /// Where the user landed; empty where it is not said. `None` where there is no landing.
    pub landed_at: Option<String>,
    /// How far the aim has come; `None` where none is set.
    pub aim: Option<Sentence>,
    /// The walk after the landing (R56).
    pub walk: Option<WalkView>,
    /// The first hellos: how far, and who would be next (R104).
    pub first_week: Option<(Sentence, Vec<Sentence>)>,
    /// What is under way, kind by kind (R33).
    pub motion: Vec<Motion>,
    /// How strong the network is, and its layers (R105).
    pub strength: Vec<Sentence>,
    /// How well it is kept, and who comes first of those not heard of for long (R60).
    pub health: Option<(Sentence, Vec<Sentence>)>,
    /// Those who search as well (R65): how many, and the nearest of them.
    pub support: Option<(Sentence, Vec<Sentence>)>,
}

/// The walk after the landing.
#[derive(Clone, Debug, PartialEq)]
pub struct WalkView {
    /// "3 of 12 people are thanked and told."
    pub progress: Sentence,
    /// Who comes next, each with the day.
    pub next: Vec<Sentence>,
    /// Everybody in the order of the walk, each with where it stands.
    pub everybody: Vec<Sentence>,
    /// Afterwards: the helpers for whom a rhythm is proposed (R106).
    pub helpers: Vec<Helper>,
    /// Then also: how many hellos to them can be taken along into a calendar (R106).
    pub hellos: usize,
}

/// A helper and the rhythms to choose from.
#[derive(Clone, Debug, PartialEq)]
pub struct Helper {
    /// Who.
    pub contact: Id<Contact>,
    /// Who, with what is known of their wish.
    pub words: Sentence,
    /// The rhythms.
    pub rhythms: Vec<(Sentence, Command)>,
}

/// One kind of things under way.
#[derive(Clone, Debug, PartialEq)]
pub struct Motion {
    /// "2 introductions".
    pub heading: Sentence,
    /// Each with its age.
    pub lines: Vec<Sentence>,
}

/// The page of a day.
pub fn page(book: &Book, standings: &Standings, today: Day) -> PlanPage {
    let outlook = Outlook::new(book, today);
    let walk = landing::walk(&outlook, standings);
    let landing = outlook.campaign.filter(|campaign| campaign.mode == Mode::Landed);
    PlanPage {
        landed_at: landing.map(|row| {
            row.landed_at.and_then(|id| book.get(id)).map(|row| row.name.clone()).unwrap_or_default()
        }),
        aim: aim(&outlook),
        walk: walk.map(|walk| walk_view(&outlook, &walk)),
        first_week: first_week(&outlook, standings),
        motion: motion(&outlook),
        strength: strength(book, network::layers(&outlook, standings)),
        health: health(&outlook, standings),
        support: support(&outlook, standings),
    }
}

/// Today's count, or this week's.
fn aim(outlook: &Outlook) -> Option<Sentence> {
    let progress = commitment::progress(outlook)?;
    let pattern = match progress.period {
        Period::WorkingDay => "Today: {done} of {of}.",
        Period::Week => "This week: {done} of {of}.",
    };
    Some(Sentence::new(pattern).count("done", progress.done.into()).count("of", progress.of.into()))
}

fn walk_view(outlook: &Outlook, walk: &Walk) -> WalkView {
    let stands: Vec<Walked> = walk.people.iter().map(|walker| walk.walked(outlook, walker)).collect();
    let settled = stands.iter().filter(|walked| **walked != Walked::Open).count();
    let pattern = match (walk.people.len(), settled) {
        (0, _) => "Nobody is noted who helped or knew of the search.",
        (all, settled) if all == settled => "Everybody is thanked and told, all {all} of them.",
        _ => "{settled} of {all:person is|people are} thanked and told.",
    };
    let line = |(place, walked): (usize, &Walked)| walk_line(outlook, walk, place, *walked);
    let open = || stands.iter().enumerate().filter(|(_, walked)| **walked == Walked::Open);
    let over = open().next().is_none();
    WalkView {
        progress: Sentence::new(pattern).count("settled", settled).count("all", walk.people.len()),
        next: open().take(SHOWN).map(line).collect(),
        everybody: stands.iter().enumerate().map(line).collect(),
        helpers: match over {
            true => {
                landing::without_rhythm(outlook, walk).map(|walker| helper(outlook, walker.contact)).collect()
            }
            false => Vec::new(),
        },
        hellos: if over { landing::next_hellos(outlook, walk).len() } else { 0 },
    }
}

/// R106: the next hello to each helper with a rhythm, as a file for a calendar; `now` is in milliseconds. A rhythm
/// starts anew with each hello, so that only the next one has a day. R109: it says nothing of the search; without
/// names, whoever looks at the calendar learns nothing at all.
pub fn calendar(book: &Book, standings: &Standings, today: Day, with_names: bool, now: u64) -> String {
    let outlook = Outlook::new(book, today);
    let walk = landing::walk(&outlook, standings);
    let hellos = walk.map(|walk| landing::next_hellos(&outlook, &walk)).unwrap_or_default();
    let event = |(day, contact): (Day, Id<Contact>)| {
        let pattern = if with_names { "A hello to {who}" } else { "A hello" };
        let summary = Sentence::new(pattern).slot("who", full_person(book, contact)).to_string();
        ics::Event { uid: format!("hello-{contact}@kith"), day, summary }
    };
    ics::print(&hellos.into_iter().map(event).collect::<Vec<_>>(), now)
}

fn walk_line(outlook: &Outlook, walk: &Walk, place: usize, walked: Walked) -> Sentence {
    let (today, walker) = (outlook.today, &walk.people[place]);
    let sentence = match (walked, walker.on_chain) {
        (Walked::Done(day), _) => {
            Sentence::new("{who}: thanked and told {when}").slot("when", on(day, today))
        }
        (Walked::LetGo, _) => Sentence::new("{who}: let go"),
        (Walked::Open, true) => Sentence::new("{who}, on the path that led there: {day}"),
        (Walked::Open, false) => Sentence::new("{who}: {day}"),
    };
    let due = walk.due(outlook, place).max(today);
    sentence.slot("who", full_person(outlook.book, walker.contact)).slot("day", the(due, today))
}

/// R106, R55: a rhythm is proposed; where their wish is not known, the letter asked for it.
fn helper(outlook: &Outlook, contact: Id<Contact>) -> Helper {
    let row = outlook.book.get(contact);
    let agreed = row.is_some_and(|row| row.stay_ok == Some(true) || row.is_at_least(Strength::OutOfTheirWay));
    let pattern = if agreed { "{who}" } else { "{who}, if they like: your letter asked" };
    let rhythm = |tier| {
        let days = usize::from(cadence::days(outlook.book, tier));
        let words = Sentence::new("Every {days:day|days}").count("days", days);
        (words, Command::SetCadence(vec![contact], Some(tier)))
    };
    Helper {
        contact,
        words: Sentence::new(pattern).slot("who", full_person(outlook.book, contact)),
        rhythms: [Tier::Near, Tier::Wide, Tier::Yearly].map(rhythm).into(),
    }
}

/// R104: until five people have had a hello; who would be next.
fn first_week(outlook: &Outlook, standings: &Standings) -> Option<(Sentence, Vec<Sentence>)> {
    let had = standings.hellos_had().count();
    standings.deck().first_sorting().filter(|_| had < defaults::FIRST_HELLOS)?;
    let left = defaults::FIRST_HELLOS - had;
    let words = Sentence::new("{had} of {all} first hellos are said, one a day, with nothing to ask.");
    let words = words.count("had", had).count("all", defaults::FIRST_HELLOS);
    Some((words, standings.hellos().take(left).map(|rank| last_in_touch(outlook, rank.contact)).collect()))
}

fn last_in_touch(outlook: &Outlook, id: Id<Contact>) -> Sentence {
    let last = Tie::new(outlook.book, id).and_then(|tie| tie.last());
    let pattern = if last.is_some() { "{who}, last in touch {when}" } else { "{who}" };
    let sentence = Sentence::new(pattern).slot("who", full_person(outlook.book, id));
    last.into_iter().fold(sentence, |sentence, day| sentence.slot("when", on(day, outlook.today)))
}

fn motion(outlook: &Outlook) -> Vec<Motion> {
    let moving = in_motion(outlook);
    moving
        .chunk_by(|one, next| motion_heading(one.what) == motion_heading(next.what))
        .map(|kind| Motion {
            heading: Sentence::new(motion_heading(kind[0].what)).count("n", kind.len()),
            lines: kind.iter().map(|moving| motion_line(outlook, moving)).collect(),
        })
        .collect()
}

fn motion_heading(what: MovingWhat) -> &'static str {
    match what {
        MovingWhat::Introduction(_) => "{n:introduction|introductions} on the way",
        MovingWhat::Promise(_) => "{n:promise|promises} of others",
        MovingWhat::Answer(_) => "{n:message|messages} that may be answered yet",
        MovingWhat::Update(_) => "{n:update|updates} that went out",
    }
}

fn motion_line(outlook: &Outlook, moving: &Moving) -> Sentence {
    let (book, today) = (outlook.book, outlook.today);
    let sentence = match moving.what {
        MovingWhat::Introduction(id) => introduction_line(book, id).slot("since", the(moving.since, today)),
        MovingWhat::Promise(id) => Sentence::new("{who}, {when}: {what}")
            .own("what", book.get(id).map(|row| row.text.clone()).unwrap_or_default()),
        MovingWhat::Answer(_) | MovingWhat::Update(_) => Sentence::new("{who}, {when}"),
    };
    sentence.slot("who", person(book, moving.with)).slot("when", on(moving.since, today))
}

fn introduction_line(book: &Book, id: Id<crate::book::Introduction>) -> Sentence {
    let row = book.get(id);
    let other = |id: Option<Id<Contact>>| id.map_or(Slot::Word("someone"), |id| full_person(book, id));
    match row.and_then(|row| row.for_me()) {
        Some((introducer, _)) if row.is_some_and(|row| row.made_on.is_some()) => {
            Sentence::new("{who}, introduced by {other} {when}").slot("other", other(Some(introducer)))
        }
        Some((_, introduced)) => {
            Sentence::new("{who} to {other}, since {since}").slot("other", other(Some(introduced)))
        }
        None => {
            let to = row.and_then(|row| row.by_me()).map(|[_, to]| to);
            Sentence::new("{who} and {other}, through you, since {since}").slot("other", other(to))
        }
    }
}

/// R105, in words with their figures; unknown strengths say nothing.
fn strength(book: &Book, layers: Layers) -> Vec<Sentence> {
    if book.contacts.iter().all(|row| row.strength.is_none()) {
        return Vec::new();
    }
    let pattern = match layers.strength {
        NetworkStrength::Strong => "Your network is strong: it would carry a search.",
        NetworkStrength::Medium => "Your network is of medium strength.",
        NetworkStrength::Weak => "Your network is small or quiet just now. A hello a day makes it stronger.",
    };
    let [close, gladly, known] = layers.active;
    let figures = "In touch in the last half year: {close} who would go out of their way for you, {gladly} with those who would answer gladly, {known} with everybody who knows you.";
    let figures = Sentence::new(figures).count("close", close).count("gladly", gladly).count("known", known);
    vec![Sentence::new(pattern), figures]
}

/// R60: with the day by which three hellos a week mend it.
fn health(outlook: &Outlook, standings: &Standings) -> Option<(Sentence, Vec<Sentence>)> {
    let health = network::health(outlook, standings)?;
    let pattern = match health.is_thin {
        true => {
            "You are in touch with {within} of {of:person|people} as often as you meant to be. With {week} hellos a week all is well by {day}: {said} of {week} are said this week."
        }
        false => "You are in touch with {within} of {of:person|people} as often as you meant to be.",
    };
    let sentence = Sentence::new(pattern).count("within", health.within).count("of", health.of);
    let sentence = sentence.count("week", defaults::HEALTH_A_WEEK).count("said", health.said);
    let first = network::out_of_touch(outlook, standings).into_iter().take(SHOWN);
    let lines = first.map(|id| last_in_touch(outlook, id)).collect();
    Some((sentence.slot("day", the(health.mended_by, outlook.today)), lines))
}

/// R65: for mutual support.
fn support(outlook: &Outlook, standings: &Standings) -> Option<(Sentence, Vec<Sentence>)> {
    let people = network::mutual_support(outlook, standings);
    let words = Sentence::new(
        "{n:person you know is|people you know are} looking for work as well: good company, and somebody to keep each other going.",
    );
    let line = |id: &Id<Contact>| Sentence::new("{who}").slot("who", full_person(outlook.book, *id));
    let lines = people.iter().take(SHOWN).map(line).collect();
    (!people.is_empty()).then(|| (words.count("n", people.len()), lines))
}
