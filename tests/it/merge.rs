//! Merging two devices: the laws over random histories, and what people would see.

use expect_test::expect;
use kith::book::record::Part;
use kith::book::values::Labelled;
use kith::book::{
    Book, Contact, EachNoun, Interaction, Kind, Noun, Organization, Row, SETTINGS, Settings, Starter, Tier,
    With,
};
use kith::changes::{Changes, Verb};
use kith::command::{Command, Edited, LogEntry, NewContact, decide};
use kith::day::Day;
use kith::exchange::backup;
use kith::forget;
use kith::history::History;
use kith::id::Id;
use kith::merge::{Fate, MergePreview, joined, merge};
use kith::moment::{Device, Moment, Source, Stamp};
use kith::sample::story::tell;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// What both devices begin with.
const BEGINNING: &str = r#"
person Ana Ruiz: email ana@acme.example, tag climbing, at Acme, note "old friend"
person Ben Okafor: knows Ana Ruiz
person Chidi Eze: met through Ana Ruiz
target Acme
2026-02-02 meet Ana Ruiz and Ben Okafor, learned "much"
2026-02-03 call to Chidi: outreach, next "call again" on 2026-02-20
2026-02-04 mail to Ana: thanks
"#;

/// A device with its own clock, over its own copy of the book.
#[derive(Clone)]
struct Phone {
    book: Book,
    history: History,
    device: u32,
    /// How many moments there were.
    ticks: u64,
    day: Day,
}

/// Milliseconds since 1970 at the end of the beginning.
const START: u64 = 1_772_400_000_000;

impl Phone {
    fn new(device: u32, book: &Book) -> Phone {
        let day = Day::parse("2026-03-02").unwrap();
        Phone { book: book.clone(), history: History::default(), device, ticks: 0, day }
    }

    fn moment(&mut self) -> Moment {
        self.ticks += 1;
        let days = self.day.since(Day::parse("2026-03-02").unwrap()) as u64;
        let now = START + days * 86_400_000 + self.ticks * 1_000 + u64::from(self.device) * 300;
        let seed = now.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ u64::from(self.device);
        Moment { today: self.day, minute: 600, now, seed, device: Device(self.device) }
    }

    fn act(&mut self, command: Command) {
        let moment = self.moment();
        if let Ok(changes) = decide(&self.book, command, &moment) {
            self.absorb(changes);
        }
    }

    fn absorb(&mut self, changes: Changes) {
        self.book.absorb(&changes).unwrap();
        match changes.forgets() {
            true => self.history.clear(),
            false => self.history.note(changes),
        }
    }

    fn undo(&mut self) {
        let stamp = Stamp::next(self.book.latest_stamp(), &self.moment(), Source::User);
        let undo = self.history.undo(stamp);
        undo.into_iter().for_each(|undo| self.absorb(undo));
    }

    fn merge(&mut self, other: &Phone) -> MergePreview {
        let moment = self.moment();
        let changes = merge(&self.book, &other.book, &moment);
        let preview = MergePreview::of(&self.book, &other.book, &changes);
        self.absorb(changes);
        preview
    }

    fn edit<T: Noun>(&mut self, id: Id<T>, edit: impl FnOnce(&mut T)) {
        let before = self.book.get(id).map(|row| row.record.clone()).unwrap_or_default();
        let mut after = before.clone();
        edit(&mut after);
        self.act(Command::Edit(Edited::of(id, &before, &after)));
    }

    fn person(&self, name: &str) -> Id<Contact> {
        self.book.contacts.iter_any().find(|row| row.full_name().starts_with(name)).unwrap().id
    }

    fn notes(&self, name: &str) -> String {
        self.book.contacts.get_any(self.person(name)).unwrap().notes.clone()
    }

    /// One of the records of a noun, also from the trash.
    fn pick<T: Noun>(&self, which: u8) -> Option<Id<T>> {
        let mut ids: Vec<Id<T>> = T::table(&self.book).iter_any().map(|row| row.id).collect();
        ids.sort_unstable();
        (!ids.is_empty()).then(|| ids[usize::from(which) % ids.len()])
    }

