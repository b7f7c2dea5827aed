//! "How do I reach ...?": the best paths in words, why each step is believed, and what the first bridge is
//! owed before one asks.

use super::{reach_organization, reach_person};
use crate::asks::{AskVerdict, Stance, ask_verdict};
use crate::book::{
    Affiliation, Ask, AskKind, Book, Contact, Introduction, Organization, Party, ReasonKind, Row,
};
use crate::day::Day;
use crate::defaults;
use crate::discretion::may_know_of_search;
use crate::graph::{Belief, Goal, Graph, Ground, Path, belief};
use crate::id::Id;
use crate::order;
use crate::outlook::Outlook;
use crate::page::ask::{AskForm, verdict_in_words};
use crate::page::people::{role_line, say_ago};
use crate::page::reason::why;
use crate::page::route::{Place, Route};
use crate::page::sentence::{Sentence, Slot, full_person, on, person};
use crate::page::words;
use crate::reason::Family;
use crate::standing::Standings;
use crate::tie::Tie;
use crate::whom::{self, Counterpart, whom_first};

/// How to reach somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Reach {
    /// Whom, or where.
    pub name: String,
    /// What is to be said first: no path is known, or none is looked for.
    pub notice: Option<Sentence>,
    /// The best paths, best first.
    pub paths: Vec<PathView>,
    /// Who is at the organization now, whom to ask first on top (R69).
    pub people: Vec<PersonThere>,
}

/// One path in words.
#[derive(Clone, Debug, PartialEq)]
pub struct PathView {
    /// The way in a line.
    pub line: Sentence,
    /// Each step, and why it is believed.
    pub steps: Vec<Sentence>,
    /// What comes before asking; never none.
    pub before: Vec<Sentence>,
    /// Whether something is owed before.
    pub is_held: bool,
    /// The words on the button.
    pub ask: Sentence,
    /// Where it leads.
    pub route: Route,
}

/// Somebody at the organization.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonThere {
    /// Who.
    pub id: Id<Contact>,
    /// The whole name.
    pub name: String,
    /// Title and organization.
    pub role: String,
    /// How to get to them, in a few words.
    pub way: Sentence,
    /// The paths to them, where there are any.
    pub route: Option<Route>,
}

/// Whom to ask for by name (R9).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Counterparts {
    /// Who, and why, and where the paths to them are.
    pub people: Vec<(Id<Contact>, Sentence, Route)>,
    /// How many more there are.
    pub more: usize,
}

/// How many people of one organization are listed.
const PEOPLE_THERE: usize = 12;
/// How many counterparts are listed.
const COUNTERPARTS: usize = 8;

/// The paths to a goal; `None` if it is not in the book.
pub fn reach(ground: &Ground, graph: &Graph, goal: Goal) -> Option<Reach> {
    let book = ground.outlook.book;
    let name = match goal {
        Goal::Person(id) => book.get(id)?.full_name(),
        Goal::At(id) => book.get(id)?.name.clone(),
    };
    let paths = graph.paths(ground, goal, defaults::PATHS_SHOWN);
    Some(Reach {
        name,
        notice: notice(ground, graph, goal, &paths),
        paths: paths.iter().map(|path| view(ground, path)).collect(),
        people: match goal {
            Goal::At(id) => people_there(ground, graph, id, AskKind::Introduction),
            Goal::Person(_) => Vec::new(),
        },
    })
}

/// Whether the user does not know somebody well enough to turn to them without an introduction.
pub fn is_far(book: &Book, standings: &Standings, today: Day, id: Id<Contact>) -> bool {
    Ground::new(&Outlook::new(book, today), standings).first_step(id).is_none()
}

/// One sentence for the page of somebody the user hardly knows; `None` where no way is known.
pub fn reach_line(
    book: &Book,
    standings: &Standings,
    graph: &Graph,
    today: Day,
    id: Id<Contact>,
) -> Option<Sentence> {
    let outlook = Outlook::new(book, today);
    let ground = Ground::new(&outlook, standings);
    let path = graph.paths(&ground, Goal::Person(id), 1).into_iter().next()?;
    Some(line(&outlook, &path).person("goal", book, id))
}

