//! Import: what a file of connections would do, said before it is done; and that it is done.

mod columns;
mod lines;

pub use columns::{ColumnLine, ColumnQuestion, column_choices, column_question, columns_problem};
pub use lines::{ImportLine, ProblemLine, line, problem_line};

use super::sentence::{Sentence, the};
use crate::book::Book;
use crate::changes::Verb;
use crate::day::Day;
use crate::exchange::import::{Choice, Choices, Counts, Finding, ImportPlan};
use crate::exchange::linkedin::Parsed;
use crate::exchange::{DateOrder, DateReading};
use crate::history::History;
use crate::moment::Stamp;

/// What to do before there is a file.
pub const HOW_TO_GET_IT: [&str; 3] = [
    "On LinkedIn, open Settings, then Data privacy, then “Get a copy of your data”.",
    "Tick “Connections” alone and ask for the archive; a mail brings it, mostly within minutes.",
    "Unpack it and choose the file Connections.csv here. It stays on this device.",
];

/// Said where the browser could not hand the file over: what is the matter, and what to do.
pub const UNREADABLE: (&str, &str) = (
    "This file could not be opened.",
    "It may have been moved, or it is still being downloaded. Choose it once more.",
);

/// The lists of the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tab {
    /// People who are not here yet.
    New,
    /// People who are here and get something new.
    Changes,
    /// Rows that may mean somebody who is here.
    Questions,
    /// Rows that bring nothing.
    Here,
    /// Lines that could not be read, or not wholly.
    Problems,
}

impl Tab {
    /// Every list, in order.
    pub const ALL: [Tab; 5] = [Tab::New, Tab::Changes, Tab::Questions, Tab::Here, Tab::Problems];

    /// Tells it from the others.
    pub fn slug(self) -> &'static str {
        match self {
            Tab::New => "new",
            Tab::Changes => "changes",
            Tab::Questions => "questions",
            Tab::Here => "here",
            Tab::Problems => "problems",
        }
    }

    /// The list with this slug.
    pub fn of(slug: &str) -> Option<Tab> {
        Tab::ALL.into_iter().find(|tab| tab.slug() == slug)
    }

    /// What it is called, with how many there are.
    pub fn label(self, count: usize) -> Sentence {
        let sentence = match self {
            Tab::New => Sentence::new("New ({count})"),
            Tab::Changes => Sentence::new("Something new ({count})"),
            Tab::Questions => Sentence::new("The same? ({count})"),
            Tab::Here => Sentence::new("Nothing new ({count})"),
            Tab::Problems => Sentence::new("Hard to read ({count})"),
        };
        sentence.count("count", count)
    }

    /// What can be chosen for all of its rows at once.
    pub fn bulk(self) -> &'static [(Choice, &'static str)] {
        match self {
            Tab::New | Tab::Changes => &[(Choice::Take, "Tick all"), (Choice::Leave, "Tick none")],
            Tab::Questions => {
                &[(Choice::SamePerson, "All the same"), (Choice::SomebodyElse, "All somebody else")]
            }
            Tab::Here | Tab::Problems => &[],
        }
    }

    fn of_finding(finding: &Finding) -> Tab {
        match finding {
            Finding::New => Tab::New,
            Finding::Known { news, .. } if news.is_any() => Tab::Changes,
            Finding::Unsure { news, .. } if news.is_any() => Tab::Questions,
            Finding::Known { .. } | Finding::Unsure { .. } | Finding::Repeats { .. } => Tab::Here,
            Finding::InTrash { .. } | Finding::PassedOver => Tab::Here,
        }
    }
}

/// Which rows each list holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Lists {
    rows: [Vec<usize>; 4],
    problems: usize,
}

impl Lists {
    /// The lists of a file.
    pub fn new(parsed: &Parsed, plan: &ImportPlan) -> Lists {
        let mut lists = Lists { problems: parsed.problems.len(), ..Lists::default() };
        for (at, finding) in plan.findings.iter().enumerate() {
            if let Some(rows) = lists.rows.get_mut(Tab::of_finding(finding) as usize) {
                rows.push(at);
            }
        }
        lists
    }

    /// The places of the rows in a list; none for [`Tab::Problems`], whose lines are not rows.
    pub fn rows(&self, tab: Tab) -> &[usize] {
        self.rows.get(tab as usize).map_or(&[], Vec::as_slice)
    }

    /// How many lines a list has.
    pub fn len(&self, tab: Tab) -> usize {
        if tab == Tab::Problems { self.problems } else { self.rows(tab).len() }
    }

    /// The lists that are not empty; the first is the one to begin with.
    pub fn tabs(&self) -> Vec<Tab> {
        Tab::ALL.into_iter().filter(|tab| self.len(*tab) > 0).collect()
    }
}

/// What stands above and below the lists.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// What was found.
    pub found: Sentence,
    /// What would happen, and that nothing has yet.
    pub effect: Sentence,
    /// What the button says; `None` if there is nothing to do.
    pub import: Option<Sentence>,
}

