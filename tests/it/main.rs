//! The native tests that look at Kith from outside, in one binary.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod asked_introductions;
mod asks;
mod books;
mod day_one;
mod deck;
mod discreet;
mod give;
mod import;
mod laws;
mod merge;
mod log;
mod meeting;
mod pages;
mod palette;
mod owed;
mod people;
mod person;
mod history;
mod graph;
mod introductions;
mod session;
mod settings;
mod standing;
mod stories;
mod targets;
mod today;
mod tidy;

/// The book that a story tells; fails with every line that is not understood.
fn tell(story: &str) -> kith::book::Book {
    kith::sample::story::tell(story).unwrap_or_else(|problems| panic!("{problems:#?}"))
}
