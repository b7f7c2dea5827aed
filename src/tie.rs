//! Tie: one person with everything that happened with them, as the rules read it.

use crate::book::{Book, Contact, Direction, Interaction, Kind, Naming, Noun, Outcome, Purpose, Row};
use crate::day::Day;
use crate::defaults::ANSWERED_WITHIN_DAYS;
use crate::id::Id;

/// A person and their touches, oldest first.
#[derive(Clone, Debug)]
pub struct Tie<'a> {
    /// The person.
    pub contact: &'a Row<Contact>,
    /// What happened with them that counts, oldest first.
    pub touches: Vec<Touch<'a>>,
    /// Every record that names them, looked up once.
    naming: &'a Naming,
}

/// One interaction as it counts for one person.
#[derive(Clone, Copy, Debug)]
pub struct Touch<'a> {
    /// The interaction.
    pub row: &'a Row<Interaction>,
    /// The day it counts as.
    pub day: Day,
    /// Where it stands within the day: its minute, or as far as the day had come when it was recorded.
    minute: u16,
    /// Both took part: a meeting, an answered call, a reply.
    pub two_way: bool,
}

/// Where something stands in time: the day, how far it had come, the order of recording.
pub type Order = (Day, u16, u64);

impl<'a> Touch<'a> {
    /// Where it stands in time: at its time; without one, after what was recorded before it on its day.
    pub fn order(&self) -> Order {
        (self.day, self.minute, self.row.id.number())
    }
}

/// Interactions as touches, the oldest first.
pub fn touches<'a>(rows: impl Iterator<Item = &'a Row<Interaction>>) -> Vec<Touch<'a>> {
    let day = |row: &Interaction, recorded_on| row.precision.counts_as(row.day, recorded_on);
    let touch = |row| Touch { row, day: day(row, row.recorded_on), minute: 0, two_way: false };
    let mut touches: Vec<Touch> = Vec::with_capacity(rows.size_hint().1.unwrap_or_default());
    touches.extend(rows.map(touch));
    // Days first, so that each touch can be told how far its day had come; this runs for everybody at every
    // start, and finds almost everything in order already.
    touches.sort_unstable_by_key(Touch::order);
    tell_time(&mut touches);
    touches.sort_unstable_by_key(Touch::order);
    touches
}

/// Of touches in the order of recording: one without a time comes after the latest hour of its day so far.
fn tell_time(touches: &mut [Touch]) {
    let mut latest: Option<(Day, u16)> = None;
    for touch in touches {
        let so_far = latest.filter(|(day, _)| *day == touch.day).map_or(0, |(_, minute)| minute);
        touch.minute = touch.row.minute.unwrap_or(so_far);
        latest = Some((touch.day, so_far.max(touch.minute)));
    }
}

impl<'a> Tie<'a> {
    /// The tie with somebody of the book, unless they are in the trash.
    pub fn new(book: &'a Book, id: Id<Contact>) -> Option<Tie<'a>> {
        book.get(id).map(|contact| Tie::with(book, contact))
    }

    /// The tie with somebody who is there.
    pub fn with(book: &'a Book, contact: &'a Row<Contact>) -> Tie<'a> {
        let id = contact.id;
        let naming = book.links().naming(id.number());
        // What names a person was with them; only of a crowd is it asked who talked with whom.
        let counts = |row: &&Row<Interaction>| !is_crowd(row) || counts_for(row, id);
        let mut touches = touches(book.among(naming).filter(counts));
        mark_two_way(&mut touches);
        Tie { contact, touches, naming }
    }

    /// The records of one noun that name them, in the order in which they were made.
    pub fn naming<T: Noun>(
        &self,
        book: &'a Book,
    ) -> impl DoubleEndedIterator<Item = &'a Row<T>> + use<'a, T> {
        book.among(self.naming)
    }

    /// Whether a record of any of these nouns names them.
    pub fn is_named_by(&self, nouns: &[Kind]) -> bool {
        self.naming.has_any(nouns)
    }

