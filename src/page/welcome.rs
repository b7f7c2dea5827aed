//! Welcome: where the data lives, what deletes it, how to keep a copy; the user's situation; a first aim.

use super::settings::{choose_mode, edit_me};
use crate::book::{Book, Commitment, ME, Mode, Situation};
use crate::command::Command;
use crate::commitment::proposal;
use crate::day::Day;

/// The three sentences.
pub const SENTENCES: [&str; 3] = [
    "Everything you write here stays on this device, in this browser; Kith sends nothing to anybody.",
    "It goes if you clear this site’s data, and Safari clears it by itself after seven days without a visit.",
    "So take a copy now and then: the page Data makes one with a single tap, and reads it back anywhere.",
];

/// A situation to choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SituationChoice {
    /// Tells it from the others.
    pub slug: &'static str,
    /// What it is called.
    pub label: &'static str,
    /// The mode that it means.
    pub mode: Mode,
    /// Whether the user knows few people here (R112).
    pub knows_few: bool,
}

/// The situations, as they are offered.
pub const SITUATIONS: [SituationChoice; 5] = [
    choice("looking", "Looking for work", Mode::Searching, false),
    choice("changing", "Changing careers", Mode::Searching, false),
    choice("new", "A student, or new here", Mode::Searching, true),
    choice("working", "In work", Mode::Peacetime, false),
    choice("landed", "Just found work", Mode::Landed, false),
];

const fn choice(slug: &'static str, label: &'static str, mode: Mode, knows_few: bool) -> SituationChoice {
    SituationChoice { slug, label, mode, knows_few }
}

impl SituationChoice {
    /// The situation with this slug.
    pub fn of(slug: &str) -> Option<SituationChoice> {
        SITUATIONS.into_iter().find(|choice| choice.slug == slug)
    }

    /// What choosing it says.
    pub fn commands(self, book: &Book, today: Day) -> Vec<Command> {
        let knows_few = book.get(ME).is_some_and(|me| me.knows_few);
        let says_so =
            (knows_few != self.knows_few).then(|| edit_me(book, |me| me.knows_few = self.knows_few));
        [choose_mode(book, self.mode, today)].into_iter().chain(says_so).collect()
    }

    /// The aims to choose from: the proposed one (R26) and smaller ones.
    pub fn aims(self, book: &Book) -> Vec<Commitment> {
        let situation = if self.knows_few { Situation::Student } else { Situation::Unknown };
        let proposed = proposal(book, self.mode, situation);
        let smaller = [3, 2, 1].into_iter().filter(|count| *count < proposed.count);
        let smaller = smaller.map(|count| Commitment { count, ..proposed.clone() }).collect::<Vec<_>>();
        [proposed].into_iter().chain(smaller).collect()
    }
}
