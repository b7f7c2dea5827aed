//! R56: the landing. Who is to be thanked and told when a search is over, in which order, and who has been.

use crate::book::{
    Affiliation, Ask, AskKind, AskState, Book, Campaign, Contact, Favor, FavorKind, Interaction,
    Introduction, Kind, Organization, Party, Purpose, ReasonKind, Row, SearchEvent, SearchEventKind, Side,
    Verdict,
};
use crate::day::Day;
use crate::defaults;
use crate::discretion::may_know_of_search;
use crate::follow_up::{decisions, keep, told};
use crate::id::Id;
use crate::obligations::introductions_for_me;
use crate::order;
use crate::outlook::Outlook;
use crate::standing::Standings;
use crate::targets::has_talked;
use crate::tie::{Tie, Touch};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// The walk after a search: everybody who helped or was told.
#[derive(Debug)]
pub struct Walk<'a> {
    /// The search that ended.
    pub search: &'a Row<Campaign>,
    /// The campaign that ended it.
    pub landing: &'a Row<Campaign>,
    /// The people in the order of the walk; those who have been thanked and told keep their place.
    pub people: Vec<Walker>,
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Walker {
    /// Who.
    pub contact: Id<Contact>,
    /// They stand on the chain that led there.
    pub on_chain: bool,
    /// The size of the largest favor; 0: they did none and were told.
    pub size: u8,
    /// An introduction by them that was asked for or offered, and is not needed any more.
    pub unmade: Option<Id<Introduction>>,
    /// What they did.
    pub evidence: Vec<(Kind, u64)>,
}

impl Walker {
    /// Whether they helped: by a favor, an introduction, or by opening the door.
    pub fn helped(&self) -> bool {
        self.size > 0 || self.on_chain
    }
}

/// Where one of them stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Walked {
    /// Neither yet.
    Open,
    /// Thanked and told on this day.
    Done(Day),
    /// Let go.
    LetGo,
}

/// The walk that is on; `None` where no search has ended. While another search is on it goes on until everybody
/// is thanked and told, or let go.
pub fn walk<'a>(outlook: &Outlook<'a>, standings: &Standings) -> Option<Walk<'a>> {
    let search = outlook.ended_search?;
    let later =
        |row: &&Row<Campaign>| (row.start, row.id) > (search.start, search.id) && row.start <= outlook.today;
    let landing = outlook.book.campaigns.iter().filter(later).min_by_key(|row| (row.start, row.id))?;
    let people = people(outlook, standings, search, landing);
    let walk = Walk { search, landing, people };
    (!outlook.is_searching() || !walk.is_complete(outlook)).then_some(walk)
}

impl Walk<'_> {
    /// The day on which the one at this place (from 0) is due: five on each working day.
    pub fn due(&self, outlook: &Outlook, place: usize) -> Day {
        outlook.bd(self.landing.start, (place / defaults::LANDING_A_DAY) as u32)
    }

    /// Whether one of them has been thanked and told since the landing, or was let go.
    pub fn walked(&self, outlook: &Outlook, walker: &Walker) -> Walked {
        let thanked_and_told = |tie: &Tie| {
            let mut since =
                tie.touches.iter().filter(|touch| touch.row.is_out() && touch.day >= self.landing.start);
            let told = |touch: &Touch| touch.row.is_for(Purpose::Update) || wants_no_contact(tie);
            since.find(|touch| touch.row.is_for(Purpose::Thanks) && told(touch)).map(|touch| touch.day)
        };
        let done = Tie::new(outlook.book, walker.contact).and_then(|tie| thanked_and_told(&tie));
        let let_go = || {
            let landing = self.landing.id.number();
            decisions::for_record(outlook.book, walker.contact, ReasonKind::LandingWalk, landing)
                .any(|decision| decision.verdict == Verdict::LetGo)
        };
        match done {
            Some(day) => Walked::Done(day),
            None if let_go() => Walked::LetGo,
            None => Walked::Open,
        }
    }

    /// When the latest of them was thanked and told.
    pub fn latest_done(&self, outlook: &Outlook) -> Option<Day> {
        let done = self.people.iter().filter_map(|walker| match self.walked(outlook, walker) {
            Walked::Done(day) => Some(day),
            Walked::Open | Walked::LetGo => None,
        });
        done.max()
    }

    /// When one of them was last asked to stay in touch, or given a rhythm (R106).
    pub fn latest_asked(&self, outlook: &Outlook) -> Option<Day> {
        let asked = self.people.iter().filter_map(|walker| {
            let tie = Tie::new(outlook.book, walker.contact)?;
            let since = (self.landing.start, 0, 0);
            let asked = tie.outs_after(since).filter(|touch| touch.row.is_for(Purpose::Reconnect));
            let rhythm = tie.contact.cadence.map(|cadence| cadence.set_on);
            asked.map(|touch| touch.day).max().max(rhythm.filter(|day| *day >= self.landing.start))
        });
        asked.max()
    }

    /// Everybody is thanked and told, or let go.
    pub fn is_complete(&self, outlook: &Outlook) -> bool {
        self.people.iter().all(|walker| self.walked(outlook, walker) != Walked::Open)
    }
}