fn notice(ground: &Ground, graph: &Graph, goal: Goal, paths: &[Path]) -> Option<Sentence> {
    let book = ground.outlook.book;
    match goal {
        Goal::Person(id) => {
            let row = book.get(id)?;
            let pattern = match graph.leads_to(book, id) {
                true if !paths.is_empty() => return None,
                true => {
                    "No way to {name} is known yet. Who might know {name}? Note it with “knows” on a person, or say how well you know those who worked with them."
                }
                false if row.is_out_of_reach() => "{name} is left in peace, so no way is looked for.",
                false if !may_know_of_search(ground.outlook, row) => {
                    "{name} is not to know of the search, so no way is looked for."
                }
                false => "{name} would rather not stay in touch, so no way is looked for.",
            };
            let speaks = !may_know_of_search(ground.outlook, row);
            Some(Sentence::new(pattern).slot("name", person(book, id)).of_search(speaks))
        }
        Goal::At(id) => {
            let somebody = book.naming::<Affiliation>(id.number()).any(|row| row.is_present());
            let pattern = match (paths.is_empty(), somebody) {
                (false, _) => return None,
                (true, false) => {
                    "Nobody in the book is at {name} now. Whoever you add there can be reached from here."
                }
                (true, true) => {
                    "No way to anybody at {name} is known yet. Say how well you know those who worked with them, or who knows whom."
                }
            };
            Some(Sentence::new(pattern).slot("name", organization(book, id)))
        }
    }
}

fn organization(book: &Book, id: Id<Organization>) -> Slot {
    Slot::Organization(id, book.get(id).map(|row| row.name.clone()).unwrap_or_default())
}

fn view(ground: &Ground, path: &Path) -> PathView {
    let book = ground.outlook.book;
    let (first, last) = (path.people[0], path.people[path.people.len() - 1]);
    let (ask, route) = match path.bridges().is_empty() {
        true => ("Ask {first}", Route::about(Place::Ask, first)),
        false => {
            let route = Route::about(Place::Ask, first).with("kind", "introduction");
            ("Ask {first} for this introduction", route.with("whom", last.to_string()))
        }
    };
    let before = before(ground, first, &AskForm::read(book, &route).ask());
    let is_held = !before.is_empty();
    let at_ease = || Sentence::new("Nothing is open between you and {first}.").person("first", book, first);
    PathView {
        line: line(ground.outlook, path).slot("goal", full_person(book, last)),
        steps: steps(ground, path),
        before: if is_held { before } else { vec![at_ease()] },
        is_held,
        ask: Sentence::new(ask).person("first", book, first),
        route,
    }
}

/// The way in one line; the slot `goal` is the caller's to fill.
fn line(outlook: &Outlook, path: &Path) -> Sentence {
    let (book, today) = (outlook.book, outlook.today);
    let last = path.people.windows(2).last().and_then(|pair| belief(book, today, pair[0], pair[1]));
    let is_likely = matches!(last, Some(Belief::Together { .. }));
    let pattern = match (path.bridges().len(), is_likely) {
        (0, _) => "You know {goal} yourself.",
        (1, false) => "{one} can introduce you to {goal}.",
        (1, true) => "{one} may know {goal}.",
        (2, false) => "{one} can ask {two}, who can introduce you to {goal}.",
        (2, true) => "{one} can ask {two}, who may know {goal}.",
        (_, false) => "{one} can ask {two}, and {two} can ask {three}, who can introduce you to {goal}.",
        (_, true) => "{one} can ask {two}, and {two} can ask {three}, who may know {goal}.",
    };
    let names = ["one", "two", "three"].into_iter().zip(path.bridges());
    names.fold(Sentence::new(pattern), |sentence, (slot, id)| sentence.person(slot, book, *id))
}

