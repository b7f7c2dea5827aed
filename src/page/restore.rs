//! Restore: what a backup would bring, said before it is brought; and that it is done.

use super::sentence::{Sentence, on};
use crate::book::{Book, Kind};
use crate::changes::Verb;
use crate::day::Day;
use crate::exchange::backup::Problem;
use crate::history::History;
use crate::merge::{Fate, MergeLine, MergePreview};
use crate::moment::Stamp;

/// Whether nobody is in a book yet and nobody was: then a backup comes in as a whole.
pub fn is_untouched(book: &Book) -> bool {
    let contacts = &book.contacts;
    contacts.slots() == 0 && contacts.gone().is_empty() && book.interactions.slots() == 0
}

/// The lists of the preview.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tab {
    /// Records that are not here.
    New,
    /// Records with fields that were written later in the backup.
    Changed,
    /// Records that come back from the trash.
    Back,
    /// Records that go, as they did where the backup was made.
    Gone,
    /// Parts of the file that could not be taken as they stand.
    Problems,
}

impl Tab {
    /// Every list, in order.
    pub const ALL: [Tab; 5] = [Tab::New, Tab::Changed, Tab::Back, Tab::Gone, Tab::Problems];

    /// Tells it from the others.
    pub fn slug(self) -> &'static str {
        match self {
            Tab::New => "new",
            Tab::Changed => "changed",
            Tab::Back => "back",
            Tab::Gone => "gone",
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
            Tab::Changed => Sentence::new("Written later there ({count})"),
            Tab::Back => Sentence::new("Comes back ({count})"),
            Tab::Gone => Sentence::new("Goes ({count})"),
            Tab::Problems => Sentence::new("Hard to read ({count})"),
        };
        sentence.count("count", count)
    }

    fn of_fate(fate: &Fate) -> Tab {
        match fate {
            Fate::Added => Tab::New,
            Fate::Changed(_) => Tab::Changed,
            Fate::ComesBack => Tab::Back,
            Fate::Trashed | Fate::Removed | Fate::Forgotten => Tab::Gone,
        }
    }
}

/// One line of the preview.
#[derive(Clone, Debug, PartialEq)]
pub struct RestoreLine {
    /// The name it goes by, or empty.
    pub whose: String,
    /// What it is and what happens to it.
    pub what: Sentence,
}

/// What a merge would do, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct RestorePage {
    /// What would happen in all, a short sentence each; nothing where nothing would.
    pub counts: Vec<Sentence>,
    /// Whom it forgets, by name: then it cannot be undone.
    pub forgotten: Vec<String>,
    /// Whether it leaves no way back.
    pub is_final: bool,
    lines: [Vec<RestoreLine>; 5],
}

impl RestorePage {
    /// The words of a preview, and of what the file had that could not be taken as it stands.
    pub fn new(preview: &MergePreview, problems: &[Problem]) -> RestorePage {
        let mut page =
            RestorePage { counts: counts(preview), is_final: preview.forgets, ..RestorePage::default() };
        for line in &preview.lines {
            if line.fate == Fate::Forgotten && line.kind == Kind::Contact {
                page.forgotten.extend(line.whose.clone());
            }
            page.lines[Tab::of_fate(&line.fate) as usize].push(worded(line));
        }
        page.lines[Tab::Problems as usize] = problems.iter().map(problem).collect();
        page
    }

    /// The lines of one list.
    pub fn lines(&self, tab: Tab) -> &[RestoreLine] {
        &self.lines[tab as usize]
    }

    /// The lists that are not empty.
    pub fn tabs(&self) -> Vec<Tab> {
        Tab::ALL.into_iter().filter(|tab| !self.lines(*tab).is_empty()).collect()
    }

    /// What the toast says once it is done.
    pub fn said(&self) -> Sentence {
        let new = self.lines(Tab::New).len();
        let others = [Tab::Changed, Tab::Back, Tab::Gone].map(|tab| self.lines(tab).len()).iter().sum();
        let pattern = match (new, others) {
            (_, 0) => "Merged: {new:new record|new records}.",
            (0, _) => "Merged: {others:record|records} brought up to date.",
            _ => "Merged: {new:new record|new records}, {others} brought up to date.",
        };
        Sentence::new(pattern).count("new", new).count("others", others)
    }
}

