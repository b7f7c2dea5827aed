//! The chains in words and as a picture: who led to whom, how far that reached, and who decides. The picture
//! folds what would not fit; the list says the same.

use super::chains_from;
use crate::book::{Book, Contact, Role};
use crate::chains::{self, Depth, Link};
use crate::day::Day;
use crate::id::Id;
use crate::order;
use crate::outlook::Outlook;
use crate::page::route::Route;
use crate::page::sentence::{Sentence, on};
use std::collections::BTreeSet;

/// The chains.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chains {
    /// Those with the power to decide whom the user talked with, and the chain to each (R42).
    pub makers: Vec<Sentence>,
    /// How many they are.
    pub makers_line: Option<Sentence>,
    /// How far the network reaches beyond those known before (R39).
    pub depth: Option<Sentence>,
    /// Whose branch is shown alone, if one is.
    pub branch: Option<Sentence>,
    /// The picture's rows, top to bottom.
    pub picture: Vec<Drawn>,
    /// The same as a list.
    pub rows: Vec<ChainRow>,
    /// How many the list leaves out, for there are so many: a branch shows them.
    pub more: usize,
}

/// One row of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// What it stands for.
    pub kind: DrawnKind,
    /// Its words.
    pub label: String,
    /// How many links from the user.
    pub depth: usize,
    /// The row it hangs on; `None` for the user.
    pub parent: Option<usize>,
}

/// What a row of the picture stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawnKind {
    /// The user.
    Me,
    /// Somebody.
    Person,
    /// Somebody who decides.
    DecisionMaker,
    /// So many more people than are drawn.
    Folded,
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct ChainRow {
    /// Who.
    pub id: Id<Contact>,
    /// The whole name.
    pub name: String,
    /// Who brought them; `None`: nobody.
    pub through: Option<Sentence>,
    /// Their generation (R39).
    pub generation: usize,
    /// How many came through them (R38).
    pub downstream: usize,
    /// How many organizations can be reached over them (R38).
    pub organizations: usize,
    /// Whether they decide.
    pub decides: bool,
    /// Their branch alone.
    pub route: Route,
}

/// So many rows at most does the picture have.
const ROWS: usize = 60;
/// So many lines at most does the list have.
const LISTED: usize = 500;

/// The chains, or one person's branch of them.
pub fn chains(book: &Book, today: Day, from: Option<Id<Contact>>) -> Chains {
    let outlook = Outlook::new(book, today);
    let forest = chains::forest(book, from);
    let links = match from {
        Some(id) => branch(forest, id),
        None => forest,
    };
    let is_shown = |id: Id<Contact>| from == Some(id) || book.get(id).is_some_and(|row| !row.never_contact);
    let mut makers = chains::decision_makers(&outlook);
    makers.retain(|(id, _)| is_shown(*id));
    Chains {
        makers_line: (!makers.is_empty()).then(|| {
            let pattern = "You have talked with {count:person who decides|people who decide} in this search.";
            Sentence::new(pattern).count("count", makers.len()).of_search(true)
        }),
        makers: makers.into_iter().map(|(id, day)| maker(&outlook, id, day)).collect(),
        depth: depth(chains::depth(&outlook)),
        branch: from
            .filter(|_| !links.is_empty())
            .map(|id| Sentence::new("Only the branch of {who}.").person("who", book, id)),
        picture: picture(book, &links),
        rows: links.iter().take(LISTED).filter_map(|link| row(&outlook, link, is_shown)).collect(),
        more: links.len().saturating_sub(LISTED),
    }
}

/// R42: who decides, when the first talk was, and the chain that led there.
fn maker(outlook: &Outlook, id: Id<Contact>, day: Day) -> Sentence {
    let chain = chains::path(outlook, id);
    let pattern = match chain.len() {
        0 => "{who}, {day}: without an introducer.",
        1 => "{who}, {day}: through {one}.",
        2 => "{who}, {day}: through {one}, whom {two} brought.",
        3 => "{who}, {day}: through {one}, whom {two} brought, whom {three} brought.",
        _ => "{who}, {day}: through {one} and {more:other|others}, beginning with {first}.",
    };
    let names = ["one", "two", "three"].into_iter().zip(&chain);
    let sentence =
        names.fold(Sentence::new(pattern), |sentence, (slot, id)| sentence.person(slot, outlook.book, *id));
    let sentence = match chain.last() {
        Some(first) => sentence.person("first", outlook.book, *first),
        None => sentence,
    };
    sentence
        .count("more", chain.len().saturating_sub(1))
        .person("who", outlook.book, id)
        .slot("day", on(day, outlook.today))
}

/// R39 in words; nothing where it is too early to look.
fn depth(depth: Depth) -> Option<Sentence> {
    match depth {
        Depth::TooEarly => None,
        Depth::NotEnough { have, need } => {
            let pattern = "Not enough yet to tell how far introductions reach: {have} of the {need} new people that this needs.";
            Some(Sentence::new(pattern).count("have", have).count("need", need))
        }
        Depth::Share { introduced, of, is_low } => {
            let pattern = match is_low {
                true => {
                    "{introduced} of {of} new people came through somebody. Asking each meeting for one or two names reaches further."
                }
                false => "{introduced} of {of} new people came through somebody.",
            };
            Some(Sentence::new(pattern).count("introduced", introduced).count("of", of))
        }
    }
}

