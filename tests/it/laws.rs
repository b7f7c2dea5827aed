//! Laws that hold for every book: whatever is done can be undone, travels as bytes and leaves nothing behind.

use kith::book::record::{Part, Record, Unreadable};
use kith::book::{Book, EachNoun, Kind, Link, Links, Noun, Row};
use kith::changes::{Changes, Verb};
use kith::day::Day;
use kith::exchange::backup;
use kith::history::History;
use kith::id::Id;
use kith::moment::{Device, Moment, Source, Stamp};
use kith::sample::story::Telling;
use kith::schema::{decode_book, encode_book};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::BTreeMap;
use std::fmt;

const PEOPLE: [&str; 5] = ["Ana Ruiz", "Ben Okafor", "Chidi Eze", "Đặng Mai", "Elif Kaya"];

/// What can be done: A and B stand for two people, D for a day to come.
#[rustfmt::skip]
const DEEDS: [&str; 49] = [
    "person A: strength 3, at Acme as CTO, email a@a.example, birthday 12 May, tag choir",
    "person A: strength 5, at Beta, formerly at Gamma as Nurse, tag climbing, avoids card, fact \"sings\"",
    "person A: email second@a.example, wants \"a flat\" private, knows B, cadence near, never contact",
    "person A: imported, at Acme, met through B",
    "meet A, asked by me, purpose \"hear of Acme\", helpful, favor advice 2, learned \"much\"",
    "meet A and B, offered introduction to Jo Lind at Delta, I promise \"the article\" by D, next \"call\" on D",
    "mail to A: thanks and update",
    "mail to A: outreach, ask advice \"20 minutes\"",
    "mail from A: answer yes",
    "mail from A: answer no",
    "mail from A, they ask referral \"to Acme\"",
    "call to A: follow-up, voicemail",
    "call to A: answered, named Acme, comfort 4",
    "card to A: congratulation, imported",
    "mail to A: keeps \"the article\"",
    "mail to A: carries the blurb",
    "introduction by A of me to B asked",
    "introduction by A of me to B made, blurb sent",
    "introduction by me of A to B offered, first agreed",
    "introduction by A of me to B let go",
    "plan meeting with A on D 10:00, purpose \"data\", question \"why\"",
    "plan coffee with A and B on D",
    "held with A, helpful",
    "cancelled with A",
    "step \"call\" on D with A",
    "step \"read\"",
    "tick \"call\"",
    "promise to A \"the article\" by D",
    "promise from A \"the posting\"",
    "kept \"the article\"",
    "released \"the posting\"",
    "snooze thanks of A until D",
    "let go reply of A",
    "pin A",
    "unpin A",
    "not today",
    "sort A 4 this month",
    "sort A not for me",
    "starter A at Acme, target Acme motivation 5",
    "cadence of A and B wide",
    "trash A",
    "restore A",
    "away D..D, holiday D, commit 5 people a day, mode searching, discreet",
    "me: name Jo Berg; work mon tue wed thu",
    "intel need \"hands\" at Acme from A",
    "problem \"late trains\" of A at Acme fit 4",
    "give skill \"SQL\" tag data size 2",
    "piece \"On trains\" tag rail",
    "interview at Acme through A",
];

/// A story with every book it went through: `books[n]` is the one before `changes[n]`.
struct Past {
    story: String,
    books: Vec<Book>,
    changes: Vec<Changes>,
}

impl fmt::Debug for Past {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.story)
    }
}

impl Past {
    fn latest(&self) -> &Book {
        self.books.last().unwrap()
    }
}

fn some_past() -> impl Strategy<Value = Past> {
    past_of(
        prop_oneof![40 => select(&DEEDS), 1 => Just("empty the trash")],
        prop_oneof![9 => 0..3_i32, 1 => Just(31)],
    )
}

/// A past in which nothing left the trash for good, which cannot be undone.
fn some_past_without_purge() -> impl Strategy<Value = Past> {
    past_of(select(&DEEDS), 0..3_i32)
}