/// What is known of one of them while they are gathered.
#[derive(Default)]
struct Part {
    size: u8,
    told: bool,
    unmade: Option<Id<Introduction>>,
    evidence: Vec<(Kind, u64)>,
}

/// Chain first, then favors by size, then those who were told.
fn people(
    outlook: &Outlook,
    standings: &Standings,
    search: &Row<Campaign>,
    landing: &Row<Campaign>,
) -> Vec<Walker> {
    let mut parts = parts(outlook, standings, (search.start, landing.start));
    let chain = chain(outlook, search, landing);
    for (id, shown) in &chain {
        let part = parts.entry(*id).or_default();
        if part.evidence.is_empty() {
            part.evidence.push(*shown);
        }
    }
    let may_hear = |id: &Id<Contact>| {
        Tie::new(outlook.book, *id).is_some_and(|tie| {
            let is_done = wants_no_contact(&tie) && is_thanked_between(&tie, search.start, landing.start);
            !is_done && !tie.contact.is_out_of_reach() && may_know_of_search(outlook, tie.contact)
        })
    };
    let mut people: Vec<(bool, Walker)> = parts
        .into_iter()
        .filter(|(id, _)| may_hear(id))
        .map(|(contact, part)| {
            let Part { size, told, unmade, evidence } = part;
            (told, Walker { contact, on_chain: is_among(&chain, contact), size, unmade, evidence })
        })
        .collect();
    order::sort_by_key(&mut people, |(told, walker)| {
        (!walker.on_chain, Reverse(walker.size), !told, walker.contact)
    });
    people.into_iter().map(|(_, walker)| walker).collect()
}

/// R55: who said no to staying in touch is thanked once, and then nothing.
fn wants_no_contact(tie: &Tie) -> bool {
    tie.contact.stay_ok == Some(false)
}

fn is_thanked_between(tie: &Tie, from: Day, until: Day) -> bool {
    let thanks = |touch: &Touch| touch.row.is_out() && touch.row.is_for(Purpose::Thanks);
    tie.touches.iter().any(|touch| thanks(touch) && from <= touch.day && touch.day < until)
}

type Parts = BTreeMap<Id<Contact>, Part>;

/// Everybody who gave something, answered an ask, introduced, or was told in these days; and those whose
/// introductions have not been made.
fn parts(outlook: &Outlook, standings: &Standings, days: (Day, Day)) -> Parts {
    let mut parts = Parts::new();
    favors(outlook, days, &mut parts);
    introductions(outlook, days, &mut parts);
    told(outlook, standings, days, &mut parts);
    parts
}

fn within(day: Day, (from, until): (Day, Day)) -> bool {
    (from..=until).contains(&day)
}