/// One person's branch: the chain that led to them, and all below.
fn branch(links: Vec<Link>, id: Id<Contact>) -> Vec<Link> {
    let Some(at) = links.iter().position(|link| link.contact == id) else { return Vec::new() };
    let mut above = Vec::new();
    let mut depth = links[at].depth;
    for link in links[..at].iter().rev().filter(|link| link.depth < links[at].depth) {
        if link.depth < depth {
            depth = link.depth;
            above.push(*link);
        }
    }
    let below = links[at..=at + links[at].downstream].iter().copied();
    above.into_iter().rev().chain(below).collect()
}

fn row(outlook: &Outlook, link: &Link, is_shown: impl Fn(Id<Contact>) -> bool) -> Option<ChainRow> {
    let book = outlook.book;
    let contact = book.get(link.contact)?;
    let through = chains::introducer(book, contact).filter(|by| is_shown(*by));
    Some(ChainRow {
        id: contact.id,
        name: contact.full_name(),
        through: through.map(|by| Sentence::new("{by}").person("by", book, by)),
        generation: chains::generation(outlook, contact.id),
        downstream: link.downstream,
        organizations: chains::bridge(book, contact.id).organizations.len(),
        decides: contact.has_role(Role::DecisionMaker),
        route: chains_from(contact.id),
    })
}

/// The picture: branches open from the user outwards, those that led to most people first, as long as there
/// is room; what stays folded says how many it holds.
fn picture(book: &Book, links: &[Link]) -> Vec<Drawn> {
    if links.is_empty() {
        return Vec::new();
    }
    let parents = parents(links);
    let open = open_branches(links, &parents);
    let mut drawn = vec![Drawn { kind: DrawnKind::Me, label: "You".into(), depth: 0, parent: None }];
    let mut row_of = vec![None; links.len()];
    let (mut left_out, mut top) = (0, 0);
    for (at, link) in links.iter().enumerate() {
        let parent = match parents[at] {
            None if top >= ROWS / 2 => {
                left_out += 1;
                continue;
            }
            None => Some(0),
            Some(above) if open.contains(&above) => row_of[above],
            Some(_) => None,
        };
        let (Some(parent), Some(contact)) = (parent, book.get(link.contact)) else { continue };
        top += usize::from(parents[at].is_none());
        row_of[at] = Some(drawn.len());
        let decides = contact.has_role(Role::DecisionMaker);
        let kind = if decides { DrawnKind::DecisionMaker } else { DrawnKind::Person };
        drawn.push(Drawn {
            kind,
            label: short(&contact.full_name()),
            depth: link.depth,
            parent: Some(parent),
        });
        if link.downstream > 0 && !open.contains(&at) {
            let (label, parent) = (more(link.downstream), drawn.len() - 1);
            drawn.push(Drawn { kind: DrawnKind::Folded, label, depth: link.depth + 1, parent: Some(parent) });
        }
    }
    if left_out > 0 {
        let label = Sentence::new("{count} more branches").count("count", left_out).to_string();
        drawn.push(Drawn { kind: DrawnKind::Folded, label, depth: 1, parent: Some(0) });
    }
    drawn
}

fn more(count: usize) -> String {
    Sentence::new("{count:more person|more people}").count("count", count).to_string()
}

/// A name that fits a row of the picture.
fn short(name: &str) -> String {
    const LETTERS: usize = 26;
    if name.chars().count() <= LETTERS {
        return name.to_owned();
    }
    name.chars().take(LETTERS - 1).chain(['…']).collect()
}

/// For each link the place of the one it hangs on.
fn parents(links: &[Link]) -> Vec<Option<usize>> {
    let mut above: Vec<usize> = Vec::new();
    let mut parents = Vec::with_capacity(links.len());
    for (at, link) in links.iter().enumerate() {
        above.retain(|place| links[*place].depth < link.depth);
        parents.push(above.last().copied());
        above.push(at);
    }
    parents
}

/// Which links show what hangs on them.
fn open_branches(links: &[Link], parents: &[Option<usize>]) -> BTreeSet<usize> {
    let mut children = vec![0; links.len()];
    parents.iter().flatten().for_each(|above| children[*above] += 1);
    let mut order: Vec<usize> = (0..links.len()).filter(|at| links[*at].downstream > 0).collect();
    order::sort_by_key(&mut order, |at| (links[*at].depth, std::cmp::Reverse(links[*at].downstream), *at));
    let roots = parents.iter().filter(|parent| parent.is_none()).count().min(ROWS / 2);
    let mut room = ROWS.saturating_sub(2 * roots);
    let mut open = BTreeSet::new();
    for at in order {
        let shown = parents[at].is_none_or(|above| open.contains(&above));
        let takes = children[at];
        if shown && takes <= room {
            room -= takes;
            open.insert(at);
        }
    }
    open
}
