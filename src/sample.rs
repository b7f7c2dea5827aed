//! Books to try things with: told in a few lines for a test, or sample books for looking around, for
//! screenshots and for measuring. The same sample seen from the same day is always the same book.

mod crowd;
pub mod story;

use crate::book::Book;
use crate::day::Day;
use story::{StoryProblem, Telling};

/// A named book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sample {
    /// Nothing yet: day one.
    Empty,
    /// A job search in its sixth week: some sixty people, all kinds of things owed, waiting, kept and new.
    WeekSix,
    /// In work, keeping a small network alive.
    Peacetime,
    /// So many invented people, with five interactions each (three from 100,000 on).
    Many(u32),
}

impl Sample {
    /// The samples to look around in.
    pub const TO_LOOK_AROUND: [Sample; 2] = [Sample::WeekSix, Sample::Peacetime];

    /// The book as it would be on `today`. Errs if a story is not understood, which a test rules out.
    pub fn book(self, today: Day) -> Result<Book, Vec<StoryProblem>> {
        match self {
            Sample::Empty => Ok(Book::default()),
            Sample::WeekSix => told(include_str!("sample/week_six.txt"), today),
            Sample::Peacetime => told(include_str!("sample/peacetime.txt"), today),
            Sample::Many(people) => Ok(crowd::crowd(people, today)),
        }
    }
}

fn told(story: &str, today: Day) -> Result<Book, Vec<StoryProblem>> {
    Telling::seen_from(today, story).map(Telling::to_the_end)
}

#[cfg(test)]
mod tests;
