//! A crowd: very many invented people with what a few years bring, for measuring and for long lists. Made
//! row by row from a fixed seed, so that the same size and day give the same book.

mod names;

use crate::book::contact::{DateToRemember, Fact, HowMet, LastTalked, TalkedBucket};
use crate::book::values::Labelled;
use crate::book::{
    Affiliation, Book, Cadence, Campaign, Channel, Contact, Direction, Favor, FavorKind, Interaction,
    Introduction, KnownDay, Mode, NextStep, Noun, Organization, Party, Promise, Purpose, Role, Row, Side,
    Strength, Tier, With,
};
use crate::day::Day;
use crate::id::{FreshIds, Id};
use crate::moment::{Device, Source, Stamp};
use crate::order;

const SEED: u64 = 0x4b69_7468;
const YEARS_BACK: i32 = 4 * 365;
const MILLIS_A_DAY: u64 = 24 * 60 * 60 * 1000;

/// So many people known by `today`, with five interactions each; three from 100,000 people on.
pub(super) fn crowd(people: u32, today: Day) -> Book {
    let mut crowd = Crowd::new(today);
    let organizations: Vec<Id<Organization>> = (0..people / 12 + 1).map(|n| crowd.organization(n)).collect();
    let contacts: Vec<Id<Contact>> = (0..people).map(|n| crowd.contact(n)).collect();
    for contact in &contacts {
        crowd.affiliation(*contact, &organizations);
    }
    crowd.interactions(&contacts, people as usize * if people < 100_000 { 5 } else { 3 });
    if contacts.len() > 1 {
        (0..people / 50).for_each(|_| crowd.introduction(&contacts));
        (0..people / 25).for_each(|_| crowd.next_step(&contacts));
        (0..people / 40).for_each(|_| crowd.promise(&contacts));
        (0..people / 15).for_each(|_| crowd.favor(&contacts));
    }
    crowd.add(
        today.plus(-35),
        Campaign { mode: Mode::Searching, start: today.plus(-35), ..Campaign::default() },
    );
    crowd.book
}

struct Crowd {
    book: Book,
    today: Day,
    chance: Chance,
    ids: FreshIds,
}

impl Crowd {
    fn new(today: Day) -> Crowd {
        let began = millis(today.plus(-YEARS_BACK));
        Crowd { book: Book::default(), today, chance: Chance(SEED), ids: FreshIds::new(began, SEED) }
    }

    fn add<T: Noun>(&mut self, recorded_on: Day, record: T) -> Id<T> {
        let id = self.ids.fresh();
        let stamp = Stamp { time: millis(recorded_on) << 16, device: Device(1), source: Source::User };
        self.book.load_row(Row {
            id,
            recorded_on,
            source: Source::User,
            stamp,
            later: Vec::new(),
            trashed: None,
            unknown: String::new(),
            record,
        });
        id
    }

    fn organization(&mut self, number: u32) -> Id<Organization> {
        let target = number < 24;
        let record = Organization {
            name: names::organization(number),
            target,
            motivation: target.then(|| 5 - (number / 5) as u8),
            posting: target.then(|| 1 + (number % 3) as u8),
            ..Organization::default()
        };
        self.add(self.today.plus(-35), record)
    }

    fn contact(&mut self, number: u32) -> Id<Contact> {
        let (given, family, family_first) = names::person(&mut self.chance);
        let mut contact = Contact { given, family, family_first, ..Contact::default() };
        self.add_addresses(&mut contact, number);
        self.add_standing(&mut contact);
        self.add_life(&mut contact);
        let recorded_on = self.some_day(YEARS_BACK);
        self.add(recorded_on, contact)
    }

    fn add_addresses(&mut self, contact: &mut Contact, number: u32) {
        if self.chance.once_in(10, 7) {
            let value =
                format!("{}.{number}@people.example", crate::text::fold(&contact.given).replace(' ', "."));
            contact.emails.put(Labelled { id: self.ids.fresh(), label: "work".into(), value });
        }
        if self.chance.once_in(10, 3) {
            let value = format!("+00 555 {number:07}");
            contact.phones.put(Labelled { id: self.ids.fresh(), label: String::new(), value });
        }
    }

