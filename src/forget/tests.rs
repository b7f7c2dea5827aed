//! Forgetting somebody (R115), seen from what is left.

use super::*;
use crate::day::Day;
use crate::exchange::backup;
use crate::moment::Device;
use crate::sample::story::tell;
use crate::schema::encode_book;
use crate::text::fold;
use expect_test::expect;

const STORY: &str = r#"
me: name Jo Berg
person Ana Ruiz: at Acme as CTO, email ana@acme.example, phone "+44 20 7946 0123", note "met at the fair"
person Ben Okafor: met through Ana Ruiz, knows Ana Ruiz, fact "Ana Ruiz is his cousin",
  note "Ask Ana (ana@acme.example, 020 7946 0123) about Ben. Ana’s team hires.", tag "RUIZ clan"
target Acme
2026-02-01 starter Ana at Acme
2026-02-02 meet Ana Ruiz and Ben Okafor, learned "Ana Ruiz hires in May"
2026-02-03 call to Ana Ruiz: outreach, favor advice 2, next "call Ana Ruiz" on 2026-02-20
2026-02-04 introduction by Ana of me to Ben made
2026-02-05 plan meeting with Ana on 2026-02-24 10:00, question "Ruiz?"
2026-02-06 promise to Ana "the article" by 2026-02-09
2026-02-06 mail to Ben: ask advice "what Ana Ruiz said"
2026-02-07 person Anastasia Ruizova: note "no Anagram, no ruizing"
2026-02-07 person Cem Lee: note "once worked for ANA RUIZ"
2026-02-08 trash Cem
"#;

fn moment() -> Moment {
    Moment {
        today: Day::parse("2026-03-01").unwrap(),
        minute: 600,
        now: 1_772_000_000_000,
        seed: 77,
        device: Device(9),
    }
}

fn named(book: &Book, name: &str) -> Id<Contact> {
    book.contacts.iter_any().find(|row| row.full_name() == name).unwrap().id
}

/// The book without Ana, everything ticked.
fn without_ana(book: &Book) -> (Book, Changes) {
    let ana = named(book, "Ana Ruiz");
    let all = passages(book, ana).iter().map(|passage| passage.place).collect();
    let changes = forget(book, ana, &all, true, &moment());
    let mut left = book.clone();
    left.absorb(&changes).unwrap();
    (left, changes)
}

fn shown(passage: &Passage) -> String {
    let Passage { place, before, named, after, by, .. } = passage;
    let tick = if passage.is_ticked_at_first() { 'x' } else { ' ' };
    let trash = if passage.in_trash { ", in the trash" } else { "" };
    format!("[{tick}] {:?}.{}: {before}<{named}>{after} ({by:?}{trash})", place.kind, place.field)
}