/// Why each step is believed.
fn steps(ground: &Ground, path: &Path) -> Vec<Sentence> {
    let first = path.people.first().and_then(|id| first_step(ground, *id));
    let pairs = path.people.windows(2).filter_map(|pair| between(ground.outlook, pair[0], pair[1]));
    first.into_iter().chain(pairs).collect()
}

fn first_step(ground: &Ground, id: Id<Contact>) -> Option<Sentence> {
    let (book, today) = (ground.outlook.book, ground.outlook.today);
    let strength = words::strength(ground.first_step(id)?.strength);
    let last = ground.standings.of(book, id).and_then(|standing| standing.last);
    let sentence = match last {
        Some(last) => Sentence::new("You and {who}: {strength}; last in touch {ago}.")
            .slot("ago", Slot::Day(last, say_ago(last, today))),
        None => Sentence::new("You and {who}: {strength}."),
    };
    Some(sentence.person("who", book, id).slot("strength", Slot::Word(strength)))
}

fn between(outlook: &Outlook, one: Id<Contact>, other: Id<Contact>) -> Option<Sentence> {
    let (book, today) = (outlook.book, outlook.today);
    let two = |pattern| Sentence::new(pattern).person("one", book, one).person("other", book, other);
    Some(match belief(book, today, one, other)? {
        Belief::Noted => two("{one} and {other} know each other, as you noted."),
        Belief::Brought { by } => {
            let whom = if by == one { other } else { one };
            Sentence::new("You met {whom} through {by}.").person("whom", book, whom).person("by", book, by)
        }
        Belief::Introduction(id) => introduced(outlook, id)?,
        Belief::Together { place, from, until } => {
            let pattern = match (from == until, until == today.ymd().0) {
                (_, true) => "{one} and {other} are both at {place}: likely, not certain.",
                (true, false) => "{one} and {other} were both at {place} in {from}: likely, not certain.",
                (false, false) => {
                    "{one} and {other} were both at {place}, {from} to {until}: likely, not certain."
                }
            };
            two(pattern)
                .slot("place", organization(book, place))
                .own("from", from.to_string())
                .own("until", until.to_string())
        }
    })
}

fn introduced(outlook: &Outlook, id: Id<Introduction>) -> Option<Sentence> {
    let (book, today) = (outlook.book, outlook.today);
    let row: &Row<Introduction> = book.get(id)?;
    let pattern = match (row.introducer, row.who, row.to) {
        (Party::Me, _, _) => "You introduced {who} and {to} {day}.",
        (_, Party::Me, _) => "{introducer} introduced you to {to} {day}.",
        (_, _, Party::Me) => "{introducer} introduced you to {who} {day}.",
        _ => "{introducer} introduced {who} and {to} {day}.",
    };
    let parties = [("introducer", row.introducer), ("who", row.who), ("to", row.to)];
    let sentence = Sentence::new(pattern).slot("day", on(row.made_on?, today));
    Some(parties.into_iter().fold(sentence, |sentence, (slot, party)| match party.contact() {
        Some(id) => sentence.person(slot, book, id),
        None => sentence,
    }))
}

/// What comes before asking somebody on this way: what is open between the two, and what else stands in the
/// way of this very request.
fn before(ground: &Ground, first: Id<Contact>, request: &Ask) -> Vec<Sentence> {
    let (outlook, book) = (ground.outlook, ground.outlook.book);
    let open = |kind: ReasonKind| {
        kind.family() == Family::Owed && !matches!(kind, ReasonKind::NextStep | ReasonKind::NoteToFinish)
    };
    let reasons = ground.standings.of(book, first).into_iter().flat_map(|standing| &standing.reasons);
    let owed = reasons.filter(|reason| open(reason.kind) && reason.shows_from() <= outlook.today);
    let mut before: Vec<Sentence> = owed.map(|reason| why(outlook, reason)).collect();
    let tie = Tie::new(book, first);
    let judged = tie.as_ref().map(|tie| (tie, ask_verdict(outlook, tie, request)));
    let holds = |(_, verdict): &(&Tie, AskVerdict)| {
        verdict.comes_first() && (before.is_empty() || !matches!(verdict.stance, Stance::Owed(_)))
    };
    let held = judged.filter(holds).map(|(tie, verdict)| verdict_in_words(outlook, tie, &verdict.stance));
    before.extend(held);
    before
}