/// The preview's words. `blank_rows` and the like are said with what was found.
pub fn preview(parsed: &Parsed, plan: &ImportPlan, choices: &Choices) -> Preview {
    let found = match (parsed.rows.len(), parsed.blank_rows) {
        (0, _) => Sentence::new("Nobody stands in this file."),
        (_, 0) => Sentence::new("{people:person stands|people stand} in this file."),
        _ => {
            Sentence::new("{people:person stands|people stand} in this file; {blank:row is|rows are} empty.")
        }
    };
    let found = found.count("people", parsed.rows.len()).count("blank", parsed.blank_rows);
    let counts = plan.counts(choices);
    Preview { found, effect: effect(counts, open_questions(plan, choices)), import: import_words(counts) }
}

fn effect(counts: Counts, open: usize) -> Sentence {
    let pattern = match (counts.added + counts.updated, open) {
        (0, 0) => "There is nothing to add: all of it is here, or left out.",
        (0, _) => "{open:row waits|rows wait} for your word on who it is.",
        (_, 0) => "Nothing is imported yet. Blanks are filled; what you typed stays; one tap undoes it all.",
        _ => {
            "Nothing is imported yet. Blanks are filled; what you typed stays. {open:row waits|rows wait} for your word and would be left out."
        }
    };
    Sentence::new(pattern).count("open", open)
}

/// How many rows wait for the user to say whom they mean.
fn open_questions(plan: &ImportPlan, choices: &Choices) -> usize {
    let is_open = |(at, finding): &(usize, &Finding)| finding.is_question() && !choices.is_made(*at);
    plan.findings.iter().enumerate().filter(is_open).count()
}

fn import_words(counts: Counts) -> Option<Sentence> {
    let pattern = match (counts.added, counts.updated) {
        (0, 0) => return None,
        (_, 0) => "Import {added:person|people}",
        (0, _) => "Update {updated:person|people}",
        _ => "Import {added:person|people}, update {updated}",
    };
    Some(Sentence::new(pattern).count("added", counts.added).count("updated", counts.updated))
}

/// The one question about dates like 04/05/2023.
#[derive(Clone, Debug, PartialEq)]
pub struct DateQuestion {
    /// What is asked.
    pub question: Sentence,
    /// The two readings, each with an example of this file.
    pub answers: [(DateOrder, Sentence); 2],
    /// What the other dates of the file speak for.
    pub likely: Option<DateOrder>,
}

/// Asks about dates that can be read in two ways; `None` if none of them would be written down.
pub fn date_question(
    parsed: &Parsed,
    plan: &ImportPlan,
    choices: &Choices,
    today: Day,
) -> Option<DateQuestion> {
    let rows = parsed.rows.iter().enumerate().filter(|(at, _)| plan.writes_the_day(*at, choices));
    let mut ambiguous = rows.filter_map(|(_, row)| match &row.connected_on {
        DateReading::Ambiguous { text, day_first, month_first } => Some((text, day_first, month_first)),
        _ => None,
    });
    let (text, day_first, month_first) = ambiguous.next()?;
    let answer = |pattern, day: &Day| Sentence::new(pattern).own("text", text).slot("day", the(*day, today));
    Some(DateQuestion {
        question: Sentence::new("{count:date|dates} can be read in two ways. What comes first in this file?")
            .count("count", 1 + ambiguous.count()),
        answers: [
            (DateOrder::DayFirst, answer("The day: {text} is {day}", day_first)),
            (DateOrder::MonthFirst, answer("The month: {text} is {day}", month_first)),
        ],
        likely: parsed.likely_date_order,
    })
}

/// What is said when it is done.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// A short line.
    pub title: Sentence,
    /// What follows from it.
    pub text: Sentence,
}

/// What is said after an import of so many people.
pub fn done(book: &Book, counts: Counts) -> Done {
    let title = match counts.added {
        0 => Sentence::new("{updated:person is|people are} up to date."),
        _ => Sentence::new("{added:person is|people are} here."),
    };
    let text = match book.interactions.is_empty() {
        true => Sentence::new("Nothing is due. Ten minutes are enough for today."),
        false => Sentence::new("Nothing is due because of it. Sort a few whenever you like."),
    };
    Done { title: title.count("added", counts.added).count("updated", counts.updated), text }
}

/// What the toast says.
pub fn said(counts: Counts) -> Sentence {
    let pattern = match counts.added {
        0 => "Updated {updated:person|people}.",
        _ => "Imported {added:person|people}.",
    };
    Sentence::new(pattern).count("added", counts.added).count("updated", counts.updated)
}

/// Whether the import of this stamp has been undone (and not done again) since.
pub fn is_taken_back(history: &History, import: Stamp) -> bool {
    let since = history.latest_first().find(|changes| changes.what.of == Some(import));
    since.is_some_and(|changes| changes.what.verb == Verb::Undo)
}