    fn forget(&mut self, id: Id<Contact>) {
        let moment = self.moment();
        let ticked: BTreeSet<_> = forget::passages(&self.book, id)
            .iter()
            .filter(|passage| passage.is_ticked_at_first())
            .map(|passage| passage.place)
            .collect();
        let changes = forget::forget(&self.book, id, &ticked, true, &moment);
        self.absorb(changes);
    }
}

/// Something that happens on a device.
#[derive(Clone, Copy, Debug)]
struct Deed {
    what: u8,
    who: u8,
    other: u8,
    how: u8,
}

/// Deeds from this number on leave no room for the third law: see the text of `kith::merge`.
const ENDINGS: u8 = 12;
const DEEDS: u8 = 15;

fn deeds(most: u8) -> impl Strategy<Value = Vec<Deed>> {
    let deed = (0..most, any::<u8>(), any::<u8>(), 0..6_u8);
    prop::collection::vec(deed.prop_map(|(what, who, other, how)| Deed { what, who, other, how }), 0..12)
}

/// The deeds but for those that put something into the trash.
fn without_trash(mut deeds: Vec<Deed>) -> Vec<Deed> {
    deeds.retain(|deed| ![3, 8].contains(&deed.what));
    deeds
}

fn live(book: &Book, deeds: &[Deed], device: u32) -> Phone {
    let mut phone = Phone::new(device, book);
    deeds.iter().for_each(|deed| carry_out(&mut phone, *deed));
    phone
}

fn carry_out(phone: &mut Phone, Deed { what, who, other, how }: Deed) {
    let text = format!("{how} by {}", phone.device);
    let Some(person) = phone.pick::<Contact>(who) else { return };
    // No form offers whoever lies in the trash.
    let is_live = |id: &Id<Contact>| phone.book.get(*id).is_some();
    if [2, 5, 11].contains(&what) && !is_live(&person) {
        return;
    }
    let also = phone.pick(other).filter(is_live);
    match what {
        0 => phone.edit(person, |contact| contact.notes = text),
        1 => phone.edit(person, |contact| {
            let tag = format!("tag {}", how % 3);
            match contact.tags.has(&tag) {
                true => contact.tags.remove(kith::book::record::Keyed::key(&tag)),
                false => contact.tags.put(tag),
            }
        }),
        2 => {
            let with = [Some(person), also].into_iter().flatten();
            let with = with.take(usize::from(how % 2) + 1).map(|contact| With {
                contact,
                talked: false,
                host: false,
            });
            let day = phone.day;
            let interaction = Interaction { day, with: with.collect(), note: text, ..Interaction::default() };
            phone.act(Command::Log(Box::new(LogEntry { interaction, ..LogEntry::default() })));
        }
        3 => phone.act(Command::Trash(vec![person])),
        4 => phone.act(Command::Restore(Kind::Contact, person.number())),
        5 => {
            let contact = Contact { given: text, introducer: Some(person), ..Contact::default() };
            phone.act(Command::AddContact(Box::new(NewContact { contact, ..NewContact::default() })));
        }
        6 => phone.edit(person, |contact| {
            let key = contact.emails[..].get(usize::from(how)).map(kith::book::record::Keyed::key);
            let id = Id::from_number(u64::from(how) + 1);
            match key {
                Some(key) => contact.emails.remove(key),
                None => contact.emails.put(Labelled { id, label: String::new(), value: text }),
            }
        }),
        7 => phone.act(Command::SetCadence(vec![person], Some(Tier::Days(u16::from(how) + 20)))),
        8 => {
            let touch = phone.pick::<Interaction>(other);
            touch.into_iter().for_each(|id| phone.act(Command::TrashOne(Kind::Interaction, id.number())));
        }
        9 => {
            let touch = phone.pick::<Interaction>(other);
            touch.into_iter().for_each(|id| phone.edit(id, |touch| touch.note = text.clone()));
        }
        10 => phone.edit(SETTINGS, |settings: &mut Settings| match how % 2 {
            0 => settings.places = Some(how),
            _ => settings.tier_days = Some([u16::from(how); 4]),
        }),
        11 => {
            let place = phone.pick::<Organization>(other);
            let starter = Starter { contact: person, chosen_on: phone.day };
            place.into_iter().for_each(|id| phone.edit(id, |place| place.starters.put(starter)));
        }
        12 => phone.undo(),
        13 => {
            phone.day = phone.day.plus(31);
            phone.act(Command::PurgeTrash);
        }
        _ => phone.forget(person),
    }
}

