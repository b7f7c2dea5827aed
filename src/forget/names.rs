//! The names of a person as they may stand in other people's records, and where they do.

use crate::book::Contact;
use crate::order;
use crate::text::{fold_words, profile_key, word_places};
use std::ops::Range;

/// By what somebody is named in a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NamedBy {
    /// The whole name, in either order.
    FullName,
    /// An e-mail address, a number, a profile, a postal address.
    Address,
    /// What the user calls them.
    CalledName,
    /// The given or the family name alone: it may well be somebody else.
    PartOfName,
}

impl NamedBy {
    /// Whether the passage is surely about them, so that it is ticked unless the user says otherwise.
    pub fn is_certain(self) -> bool {
        self != NamedBy::PartOfName
    }
}

/// All the names of one person.
#[derive(Clone, Debug, Default)]
pub struct Names {
    needles: Vec<Needle>,
    /// The digits of telephone numbers.
    numbers: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
struct Needle {
    by: NamedBy,
    /// Its folded words.
    words: Vec<String>,
    /// As it is written, where its script puts no spaces between words.
    whole: Option<String>,
}

/// A telephone number with fewer digits is too short to be told from any other number.
const FEWEST_DIGITS: usize = 7;

impl Names {
    /// The names of a contact, the longest first.
    pub fn of(contact: &Contact) -> Names {
        let mut names = Names::default();
        let (given, family) = (contact.given.trim(), contact.family.trim());
        let first = given.split_whitespace().next().unwrap_or_default();
        for [one, two] in [[given, family], [family, given], [first, family], [family, first]] {
            if !one.is_empty() && !two.is_empty() {
                names.add(NamedBy::FullName, &format!("{one} {two}"));
            }
        }
        let addresses = contact.emails.iter().chain(&contact.addresses).map(|address| address.value.clone());
        let profiles =
            contact.links.iter().map(|link| profile_key(&link.value).unwrap_or(link.value.clone()));
        addresses.chain(profiles).for_each(|address| names.add(NamedBy::Address, &address));
        names.add(NamedBy::CalledName, &contact.called);
        [given, first, family].iter().for_each(|part| names.add(NamedBy::PartOfName, part));
        let numbers = contact.phones.iter().map(|phone| digits(&phone.value));
        names.numbers = numbers.filter(|number| number.len() >= FEWEST_DIGITS).collect();
        names
    }

    /// Whether there is anything to look for.
    pub fn is_empty(&self) -> bool {
        self.needles.is_empty() && self.numbers.is_empty()
    }

    /// A quick look, for a hundred thousand texts: false where no name can be.
    pub fn may_be_in(&self, text: &str, folded: &mut String) -> bool {
        fold_words(text, folded);
        let in_words = |needle: &Needle| needle.words.iter().all(|word| folded.contains(word.as_str()));
        let in_whole = |needle: &Needle| needle.whole.as_ref().is_some_and(|whole| text.contains(whole));
        if self.needles.iter().any(|needle| in_words(needle) || in_whole(needle)) {
            return true;
        }
        let digits = if self.numbers.is_empty() { String::new() } else { digits(text) };
        self.numbers.iter().any(|number| digits.contains(last_digits(number)))
    }

    /// The places in a text where the person is named, in order; none of them overlap.
    pub fn find(&self, text: &str) -> Vec<(Range<usize>, NamedBy)> {
        let places = word_places(text);
        let mut found: Vec<(Range<usize>, NamedBy)> = Vec::new();
        let mut add = |place: Range<usize>, by| {
            if found.iter().all(|(known, _)| place.end <= known.start || known.end <= place.start) {
                found.push((place, by));
            }
        };
        for needle in &self.needles {
            needle.find(text, &places).into_iter().for_each(|place| add(place, needle.by));
        }
        for number in &self.numbers {
            numbers_like(text, number).into_iter().for_each(|place| add(place, NamedBy::Address));
        }
        order::sort_by_key(&mut found, |(place, _)| place.start);
        found
    }

