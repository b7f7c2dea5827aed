//! Running other programs: in the repository's root, with the project's tools on PATH, each said aloud.

use crate::stop::Stop;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The repository's root.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

/// Where tools go that must not replace the user's own version of the same tool.
pub fn tool_folder() -> PathBuf {
    root().join("target").join("tools")
}

/// A program to be run in the root, found on [`search_path`].
pub fn program(name: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root()).env("PATH", search_path());
    command
}

/// Says what is run, runs it with its output shown, and stops unless it succeeds.
pub fn run(mut command: Command) -> Result<(), Stop> {
    let line = line_of(&command);
    println!("  $ {line}");
    let status = command.status().map_err(|error| Stop::Start { line: line.clone(), error })?;
    if status.success() { Ok(()) } else { Err(Stop::Ended { line }) }
}

/// What a program prints, trimmed; `None` if it is not there or reports failure.
pub fn output_of(name: &str, arguments: &[&str]) -> Option<String> {
    let output = program(name, arguments).stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// PATH with the project's own tools first, then Cargo's, then what the user has.
pub fn search_path() -> OsString {
    let mut folders = vec![
        tool_folder().join("bin"),
        tool_folder().join("node_modules").join(".bin"),
        root().join("node_modules").join(".bin"),
    ];
    let users = env::var_os("PATH").unwrap_or_default();
    folders.extend(env::split_paths(&users));
    folders.extend(cargo_bin());
    env::join_paths(folders).unwrap_or(users)
}

/// The folder into which `cargo install` puts programs.
fn cargo_bin() -> Option<PathBuf> {
    let cargo_home = || env::var_os("CARGO_HOME").map(PathBuf::from);
    let below_home = || env::home_dir().map(|home| home.join(".cargo"));
    let install_root = env::var_os("CARGO_INSTALL_ROOT").map(PathBuf::from);
    install_root.or_else(cargo_home).or_else(below_home).map(|folder| folder.join("bin"))
}

fn line_of(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
