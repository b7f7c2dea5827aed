//! One typo forgiven: a letter wrong, missing, too many, or two neighbours swapped.

use super::columns::{Columns, Span};

/// Whether `kept` begins with `typed` once at most one typo in it is put right.
pub(super) fn starts_with_one_typo(kept: &str, typed: &str) -> bool {
    // Only the first place where they differ matters: a typo put right before it changes nothing.
    let (kept, typed) = after_common_start(kept, typed);
    let wrong = || starts_with(after_first(kept), after_first(typed));
    let too_many = || starts_with(Some(kept), after_first(typed));
    let missing = || starts_with(after_first(kept), Some(typed));
    typed.is_empty() || wrong() || too_many() || missing() || starts_with_swapped(kept, typed)
}

fn starts_with(kept: Option<&str>, typed: Option<&str>) -> bool {
    matches!((kept, typed), (Some(kept), Some(typed)) if kept.starts_with(typed))
}

fn starts_with_swapped(kept: &str, typed: &str) -> bool {
    let (mut kept, mut typed) = (kept.chars(), typed.chars());
    let (one, other) = (typed.next(), typed.next());
    one.is_some()
        && other.is_some()
        && kept.next() == other
        && kept.next() == one
        && kept.as_str().starts_with(typed.as_str())
}

fn after_common_start<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    let (mut one, mut other) = (one.chars(), other.chars());
    loop {
        let (before_one, before_other) = (one.as_str(), other.as_str());
        match (one.next(), other.next()) {
            (Some(a), Some(b)) if a == b => {}
            _ => return (before_one, before_other),
        }
    }
}

fn after_first(text: &str) -> Option<&str> {
    let mut chars = text.chars();
    chars.next().map(|_| chars.as_str())
}

/// The entries that may begin with `typed` but for one typo: surely where the span says so.
///
/// The letters that can stand in a place are read from the entries themselves, so any alphabet will do.
pub(super) fn spans_with_one_typo(columns: &Columns, typed: &str) -> Vec<Span> {
    let mut search = TypoSearch { columns, typed, spans: Vec::new() };
    for run in columns.whole() {
        search.search_run(run);
    }
    search.spans.retain(|span| span.len() > 0);
    search.spans
}

struct TypoSearch<'a> {
    columns: &'a Columns,
    typed: &'a str,
    spans: Vec<Span>,
}

impl TypoSearch<'_> {
    /// Tries each place for the typo, within the entries that agree with what is typed before it.
    fn search_run(&mut self, run: Span) {
        let mut agreeing = run;
        for (at, _) in self.typed.char_indices() {
            agreeing = self.columns.within(&agreeing, &self.typed.as_bytes()[..at]);
            if agreeing.len() == 0 {
                return;
            }
            if !self.typo_at(at, &agreeing) {
                agreeing.sure = false;
                self.spans.push(agreeing);
                return;
            }
        }
    }

    /// Adds the spans of a typo at byte `at`; `false` if entries end too early to tell letters apart there.
    fn typo_at(&mut self, at: usize, agreeing: &Span) -> bool {
        let typed = self.typed;
        let (before, rest) = typed.split_at(at);
        let after = after_first(rest).unwrap_or_default();
        let Some(letters) = self.letters_at(at, agreeing) else { return false };
        for letter in letters {
            self.add(agreeing, &[before, &letter, after]);
            self.add(agreeing, &[before, &letter, rest]);
        }
        self.add(agreeing, &[before, after]);
        let swapped: String = rest.chars().take(2).collect::<Vec<_>>().into_iter().rev().collect();
        self.add(agreeing, &[before, &swapped, after_first(after).unwrap_or_default()]);
        true
    }

    fn add(&mut self, agreeing: &Span, parts: &[&str]) {
        let span = self.columns.within(agreeing, parts.concat().as_bytes());
        self.spans.push(span);
    }

    /// The letters that follow the first `at` bytes in some entry; `None` if an entry cuts one of them off.
    fn letters_at(&self, at: usize, agreeing: &Span) -> Option<Vec<String>> {
        let mut letters = Vec::new();
        let mut left = agreeing.clone();
        while let Some(entry) = self.columns.first(&left) {
            let bytes = entry.bytes();
            let end = at + length_of_char(*bytes.get(at)?);
            let letter = std::str::from_utf8(bytes.get(at..end)?).ok()?;
            if letter != "\0" {
                letters.push(letter.to_owned());
            }
            left = Columns::after(&left, &self.columns.within(&left, &bytes[..end]));
        }
        Some(letters)
    }
}

/// How many bytes a character has, by its first one.
fn length_of_char(first: u8) -> usize {
    match first {
        0..=0xbf => 1,
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xff => 4,
    }
}
