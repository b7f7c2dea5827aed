//! Standings: for each contact, every reason to turn to them. The one cache of derived things: rebuilt for
//! the contacts that changes touch, and for all when the day turns; a law compares it with a computation
//! from scratch.

use crate::book::{Affiliation, Book, Contact, Introduction, Kind, Organization, ReasonKind};
use crate::changes::{Changes, Edit};
use crate::day::Day;
use crate::follow_up::hello::{self, HelloRank};
use crate::follow_up::{decisions, keep, silence, starters};
use crate::id::Id;
use crate::obligations;
use crate::outlook::Outlook;
use crate::reason::{Family, Reason};
use crate::tie::Tie;
use std::collections::BTreeSet;

/// How one contact stands on a day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// The reasons that are shown or will be, decisions applied.
    pub reasons: Vec<Reason>,
    /// The user reached or met them today.
    pub touched_today: bool,
    /// What was done for them today: the kinds of reasons that the day's touches closed.
    pub done_today: Vec<ReasonKind>,
    /// The first word ever from the user went out today.
    pub first_letter_today: bool,
    /// Where they stand in the order of hellos.
    pub hello: Option<HelloRank>,
    /// The day of their hello since the first sorting of all.
    pub hello_on: Option<Day>,
    /// There is something from before it was written down: the number of the newest record of a touch.
    pub from_earlier: Option<u64>,
    /// When the two were last in touch, logged or as the user said.
    pub last: Option<Day>,
}

/// How everybody stands on a day, by the contact's place in its table.
#[derive(Clone, Debug, Default)]
pub struct Standings {
    day: Day,
    first_sorting: Option<Day>,
    rows: Vec<Standing>,
}

impl Standings {
    /// Everybody, computed from scratch.
    pub fn new(book: &Book, today: Day) -> Standings {
        let outlook = Outlook::new(book, today);
        let first_sorting = hello::first_sorting(book);
        let row = |slot| standing_at(&outlook, first_sorting, slot);
        Standings { day: today, first_sorting, rows: (0..book.contacts.slots()).map(row).collect() }
    }

    /// The day they were computed for.
    pub fn day(&self) -> Day {
        self.day
    }

    /// Everybody's standing, by place.
    pub fn iter(&self) -> impl Iterator<Item = &Standing> {
        self.rows.iter()
    }

    /// How one contact stands.
    pub fn of(&self, book: &Book, contact: Id<Contact>) -> Option<&Standing> {
        self.rows.get(book.contacts.slot(contact)? as usize)
    }

    /// Brings the rows of these contacts up to date; everybody's if `touched` is `All` or the day turned.
    pub fn refresh(&mut self, book: &Book, today: Day, touched: &Touched) {
        let first_sorting = hello::first_sorting(book);
        let same = self.day == today && self.first_sorting == first_sorting;
        let touched = match touched {
            Touched::Some(contacts) if same => contacts,
            _ => {
                *self = Standings::new(book, today);
                return;
            }
        };
        let outlook = Outlook::new(book, today);
        self.rows.resize_with(book.contacts.slots() as usize, Standing::default);
        for id in touched {
            if let Some(slot) = book.contacts.slot(*id)
                && let Some(row) = self.rows.get_mut(slot as usize)
            {
                *row = standing_at(&outlook, first_sorting, slot);
            }
        }
    }
}

fn standing_at(outlook: &Outlook, first_sorting: Option<Day>, slot: u32) -> Standing {
    let Some(row) = outlook.book.contacts.at(slot) else { return Standing::default() };
    Tie::new(outlook.book, row.id).map(|tie| standing(outlook, &tie, first_sorting)).unwrap_or_default()
}

/// How one person stands. R115: nothing is ever due to the dead, nor to those who are to be left alone.
pub fn standing(outlook: &Outlook, tie: &Tie, first_sorting: Option<Day>) -> Standing {
    if tie.contact.is_out_of_reach() {
        return Standing::default();
    }
    let touched_today = tie.is_touched_on(outlook.today);
    let reasons = reasons(outlook, tie);
    let done_today = if touched_today { done_today(outlook, tie, &reasons) } else { Vec::new() };
    Standing {
        touched_today,
        done_today,
        first_letter_today: touched_today && tie.before(outlook.today).last_out().is_none(),
        hello: hello::rank(outlook, tie),
        hello_on: first_sorting.and_then(|day| hello::had_one(tie, day)),
        from_earlier: obligations::old_triggers(outlook, tie).then(|| tie.newest_record()).flatten(),
        last: tie.last(),
        reasons,
    }
}

