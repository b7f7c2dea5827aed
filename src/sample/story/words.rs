//! The words of a story's line, read from left to right.

use super::days;
use crate::book::KnownDay;
use crate::calendar::Precision;
use crate::day::Day;

/// Why a line is not understood; its number is added by the teller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Misread(pub(super) String);

pub(super) type Told<T> = Result<T, Misread>;

/// A part of a line between commas, as words still to be read.
#[derive(Clone, Debug)]
pub(super) struct Words {
    words: Vec<Word>,
    at: usize,
    today: Option<Day>,
}

#[derive(Clone, Debug, PartialEq)]
struct Word {
    text: String,
    quoted: bool,
}

/// Small words that may stand inside a person's name.
const NAME_PARTICLES: [&str; 19] = [
    "van", "von", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al", "bin",
    "ter", "zu", "y",
];
/// Small words that may stand inside an organization's name.
const ORGANIZATION_PARTICLES: [&str; 6] = ["of", "for", "the", "de", "für", "&"];

/// Splits a line into the parts between commas, semicolons and colons, leaving what is in quotes whole and
/// dropping what follows a `#`.
pub(super) fn parts(line: &str, today: Option<Day>) -> Vec<Words> {
    let mut parts = vec![Words { words: Vec::new(), at: 0, today }];
    let mut word = String::new();
    let mut quoted = false;
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        let ends = letters.peek().is_none_or(|next| next.is_whitespace());
        match letter {
            '"' | '“' | '”' => {
                end_word(&mut parts, &mut word, quoted);
                quoted = !quoted;
            }
            _ if quoted => word.push(letter),
            '#' if word.is_empty() => break,
            ',' | ';' => end_part(&mut parts, &mut word, today),
            ':' if ends => end_part(&mut parts, &mut word, today),
            '(' | ')' => end_word(&mut parts, &mut word, false),
            _ if letter.is_whitespace() => end_word(&mut parts, &mut word, false),
            _ => word.push(letter),
        }
    }
    end_part(&mut parts, &mut word, today);
    parts.retain(|part| !part.words.is_empty());
    parts
}

fn end_word(parts: &mut [Words], word: &mut String, quoted: bool) {
    if (quoted || !word.is_empty())
        && let Some(part) = parts.last_mut()
    {
        part.words.push(Word { text: std::mem::take(word), quoted });
    }
}

fn end_part(parts: &mut Vec<Words>, word: &mut String, today: Option<Day>) {
    end_word(parts, word, false);
    parts.push(Words { words: Vec::new(), at: 0, today });
}

impl Words {
    /// Whether all words are read.
    pub(super) fn is_empty(&self) -> bool {
        self.at >= self.words.len()
    }

    /// Reads these words if they come next.
    pub(super) fn eat(&mut self, phrase: &str) -> bool {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        let next = self.words.get(self.at..self.at + wanted.len()).unwrap_or_default();
        let matches = next.len() == wanted.len()
            && next
                .iter()
                .zip(&wanted)
                .all(|(word, wanted)| !word.quoted && word.text.eq_ignore_ascii_case(wanted));
        if matches {
            self.at += wanted.len();
        }
        matches
    }

    /// Reads whichever phrase of a table comes next.
    pub(super) fn eat_any<T: Copy>(&mut self, table: &[(&str, T)]) -> Option<T> {
        table.iter().find(|(phrase, _)| self.eat(phrase)).map(|(_, value)| *value)
    }

    /// Reads whichever phrase of a table comes next, or says what was expected.
    pub(super) fn one_of<T: Copy>(&mut self, table: &[(&str, T)], what: &str) -> Told<T> {
        self.eat_any(table).ok_or_else(|| self.expected(what))
    }

    /// Reads what is in quotes, or else every word to the end of the part.
    pub(super) fn text(&mut self, what: &str) -> Told<String> {
        self.text_until(&[], what)
    }

    /// Reads what is in quotes, or else the words before one of `stops`.
    pub(super) fn text_until(&mut self, stops: &[&str], what: &str) -> Told<String> {
        if let Some(quoted) = self.quoted() {
            return Ok(quoted);
        }
        let mut text = Vec::new();
        while let Some(word) = self.peek().filter(|word| !word.quoted && !stops.contains(&word.text.as_str()))
        {
            text.push(word.text.clone());
            self.at += 1;
        }
        if text.is_empty() { Err(self.expected(what)) } else { Ok(text.join(" ")) }
    }

