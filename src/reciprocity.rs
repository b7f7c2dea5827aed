//! Reciprocity: a two-way street. What each side gave the other (R84), whom to acknowledge (R85), and the
//! guard that keeps a giver from going under (R111). In words for one person, in figures only overall.

use crate::book::{
    Ask, AskKind, AskState, Book, Contact, Favor, FavorKind, Interaction, Introduction, Kind, Party, Purpose,
    ReasonKind, Row, Side, Verdict,
};
use crate::commitment;
use crate::day::Day;
use crate::defaults;
use crate::follow_up::decisions;
use crate::id::Id;
use crate::order;
use crate::outlook::Outlook;
use crate::tie::{Order, Tie};
use std::collections::BTreeMap;

/// Something that one side did for the other; what was only offered is none.
#[derive(Clone, Debug, PartialEq)]
pub struct Kindness {
    /// The other one.
    pub contact: Id<Contact>,
    /// Who gave.
    pub by: Side,
    /// What kind.
    pub kind: FavorKind,
    /// 1 = five minutes or less, 2, 3; an introduction is 3.
    pub size: u8,
    /// The day.
    pub day: Day,
    /// The interaction it came up in.
    pub from: Option<Id<Interaction>>,
    /// The record that shows it.
    pub record: (Kind, u64),
}

impl Kindness {
    /// Where it stands among what happened between the two.
    pub fn order(&self, tie: &Tie) -> Order {
        // An introduction may be made long after the talk in which it came up.
        let from = self.from.filter(|id| tie.touches.iter().any(|it| it.row.id == *id && it.day == self.day));
        tie.order_of(from, self.day, self.record.1)
    }

    /// Whether something that stands at this day and record came later.
    fn is_before(&self, day: Day, record: u64) -> bool {
        self.day < day || (self.day == day && self.from.map_or(self.record.1, Id::number) < record)
    }
}

/// What was exchanged with one person, oldest first.
pub fn exchanged(book: &Book, contact: Id<Contact>) -> Vec<Kindness> {
    let number = contact.number();
    let favors = book.naming::<Favor>(number).filter(|row| row.contact == contact);
    let favors = favors.filter_map(|row| of_favor(book, row));
    let introductions = book.naming::<Introduction>(number).flat_map(of_introduction);
    let answers = book.naming::<Ask>(number).filter_map(|row| of_answer(book, row));
    let mut all: Vec<Kindness> =
        favors.chain(introductions).chain(answers).filter(|kindness| kindness.contact == contact).collect();
    order::sort_by_key(&mut all, |kindness| (kindness.day, kindness.record));
    all
}

/// Whether this side gave something later than a point in time.
pub fn gave_since(book: &Book, tie: &Tie, by: Side, point: Order) -> bool {
    exchanged(book, tie.id()).iter().any(|kindness| kindness.by == by && kindness.order(tie) > point)
}

/// What was exchanged with everybody since a day, in no order.
fn exchanged_since(book: &Book, since: Day) -> impl Iterator<Item = Kindness> {
    let favors = book.favors.iter().filter(move |row| row.day >= since);
    let favors = favors.filter_map(|row| of_favor(book, row));
    let introductions =
        book.introductions.iter().filter(move |row| row.made_on.is_some_and(|day| day >= since));
    let answers = book.asks.iter().filter(move |row| row.answered_on.is_some_and(|day| day >= since));
    favors
        .chain(introductions.flat_map(of_introduction))
        .chain(answers.filter_map(|row| of_answer(book, row)))
}

/// An introduction that stands in the book itself is no second favor.
fn of_favor(book: &Book, row: &Row<Favor>) -> Option<Kindness> {
    let by = if row.by == Side::Me { Party::Me } else { Party::Contact(row.contact) };
    let same = |made: &Row<Introduction>| {
        let together = row.from.is_some() && made.from == row.from;
        made.introducer == by && made.made_on.is_some() && (together || made.made_on == Some(row.day))
    };
    let stands_itself =
        row.kind == FavorKind::Introduction && book.naming::<Introduction>(row.contact.number()).any(same);
    let size = if row.kind == FavorKind::Introduction { 3 } else { row.size.clamp(1, 3) };
    (!row.offered && !stands_itself).then_some(Kindness {
        contact: row.contact,
        by: row.by,
        kind: row.kind,
        size,
        day: row.day,
        from: row.from,
        record: (Kind::Favor, row.id.number()),
    })
}

