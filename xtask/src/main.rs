//! `cargo xtask`: builds, serves, tests and ships Kith, and installs what that needs.

mod bundle;
mod check;
mod host;
mod install;
mod post_build;
mod run;
mod stop;

use std::process::ExitCode;
use stop::Stop;

const HELP: &str = "\
cargo xtask serve [--port 8080] [--watch]    build Kith and serve it on this machine
cargo xtask test [step ...]                  every check, or only the named steps
cargo xtask build                            make dist/, which any static host serves
cargo xtask screenshots                      build, then write docs/screens/*.png

Used by those above:
cargo xtask host [--port 0] [--under /some/where/] [--dir dist]    serve files that are built already
cargo xtask post-build                                             Trunk's hook";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match obey(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("\nStopped: {stop}");
            ExitCode::FAILURE
        }
    }
}

fn obey(words: &[String]) -> Result<(), Stop> {
    let (name, rest) = words.split_first().map_or(("help", words), |(name, rest)| (name.as_str(), rest));
    match name {
        "serve" => host::build_and_serve(rest),
        "test" => check::everything(rest),
        "build" => install::for_building().and_then(|()| bundle::release()),
        "screenshots" => check::screenshots(),
        "host" => host::serve_files(rest),
        "post-build" => post_build::finish_page(),
        "help" | "--help" | "-h" => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(Stop::Usage(HELP)),
    }
}