/// A book with all its stamps, line by line.
fn image(book: &Book) -> String {
    String::from_utf8(backup::print(book, Day::default())).unwrap()
}

/// The lines that only one of two books has; nothing where they are the same.
fn differing(one: &Book, two: &Book) -> String {
    let (one, two) = (image(one), image(two));
    let lines = |text: &str| {
        text.lines().map(|line| line.trim_end_matches(',').to_owned()).collect::<BTreeSet<String>>()
    };
    let (one, two) = (lines(&one), lines(&two));
    let lines: Vec<String> = one.symmetric_difference(&two).cloned().collect();
    lines.join("\n")
}

fn beginning() -> Book {
    tell(BEGINNING).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(100) })]

    #[test]
    fn it_is_the_same_whichever_device_merges(one in deeds(DEEDS), two in deeds(DEEDS)) {
        let base = beginning();
        let (one, two) = (live(&base, &one, 1), live(&base, &two, 2));
        let (here, there) = (joined(&one.book, &two.book), joined(&two.book, &one.book));
        prop_assert_eq!(differing(&here, &there), "");
    }

    #[test]
    fn merging_again_changes_nothing(one in deeds(DEEDS), two in deeds(DEEDS)) {
        let base = beginning();
        let (one, two) = (live(&base, &one, 1), live(&base, &two, 2));
        let both = joined(&one.book, &two.book);
        prop_assert_eq!(differing(&joined(&both, &two.book), &both), "");
        prop_assert_eq!(differing(&joined(&one.book, &both), &both), "");
        prop_assert_eq!(differing(&joined(&one.book, &one.book), &one.book), "");
    }

    #[test]
    fn it_does_not_matter_in_which_order_three_devices_merge(
        one in deeds(ENDINGS),
        two in deeds(ENDINGS),
        three in deeds(ENDINGS),
    ) {
        // Only one of them has a trash: see the text of `kith::merge`.
        let (two, three) = (without_trash(two), without_trash(three));
        let base = beginning();
        let [one, two, three] = [(one, 1), (two, 2), (three, 3)].map(|(deeds, device)| live(&base, &deeds, device).book);
        let left = joined(&joined(&one, &two), &three);
        let right = joined(&one, &joined(&two, &three));
        prop_assert_eq!(differing(&left, &right), "");
    }

    #[test]
    fn what_is_absorbed_is_what_was_joined_and_undoing_leaves_no_trace(one in deeds(DEEDS), two in deeds(DEEDS)) {
        let base = beginning();
        let (mut one, two) = (live(&base, &one, 1), live(&base, &two, 2));
        let before = one.book.clone();
        let moment = one.moment();
        let changes = merge(&before, &two.book, &moment);
        one.book.absorb(&changes).unwrap();
        prop_assert_eq!(differing(&one.book, &joined(&before, &two.book)), "");
        prop_assert!(merge(&one.book, &two.book, &moment).is_empty());
        if !changes.forgets() {
            one.book.absorb(&changes.invert(changes.stamp, Verb::Undo)).unwrap();
            prop_assert_eq!(records(&one.book), records(&before));
            let again = merge(&one.book, &two.book, &moment);
            one.book.absorb(&again).unwrap();
            prop_assert_eq!(differing(&one.book, &joined(&before, &two.book)), "");
        }
    }

    #[test]
    fn no_edit_is_lost_that_the_other_did_not_overwrite(one in deeds(ENDINGS), two in deeds(ENDINGS)) {
        let base = beginning();
        let (one, two) = (live(&base, &one, 1).book, live(&base, &two, 2).book);
        let both = joined(&one, &two);
        for (book, other) in [(&one, &two), (&two, &one)] {
            let mut lost = Lost { book, other, both: &both, lost: Vec::new() };
            Book::for_each_noun(&mut lost);
            prop_assert_eq!(lost.lost, Vec::<String>::new());
        }
    }
}

