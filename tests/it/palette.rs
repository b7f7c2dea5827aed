//! The command palette as a person sees it: what a few letters find.

use crate::tell;
use kith::page::palette::palette;
use kith::people_index::PeopleIndex;

const STORY: &str = "
person Ana Ruiz: at Acme as CTO
person Ben Okafor
";

fn found(text: &str) -> Vec<String> {
    let book = tell(STORY);
    let mut people = PeopleIndex::new(&book);
    let line = |line: kith::page::palette::PaletteLine| match line.hint.is_empty() {
        true => line.label.to_string(),
        false => format!("{}, {}", line.label, line.hint),
    };
    palette(&book, &mut people, text).into_iter().map(line).collect()
}

#[test]
fn a_name_finds_the_person_and_what_can_be_done_with_them() {
    assert_eq!(
        found("ana"),
        [
            "Ana Ruiz, CTO at Acme",
            "Log what happened with Ana Ruiz",
            "Plan a meeting with Ana Ruiz",
            "Note a next step with Ana Ruiz",
            "Add “ana” as somebody new",
        ]
    );
}

#[test]
fn a_verb_and_a_name_find_the_deed() {
    assert_eq!(found("log ben").first().map(String::as_str), Some("Log what happened with Ben Okafor"));
    assert_eq!(found("affirm ben").first().map(String::as_str), Some("Log a kind word to Ben Okafor"));
}

#[test]
fn pages_are_found_by_what_is_on_them() {
    assert_eq!(found("backup").first().map(String::as_str), Some("Data"));
    assert_eq!(found("dark").first().map(String::as_str), Some("Settings"));
    assert_eq!(found("connections").first().map(String::as_str), Some("Import from LinkedIn"));
    assert_eq!(found("").len(), 22);
}
