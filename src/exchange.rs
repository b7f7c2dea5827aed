//! The borders: what other programs write, read into plain rows, with a word on whatever could not be read.
//!
//! Only [`import`] looks at the book, and says what a file would change. A file is refused as a whole only
//! for what [`FileProblem`] names; a bad row is left out and reported, never fatal.

pub mod backup;
mod csv_table;
mod dates;
mod decode;
pub mod ics;
pub mod import;
pub mod linkedin;

pub use dates::{DateOrder, DateReading, read_date};

/// The largest file read, in bytes.
pub const MOST_BYTES: usize = 50 * 1024 * 1024;

/// The most rows a file may have.
pub const MOST_ROWS: usize = 200_000;

/// The longest field kept, in bytes.
pub const LONGEST_FIELD: usize = 64 * 1024;

/// The most cells looked for in one row.
pub const MOST_COLUMNS: usize = 1_000;

/// Why nothing of a file can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// It has nothing in it.
    Empty,
    /// It has more than [`MOST_BYTES`].
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// It has more than [`MOST_ROWS`] rows.
    TooManyRows,
    /// A line has more than [`MOST_COLUMNS`] cells.
    TooManyColumns {
        /// The first such line, from 1.
        line: u32,
    },
    /// So many quotation marks stay open that rows cannot be told apart.
    OpenQuotes,
    /// It is a ZIP archive (an Excel workbook is one too), not the table in it.
    Archive,
    /// It is no text.
    NotText,
}

impl FileProblem {
    /// What is the matter, as one sentence.
    pub fn what(self) -> String {
        match self {
            FileProblem::Empty => "The file is empty.".to_owned(),
            FileProblem::TooLarge { bytes } => {
                format!(
                    "The file has {} MB; up to {} MB can be read.",
                    megabytes(bytes),
                    megabytes(MOST_BYTES)
                )
            }
            FileProblem::TooManyRows => format!("The file has more than {MOST_ROWS} rows."),
            FileProblem::TooManyColumns { line } => {
                format!(
                    "Line {line} has more than {MOST_COLUMNS} cells; this does not look like a list of people."
                )
            }
            FileProblem::OpenQuotes => {
                "So many quotation marks stay open here that the rows cannot be told apart.".to_owned()
            }
            FileProblem::Archive => "This is a packed archive or a workbook, not the list itself.".to_owned(),
            FileProblem::NotText => "This is not a text file.".to_owned(),
        }
    }

    /// What to do about it, as one sentence.
    pub fn hint(self) -> &'static str {
        match self {
            FileProblem::Empty => "Choose another file, or ask for the export again.",
            FileProblem::TooLarge { .. } | FileProblem::TooManyRows => {
                "Split it into several files and read one after the other."
            }
            FileProblem::TooManyColumns { .. } | FileProblem::OpenQuotes | FileProblem::NotText => {
                "Choose the file named Connections.csv from your LinkedIn archive."
            }
            FileProblem::Archive => {
                "Unpack it and choose the file Connections.csv in it; save a workbook as CSV."
            }
        }
    }
}

fn megabytes(bytes: usize) -> usize {
    bytes.div_ceil(1024 * 1024)
}

/// Something about one line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The line in the file, from 1.
    pub line: u32,
    /// What is the matter.
    pub trouble: Trouble,
}

/// What can be the matter with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Bytes that are not UTF-8; read as Windows-1252.
    OddLetters,
    /// A quote opens and does not close; the line was left out.
    OpenQuote,
    /// A field longer than [`LONGEST_FIELD`]; the row was left out.
    FieldTooLong,
    /// More cells than the header names; the row was left out.
    TooManyCells {
        /// Cells in the row.
        found: usize,
        /// Cells in the header.
        expected: usize,
    },
    /// Something stands here, but no name; the row was left out.
    NoName,
    /// A date in no known form; the row was read without it.
    UnreadableDate {
        /// What stands there.
        text: String,
    },
}

impl Problem {
    /// What is the matter, as one sentence.
    pub fn what(&self) -> String {
        match &self.trouble {
            Trouble::OddLetters => {
                "Some letters here are not in UTF-8 and were read as Windows text.".to_owned()
            }
            Trouble::OpenQuote => {
                "A quotation mark opens here and never closes, so this line was left out.".to_owned()
            }
            Trouble::FieldTooLong => {
                format!("A field here is longer than {} kB, so this row was left out.", LONGEST_FIELD / 1024)
            }
            Trouble::TooManyCells { found, expected } => {
                format!("This row has {found} cells where the header has {expected}, so it was left out.")
            }
            Trouble::NoName => "This row has no name, so it was left out.".to_owned(),
            Trouble::UnreadableDate { text } => {
                format!("“{text}” is no date that can be read here; the rest of the row was read.")
            }
        }
    }

    /// What to do about it, as one sentence.
    pub fn hint(&self) -> &'static str {
        match &self.trouble {
            Trouble::OddLetters => "Have a look at the name; if it is odd, save the file as “CSV UTF-8”.",
            Trouble::OpenQuote | Trouble::TooManyCells { .. } => {
                "A field with a comma or a quotation mark in it stands in quotation marks."
            }
            Trouble::FieldTooLong => {
                "Shorten it in the file and read the file again: what is there stays as it is."
            }
            Trouble::NoName => {
                "Often an account that was closed. Add the person by hand if you know who it is."
            }
            Trouble::UnreadableDate { .. } => "You can set the date on the person's page.",
        }
    }
}