fn past_of(
    deed: impl Strategy<Value = &'static str>,
    later: impl Strategy<Value = i32>,
) -> impl Strategy<Value = Past> {
    let deed = (deed, 0..PEOPLE.len(), 1..PEOPLE.len(), later, 0..40_i32);
    prop::collection::vec(deed, 1..24).prop_map(|deeds| {
        let mut day = Day::parse("2026-03-02").unwrap();
        let mut lines = Vec::new();
        for (deed, one, further, later, ahead) in deeds {
            day = day.plus(later);
            let other = PEOPLE[(one + further) % PEOPLE.len()];
            let ahead = day.plus(ahead).to_string();
            let words =
                deed.split_inclusive([' ', ',', '.']).map(|word| match word.trim_end_matches([' ', ',']) {
                    "A" | "A:" => word.replacen('A', PEOPLE[one], 1),
                    "B" => word.replacen('B', other, 1),
                    _ => word.replace('D', &ahead).replace(&format!("{ahead}elta"), "Delta"),
                });
            lines.push(format!("{day} {}", words.collect::<String>()));
        }
        let story = understood(lines);
        let telling = Telling::new(&story).unwrap();
        past(story, telling)
    })
}

/// The story without the lines that cannot be carried out, such as to tick what is not planned.
fn understood(mut lines: Vec<String>) -> String {
    while let Err(problems) = Telling::new(&lines.join("\n")) {
        let wrong: Vec<usize> = problems.iter().map(|problem| problem.line - 1).collect();
        let mut place = 0..;
        lines.retain(|_| !wrong.contains(&place.next().unwrap_or_default()));
    }
    lines.join("\n")
}

fn past(story: String, mut telling: Telling) -> Past {
    telling.until(Day::from_number(i32::MAX));
    let changes = telling.changes().to_vec();
    let mut books = vec![Book::default()];
    for change in &changes {
        books.push(after(books.last().unwrap(), change));
    }
    Past { story, books, changes }
}

fn after(book: &Book, changes: &Changes) -> Book {
    let mut book = book.clone();
    book.absorb(changes).unwrap();
    book
}

/// The next stamp of a book, given on another device whose clock stands still.
fn next_stamp(book: &Book) -> Stamp {
    let moment = Moment { today: Day::default(), minute: 0, now: 0, seed: 0, device: Device(2) };
    Stamp::next(book.latest_stamp(), &moment, Source::User)
}

type Content = BTreeMap<(Kind, u64), (Day, Source, Option<Day>, Vec<(Part, Vec<u8>)>)>;

/// All that the user would see again: every record, without its stamps.
fn content(book: &Book) -> Content {
    let mut taking = TakeContent { book, content: Content::new() };
    Book::for_each_noun(&mut taking);
    taking.content
}

struct TakeContent<'a> {
    book: &'a Book,
    content: Content,
}

