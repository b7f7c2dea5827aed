//! Today: whom to turn to, in which order, and how many (practices, "Today: order and limits"). One function
//! of the book, the day and everybody's standing; nothing about showing is stored.

use crate::book::{Contact, Meeting, MeetingState, Mode, NextStep, ReasonKind, Row, SETTINGS, Verdict};
use crate::commitment;
use crate::day::Day;
use crate::deck;
use crate::defaults;
use crate::follow_up::{decisions, hello};
use crate::id::Id;
use crate::obligations;
use crate::order;
use crate::outlook::Outlook;
use crate::reason::{Because, Family, Reason};
use crate::standing::Standings;
use crate::tie::Tie;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Today's list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Today {
    /// Meetings and timed calls of today, by hour; not counted.
    pub now: Vec<NowItem>,
    /// The cards shown, in the order of families.
    pub shown: Vec<Card>,
    /// The cards in the fold, in the same order.
    pub folded: Vec<Card>,
    /// "Not today" was said: everything is folded until tomorrow (R116).
    pub not_today: bool,
    /// Away until this day: only Now, dates and pins are shown (R116).
    pub away_until: Option<Day>,
}

/// One person (or a thing about nobody in particular) with every reason; the first is the headline.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Who.
    pub contact: Option<Id<Contact>>,
    /// The reasons, the highest first.
    pub reasons: Vec<Reason>,
    /// Due and untouched for so long that it asks "still want to?".
    pub asks_whether: bool,
}

impl Card {
    /// The family of the headline.
    pub fn family(&self) -> Family {
        self.reasons[0].kind.family()
    }
}

/// A meeting or timed call of today.
#[derive(Clone, Debug, PartialEq)]
pub struct NowItem {
    /// Minutes since midnight; `None`: some time today.
    pub minute: Option<u16>,
    /// What it is.
    pub what: NowWhat,
    /// With whom.
    pub with: Vec<Id<Contact>>,
    /// Other reasons to turn to them: lines here, not cards.
    pub lines: Vec<Reason>,
}

/// What is planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NowWhat {
    /// A meeting.
    Meeting(Id<Meeting>),
    /// A next step at a time of day.
    Call(Id<NextStep>),
}

/// Today's list: the highest reasons, one card a person, within the limits of the day.
pub fn today(outlook: &Outlook, standings: &Standings) -> Today {
    let mut now = now(outlook);
    let busy = order::set(now.iter().flat_map(|item| item.with.iter().copied()));
    let mut reasons = due_reasons(outlook, standings);
    reasons.extend(suggestions(outlook, standings));
    let mut cards = Vec::new();
    for (contact, reasons) in by_person(reasons) {
        match contact.filter(|contact| busy.contains(contact)) {
            Some(contact) => move_to_now(&mut now, contact, reasons),
            None => cards.extend(reasons.into_iter().map(|reasons| card(outlook, contact, reasons))),
        }
    }
    order::sort_by_cached_key(&mut cards, |card| rank(outlook, standings, card));
    let (mut shown, mut folded) = share_out(outlook, standings, cards);
    let not_today = said_not_today(outlook);
    let away_until = away_until(outlook);
    if not_today || away_until.is_some() {
        let stays = |card: &Card| !not_today && stays_while_away(card);
        folded = shown.extract_if(.., |card| !stays(card)).chain(folded).collect();
    }
    Today { now, shown, folded, not_today, away_until }
}

/// What stands above the queue: planned meetings and timed calls of today, by hour.
fn now(outlook: &Outlook) -> Vec<NowItem> {
    let meetings = outlook
        .book
        .meetings
        .iter()
        .filter(|row| row.day == outlook.today && row.state == MeetingState::Planned)
        .filter(|row| !row.with.iter().all(|id| is_out_of_reach(outlook, *id)))
        .map(|row| NowItem {
            minute: row.minute,
            what: NowWhat::Meeting(row.id),
            with: row.with.to_vec(),
            lines: Vec::new(),
        });
    let calls = outlook
        .book
        .next_steps
        .iter()
        .filter(|row| row.due == Some(outlook.today) && row.minute.is_some() && row.done_on.is_none())
        .filter(|row| !row.contact.is_some_and(|id| is_out_of_reach(outlook, id) || is_done(outlook, id)))
        .map(|row| NowItem {
            minute: row.minute,
            what: NowWhat::Call(row.id),
            with: row.contact.into_iter().collect(),
            lines: Vec::new(),
        });
    let mut now: Vec<NowItem> = meetings.chain(calls).collect();
    order::sort_by_key(&mut now, |item| (item.minute.is_none(), item.minute, item.with.first().copied()));
    now
}

