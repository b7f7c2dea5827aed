//! Tables as text: which sign parts the cells, where the header is, and the rows with their lines.

use super::{FileProblem, LONGEST_FIELD, MOST_COLUMNS, MOST_ROWS, Problem, Trouble};
use csv::{Position, ReaderBuilder, StringRecord};
use std::ops::ControlFlow;

/// The signs that part cells, in the order in which they are tried.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// How many rows may stand before the header.
const HEADER_WITHIN: usize = 50;

/// A field with more lines than this is a quotation mark that nobody closed.
const MOST_LINES_IN_FIELD: usize = 10;

/// A file with more open quotation marks than this is none of ours.
const MOST_OPEN_QUOTES: usize = 100;

/// A table as text, with the sign that parts its cells.
pub(super) struct CsvTable<'a> {
    text: &'a str,
    delimiter: u8,
}

/// A row on its way: the line it begins in, from 1, and its cells.
pub(super) struct CsvRow<'a> {
    pub(super) line: u32,
    pub(super) cells: &'a StringRecord,
}

/// A row taken for the header.
pub(super) struct HeaderRow {
    pub(super) line: u32,
    pub(super) cells: Vec<String>,
}

impl<'a> CsvTable<'a> {
    /// Finds the delimiter and the header: the first row that `score` rates highest among those at the
    /// table's start, under any delimiter. `None` if no row is rated above nought.
    pub(super) fn with_header(
        text: &'a str,
        score: impl Fn(&StringRecord) -> usize,
    ) -> Result<Option<(CsvTable<'a>, HeaderRow)>, FileProblem> {
        let mut best = None;
        let mut best_score = 0;
        for delimiter in DELIMITERS {
            let table = CsvTable::new(text, delimiter)?;
            table.each_row_at_start(|row| {
                let score = score(row.cells);
                if score > best_score {
                    best_score = score;
                    let cells = row.cells.iter().map(|cell| cell.trim().to_owned()).collect();
                    best = Some((delimiter, HeaderRow { line: row.line, cells }));
                }
            })?;
        }
        Ok(best.map(|(delimiter, header)| (CsvTable { text, delimiter }, header)))
    }

    fn new(text: &'a str, delimiter: u8) -> Result<CsvTable<'a>, FileProblem> {
        let cells = |line: &str| line.bytes().filter(|&byte| byte == delimiter).count();
        let too_wide = |line: &str| line.len() > MOST_COLUMNS && cells(line) > MOST_COLUMNS;
        match (1..).zip(text.lines()).find(|(_, line)| too_wide(line)) {
            Some((line, _)) => Err(FileProblem::TooManyColumns { line }),
            None => Ok(CsvTable { text, delimiter }),
        }
    }

    fn each_row_at_start(&self, mut visit: impl FnMut(CsvRow)) -> Result<(), FileProblem> {
        let mut seen = 0;
        self.each_row(&mut Vec::new(), |row| {
            seen += 1;
            visit(row);
            if seen < HEADER_WITHIN { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        })
    }

    /// Hands over every row in order until told to stop. Lines with an open quote and rows with a field
    /// too long are reported and left out; reading goes on behind them.
    pub(super) fn each_row(
        &self,
        problems: &mut Vec<Problem>,
        mut visit: impl FnMut(CsvRow) -> ControlFlow<()>,
    ) -> Result<(), FileProblem> {
        let mut rows = 0;
        let mut count_and_visit = |row: CsvRow| {
            rows += 1;
            if rows > MOST_ROWS + HEADER_WITHIN { Err(FileProblem::TooManyRows) } else { Ok(visit(row)) }
        };
        let mut left = Some(Place { text: self.text, line: 1 });
        for _ in 0..=MOST_OPEN_QUOTES {
            match left {
                Some(place) => left = self.each_row_from(place, problems, &mut count_and_visit)?,
                None => return Ok(()),
            }
        }
        Err(FileProblem::OpenQuotes)
    }

    /// Reads up to a quote that does not close; returns what lies behind its line.
    fn each_row_from(
        &self,
        place: Place<'a>,
        problems: &mut Vec<Problem>,
        visit: &mut impl FnMut(CsvRow) -> Result<ControlFlow<()>, FileProblem>,
    ) -> Result<Option<Place<'a>>, FileProblem> {
        let mut reader = ReaderBuilder::new()
            .delimiter(self.delimiter)
            .has_headers(false)
            .flexible(true)
            .from_reader(place.text.as_bytes());
        let mut cells = StringRecord::new();
        while reader.read_record(&mut cells).unwrap_or(false) {
            let start = cells.position().map_or(place, |position| place.first_line_after(position));
            let is_last = reader.position().byte() >= place.text.len() as u64;
            if has_open_quote(&cells, is_last && !place.text.trim_end().ends_with('"')) {
                problems.push(Problem { line: start.line, trouble: Trouble::OpenQuote });
                return Ok(start.after_its_line());
            }
            if cells.iter().any(|cell| cell.len() > LONGEST_FIELD) {
                problems.push(Problem { line: start.line, trouble: Trouble::FieldTooLong });
            } else if visit(CsvRow { line: start.line, cells: &cells })?.is_break() {
                return Ok(None);
            }
        }
        Ok(None)
    }
}

/// Whether a field has swallowed lines that are not its own: too many, or all that is left of the file.
fn has_open_quote(cells: &StringRecord, to_the_end: bool) -> bool {
    let lines = |cell: &str| cell.bytes().filter(|&byte| byte == b'\n').count();
    let last_cell = cells.iter().next_back().unwrap_or_default();
    cells.iter().any(|cell| lines(cell) > MOST_LINES_IN_FIELD) || (to_the_end && lines(last_cell) > 0)
}

/// A place in the file: what is left of it, and the line that this begins with.
#[derive(Clone, Copy)]
struct Place<'a> {
    text: &'a str,
    line: u32,
}

