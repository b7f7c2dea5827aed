//! Writes a backup of an invented crowd to standard output, to be restored in a browser: `bench/browser.ts` says how.

use kith::day::Day;
use kith::exchange::backup;
use kith::sample::Sample;
use std::io::{self, Write};
use std::process::ExitCode;

/// Five interactions each.
const PEOPLE: u32 = 10_000;

fn main() -> ExitCode {
    let today = std::env::args().nth(1).and_then(|text| Day::parse(&text));
    let Some(today) = today else {
        eprintln!("Seen from which day? sample_backup 2026-11-23");
        return ExitCode::FAILURE;
    };
    match write(today) {
        Ok(()) => ExitCode::SUCCESS,
        Err(wrong) => {
            eprintln!("Not written: {wrong}");
            ExitCode::FAILURE
        }
    }
}

fn write(today: Day) -> io::Result<()> {
    let book = Sample::Many(PEOPLE).book(today).map_err(|_| io::Error::other("the sample does not read"))?;
    io::stdout().lock().write_all(&backup::print(&book, today))
}
