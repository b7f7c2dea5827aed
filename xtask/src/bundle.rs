//! Builds the page with Trunk.

use crate::run::{program, run};
use crate::stop::Stop;
use std::process::Command;

/// The folder that a release build makes; any static host serves it.
pub const DIST: &str = "dist";
/// The folder that a development build makes.
pub const DEVELOPMENT: &str = "target/development";

/// Builds what people get into `dist/`.
pub fn release() -> Result<(), Stop> {
    println!("Building dist/");
    run(program("cargo", &["fetch", "--locked", "--quiet"]))?;
    run(trunk(&["build", "--release=true", "--dist", DIST]))
}

/// A command that builds without optimising, and again after every change, until it is stopped.
pub fn watch() -> Command {
    let mut command = trunk(&["watch", "--dist", DEVELOPMENT]);
    for path in ["src", "style", "static", "index.html", "Cargo.toml"] {
        command.args(["--watch", path]);
    }
    command
}

/// Trunk never fetches anything by itself: `install` has put every tool on PATH.
fn trunk(arguments: &[&str]) -> Command {
    let mut command = program("trunk", arguments);
    // Trunk takes NO_COLOR for a yes-or-no option and stumbles over NO_COLOR=1.
    command.arg("--offline=true").env("TRUNK_SKIP_VERSION_CHECK", "true").env_remove("NO_COLOR");
    command
}
