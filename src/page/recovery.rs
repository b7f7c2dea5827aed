//! The recovery screen's words: what was there, what could be read.

use super::sentence::{Sentence, on};
use crate::day::Day;
use crate::persist::canary::Canary;

/// What was last known to be there.
pub fn last_known(last: Canary, today: Day) -> Sentence {
    let sentence = match last.last_backup {
        Some(day) => Sentence::new(
            "When Kith was last open here, it held {n:person|people}. You took a backup away {day}.",
        )
        .slot("day", on(day, today)),
        None => Sentence::new("When Kith was last open here, it held {n:person|people}."),
    };
    sentence.count("n", last.contacts)
}

/// What could be read.
pub fn found(people: usize) -> Sentence {
    match people {
        0 => Sentence::new("Nobody could be read from what is stored."),
        _ => Sentence::new("{n:person|people} could be read from what is stored.").count("n", people),
    }
}
