//! Standings: for each contact, every reason to turn to them. The one cache of derived things: rebuilt for
//! the contacts that changes touch, for all when the day turns, and piece by piece after a change that is about
//! everybody; a law compares it with a computation from scratch.

use crate::asks;
use crate::book::record::Fields;
use crate::book::{
    Affiliation, Book, Contact, Intel, Interaction, Introduction, Kind, Organization, ReasonKind, SearchEvent,
};
use crate::card::{self, Rank};
use crate::changes::{Changes, Edit};
use crate::day::Day;
use crate::deck::{DeckMark, DeckTally};
use crate::defaults;
use crate::follow_up::hello::{self, HelloRank};
use crate::follow_up::{decisions, keep, silence, starters, their_life, value_note};
use crate::id::Id;
use crate::obligations;
use crate::outlook::Outlook;
use crate::reason::{Family, Reason, Rules};
use crate::tally::{Mark, Tally};
use crate::targets;
use crate::tie::Tie;
use std::collections::BTreeSet;
use std::ops::Range;

/// How one contact stands on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// The reasons that are shown or will be, decisions applied: first those of today's card, the highest
    /// first.
    pub reasons: Vec<Reason>,
    /// How many of them are on today's card.
    pub on_card: usize,
    /// Where that card stands among the others; `None` if there is none.
    pub rank: Option<Rank>,
    /// The user reached or met them today.
    pub touched_today: bool,
    /// What was done for them today: the reasons that the day's touches closed.
    pub done_today: Vec<Reason>,
    /// The first word ever from the user went out today.
    pub first_letter_today: bool,
    /// Where they stand in the order of hellos.
    pub hello: Option<HelloRank>,
    /// The day of their hello since the first sorting of all.
    pub hello_on: Option<Day>,
    /// There is something from before it was written down: the number of the newest record of it.
    pub from_earlier: Option<u64>,
    /// When the two were last in touch, logged or as the user said.
    pub last: Option<Day>,
    /// The meetings of the last 28 days (R8).
    pub recent_meetings: Vec<Id<Interaction>>,
    /// Parked at a target: whether they are looked at again depends on which targets are active (R90).
    is_parked: bool,
    deck: DeckMark,
    mark: Mark,
}

impl Standing {
    /// What is on today's card, the highest first.
    pub fn card(&self) -> &[Reason] {
        &self.reasons[..self.on_card]
    }

    /// When they were told of the search that ended last (R56).
    pub fn told_before(&self) -> Option<Day> {
        self.mark.told_before()
    }

    /// Of strength 3 or more, and longer out of touch than was meant (R60).
    pub fn is_out_of_touch(&self) -> bool {
        self.mark.within_cadence == Some(false)
    }
}

/// How everybody stands on a day, by the contact's place in its table, with what Today asks of all of them
/// kept beside: it never has to look through a crowd.
#[derive(Clone, Debug, Default)]
pub struct Standings {
    day: Day,
    rows: Vec<Standing>,
    /// The places whose rows a change about everybody has not reached yet.
    behind: Behind,
    roll: Roll,
    /// The active targets with which those who are parked were computed.
    active: BTreeSet<Id<Organization>>,
    deck: DeckTally,
    tally: Tally,
}

impl Standings {
    /// Everybody, computed from scratch.
    pub fn new(book: &Book, today: Day) -> Standings {
        let mut standings = Standings { day: today, ..Standings::default() };
        let outlook = Outlook::new(book, today);
        standings.compute(&outlook, (0..book.contacts.slots()).collect());
        standings.look_at_the_parked(&outlook);
        standings
    }

    /// The day they were computed for.
    pub fn day(&self) -> Day {
        self.day
    }

    /// Everybody's standing, by place.
    pub fn iter(&self) -> impl Iterator<Item = &Standing> {
        self.rows.iter()
    }

    /// Whoever has a card today, each with their place, in the order of cards.
    pub fn cards(&self) -> impl ExactSizeIterator<Item = (Rank, u32, &Standing)> {
        self.roll.cards.iter().map(|(rank, slot)| (*rank, *slot, &self.rows[*slot as usize]))
    }

