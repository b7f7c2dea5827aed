//! Today: whom to turn to, in which order, and how many (practices, "Today: order and limits"). One function
//! of the book, the day and everybody's standing; nothing about showing is stored.

mod cards;
mod habits;
mod small_step;

pub use cards::Card;
pub use small_step::SmallStep;

use crate::asks;
use crate::book::{
    Away, Contact, Decision, Meeting, MeetingState, Mode, NextStep, ReasonKind, Row, SETTINGS, Verdict,
};
use crate::card::{self, Rank};
use crate::commitment;
use crate::day::Day;
use crate::deck;
use crate::defaults;
use crate::follow_up::their_life::import_of;
use crate::follow_up::{decisions, hello, told};
use crate::id::Id;
use crate::landing::{self, Walk, Walked};
use crate::moment::Stamp;
use crate::obligations;
use crate::order;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::standing::{self, Standing, Standings};
use crate::tie::Tie;
use cards::Reasons;
use std::collections::{BTreeMap, BTreeSet};

/// So many days after any day at the latest comes the next working day, holidays included.
const LATEST_WORKING_DAY: i32 = 15;

/// Today's list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Today<'a> {
    /// Meetings and timed calls of today, by hour; not counted.
    pub now: Vec<NowItem>,
    /// On the working day before days away: what they touch (R116); not counted.
    pub leaving: Option<Leaving>,
    /// The cards shown, in the order of families.
    pub shown: Vec<Card<'a>>,
    /// The cards in the fold, in the same order.
    pub folded: Vec<Card<'a>>,
    /// The smallest next step: one easy card is shown, everything else waits in the fold (R2).
    pub small_step: Option<SmallStep>,
    /// "Not today" was said: everything is folded until tomorrow (R116).
    pub not_today: bool,
    /// Away until this day: only Now, dates and pins are shown (R116).
    pub away_until: Option<Day>,
}

/// What days away would touch, if nobody thought of it before.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaving {
    /// The days.
    pub away: Id<Away>,
    /// What would have come due meanwhile, the earliest first; it waits until after them.
    pub would_come_due: Vec<Reason>,
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
pub fn today<'a>(outlook: &Outlook, standings: &'a Standings) -> Today<'a> {
    let mut now = now(outlook);
    let busy = order::set(now.iter().flat_map(|item| item.with.iter().copied()));
    let walk = landing::walk(outlook, standings);
    let mut cards = queue(outlook, standings, walk.as_ref());
    let (not_today, away_until) = (said_not_today(outlook), outlook.away_until());
    let mut resting = Vec::new();
    // There may be thousands of cards, and most days nothing takes any of them out.
    if !busy.is_empty() {
        let is_busy = |card: &mut Card| card.contact.is_some_and(|contact| busy.contains(&contact));
        for card in cards.extract_if(.., is_busy) {
            card.contact.into_iter().for_each(|contact| move_to_now(&mut now, contact, &card.reasons));
        }
    }
    if not_today || away_until.is_some() {
        resting = cards.extract_if(.., |card| not_today || !stays_while_away(card)).collect();
    }
    let small_step = small_step::of_today(outlook, standings).filter(|_| cards.len() > 1);
    let (shown, mut folded) = match small_step.is_some() {
        true => (small_step::take_easiest(outlook, &mut cards).into_iter().collect(), cards),
        false => share_out(outlook, Limits::new(outlook, standings, walk.as_ref()), cards),
    };
    folded.extend(resting);
    let leaving = leaving(outlook, standings).filter(|_| !not_today);
    Today { now, leaving, shown, folded, small_step, not_today, away_until }
}

