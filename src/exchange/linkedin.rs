//! LinkedIn's `Connections.csv`: who one is connected with, as LinkedIn hands it out.
//!
//! The header is found by what it says, never by its line; rows that cannot be read are reported. Being
//! connected is no contact: the date goes to "met on" and nowhere else.

mod columns;

pub use columns::Column;

use super::csv_table::{CsvRow, CsvTable, HeaderRow};
use super::decode::decode;
use super::{DateOrder, DateReading, FileProblem, Problem, Trouble, read_date};
use crate::order;
use crate::text::split_name;
use columns::columns_named;
use std::ops::ControlFlow;

/// What a file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parsed {
    /// The rows that could be read, in the file's order; none as long as no header is known.
    pub rows: Vec<ConnectionRow>,
    /// What is the matter with which line, in the file's order.
    pub problems: Vec<Problem>,
    /// How the columns were taken.
    pub header: Header,
    /// Rows with nothing in them.
    pub blank_rows: usize,
    /// How this file writes dates, by those that can be read in one way only: what to propose when asking
    /// about the ambiguous ones. `None` if they do not say, or contradict each other.
    pub likely_date_order: Option<DateOrder>,
}

/// How the columns of a file are taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// The line the header is on, from 1; 0 if there is none and every row is a person.
    pub line: u32,
    /// What stands in it (or in the first row), and what each column is taken for.
    pub columns: Vec<ColumnGuess>,
    /// Whether the columns are known well enough to read people from them. If not, the user is asked and
    /// the file read again with [`parse_with`].
    pub recognised: bool,
    /// The first rows behind the header, to show what the columns hold.
    pub samples: Vec<Vec<String>>,
}

/// One column of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnGuess {
    /// What the header calls it.
    pub title: String,
    /// What it is taken for; `None` leaves it out.
    pub column: Option<Column>,
}

/// A connection as a row of the file has it; texts are trimmed and may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectionRow {
    /// The line in the file, from 1.
    pub line: u32,
    /// The first name (with what else people put there).
    pub first: String,
    /// The last name.
    pub last: String,
    /// The address of the profile, as written.
    pub url: String,
    /// The e-mail address, if they let their connections see it.
    pub email: String,
    /// Where they work.
    pub company: String,
    /// As what.
    pub position: String,
    /// When the two connected.
    pub connected_on: DateReading,
}

/// How many rows are shown to help with unknown columns.
const SAMPLES: usize = 3;

/// Reads a file. Errs only where nothing at all can be read of it. Where the header is unknown it comes
/// back without rows and with `header.recognised` off.
///
/// ```
/// use kith::exchange::linkedin::parse;
/// let file = "First Name,Last Name,URL\nAna,Silva,https://www.linkedin.com/in/ana-silva\n";
/// let last_names = parse(file.as_bytes()).map(|parsed| parsed.rows[0].last.clone());
/// assert_eq!(last_names.as_deref(), Ok("Silva"));
/// ```
pub fn parse(bytes: &[u8]) -> Result<Parsed, FileProblem> {
    let (text, problems) = decode(bytes)?;
    let (table, header) = find_header(&text)?;
    let columns: Vec<Option<Column>> = header.cells.iter().map(|title| Column::of_title(title)).collect();
    let recognised = columns_named(header.cells.iter().map(String::as_str)) > 0;
    Reading::new(header, &columns, recognised, problems).read(&table)
}

/// Reads a file whose columns the user has named: `columns` in the order of [`Header::columns`] as [`parse`]
/// returned them, `header_line` its line, or 0 if every row is a person.
pub fn parse_with(bytes: &[u8], header_line: u32, columns: &[Option<Column>]) -> Result<Parsed, FileProblem> {
    let (text, problems) = decode(bytes)?;
    let (table, header) = find_header(&text)?;
    let header = HeaderRow { line: header_line, ..header };
    Reading::new(header, columns, true, problems).read(&table)
}

impl ConnectionRow {
    /// First and last name with a space between.
    pub fn full_name(&self) -> String {
        format!("{} {}", self.first, self.last).trim().to_owned()
    }
}

/// The row that names most columns, else the first of those with most cells.
fn find_header(text: &str) -> Result<(CsvTable<'_>, HeaderRow), FileProblem> {
    const A_NAMED_COLUMN: usize = super::MOST_COLUMNS + 1;
    let found = CsvTable::with_header(text, |cells| {
        let is_blank = cells.iter().all(|cell| cell.trim().is_empty());
        columns_named(cells.iter()) * A_NAMED_COLUMN + if is_blank { 0 } else { cells.len() }
    });
    found?.ok_or(FileProblem::Empty)
}