    /// Whoever's card of today is about a new job (R113).
    pub fn new_jobs(&self) -> impl Iterator<Item = (u32, &Standing)> {
        self.roll.new_jobs.iter().map(|slot| (*slot, &self.rows[*slot as usize]))
    }

    /// Whom the user reached or met today.
    pub fn touched_today(&self) -> impl Iterator<Item = &Standing> {
        self.roll.touched_today.iter().map(|slot| &self.rows[*slot as usize])
    }

    /// Whom the user met in the last 28 days.
    pub fn met_lately(&self) -> impl Iterator<Item = &Standing> {
        self.roll.met_lately.iter().map(|slot| &self.rows[*slot as usize])
    }

    /// Those whom a hello waits for, in the order of hellos (R104).
    pub fn hellos(&self) -> impl Iterator<Item = HelloRank> {
        self.roll.hellos.iter().copied()
    }

    /// The days on which somebody had their hello since the first sorting, one for each of them (R104).
    pub fn hellos_had(&self) -> impl Iterator<Item = Day> {
        self.roll.had_hello.iter().filter_map(|slot| self.rows[*slot as usize].hello_on)
    }

    /// Those with something from before it was written down, by place: where, and the newest record of it.
    pub fn from_earlier(&self) -> impl Iterator<Item = (u32, u64)> {
        let newest = |slot: &u32| Some((*slot, self.rows[*slot as usize].from_earlier?));
        self.roll.earlier.iter().filter_map(newest)
    }

    /// Those of strength 3 or more who are longer out of touch than was meant, each with their place (R60).
    pub fn out_of_touch(&self) -> impl Iterator<Item = (u32, &Standing)> {
        self.roll.out_of_touch.iter().map(|slot| (*slot, &self.rows[*slot as usize]))
    }

    /// How many people are owed thanks.
    pub fn owed_thanks(&self) -> usize {
        self.roll.thanks.len()
    }

    /// What of everybody counts for the offer of the deck.
    pub fn deck(&self) -> &DeckTally {
        &self.deck
    }

    /// What of everybody counts for limits and suggestions.
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// How one contact stands.
    pub fn of(&self, book: &Book, contact: Id<Contact>) -> Option<&Standing> {
        self.rows.get(book.contacts.slot(contact)? as usize)
    }

    /// Brings the rows of touched contacts up to date; all if the day turned. Where everybody was touched the
    /// others follow with [`settle`](Self::settle).
    pub fn refresh(&mut self, book: &Book, today: Day, touched: &Touched) {
        if self.day != today {
            *self = Standings::new(book, today);
            return;
        }
        let outlook = Outlook::new(book, today);
        self.compute(&outlook, touched.places(book).collect());
        self.look_at_the_parked(&outlook);
        if touched.everybody {
            self.behind = Behind::of_all(self.rows.len());
        }
    }

    /// Brings the rows up to date that a change about everybody has not reached yet, for as long as it may go on;
    /// says whether none is left.
    pub fn settle(&mut self, book: &Book, may_go_on: &mut MayGoOn) -> bool {
        if self.behind.is_empty() {
            return true;
        }
        let outlook = Outlook::new(book, self.day);
        while !self.behind.is_empty() && may_go_on() {
            let slots = self.behind.take_a_few();
            self.compute(&outlook, slots.collect());
        }
        self.look_at_the_parked(&outlook);
        self.behind.is_empty()
    }

    fn compute(&mut self, outlook: &Outlook, slots: Vec<u32>) {
        self.rows.resize_with(outlook.book.contacts.slots() as usize, Standing::default);
        let first_sorting = self.deck.first_sorting();
        slots.iter().for_each(|slot| self.count_for_the_deck(outlook, *slot));
        // The first sorting of all decides whose turn to hello has come; it changes once or twice in a life.
        let is_as_before = self.deck.first_sorting() == first_sorting;
        let slots = if is_as_before { slots } else { (0..self.rows.len() as u32).collect() };
        for slot in slots {
            self.put(slot, standing_at(outlook, slot, self.deck.first_sorting()));
        }
    }