/// Every card of the day, in order: one a person, and one for each thing about nobody in particular. Those of
/// people stand in order already; the few others are put between them.
#[inline(never)] // As `Rules` has it: here it is the cards that are many.
fn queue<'a>(outlook: &Outlook, standings: &'a Standings, walk: Option<&Walk>) -> Vec<Card<'a>> {
    let added = added(outlook, standings, walk);
    let new_jobs = standings.new_jobs().filter(|(slot, _)| !added.contains_key(slot));
    let (gathered, mut others) =
        gather_job_changes(outlook, new_jobs.map(|(_, standing)| standing).collect());
    for (slot, more) in &added {
        let row = outlook.book.contacts.at(*slot);
        others.extend(row.and_then(|row| with_more(outlook, standings, row, more.clone())));
    }
    let general = general(outlook, standings, walk);
    others.extend(general.into_iter().map(|reason| made(outlook, None, None, vec![reason])));
    order::sort_by_key(&mut others, |(rank, _)| *rank);
    let mut cards = Vec::with_capacity(standings.cards().len() + others.len());
    let mut others = others.into_iter().peekable();
    let is_gathered = |rank: &Rank| rank.contact.is_some_and(|contact| gathered.contains(&contact));
    for (rank, slot, standing) in standings.cards() {
        if added.contains_key(&slot) || (rank.kind() == ReasonKind::JobChange && is_gathered(&rank)) {
            continue;
        }
        while let Some((_, other)) = others.next_if(|(other, _)| *other < rank) {
            cards.push(other);
        }
        cards.push(Card::new(rank, Reasons::Standing(standing)));
    }
    cards.extend(others.map(|(_, card)| card));
    cards
}

/// The card of somebody with more reasons than stand with them.
fn with_more<'a>(
    outlook: &Outlook,
    standings: &Standings,
    row: &Row<Contact>,
    more: Vec<Reason>,
) -> Option<(Rank, Card<'a>)> {
    let standing = standings.of(outlook.book, row.id);
    let mut reasons = standing.map(|standing| standing.card().to_vec()).unwrap_or_default();
    reasons.extend(more);
    let last = standing.and_then(|standing| standing.last);
    (!reasons.is_empty()).then(|| made(outlook, Some(row), last, reasons))
}

/// The card that somebody has today, whether it is shown or lies in the fold.
pub fn card_of<'a>(outlook: &Outlook, standings: &Standings, contact: Id<Contact>) -> Option<Card<'a>> {
    let (row, slot) = (outlook.book.get(contact)?, outlook.book.contacts.slot(contact)?);
    let walk = landing::walk(outlook, standings);
    let more = added(outlook, standings, walk.as_ref()).remove(&slot).unwrap_or_default();
    with_more(outlook, standings, row, more).map(|(_, card)| card)
}

/// What of a person does not follow from that person alone, by place: the hello of the day, whom to tell, the
/// walk after the landing and whom to stay in touch with.
fn added(outlook: &Outlook, standings: &Standings, walk: Option<&Walk>) -> BTreeMap<u32, Vec<Reason>> {
    let mut reasons: Vec<Reason> = hello_of_the_day(outlook, standings).into_iter().collect();
    reasons.extend(to_be_told(outlook, standings));
    if let Some(walk) = walk {
        reasons.extend(obligations::landing_walk(outlook, walk));
        reasons.extend(stay_in_touch(outlook, standings, walk));
    }
    let mut added: BTreeMap<u32, Vec<Reason>> = BTreeMap::new();
    for reason in reasons.into_iter().filter(|reason| !decisions::hides(outlook, reason)) {
        if let Some(slot) = reason.contact.and_then(|id| outlook.book.contacts.slot(id)) {
            added.entry(slot).or_default().push(reason);
        }
    }
    added
}