/// A file on its way to being [`Parsed`].
struct Reading {
    parsed: Parsed,
    header: HeaderRow,
    /// Where each of [`Column::ALL`] stands in a row.
    places: [Option<usize>; Column::ALL.len()],
    orders: Vec<DateOrder>,
}

impl Reading {
    fn new(
        header: HeaderRow,
        columns: &[Option<Column>],
        recognised: bool,
        problems: Vec<Problem>,
    ) -> Reading {
        let column = |at: usize| columns.get(at).copied().flatten();
        let titles = header.cells.iter().enumerate();
        let guesses = titles.map(|(at, title)| ColumnGuess { title: title.clone(), column: column(at) });
        let columns_of_file =
            Header { line: header.line, columns: guesses.collect(), recognised, samples: Vec::new() };
        let place = |wanted: Column| columns.iter().position(|&column| column == Some(wanted));
        Reading {
            parsed: Parsed { problems, header: columns_of_file, ..Parsed::default() },
            header,
            places: Column::ALL.map(place),
            orders: Vec::new(),
        }
    }

    fn read(mut self, table: &CsvTable) -> Result<Parsed, FileProblem> {
        let mut problems = Vec::new();
        table.each_row(&mut problems, |row| {
            if row.line > self.header.line {
                self.take(&row);
            }
            ControlFlow::Continue(())
        })?;
        let Reading { mut parsed, orders, .. } = self;
        let preamble = |problem: &Problem| problem.line <= parsed.header.line;
        problems.retain(|problem| !preamble(problem));
        parsed.problems.extend(problems);
        order::sort_by_key(&mut parsed.problems, |problem| problem.line);
        parsed.likely_date_order = orders.first().copied().filter(|_| orders.len() == 1);
        Ok(parsed)
    }

    fn take(&mut self, row: &CsvRow) {
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            self.parsed.blank_rows += 1;
            return;
        }
        if self.is_header_again(row) {
            return;
        }
        if self.parsed.header.samples.len() < SAMPLES {
            self.parsed.header.samples.push(row.cells.iter().map(clean).collect());
        }
        if self.parsed.header.recognised {
            match self.connection(row) {
                Ok(connection) => self.parsed.rows.push(connection),
                Err(trouble) => self.report(row, trouble),
            }
        }
    }

    /// Whether the header stands here once more, as in files put together from several.
    fn is_header_again(&self, row: &CsvRow) -> bool {
        let titles = self.header.cells.iter().map(String::as_str);
        self.header.line > 0 && row.cells.iter().map(str::trim).eq(titles)
    }

    fn connection(&mut self, row: &CsvRow) -> Result<ConnectionRow, Trouble> {
        let expected = self.header.cells.len();
        if row.cells.iter().skip(expected).any(|cell| !cell.trim().is_empty()) {
            return Err(Trouble::TooManyCells { found: row.cells.len(), expected });
        }
        let [first, last, url, email, company, position, connected_on] =
            self.places.map(|place| clean(place.and_then(|at| row.cells.get(at)).unwrap_or_default()));
        let (first, last) = if self.has_last_names() { (first, last) } else { split_name(&first) };
        if first.is_empty() && last.is_empty() {
            return Err(Trouble::NoName);
        }
        let connected_on = self.date(row, &connected_on);
        Ok(ConnectionRow { line: row.line, first, last, url, email, company, position, connected_on })
    }

    /// Otherwise the column of first names holds whole names.
    fn has_last_names(&self) -> bool {
        self.places[Column::Last as usize].is_some()
    }

    fn date(&mut self, row: &CsvRow, text: &str) -> DateReading {
        if let Some(order) = DateOrder::shown_by(text).filter(|order| !self.orders.contains(order)) {
            self.orders.push(order);
        }
        let reading = read_date(text);
        if let DateReading::Unreadable(text) = &reading {
            self.report(row, Trouble::UnreadableDate { text: text.clone() });
        }
        reading
    }

    fn report(&mut self, row: &CsvRow, trouble: Trouble) {
        self.parsed.problems.push(Problem { line: row.line, trouble });
    }
}

/// A cell without what does not show: control characters, marks that turn the writing direction, spaces at
/// the ends.
fn clean(cell: &str) -> String {
    let hides = |c: char| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if cell.contains(hides) {
        cell.replace(['\r', '\n', '\t'], " ").replace(hides, "").trim().to_owned()
    } else {
        cell.trim().to_owned()
    }
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod traps;