    fn count_for_the_deck(&mut self, outlook: &Outlook, slot: u32) {
        let contact = outlook.book.contacts.at(slot).filter(|row| row.trashed.is_none());
        let mark = contact.map(DeckMark::of).unwrap_or_default();
        if let Some(row) = self.rows.get_mut(slot as usize) {
            self.deck.remove(row.deck);
            self.deck.add(mark);
            row.deck = mark;
        }
    }

    /// R90: where another target has become active, who is parked is computed anew.
    fn look_at_the_parked(&mut self, outlook: &Outlook) {
        if !self.roll.parked.is_empty() && self.active != *outlook.active_targets() {
            self.active = outlook.active_targets().clone();
            self.compute(outlook, self.roll.parked.iter().copied().collect());
        }
    }

    /// Puts a row in its place.
    #[inline(never)] // As `Rules` has it.
    fn put(&mut self, slot: u32, new: Standing) {
        if let Some(row) = self.rows.get_mut(slot as usize) {
            self.tally.remove(row.mark);
            self.tally.add(new.mark);
            self.roll.strike(slot, row);
            self.roll.enter(slot, &new);
            *row = Standing { deck: row.deck, ..new };
        }
    }
}

/// Where those stand whom Today has to look at, so that it need not look through everybody.
#[derive(Clone, Debug, Default)]
struct Roll {
    cards: BTreeSet<(Rank, u32)>,
    hellos: BTreeSet<HelloRank>,
    touched_today: BTreeSet<u32>,
    met_lately: BTreeSet<u32>,
    had_hello: BTreeSet<u32>,
    earlier: BTreeSet<u32>,
    thanks: BTreeSet<u32>,
    parked: BTreeSet<u32>,
    out_of_touch: BTreeSet<u32>,
    new_jobs: BTreeSet<u32>,
}

impl Roll {
    #[inline(never)] // As `Rules` has it.
    fn enter(&mut self, slot: u32, row: &Standing) {
        self.cards.extend(row.rank.map(|rank| (rank, slot)));
        self.hellos.extend(row.hello);
        for (places, holds) in self.places(row) {
            if holds {
                places.insert(slot);
            }
        }
    }

    #[inline(never)] // As `Rules` has it.
    fn strike(&mut self, slot: u32, row: &Standing) {
        row.rank.into_iter().for_each(|rank| _ = self.cards.remove(&(rank, slot)));
        row.hello.into_iter().for_each(|rank| _ = self.hellos.remove(&rank));
        for (places, held) in self.places(row) {
            if held {
                places.remove(&slot);
            }
        }
    }

    fn places(&mut self, row: &Standing) -> [(&mut BTreeSet<u32>, bool); 8] {
        let owes_thanks = row.reasons.iter().any(|reason| reason.kind == ReasonKind::Thanks);
        [
            (&mut self.touched_today, row.touched_today),
            (&mut self.met_lately, !row.recent_meetings.is_empty()),
            (&mut self.earlier, row.from_earlier.is_some()),
            (&mut self.thanks, owes_thanks),
            (&mut self.parked, row.is_parked),
            (&mut self.had_hello, row.hello_on.is_some()),
            (&mut self.out_of_touch, row.is_out_of_touch()),
            (&mut self.new_jobs, row.rank.is_some_and(|rank| rank.kind() == ReasonKind::JobChange)),
        ]
    }
}

fn tie_at<'a>(outlook: &Outlook<'a>, slot: u32) -> Option<Tie<'a>> {
    let contact = outlook.book.contacts.at(slot).filter(|row| row.trashed.is_none())?;
    Some(Tie::with(outlook.book, contact))
}

fn standing_at(outlook: &Outlook, slot: u32, first_sorting: Option<Day>) -> Standing {
    let Some(tie) = tie_at(outlook, slot) else { return Standing::default() };
    let since = first_sorting.filter(|_| !tie.contact.is_out_of_reach());
    Standing { hello_on: since.and_then(|day| hello::had_one(&tie, day)), ..standing(outlook, &tie) }
}