impl<'a> Place<'a> {
    /// Where the row begins whose reading began at `position`, which lies before the line ends skipped.
    fn first_line_after(self, position: &Position) -> Place<'a> {
        let (byte, lines) = (position.byte() as usize, position.line() as u32 - 1);
        let left = self.text.get(byte..).unwrap_or_default();
        let text = left.trim_start_matches(['\r', '\n']);
        let skipped = &left[..left.len() - text.len()];
        let line = self.line + lines + skipped.matches('\n').count() as u32;
        Place { text, line }
    }

    fn after_its_line(self) -> Option<Place<'a>> {
        self.text.split_once('\n').map(|(_, text)| Place { text, line: self.line + 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The rows as they come, with their lines, and the lines of the problems.
    fn read(text: &str) -> (Vec<(u32, Vec<String>)>, Vec<u32>) {
        let (mut rows, mut problems) = (Vec::new(), Vec::new());
        let table = CsvTable { text, delimiter: b',' };
        let read = table.each_row(&mut problems, |row| {
            rows.push((row.line, row.cells.iter().map(str::to_owned).collect()));
            ControlFlow::Continue(())
        });
        assert_eq!(read, Ok(()));
        (rows, problems.into_iter().map(|problem| problem.line).collect())
    }

    fn row(line: u32, cells: &[&str]) -> (u32, Vec<String>) {
        (line, cells.iter().map(|&cell| cell.to_owned()).collect())
    }

    #[test]
    fn ok_rows_know_their_lines() {
        let unix = "\n\na,b\n\n\"c\nc\",\"d \"\"e\"\"\"\nf";
        let expected = vec![row(3, &["a", "b"]), row(5, &["c\nc", "d \"e\""]), row(7, &["f"])];
        assert_eq!(read(unix), (expected, vec![]));
        let windows = "a,b\r\n\r\nc,d\r\ne,f\r\n";
        let expected = vec![row(1, &["a", "b"]), row(3, &["c", "d"]), row(4, &["e", "f"])];
        assert_eq!(read(windows), (expected, vec![]));
    }

    #[test]
    fn err_a_quote_that_does_not_close_costs_one_line() {
        let open = format!("a,b\n\"c,d\n{}", "e,f\n".repeat(12));
        let (rows, problems) = read(&open);
        assert_eq!((rows.len(), rows[1].0, problems), (13, 3, vec![2]));
        let near_the_end = "a,b\n\"c,d\ne,f\n";
        assert_eq!(read(near_the_end), (vec![row(1, &["a", "b"]), row(3, &["e", "f"])], vec![2]));
        let within_a_field = "a \"b,c\nd,e\n";
        assert_eq!(read(within_a_field), (vec![row(1, &["a \"b", "c"]), row(2, &["d", "e"])], vec![]));
    }

    #[test]
    fn err_limits() {
        let long = format!("a,b\n{},c\nd,e\n", "x".repeat(LONGEST_FIELD + 1));
        assert_eq!(read(&long), (vec![row(1, &["a", "b"]), row(3, &["d", "e"])], vec![2]));

        let open = format!("\"a{}", "\n".repeat(12)).repeat(MOST_OPEN_QUOTES + 2);
        let found = CsvTable::with_header(&open, |_| 0).map(|_| ());
        assert_eq!(found, Err(FileProblem::OpenQuotes));

        let many = "a\n".repeat(MOST_ROWS + HEADER_WITHIN + 1);
        let table = CsvTable { text: &many, delimiter: b',' };
        let read = table.each_row(&mut Vec::new(), |_| ControlFlow::Continue(()));
        assert_eq!(read, Err(FileProblem::TooManyRows));

        let wide = format!("a\n{}\n", ",".repeat(MOST_COLUMNS + 1));
        let found = CsvTable::with_header(&wide, |_| 1).map(|_| ());
        assert_eq!(found, Err(FileProblem::TooManyColumns { line: 2 }));
    }
}
