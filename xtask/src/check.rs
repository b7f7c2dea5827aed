//! Every check there is, the quick ones first.

use crate::run::{output_of, program, root, run};
use crate::stop::Stop;
use crate::{bundle, install};
use std::env;
use std::time::Instant;

/// A named step of the test command.
type Step = (&'static str, fn() -> Result<(), Stop>);

const STEPS: [Step; 7] = [
    ("fmt", fmt),
    ("clippy", clippy),
    ("native", native),
    ("browser", browser),
    ("build", bundle::release),
    ("size", size),
    ("e2e", e2e),
];

const HELP: &str = "cargo xtask test [fmt clippy native browser build size e2e]";

/// Installs what is missing and runs all steps, or those that are named.
pub fn everything(names: &[String]) -> Result<(), Stop> {
    if names.iter().any(|name| STEPS.iter().all(|(step, _)| step != name)) {
        return Err(Stop::Usage(HELP));
    }
    install::for_testing()?;
    let mut times = Vec::new();
    for (name, step) in STEPS {
        if !names.is_empty() && !names.iter().any(|wanted| wanted == name) {
            continue;
        }
        println!("\n== {name}");
        let seconds = timed(step)?;
        times.push(format!("{name} {seconds} s"));
    }
    println!("\nAll is well: {}.", times.join(", "));
    Ok(())
}

/// Builds and lets the browser write `docs/screens/*.png`.
pub fn screenshots() -> Result<(), Stop> {
    install::for_testing()?;
    bundle::release()?;
    playwright(&["--project=screens"])
}

#[expect(clippy::disallowed_methods, reason = "only how long a check took; no rule depends on it")]
fn timed(step: fn() -> Result<(), Stop>) -> Result<u64, Stop> {
    let start = Instant::now();
    step()?;
    Ok(start.elapsed().as_secs())
}

fn fmt() -> Result<(), Stop> {
    run(program("cargo", &["fmt", "--all", "--check"]))
}

fn clippy() -> Result<(), Stop> {
    run(program("cargo", &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))?;
    let wasm = ["clippy", "--target", WASM, "--lib", "--bins", "--test", "storage", "--locked"];
    let mut command = program("cargo", &wasm);
    command.args(["--", "-D", "warnings"]);
    run(command)
}

const WASM: &str = "wasm32-unknown-unknown";

fn native() -> Result<(), Stop> {
    match output_of("cargo", &["nextest", "--version"]) {
        Some(_) => run(program("cargo", &["nextest", "run", "--workspace", "--locked"]))?,
        None => run(program("cargo", &["test", "--workspace", "--all-targets", "--locked"]))?,
    }
    run(program("cargo", &["test", "--workspace", "--doc", "--locked"]))
}

/// The tests in tests/browser, in a headless Chromium.
fn browser() -> Result<(), Stop> {
    run(program("cargo", &["test", "--target", WASM, "--test", "storage", "--locked"]))
}

/// How much a first visit loads.
fn size() -> Result<(), Stop> {
    run(program("node", &["tests/e2e/first_load.mjs", bundle::DIST]))
}

/// The built page in a real browser, on a desktop and on a phone.
fn e2e() -> Result<(), Stop> {
    playwright(&["--project=desktop", "--project=phone"])
}

fn playwright(arguments: &[&str]) -> Result<(), Stop> {
    let script = root().join("node_modules").join("@playwright").join("test").join("cli.js");
    let mut command = program("node", &[]);
    command.arg(script).args(["test", "--config=tests/e2e/playwright.config.ts"]).args(arguments);
    command.env("KITH_CHROMIUM", install::browser().unwrap_or_default());
    // The tests start this program's file server themselves, each its own.
    command.env("KITH_XTASK", env::current_exe().unwrap_or_default());
    run(command)
}
