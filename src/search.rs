//! Search as you type over everybody, in memory: every word typed is the beginning of some word kept.
//!
//! One of the three hot paths, so plain columns inside. A word typed is two binary searches and one pass
//! over the entries between, which marks the slots that have matched every word so far; a single letter
//! is read from the slots' letter masks instead.

mod columns;
mod slot_words;
mod typo;

use crate::order;
use crate::text::words;
use columns::{Columns, Entry, Span};
use slot_words::{Letters, SlotWords};
use typo::{spans_with_one_typo, starts_with_one_typo};

/// What the words of a field count for when hits are ranked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// Notes, facts and all else.
    Note,
    /// Organization, title, tags, addresses: what one tells people apart by.
    Detail,
    /// Names. The first name given to [`Index::set`] is the one that an exact match is measured by.
    Name,
}

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// The best slots, best first, at most as many as asked for.
    pub slots: Vec<u32>,
    /// How many there are in all.
    pub total: usize,
}

/// The words of everybody, by slot: a small dense number that the caller gives to each contact.
///
/// ```
/// use kith::search::{Index, Weight};
/// let mut index = Index::new();
/// index.set(0, &[(Weight::Name, "Ana Silva"), (Weight::Detail, "Acme")]);
/// index.set(1, &[(Weight::Name, "Tom Silber"), (Weight::Note, "Knows Ana")]);
/// let no_order = |_slot| 0;
/// assert_eq!(index.query("sil", 50, no_order).slots, [0, 1]);
/// assert_eq!(index.query("ana acme", 50, no_order).slots, [0]);
/// assert_eq!(index.query("slibe", 50, no_order).slots, [1]);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Index {
    columns: Columns,
    people: Vec<Person>,
    letters: Vec<Letters>,
    marks: Vec<Mark>,
    /// Counts the passes of all queries, so that marks need no clearing.
    passes: u32,
    /// Kept between calls of `set` for its memory.
    words: SlotWords,
}

/// What is kept of a slot beside its entries and letters.
#[derive(Clone, Debug, Default)]
struct Person {
    /// The words too long for an entry, each behind the digit of its weight, with a space after it.
    long_words: Box<str>,
    /// How many words the first name has.
    name_words: u32,
}

/// How far a slot has come in the query being answered.
#[derive(Clone, Copy, Debug, Default)]
struct Mark {
    /// The pass that last reached this slot.
    pass: u32,
    /// The classes of the words of the passes before, added up.
    sum: u16,
    /// The best class in that pass.
    class: u16,
}

/// A slot that matches every word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    slot: u32,
    score: u16,
}

/// One word of a query and where to look for it.
struct Term<'a> {
    word: &'a str,
    candidates: Candidates,
}

enum Candidates {
    /// Whoever has a word with this letter in front.
    Letter(u64),
    /// Entries that may begin as typed.
    AsTyped(Vec<Span>),
    /// Entries that may begin so but for one typo.
    OneTypo(Vec<Span>),
}

/// Words of the query shorter than this are taken as they stand: one typo in three letters is anything.
const SHORTEST_WITH_TYPO: usize = 4;

/// The class of a whole word of a name, the best there is; other classes are the weights.
const WHOLE_NAME_WORD: u16 = Weight::Name as u16 + 1;

impl Index {
    /// An index of nobody.
    pub fn new() -> Index {
        Index::default()
    }

    /// Puts the words of a slot in place of those it had. Cheap: sorting waits for the next query.
    pub fn set(&mut self, slot: u32, fields: &[(Weight, &str)]) {
        self.make_room_for(slot as usize);
        let words = &mut self.words;
        words.clear();
        fields.iter().for_each(|&(weight, text)| words.add(weight, text));
        let long_words = words.long_words.as_str().into();
        self.people[slot as usize] = Person { long_words, name_words: words.name_words.unwrap_or(0) };
        self.letters[slot as usize] = words.letters;
        self.columns.set(slot, words.keys_with_best_weight());
    }

    /// Forgets the words of a slot.
    pub fn remove(&mut self, slot: u32) {
        self.set(slot, &[]);
    }

    /// The slots that match every word of `text` as the beginning of some word of theirs, at most `limit`
    /// of them, best first: a whole name, words of a name, beginnings of such, details, notes; equals by
    /// `tie_key`, then by slot. Where nothing matches, one typo in one word of four or more letters is
    /// forgiven. A text without words finds nothing.
    pub fn query(&mut self, text: &str, limit: usize, tie_key: impl Fn(u32) -> u32) -> Hits {
        self.columns.settle();
        let mut words = words(text);
        order::sort(&mut words);
        words.dedup();
        let mut found = self.matching(words.iter().map(|word| self.term(word)).collect());
        if found.is_empty() {
            found = self.matching_with_a_typo(&words);
        }
        Hits { total: found.len(), slots: best(&found, limit, tie_key) }
    }