/// R15: the first of those who do not know of the search yet; one a day, three a week. It is due since the
/// one before was told.
fn to_be_told(outlook: &Outlook, standings: &Standings) -> Option<Reason> {
    let (a_week, a_day) = defaults::TOLD;
    let (tally, today) = (standings.tally(), outlook.today);
    if tally.told.since(today.monday()) >= a_week || tally.told.since(today) >= a_day {
        return None;
    }
    let first = tally.to_tell().find(|rank| !is_touched_today(outlook, standings, rank.contact))?;
    let reason = told::not_yet_told(outlook, first.contact, outlook.campaign?.start);
    let due = tally.told.latest().map_or(reason.due, |day| reason.due.max(outlook.bd(day, 1)));
    Some(Reason { due: due.min(today), ..reason })
}

/// R106: once everybody has been thanked and told, the first helper for whom no rhythm is set.
fn stay_in_touch(outlook: &Outlook, standings: &Standings, walk: &Walk) -> Option<Reason> {
    if !walk.is_complete(outlook) {
        return None;
    }
    // One a day; the next comes a working day later.
    let latest = walk.latest_done(outlook).max(walk.latest_asked(outlook));
    let due = latest.map_or(outlook.today, |day| outlook.bd(day, 1));
    if due > outlook.today {
        return None;
    }
    let open = landing::without_rhythm(outlook, walk).map(|walker| Reason {
        contact: Some(walker.contact),
        due,
        opened_by: Some(walk.landing.id.number()),
        evidence: walker.evidence.clone(),
        ..about_nobody(outlook, ReasonKind::Reconnect, Because::StayInTouch)
    });
    let untouched =
        |reason: &Reason| reason.contact.is_some_and(|id| !is_touched_today(outlook, standings, id));
    open.filter(untouched).find(|reason| !decisions::hides(outlook, reason))
}

fn is_touched_today(outlook: &Outlook, standings: &Standings, id: Id<Contact>) -> bool {
    standings.of(outlook.book, id).is_some_and(|standing| standing.touched_today)
}

/// R113: those of whom an import brought a new job, and of whom nothing else is to be said; from three on
/// they are one card together. Who they are, and those cards.
fn gather_job_changes<'a>(
    outlook: &Outlook,
    mut new_jobs: Vec<&Standing>,
) -> (BTreeSet<Id<Contact>>, Vec<(Rank, Card<'a>)>) {
    let mut imports: BTreeMap<Stamp, Vec<Reason>> = BTreeMap::new();
    order::sort_by_key(&mut new_jobs, |standing| standing.rank);
    for standing in new_jobs {
        if let [only] = standing.card()
            && let Some(stamp) = import_of(outlook, only)
        {
            imports.entry(stamp).or_default().push(only.clone());
        }
    }
    imports.retain(|_, lines| lines.len() >= defaults::JOB_CHANGES_MANY);
    let gathered = order::set(imports.values().flatten().filter_map(|line| line.contact));
    let whole = |lines: Vec<Reason>| {
        let because = Because::JobChanges(lines.iter().filter_map(|line| line.contact).collect());
        let (due, opened_on) = lines.first().map(|line| (line.due, line.opened_on)).unwrap_or_default();
        let whole = Reason { due, opened_on, ..about_nobody(outlook, ReasonKind::JobChange, because) };
        made(outlook, None, None, [whole].into_iter().chain(lines).collect())
    };
    (gathered, imports.into_values().map(whole).collect())
}

/// A card of reasons that stand nowhere yet.
fn made<'a>(
    outlook: &Outlook,
    contact: Option<&Row<Contact>>,
    last: Option<Day>,
    mut reasons: Vec<Reason>,
) -> (Rank, Card<'a>) {
    card::put_in_order(outlook, &mut reasons);
    let rank = card::rank(outlook, contact, last, &reasons);
    (rank, Card::new(rank, Reasons::Made(reasons)))
}