/// How one person stands. R115: nothing is ever due to the dead, nor to those who are to be left alone.
#[inline(never)] // As `Rules` has it.
pub fn standing(outlook: &Outlook, tie: &Tie) -> Standing {
    if tie.contact.is_out_of_reach() {
        return Standing::default();
    }
    let touched_today = tie.is_touched_on(outlook.today);
    let reasons = reasons(outlook, tie);
    let done_today = if touched_today { done_today(outlook, tie, &reasons) } else { Vec::new() };
    let (mut reasons, later) = parted(outlook, touched_today, reasons);
    card::put_in_order(outlook, &mut reasons);
    let (on_card, last) = (reasons.len(), tie.last());
    Standing {
        rank: (on_card > 0).then(|| card::rank(outlook, Some(tie.contact), last, &reasons)),
        on_card,
        touched_today,
        done_today,
        first_letter_today: touched_today && tie.before(outlook.today).last_out().is_none(),
        hello: hello::rank(outlook, tie)
            .filter(|rank| !decisions::hides(outlook, &hello::hello(outlook.today, *rank))),
        hello_on: None,
        from_earlier: obligations::from_earlier(outlook, tie),
        last,
        recent_meetings: recent_meetings(outlook, tie),
        reasons: reasons.into_iter().chain(later).collect(),
        is_parked: silence::may_be_looked_at_again(outlook, tie),
        deck: DeckMark::default(),
        mark: Mark::of(outlook, tie),
    }
}

/// Within the last four weeks.
fn is_recent(outlook: &Outlook, day: Day) -> bool {
    (0..defaults::W28).contains(&outlook.today.since(day))
}

fn recent_meetings(outlook: &Outlook, tie: &Tie) -> Vec<Id<Interaction>> {
    let recent = tie.touches.iter().filter(|touch| touch.row.is_meeting() && is_recent(outlook, touch.day));
    recent.map(|touch| touch.row.id).collect()
}

/// What is shown from today or earlier, and what is not yet. Waiting, Keep and New of anybody touched today
/// wait until tomorrow.
fn parted(outlook: &Outlook, touched_today: bool, reasons: Vec<Reason>) -> (Vec<Reason>, Vec<Reason>) {
    let waits = |reason: &Reason| touched_today && reason.kind.family() != Family::Owed;
    reasons.into_iter().partition(|reason| reason.shows_from() <= outlook.today && !waits(reason))
}

/// What speaks for turning to somebody beside what is owed.
pub(crate) const FAMILIES: [Rules; 11] = [
    Rules::of(&[Kind::Interaction], |outlook, tie, reasons| {
        reasons.extend(silence::next_attempt(outlook, tie, reasons));
    }),
    Rules::of(&[Kind::Interaction], |outlook, tie, reasons| {
        reasons.extend(silence::second_look(outlook, tie));
    }),
    Rules::of_anybody(|outlook, tie, reasons| reasons.extend(keep::cadence_due(outlook, tie))),
    Rules::of_anybody(keep::dates),
    Rules::of(&[Kind::Decision], |outlook, tie, reasons| reasons.extend(keep::pinned(outlook, tie))),
    Rules::of_anybody(their_life::concerns),
    Rules::of(&[Kind::Affiliation], |outlook, tie, reasons| {
        reasons.extend(their_life::job_change(outlook, tie));
    }),
    Rules::of(&[Kind::Interaction], |outlook, tie, reasons| {
        reasons.extend(their_life::life_update(outlook, tie));
    }),
    Rules::of(&[Kind::Organization], |outlook, tie, reasons| {
        reasons.extend(starters::starter(outlook, tie));
    }),
    Rules::of(&[Kind::Problem], value_note::value_notes),
    Rules::of_anybody(|outlook, tie, reasons| {
        reasons.extend(asks::ready_to_ask(outlook, tie, reasons));
    }),
];