#[test]
fn r115_passages_in_others_records_are_shown_also_those_in_the_trash() {
    let book = tell(STORY).unwrap();
    let shown: Vec<String> = passages(&book, named(&book, "Ana Ruiz")).iter().map(shown).collect();
    expect![[r#"
        [x] Contact.facts: <Ana Ruiz> is his cousin (FullName)
        [ ] Contact.notes: Ask <Ana> (ana@acme.example, 020 7946 0123) about … (PartOfName)
        [x] Contact.notes: Ask Ana (<ana@acme.example>, 020 7946 0123) about Ben. Ana’s team h … (Address)
        [x] Contact.notes: Ask Ana (ana@acme.example, <020 7946 0123>) about Ben. Ana’s team hires. (Address)
        [ ] Contact.notes: … acme.example, 020 7946 0123) about Ben. <Ana>’s team hires. (PartOfName)
        [ ] Contact.tags: <RUIZ> clan (PartOfName)
        [x] Contact.notes: once worked for <ANA RUIZ> (FullName, in the trash)
        [x] Interaction.learned: <Ana Ruiz> hires in May (FullName)
        [x] Ask.what: what <Ana Ruiz> said (FullName)"#]]
    .assert_eq(&shown.join("\n"));
}

#[test]
fn r115_what_happened_with_them_alone_goes_and_where_others_took_part_someone_stays() {
    let book = tell(STORY).unwrap();
    let ana = named(&book, "Ana Ruiz");
    let (left, _) = without_ana(&book);
    let alone = (
        left.affiliations.len(),
        left.meetings.len(),
        left.next_steps.len(),
        left.promises.len(),
        left.favors.len(),
    );
    assert_eq!(alone, (0, 0, 0, 0, 0));
    let kept: Vec<String> = left
        .interactions
        .iter()
        .map(|touch| format!("{} {} {:?}", touch.day, touch.with.len(), touch.learned))
        .collect();
    expect![[r#"
        2026-02-02 2 "someone hires in May"
        2026-02-06 1 """#]]
    .assert_eq(&kept.join("\n"));
    assert!(left.interactions.iter().next().unwrap().with.get(ana.number()).is_some(), "the bare id stays");
    assert_eq!(left.introductions.iter().next().unwrap().introducer, Party::Contact(ana));
    assert_eq!(left.contacts.get_any(ana), None);
    assert!(left.contacts.gone_of(ana.number()).unwrap().forgotten);
    assert!(left.organizations.iter().next().unwrap().starters.is_empty());
}

#[test]
fn r115_after_it_no_byte_of_the_names_is_left() {
    let book = tell(STORY).unwrap();
    let (left, changes) = without_ana(&book);
    let json = backup::print(&left, moment().today);
    for bytes in [encode_book(&left), json, changes.encode()] {
        let text = fold(&String::from_utf8_lossy(&bytes));
        for word in ["ana ", "ruiz\"", "ana ruiz", "acme.example", "7946"] {
            assert!(!text.contains(word), "{word} in {text}");
        }
    }
}

#[test]
fn r115_only_ticked_passages_change() {
    let book = tell(STORY).unwrap();
    let ana = named(&book, "Ana Ruiz");
    let changes = forget(&book, ana, &BTreeSet::new(), false, &moment());
    let mut left = book.clone();
    left.absorb(&changes).unwrap();
    let ben = left.contacts.get(named(&left, "Ben Okafor")).unwrap();
    assert!(ben.notes.starts_with("Ask Ana (ana@acme.example"));
    assert!(ben.relations.is_empty(), "a relation to them goes in any case");
    assert_eq!(ben.introducer, Some(ana), "as introducer someone stands");
    assert!(left.get(SETTINGS).is_none_or(|settings| settings.passed_over.is_empty()));
}

#[test]
fn r115_a_forget_cannot_be_undone() {
    let (_, changes) = without_ana(&tell(STORY).unwrap());
    assert!(changes.forgets());
    let back = changes.invert(changes.stamp, Verb::Undo);
    assert!(!back.edits.iter().any(|edit| matches!(edit.act, Act::Insert(_))));
}

#[test]
fn r115_an_import_passes_them_over_if_wanted() {
    let (left, _) = without_ana(&tell(STORY).unwrap());
    assert!(is_passed_over(&left, "Ana@Acme.example "));
    assert!(!is_passed_over(&left, "ben@acme.example"));
    assert!(!is_passed_over(&left, ""));
    assert!(!is_passed_over(&tell(STORY).unwrap(), "ana@acme.example"));
}

#[test]
fn r115_names_in_what_a_newer_version_wrote_go_too() {
    let mut book = tell("person Ana Ruiz\nperson Ben Okafor").unwrap();
    let mut ben = book.contacts.get(named(&book, "Ben Okafor")).unwrap().clone();
    ben.unknown = r#"{"muse":"Ana Ruiz","n":1}"#.to_owned();
    book.load_row(ben);
    let (left, _) = without_ana(&book);
    assert_eq!(left.contacts.iter().next().unwrap().unknown, r#"{"muse":"someone","n":1}"#);
}

#[test]
fn r115_the_name_of_a_role_is_no_passage() {
    let mut book = tell("person Ana Ruiz\nperson Ben Okafor: friend, note \"my friend\"").unwrap();
    let mut ana = book.contacts.get(named(&book, "Ana Ruiz")).unwrap().clone();
    ana.record.called = "Friend".to_owned();
    book.load_row(ana);
    let fields: Vec<&str> =
        passages(&book, named(&book, "Ana Ruiz")).iter().map(|passage| passage.place.field).collect();
    assert_eq!(fields, ["notes"]);
}