    fn make_room_for(&mut self, slot: usize) {
        if slot >= self.people.len() {
            self.people.resize_with(slot + 1, Person::default);
            self.letters.resize(slot + 1, Letters::default());
            self.marks.resize(slot + 1, Mark::default());
        }
    }

    fn term<'a>(&self, word: &'a str) -> Term<'a> {
        let candidates = match Letters::bit(word) {
            Some(bit) => Candidates::Letter(bit),
            None => Candidates::AsTyped(self.columns.spans(word)),
        };
        Term { word, candidates }
    }

    fn term_with_typo<'a>(&self, word: &'a str) -> Term<'a> {
        Term { word, candidates: Candidates::OneTypo(spans_with_one_typo(&self.columns, word)) }
    }

    /// The slots that match with one word mistyped, each with its best score.
    fn matching_with_a_typo(&mut self, words: &[String]) -> Vec<Found> {
        let mut found = Vec::new();
        for (mistyped, word) in words.iter().enumerate() {
            let others = words.iter().enumerate().filter(|&(at, _)| at != mistyped);
            let mut terms: Vec<Term> = others.map(|(_, word)| self.term(word)).collect();
            let hopeless = terms.iter().any(|term| term.cost() == 0);
            if !hopeless && word.chars().count() >= SHORTEST_WITH_TYPO {
                terms.push(self.term_with_typo(word));
                found.extend(self.matching(terms));
            }
        }
        order::sort_by(&mut found, |a, b| (a.slot, b.score).cmp(&(b.slot, a.score)));
        found.dedup_by_key(|found| found.slot);
        found
    }

    /// The slots that match every term: a pass a term, the rarest first.
    fn matching(&mut self, mut terms: Vec<Term>) -> Vec<Found> {
        order::sort_by_key(&mut terms, Term::cost);
        let mut slots: Option<Vec<u32>> = None;
        for term in &terms {
            if slots.as_ref().is_none_or(|slots| !slots.is_empty()) {
                slots = Some(self.pass(term, slots));
            }
        }
        let slots = slots.unwrap_or_default().into_iter();
        slots.map(|slot| Found { slot, score: self.score(slot, terms.len()) }).collect()
    }

    /// Marks the slots that match a term and are among those that matched `before`; returns them.
    fn pass(&mut self, term: &Term, before: Option<Vec<u32>>) -> Vec<u32> {
        self.passes += 1;
        let Index { columns, people, letters, marks, passes, .. } = self;
        let mut reached = Reached { pass: *passes, first: before.is_none(), marks, slots: Vec::new() };
        match &term.candidates {
            Candidates::Letter(bit) => match before {
                None => (0_u32..).zip(letters.iter()).for_each(|(slot, letters)| {
                    letters.class(*bit).into_iter().for_each(|class| reached.reach(slot, class));
                }),
                Some(before) => before.into_iter().for_each(|slot| {
                    let class = letters[slot as usize].class(*bit);
                    class.into_iter().for_each(|class| reached.reach(slot, class));
                }),
            },
            Candidates::AsTyped(spans) => spans.iter().for_each(|span| {
                columns.each(span, |entry| {
                    let class = class_as_typed(entry, people, term.word);
                    class.into_iter().for_each(|class| reached.reach(entry.slot(), class));
                });
            }),
            Candidates::OneTypo(spans) => spans.iter().for_each(|span| {
                columns.each(span, |entry| {
                    let class = class_with_typo(entry, people, term.word, span.sure);
                    class.into_iter().for_each(|class| reached.reach(entry.slot(), class));
                });
            }),
        }
        reached.slots
    }

    /// Adds up the classes of the words; one more if they are the whole name.
    fn score(&self, slot: u32, words: usize) -> u16 {
        let mark = self.marks[slot as usize];
        let sum = mark.sum.saturating_add(mark.class);
        let all_whole = usize::from(sum) == words * usize::from(WHOLE_NAME_WORD);
        sum.saturating_add(u16::from(all_whole && self.people[slot as usize].name_words as usize == words))
    }
}

impl Term<'_> {
    /// How much work a pass is; nought if nobody can match.
    fn cost(&self) -> usize {
        match &self.candidates {
            Candidates::Letter(_) => usize::MAX,
            Candidates::AsTyped(spans) | Candidates::OneTypo(spans) => spans.iter().map(Span::len).sum(),
        }
    }
}

