//! The columns of a file whose header is not known: what stands in each, and what it may be.

use crate::exchange::linkedin::{Column, Header};
use crate::page::sentence::Sentence;

/// What is asked about a file whose header is not known.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnQuestion {
    /// What is asked.
    pub question: Sentence,
    /// The columns.
    pub columns: Vec<ColumnLine>,
    /// Which line the header may be on; 0 if there are no columns to speak of.
    pub header_line: u32,
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnLine {
    /// What the header calls it, or which column it is.
    pub title: Sentence,
    /// What it holds in the first rows.
    pub samples: Vec<String>,
    /// What it is taken for.
    pub guess: Option<Column>,
}

/// Asks what the columns of a file hold.
pub fn column_question(header: &Header) -> ColumnQuestion {
    let column = |(at, guess): (usize, &crate::exchange::linkedin::ColumnGuess)| {
        let title = match guess.title.trim() {
            "" => Sentence::new("Column {number}").count("number", at + 1),
            title => Sentence::new("“{title}”").own("title", title),
        };
        let cells = header.samples.iter().filter_map(|row| row.get(at));
        let samples = cells.filter(|cell| !cell.is_empty()).cloned().collect();
        ColumnLine { title, samples, guess: guess.column }
    };
    ColumnQuestion {
        question: Sentence::new(
            "This does not look like LinkedIn’s own file. Say what its columns hold, and Kith reads it all the same.",
        ),
        columns: header.columns.iter().enumerate().map(column).collect(),
        header_line: header.line,
    }
}

/// What a column can be, in words; `None` leaves it out.
pub fn column_choices() -> Vec<(Option<Column>, &'static str)> {
    let named = Column::ALL.into_iter().map(|column| (Some(column), column_name(column)));
    [(None, "Nothing that is needed")].into_iter().chain(named).collect()
}

/// Why the file cannot be read with these columns, if it cannot.
pub fn columns_problem(columns: &[Option<Column>]) -> Option<&'static str> {
    let is_there = |column| columns.contains(&Some(column));
    let twice = Column::ALL
        .into_iter()
        .any(|column| columns.iter().filter(|known| **known == Some(column)).count() > 1);
    match (is_there(Column::First) || is_there(Column::Last), twice) {
        (false, _) => Some("Choose the column that holds the name: the first name, the last name, or both."),
        (true, true) => Some("Two columns are taken for the same thing. Choose one of them."),
        (true, false) => None,
    }
}

fn column_name(column: Column) -> &'static str {
    match column {
        Column::First => "First name, or the whole name",
        Column::Last => "Last name",
        Column::Url => "Address of the profile",
        Column::Email => "E-mail address",
        Column::Company => "Where they work",
        Column::Position => "What they do there",
        Column::ConnectedOn => "Day of connecting",
    }
}