fn helped(parts: &mut Parts, id: Id<Contact>, size: u8, record: (Kind, u64)) {
    let part = parts.entry(id).or_default();
    part.size = part.size.max(size);
    part.evidence.push(record);
}

/// A yes to an ask is a favor too.
fn favors(outlook: &Outlook, days: (Day, Day), parts: &mut Parts) {
    let book = outlook.book;
    for favor in
        book.favors.iter().filter(|row| row.by == Side::Them && !row.offered && within(row.day, days))
    {
        helped(parts, favor.contact, favor.size, (Kind::Favor, favor.id.number()));
    }
    let helpful = |ask: &&Row<Ask>| !ask.to_me && matches!(ask.state, AskState::Yes | AskState::Partly);
    for ask in book.asks.iter().filter(helpful) {
        if ask.answered_on.is_some_and(|day| within(day, days)) {
            helped(parts, ask.contact, 1, (Kind::Ask, ask.id.number()));
        }
    }
}

fn introductions(outlook: &Outlook, days: (Day, Day), parts: &mut Parts) {
    for row in outlook.book.introductions.iter() {
        let Some((introducer, _)) = row.for_me() else { continue };
        let record = (Kind::Introduction, row.id.number());
        if row.made_on.is_some_and(|made| within(made, days)) {
            helped(parts, introducer, Favor::usual_size(FavorKind::Introduction), record);
        } else if ended_unmade(outlook, row) && row.open_since().is_some_and(|day| within(day, days)) {
            helped(parts, introducer, 0, record);
            parts.entry(introducer).or_default().unmade = Some(row.id);
        }
    }
}

/// Asked for or offered in a search that is over, and not made: no longer needed.
pub fn ended_unmade(outlook: &Outlook, row: &Row<Introduction>) -> bool {
    let since = row.open_since();
    since.is_some_and(|day| outlook.ended_with_search(day, row.id.number()))
        && row.made_on.is_none()
        && !row.is_ended()
}

/// Those who were told, as everybody's standing has it: no crowd of interactions is looked through.
fn told(outlook: &Outlook, standings: &Standings, days: (Day, Day), parts: &mut Parts) {
    let book = outlook.book;
    let told =
        (0..).zip(standings.iter()).filter(|(_, row)| row.told_before().is_some_and(|day| within(day, days)));
    for contact in told.filter_map(|(slot, _)| book.contacts.at(slot)) {
        let part = parts.entry(contact.id).or_default();
        part.told = true;
        if part.evidence.is_empty() {
            let tie = Tie::new(book, contact.id);
            let telling = tie.and_then(|tie| told::telling_since(book, &tie, days.0));
            part.evidence.extend(telling.map(|touch| (Kind::Interaction, touch.row.id.number())));
        }
    }
}

/// R15: told of the search is spoken or written personally, one at a time. Who was asked for work knows.
pub fn is_telling(book: &Book, row: &Row<Interaction>) -> bool {
    let for_work = |ask: &Row<Ask>| !ask.to_me && matches!(ask.kind, AskKind::Job | AskKind::Referral);
    let asked = || row.is_for(Purpose::Ask) && book.naming::<Ask>(row.id.number()).any(for_work);
    row.is_out() && row.with.len() == 1 && (row.spoke_of_search || asked())
}

/// R106: the helpers with whom the user might stay in touch: no rhythm is set, and they did not say no.
pub fn without_rhythm<'w>(outlook: &Outlook, walk: &'w Walk) -> impl Iterator<Item = &'w Walker> {
    walk.people.iter().filter(move |walker| {
        let contact = outlook.book.get(walker.contact);
        let open = |row: &&Row<Contact>| {
            row.cadence.is_none() && row.stay_ok != Some(false) && !row.is_close_at_hand()
        };
        // Whoever was asked has the next word.
        let asked = |tie: Tie| tie.has_out_for(&[Purpose::Reconnect], (walk.landing.start, 0, 0));
        walker.helped()
            && contact.as_ref().is_some_and(open)
            && !Tie::new(outlook.book, walker.contact).is_some_and(asked)
    })
}