/// Every reason to turn to somebody, decisions and respect applied.
pub fn reasons(outlook: &Outlook, tie: &Tie) -> Vec<Reason> {
    let mut reasons = obligations::obligations(outlook, tie);
    FAMILIES.iter().for_each(|family| family.add(outlook, tie, &mut reasons));
    reasons.retain(|reason| is_welcome(outlook, tie, reason));
    reasons.retain(|reason| !decisions::hides(outlook, reason));
    reasons
}

/// R62, R55: what the person asked for is respected. Who is not to be contacted until a day is left alone
/// until then, but for an answer; who said no to staying in touch is thanked and answered, nothing else.
pub fn is_welcome(outlook: &Outlook, tie: &Tie, reason: &Reason) -> bool {
    let contact = tie.contact;
    let day = reason.shows_from().max(outlook.today);
    let left_alone = contact.do_not_contact_until.is_some_and(|until| day < until);
    if left_alone && reason.kind != ReasonKind::Reply && reason.kind != ReasonKind::NoteToFinish {
        return false;
    }
    let is_try = matches!(
        reason.kind,
        ReasonKind::NextAttempt
            | ReasonKind::TheirPromise
            | ReasonKind::IntroductionOpen
            | ReasonKind::Starter
            | ReasonKind::Reconnect
    );
    if is_try && silence::is_quiet(outlook, tie, day) {
        return false;
    }
    // R86: where the two do not fit, thanks stay due and nothing else is proposed.
    let is_proposal = is_try || reason.kind == ReasonKind::ReadyToAsk;
    if is_proposal && tie.no_fit().is_some() {
        return false;
    }
    contact.stay_ok != Some(false)
        || reason.kind.family() == Family::Owed
        || reason.kind == ReasonKind::Pinned
}

/// The reasons that were there this morning and that today's touches closed.
fn done_today(outlook: &Outlook, tie: &Tie, now: &[Reason]) -> Vec<Reason> {
    let shown = |reason: &Reason| reason.shows_from() <= outlook.today;
    let is_left = |done: &Reason| now.iter().any(|reason| reason.kind == done.kind && shown(reason));
    let mut done = reasons(outlook, &tie.before(outlook.today));
    done.retain(|reason| shown(reason) && !is_left(reason));
    done
}

/// Asked between a few people and the next: whether there is time for them now.
pub type MayGoOn<'a> = dyn FnMut() -> bool + 'a;

/// So many people are looked at before it is asked again: the time it takes differs much from one to another.
const A_FEW: u32 = 10;

/// The places that a change about everybody has not reached yet, in ascending order.
#[derive(Clone, Debug, Default)]
pub struct Behind(Range<u32>);

impl Behind {
    /// All of so many.
    pub fn of_all(count: usize) -> Behind {
        Behind(0..count as u32)
    }

    /// Takes the next few.
    pub fn take_a_few(&mut self) -> Range<u32> {
        let until = self.0.start.saturating_add(A_FEW).min(self.0.end);
        std::mem::replace(&mut self.0.start, until)..until
    }

    /// Whether none is left.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Whose standing changes may have altered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// These contacts: records of theirs.
    pub contacts: BTreeSet<Id<Contact>>,
    /// Perhaps everybody: something that rules read of all, such as the mode.
    pub everybody: bool,
}

impl Touched {
    /// Whom these changes touch in this book. Asked once before they are absorbed and once after, for what a
    /// record named before counts too.
    pub fn by(book: &Book, changes: &Changes) -> Touched {
        let mut direct = BTreeSet::new();
        changes.edits.iter().for_each(|edit| add_direct(book, edit, &mut direct));
        let mut contacts = direct.clone();
        direct.iter().for_each(|id| neighbours(book, *id, &mut contacts));
        if orders_targets(book, changes, &direct) {
            contacts.extend(targets::all_starters(book));
        }
        Touched { contacts, everybody: changes.edits.iter().any(|edit| is_about_all(edit.kind)) }
    }

    /// Both together.
    #[must_use]
    pub fn and(mut self, other: Touched) -> Touched {
        self.contacts.extend(other.contacts);
        Touched { everybody: self.everybody || other.everybody, ..self }
    }

    /// The places of the touched contacts, also of those who are gone.
    pub fn places(&self, book: &Book) -> impl Iterator<Item = u32> {
        self.contacts.iter().filter_map(|id| book.contacts.place(*id))
    }
}

