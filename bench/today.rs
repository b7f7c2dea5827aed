//! What Today costs over a crowd: everybody's standing from scratch, and the page after one change. The kept
//! standings are checked against new ones first. Run with `cargo run --profile bench --package bench --bin today`.

use bench::{median, outcome, timed};
use kith::book::{Book, Channel, Interaction, Purpose};
use kith::command::{Command, LogEntry, Who, decide};
use kith::day::Day;
use kith::moment::{Device, Moment};
use kith::page::today::page;
use kith::sample::Sample;
use kith::standing::{Standings, Touched};
use std::process::ExitCode;

const ROUNDS: u32 = 20;
const NOON: u16 = 720;

fn main() -> ExitCode {
    let measured = [10_000, 100_000].into_iter().try_for_each(measure);
    outcome(measured)
}

fn measure(people: u32) -> Result<(), &'static str> {
    let today = Day::new(2026, 11, 23).unwrap_or_default();
    let mut book = Sample::Many(people).book(today).unwrap_or_default();
    let (mut standings, scratch) = timed(|| Standings::new(&book, today));
    let (mut refreshed, mut paged) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        refreshed.push(change(&mut book, &mut standings, today, round)?);
        let (shown, millis) = timed(|| page(&book, &standings, today, NOON));
        paged.push(millis);
        if round == 0 && shown != page(&book, &Standings::new(&book, today), today, NOON) {
            return Err("the kept standings make another page than new ones");
        }
    }
    println!(
        "{people} people, {} interactions: standings from scratch {scratch:.0} ms; after a change: standings \
         {:.2} ms, the whole page {:.2} ms (medians of {ROUNDS})",
        book.interactions.len(),
        median(&mut refreshed),
        median(&mut paged)
    );
    Ok(())
}

/// Logs a thank-you to somebody; the milliseconds that bringing the standings up to date took.
fn change(book: &mut Book, standings: &mut Standings, today: Day, round: u32) -> Result<f64, &'static str> {
    let who = book.contacts.iter().nth(round as usize * 37).map(|row| row.id).ok_or("nobody is there")?;
    let mut interaction = Interaction { day: today, channel: Channel::Mail, ..Interaction::default() };
    interaction.purposes.put(Purpose::Thanks);
    let entry = LogEntry { interaction, people: vec![Who::Known(who)], ..LogEntry::default() };
    let now = 2_000_000_000_000 + u64::from(round);
    let moment = Moment { today, minute: NOON, now, seed: now, device: Device(1) };
    let command = Command::Log(Box::new(entry));
    let changes = decide(book, command, &moment).map_err(kith::command::Refusal::sentence)?;
    let before = Touched::by(book, &changes);
    book.absorb(&changes).map_err(|_| "a change does not read")?;
    let touched = before.and(Touched::by(book, &changes));
    Ok(timed(|| standings.refresh(book, today, &touched)).1)
}
