//! Why a command ended early, in words that say what to do.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// Why a command ended early.
#[derive(Debug)]
pub enum Stop {
    /// A file or a socket did not do what was asked.
    Io { at: PathBuf, error: io::Error },
    /// A program could not be started.
    Start { line: String, error: io::Error },
    /// A program ran and reported failure.
    Ended { line: String },
    /// Something is not installed and cannot be installed from here.
    Missing { what: &'static str, hint: &'static str },
    /// The page that Trunk made does not look as the post-build step expects.
    Page(&'static str),
    /// Something else is not as it must be.
    Wrong(&'static str),
    /// The command line was not understood.
    Usage(&'static str),
}

impl Stop {
    /// For `map_err` on file operations: keeps which file it was.
    pub fn at(path: &Path) -> impl FnOnce(io::Error) -> Stop {
        let at = path.to_owned();
        move |error| Stop::Io { at, error }
    }
}

impl fmt::Display for Stop {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Stop::Io { at, error } => write!(f, "{}: {error}", at.display()),
            Stop::Start { line, error } => write!(f, "could not start `{line}`: {error}"),
            Stop::Ended { line } => write!(f, "`{line}` reported a problem (see above)."),
            Stop::Missing { what, hint } => write!(f, "{what} is missing. {hint}"),
            Stop::Page(what) => write!(f, "the built page is not as expected: {what}"),
            Stop::Wrong(what) => f.write_str(what),
            Stop::Usage(help) => write!(f, "that command is not known. There are:\n\n{help}"),
        }
    }
}