fn is_about_all(kind: Kind) -> bool {
    matches!(kind, Kind::Me | Kind::Settings | Kind::Campaign | Kind::Commitment | Kind::Away)
}

/// Whether the order of the targets may change, which decides whose turn it is among all starters (R117):
/// a target itself, or somebody there.
fn orders_targets(book: &Book, changes: &Changes, direct: &BTreeSet<Id<Contact>>) -> bool {
    let touches = |kind: Kind| changes.edits.iter().any(|edit| edit.kind == kind);
    let is_target = |row: &crate::book::Row<Affiliation>| {
        row.organization.and_then(|id| book.get(id)).is_some_and(|organization| organization.target)
    };
    let at_target = |id: &Id<Contact>| book.naming::<Affiliation>(id.number()).any(is_target);
    touches(Kind::Organization)
        || ((touches(Kind::Contact) || touches(Kind::Affiliation)) && direct.iter().any(at_target))
}

/// Whom an edit is about: whom its record is, names, or, for a target counts for everybody there, employs.
fn add_direct(book: &Book, edit: &Edit, contacts: &mut BTreeSet<Id<Contact>>) {
    match edit.kind {
        Kind::Contact => _ = contacts.insert(Id::from_number(edit.id)),
        Kind::Organization => contacts.extend(book.naming::<Affiliation>(edit.id).map(|row| row.contact)),
        Kind::Intel => contacts.extend(took_part(book, Id::from_number(edit.id))),
        _ => {}
    }
    let mut add = |id: u64| add_if_contact(book, id, contacts);
    if let Some(row) = book.table(edit.kind).row(edit.id) {
        row.record().names(&mut add);
    }
    // What came of a search through an introduction is news for its introducer (R23).
    let event = (edit.kind == Kind::SearchEvent).then(|| book.get(Id::<SearchEvent>::from_number(edit.id)));
    if let Some(introduction) = event.flatten().and_then(|event| book.get(event.introduction?)) {
        introduction.record.names(&mut add);
    }
}

/// What records name may be anything; people alone count here.
fn add_if_contact(book: &Book, number: u64, contacts: &mut BTreeSet<Id<Contact>>) {
    let id = Id::from_number(number);
    if book.contacts.slot(id).is_some() {
        contacts.insert(id);
    }
}

/// Those of the talk that something was learned in: it is an open line of theirs (R40).
fn took_part(book: &Book, intel: Id<Intel>) -> Vec<Id<Contact>> {
    let talk = book.intel.get_any(intel).and_then(|row| row.from).and_then(|id| book.get(id));
    talk.map(|row| row.with.iter().map(|with| with.contact).collect()).unwrap_or_default()
}

/// Those whose reasons read this person's records too: the others of their introductions, who is said to know
/// them and whom they know (a bridge to their target, R110), the starters of their targets and of the places
/// they are at, and, for hellos, their colleagues.
fn neighbours(book: &Book, id: Id<Contact>, contacts: &mut BTreeSet<Id<Contact>>) {
    for row in book.naming::<Introduction>(id.number()) {
        contacts.extend(row.parties());
    }
    contacts.extend(book.naming::<Contact>(id.number()).map(|row| row.id));
    if let Some(row) = book.get(id) {
        row.record.names(&mut |named| add_if_contact(book, named, contacts));
    }
    for row in book.naming::<Organization>(id.number()) {
        contacts.extend(row.starters.iter().map(|starter| starter.contact));
    }
    for row in book.naming::<Affiliation>(id.number()) {
        let Some(organization) = row.organization else { continue };
        contacts.extend(
            book.get(organization)
                .into_iter()
                .flat_map(|row| row.starters.iter().map(|starter| starter.contact)),
        );
        let colleagues = book.naming::<Affiliation>(organization.number()).map(|row| row.contact);
        let sorted = |id: &Id<Contact>| book.get(*id).is_some_and(|row| row.sorted_on.is_some());
        contacts.extend(colleagues.filter(sorted));
    }
}