fn is_out_of_reach(outlook: &Outlook, id: Id<Contact>) -> bool {
    outlook.book.get(id).is_none_or(|row| row.is_out_of_reach())
}

fn is_done(outlook: &Outlook, id: Id<Contact>) -> bool {
    Tie::new(outlook.book, id).is_some_and(|tie| tie.is_touched_on(outlook.today))
}

fn move_to_now(now: &mut [NowItem], contact: Id<Contact>, cards: Vec<Vec<Reason>>) {
    if let Some(item) = now.iter_mut().find(|item| item.with.contains(&contact)) {
        let what = item.what;
        let is_itself = |reason: &Reason| matches!((&reason.because, what), (Because::NextStep(step), NowWhat::Call(call)) if *step == call);
        item.lines.extend(cards.into_iter().flatten().filter(|reason| !is_itself(reason)));
    }
}

/// Everything that is to be shown from today or earlier. Waiting, Keep and New of anybody touched today wait
/// until tomorrow.
fn due_reasons(outlook: &Outlook, standings: &Standings) -> Vec<Reason> {
    let waits = |reason: &Reason, touched: bool| touched && reason.kind.family() != Family::Owed;
    standings
        .iter()
        .flat_map(|standing| {
            let touched = standing.touched_today;
            standing.reasons.iter().filter(move |reason| !waits(reason, touched))
        })
        .filter(|reason| reason.shows_from() <= outlook.today)
        .cloned()
        .chain(obligations::general_next_steps(outlook).into_iter().filter(|reason| {
            reason.shows_from() <= outlook.today
                && !decisions::hides(outlook.book, &outlook.calendar, reason, outlook.today)
        }))
        .collect()
}

/// What Kith offers by itself: the hello, the deck, the aim, and what is from earlier.
fn suggestions(outlook: &Outlook, standings: &Standings) -> Vec<Reason> {
    let mut reasons: Vec<Reason> = hello_of_the_day(outlook, standings).into_iter().collect();
    let general = |kind, because| Reason {
        kind,
        contact: None,
        opened_by: None,
        opened_on: outlook.today,
        due: outlook.today,
        late_from: None,
        because,
        evidence: Vec::new(),
    };
    if let Some(count) = deck::offer(outlook.book, &outlook.calendar, outlook.today) {
        reasons.push(general(ReasonKind::SortTen, Because::SortTen(count)));
    }
    if asks_for_aim(outlook) {
        reasons.push(general(ReasonKind::YourAim, Because::YourAim));
    }
    let earlier = from_earlier(outlook, standings);
    if !earlier.is_empty() {
        reasons.push(general(ReasonKind::FromEarlier, Because::FromEarlier(earlier)));
    }
    reasons.retain(|reason| !decisions::hides(outlook.book, &outlook.calendar, reason, outlook.today));
    reasons
}

/// R104: one a day, until five people have had one since the first sorting.
fn hello_of_the_day(outlook: &Outlook, standings: &Standings) -> Option<Reason> {
    let had = standings.iter().filter(|standing| standing.hello_on.is_some()).count();
    let one_today = standings.iter().any(|standing| standing.hello_on == Some(outlook.today));
    if had >= defaults::FIRST_HELLOS || one_today {
        return None;
    }
    let first = standings.iter().filter_map(|standing| standing.hello).min()?;
    Some(hello::hello(outlook.today, first))
}

/// R112: the mode is not chosen; "later" brings it back after seven days, three times.
fn asks_for_aim(outlook: &Outlook) -> bool {
    let later = outlook.book.get(SETTINGS).map(|row| &row.aim_later);
    let latest = later.and_then(|days| days.last().map(|day| day.0));
    outlook.campaign.is_none()
        && !outlook.book.contacts.is_empty()
        && later.is_none_or(|days| days.len() <= defaults::AIM_LATER_TIMES)
        && latest.is_none_or(|day| outlook.today.since(day) >= defaults::AIM_LATER_DAYS)
}

