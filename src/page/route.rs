//! Routes: which page is shown and with which filters, as the URL's hash says it (`#/people?q=ana`).

use crate::book::{Book, Contact, Interaction, Meeting, Organization};
use crate::id::Id;
use std::fmt;

/// A page and what is asked of it. Parsing what [`Display`](fmt::Display) prints gives the same route.
///
/// ```
/// use kith::page::route::{Place, Route};
/// let route = Route::to(Place::People).with("q", "ana & ben").with("tag", "chess");
/// assert_eq!(route.to_string(), "#/people?q=ana+%26+ben&tag=chess");
/// assert_eq!(Route::parse("#/people?q=ana+%26+ben&tag=chess"), route);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Route {
    /// The page.
    pub place: Place,
    /// Filters and what a form begins with, in order; a name may come more than once.
    pub query: Vec<(String, String)>,
}

/// The pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Place {
    /// Whom to turn to, and why: home.
    #[default]
    Today,
    /// Everybody.
    People,
    /// The form for somebody new.
    AddPerson,
    /// One person.
    Person(Id<Contact>),
    /// The form for what happened; `with` names people.
    Log,
    /// The same form for correcting what was logged.
    Touch(Id<Interaction>),
    /// The form for a meeting to come; `with` names people.
    PlanMeeting,
    /// A planned meeting: its preparation, and what became of it.
    Meeting(Id<Meeting>),
    /// The form for a next step by itself; `with` names a person.
    NextStep,
    /// The form for a promise by itself; `with` names a person, `by=them` says whose it is.
    Promise,
    /// The form for an introduction by itself; `with` names a person.
    Introduction,
    /// The sorting deck.
    Deck,
    /// Introductions: the board, the chains, and how to reach somebody.
    Introductions,
    /// The organizations the user is after.
    Targets,
    /// One organization.
    Organization(Id<Organization>),
    /// What was given and received, and what could be given.
    GiveAndTake,
    /// Mode, aims, the first week, the landing.
    Plan,
    /// Names from memory, category by category (R37).
    Brainstorm,
    /// Putting a request into words, for the person that `with` names.
    Ask,
    /// Where the data lives, import, export, backups.
    Data,
    /// Reading in a file of connections.
    Import,
    /// Bringing a backup back.
    Restore,
    /// How Kith is to work.
    Settings,
    /// What was done, and the trash.
    History,
    /// The first page of all.
    Welcome,
    /// "Name ten people".
    NameTen,
    /// An address that leads to no page.
    Nowhere,
}

/// The pages without a parameter, with their paths.
const PATHS: [(&str, Place); 22] = [
    ("today", Place::Today),
    ("people", Place::People),
    ("people/add", Place::AddPerson),
    ("log", Place::Log),
    ("plan-meeting", Place::PlanMeeting),
    ("next-step", Place::NextStep),
    ("promise", Place::Promise),
    ("introduction", Place::Introduction),
    ("deck", Place::Deck),
    ("introductions", Place::Introductions),
    ("targets", Place::Targets),
    ("give-and-take", Place::GiveAndTake),
    ("plan", Place::Plan),
    ("brainstorm", Place::Brainstorm),
    ("ask", Place::Ask),
    ("data", Place::Data),
    ("import", Place::Import),
    ("restore", Place::Restore),
    ("settings", Place::Settings),
    ("history", Place::History),
    ("welcome", Place::Welcome),
    ("name-ten", Place::NameTen),
];

impl Route {
    /// The page with nothing further asked of it.
    pub fn to(place: Place) -> Route {
        Route { place, query: Vec::new() }
    }

    /// The page of one person.
    pub fn person(id: Id<Contact>) -> Route {
        Route::to(Place::Person(id))
    }

    /// A form (`Log`, `PlanMeeting`, `NextStep`) that begins with one person.
    pub fn about(place: Place, id: Id<Contact>) -> Route {
        Route::to(place).with("with", id.to_string())
    }

