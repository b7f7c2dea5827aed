//! The rows of the preview: who, what would happen to them, and what else the user may choose.

use crate::book::{Book, Contact};
use crate::day::Day;
use crate::exchange::import::{Choice, Choices, Field, Finding, ImportPlan, News, Place, Placing};
use crate::exchange::linkedin::{ConnectionRow, Parsed};
use crate::exchange::{DateOrder, Problem};
use crate::id::Id;
use crate::page::people::{place_line, role_line};
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
    let telling = Telling { book, row, chosen, day: row.connected_on.day(order), today };
    Some(ImportLine {
        at,
        line: row.line,
        name: row.full_name(),
        role: role(&Place::of(row)),
        what: telling.what(finding),
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
        (_, Choice::SomebodyElse) if finding.is_question() => Some("Somebody else"),
        (_, Choice::SomebodyElse) => Some("Add anyway"),
    }
}

/// What is needed to tell what becomes of a row.
struct Telling<'a> {
    book: &'a Book,
    row: &'a ConnectionRow,
    chosen: Choice,
    day: Option<Day>,
    today: Day,
}

impl Telling<'_> {
    fn what(&self, finding: &Finding) -> Vec<Sentence> {
        match finding {
            Finding::New => self.day.map(|day| self.connected(day)).into_iter().collect(),
            Finding::Known { news, .. } => self.news(news),
            Finding::Unsure { contact, .. } => vec![self.who_is_here(*contact, finding.is_question())],
            Finding::Repeats { line } => {
                vec![Sentence::new("The same person as in line {line}.").count("line", *line as usize)]
            }
            Finding::InTrash { since } => {
                vec![Sentence::new("You put them in the trash {day}.").slot("day", on(*since, self.today))]
            }
            Finding::PassedOver => vec![Sentence::new("Passed over, as you asked when you forgot them.")],
        }
    }

    fn connected(&self, day: Day) -> Sentence {
        Sentence::new("Connected {day}.").slot("day", on(day, self.today))
    }

    fn who_is_here(&self, contact: Id<Contact>, is_asked: bool) -> Sentence {
        let role = role_line(self.book, contact);
        let name = self.book.get(contact).map(|row| row.full_name()).unwrap_or_default();
        let sentence = match (role.is_empty(), is_asked) {
            (true, true) => Sentence::new("{name} is here already. The same person?"),
            (false, true) => Sentence::new("{name} is here already ({role}). The same person?"),
            (true, false) => Sentence::new("{name} is here already. Nothing new."),
            (false, false) => Sentence::new("{name} is here already ({role}). Nothing new."),
        };
        sentence.own("name", name).own("role", role)
    }

    fn news(&self, news: &News) -> Vec<Sentence> {
        let place = self.place(&news.place);
        let fills = news.fills.iter().map(|field| self.fill(*field));
        let differs = news.differs.iter().filter_map(|field| self.difference(*field));
        let all: Vec<Sentence> = place.into_iter().chain(fills).chain(differs).collect();
        if all.is_empty() { vec![Sentence::new("Nothing new.")] } else { all }
    }

    fn place(&self, placing: &Placing) -> Option<Sentence> {
        match placing {
            Placing::Nothing => None,
            Placing::Add | Placing::Complete(_) => Some(Sentence::new("Adds where they work.")),
            Placing::Move(left) if left.is_empty() => Some(Sentence::new("Something new at work.")),
            Placing::Move(left) => {
                let rows = left.iter().filter_map(|id| self.book.get(*id));
                let old: Vec<String> = rows.map(|row| place_line(self.book, row)).collect();
                let sentence = Sentence::new("Something new at work; “{old}” is kept as past.");
                Some(sentence.own("old", old.join(", ")))
            }
        }
    }

    fn fill(&self, field: Field) -> Sentence {
        self.of_the_file(match field {
            Field::Name => "Adds the rest of the name: {name}.",
            Field::Profile => "Adds the profile on LinkedIn.",
            Field::Email => "Adds an e-mail address, {email}.",
            Field::ConnectedOn => "Adds the day you connected, {day}.",
        })
    }

    /// Profiles and addresses are never different, only more.
    fn difference(&self, field: Field) -> Option<Sentence> {
        let pattern = match (field, self.chosen == Choice::Overwrite) {
            (Field::Name, false) => "The file says {name}; your name for them stays.",
            (Field::Name, true) => "The name becomes {name}, as in the file.",
            (Field::ConnectedOn, false) => "The file says {day} for how you met; your date stays.",
            (Field::ConnectedOn, true) => "The day you met becomes {day}, as in the file.",
            (Field::Profile | Field::Email, _) => return None,
        };
        Some(self.of_the_file(pattern))
    }

    fn of_the_file(&self, pattern: &'static str) -> Sentence {
        let sentence =
            Sentence::new(pattern).own("name", self.row.full_name()).own("email", self.row.email.clone());
        match self.day {
            Some(day) => sentence.slot("day", the(day, self.today)),
            None => sentence,
        }
    }
}