    fn add(&mut self, by: NamedBy, name: &str) {
        let words = words_apart(name);
        let long_enough = words.iter().map(String::len).sum::<usize>() > 1;
        let whole = name.chars().any(is_unspaced).then(|| name.split_whitespace().collect::<String>());
        let needle = Needle { by, words, whole };
        if long_enough && !self.needles.iter().any(|known| known.words == needle.words) {
            self.needles.push(needle);
        }
    }
}

impl Needle {
    fn find(&self, text: &str, places: &[(Range<usize>, String)]) -> Vec<Range<usize>> {
        let whole = self.whole.iter().flat_map(|whole| text.match_indices(whole.as_str()));
        let mut found: Vec<Range<usize>> = whole.map(|(at, part)| at..at + part.len()).collect();
        let mut from = 0;
        while let Some(window) = places.get(from..from + self.words.len()) {
            if window.iter().map(|(_, word)| word).eq(&self.words) {
                found.extend(
                    window.first().zip(window.last()).map(|((first, _), (last, _))| first.start..last.end),
                );
                from += self.words.len();
            } else {
                from += 1;
            }
        }
        found
    }
}

/// The words of a name as [`word_places`] parts them.
fn words_apart(name: &str) -> Vec<String> {
    word_places(name).into_iter().map(|(_, word)| word).filter(|word| !word.is_empty()).collect()
}

/// Letters of scripts that put no spaces between words: Chinese, Japanese, Thai, Lao, Burmese, Khmer.
fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{2e80}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// The end of a number, which is the same with and without the country's code.
fn last_digits(number: &str) -> &str {
    &number[number.len().saturating_sub(FEWEST_DIGITS)..]
}

/// Runs of digits, with what people put between them, that end as `number` does.
fn numbers_like(text: &str, number: &str) -> Vec<Range<usize>> {
    let between = |c: char| matches!(c, ' ' | '-' | '.' | '/' | '(' | ')' | '+' | '\u{a0}');
    let mut found = Vec::new();
    let mut run: Option<Range<usize>> = None;
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        match &mut run {
            Some(run) if c.is_ascii_digit() => run.end = at + 1,
            Some(_) if between(c) => {}
            Some(_) => found.extend(run.take()),
            None if c.is_ascii_digit() || c == '+' => run = Some(at..at + 1),
            None => {}
        }
    }
    found.retain(|run| {
        let digits = digits(&text[run.clone()]);
        digits.len() >= FEWEST_DIGITS && (digits.ends_with(last_digits(number)))
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::book::values::Labelled;
    use crate::id::Id;

    fn ana() -> Names {
        let labelled =
            |id, value: &str| Labelled { id: Id::from_number(id), label: String::new(), value: value.into() };
        let mut ana = Contact {
            given: "Ana María".into(),
            family: "O'Ruiz".into(),
            called: "Nita".into(),
            ..Contact::default()
        };
        ana.emails.put(labelled(1, "ana@acme.example"));
        ana.phones.put(labelled(2, "+44 20 7946 0123"));
        ana.links.put(labelled(3, "https://www.linkedin.com/in/Ana-Ruiz/?x=1"));
        Names::of(&ana)
    }

    fn marked(names: &Names, text: &str) -> String {
        let mut out = text.to_owned();
        for (place, by) in names.find(text).into_iter().rev() {
            let mark = match by {
                NamedBy::FullName => 'F',
                NamedBy::Address => 'A',
                NamedBy::CalledName => 'C',
                NamedBy::PartOfName => 'P',
            };
            out.replace_range(place, &mark.to_string());
        }
        out
    }

    #[test]
    fn r115_names_are_found_as_words_in_any_case_and_order() {
        for (text, expected) in [
            ("With ANA MARIA O’RUIZ, and Ana María O'Ruiz's boss", "With F, and F's boss"),
            ("O'Ruiz, Ana called", "F called"),
            ("nita said", "C said"),
            ("Nitas anagram, Ruizo", "Nitas anagram, Ruizo"),
            ("Ana or O'Ruiz", "P or P"),
            ("<ana@acme.example>, tel. 020-7946 0123.", "<A>, tel. A."),
            ("see linkedin.com/in/ana-ruiz/de", "see A/de"),
            ("call 7946 or 12345678", "call 7946 or 12345678"),
            ("", ""),
        ] {
            assert_eq!(marked(&ana(), text), expected);
            let may_be = ana().may_be_in(text, &mut String::new());
            assert!(may_be || ana().find(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn r115_names_are_found_where_no_spaces_part_words() {
        let names = Names::of(&Contact {
            given: "小龙".into(),
            family: "李".into(),
            family_first: true,
            ..Contact::default()
        });
        assert_eq!(marked(&names, "我和李小龙吃饭"), "我和F吃饭");
        assert_eq!(marked(&names, "李 小龙"), "F");
    }
}