    /// The route with one more thing asked. An empty value asks nothing.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Route {
        let value = value.into();
        if !value.is_empty() {
            self.query.push((name.to_owned(), value));
        }
        self
    }

    /// The first value asked under a name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Every value asked under a name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.query.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The people that `with` names.
    pub fn people(&self) -> Vec<Id<Contact>> {
        self.all("with").filter_map(Id::parse).collect()
    }

    /// Reads a hash, with or without its `#/`. Never fails: what leads nowhere is [`Place::Nowhere`], and
    /// no hash at all is Today.
    pub fn parse(hash: &str) -> Route {
        let text = hash.trim_start_matches('#').trim_start_matches('/');
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        Route { place: parse_place(path.trim_end_matches('/')), query: parse_query(query) }
    }

    /// What a screen reader calls the page, and the browser's tab where the search is no secret.
    pub fn title(&self, book: &Book) -> String {
        match self.place {
            Place::Person(id) => book.get(id).map_or_else(|| "Nobody here".to_owned(), |row| row.full_name()),
            Place::Organization(id) => {
                book.get(id).map_or_else(|| "Nothing here".to_owned(), |row| row.name.clone())
            }
            place => place.name().to_owned(),
        }
    }

    /// The page of one organization.
    pub fn organization(id: Id<Organization>) -> Route {
        Route::to(Place::Organization(id))
    }
}

impl Place {
    /// What the page is called.
    pub fn name(self) -> &'static str {
        match self {
            Place::Today => "Today",
            Place::People => "People",
            Place::AddPerson => "Somebody new",
            Place::Person(_) => "Person",
            Place::Log => "Log",
            Place::Touch(_) => "What happened",
            Place::PlanMeeting => "Plan a meeting",
            Place::Meeting(_) => "Meeting",
            Place::NextStep => "Next step",
            Place::Promise => "Promise",
            Place::Introduction => "Introduction",
            Place::Deck => "Sort ten",
            Place::Introductions => "Introductions",
            Place::Targets => "Targets",
            Place::Organization(_) => "Organization",
            Place::GiveAndTake => "Give and take",
            Place::Plan => "Plan",
            Place::Brainstorm => "Names from memory",
            Place::Ask => "Ask",
            Place::Data => "Data",
            Place::Import => "Import from LinkedIn",
            Place::Restore => "Restore a copy",
            Place::Settings => "Settings",
            Place::History => "History",
            Place::Welcome => "Welcome",
            Place::NameTen => "Name ten people",
            Place::Nowhere => "Nothing here",
        }
    }

    /// Which entry of the navigation stands for the page, if any.
    pub fn section(self) -> Option<Place> {
        match self {
            Place::Today | Place::Deck => Some(Place::Today),
            Place::People | Place::AddPerson | Place::Person(_) => Some(Place::People),
            Place::Data | Place::Import | Place::Restore => Some(Place::Data),
            Place::Targets | Place::Organization(_) => Some(Place::Targets),
            Place::Plan | Place::Brainstorm => Some(Place::Plan),
            Place::Introductions | Place::GiveAndTake | Place::Settings | Place::History => Some(self),
            _ => None,
        }
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.place {
            Place::Person(id) => write!(f, "#/person/{id}")?,
            Place::Touch(id) => write!(f, "#/touch/{id}")?,
            Place::Meeting(id) => write!(f, "#/meeting/{id}")?,
            Place::Organization(id) => write!(f, "#/organization/{id}")?,
            place => write!(f, "#/{}", path_of(place))?,
        }
        for (at, (name, value)) in self.query.iter().enumerate() {
            let mark = if at == 0 { '?' } else { '&' };
            write!(f, "{mark}{}={}", percent_encode(name), percent_encode(value))?;
        }
        Ok(())
    }
}