/// R20: the introduction is the favor. One by the user is given to each of the two.
fn of_introduction(row: &Row<Introduction>) -> Vec<Kindness> {
    let Some(day) = row.made_on else { return Vec::new() };
    let kindness = |contact, by| Kindness {
        contact,
        by,
        kind: FavorKind::Introduction,
        size: 3,
        day,
        from: row.from,
        record: (Kind::Introduction, row.id.number()),
    };
    match (row.introducer, row.for_me()) {
        (Party::Me, _) => {
            let both = [row.who, row.to].into_iter().filter_map(Party::contact);
            both.map(|contact| kindness(contact, Side::Me)).collect()
        }
        (_, Some((introducer, _))) => vec![kindness(introducer, Side::Them)],
        _ => Vec::new(),
    }
}

/// R21: a yes to the user's ask is a favor of that kind, size 1, unless a favor was noted with it. A yes to
/// an introduction counts when the introduction is made.
fn of_answer(book: &Book, row: &Row<Ask>) -> Option<Kindness> {
    let day = row.answered_on?;
    let helped = !row.to_me && matches!(row.state, AskState::Yes | AskState::Partly);
    let noted = |favor: &Row<Favor>| favor.by == Side::Them && !favor.offered && favor.day == day;
    let kind = match row.kind {
        AskKind::Introduction => return None,
        AskKind::Advice => FavorKind::Advice,
        AskKind::Information => FavorKind::Information,
        AskKind::Referral => FavorKind::Referral,
        AskKind::Feedback => FavorKind::Feedback,
        AskKind::Job | AskKind::Unknown => FavorKind::PracticalHelp,
    };
    (helped && !book.naming::<Favor>(row.contact.number()).any(noted)).then_some(Kindness {
        contact: row.contact,
        by: Side::Them,
        kind,
        size: 1,
        day,
        from: row.from,
        record: (Kind::Ask, row.id.number()),
    })
}

/// How much was given to one person more than received, by weight: 0 and more is what R18 asks for.
pub fn net(book: &Book, contact: Id<Contact>) -> i32 {
    let signed = |kindness: &Kindness| match kindness.by {
        Side::Me => i32::from(kindness.size),
        Side::Them => -i32::from(kindness.size),
    };
    exchanged(book, contact).iter().map(signed).sum()
}

/// How many things were given to one person in so many days (R18).
pub fn gives_to(outlook: &Outlook, contact: Id<Contact>, days: i32) -> usize {
    let since = outlook.today.plus(-days);
    let given = |kindness: &&Kindness| kindness.by == Side::Me && kindness.day >= since;
    exchanged(outlook.book, contact).iter().filter(given).count()
}

/// How it stood between the two lately.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lately {
    /// Nothing was ever noted.
    NothingYet,
    /// Nothing of late.
    Quiet,
    /// The user received more.
    ReceivedMore,
    /// The user gave more.
    GaveMore,
    /// About as much each way.
    BothWays,
}

/// R84: the balance with one person; `None` for family and people one sees anyway, with whom nobody counts.
pub fn lately(outlook: &Outlook, contact: &Row<Contact>) -> Option<Lately> {
    if contact.is_close_at_hand() {
        return None;
    }
    let all = exchanged(outlook.book, contact.id);
    if all.is_empty() {
        return Some(Lately::NothingYet);
    }
    let since = outlook.today.plus(-defaults::LATELY_DAYS);
    Some(weighed(all.iter().filter(|kindness| kindness.day >= since)))
}

/// Which side gave more of this, by weight.
fn weighed<'a>(exchanged: impl Iterator<Item = &'a Kindness> + Clone) -> Lately {
    let weight = |side| -> u32 {
        let of_side = exchanged.clone().filter(|kindness| kindness.by == side);
        of_side.map(|kindness| u32::from(kindness.size)).sum()
    };
    let (given, received) = (weight(Side::Me), weight(Side::Them));
    match given.cmp(&received) {
        std::cmp::Ordering::Less => Lately::ReceivedMore,
        std::cmp::Ordering::Greater => Lately::GaveMore,
        std::cmp::Ordering::Equal if given == 0 => Lately::Quiet,
        std::cmp::Ordering::Equal => Lately::BothWays,
    }
}