/// Old news, all together, once: gone when it was let go after the latest of it was recorded.
fn from_earlier(outlook: &Outlook, standings: &Standings) -> Vec<Id<Contact>> {
    let let_go = outlook
        .book
        .decisions
        .iter()
        .filter(|row| row.about == Some(ReasonKind::FromEarlier) && row.contact.is_none())
        .map(|row| row.id.number())
        .max();
    let with_news = (0..).zip(standings.iter()).filter(|(_, standing)| standing.from_earlier > let_go);
    with_news.filter_map(|(slot, _)| outlook.book.contacts.at(slot)).map(|row| row.id).collect()
}

/// The reasons of each person as one card; what is about nobody in particular is a card each.
fn by_person(reasons: Vec<Reason>) -> BTreeMap<Option<Id<Contact>>, Vec<Vec<Reason>>> {
    let mut people: BTreeMap<Option<Id<Contact>>, Vec<Vec<Reason>>> = BTreeMap::new();
    for reason in reasons {
        let cards = people.entry(reason.contact).or_default();
        match cards.first_mut() {
            Some(card) if reason.contact.is_some() => card.push(reason),
            _ => cards.push(vec![reason]),
        }
    }
    people
}

fn card(outlook: &Outlook, contact: Option<Id<Contact>>, mut reasons: Vec<Reason>) -> Card {
    order::sort_by_key(&mut reasons, |reason| {
        (reason.kind.family(), bucket(outlook, reason), reason.kind, reason.due)
    });
    let mut card = Card { contact, reasons, asks_whether: false };
    card.asks_whether = waited(outlook, &card) >= defaults::FOLDED_FROM;
    card
}

/// The working day on which the card is due and untouched, counted from its newest due reason: 1 on that
/// day; 0 before it, and for cards that never step back.
fn waited(outlook: &Outlook, card: &Card) -> u32 {
    let steps_back = |reason: &Reason| !reason.kind.never_steps_back() && reason.kind != ReasonKind::Pinned;
    match card.reasons.iter().map(|reason| reason.due).max() {
        Some(due) if due <= outlook.today && card.reasons.iter().all(steps_back) => {
            1 + outlook.calendar.working_days_between(due, outlook.today)
        }
        _ => 0,
    }
}

/// The order of cards, smallest first: family; pinned; standing back; past due by up to five working days,
/// due today, past due by more, open and not yet due; kind; due date; closer person; longest unseen; id.
fn rank(outlook: &Outlook, standings: &Standings, card: &Card) -> impl Ord + use<> {
    let headline = &card.reasons[0];
    let pinned = card.reasons.iter().any(|reason| reason.kind == ReasonKind::Pinned);
    let contact = card.contact.and_then(|id| outlook.book.get(id));
    let strength = contact.and_then(|row| row.strength_number()).unwrap_or(0);
    let last = card.contact.and_then(|id| standings.of(outlook.book, id)).and_then(|standing| standing.last);
    (
        headline.kind.family(),
        !pinned,
        waited(outlook, card) >= defaults::STANDS_BACK_FROM,
        bucket(outlook, headline),
        headline.kind,
        (headline.due, Reverse(strength), last, card.contact),
    )
}

fn bucket(outlook: &Outlook, reason: &Reason) -> u8 {
    let past = outlook.calendar.working_days_between(reason.due, outlook.today);
    match reason.due.since(outlook.today) {
        0 => 1,
        1.. => 3,
        _ if past <= 5 => 0,
        _ => 2,
    }
}

/// What is shown and what lies in the fold, both in order: first the day's limits, (number - done today) of a
/// kind, then the places of the families. What has waited seven working days lies in the fold, too.
fn share_out(outlook: &Outlook, standings: &Standings, cards: Vec<Card>) -> (Vec<Card>, Vec<Card>) {
    let mut left = Limits::new(outlook, standings);
    let within: Vec<bool> = cards
        .iter()
        .map(|card| (!card.asks_whether || is_long_owed(card)) && left.take(outlook, card))
        .collect();
    let mut waiting = [0; 4];
    for (card, _) in cards.iter().zip(&within).filter(|(_, within)| **within) {
        waiting[card.family() as usize] += 1;
    }
    let mut free = places_given(outlook, waiting);
    let (mut shown, mut folded) = (Vec::new(), Vec::new());
    for (card, within) in cards.into_iter().zip(within) {
        let places = &mut free[card.family() as usize];
        if within && *places > 0 {
            *places -= 1;
            shown.push(card);
        } else {
            folded.push(card);
        }
    }
    (shown, folded)
}

