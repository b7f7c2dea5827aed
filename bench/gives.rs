//! What the give finder costs over a crowd: its words from scratch, after one change, the ideas for one person
//! and the whole page. The kept words are checked against new ones first. Run with
//! `cargo run --profile bench --package bench --bin gives`.

use bench::{median, outcome, timed};
use kith::book::contact::Goal;
use kith::book::{Book, Contact};
use kith::command::{Command, Edited, decide};
use kith::day::Day;
use kith::give_finder::Finder;
use kith::id::Id;
use kith::moment::{Device, Moment};
use kith::page::give_and_take::{give_and_take, ideas_for};
use kith::sample::Sample;
use kith::standing::Touched;
use std::process::ExitCode;

/// So many people have told what they look for.
const SEEKERS: usize = 200;

/// What they look for: common words, rare ones, none that fit.
const GOALS: [&str; 4] = [
    "a senior engineer for data",
    "somebody who knows marketing and sales",
    "a way into health",
    "a quiet flat",
];

fn main() -> ExitCode {
    outcome([10_000, 100_000].into_iter().try_for_each(measure))
}

fn measure(people: u32) -> Result<(), &'static str> {
    let today = Day::new(2026, 11, 23).unwrap_or_default();
    let mut book = Sample::Many(people).book(today).unwrap_or_default();
    let (mut finder, scratch) = timed(|| Finder::new(&book));
    let step = people as usize / SEEKERS;
    let seekers: Vec<Id<Contact>> = book.contacts.iter().step_by(step).map(|row| row.id).collect();
    let mut refreshed = Vec::new();
    for (round, id) in seekers.iter().enumerate() {
        refreshed.push(tell_goal(&mut book, &mut finder, *id, round, today)?);
    }
    let mut one: Vec<f64> =
        seekers.iter().take(40).map(|id| timed(|| ideas_for(&book, &finder, *id, today)).1).collect();
    let (shown, page) = timed(|| give_and_take(&book, &finder, today));
    if shown != give_and_take(&book, &Finder::new(&book), today) {
        return Err("the kept words make another page than new ones");
    }
    println!(
        "{people} people, {SEEKERS} of whom look for something: words from scratch {scratch:.0} ms, after a \
         change {:.3} ms, the ideas for one person {:.2} ms (medians), the whole page {page:.0} ms with {} people",
        median(&mut refreshed),
        median(&mut one),
        shown.matches.len()
    );
    Ok(())
}

/// Notes what somebody looks for; the milliseconds that bringing the words up to date took.
fn tell_goal(
    book: &mut Book,
    finder: &mut Finder,
    id: Id<Contact>,
    round: usize,
    today: Day,
) -> Result<f64, &'static str> {
    let before = book.get(id).map(|row| row.record.clone()).ok_or("somebody is gone")?;
    let mut after = before.clone();
    let words = GOALS[round % GOALS.len()].to_owned();
    after.goals.put(Goal {
        id: Id::from_number(round as u64 + 1),
        words,
        learned_on: today,
        ..Goal::default()
    });
    let now = 2_000_000_000_000 + round as u64;
    let moment = Moment { today, minute: 720, now, seed: now, device: Device(1) };
    let command = Command::Edit(Edited::of(id, &before, &after));
    let changes = decide(book, command, &moment).map_err(kith::command::Refusal::sentence)?;
    book.absorb(&changes).map_err(|_| "a change does not read")?;
    let touched = Touched::by(book, &changes);
    Ok(timed(|| finder.refresh(book, &touched)).1)
}
