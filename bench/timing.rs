//! What every program here measures with: wrong answers end it before a figure is printed, and times are in
//! milliseconds.

use std::fmt::Display;
use std::process::ExitCode;
use std::time::Instant;

/// How a program ends: well, or with the wrong answer that kept it from measuring.
pub fn outcome(measured: Result<(), impl Display>) -> ExitCode {
    match measured {
        Ok(()) => ExitCode::SUCCESS,
        Err(wrong) => {
            eprintln!("Wrong answer, nothing measured: {wrong}");
            ExitCode::FAILURE
        }
    }
}

/// The answer, and the milliseconds it took.
#[expect(clippy::disallowed_methods, reason = "time is what is measured")]
pub fn timed<T>(run: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let answer = run();
    (answer, start.elapsed().as_secs_f64() * 1000.0)
}

/// The answer, and the shortest time it took in so many rounds.
pub fn best<T>(rounds: u32, mut run: impl FnMut() -> T) -> (T, f64) {
    let first = timed(&mut run);
    (1..rounds).map(|_| timed(&mut run)).fold(first, |best, next| if next.1 < best.1 { next } else { best })
}

/// The middle one of these times, which it puts in order; 0 if there is none.
pub fn median(times: &mut [f64]) -> f64 {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}