/// How many of each limited kind the day still has room for.
struct Limits {
    first_letters: u16,
    cadences: u16,
    dates: u16,
    reconnects: u16,
    long_owed: u16,
}

impl Limits {
    fn new(outlook: &Outlook, standings: &Standings) -> Limits {
        let done = |kind| {
            standings.iter().flat_map(|row| &row.done_today).filter(|done| **done == kind).count() as u16
        };
        let letters = standings.iter().filter(|row| row.first_letter_today).count() as u16;
        let first_letters = match commitment::left_today(outlook) {
            Some(left) => left,
            None => defaults::FIRST_LETTERS.saturating_sub(letters),
        };
        Limits {
            first_letters,
            cadences: defaults::CADENCE_CARDS.saturating_sub(done(ReasonKind::Cadence)),
            dates: defaults::DATE_CARDS.saturating_sub(done(ReasonKind::Date)),
            reconnects: 1_u16.saturating_sub(done(ReasonKind::Reconnect)),
            long_owed: 1,
        }
    }

    /// Takes a place of the card's kind, if one is left.
    fn take(&mut self, outlook: &Outlook, card: &Card) -> bool {
        let headline = &card.reasons[0];
        let left = match (&headline.because, headline.kind) {
            (Because::Thanks { long_owed: true, .. }, _) => {
                if !is_first_working_day_of_week(outlook) {
                    return false;
                }
                &mut self.long_owed
            }
            (_, ReasonKind::Starter | ReasonKind::OneHello) => &mut self.first_letters,
            (_, ReasonKind::Cadence) => &mut self.cadences,
            (_, ReasonKind::Date) => &mut self.dates,
            (_, ReasonKind::Reconnect) => &mut self.reconnects,
            _ => return true,
        };
        let takes = *left > 0;
        *left = left.saturating_sub(1);
        takes
    }
}

fn is_long_owed(card: &Card) -> bool {
    matches!(card.reasons[0].because, Because::Thanks { long_owed: true, .. })
}

/// R21: the oldest of what is long owed leaves the fold on each week's first working day.
fn is_first_working_day_of_week(outlook: &Outlook) -> bool {
    outlook.bd(outlook.today.monday(), 0) == outlook.today
}

/// The places of the day for each family: first those reserved, then Owed, Waiting, Keep, New.
fn places_given(outlook: &Outlook, waiting: [usize; 4]) -> [usize; 4] {
    let places = outlook.book.get(SETTINGS).and_then(|row| row.places).map_or(defaults::PLACES, usize::from);
    let reserved = match outlook.mode() {
        Mode::Searching => defaults::RESERVED_SEARCHING,
        Mode::Peacetime => defaults::RESERVED_PEACETIME,
        Mode::Landed => defaults::RESERVED_LANDED,
    };
    give_places(places, reserved, waiting)
}

/// How many places each family gets of `places`, with `waiting` cards each.
fn give_places(places: usize, reserved: [usize; 4], waiting: [usize; 4]) -> [usize; 4] {
    let mut given = [0; 4];
    let mut free = places;
    for family in 0..4 {
        given[family] = reserved[family].min(waiting[family]).min(free);
        free -= given[family];
    }
    for family in 0..4 {
        let more = (waiting[family] - given[family]).min(free);
        given[family] += more;
        free -= more;
    }
    given
}

fn said_not_today(outlook: &Outlook) -> bool {
    outlook.book.decisions.iter().any(|row| row.verdict == Verdict::NotToday && row.day == outlook.today)
}

fn away_until(outlook: &Outlook) -> Option<Day> {
    let covers = |row: &&Row<crate::book::Away>| row.from <= outlook.today && outlook.today <= row.until;
    outlook.book.away.iter().filter(covers).map(|row| row.until).max()
}

/// R116: while away Today shows dates and what is pinned.
fn stays_while_away(card: &Card) -> bool {
    card.reasons.iter().any(|reason| matches!(reason.kind, ReasonKind::Date | ReasonKind::Pinned))
}
