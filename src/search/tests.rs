//! The index against a plain scan of everybody, and the order a person sees.

use super::slot_words::word_starts;
use super::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

type Fields = Vec<(Weight, String)>;

fn people(names_and_more: &[(&str, &str, &str)]) -> Index {
    let mut index = Index::new();
    for (slot, (name, detail, note)) in (0..).zip(names_and_more) {
        index.set(slot, &[(Weight::Name, name), (Weight::Detail, detail), (Weight::Note, note)]);
    }
    index
}

#[test]
fn a_whole_name_stands_before_words_of_names_beginnings_details_and_notes() {
    let mut index = people(&[
        ("Carla Ruiz", "Acme", "met through Ana"),
        ("Carl Anabel", "", ""),
        ("Rosa Ana Prieto", "", ""),
        ("Bo Lund", "Ana Airlines", ""),
        ("Ana", "", ""),
    ]);
    assert_eq!(index.query("ana", 50, |_| 0), Hits { slots: vec![4, 2, 1, 3, 0], total: 5 });
    assert_eq!(index.query("ana", 2, |_| 0), Hits { slots: vec![4, 2], total: 5 });
    assert_eq!(index.query("ANA prie", 50, |_| 0).slots, [2]);
    assert_eq!(index.query("ana nobody", 50, |_| 0), Hits::default());
    assert_eq!(index.query(" -- ", 50, |_| 0), Hits::default());
}

#[test]
fn equals_stand_in_the_order_of_the_tie_key() {
    let mut index = people(&[("Ana C", "", ""), ("Ana A", "", ""), ("Ana B", "", "")]);
    assert_eq!(index.query("an", 50, |slot| [3, 1, 2][slot as usize]).slots, [1, 2, 0]);
}

#[test]
fn accents_case_and_scripts_do_not_stand_in_the_way() {
    let mut index = people(&[("Łukasz Müller-Lüdenscheidt", "", ""), ("李小龙", "株式会社トヨタ", "")]);
    for (text, slot) in [("lukasz", 0), ("LUDENSCHEI", 0), ("ludenscheidt mul", 0), ("小龙", 1), ("トヨ", 1)]
    {
        assert_eq!(index.query(text, 50, |_| 0).slots, [slot], "{text}");
    }
}

#[test]
fn one_typo_is_forgiven_where_nothing_matches() {
    let mut index = people(&[("Christopher Silva", "", ""), ("Christina Silber", "", ""), ("Ana", "", "")]);
    for (text, slots) in [
        ("chrsi", vec![0, 1]),
        ("christopger", vec![0]),
        ("christopehr", vec![0]),
        ("chritina", vec![1]),
        ("xchristin", vec![1]),
        ("silva chrostopher", vec![0]),
        ("slber chrostina", vec![]),
        ("anx", vec![]),
    ] {
        assert_eq!(index.query(text, 50, |_| 0).slots, slots, "{text}");
    }
}

#[test]
fn what_is_set_again_or_removed_is_found_no_more() {
    let mut index = people(&[("Ana Silva", "", ""), ("Tom Berg", "", "")]);
    assert_eq!(index.query("silva", 50, |_| 0).slots, [0]);
    index.set(0, &[(Weight::Name, "Ana Costa")]);
    index.set(7, &[(Weight::Name, "Zoe Silva")]);
    assert_eq!(index.query("silva", 50, |_| 0).slots, [7]);
    index.remove(7);
    assert_eq!(index.query("silva", 50, |_| 0).slots, Vec::<u32>::new());
    assert_eq!(index.query("costa", 50, |_| 0).slots, [0]);
}

/// The same answer by looking at everybody.
fn scan(people: &BTreeMap<u32, Fields>, text: &str) -> Vec<u32> {
    let mut typed = words(text);
    typed.sort();
    typed.dedup();
    let mut found = scan_for(people, &typed, None);
    if found.is_empty() {
        let long_enough = |word: &String| word.chars().count() >= SHORTEST_WITH_TYPO;
        for at in (0..typed.len()).filter(|&at| long_enough(&typed[at])) {
            for (slot, score) in scan_for(people, &typed, Some(at)) {
                let best = found.entry(slot).or_insert(0);
                *best = score.max(*best);
            }
        }
    }
    let mut ranked: Vec<_> = found.into_iter().map(|(slot, score)| (u16::MAX - score, slot)).collect();
    ranked.sort();
    ranked.into_iter().map(|(_, slot)| slot).collect()
}