/// The records alone, without what is left of removed ones.
fn records(book: &Book) -> String {
    image(book).split_once("\n\"gone\"").unwrap().0.split_once("\"records\"").unwrap().1.to_owned()
}

struct Lost<'a> {
    book: &'a Book,
    other: &'a Book,
    both: &'a Book,
    lost: Vec<String>,
}

impl EachNoun for Lost<'_> {
    fn noun<T: Noun>(&mut self, name: &'static str) {
        for row in T::table(self.book).iter_any() {
            let Some(kept) = T::table(self.both).get_any(row.id) else {
                self.lost.push(format!("{name} {}", row.id));
                continue;
            };
            let other = T::table(self.other).get_any(row.id);
            for (part, stamp) in &row.later {
                let overwritten = other.is_some_and(|other| other.stamp_of(*part) > *stamp);
                if !overwritten && value(row, *part) != value(kept, *part) {
                    self.lost.push(format!("{name} {} {part:?}", row.id));
                }
            }
        }
    }
}

fn value<T: Noun>(row: &Row<T>, part: Part) -> Option<Vec<u8>> {
    // The trash is settled by what happened later, not by its own stamp.
    row.record.parts().into_iter().find(|(known, _)| *known == part).map(|(_, value)| value)
}

/// Two devices with the same book.
fn two_devices() -> (Phone, Phone) {
    let book = beginning();
    (Phone::new(1, &book), Phone::new(2, &book))
}

