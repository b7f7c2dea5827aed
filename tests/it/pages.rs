//! Pages as a person would read them.

use kith::book::{Book, Contact};
use kith::day::Day;
use kith::id::Id;
use kith::outlook::Outlook;
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
    let today = kith::today::today(&Outlook::new(book, day), &Standings::new(book, day));
    today.shown.iter().map(|card| card.contact).collect()
}

/// The page as text.
pub fn today_text(page: &TodayPage) -> String {
    let mut out = String::new();
    let line: Vec<String> = page.line.iter().map(ToString::to_string).collect();
    if !line.is_empty() {
        writeln!(out, "{}", line.join(", ")).unwrap();
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
    for coming in &page.coming_up {
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