    /// The same tie as it was before a day began: what the day's own touches closed is open again.
    #[must_use]
    pub fn before(&self, day: Day) -> Tie<'a> {
        let touches = self.touches.iter().filter(|touch| touch.day < day).copied().collect();
        Tie { touches, ..*self }
    }

    /// Who it is.
    pub fn id(&self) -> Id<Contact> {
        self.contact.id
    }

    /// The latest day on which the two were in touch: logged, or as the user said.
    pub fn last(&self) -> Option<Day> {
        let said = self.contact.last_talked.and_then(|said| said.day());
        self.last_logged().max(said)
    }

    /// The latest two-way touch that was logged.
    pub fn last_logged(&self) -> Option<Day> {
        self.touches.iter().filter(|touch| touch.two_way).map(|touch| touch.day).max()
    }

    /// The latest outgoing touch.
    pub fn last_out(&self) -> Option<Day> {
        self.touches.iter().filter(|touch| touch.row.is_out()).map(|touch| touch.day).max()
    }

    /// Where a record stands in time: with the touch it came from; else after what was recorded before it on
    /// its day.
    pub fn order_of(&self, from: Option<Id<Interaction>>, day: Day, number: u64) -> Order {
        let is_it = |touch: &&Touch| Some(touch.row.id) == from;
        // As a rule it came on its own day.
        let touch = self.on(day).iter().find(is_it);
        let touch = touch.or_else(|| from.and_then(|_| self.touches.iter().find(is_it)));
        touch.map_or_else(|| self.place(day, number), Touch::order)
    }

    /// Where something that happened elsewhere stands among these touches: no later than those that were recorded
    /// after it.
    pub fn among(&self, (day, minute, number): Order) -> Order {
        (day, minute.min(self.place(day, number).1), number)
    }

    /// Where a record stands that came from no touch.
    pub fn place(&self, day: Day, number: u64) -> Order {
        let before = self.on(day).iter().filter(|touch| touch.row.id.number() < number);
        (day, before.map(|touch| touch.minute).max().unwrap_or_default(), number)
    }

    /// The touches of a day.
    fn on(&self, day: Day) -> &[Touch<'a>] {
        let from = self.touches.partition_point(|touch| touch.day < day);
        let until = self.touches.partition_point(|touch| touch.day <= day);
        &self.touches[from..until]
    }

    /// The outgoing touches (two-way ones among them) later than a point in time.
    pub fn outs_after(&self, point: Order) -> impl Iterator<Item = &Touch<'a>> {
        let later = self.touches.partition_point(|touch| touch.order() <= point);
        self.touches[later..].iter().filter(|touch| touch.row.is_out())
    }

    /// Whether an outgoing touch for one of these purposes came later than a point in time.
    pub fn has_out_for(&self, purposes: &[Purpose], point: Order) -> bool {
        self.outs_after(point).any(|touch| purposes.iter().any(|purpose| touch.row.is_for(*purpose)))
    }

    /// The day of the latest outgoing touch for this purpose.
    pub fn latest_out_for(&self, purpose: Purpose) -> Option<Day> {
        let mut outs = self.touches.iter().rev().filter(|touch| touch.row.is_out());
        outs.find(|touch| touch.row.is_for(purpose)).map(|touch| touch.day)
    }

    /// The day on which it turned out that the two do not fit (R86), unless a later talk said otherwise.
    pub fn no_fit(&self) -> Option<Day> {
        let judged = self.touches.iter().rev().find(|touch| touch.row.outcome.is_some())?;
        (judged.row.outcome == Some(Outcome::NoFit)).then_some(judged.day)
    }

    /// The number of the touch that was written down last.
    pub fn newest_record(&self) -> Option<u64> {
        self.touches.iter().map(|touch| touch.row.id.number()).max()
    }

    /// Whether the user reached or met them on this day.
    pub fn is_touched_on(&self, day: Day) -> bool {
        self.on(day).iter().any(|touch| touch.row.is_out())
    }
}

/// In a meeting of more than three people only those the user talked with, and the host, count.
pub fn counts_for(row: &Interaction, id: Id<Contact>) -> bool {
    row.with.get(id.number()).is_some_and(|with| !is_crowd(row) || with.talked || with.host)
}

/// A meeting of more than three people.
fn is_crowd(row: &Interaction) -> bool {
    row.with.len() > 3 && row.is_two_way() && row.channel.is_live()
}

/// A touch is two-way if both took part, if it is an answer, or if it came in within 28 days of an outgoing
/// one: that message was answered.
fn mark_two_way(touches: &mut [Touch]) {
    let mut last_out: Option<Day> = None;
    for touch in touches {
        let answers =
            last_out.is_some_and(|out| touch.row.is_in() && touch.day.since(out) <= ANSWERED_WITHIN_DAYS);
        touch.two_way =
            touch.row.direction == Direction::Both || touch.row.is_for(Purpose::Answer) || answers;
        if touch.row.is_out() {
            last_out = Some(touch.day);
        }
    }
}
