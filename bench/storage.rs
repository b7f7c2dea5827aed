//! What storing a whole book costs: the snapshot (postcard) beside the JSON file that people get. Answers are
//! checked first. Run with `cargo run --profile bench --package bench --bin storage`.

use bench::{best, outcome};
use kith::book::Book;
use kith::book::record::Unreadable;
use kith::changes::Changes;
use kith::command::{Command, Refusal, decide};
use kith::day::Day;
use kith::exchange::backup;
use kith::moment::{Device, Moment};
use kith::sample::Sample;
use kith::schema::{decode_book, encode_book};
use std::process::ExitCode;

const ROUNDS: u32 = 5;

fn main() -> ExitCode {
    let measured = [10_000, 100_000].into_iter().try_for_each(measure);
    outcome(measured)
}

fn measure(people: u32) -> Result<(), &'static str> {
    let today = Day::new(2026, 11, 23).unwrap_or_default();
    let (book, made) = best(1, || Sample::Many(people).book(today).unwrap_or_default());
    let (snapshot, encoded) = best(ROUNDS, || encode_book(&book));
    let (read, decoded) = best(ROUNDS, || decode_book(&snapshot));
    same_book(read, &snapshot)?;
    let (json, printed) = best(ROUNDS, || backup::print(&book, today));
    let (read, parsed) = best(ROUNDS, || backup::read(&json));
    let (read, problems) = read.map_err(|_| "the JSON file does not read")?;
    if !problems.is_empty() || (read.contacts.len(), read.interactions.len()) != counts(&book) {
        return Err("the JSON file reads as another book");
    }
    println!("{people} people, {} interactions, made in {}", book.interactions.len(), ms(made));
    line("size, MB", megabytes(&snapshot), megabytes(&json));
    line("write, ms", encoded, printed);
    line("read, ms", decoded, parsed);
    change_everybody(book, today)
}

/// One action on everybody, the largest that the journal or the snapshot has to take.
fn change_everybody(mut book: Book, today: Day) -> Result<(), &'static str> {
    let contacts = book.contacts.iter().map(|row| row.id).collect();
    let command = Command::Tag { contacts, add: vec!["everybody".into()], remove: Vec::new() };
    let moment = Moment { today, minute: 600, now: 2_000_000_000_000, seed: 1, device: Device(1) };
    let (changes, decided) = best(1, || decide(&book, command.clone(), &moment));
    let changes: Changes = changes.map_err(Refusal::sentence)?;
    let (bytes, encoded) = best(1, || changes.encode());
    let (absorbed, took) = best(1, || book.absorb(&changes));
    absorbed.map_err(|_| "a change does not read")?;
    if Changes::decode(&bytes).as_ref() != Some(&changes) {
        return Err("changes read as others");
    }
    println!(
        "  a tag for everybody: {:.1} MB; decided in {}, encoded in {}, absorbed in {}\n",
        megabytes(&bytes),
        ms(decided),
        ms(encoded),
        ms(took)
    );
    Ok(())
}

fn same_book(read: Result<Book, Unreadable>, snapshot: &[u8]) -> Result<(), &'static str> {
    let read = read.map_err(|_| "the snapshot does not read")?;
    if encode_book(&read) == snapshot { Ok(()) } else { Err("the snapshot reads as another book") }
}

fn counts(book: &Book) -> (usize, usize) {
    (book.contacts.len(), book.interactions.len())
}

fn line(what: &str, snapshot: f64, json: f64) {
    println!(
        "  {what:<10} snapshot {snapshot:>8.1}   JSON {json:>8.1}   JSON / snapshot {:.1}",
        json / snapshot
    );
}

fn megabytes(bytes: &[u8]) -> f64 {
    bytes.len() as f64 / 1e6
}

fn ms(time: f64) -> String {
    format!("{time:.0} ms")
}