fn shown(preview: &MergePreview) -> String {
    let line = |line: &kith::merge::MergeLine| {
        let whose = line.whose.as_deref().unwrap_or_default();
        format!("{:?} of {whose}: {:?}", line.kind, line.fate)
    };
    preview.lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_field_keeps_what_was_written_last() {
    let (mut phone, mut laptop) = two_devices();
    let ana = phone.person("Ana");
    phone.edit(ana, |ana| ana.notes = "from the phone".into());
    laptop.edit(ana, |ana| ana.notes = "from the laptop, later".into());
    phone.edit(ana, |ana| ana.industry = "Energy".into());
    laptop.edit(ana, |ana| ana.tags.put("choir".into()));
    let preview = laptop.merge(&phone);
    expect![[r#"Contact of Ana Ruiz: Changed(["industry"])"#]].assert_eq(&shown(&preview));
    phone.merge(&laptop);
    assert_eq!(phone.notes("Ana"), "from the laptop, later");
    assert_eq!(image(&phone.book), image(&laptop.book));
    let ana = phone.book.get(ana).unwrap();
    assert_eq!((ana.industry.as_str(), ana.tags.len()), ("Energy", 2));
}

#[test]
fn an_item_taken_away_stays_away_and_one_added_elsewhere_stays() {
    let (mut phone, mut laptop) = two_devices();
    let ana = phone.person("Ana");
    phone.edit(ana, |ana| ana.tags = ["choir".to_owned()].into_iter().collect());
    laptop.edit(ana, |ana| ana.tags.put("data".into()));
    laptop.merge(&phone);
    let mut tags: Vec<String> = laptop.book.get(ana).unwrap().tags.to_vec();
    tags.sort_unstable();
    assert_eq!(tags, ["choir", "data"]);
}

#[test]
fn what_was_trashed_here_and_changed_there_later_comes_back_whole() {
    let (mut phone, mut laptop) = two_devices();
    let chidi = phone.person("Chidi");
    phone.act(Command::Trash(vec![chidi]));
    laptop.edit(chidi, |chidi| chidi.notes = "called me back".into());
    let preview = phone.merge(&laptop);
    expect![[r#"
        Contact of Chidi Eze: ComesBack
        Interaction of Chidi Eze: ComesBack
        NextStep of Chidi Eze: ComesBack"#]]
    .assert_eq(&shown(&preview));
    assert_eq!(phone.book.next_steps.len(), 1, "with what went in the same action");
    // Trashed once more, it stays there.
    phone.act(Command::Trash(vec![chidi]));
    assert!(phone.merge(&laptop).is_empty());
    assert!(phone.book.get(chidi).is_none());
}

#[test]
fn what_was_removed_for_good_here_and_referred_to_there_later_comes_back() {
    let (mut phone, mut laptop) = two_devices();
    let chidi = phone.person("Chidi");
    phone.act(Command::Trash(vec![chidi]));
    laptop.ticks += 10;
    carry_out(&mut laptop, Deed { what: 2, who: 2, other: 0, how: 0 });
    phone.day = phone.day.plus(31);
    phone.act(Command::PurgeTrash);
    assert_eq!(phone.book.contacts.get_any(chidi), None);
    let preview = phone.merge(&laptop);
    expect![[r#"
        Contact of Chidi Eze: ComesBack
        Interaction of Chidi Eze: ComesBack
        Interaction of Chidi Eze: Added
        NextStep of Chidi Eze: ComesBack"#]]
    .assert_eq(&shown(&preview));
    assert!(phone.book.get(chidi).is_some());
}

#[test]
fn an_old_copy_brings_nothing_back_that_was_trashed_or_undone_since() {
    let (mut phone, _) = two_devices();
    carry_out(&mut phone, Deed { what: 5, who: 0, other: 0, how: 0 });
    let copy = phone.clone();
    phone.undo();
    phone.act(Command::Trash(vec![phone.person("Chidi")]));
    phone.day = phone.day.plus(31);
    phone.act(Command::PurgeTrash);
    assert!(phone.merge(&copy).is_empty());
}

#[test]
fn what_was_done_again_after_an_undo_outlives_a_copy_made_between() {
    let (mut phone, _) = two_devices();
    carry_out(&mut phone, Deed { what: 5, who: 0, other: 0, how: 0 });
    phone.undo();
    let copy = phone.clone();
    let stamp = Stamp::next(phone.book.latest_stamp(), &phone.moment(), Source::User);
    let redo = phone.history.redo(stamp).unwrap();
    phone.absorb(redo);
    assert!(phone.merge(&copy).is_empty());
    assert_eq!(phone.book.contacts.len(), 4);
}

#[test]
fn settings_made_on_two_devices_go_together() {
    let empty = Book::default();
    let (mut phone, mut laptop) = (Phone::new(1, &empty), Phone::new(2, &empty));
    phone.edit(SETTINGS, |settings: &mut Settings| settings.places = Some(5));
    laptop.edit(SETTINGS, |settings: &mut Settings| settings.tier_days = Some([10, 20, 30, 40]));
    phone.merge(&laptop);
    let settings = phone.book.get(SETTINGS).unwrap();
    assert_eq!((settings.places, settings.tier_days), (Some(5), Some([10, 20, 30, 40])));
}

#[test]
fn r115_a_forget_beats_every_stamp_and_is_carried_out_on_the_other_side() {
    let (mut phone, mut laptop) = two_devices();
    let ana = phone.person("Ana");
    phone.forget(ana);
    laptop.ticks += 100;
    let ben = laptop.person("Ben");
    laptop.edit(ana, |ana| ana.notes = "later than the forget".into());
    laptop.edit(ben, |ben| ben.notes = "lunch with Ana Ruiz".into());
    carry_out(&mut laptop, Deed { what: 2, who: 0, other: 0, how: 0 });
    let preview = laptop.merge(&phone);
    assert!(preview.forgets);
    expect![[r#"
        Settings of : Added
        Contact of Ana Ruiz: Forgotten
        Contact of Ben Okafor: Changed(["relations", "notes"])
        Affiliation of Ana Ruiz: Forgotten
        Interaction of Ana Ruiz: Forgotten
        Interaction of Ana Ruiz: Forgotten"#]]
    .assert_eq(&shown(&preview));
    assert_eq!(preview.count(Some(Kind::Contact), |fate| *fate == Fate::Forgotten), 1);
    assert_eq!(laptop.notes("Ben"), "lunch with someone");
    let left = image(&laptop.book);
    assert!(!left.contains("Ana") && !left.contains("Ruiz"), "{left}");
    assert!(forget::is_passed_over(&laptop.book, "ana@acme.example"));
    phone.merge(&laptop);
    assert_eq!(image(&phone.book), image(&laptop.book));
}
