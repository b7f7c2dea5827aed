//! Backups there and back, and what is refused.

use super::parsing::HEAD_NAMES;
use super::*;
use crate::book::{Book, EachNoun, Noun};
use crate::day::Day;
use crate::sample::story::tell;
use crate::schema::{decode_book, encode_book};
use expect_test::expect;
use proptest::prelude::*;
use std::sync::LazyLock;

/// A bit of every kind of record.
const STORY: &str = r#"
mode searching from 2026-02-02, discreet, horizon 6 months, role "Data lead", title "Analyst", skill SQL
commit 5 people a day
work mon tue wed thu fri; holiday 2026-04-03; away 2026-07-01..2026-07-10; places 5; tiers 30 90 180 365
me: name Jo Berg, email jo@berg.example, employer Acme, school Uni, snapshot "I count."
target Acme motivation 5 posting 3
intel need "hands" at Acme from Tom Berg
give skill "SQL lessons" tag data
piece "On trains" tag rail
problem "late trains" of Tom Berg at Acme fit 4
interview at Acme through Tom Berg
person Ana Ruiz: strength 3, at Acme as CTO, formerly at Beta as Analyst until 2024, email ana@acme.example,
  friend, seen anyway, starred, employed, talked this year, stay ok, cadence near, birthday 12 May 1980,
  met through Tom Berg, met at "Fair", prefers call, avoids mail, hours 9-17, zone Europe/Paris, tag climbing,
  fact "moved to Leeds" learned 2025-04-01, concern "surgery" on 2026-03-04, wants "a flat" private,
  knows Ben Okafor, spouse "Luis", note "naïve – 你好"
2026-02-24 meet Ana Ruiz, asked by me, purpose "hear of Acme", helpful, learned "they hire in May",
  favor advice 2, offered introduction to Ben Okafor at Beta, I promise "send the article" by 2026-02-27
2026-02-26 mail from Ben: answer
2026-02-27 mail to Ben: ask advice "20 minutes on data"
2026-02-28 plan meeting with Ben on 2026-03-04 10:00, purpose "hear more", question "why data?"
2026-03-05 step "call Jo" on 2026-03-10 with Jo Lind
2026-03-06 snooze thanks of Ana until 2026-03-09
2026-03-07 trash Jo Lind
"#;

fn book() -> Book {
    static BOOK: LazyLock<Book> = LazyLock::new(|| tell(STORY).unwrap());
    BOOK.clone()
}

fn day() -> Day {
    Day::parse("2026-03-08").unwrap()
}

fn printed(book: &Book) -> String {
    String::from_utf8(print(book, day())).unwrap()
}

/// As `printed`, without the version of the program.
fn shown(book: &Book) -> String {
    printed(book).replace(env!("CARGO_PKG_VERSION"), "APP")
}

fn refused(bytes: &[u8]) -> BackupError {
    match read(bytes) {
        Err(error) => error,
        Ok(_) => panic!("it was read"),
    }
}

/// Alters the records of a backup and makes the head fit, as a program would that writes one.
fn with_records(text: &str, alter: impl Fn(String) -> String) -> String {
    let (_, rest) = text.split_once(",\n\"records\": ").unwrap();
    let (records, gone) = rest.split_once(",\n\"gone\": ").unwrap();
    let gone = gone.trim_end().strip_suffix("\n}").unwrap();
    let records = alter(records.to_owned());
    let counts: std::collections::BTreeMap<String, Vec<serde_json::Value>> =
        serde_json::from_str(&records).unwrap();
    let counts: Vec<String> =
        counts.iter().map(|(name, rows)| format!("\"{name}\":{}", rows.len())).collect();
    let sum = printing::checksum(records.as_bytes(), gone.as_bytes());
    let head = format!("{{\"version\":\"1.7\",\"counts\":{{{}}},\"checksum\":\"{sum}\"}}", counts.join(","));
    format!("{{\n\"kith\": {head},\n\"records\": {records},\n\"gone\": {gone}\n}}\n")
}

#[test]
fn ok_a_book_comes_back_as_it_was() {
    let text = printed(&book());
    let (back, problems) = read(text.as_bytes()).unwrap();
    assert_eq!((printed(&back), problems), (text, vec![]));
    let (again, _) = read(&print(&decode_book(&encode_book(&back)).unwrap(), day())).unwrap();
    assert_eq!(encode_book(&again), encode_book(&back));
}