/// R84: how it stands lately with everybody with whom something was exchanged: first those of whom the user
/// received more, then the latest first. Those with whom nobody counts are left out.
pub fn per_person(outlook: &Outlook) -> Vec<(Id<Contact>, Lately)> {
    let since = outlook.today.plus(-defaults::LATELY_DAYS);
    let mut people: BTreeMap<Id<Contact>, Vec<Kindness>> = BTreeMap::new();
    for kindness in exchanged_since(outlook.book, since) {
        people.entry(kindness.contact).or_default().push(kindness);
    }
    let counts = |id: &Id<Contact>| {
        outlook.book.get(*id).is_some_and(|row| !row.is_close_at_hand() && !row.is_out_of_reach())
    };
    let mut stands: Vec<_> = people
        .into_iter()
        .filter(|(id, _)| counts(id))
        .map(|(id, all)| (weighed(all.iter()), all.iter().map(|kindness| kindness.day).max(), id))
        .collect();
    order::sort_by_key(&mut stands, |(lately, day, id)| {
        (*lately != Lately::ReceivedMore, std::cmp::Reverse(*day), *id)
    });
    stands.into_iter().map(|(lately, _, id)| (id, lately)).collect()
}

/// What was given and received lately in all: each thing once, however many people it was for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Overall {
    /// How many things the user gave.
    pub given: usize,
    /// How many they received.
    pub received: usize,
    /// To how many people the user gave.
    pub given_to: usize,
    /// From how many people they received.
    pub received_from: usize,
}

/// R84: the figures, overall only. The groups that the ledger leaves out are left out of it, too.
pub fn overall(outlook: &Outlook) -> Overall {
    let since = outlook.today.plus(-defaults::LATELY_DAYS);
    let counts = |id| outlook.book.get::<Contact>(id).is_some_and(|row| !row.is_close_at_hand());
    let recent: Vec<Kindness> =
        exchanged_since(outlook.book, since).filter(|kindness| counts(kindness.contact)).collect();
    let of = |side| recent.iter().filter(move |kindness| kindness.by == side);
    let things = |side| order::set(of(side).map(|kindness| kindness.record)).len();
    let people = |side| order::set(of(side).map(|kindness| kindness.contact)).len();
    Overall {
        given: things(Side::Me),
        received: things(Side::Them),
        given_to: people(Side::Me),
        received_from: people(Side::Them),
    }
}

/// The latest of what was given and received lately, newest first.
pub fn latest(outlook: &Outlook, most: usize) -> Vec<Kindness> {
    let since = outlook.today.plus(-defaults::LATELY_DAYS);
    let mut all: Vec<Kindness> = exchanged_since(outlook.book, since)
        .filter(|kindness| outlook.book.get(kindness.contact).is_some())
        .collect();
    order::sort_by_key(&mut all, |kindness| {
        std::cmp::Reverse((kindness.day, kindness.record, kindness.contact))
    });
    all.truncate(most);
    all
}

/// Somebody who helped and was not thanked since.
#[derive(Clone, Debug, PartialEq)]
pub struct ToAcknowledge {
    /// The latest thing they did.
    pub latest: Kindness,
    /// How many things there are.
    pub count: usize,
}

/// R85: whom to acknowledge, also for what was noted too late to be owed; the latest help first. From family
/// and people one sees anyway only what took more than five minutes.
pub fn to_acknowledge(outlook: &Outlook) -> Vec<ToAcknowledge> {
    let since = outlook.today.plus(-defaults::LATELY_DAYS);
    let mut people: BTreeMap<Id<Contact>, Vec<Kindness>> = BTreeMap::new();
    for kindness in exchanged_since(outlook.book, since).filter(|kindness| kindness.by == Side::Them) {
        people.entry(kindness.contact).or_default().push(kindness);
    }
    let mut open: Vec<ToAcknowledge> =
        people.into_iter().filter_map(|(contact, all)| unthanked(outlook.book, contact, all)).collect();
    order::sort_by_key(&mut open, |one| std::cmp::Reverse((one.latest.day, one.latest.record)));
    open
}