/// The slots reached in one pass.
struct Reached<'a> {
    pass: u32,
    first: bool,
    marks: &'a mut [Mark],
    slots: Vec<u32>,
}

impl Reached<'_> {
    fn reach(&mut self, slot: u32, class: u16) {
        let mark = &mut self.marks[slot as usize];
        if mark.pass == self.pass {
            mark.class = mark.class.max(class);
        } else if self.first || mark.pass == self.pass - 1 {
            let sum = if self.first { 0 } else { mark.sum.saturating_add(mark.class) };
            *mark = Mark { pass: self.pass, sum, class };
            self.slots.push(slot);
        }
    }
}

/// The class of an entry that begins with what was typed. Only a word of the name, and one longer than its
/// entry, needs a second look.
fn class_as_typed(entry: Entry, people: &[Person], typed: &str) -> Option<u16> {
    let longer = typed.len() > Entry::BYTES;
    let of_name = entry.weight() == Weight::Name as u16;
    match entry.short_word() {
        Some(word) => Some(entry.weight() + u16::from(of_name && word.len() == typed.len())),
        None if longer || of_name => best_long_word(&people[entry.slot() as usize], |kept| {
            kept.starts_with(typed).then_some(kept.len() == typed.len())
        }),
        None => Some(entry.weight()),
    }
}

fn class_with_typo(entry: Entry, people: &[Person], typed: &str, sure: bool) -> Option<u16> {
    match entry.short_word() {
        _ if sure => Some(entry.weight()),
        Some(word) => starts_with_one_typo(word.as_str(), typed).then_some(entry.weight()),
        None => best_long_word(&people[entry.slot() as usize], |kept| {
            starts_with_one_typo(kept, typed).then_some(false)
        }),
    }
}

/// The class of the best long word that `matches`, which says whether the match is of the whole word.
fn best_long_word(person: &Person, matches: impl Fn(&str) -> Option<bool>) -> Option<u16> {
    let class = |kept: &str| {
        let (digit, word) = kept.split_at_checked(1)?;
        let weight = u16::from(digit.as_bytes()[0] - b'0');
        let whole = matches(word)? && weight == Weight::Name as u16;
        Some(weight + u16::from(whole))
    };
    person.long_words.split_ascii_whitespace().filter_map(class).max()
}

/// The best `limit` slots in order. A bar that rises spares most of the sorting.
fn best(found: &[Found], limit: usize, tie_key: impl Fn(u32) -> u32) -> Vec<u32> {
    let enough = limit.saturating_mul(2).max(64);
    let mut places: Vec<u64> = Vec::new();
    let mut bar = u64::MAX;
    for found in found {
        let place = place(found, tie_key(found.slot));
        if place < bar {
            places.push(place);
        }
        if places.len() > enough {
            places.select_nth_unstable(limit);
            places.truncate(limit + 1);
            bar = places[limit];
        }
    }
    sort(&mut places);
    places.into_iter().take(limit).map(|place| place as u32 & MOST_SLOTS).collect()
}

/// Byte by byte where there are many: most bytes are alike, and no two places are compared.
fn sort(places: &mut Vec<u64>) {
    const FEW: usize = 256;
    if places.len() < FEW {
        return places.sort_unstable();
    }
    let mut sorted = vec![0; places.len()];
    for shift in (0..u64::BITS).step_by(8) {
        let byte = |place: &u64| usize::from((place >> shift) as u8);
        let mut starts = [0_usize; 256];
        places.iter().for_each(|place| starts[byte(place)] += 1);
        if starts.contains(&places.len()) {
            continue;
        }
        let mut start = 0;
        starts.iter_mut().for_each(|count| start += std::mem::replace(count, start));
        for place in &*places {
            let to = &mut starts[byte(place)];
            sorted[*to] = *place;
            *to += 1;
        }
        std::mem::swap(places, &mut sorted);
    }
}

/// More people than any book holds: as much as fits three to a number that sorts at once.
const MOST_SLOTS: u32 = (1 << 24) - 1;

/// Score, tie key and slot in one number, the best lowest.
fn place(found: &Found, tie_key: u32) -> u64 {
    let tie_key = tie_key.min(MOST_SLOTS);
    u64::from(u16::MAX - found.score) << 48 | u64::from(tie_key) << 24 | u64::from(found.slot & MOST_SLOTS)
}

#[cfg(test)]
mod tests;
