//! The rows of the preview: who, what would happen to them, and what else the user may choose.

use crate::book::{Book, Contact};
use crate::day::Day;
use crate::exchange::import::{Choice, Choices, Field, Finding, ImportPlan, News, Place, Placing};
use crate::exchange::linkedin::{ConnectionRow, Parsed};
use crate::exchange::{DateOrder, Problem};
use crate::id::Id;
use crate::page::people::role_line;
use crate::page::sentence::{Sentence, on, the};

/// One row of the file, worded.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportLine {
    /// Its place in the file's rows.
    pub at: usize,
    /// Its line in the file, from 1.
    pub line: u32,
    /// The name, as the file has it.
    pub name: String,
    /// Position and company, as the file has them.
    pub role: String,
    /// What it comes to, a sentence each.
    pub what: Vec<Sentence>,
    /// Whether it is taken or left out, where that is a tick.
    pub ticked: Option<bool>,
    /// What else can be chosen, and whether it is.
    pub answers: Vec<(Choice, &'static str, bool)>,
}

/// One line that could not be read, or not wholly.
#[derive(Clone, Debug, PartialEq)]
pub struct ProblemLine {
    /// Its line in the file, from 1.
    pub line: u32,
    /// What is the matter.
    pub what: String,
    /// What to do about it.
    pub hint: &'static str,
}

/// The words of one problem.
pub fn problem_line(problem: &Problem) -> ProblemLine {
    ProblemLine { line: problem.line, what: problem.what(), hint: problem.hint() }
}

/// The words of the row at this place; `None` if the file has no such row.
pub fn line(
    book: &Book,
    parsed: &Parsed,
    plan: &ImportPlan,
    choices: &Choices,
    at: usize,
    today: Day,
) -> Option<ImportLine> {
    let (row, finding) = (parsed.rows.get(at)?, plan.findings.get(at)?);
    let chosen = choices.of(at, finding);
    let offered = finding.choices();
    let ticked = offered.contains(&Choice::Take).then_some(chosen != Choice::Leave);
    let answers = offered.iter().filter_map(|choice| {
        let words = answer(finding, *choice)?;
        Some((*choice, words, *choice == chosen))
    });
    let order = plan.order.unwrap_or(DateOrder::DayFirst);
    Some(ImportLine {
        at,
        line: row.line,
        name: row.full_name(),
        role: role(&Place::of(row)),
        what: what(book, row, finding, order, today),
        ticked,
        answers: answers.collect(),
    })
}

/// Position and company in one line: "CTO at Acme".
fn role(place: &Place) -> String {
    match (place.title.is_empty(), place.organization.is_empty()) {
        (_, true) => place.title.clone(),
        (true, false) => place.organization.to_owned(),
        (false, false) => Sentence::new("{title} at {organization}")
            .own("title", place.title.clone())
            .own("organization", place.organization)
            .to_string(),
    }
}

/// The words for a choice that is a button of its own; ticks have none.
fn answer(finding: &Finding, choice: Choice) -> Option<&'static str> {
    match (finding, choice) {
        (_, Choice::Take | Choice::Leave) => None,
        (_, Choice::Overwrite) => Some("Use the file's"),
        (_, Choice::SamePerson) => Some("The same person"),
        (Finding::Unsure { .. }, Choice::SomebodyElse) => Some("Somebody else"),
        (_, Choice::SomebodyElse) => Some("Add anyway"),
    }
}

fn what(book: &Book, row: &ConnectionRow, finding: &Finding, order: DateOrder, today: Day) -> Vec<Sentence> {
    match finding {
        Finding::New => connected(row, order, today).into_iter().collect(),
        Finding::Known { contact, news } => say_news(book, *contact, row, news, order, today),
        Finding::Unsure { contact, .. } => vec![who_is_here(book, *contact)],
        Finding::Repeats { line } => {
            vec![Sentence::new("The same person as in line {line}.").count("line", *line as usize)]
        }
        Finding::InTrash { since } => {
            vec![Sentence::new("You put them in the trash {day}.").slot("day", on(*since, today))]
        }
    }
}

fn connected(row: &ConnectionRow, order: DateOrder, today: Day) -> Option<Sentence> {
    let day = row.connected_on.day(order)?;
    Some(Sentence::new("Connected {day}.").slot("day", on(day, today)))
}

fn who_is_here(book: &Book, contact: Id<Contact>) -> Sentence {
    let role = role_line(book, contact);
    let sentence = match role.is_empty() {
        true => Sentence::new("{name} is here already. The same person?"),
        false => Sentence::new("{name} is here already, {role}. The same person?"),
    };
    sentence.own("name", full_name(book, contact)).own("role", role)
}

fn full_name(book: &Book, contact: Id<Contact>) -> String {
    book.get(contact).map(|row| row.full_name()).unwrap_or_default()
}

fn say_news(
    book: &Book,
    contact: Id<Contact>,
    row: &ConnectionRow,
    news: &News,
    order: DateOrder,
    today: Day,
) -> Vec<Sentence> {
    let place = say_place(book, contact, row, &news.place);
    let fills = news.fills.iter().map(|field| {
        let pattern = match field {
            Field::Name => "The name in full: {name}.",
            Field::Profile => "The profile on LinkedIn.",
            Field::Email => "An e-mail address, {email}.",
            Field::ConnectedOn => "The day you connected, {day}.",
        };
        in_the_file(pattern, row, order, today)
    });
    let differs = news.differs.iter().filter_map(|field| {
        let pattern = match field {
            Field::Name => "The file says {name}; your name for them stays.",
            Field::ConnectedOn => "The file says {day} for how you met; your date stays.",
            Field::Profile | Field::Email => return None,
        };
        Some(in_the_file(pattern, row, order, today))
    });
    let all: Vec<Sentence> = place.into_iter().chain(fills).chain(differs).collect();
    if all.is_empty() { vec![Sentence::new("Nothing new.")] } else { all }
}

fn in_the_file(pattern: &'static str, row: &ConnectionRow, order: DateOrder, today: Day) -> Sentence {
    let sentence = Sentence::new(pattern).own("name", row.full_name()).own("email", row.email.clone());
    match row.connected_on.day(order) {
        Some(day) => sentence.slot("day", the(day, today)),
        None => sentence,
    }
}

fn say_place(book: &Book, contact: Id<Contact>, row: &ConnectionRow, placing: &Placing) -> Option<Sentence> {
    let pattern = match placing {
        Placing::Nothing => return None,
        Placing::Add | Placing::Complete(_) => "Where they work: {new}.",
        Placing::Move(_) => "Something new at work: {new}. Kept as past: {old}.",
    };
    let old = role_line(book, contact);
    Some(Sentence::new(pattern).own("new", role(&Place::of(row))).own("old", old))
}