/// What stands above the queue: planned meetings and timed calls of today, by hour.
fn now(outlook: &Outlook) -> Vec<NowItem> {
    let meetings = outlook
        .book
        .meetings
        .iter()
        .filter(|row| row.day == outlook.today && row.state == MeetingState::Planned)
        .map(|row| NowItem {
            minute: row.minute,
            what: NowWhat::Meeting(row.id),
            with: row.with.iter().copied().filter(|id| !is_out_of_reach(outlook, *id)).collect(),
            lines: Vec::new(),
        })
        .filter(|item| !item.with.is_empty());
    let calls = outlook
        .book
        .next_steps
        .iter()
        .filter(|row| row.due == Some(outlook.today) && row.minute.is_some() && row.done_on.is_none())
        .filter(|row| {
            !row.contact.is_some_and(|id| is_out_of_reach(outlook, id) || is_done(outlook, row, id))
        })
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

fn is_done(outlook: &Outlook, step: &Row<NextStep>, with: Id<Contact>) -> bool {
    Tie::new(outlook.book, with).is_some_and(|tie| obligations::is_done(&tie, step, outlook.today))
}

fn move_to_now(now: &mut [NowItem], contact: Id<Contact>, reasons: &[Reason]) {
    if let Some(item) = now.iter_mut().find(|item| item.with.contains(&contact)) {
        let what = item.what;
        let is_itself = |reason: &Reason| matches!((&reason.because, what), (Because::NextStep(step), NowWhat::Call(call)) if *step == call);
        item.lines.extend(reasons.iter().filter(|reason| !is_itself(reason)).cloned());
    }
}

/// A reason about nobody in particular.
fn about_nobody(outlook: &Outlook, kind: ReasonKind, because: Because) -> Reason {
    let today = outlook.today;
    Reason {
        kind,
        contact: None,
        opened_by: None,
        opened_on: today,
        due: today,
        late_from: None,
        because,
        evidence: Vec::new(),
    }
}

/// What is about nobody in particular: next steps, and what Kith offers by itself (a habit, the deck, the
/// aim, what is from earlier).
fn general(outlook: &Outlook, standings: &Standings, walk: Option<&Walk>) -> Vec<Reason> {
    let steps = obligations::general_next_steps(outlook);
    let mut reasons: Vec<Reason> =
        steps.into_iter().filter(|reason| reason.shows_from() <= outlook.today).collect();
    let general = |kind, because| about_nobody(outlook, kind, because);
    reasons.extend(habits::habit(outlook, standings, walk));
    if let Some(count) = deck::offer(standings.deck(), &outlook.calendar, outlook.today) {
        reasons.push(general(ReasonKind::SortTen, Because::SortTen(count)));
    }
    if asks_for_aim(outlook) {
        reasons.push(general(ReasonKind::YourAim, Because::YourAim));
    }
    let earlier = from_earlier(outlook, standings);
    if let Some(newest) = earlier.iter().map(|(_, record)| *record).max() {
        let people = earlier.into_iter().map(|(id, _)| id).collect();
        let reason = general(ReasonKind::FromEarlier, Because::FromEarlier(people));
        reasons.push(Reason { opened_by: Some(newest), ..reason });
    }
    reasons.retain(|reason| !decisions::hides(outlook, reason));
    reasons
}

/// R104: one a day, until five people have had one since the first sorting.
fn hello_of_the_day(outlook: &Outlook, standings: &Standings) -> Option<Reason> {
    let had: Vec<Day> = standings.hellos_had().take(defaults::FIRST_HELLOS).collect();
    if had.len() >= defaults::FIRST_HELLOS || had.contains(&outlook.today) {
        return None;
    }
    let first = standings.hellos().next()?;
    let sorted_on = outlook.book.get(first.contact).and_then(|row| row.sorted_on);
    let due = sorted_on.max(had.into_iter().max().map(|day| outlook.bd(day, 1)));
    let reason = hello::hello(outlook.today, first);
    Some(Reason { due: due.unwrap_or(outlook.today).min(outlook.today), ..reason })
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

/// Old news, all together, once: what was let go, and all that was recorded before it, is gone. With whom,
/// and the newest record of it.
fn from_earlier(outlook: &Outlook, standings: &Standings) -> Vec<(Id<Contact>, u64)> {
    let let_go = outlook
        .book
        .decisions
        .iter()
        .filter(|row| row.about == Some(ReasonKind::FromEarlier) && row.verdict == Verdict::LetGo)
        .filter_map(|row| row.opened_by)
        .max();
    let news = standings.from_earlier().filter(|(_, newest)| Some(*newest) > let_go);
    let with_news = news.filter_map(|(slot, newest)| Some((outlook.book.contacts.at(slot)?.id, newest)));
    with_news.collect()
}

/// R116: on the working day before days away, what would come due in them if nobody were away. What already
/// stands here today is left out.
fn leaving(outlook: &Outlook, standings: &Standings) -> Option<Leaving> {
    let away = outlook.leaves_next()?;
    let at_home = outlook.without_rest(away.id);
    // Days away move a due day by their length at most; the next working day may lie somewhat later.
    let moved = away.until.plus(1)..=away.until.plus(away.until.since(away.from) + LATEST_WORKING_DAY);
    let may_have = |row: &&Standing| row.reasons.iter().any(|reason| moved.contains(&reason.due));
    let mut would_come_due: Vec<Reason> = Vec::new();
    for standing in standings.iter().filter(may_have) {
        let tie = standing.reasons.first().and_then(|reason| Tie::new(outlook.book, reason.contact?));
        // What has a day of its own keeps it.
        let keeps = |reason: &Reason| standing.reasons.iter().any(|real| same_day(real, reason));
        let meanwhile = |reason: &Reason| (away.from..=away.until).contains(&reason.due);
        let reasons = tie.iter().flat_map(|tie| standing::reasons(&at_home, tie));
        would_come_due
            .extend(reasons.filter(|it| meanwhile(it) && it.shows_from() > outlook.today && !keeps(it)));
    }
    order::sort_by_key(&mut would_come_due, |reason| (reason.due, reason.kind, reason.contact));
    Some(Leaving { away: away.id, would_come_due }).filter(|leaving| !is_seen(outlook, leaving.away))
}

fn same_day(one: &Reason, other: &Reason) -> bool {
    (one.kind, one.opened_by, one.due) == (other.kind, other.opened_by, other.due)
}

/// Whether the card about these days away was answered with "seen".
fn is_seen(outlook: &Outlook, away: Id<Away>) -> bool {
    outlook.book.naming::<Decision>(away.number()).any(|row| row.verdict == Verdict::Skip)
}

/// What is shown and what lies in the fold, both in order: first the day's limits, (number - done today) of a
/// kind, then the places of the families. What has waited seven working days lies in the fold, too.
#[inline(never)] // As `Rules` has it: here it is the cards that are many.
fn share_out<'a>(
    outlook: &Outlook,
    mut left: Limits,
    mut cards: Vec<Card<'a>>,
) -> (Vec<Card<'a>>, Vec<Card<'a>>) {
    let mut waiting = [0; 4];
    let mut is_within = |card: &Card| {
        let is_within = (!card.asks_whether || card.is_long_owed) && left.take(outlook, card);
        waiting[card.family() as usize] += usize::from(is_within);
        is_within
    };
    let within: Vec<bool> = cards.iter().map(&mut is_within).collect();
    let mut free = places_given(outlook, waiting);
    let mut within = within.into_iter();
    let is_shown = |card: &mut Card| {
        let places = &mut free[card.family() as usize];
        let shows = within.next() == Some(true) && *places > 0;
        *places -= usize::from(shows);
        shows
    };
    let shown = cards.extract_if(.., is_shown).collect();
    (shown, cards)
}

/// How many of each limited kind the day still has room for.
struct Limits {
    first_letters: u16,
    cadences: u16,
    dates: u16,
    reconnects: u16,
    updates: u16,
    landings: u16,
    ready: u16,
    long_owed: u16,
    habits: u16,
}

impl Limits {
    fn new(outlook: &Outlook, standings: &Standings, walk: Option<&Walk>) -> Limits {
        let done_today: Vec<&Reason> = standings.touched_today().flat_map(|row| &row.done_today).collect();
        let count =
            |which: &dyn Fn(&Reason) -> bool| done_today.iter().filter(|done| which(done)).count() as u16;
        let done = |kind| count(&|done| done.kind == kind);
        Limits {
            first_letters: first_letters(outlook, standings),
            cadences: defaults::CADENCE_CARDS.saturating_sub(done(ReasonKind::Cadence)),
            dates: defaults::DATE_CARDS.saturating_sub(done(ReasonKind::Date)),
            reconnects: 1_u16.saturating_sub(done(ReasonKind::Reconnect)),
            updates: updates(outlook, standings, done(ReasonKind::Update)),
            landings: walk.map_or(0, |walk| left_of_the_walk(outlook, standings, walk)),
            ready: defaults::READY_A_WEEK.saturating_sub(asks::asked_this_week(outlook, standings.tally())),
            long_owed: 1_u16.saturating_sub(count(&is_long_owed)),
            habits: 1,
        }
    }

    /// Takes a place of the card's kind, if one is left.
    fn take(&mut self, outlook: &Outlook, card: &Card) -> bool {
        let left = match card.kind {
            ReasonKind::Thanks if card.is_long_owed => {
                if !is_first_working_day_of_week(outlook) {
                    return false;
                }
                &mut self.long_owed
            }
            ReasonKind::Starter => &mut self.first_letters,
            ReasonKind::Cadence => &mut self.cadences,
            ReasonKind::Date => &mut self.dates,
            ReasonKind::Reconnect => &mut self.reconnects,
            ReasonKind::Update => &mut self.updates,
            ReasonKind::LandingWalk => &mut self.landings,
            ReasonKind::Habit => &mut self.habits,
            ReasonKind::ReadyToAsk => &mut self.ready,
            _ => return true,
        };
        let takes = *left > 0;
        *left = left.saturating_sub(1);
        takes
    }
}

/// New first letters: what is left of the commitment, else two a day. R26: with three thanks open today's
/// first units are those.
fn first_letters(outlook: &Outlook, standings: &Standings) -> u16 {
    let Some(left) = commitment::left_today(outlook) else {
        let letters = standings.touched_today().filter(|row| row.first_letter_today).count() as u16;
        return defaults::FIRST_LETTERS.saturating_sub(letters);
    };
    let thanks = u16::try_from(standings.owed_thanks()).unwrap_or(u16::MAX);
    if thanks < defaults::THANKS_COME_FIRST { left } else { left.saturating_sub(thanks) }
}

/// R23: one a day, three a week; a week counts what was done.
fn updates(outlook: &Outlook, standings: &Standings, done_today: u16) -> u16 {
    let (a_week, a_day) = defaults::UPDATES;
    let this_week = standings.tally().updated.since(outlook.today.monday());
    let left = a_week.saturating_sub(this_week) as u16;
    left.min((a_day as u16).saturating_sub(done_today))
}

/// R56: five a day, those done today counted.
fn left_of_the_walk(outlook: &Outlook, standings: &Standings, walk: &Walk) -> u16 {
    let touched = walk.people.iter().filter(|walker| is_touched_today(outlook, standings, walker.contact));
    let done = touched.filter(|walker| walk.walked(outlook, walker) == Walked::Done(outlook.today)).count();
    defaults::LANDING_A_DAY.saturating_sub(done) as u16
}

fn is_long_owed(reason: &Reason) -> bool {
    matches!(reason.because, Because::Thanks { long_owed: true, .. })
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

/// R116: while away Today shows dates and what is pinned.
fn stays_while_away(card: &Card) -> bool {
    card.reasons.iter().any(|reason| matches!(reason.kind, ReasonKind::Date | ReasonKind::Pinned))
}
