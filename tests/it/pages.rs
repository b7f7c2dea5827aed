//! Pages as a person would read them.

use kith::book::{Book, Contact};
use kith::day::Day;
use kith::id::Id;
use kith::outlook::Outlook;
use kith::page::sentence::{Piece, Sentence};
use kith::page::today::{CardView, FamilyView, TodayPage, page};
use kith::sample::story::Telling;
use kith::standing::Standings;
use std::fmt::Write;

/// Noon: meetings of the morning are over.
const NOON: u16 = 12 * 60;

/// Today as text, as it stands after everything the story tells up to `day`.
pub fn today_on(story: &str, day: &str) -> String {
    let day = Day::parse(day).unwrap();
    let mut telling = Telling::new(story).unwrap_or_else(|problems| panic!("{problems:?}"));
    let book = telling.until(day);
    today_text(&page(book, &Standings::new(book, day), day, NOON))
}

/// Who has a card on Today.
pub fn shown_on(book: &Book, day: Day) -> Vec<Option<Id<Contact>>> {
    let standings = Standings::new(book, day);
    let today = kith::today::today(&Outlook::new(book, day), &standings);
    today.shown.iter().map(|card| card.contact).collect()
}

/// The page as text.
pub fn today_text(page: &TodayPage) -> String {
    let mut out = String::new();
    let line: Vec<String> = page.line.iter().map(ToString::to_string).collect();
    if !line.is_empty() {
        writeln!(out, "{}", line.join(", ")).unwrap();
    }
    if let Some((words, more)) = &page.small_step {
        writeln!(out, "{words} {more} more when you like.").unwrap();
    }
    page.rest.iter().for_each(|sentence| writeln!(out, "{sentence}").unwrap());
    page.leaving.iter().for_each(|card| card_text(&mut out, card));
    page.quiet.iter().for_each(|(title, text)| writeln!(out, "{title} {text}").unwrap());
    for now in &page.now {
        let time = now.minute.map_or(String::new(), |minute| format!("{}:{:02} ", minute / 60, minute % 60));
        writeln!(out, "Now: {time}{} ({})", now.what, if now.over { "note it" } else { "prepare" }).unwrap();
        now.lines.iter().for_each(|line| writeln!(out, "  + {line}").unwrap());
    }
    families(&mut out, "", &page.families);
    families(&mut out, "Fold: ", &page.fold);
    for coming in page.coming_up.iter().chain(&page.coming_later) {
        let prepare = if coming.prepare.is_some() { " (prepare)" } else { "" };
        writeln!(out, "Coming up: {}{prepare}", coming.what).unwrap();
    }
    out
}

fn families(out: &mut String, prefix: &str, families: &[FamilyView]) {
    for family in families {
        writeln!(out, "{prefix}{}", family.heading).unwrap();
        family.cards.iter().for_each(|card| card_text(out, card));
    }
}

fn card_text(out: &mut String, card: &CardView) {
    let due = card.due.as_ref().map_or(String::new(), |due| format!(" [{due}]"));
    let question = if card.asks_whether { " Still want to?" } else { "" };
    writeln!(out, "- {}: {}{due}{question}", card.action.label(), card.why).unwrap();
    card.lines.iter().for_each(|line| writeln!(out, "  + {line}").unwrap());
}

/// Fails if a word of practices.md's list "never shown" stands among our words on the page.
#[track_caller]
pub fn expect_no_word_never_shown(page: &TodayPage, day: Day) {
    const NEVER: [&str; 7] = ["should have", "failed", "overdue by", "debt", "neglected", "worn out", "lead"];
    let ours = our_words(page);
    for words in NEVER {
        assert!(!ours.contains(&format!(" {words} ")), "{words} on {day}: {ours}");
    }
}

/// Every word of ours on the page, people's own data left out, as words between single spaces.
fn our_words(page: &TodayPage) -> String {
    let mut ours = Vec::new();
    let mut say = |sentence: &Sentence| {
        ours.extend(sentence.pieces().into_iter().filter_map(|piece| match piece {
            Piece::Plain(words) | Piece::Day(_, words) => Some(words),
            Piece::Person(..) | Piece::Organization(..) | Piece::Own(_) => None,
        }));
    };
    page.line.iter().chain(&page.rest).for_each(&mut say);
    page.quiet.iter().for_each(|(title, text)| [title, text].into_iter().for_each(&mut say));
    page.coming_up.iter().chain(&page.coming_later).for_each(|coming| say(&coming.what));
    for now in &page.now {
        say(&now.what);
        now.lines.iter().for_each(&mut say);
    }
    for card in page.families.iter().chain(&page.fold).flat_map(|family| &family.cards) {
        say(&card.why);
        card.due.iter().chain(&card.lines).chain(&card.suggestion).for_each(&mut say);
        for evidence in &card.evidence {
            say(&Sentence::new(evidence.words));
            say(&evidence.opened);
            evidence.records.iter().for_each(|(sentence, _)| say(sentence));
        }
    }
    let text: String = ours.join(" ").to_lowercase();
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    format!(" {} ", words.join(" "))
}
