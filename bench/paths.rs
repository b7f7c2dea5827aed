//! What "how do I reach ...?" costs in a large network: building the graph, and one path. Answers are checked
//! first against a slow plain Dijkstra from the user outwards. Run with
//! `cargo run --profile bench --package bench --bin paths`.

use bench::{best, median, outcome};
use kith::book::{
    Affiliation, Book, Contact, Introduction, KnownDay, Noun, Organization, Party, ReasonKind, Row, Strength,
};
use kith::calendar::Precision;
use kith::day::Day;
use kith::defaults;
use kith::graph::{Goal, Graph, Ground, Path};
use kith::id::Id;
use kith::moment::{Device, Source, Stamp};
use kith::outlook::Outlook;
use kith::sample::Sample;
use kith::standing::Standings;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::process::ExitCode;

const GOALS: u64 = 200;
const ROUNDS: u32 = 5;

fn main() -> ExitCode {
    // The first is small enough to be checked in a moment; it is checked more often.
    let measured =
        [(2_000, 40), (100_000, 10)].into_iter().try_for_each(|(people, checks)| measure(people, checks));
    outcome(measured)
}

fn measure(people: u32, checks: u64) -> Result<(), String> {
    let today = Day::new(2026, 11, 23).unwrap_or_default();
    let mut book = Sample::Many(people).book(today).unwrap_or_default();
    join(&mut book, people, today);
    let outlook = Outlook::new(&book, today);
    let standings = Standings::new(&book, today);
    let ground = Ground::new(&outlook, &standings);
    let (graph, built) = best(ROUNDS, || Graph::new(&outlook));
    let ids: Vec<Id<Contact>> = book.contacts.iter().map(|row| row.id).collect();
    let mut chance = Chance(7);
    let goals: Vec<Id<Contact>> = (0..GOALS).map(|_| ids[chance.below(ids.len() as u64) as usize]).collect();
    let plain = Plain::new(&ground);
    for goal in goals.iter().take(checks as usize) {
        let (quick, slow) = (graph.paths(&ground, Goal::Person(*goal), 1), plain.cheapest(*goal));
        if quick.first().map(cost_and_length) != slow {
            return Err(format!("{goal}: {:?} and {slow:?}", quick.first().map(cost_and_length)));
        }
    }
    let three = |goal: &Id<Contact>| graph.paths(&ground, Goal::Person(*goal), defaults::PATHS_SHOWN);
    let mut times: Vec<f64> = goals.iter().map(|goal| best(ROUNDS, || three(goal)).1).collect();
    let middle = median(&mut times);
    let found = goals.iter().filter(|goal| !graph.paths(&ground, Goal::Person(**goal), 1).is_empty()).count();
    println!(
        "{people} people, {} interactions, {} introductions, {} places; {checks} answers checked",
        book.interactions.len(),
        book.introductions.len(),
        book.affiliations.len()
    );
    println!("  graph built in {:.1} ms", built);
    println!(
        "  three paths: median {:.3} ms, worst of {GOALS} {:.3} ms; a way to {found} of {GOALS}",
        middle,
        times[times.len() - 1]
    );
    let target = book.organizations.iter().next().map(|row| row.id).unwrap_or_default();
    let (paths, at) = best(ROUNDS, || graph.paths(&ground, Goal::At(target), defaults::PATHS_SHOWN));
    println!("  three paths to the largest organization: {:.3} ms ({} found)\n", at, paths.len());
    Ok(())
}

/// As many introductions as people, and a past place with years for everybody: one in a hundred people at the
/// same school.
fn join(book: &mut Book, people: u32, today: Day) {
    let ids: Vec<Id<Contact>> = book.contacts.iter().map(|row| row.id).collect();
    let places: Vec<Id<Organization>> = book.organizations.iter().map(|row| row.id).collect();
    let mut chance = Chance(11);
    for number in 0..u64::from(people) {
        let mut somebody = || ids[chance.below(ids.len() as u64) as usize];
        let (introducer, who, to) = (Party::Contact(somebody()), Party::Me, Party::Contact(somebody()));
        let made_on = Some(today.plus(-30));
        put(
            book,
            today,
            (1 << 50) + number,
            Introduction { introducer, who, to, made_on, ..Introduction::default() },
        );
        let school = places[chance.below(100.min(places.len() as u64)) as usize];
        let from = 1990 + chance.below(30) as i32;
        let place = Affiliation {
            contact: ids[number as usize],
            organization: Some(school),
            from: year(from),
            until: year(from + 3),
            past: true,
            ..Affiliation::default()
        };
        put(book, today, (1 << 51) + number, place);
    }
}

fn year(year: i32) -> Option<KnownDay> {
    Some(KnownDay { day: Day::new(year, 1, 1)?, precision: Precision::Year })
}

