//! R16: words that can be passed on as they are. First person, 120 words at most, a name, one proof, the one
//! request, a link; no resume.

use crate::book::{Ask, Book, ME};
use crate::defaults;

/// What a blurb lacks, or has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlurbFinding {
    /// It has so many words.
    TooLong(usize),
    /// It does not speak in the first person.
    NotFirstPerson,
    /// It does not say who writes.
    NoName,
    /// It has nothing that shows what the user can do.
    NoProof,
    /// It asks for nothing.
    NoRequest,
    /// It asks for more than one thing.
    ManyRequests(usize),
    /// It has no link.
    NoLink,
    /// It speaks of a resume.
    Resume,
}

/// A blurb to begin with, from what is known of the user and the ask.
pub fn draft(book: &Book, ask: &Ask) -> String {
    let me = book.get(ME);
    let name = me.and_then(|me| me.names.first().cloned()).unwrap_or_default();
    let proof = me.map(|me| first_sentence(&me.snapshot)).unwrap_or_default();
    let link = me.map(|me| me.profile.trim().to_owned()).unwrap_or_default();
    let whom = match ask.whom.trim() {
        "" => ask.target.and_then(|id| book.get(id)).map(|row| row.name.clone()).unwrap_or_default(),
        whom => whom.to_owned(),
    };
    let lines = [
        (!name.is_empty()).then(|| format!("I am {name}.")),
        (!proof.is_empty()).then_some(proof),
        (!ask.why_them.trim().is_empty()).then(|| ended(ask.why_them.trim())),
        Some(request(whom.trim(), ask.minutes)),
        (!link.is_empty()).then_some(link),
    ];
    lines.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn request(whom: &str, minutes: Option<u16>) -> String {
    let minutes = minutes.unwrap_or(defaults::SHORT_ASK_MINUTES);
    match whom {
        "" => format!("May I talk with them for {minutes} minutes?"),
        whom => format!("May I talk with {whom} for {minutes} minutes?"),
    }
}

fn first_sentence(text: &str) -> String {
    let text = text.trim();
    match text.find(['.', '!', '?']) {
        Some(end) => text[..=end].to_owned(),
        None if text.is_empty() => String::new(),
        None => ended(text),
    }
}

fn ended(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

/// What could be better about a blurb; nothing while it is empty.
pub fn findings(book: &Book, text: &str) -> Vec<BlurbFinding> {
    if text.trim().is_empty() {
        return Vec::new();
    }
    let words = crate::text::words(text);
    let has = |any: &[&str]| words.iter().any(|word| any.contains(&word.as_str()));
    let (count, requests) = (text.split_whitespace().count(), text.matches('?').count());
    let asks = requests > 0 || has(&["ask", "asking", "like", "grateful", "glad"]);
    let found = [
        (count > defaults::BLURB_WORDS).then_some(BlurbFinding::TooLong(count)),
        (!has(&["i", "my", "me", "im", "ive"])).then_some(BlurbFinding::NotFirstPerson),
        (!names_me(book, &words)).then_some(BlurbFinding::NoName),
        (!shows_something(text)).then_some(BlurbFinding::NoProof),
        (!asks).then_some(BlurbFinding::NoRequest),
        (requests > 1).then_some(BlurbFinding::ManyRequests(requests)),
        (!text.split_whitespace().any(is_link)).then_some(BlurbFinding::NoLink),
        has(&["resume", "resumes", "cv", "curriculum"]).then_some(BlurbFinding::Resume),
    ];
    found.into_iter().flatten().collect()
}

/// One of the user's names, or any name where Kith does not know theirs.
fn names_me(book: &Book, words: &[String]) -> bool {
    let names: Vec<String> = book
        .get(ME)
        .map(|me| me.names.iter().flat_map(|name| crate::text::words(name)).collect())
        .unwrap_or_default();
    match names.is_empty() {
        true => words
            .windows(2)
            .any(|pair| matches!((pair[0].as_str(), pair[1].as_str()), ("i", "am") | ("name", "is"))),
        false => names.iter().any(|name| words.contains(name)),
    }
}

/// A figure, or something done. The minutes asked for are none, nor is a number in a link.
fn shows_something(text: &str) -> bool {
    const DONE: [&str; 16] = [
        "led", "built", "wrote", "made", "ran", "cut", "won", "grew", "saved", "taught", "designed",
        "founded", "moved", "launched", "brought", "helped",
    ];
    const MINUTES: [&str; 4] = ["min", "mins", "minute", "minutes"];
    let said: Vec<String> =
        text.split_whitespace().filter(|word| !is_link(word)).flat_map(crate::text::words).collect();
    let is_one_of = |word: &String, among: &[&str]| among.contains(&word.as_str());
    said.iter().enumerate().any(|(place, word)| {
        let minutes = said.get(place + 1).is_some_and(|next| is_one_of(next, &MINUTES));
        let figure = word.chars().any(|c| c.is_ascii_digit()) && !minutes;
        figure || is_one_of(word, &DONE)
    })
}

/// An address on the web, with its scheme or without: "https://berg.example", "anna.dev/work".
fn is_link(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let host = word.split(['/', '?', '#']).next().unwrap_or_default();
    let is_ending = |end: &str| end.len() > 1 && end.chars().all(|c| c.is_ascii_lowercase());
    let is_host = host.rsplit_once('.').is_some_and(|(name, end)| !name.is_empty() && is_ending(end));
    word.contains("://") || (is_host && !word.contains('@'))
}