    /// Reads what is in quotes, if it comes next.
    pub(super) fn quoted(&mut self) -> Option<String> {
        let text = self.peek().filter(|word| word.quoted)?.text.clone();
        self.at += 1;
        Some(text)
    }

    /// Reads a person's name: words with a capital, with "van", "de la" and the like between them.
    pub(super) fn name(&mut self) -> Told<String> {
        self.capitals(&NAME_PARTICLES).ok_or_else(|| self.expected("a name with capital letters"))
    }

    /// Reads an organization's name: the same, or anything in quotes.
    pub(super) fn organization(&mut self) -> Told<String> {
        self.capitals(&ORGANIZATION_PARTICLES)
            .ok_or_else(|| self.expected("an organization with a capital letter, or in quotes"))
    }

    /// Reads a whole number, if it comes next.
    pub(super) fn number<N: std::str::FromStr>(&mut self) -> Option<N> {
        self.convert(|text, _| text.parse().ok())
    }

    /// Reads a whole number, or says what was expected.
    pub(super) fn count<N: std::str::FromStr>(&mut self, what: &str) -> Told<N> {
        self.number().ok_or_else(|| self.expected(what))
    }

    /// Reads a time of day, if it comes next.
    pub(super) fn minute(&mut self) -> Option<u16> {
        self.convert(|text, _| days::minute(text))
    }

    /// Reads a day as well as it is known, if it comes next.
    pub(super) fn known_day(&mut self) -> Option<KnownDay> {
        self.convert(days::known_day)
    }

    /// Reads a day.
    pub(super) fn day(&mut self) -> Told<Day> {
        let known = self.known_day().filter(|known| known.precision == Precision::Day);
        known.map(|known| known.day).ok_or_else(|| self.expected("a day like 2026-03-02"))
    }

    /// Reads a word and a day after it, if that word comes next.
    pub(super) fn day_after(&mut self, word: &str) -> Told<Option<Day>> {
        if self.eat(word) { self.day().map(Some) } else { Ok(None) }
    }

    /// Reads a span: `2026-07-01..2026-07-10`.
    pub(super) fn span(&mut self) -> Told<(Day, Day)> {
        self.convert(|text, today| {
            let (from, to) = text.split_once("..")?;
            Some((days::known_day(from, today)?.day, days::known_day(to, today)?.day))
        })
        .ok_or_else(|| self.expected("a span like 2026-07-01..2026-07-10"))
    }

    /// Reads the next word as something else, if it can be.
    pub(super) fn convert<T>(&mut self, read: impl FnOnce(&str, Option<Day>) -> Option<T>) -> Option<T> {
        let value = read(&self.peek()?.text, self.today)?;
        self.at += 1;
        Some(value)
    }

    /// What was expected here, and what stands here.
    pub(super) fn expected(&self, what: &str) -> Misread {
        let rest: Vec<&str> = self.words.iter().skip(self.at).map(|word| word.text.as_str()).collect();
        match rest.is_empty() {
            true => Misread(format!("expected {what} at the end")),
            false => Misread(format!("expected {what} where it says “{}”", rest.join(" "))),
        }
    }

    fn peek(&self) -> Option<&Word> {
        self.words.get(self.at)
    }

    fn capitals(&mut self, particles: &[&str]) -> Option<String> {
        if let Some(quoted) = self.quoted() {
            return Some(quoted);
        }
        let mut text = Vec::new();
        while let Some(word) = self.peek().filter(|word| !word.quoted) {
            let joins =
                particles.contains(&word.text.as_str()) && !text.is_empty() && self.joins_on(particles);
            if !joins && !is_capital(&word.text) {
                break;
            }
            text.push(word.text.clone());
            self.at += 1;
        }
        (!text.is_empty()).then(|| text.join(" "))
    }

    /// Whether a word with a capital follows after the particles that come next.
    fn joins_on(&self, particles: &[&str]) -> bool {
        let mut rest =
            self.words[self.at..].iter().skip_while(|word| particles.contains(&word.text.as_str()));
        rest.next().is_some_and(|word| !word.quoted && is_capital(&word.text))
    }
}

fn is_capital(word: &str) -> bool {
    word != "I" && word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase())
}