/// R106: the helpers with a rhythm, each with the day of the next hello, the next first.
pub fn next_hellos(outlook: &Outlook, walk: &Walk) -> Vec<(Day, Id<Contact>)> {
    let next = |walker: &Walker| {
        let tie = Tie::new(outlook.book, walker.contact).filter(|tie| !tie.contact.is_out_of_reach())?;
        let due = keep::cadence_due(outlook, &tie)?.due;
        let left_alone = tie.contact.do_not_contact_until.unwrap_or(due);
        Some((due.max(left_alone).max(outlook.today), walker.contact))
    };
    let mut hellos: Vec<_> = walk.people.iter().filter(|walker| walker.helped()).filter_map(next).collect();
    order::sort(&mut hellos);
    hellos
}

/// Whoever stands on a path that led to where the user landed, up to the first introducer of all; each with what
/// shows it.
fn chain(
    outlook: &Outlook,
    search: &Row<Campaign>,
    landing: &Row<Campaign>,
) -> Vec<(Id<Contact>, (Kind, u64))> {
    let mut chain: Vec<(Id<Contact>, (Kind, u64))> = Vec::new();
    let led_to = |id: Id<Contact>| {
        introducers(outlook, id).into_iter().map(move |by| (by, (Kind::Contact, id.number())))
    };
    let mut next = opened_the_door(outlook, search, landing);
    let there = landing.landed_at.into_iter().flat_map(|place| people_at(outlook, place));
    // Whom the user talked with there did not lead there, unless they opened the door; who led to them did.
    let talked = |id: &Id<Contact>| has_talked(outlook.book, *id, search.start..=landing.start);
    next.extend(there.filter(talked).flat_map(led_to));
    while let Some((id, shown)) = next.pop() {
        if !is_among(&chain, id) {
            chain.push((id, shown));
            next.extend(led_to(id));
        }
    }
    chain
}

fn is_among(chain: &[(Id<Contact>, (Kind, u64))], contact: Id<Contact>) -> bool {
    chain.iter().any(|(id, _)| *id == contact)
}

/// Through whom the offer came, or the interviews at the same place.
fn opened_the_door(
    outlook: &Outlook,
    search: &Row<Campaign>,
    landing: &Row<Campaign>,
) -> Vec<(Id<Contact>, (Kind, u64))> {
    let counts = |event: &&Row<SearchEvent>| {
        let there = landing.landed_at.is_none() || event.organization == landing.landed_at;
        match event.kind {
            SearchEventKind::Offer => there,
            SearchEventKind::Interview => there && landing.landed_at.is_some(),
            SearchEventKind::Application | SearchEventKind::Rejection => false,
        }
    };
    let days = (search.start, landing.start);
    let events = outlook.book.search_events.iter().filter(|event| within(event.day, days)).filter(counts);
    events
        .flat_map(|event| {
            let introduction = event.introduction.and_then(|id| outlook.book.get(id));
            let parties = introduction.map(|row| [row.introducer, row.who, row.to]).unwrap_or_default();
            let people = event.through.into_iter().chain(parties.into_iter().filter_map(Party::contact));
            people.map(|id| (id, (Kind::SearchEvent, event.id.number())))
        })
        .collect()
}

fn people_at<'a>(
    outlook: &Outlook<'a>,
    place: Id<Organization>,
) -> impl Iterator<Item = Id<Contact>> + use<'a> {
    outlook.book.naming::<Affiliation>(place.number()).map(|row| row.contact)
}

/// Who brought the user and somebody together.
pub fn introducers(outlook: &Outlook, id: Id<Contact>) -> Vec<Id<Contact>> {
    let made = introductions_for_me(outlook.book.naming(id.number()))
        .filter(|(row, _, introduced)| *introduced == id && row.made_on.is_some());
    let known = outlook.book.get(id).and_then(|row| row.introducer);
    known.into_iter().chain(made.map(|(_, introducer, _)| introducer)).collect()
}