impl EachNoun for TakeContent<'_> {
    fn noun<T: Noun>(&mut self, _name: &'static str) {
        for row in T::table(self.book).iter_any() {
            let value = (row.recorded_on, row.source, row.trashed, row.record.parts());
            self.content.insert((T::KIND, row.id.number()), value);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(40) })]

    #[test]
    fn what_is_done_and_inverted_was_never_done(past in some_past()) {
        for (before, changes) in past.books.iter().zip(&past.changes) {
            let done = after(before, changes);
            let undone = after(&done, &changes.invert(next_stamp(&done), Verb::Undo));
            prop_assert_eq!(content(&undone), content(before));
            let redone = after(&undone, &Changes { stamp: next_stamp(&undone), ..changes.clone() });
            prop_assert_eq!(content(&redone), content(&done));
            prop_assert!(came_back_after_its_removal(&undone, &redone));
            prop_assert_eq!(links(&undone), links_from_scratch(&undone));
        }
    }

    #[test]
    fn squashed_changes_do_what_they_do_one_by_one(past in some_past(), cuts in any::<[Index; 2]>()) {
        let mut cuts = cuts.map(|cut| cut.index(past.books.len()));
        cuts.sort_unstable();
        let [from, to] = cuts;
        let Some(squashed) = past.changes[from..to].iter().cloned().reduce(Changes::squash) else { return Ok(()) };
        let at_once = after(&past.books[from], &squashed);
        prop_assert!(encode_book(&at_once) == encode_book(&past.books[to]));
        let undone = after(&at_once, &squashed.invert(next_stamp(&at_once), Verb::Undo));
        prop_assert_eq!(content(&undone), content(&past.books[from]));
    }

    #[test]
    fn changes_travel_as_bytes(past in some_past()) {
        for changes in &past.changes {
            prop_assert_eq!(&Changes::decode(&changes.encode()).unwrap(), changes);
        }
    }

    #[test]
    fn a_book_travels_as_bytes(past in some_past()) {
        for book in &past.books {
            let bytes = encode_book(book);
            let read = decode_book(&bytes).unwrap();
            prop_assert!(encode_book(&read) == bytes);
            prop_assert_eq!(content(&read), content(book));
            prop_assert_eq!(read.latest_stamp(), book.latest_stamp());
            prop_assert_eq!(links(&read), links_from_scratch(book));
        }
    }

    #[test]
    fn bytes_that_are_no_book_are_refused(past in some_past(), cut in any::<Index>(), junk in any::<Vec<u8>>()) {
        let bytes = encode_book(past.latest());
        prop_assert_eq!(decode_book(&bytes[..cut.index(bytes.len())]).err(), Some(Unreadable));
        let _never_panics = (decode_book(&junk), Changes::decode(&junk));
    }

    #[test]
    fn everything_is_undone_and_redone_step_by_step(past in some_past_without_purge()) {
        let mut history = History::default();
        past.changes.iter().for_each(|changes| history.note(changes.clone()));
        let mut book = past.latest().clone();
        for earlier in past.books.iter().rev().skip(1) {
            let undo = history.undo(next_stamp(&book)).unwrap();
            book.absorb(&undo).unwrap();
            history.note(undo);
            prop_assert_eq!(content(&book), content(earlier));
        }
        prop_assert!(history.undo(next_stamp(&book)).is_none());
        for later in past.books.iter().skip(1) {
            let redo = history.redo(next_stamp(&book)).unwrap();
            book.absorb(&redo).unwrap();
            history.note(redo);
            prop_assert_eq!(content(&book), content(later));
        }
        prop_assert!(history.redo(next_stamp(&book)).is_none());
    }

    #[test]
    fn what_left_the_trash_for_good_stops_no_undo(past in some_past()) {
        let mut history = History::default();
        past.changes.iter().for_each(|changes| history.note(changes.clone()));
        let mut book = past.latest().clone();
        while let Some(undo) = history.undo(next_stamp(&book)) {
            prop_assert_eq!(book.absorb(&undo), Ok(()));
            history.note(undo);
        }
        while let Some(redo) = history.redo(next_stamp(&book)) {
            prop_assert_eq!(book.absorb(&redo), Ok(()));
            history.note(redo);
        }
    }

    #[test]
    fn the_book_goes_back_to_any_day_at_once(past in some_past(), place in any::<Index>()) {
        let mut history = History::default();
        past.changes.iter().for_each(|changes| history.note(changes.clone()));
        let place = place.index(past.changes.len().max(1));
        let Some(then) = past.changes.get(place) else { return Ok(()) };
        let book = past.latest();
        let Some(back) = history.take_back_to(then.stamp, next_stamp(book)) else {
            prop_assert_eq!(place, past.changes.len() - 1);
            return Ok(());
        };
        let earlier = after(book, &back);
        prop_assert_eq!(content(&earlier), content(&past.books[place + 1]));
        // And that is an action like any other.
        history.note(back);
        let undo = history.undo(next_stamp(&earlier)).unwrap();
        prop_assert_eq!(content(&after(&earlier, &undo)), content(book));
    }

    #[test]
    fn every_record_is_the_sum_of_its_parts(past in some_past()) {
        let mut laws = PartLaws { book: past.latest(), wrong: Vec::new() };
        Book::for_each_noun(&mut laws);
        prop_assert_eq!(laws.wrong, Vec::<String>::new());
    }

    #[test]
    fn links_are_what_the_records_name(past in some_past()) {
        for book in &past.books {
            prop_assert_eq!(links(book), links_from_scratch(book));
        }
    }

    #[test]
    fn interactions_are_found_by_their_day_however_they_came(past in some_past()) {
        let (restored, _) = backup::read(&backup::print(past.latest(), Day::default())).unwrap();
        let loaded = decode_book(&encode_book(past.latest())).unwrap();
        for book in past.books.iter().chain([&restored, &loaded]) {
            let mut all: Vec<_> = book.interactions.iter().map(|row| (row.day, row.id)).collect();
            all.sort_unstable();
            let ever = (Day::from_number(i32::MIN), Day::from_number(i32::MAX));
            let found: Vec<_> = book.interactions_between(ever.0, ever.1).map(|row| (row.day, row.id)).collect();
            prop_assert_eq!(found, all);
        }
    }

    #[test]
    fn stamps_only_grow(past in some_past()) {
        for pair in past.changes.windows(2) {
            prop_assert!(pair[0].stamp < pair[1].stamp);
        }
        for (book, changes) in past.books.iter().skip(1).zip(&past.changes) {
            prop_assert_eq!(book.latest_stamp(), changes.stamp);
        }
        let mut latest = LatestStamp { book: past.latest(), latest: Stamp::default(), counted: true };
        Book::for_each_noun(&mut latest);
        prop_assert!(latest.latest <= past.latest().latest_stamp());
        prop_assert!(latest.counted);
    }
}

