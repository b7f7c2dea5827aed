//! Writes a backup of an invented crowd to standard output, to be restored in a browser: `bench/browser.bench.ts` says how.

use kith::day::Day;
use kith::exchange::backup;
use kith::sample::Sample;
use std::io::{self, Write};
use std::process::ExitCode;

/// Five interactions each, as in the other benches.
const PEOPLE: u32 = 10_000;

fn main() -> ExitCode {
    let today = std::env::args().nth(1).and_then(|text| Day::parse(&text));
    let Some(today) = today else {
        eprintln!("Seen from which day? sample_backup 2026-11-23");
        return ExitCode::FAILURE;
    };
    let people = std::env::args().nth(2).and_then(|text| text.parse().ok()).unwrap_or(PEOPLE);
    match write(people, today) {
        Ok(()) => ExitCode::SUCCESS,
        Err(wrong) => {
            eprintln!("Not written: {wrong}");
            ExitCode::FAILURE
        }
    }
}

fn write(people: u32, today: Day) -> io::Result<()> {
    let book = Sample::Many(people).book(today).map_err(|_| io::Error::other("the sample does not read"))?;
    io::stdout().lock().write_all(&backup::print(&book, today))
}