    fn add_standing(&mut self, contact: &mut Contact) {
        let strengths = [
            (40, None),
            (20, Some(Strength::Barely)),
            (20, Some(Strength::Met)),
            (12, Some(Strength::Gladly)),
            (6, Some(Strength::OutOfTheirWay)),
            (2, Some(Strength::Closest)),
        ];
        let buckets =
            [TalkedBucket::ThisMonth, TalkedBucket::ThisYear, TalkedBucket::FewYears, TalkedBucket::Longer];
        contact.strength = self.chance.weighted(&strengths);
        if contact.strength.is_some() {
            let bucket = self.chance.pick(&buckets);
            contact.last_talked = Some(LastTalked { bucket, said_on: self.today.plus(-30) });
        }
        if contact.is_at_least(Strength::Met) && self.chance.once_in(10, 1) {
            let tier = self.chance.pick(&[Tier::Near, Tier::Wide, Tier::Yearly]);
            let (set_on, first_due) =
                (self.today.plus(-90), self.today.plus(-(self.chance.below(90) as i32)));
            contact.cadence = Some(Cadence { tier, set_on, first_due });
        }
        let roles = [Role::Peer, Role::Connector, Role::Insider, Role::DecisionMaker, Role::Friend];
        if self.chance.once_in(4, 1) {
            contact.roles.put(self.chance.pick(&roles));
        }
    }

    fn add_life(&mut self, contact: &mut Contact) {
        contact.met_how = self.chance.pick(&[HowMet::Unknown, HowMet::Event, HowMet::Other]);
        contact.met_on = Some(KnownDay::from(self.some_day(3 * YEARS_BACK)));
        if self.chance.once_in(10, 1) {
            contact.tags.put(self.chance.pick(&["choir", "climbing", "conference", "neighbour"]).to_owned());
        }
        if self.chance.once_in(10, 1) {
            let (day, month) = (1 + self.chance.below(28) as u8, 1 + self.chance.below(12) as u8);
            contact.dates.put(DateToRemember {
                id: self.ids.fresh(),
                day,
                month,
                ..DateToRemember::default()
            });
        }
        if self.chance.once_in(20, 1) {
            let (text, learned_on) = (self.chance.pick(&names::FACTS).to_owned(), self.some_day(700));
            contact.facts.put(Fact { id: self.ids.fresh(), text, learned_on, ..Fact::default() });
        }
    }

    fn affiliation(&mut self, contact: Id<Contact>, organizations: &[Id<Organization>]) {
        if self.chance.once_in(5, 4) {
            let organization = Some(self.chance.skewed(organizations));
            let title = self.chance.pick(&names::TITLES).to_owned();
            self.add(
                self.today.plus(-35),
                Affiliation { contact, organization, title, ..Affiliation::default() },
            );
        }
    }

    /// Conversations: a letter, usually an answer, then usually thanks or a meeting. Some people have many,
    /// most few or none.
    fn interactions(&mut self, contacts: &[Id<Contact>], count: usize) {
        let mut touches: Vec<Interaction> = Vec::with_capacity(count + 3);
        while touches.len() < count && !contacts.is_empty() {
            let contact = self.chance.skewed(contacts);
            self.conversation(contact, &mut touches);
        }
        touches.truncate(count);
        order::sort_by_key(&mut touches, |touch| touch.day);
        for touch in touches {
            self.add(touch.day, touch);
        }
    }

    fn conversation(&mut self, contact: Id<Contact>, touches: &mut Vec<Interaction>) {
        let channel =
            self.chance.pick(&[Channel::Mail, Channel::Mail, Channel::Social, Channel::Call, Channel::Text]);
        let first = self.chance.pick(&[Purpose::Outreach, Purpose::Care, Purpose::Reconnect, Purpose::News]);
        let mut day = self.some_day(YEARS_BACK);
        touches.push(touch(contact, day, channel, Direction::Out, first));
        if self.chance.once_in(10, 6) {
            day = self.later(day, 5);
            touches.push(touch(contact, day, Channel::Mail, Direction::In, Purpose::Answer));
            day = self.later(day, 2);
            touches.push(touch(contact, day, Channel::Mail, Direction::Out, Purpose::Thanks));
        }
        if self.chance.once_in(10, 2) {
            day = self.later(day, 14);
            touches.push(touch(contact, day, Channel::InPerson, Direction::Both, Purpose::Care));
        }
    }