#[test]
fn ok_an_empty_book_comes_back_empty() {
    let text = printed(&Book::default());
    expect![[r#"
        {
        "kith": {"version":"1.0","app":"APP","exported_on":"2026-03-08","counts":{},"checksum":"232cae3e"},
        "records": {},
        "gone": {}
        }
    "#]]
    .assert_eq(&shown(&Book::default()));
    assert!(read(text.as_bytes()).unwrap().0.contacts.is_empty());
}

#[test]
fn ok_a_backup_is_read_by_people() {
    let book =
        tell("2026-02-24 person Ana Ruiz: strength 3, tag climbing\n2026-02-25 trash Ana Ruiz").unwrap();
    expect![[r#"
        {
        "kith": {"version":"1.0","app":"APP","exported_on":"2026-03-08","counts":{"contacts":1},"checksum":"58dacd69"},
        "records": {
        "contacts": [
        {"id":"0b4c1e62a05b97f5","recorded_on":"2026-02-24","stamp":"019c8ee07281-0000-00000001","later":{"trashed":"019c9406ce81-0000-00000001","strength":"019c8ee10ec3-0000-00000001","tags/94de5e7506d16ef6":"019c8ee10ec3-0000-00000001"},"trashed":"2026-02-25","given":"Ana","family":"Ruiz","strength":"gladly","tags":["climbing"]}
        ]
        },
        "gone": {}
        }
    "#]].assert_eq(&shown(&book));
}

#[test]
fn ok_a_backup_is_read_in_steps() {
    let text = printed(&book());
    let mut reading = Reading::begin(text.as_bytes()).unwrap();
    let mut steps = 0;
    while reading.step(3).unwrap() {
        steps += 1;
    }
    let (done, of) = reading.progress();
    assert!(steps > 5 && done == of);
    assert_eq!(printed(&reading.finish().0), text);
}

#[test]
fn ok_what_a_newer_version_wrote_is_kept_and_written_back() {
    let text = printed(&tell("person Ana Ruiz: employed").unwrap());
    let newer = with_records(&text, |records| {
        records
            .replace(r#""situation":"employed""#, r#""situation":"sabbatical","pronouns":{"en":"she"}"#)
            .replace(r#""later":{"#, r#""later":{"pronouns":"019c00000000-0000-00000001","#)
            .replace("{\n\"", "{\n\"events\": [\n{\"id\":\"00000000000000aa\"}\n],\n\"")
    });
    let (book, problems) = read(newer.as_bytes()).unwrap();
    let told: Vec<String> =
        problems.iter().map(|problem| format!("{} {}", problem.line, problem.what())).collect();
    expect![[r#"
        5 Records of a kind this version does not know (“events”, 1 in all) were left out.
        8 “situation” holds something of a newer Kith. It is kept, but not shown."#]]
    .assert_eq(&told.join("\n"));
    let back = printed(&decode_book(&encode_book(&book)).unwrap());
    for kept in [
        r#""situation":"sabbatical""#,
        r#""pronouns":{"en":"she"}"#,
        r#""pronouns":"019c00000000-0000-00000001"}"#,
    ] {
        assert!(back.contains(kept), "{kept} in {back}");
    }
    let (again, _) = read(back.as_bytes()).unwrap();
    assert_eq!(printed(&again), back);
}

#[test]
fn ok_a_list_in_another_order_is_the_same_list() {
    let text = printed(&tell("person Ana Ruiz: tag climbing, tag data").unwrap());
    let swapped = with_records(&text, |records| {
        records.replace(r#"["climbing","data"]"#, r#"["data","climbing","data"]"#)
    });
    let again = with_records(&text, |records| {
        records.replace(r#"["data","climbing"]"#, r#"["climbing","data","climbing"]"#)
    });
    for text in [swapped, again] {
        let book = read(text.as_bytes()).unwrap().0;
        let contact = book.contacts.iter().next().unwrap();
        assert_eq!(contact.tags.len(), 2);
        assert!(contact.tags.has(&"data".to_owned()) && contact.tags.has(&"climbing".to_owned()));
    }
}

#[test]
fn err_each_file_that_cannot_be_read_is_told_apart() {
    let text = printed(&book());
    let cut = &text[..text.len() / 2];
    let counted = text.replace(r#""favors":1"#, r#""favors":2"#);
    let newer = text.replace(r#""version":"1.0""#, r#""version":"2.0""#);
    let damaged = text.replace("Ruiz", "Raiz");
    let twice = with_records(&text, |records| {
        let first = records.lines().nth(2).unwrap().trim_end_matches(',').to_owned();
        records.replacen(&first, &format!("{first},\n{first}"), 1)
    });
    let deep = format!("{{\"kith\": {}1{}}}", "[".repeat(80), "]".repeat(80));
    let long = format!("{{\"kith\": \"{}\"}}", "x".repeat(LONGEST_TEXT + 1));
    let files: [(&str, &[u8]); 11] = [
        ("nothing", b""),
        ("a list", b"First Name,Last Name\nAna,Ruiz\n"),
        ("bad letters", b"{\n\"kith\xff\"}"),
        ("of another program", b"{\"contacts\": []}"),
        ("a number", b"7"),
        ("cut short", cut.as_bytes()),
        ("miscounted", counted.as_bytes()),
        ("newer", newer.as_bytes()),
        ("damaged", damaged.as_bytes()),
        ("twice", twice.as_bytes()),
        ("deep", deep.as_bytes()),
    ];
    let told: Vec<String> = files
        .into_iter()
        .chain([("long", long.as_bytes())])
        .map(|(name, bytes)| format!("{name}: {}", refused(bytes).what()))
        .collect();
    expect![[r#"
        nothing: This file is not a Kith backup: on line 1 it stops being JSON.
        a list: This file is not a Kith backup: on line 1 it stops being JSON.
        bad letters: This file is not a Kith backup: on line 2 it stops being JSON.
        of another program: This file is JSON, but another program wrote it: the part “kith” is missing.
        a number: This file is JSON, but another program wrote it: the part “kith” is missing.
        cut short: This backup is not complete: its end is missing.
        miscounted: This backup is damaged: it says it has 2 favors, and has 1.
        newer: A newer version of Kith wrote this file (format 2.0; this one reads up to 1.x).
        damaged: This backup is damaged: its records are not those that were saved (the checksum differs).
        twice: This backup is damaged: the record on line 6 is in it twice.
        deep: On line 1 lists lie in each other more than 64 deep.
        long: On line 1 stands a text of more than 1 MB."#]]
    .assert_eq(&told.join("\n"));
}

#[test]
fn err_a_file_beyond_the_limits_is_refused_before_it_is_read() {
    let too_large = refused(&vec![b' '; MOST_BYTES + 1]);
    assert_eq!(too_large, BackupError::TooLarge(Excess::Bytes(MOST_BYTES + 1)));
    assert!(!too_large.hint().is_empty());
}

#[test]
fn every_flipped_byte_is_refused_or_reads_as_the_same() {
    let text = printed(
        &tell("person Ana Ruiz: strength 3, email ana@acme.example\n2026-02-24 call to Ana: outreach")
            .unwrap(),
    );
    for at in 0..text.len() {
        for flip in [1, 2, 4, 8, 16, 32, 64, 128] {
            let mut bytes = text.clone().into_bytes();
            bytes[at] ^= flip;
            if let Ok((book, _)) = read(&bytes) {
                assert_eq!(printed(&book), text, "byte {at} ^ {flip}");
            }
        }
    }
}

#[test]
fn no_field_has_the_name_of_what_every_record_carries() {
    struct Names;
    impl EachNoun for Names {
        fn noun<T: Noun>(&mut self, table: &'static str) {
            for (_, name) in T::FIELDS {
                assert!(!HEAD_NAMES.contains(name), "{table}.{name}");
            }
        }
    }
    Book::for_each_noun(&mut Names);
}

proptest! {
    #[test]
    fn any_words_come_back(given in ".+", note in ".*", tag in ".+") {
        let mut book = book();
        let row = book.contacts.iter().next().unwrap().clone();
        let mut after = row.clone();
        after.record.given = given;
        after.record.notes = note;
        after.record.tags.put(tag);
        book.load_row(after);
        let text = printed(&book);
        let (back, problems) = read(text.as_bytes()).unwrap();
        prop_assert_eq!(problems, vec![]);
        prop_assert_eq!(printed(&back), text);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes: Vec<u8>, place in 0..3000_usize) {
        let _ = read(&bytes);
        let mut spliced = printed(&book()).into_bytes();
        let place = place.min(spliced.len());
        spliced.splice(place..place, bytes);
        let _ = read(&spliced);
    }
}