fn unthanked(book: &Book, contact: Id<Contact>, mut all: Vec<Kindness>) -> Option<ToAcknowledge> {
    let tie = Tie::new(book, contact).filter(|tie| !tie.contact.is_out_of_reach())?;
    let smallest = if tie.contact.is_close_at_hand() { 2 } else { 1 };
    let is_thanked = |kindness: &Kindness| {
        let thanks = |touch: &&crate::tie::Touch| touch.row.is_out() && touch.row.is_for(Purpose::Thanks);
        tie.touches.iter().filter(thanks).any(|touch| kindness.is_before(touch.day, touch.row.id.number()))
    };
    // Letting thanks go closes what there was to thank for then.
    let let_go = decisions::of(book, contact, ReasonKind::Thanks)
        .filter(|decision| decision.verdict == Verdict::LetGo)
        .map(|decision| decision.id.number())
        .max();
    let is_let_go = |kindness: &Kindness| let_go.is_some_and(|decision| kindness.record.1 < decision);
    all.retain(|kindness| kindness.size >= smallest && !is_thanked(kindness) && !is_let_go(kindness));
    let count = all.len();
    let latest = all.into_iter().max_by_key(|kindness| (kindness.day, kindness.record))?;
    Some(ToAcknowledge { latest, count })
}

/// R111: the user gave so much that for a while only five-minute gives are offered.
#[derive(Clone, Debug, PartialEq)]
pub struct Guard {
    /// The last day of it.
    pub until: Day,
    /// Why.
    pub because: GuardedFor,
}

/// Why the guard is up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuardedFor {
    /// Much was given in four weeks, and the user's own aims came short.
    MuchGiven {
        /// How many larger things.
        gives: usize,
    },
    /// Much was given to one person who has not answered since.
    NoAnswer {
        /// To whom.
        contact: Id<Contact>,
        /// How many larger things.
        gives: usize,
    },
}

/// R111: the guard, for 14 days from the latest day on which its condition held.
pub fn guard(outlook: &Outlook) -> Option<Guard> {
    let first = outlook.today.plus(1 - defaults::GUARD_DAYS - defaults::W28);
    let large: Vec<Kindness> = exchanged_since(outlook.book, first)
        .filter(|kindness| kindness.by == Side::Me && kindness.size >= defaults::GUARD_SIZE)
        .collect();
    if large.len() < defaults::GUARD_GIVES_TO_ONE {
        return None;
    }
    (0..defaults::GUARD_DAYS).map(|back| outlook.today.plus(-back)).find_map(|day| {
        let because = guarded_on(outlook, &large, day)?;
        Some(Guard { until: day.plus(defaults::GUARD_DAYS - 1), because })
    })
}

fn guarded_on(outlook: &Outlook, large: &[Kindness], day: Day) -> Option<GuardedFor> {
    let within = |kindness: &&Kindness| kindness.day <= day && kindness.day > day.plus(-defaults::W28);
    let recent: Vec<&Kindness> = large.iter().filter(within).collect();
    let gives = order::set(recent.iter().map(|kindness| kindness.record)).len();
    if gives >= defaults::GUARD_GIVES && comes_short(outlook, day) {
        return Some(GuardedFor::MuchGiven { gives });
    }
    let people = order::set(recent.iter().map(|kindness| kindness.contact));
    let to_one = |contact: Id<Contact>| {
        let to_them = recent.iter().filter(|kindness| kindness.contact == contact);
        let gives = to_them.filter(|kindness| !has_answered(outlook.book, kindness, day)).count();
        (gives >= defaults::GUARD_GIVES_TO_ONE).then_some(GuardedFor::NoAnswer { contact, gives })
    };
    people.into_iter().find_map(to_one)
}

/// Less than 60 % of what the user set out to do was done in four weeks; where nothing was set, never.
fn comes_short(outlook: &Outlook, day: Day) -> bool {
    commitment::kept(outlook, day, defaults::W28)
        .is_some_and(|(done, of)| done * 100 < of * defaults::GUARD_COMMITMENT_PERCENT)
}

/// Whether they answered, or took part, since something was given to them.
fn has_answered(book: &Book, given: &Kindness, by: Day) -> bool {
    let since = |touch: &crate::tie::Touch| {
        let with_it = Some(touch.row.id) == given.from && touch.two_way;
        let answers = touch.two_way || touch.row.is_in();
        with_it || answers && touch.day <= by && given.is_before(touch.day, touch.row.id.number())
    };
    Tie::new(book, given.contact).is_some_and(|tie| tie.touches.iter().any(since))
}