fn scan_for(people: &BTreeMap<u32, Fields>, typed: &[String], mistyped: Option<usize>) -> BTreeMap<u32, u16> {
    let of_person = |fields: &Fields| -> Option<u16> {
        let classes = typed.iter().enumerate().map(|(at, word)| class_in(fields, word, mistyped == Some(at)));
        let sum = classes.sum::<Option<u16>>()?;
        let name = fields.iter().find(|field| field.0 == Weight::Name);
        let whole = name.is_some_and(|(_, name)| words(name).len() == typed.len());
        Some(sum + u16::from(whole && usize::from(sum) == typed.len() * 3))
    };
    let matching = people.iter().filter_map(|(&slot, fields)| Some((slot, of_person(fields)?)));
    if typed.is_empty() { BTreeMap::new() } else { matching.collect() }
}

fn class_in(fields: &Fields, typed: &str, with_typo: bool) -> Option<u16> {
    let kept = fields.iter().flat_map(|(weight, text)| {
        let starts = |word: String| word_starts(&word).map(|at| word[at..].to_owned()).collect::<Vec<_>>();
        words(text).into_iter().flat_map(starts).map(|word| (*weight, word))
    });
    let class = |(weight, word): (Weight, String)| match with_typo {
        true => differs_by_one_typo_at_most(&word, typed).then_some(weight as u16),
        false => word
            .starts_with(typed)
            .then(|| weight as u16 + u16::from(weight == Weight::Name && word == typed)),
    };
    kept.filter_map(class).max()
}

/// Some beginning of `kept` is within one edit of `typed`, by trying every edit.
fn differs_by_one_typo_at_most(kept: &str, typed: &str) -> bool {
    let typed: Vec<char> = typed.chars().collect();
    let mut alphabet: Vec<char> = kept.chars().collect();
    alphabet.dedup();
    let mut readings = vec![typed.clone()];
    for at in 0..=typed.len() {
        for &letter in &alphabet {
            readings.push([&typed[..at], &[letter], &typed[at..]].concat());
        }
        if at < typed.len() {
            readings.push([&typed[..at], &typed[at + 1..]].concat());
            readings.extend(alphabet.iter().map(|&c| [&typed[..at], &[c], &typed[at + 1..]].concat()));
        }
        if at + 1 < typed.len() {
            readings.push([&typed[..at], &[typed[at + 1], typed[at]], &typed[at + 2..]].concat());
        }
    }
    readings.into_iter().any(|reading| kept.starts_with(&reading.into_iter().collect::<String>()))
}

fn some_word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ab]{1,5}",
        "[a-c0]",
        "[abc]{6,14}",
        "an(a|na|nabel|tonia|astasia)?",
        "[аб]{3,6}",
        "[李小龙王]{1,4}",
        "[aé]{2,9}",
    ]
}

fn some_text() -> impl Strategy<Value = String> {
    prop::collection::vec(some_word(), 0..4).prop_map(|words| words.join(" "))
}

fn some_fields() -> impl Strategy<Value = Fields> {
    let weight = prop_oneof![Just(Weight::Name), Just(Weight::Detail), Just(Weight::Note)];
    prop::collection::vec((weight, some_text()), 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn the_index_finds_what_a_scan_finds(
        first in prop::collection::vec((0_u32..40, some_fields()), 1..40),
        then in prop::collection::vec((0_u32..40, some_fields()), 0..10),
        texts in prop::collection::vec(some_text(), 1..8),
        merge_between in any::<bool>(),
    ) {
        let (mut index, mut people) = (Index::new(), BTreeMap::new());
        for (round, changes) in [first, then].into_iter().enumerate() {
            for (slot, fields) in changes {
                let borrowed: Vec<_> = fields.iter().map(|(weight, text)| (*weight, text.as_str())).collect();
                index.set(slot, &borrowed);
                people.insert(slot, fields);
            }
            if round == 0 && merge_between {
                index.columns.settle_up_to(0);
            }
            for text in &texts {
                let slots = scan(&people, text);
                prop_assert_eq!(index.query(text, 3, |_| 0).slots, &slots[..slots.len().min(3)], "{}", text);
                prop_assert_eq!(index.query(text, usize::MAX, |_| 0), Hits { total: slots.len(), slots });
            }
        }
    }
}

proptest! {
    #[test]
    fn many_places_are_sorted_as_few_are(mut places in proptest::collection::vec(any::<u64>(), 250..600)) {
        let mut sorted = places.clone();
        sorted.sort_unstable();
        sort(&mut places);
        prop_assert_eq!(places, sorted);
    }
}