/// Another device that learns of both must not take the removal for the newer one.
fn came_back_after_its_removal(gone: &Book, back: &Book) -> bool {
    let mut comparing = CompareStamps { gone, back, holds: true };
    Book::for_each_noun(&mut comparing);
    comparing.holds
}

struct CompareStamps<'a> {
    gone: &'a Book,
    back: &'a Book,
    holds: bool,
}

impl EachNoun for CompareStamps<'_> {
    fn noun<T: Noun>(&mut self, _name: &'static str) {
        for gone in T::table(self.gone).gone() {
            let back = T::table(self.back).get_any(Id::from_number(gone.id));
            self.holds &= back.is_none_or(|row| row.latest_stamp() > gone.stamp);
        }
    }
}

/// Which records name which, as the book keeps it.
fn links(book: &Book) -> BTreeMap<u64, Vec<(Kind, u64)>> {
    let named = links_from_scratch(book).into_keys();
    let everybody = content(book).into_keys().map(|(_, id)| id);
    let in_place = |link: &Link| {
        assert_eq!(book.table(link.kind).slot(link.id), Some(link.slot));
        (link.kind, link.id)
    };
    named
        .chain(everybody)
        .map(|id| (id, Links::naming(book.links(), id).all().iter().map(in_place).collect::<Vec<_>>()))
        .filter(|(_, by)| !by.is_empty())
        .collect()
}

/// The same, read from the records.
fn links_from_scratch(book: &Book) -> BTreeMap<u64, Vec<(Kind, u64)>> {
    let mut finding = FindLinks { book, links: BTreeMap::new() };
    Book::for_each_noun(&mut finding);
    finding.links.values_mut().for_each(|by| {
        by.sort_unstable();
        by.dedup();
    });
    finding.links
}

struct FindLinks<'a> {
    book: &'a Book,
    links: BTreeMap<u64, Vec<(Kind, u64)>>,
}

impl EachNoun for FindLinks<'_> {
    fn noun<T: Noun>(&mut self, _name: &'static str) {
        for row in T::table(self.book).iter() {
            let by = (T::KIND, row.id.number());
            row.record.names(&mut |named| self.links.entry(named).or_default().push(by));
        }
    }
}

/// What holds for every record, and for every two of one noun; tells of those for which it does not.
struct PartLaws<'a> {
    book: &'a Book,
    wrong: Vec<String>,
}

impl PartLaws<'_> {
    fn expect(&mut self, holds: bool, kind: Kind, what: &str) {
        if !holds {
            self.wrong.push(format!("{kind:?}: {what}"));
        }
    }
}

impl EachNoun for PartLaws<'_> {
    fn noun<T: Noun>(&mut self, _name: &'static str) {
        let rows: Vec<&Row<T>> = T::table(self.book).iter_any().collect();
        for one in &rows {
            let parts = one.record.parts();
            self.expect(
                put_together::<T>(&parts).as_ref() == Ok(&one.record),
                T::KIND,
                "the parts make the record",
            );
            self.expect(parts.is_sorted_by_key(|(part, _)| *part), T::KIND, "parts have an order");
            self.expect(T::diff(&one.record, &one.record).is_empty(), T::KIND, "nothing differs from itself");
            for other in &rows {
                let changed = changed(&one.record, &other.record);
                self.expect(
                    changed.as_ref() == Ok(&other.record),
                    T::KIND,
                    "a difference leads to the other",
                );
            }
        }
    }
}

fn put_together<T: Record>(parts: &[(Part, Vec<u8>)]) -> Result<T, Unreadable> {
    let mut record = T::default();
    parts.iter().try_for_each(|(part, value)| record.set(*part, Some(value)))?;
    Ok(record)
}

fn changed<T: Record>(before: &T, after: &T) -> Result<T, Unreadable> {
    let mut record = before.clone();
    T::diff(before, after).iter().try_for_each(|change| record.set(change.part, change.after.as_deref()))?;
    Ok(record)
}

struct LatestStamp<'a> {
    book: &'a Book,
    latest: Stamp,
    counted: bool,
}

impl EachNoun for LatestStamp<'_> {
    fn noun<T: Noun>(&mut self, _name: &'static str) {
        let table = T::table(self.book);
        let latest = table.iter_any().map(Row::latest_stamp).max().unwrap_or_default();
        self.latest = self.latest.max(latest);
        self.counted &= table.len() == table.iter().count();
        self.counted &= table.iter_any().all(|row| table.get_any(Id::from_number(row.id.number())).is_some());
    }
}