fn counts(preview: &MergePreview) -> Vec<Sentence> {
    let is_added = |fate: &Fate| *fate == Fate::Added;
    let people = preview.count(Some(Kind::Contact), is_added);
    let touches = preview.count(Some(Kind::Interaction), is_added);
    let others = preview.count(None, is_added) - people - touches;
    let of = |is: fn(&Fate) -> bool| preview.count(None, is);
    let counted = [
        ("{n:new person|new people}", people),
        ("{n:new interaction|new interactions}", touches),
        ("{n:other new record|other new records}", others),
        ("{n:record|records} written later there", of(|fate| matches!(fate, Fate::Changed(_)))),
        ("{n:record comes|records come} back", of(|fate| *fate == Fate::ComesBack)),
        ("{n:record goes|records go} to the trash", of(|fate| *fate == Fate::Trashed)),
        ("{n:record is|records are} removed", of(|fate| *fate == Fate::Removed)),
        ("{n:record is|records are} forgotten", of(|fate| *fate == Fate::Forgotten)),
    ];
    let some = counted.into_iter().filter(|(_, n)| *n > 0);
    some.map(|(pattern, n)| Sentence::new(pattern).count("n", n)).collect()
}

fn worded(line: &MergeLine) -> RestoreLine {
    let whose = line.whose.clone().unwrap_or_default();
    let pattern = match &line.fate {
        Fate::Added => "New: {what}.",
        Fate::ComesBack => "Comes back: {what}, changed there after it went here.",
        Fate::Changed(_) => "In {what}: {fields}.",
        Fate::Trashed => "Goes to the trash, as it did there: {what}.",
        Fate::Removed => "Goes, as it did there: {what}.",
        Fate::Forgotten => "Is forgotten, as it was there: {what}.",
    };
    let fields = match &line.fate {
        Fate::Changed(fields) => fields.iter().map(|name| field(name)).collect::<Vec<_>>().join(", "),
        _ => String::new(),
    };
    let what = Sentence::new(pattern).slot("what", super::sentence::Slot::Word(noun(line.kind)));
    RestoreLine { whose, what: what.own("fields", fields) }
}

fn problem(problem: &Problem) -> RestoreLine {
    let what = Sentence::new("Line {line}: {what} {hint}")
        .count("line", problem.line as usize)
        .own("what", problem.what())
        .own("hint", problem.hint());
    RestoreLine { whose: String::new(), what }
}

fn noun(kind: Kind) -> &'static str {
    match kind {
        Kind::Me => "what Kith knows of you",
        Kind::Settings => "the settings",
        Kind::Contact => "a person",
        Kind::Organization => "an organization",
        Kind::Affiliation => "a place of work",
        Kind::Interaction => "what was logged",
        Kind::Meeting => "a meeting",
        Kind::NextStep => "a next step",
        Kind::Promise => "a promise",
        Kind::Ask => "an ask",
        Kind::Favor => "a favor",
        Kind::Introduction => "an introduction",
        Kind::Campaign => "what the network is for",
        Kind::Commitment => "an aim",
        Kind::Away => "days away",
        Kind::Decision => "a decision about a card",
        Kind::Intel => "something learned",
        Kind::Problem => "a problem to solve",
        Kind::Give => "something to give",
        Kind::Piece => "something published",
        Kind::SearchEvent => "a step of the search",
    }
}

/// A field in the words of a form.
fn field(name: &str) -> String {
    match name {
        "given" => "first name".to_owned(),
        "family" => "last name".to_owned(),
        "called" => "what you call them".to_owned(),
        "emails" => "e-mail addresses".to_owned(),
        "phones" => "numbers".to_owned(),
        "met_how" | "met_on" | "met_where" => "how you met".to_owned(),
        "stay_ok" => "permission to stay in touch".to_owned(),
        "day" | "minute" | "precision" => "when".to_owned(),
        "with" => "with whom".to_owned(),
        other => other.replace('_', " "),
    }
}

/// What a backup holds: said before it comes in as a whole.
pub fn holds(book: &Book, made_on: Option<Day>, today: Day) -> Sentence {
    let sentence = match made_on {
        Some(day) => {
            Sentence::new("This copy was made {day}. It holds {people:person|people} and {touches:interaction|interactions}.")
                .slot("day", on(day, today))
        }
        None => Sentence::new("This copy holds {people:person|people} and {touches:interaction|interactions}."),
    };
    sentence.count("people", book.contacts.len()).count("touches", book.interactions.len())
}

/// What the toast says once a whole backup is in.
pub fn restored(book: &Book) -> Sentence {
    Sentence::new("Restored: {people:person is|people are} here again.").count("people", book.contacts.len())
}

/// Whether the merge of this stamp has been undone (and not done again) since.
pub fn is_taken_back(history: &History, merge: Stamp) -> bool {
    let since = history.latest_first().find(|changes| changes.what.of == Some(merge));
    since.is_some_and(|changes| changes.what.verb == Verb::Undo)
}