fn path_of(place: Place) -> &'static str {
    PATHS.iter().find(|(_, known)| *known == place).map_or("nowhere", |(path, _)| path)
}

fn parse_place(path: &str) -> Place {
    if path.is_empty() {
        return Place::Today;
    }
    match path.split_once('/') {
        Some(("person", id)) => return Id::parse(id).map_or(Place::Nowhere, Place::Person),
        Some(("touch", id)) => return Id::parse(id).map_or(Place::Nowhere, Place::Touch),
        Some(("meeting", id)) => return Id::parse(id).map_or(Place::Nowhere, Place::Meeting),
        Some(("organization", id)) => return Id::parse(id).map_or(Place::Nowhere, Place::Organization),
        _ => {}
    }
    PATHS.iter().find(|(known, _)| *known == path).map_or(Place::Nowhere, |(_, place)| *place)
}

fn parse_query(text: &str) -> Vec<(String, String)> {
    let pairs = text.split('&').filter_map(|pair| pair.split_once('='));
    pairs
        .map(|(name, value)| (percent_decode(name), percent_decode(value)))
        .filter(|(_, value)| !value.is_empty())
        .collect()
}

/// Spaces as `+`; everything but letters, digits and `-._~` as `%` and two hexadecimal digits.
fn percent_encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'-' | b'.' | b'_' | b'~' => out.push(char::from(byte)),
            byte if byte.is_ascii_alphanumeric() => out.push(char::from(byte)),
            byte => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// What `percent_encode` wrote; a `%` without two digits stands for itself.
fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let (byte, left) = match (first, escaped(after)) {
            (b'%', Some(byte)) => (byte, &after[2..]),
            (b'+', _) => (b' ', after),
            _ => (*first, after),
        };
        bytes.push(byte);
        rest = left;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn escaped(after: &[u8]) -> Option<u8> {
    let digit = |at: usize| after.get(at).and_then(|byte| char::from(*byte).to_digit(16));
    Some((digit(0)? * 16 + digit(1)?) as u8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_page_has_a_path_of_its_own() {
        for (path, place) in PATHS {
            assert_eq!(Route::parse(&format!("#/{path}")), Route::to(place));
            assert_eq!(Route::to(place).to_string(), format!("#/{path}"));
        }
    }

    #[test]
    fn no_hash_is_today_and_a_wrong_one_leads_nowhere() {
        for empty in ["", "#", "#/", "#/today/"] {
            assert_eq!(Route::parse(empty).place, Place::Today, "{empty}");
        }
        for wrong in ["#/nowhere", "#/person/", "#/person/xyz", "#/people/adds"] {
            assert_eq!(Route::parse(wrong).place, Place::Nowhere, "{wrong}");
        }
    }

    #[test]
    fn a_form_knows_whom_it_is_about() {
        let route = Route::about(Place::Log, Id::from_number(10)).with("purpose", "thanks");
        assert_eq!(route.to_string(), "#/log?with=000000000000000a&purpose=thanks");
        assert_eq!((route.people(), route.get("purpose")), (vec![Id::from_number(10)], Some("thanks")));
    }

    proptest! {
        #[test]
        fn parsing_what_was_printed_gives_the_same_route(
            number: u64,
            page in 0..PATHS.len() + 4,
            query in prop::collection::vec((".*", ".+"), 0..4),
        ) {
            let of_a_record = [
                Place::Person(Id::from_number(number)),
                Place::Touch(Id::from_number(number)),
                Place::Meeting(Id::from_number(number)),
                Place::Organization(Id::from_number(number)),
            ];
            let place = PATHS.get(page).map_or_else(|| of_a_record[page - PATHS.len()], |(_, place)| *place);
            let route = Route { place, query };
            prop_assert_eq!(Route::parse(&route.to_string()), route);
        }

        #[test]
        fn any_hash_is_answered_without_a_panic(hash: String) {
            let _ = Route::parse(&hash);
        }
    }
}