    fn introduction(&mut self, contacts: &[Id<Contact>]) {
        let (introducer, to) = self.two(contacts);
        let day = self.some_day(400);
        let (introducer, to) = (Party::Contact(introducer), Party::Contact(to));
        let made_on = self.chance.once_in(10, 8).then_some(day.plus(7).min(self.today));
        let introduction =
            Introduction { introducer, to, asked_on: Some(day), made_on, ..Introduction::default() };
        self.add(day, introduction);
    }

    fn next_step(&mut self, contacts: &[Id<Contact>]) {
        let contact = Some(self.chance.skewed(contacts));
        let day = self.some_day(200);
        let (due, done_on) = (day.plus(7), self.chance.once_in(10, 9).then_some(day.plus(6).min(self.today)));
        let what = self.chance.pick(&names::STEPS).to_owned();
        self.add(day, NextStep { contact, what, due: Some(due), done_on, ..NextStep::default() });
    }

    fn promise(&mut self, contacts: &[Id<Contact>]) {
        let contact = self.chance.skewed(contacts);
        let by = self.chance.pick(&[Side::Me, Side::Me, Side::Them]);
        let made_on = self.some_day(300);
        let kept_on = self.chance.once_in(100, 85).then_some(made_on.plus(5).min(self.today));
        let text = self.chance.pick(&names::PROMISES).to_owned();
        self.add(made_on, Promise { by, contact, text, made_on, kept_on, ..Promise::default() });
    }

    fn favor(&mut self, contacts: &[Id<Contact>]) {
        let contact = self.chance.skewed(contacts);
        let by = self.chance.pick(&[Side::Me, Side::Them]);
        let kinds = if by == Side::Me { &FavorKind::GIVEN[..] } else { &FavorKind::RECEIVED[..] };
        let (kind, size) = (self.chance.pick(kinds), 1 + self.chance.below(3) as u8);
        let day = self.some_day(400);
        self.add(day, Favor { contact, by, kind, size, day, ..Favor::default() });
    }

    /// Two different people.
    fn two(&mut self, contacts: &[Id<Contact>]) -> (Id<Contact>, Id<Contact>) {
        let first = self.chance.below(contacts.len() as u64) as usize;
        let further = 1 + self.chance.below(contacts.len() as u64 - 1) as usize;
        (contacts[first], contacts[(first + further) % contacts.len()])
    }

    /// A day up to so many days ago, rather lately than long ago.
    fn some_day(&mut self, days: i32) -> Day {
        let part = self.chance.part();
        self.today.plus(-1 - (part * part * f64::from(days)) as i32)
    }

    fn later(&mut self, day: Day, days: u64) -> Day {
        day.plus(1 + self.chance.below(days) as i32).min(self.today)
    }
}

fn touch(
    contact: Id<Contact>,
    day: Day,
    channel: Channel,
    direction: Direction,
    purpose: Purpose,
) -> Interaction {
    let with = std::iter::once(With { contact, talked: false, host: false }).collect();
    let purposes = std::iter::once(purpose).collect();
    let mut touch = Interaction { day, with, channel, direction, purposes, ..Interaction::default() };
    touch.expects_answer = touch.expects_answer_by_default();
    touch
}

fn millis(day: Day) -> u64 {
    day.number().max(0) as u64 * MILLIS_A_DAY
}

/// Chance from a seed: splitmix64 (Steele, Lea and Flood, 2014).
pub(super) struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to `end` without it.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        self.next() % end.max(1)
    }

    /// A part from 0 to 1 without it.
    fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Yes so many `times` out of `all`.
    pub(super) fn once_in(&mut self, all: u64, times: u64) -> bool {
        self.below(all) < times
    }

    /// One of some things.
    pub(super) fn pick<T: Copy>(&mut self, things: &[T]) -> T {
        things[self.below(things.len() as u64) as usize]
    }

    /// One of some things, the first ones far more often.
    fn skewed<T: Copy>(&mut self, things: &[T]) -> T {
        let part = self.part();
        things[(part * part * part * things.len() as f64) as usize]
    }

    /// One of some things by their weights, which make up 100.
    fn weighted<T: Copy>(&mut self, things: &[(u64, T)]) -> T {
        let mut left = self.below(100);
        let found = things.iter().find(|(weight, _)| match left.checked_sub(*weight) {
            None => true,
            Some(rest) => {
                left = rest;
                false
            }
        });
        found.unwrap_or(&things[0]).1
    }
}