/// Who is at an organization now, whom to ask first on top (R69: a title counts for nothing but a referral),
/// those who can be reached before those who cannot.
fn people_there(ground: &Ground, graph: &Graph, at: Id<Organization>, ask: AskKind) -> Vec<PersonThere> {
    let book = ground.outlook.book;
    let now = book.naming::<Affiliation>(at.number()).filter(|row| row.is_present());
    let mut people: Vec<&Row<Contact>> =
        now.filter_map(|row| book.get(row.contact)).filter(|row| graph.leads_to(book, row.id)).collect();
    order::sort_by_cached_key(&mut people, |row| (whom_first(book, row, ask), row.id));
    people.dedup_by_key(|row| row.id);
    people.truncate(PEOPLE_THERE);
    people.into_iter().map(|row| person_there(ground, graph, row)).collect()
}

fn person_there(ground: &Ground, graph: &Graph, row: &Row<Contact>) -> PersonThere {
    let book = ground.outlook.book;
    let path = graph.paths(ground, Goal::Person(row.id), 1).into_iter().next();
    PersonThere {
        id: row.id,
        name: row.full_name(),
        role: role_line(book, row.id),
        way: match ground.first_step(row.id) {
            Some(_) => Sentence::new("you know each other"),
            None => way(book, path.as_ref()),
        },
        route: path.map(|_| reach_person(row.id)),
    }
}

/// Over whom somebody is reached, in a few words.
fn way(book: &Book, path: Option<&Path>) -> Sentence {
    match path.map(|path| (path.bridges().len(), path.people[0])) {
        None => Sentence::new("no way known yet"),
        Some((0 | 1, first)) => Sentence::new("through {first}").person("first", book, first),
        Some((more, first)) => Sentence::new("through {first} and {more:other|others}")
            .person("first", book, first)
            .count("more", more - 1),
    }
}

/// R9: peers and people at competitors of past employers, to ask for by name.
pub fn counterparts(book: &Book, today: Day) -> Counterparts {
    let outlook = Outlook::new(book, today);
    let all = whom::counterparts(&outlook);
    let worded = |(id, reason): &(Id<Contact>, Counterpart)| {
        let sentence = match reason {
            Counterpart::Competitor { at, of } => {
                Sentence::new("{who} is at {at}, which does what {of} does.")
                    .slot("at", organization(book, *at))
                    .slot("of", organization(book, *of))
            }
            Counterpart::TitleAlike { title, .. } => {
                Sentence::new("{who} does work like yours: {title}.").own("title", title.clone())
            }
            Counterpart::Peer => Sentence::new("{who} is a peer of yours."),
        };
        (*id, sentence.slot("who", full_person(book, *id)), reach_person(*id))
    };
    Counterparts {
        people: all.iter().take(COUNTERPARTS).map(worded).collect(),
        more: all.len().saturating_sub(COUNTERPARTS),
    }
}

impl Reach {
    /// The address of this page.
    pub fn route(goal: Goal) -> Route {
        match goal {
            Goal::Person(id) => reach_person(id),
            Goal::At(id) => reach_organization(id),
        }
    }

    /// A page with everything it needs read from the book.
    pub fn of(book: &Book, standings: &Standings, graph: &Graph, today: Day, goal: Goal) -> Option<Reach> {
        let outlook = Outlook::new(book, today);
        reach(&Ground::new(&outlook, standings), graph, goal)
    }
}
