//! Installs what building and testing need, saying each thing it does; what is there already is left alone.

use crate::run::{output_of, program, root, run, tool_folder};
use crate::stop::Stop;
use std::fs;
use std::io::IsTerminal;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

const WASM: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
const OLDEST_NODE: u32 = 20;

/// Build tools are compiled once and hardly used: their own speed does not matter, the wait does.
const QUICK_PROFILE: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];

/// Everything that `build` and `serve` need.
pub fn for_building() -> Result<(), Stop> {
    wasm_target()?;
    cargo_tool("trunk", TRUNK, &["--locked", "--no-default-features", "--features", "rustls"])?;
    // Its own lock file does not resolve, so it goes without `--locked`.
    cargo_tool("wasm-bindgen-cli", &wasm_bindgen_version()?, &[])?;
    node()?;
    npm_packages()
}

/// Everything that `test` and `screenshots` need.
pub fn for_testing() -> Result<(), Stop> {
    for_building()?;
    rust_component("rustfmt", "fmt")?;
    rust_component("clippy", "clippy")?;
    chromium()
}

/// The Chromium that the tests drive.
pub fn browser() -> Option<String> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let on_path = |name: &str| output_of("sh", &["-c", &format!("command -v {name}")]);
    std::env::var("KITH_CHROMIUM").ok().or_else(|| names.into_iter().find_map(on_path))
}

fn chromium() -> Result<(), Stop> {
    let present = || browser().is_some() && output_of("chromedriver", &["--version"]).is_some();
    apt_unless(
        present,
        &["chromium", "chromium-driver"],
        "Chromium",
        "Install Chromium and the chromedriver of the same version.",
    )
}

fn wasm_target() -> Result<(), Stop> {
    let libraries = output_of("rustc", &["--print", "target-libdir", "--target", WASM]);
    if libraries.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    let hint = "Install Rust through https://rustup.rs, or add that target to the Rust you have.";
    rustup(&["target", "add", WASM], "Rust's target wasm32-unknown-unknown", hint)
}

fn rust_component(component: &'static str, subcommand: &str) -> Result<(), Stop> {
    match output_of("cargo", &[subcommand, "--version"]) {
        Some(_) => Ok(()),
        None => {
            rustup(&["component", "add", component], component, "Install Rust through https://rustup.rs.")
        }
    }
}

fn rustup(arguments: &[&str], what: &'static str, hint: &'static str) -> Result<(), Stop> {
    if output_of("rustup", &["--version"]).is_none() {
        return Err(Stop::Missing { what, hint });
    }
    println!("Installing {what}");
    run(program("rustup", arguments))
}

/// Installs a tool unless exactly `version` is there. A user's other version is not replaced.
fn cargo_tool(package: &str, version: &str, options: &[&str]) -> Result<(), Stop> {
    let binary = package.trim_end_matches("-cli");
    let present = output_of(binary, &["--version"]);
    if present.as_deref() == Some(&format!("{binary} {version}")) {
        return Ok(());
    }
    println!("Installing {package} {version} (a few minutes)");
    let wanted = format!("{package}@{version}");
    let mut command = program("cargo", &["install", &wanted]);
    command.args(options).envs(QUICK_PROFILE);
    // Somebody who watches sees it move; a log is spared the hundreds of lines.
    if !std::io::stderr().is_terminal() {
        command.arg("--quiet");
    }
    if present.is_some() {
        command.arg("--root").arg(tool_folder());
    }
    run(command)
}

/// The command-line half of wasm-bindgen must match the library to the last digit.
fn wasm_bindgen_version() -> Result<String, Stop> {
    let lock = root().join("Cargo.lock");
    let text = fs::read_to_string(&lock).map_err(Stop::at(&lock))?;
    locked_version(&text, "wasm-bindgen").ok_or(Stop::Wrong("Cargo.lock does not name wasm-bindgen."))
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let start = format!("name = \"{package}\"\nversion = \"");
    let (_, rest) = lock.split_once(&start)?;
    rest.split_once('"').map(|(version, _)| version.to_owned())
}

fn node() -> Result<(), Stop> {
    let present = || node_version() > 0 && output_of("npm", &["--version"]).is_some();
    let hint = "Install Node 20 or newer, with npm, from https://nodejs.org.";
    apt_unless(present, &["nodejs", "npm"], "Node", hint)?;
    if node_version() < OLDEST_NODE {
        println!("Installing Node 22 for this project (the one here is older than {OLDEST_NODE})");
        let mut command = program("npm", &["install", "--no-save", "--no-audit", "--no-fund", "node@22"]);
        command.arg("--prefix").arg(tool_folder());
        run(command)?;
    }
    Ok(())
}

/// Node's major version; 0 if there is none.
fn node_version() -> u32 {
    let text = output_of("node", &["--version"]).unwrap_or_default();
    let major = text.trim_start_matches('v').split('.').next();
    major.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

fn npm_packages() -> Result<(), Stop> {
    let installed = changed(&root().join("node_modules").join(".package-lock.json"));
    if installed.is_some() && installed >= changed(&root().join("package-lock.json")) {
        return Ok(());
    }
    println!("Installing the npm packages");
    let mut command = program("npm", &["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
    command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    run(command)
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

/// Makes something `present` by Debian packages where that is possible: as root, with apt-get.
fn apt_unless(
    present: impl Fn() -> bool,
    packages: &[&str],
    what: &'static str,
    hint: &'static str,
) -> Result<(), Stop> {
    if present() {
        return Ok(());
    }
    if can_use_apt() {
        println!("Installing {} through apt-get", packages.join(" and "));
        run(quiet_apt(&["update", "-qq"]))?;
        let mut install = quiet_apt(&["install", "-y", "-qq", "--no-install-recommends"]);
        install.args(packages);
        run(install)?;
    }
    if present() { Ok(()) } else { Err(Stop::Missing { what, hint }) }
}

fn can_use_apt() -> bool {
    output_of("id", &["-u"]).as_deref() == Some("0") && output_of("apt-get", &["--version"]).is_some()
}

fn quiet_apt(arguments: &[&str]) -> Command {
    let mut command = program("apt-get", arguments);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_from_the_lock_file() {
        let lock = "[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