fn put<T: Noun>(book: &mut Book, today: Day, id: u64, record: T) {
    let stamp = Stamp { time: 1 << 16, device: Device(1), source: Source::User };
    let (id, recorded_on, source) = (Id::from_number(id), today, Source::User);
    let (later, trashed, unknown) = (Vec::new(), None, String::new());
    book.load_row(Row { id, recorded_on, source, stamp, later, trashed, unknown, record });
}

fn cost_and_length(path: &Path) -> (u32, usize) {
    (path.cost, path.people.len())
}

/// Dijkstra from the user outwards, over people and the years of places; nothing clever.
struct Plain<'a> {
    ground: &'a Ground<'a>,
    first: Vec<(u32, Id<Contact>)>,
    there: BTreeMap<(Id<Organization>, i32), Vec<Id<Contact>>>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Spot {
    Person(Id<Contact>),
    Year(Id<Organization>, i32),
}

impl<'a> Plain<'a> {
    fn new(ground: &'a Ground<'a>) -> Plain<'a> {
        let book = ground.outlook.book;
        let first = book.contacts.iter().filter_map(|row| Some((first_cost(ground, row)?, row.id))).collect();
        let mut there: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for row in book.affiliations.iter() {
            let (Some(place), Some((from, until))) = (row.organization, years(row, ground.outlook.today))
            else {
                continue;
            };
            (from..=until).for_each(|year| there.entry((place, year)).or_default().push(row.contact));
        }
        Plain { ground, first, there }
    }

    /// Cost and number of people of the best path.
    fn cheapest(&self, goal: Id<Contact>) -> Option<(u32, usize)> {
        let mut heap: BinaryHeap<Reverse<(u32, usize, Spot)>> =
            self.first.iter().map(|(cost, id)| Reverse((*cost, 1, Spot::Person(*id)))).collect();
        let mut fewest: BTreeMap<Spot, usize> = BTreeMap::new();
        while let Some(Reverse((cost, people, spot))) = heap.pop() {
            if spot == Spot::Person(goal) {
                return Some((cost, people));
            }
            if people > 3 || fewest.get(&spot).is_some_and(|known| *known <= people) {
                continue;
            }
            fewest.insert(spot, people);
            match spot {
                Spot::Person(id) => self.leave(id, |more, next| {
                    let met = matches!(next, Spot::Person(_));
                    heap.push(Reverse((cost + more, people + usize::from(met), next)));
                }),
                Spot::Year(place, year) => {
                    let there = self.there.get(&(place, year)).into_iter().flatten();
                    heap.extend(there.map(|id| Reverse((cost, people + 1, Spot::Person(*id)))));
                }
            }
        }
        None
    }

    fn leave(&self, id: Id<Contact>, mut go: impl FnMut(u32, Spot)) {
        let (book, today) = (self.ground.outlook.book, self.ground.outlook.today);
        for row in book.naming::<Introduction>(id.number()).filter(|row| row.made_on.is_some()) {
            let parties = [row.introducer, row.who, row.to].into_iter().filter_map(Party::contact);
            parties.filter(|other| *other != id).for_each(|other| go(0, Spot::Person(other)));
        }
        for row in book.naming::<Affiliation>(id.number()) {
            if let (Some(place), Some((from, until))) = (row.organization, years(row, today)) {
                (from..=until).for_each(|year| go(4, Spot::Year(place, year)));
            }
        }
    }
}

fn first_cost(ground: &Ground, row: &Row<Contact>) -> Option<u32> {
    let base = match row.strength? {
        Strength::Barely => return None,
        Strength::Met => 8,
        Strength::Gladly => 4,
        Strength::OutOfTheirWay => 2,
        Strength::Closest => 1,
    };
    let standing = ground.standings.of(ground.outlook.book, row.id)?;
    let long_ago = standing.last.is_some_and(|last| ground.outlook.today.since(last) > 365);
    let thanks = standing.reasons.iter().any(|reason| reason.kind == ReasonKind::Thanks);
    Some(base + if long_ago { 2 } else { 0 } + if thanks { 4 } else { 0 })
}

fn years(row: &Affiliation, today: Day) -> Option<(i32, i32)> {
    let year = |known: KnownDay| known.day.ymd().0;
    match (row.from.map(year), row.until.map(year), row.is_present()) {
        (Some(from), Some(until), _) => Some((from, until)),
        (from, None, true) => Some((from.unwrap_or(today.ymd().0), today.ymd().0)),
        (Some(one), None, false) | (None, Some(one), _) => Some((one, one)),
        (None, None, false) => None,
    }
}

/// Numbers that are always the same (Vigna's splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % bound.max(1)
    }
}