/// Every reason to turn to somebody, decisions and respect applied.
fn reasons(outlook: &Outlook, tie: &Tie) -> Vec<Reason> {
    let mut reasons = obligations::obligations(outlook, tie);
    let attempt = silence::next_attempt(outlook, tie, &reasons);
    reasons.extend(attempt);
    reasons.extend(silence::second_look(outlook, tie));
    keep::keep(outlook, tie, &mut reasons);
    reasons.extend(starters::starter(outlook, tie));
    reasons.retain(|reason| is_welcome(outlook, tie, reason));
    reasons.retain(|reason| !decisions::hides(outlook.book, &outlook.calendar, reason, outlook.today));
    reasons
}

/// R62, R55: what the person asked for is respected. Who is not to be contacted until a day is left alone
/// until then, but for an answer; who said no to staying in touch is thanked and answered, nothing else.
fn is_welcome(outlook: &Outlook, tie: &Tie, reason: &Reason) -> bool {
    let contact = tie.contact;
    let left_alone = contact.do_not_contact_until.is_some_and(|until| outlook.today < until);
    if left_alone && reason.kind != ReasonKind::Reply && reason.kind != ReasonKind::NoteToFinish {
        return false;
    }
    let is_try = matches!(reason.kind, ReasonKind::NextAttempt | ReasonKind::Starter | ReasonKind::Reconnect);
    if is_try && silence::is_quiet(outlook, tie) {
        return false;
    }
    contact.stay_ok != Some(false)
        || reason.kind.family() == Family::Owed
        || reason.kind == ReasonKind::Pinned
}

/// The kinds that were there this morning and that today's touches closed.
fn done_today(outlook: &Outlook, tie: &Tie, now: &[Reason]) -> Vec<ReasonKind> {
    let shown = |reason: &&Reason| reason.shows_from() <= outlook.today;
    let this_morning = reasons(outlook, &tie.before(outlook.today));
    this_morning
        .iter()
        .filter(shown)
        .map(|reason| reason.kind)
        .filter(|kind| !now.iter().filter(shown).any(|reason| reason.kind == *kind))
        .collect()
}

/// Whose standing changes may have altered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// These contacts.
    Some(BTreeSet<Id<Contact>>),
    /// Perhaps everybody.
    All,
}

impl Touched {
    /// Whom these changes touch in this book. Asked once before they are absorbed and once after, for what a
    /// record named before counts too.
    pub fn by(book: &Book, changes: &Changes) -> Touched {
        let mut direct = BTreeSet::new();
        for edit in &changes.edits {
            if is_about_all(edit.kind) {
                return Touched::All;
            }
            add_direct(book, edit, &mut direct);
        }
        let mut contacts = direct.clone();
        direct.iter().for_each(|id| neighbours(book, *id, &mut contacts));
        Touched::Some(contacts)
    }

    /// Both together.
    #[must_use]
    pub fn and(self, other: Touched) -> Touched {
        match (self, other) {
            (Touched::Some(mut mine), Touched::Some(theirs)) => {
                mine.extend(theirs);
                Touched::Some(mine)
            }
            _ => Touched::All,
        }
    }
}

fn is_about_all(kind: Kind) -> bool {
    matches!(kind, Kind::Me | Kind::Settings | Kind::Campaign | Kind::Commitment | Kind::Away)
}

/// Whom an edit is about: whom its record is, names, or, for a target counts for everybody there, employs.
fn add_direct(book: &Book, edit: &Edit, contacts: &mut BTreeSet<Id<Contact>>) {
    match edit.kind {
        Kind::Contact => _ = contacts.insert(Id::from_number(edit.id)),
        Kind::Organization => contacts.extend(book.naming::<Affiliation>(edit.id).map(|row| row.contact)),
        _ => {}
    }
    if let Some(row) = book.table(edit.kind).row(edit.id) {
        row.record().names(&mut |id| {
            if book.contacts.slot(Id::from_number(id)).is_some() {
                contacts.insert(Id::from_number(id));
            }
        });
    }
}

/// Those whose reasons read this person's touches too: the others of their introductions, the starters of
/// their targets, and, for hellos, their colleagues.
fn neighbours(book: &Book, id: Id<Contact>, contacts: &mut BTreeSet<Id<Contact>>) {
    for row in book.naming::<Introduction>(id.number()) {
        contacts
            .extend([row.introducer, row.who, row.to].into_iter().filter_map(crate::book::Party::contact));
    }
    for row in book.naming::<Organization>(id.number()) {
        contacts.extend(row.starters.iter().copied());
    }
    for row in book.naming::<Affiliation>(id.number()) {
        let Some(organization) = row.organization else { continue };
        let colleagues = book.naming::<Affiliation>(organization.number()).map(|row| row.contact);
        let sorted = |id: &Id<Contact>| book.get(*id).is_some_and(|row| row.sorted_on.is_some());
        contacts.extend(colleagues.filter(sorted));
    }
}
