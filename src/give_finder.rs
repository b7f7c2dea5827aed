//! The give finder (R19, R61): what somebody looks for, matched with what the user can give, what they
//! published, and whom else they know. [`Finder`] holds the words by which contacts are found: a cache over
//! the book, built when it is first asked for and kept in step by [`Finder::refresh`].

use crate::book::contact::Goal;
use crate::book::{
    Affiliation, Book, Contact, FavorKind, Give, GiveKind, Introduction, Organization, Piece, Row, Side,
    Strength,
};
use crate::day::Day;
use crate::defaults;
use crate::id::{Id, ItemId};
use crate::order;
use crate::outlook::Outlook;
use crate::reciprocity;
use crate::standing::Touched;
use crate::text::{fold, words};
use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Words that tell nothing of what somebody looks for.
const EMPTY_WORDS: &[&str] = &[
    "a",
    "about",
    "all",
    "an",
    "and",
    "any",
    "anybody",
    "anyone",
    "are",
    "as",
    "at",
    "be",
    "by",
    "can",
    "could",
    "find",
    "for",
    "from",
    "get",
    "good",
    "has",
    "have",
    "he",
    "help",
    "her",
    "his",
    "how",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "job",
    "know",
    "knows",
    "like",
    "looking",
    "looks",
    "more",
    "my",
    "need",
    "needs",
    "new",
    "of",
    "on",
    "one",
    "or",
    "other",
    "our",
    "out",
    "people",
    "person",
    "she",
    "so",
    "some",
    "somebody",
    "someone",
    "something",
    "that",
    "the",
    "their",
    "them",
    "they",
    "this",
    "to",
    "up",
    "us",
    "want",
    "wants",
    "we",
    "who",
    "with",
    "work",
    "would",
    "you",
    "your",
];

/// Which contacts bear which words: of their title, organization, industry, tags and what they could give.
#[derive(Clone, Debug, Default)]
pub struct Finder {
    numbers: BTreeMap<Box<str>, u32>,
    /// Who bears a word: slots in ascending order, by the word's number.
    bearers: Vec<Vec<u32>>,
    /// The numbers of the words of a slot, in ascending order.
    borne: Vec<Vec<u32>>,
}

impl Finder {
    /// The finder of a book.
    pub fn new(book: &Book) -> Finder {
        let mut finder = Finder::default();
        (0..book.contacts.slots()).for_each(|slot| finder.read(book, slot));
        finder
    }

    /// Brings the words of touched contacts up to date.
    pub fn refresh(&mut self, book: &Book, touched: &Touched) {
        touched.places(book).for_each(|slot| self.read(book, slot));
    }

    /// Who bears a word.
    fn bearers_of(&self, word: &str) -> &[u32] {
        self.numbers.get(word).map_or(&[], |number| &self.bearers[*number as usize])
    }

    fn read(&mut self, book: &Book, slot: u32) {
        let row = book.contacts.at(slot).filter(|row| row.trashed.is_none());
        let found = order::set(row.into_iter().flat_map(|row| telling_words(&texts_of(book, row).join(" "))));
        let mut numbers: Vec<u32> = found.into_iter().map(|word| self.number(word)).collect();
        order::sort(&mut numbers);
        self.put(slot, numbers);
    }

    fn number(&mut self, word: String) -> u32 {
        if let Some(number) = self.numbers.get(word.as_str()) {
            return *number;
        }
        let number = self.bearers.len() as u32;
        self.numbers.insert(word.into_boxed_str(), number);
        self.bearers.push(Vec::new());
        number
    }

    fn put(&mut self, slot: u32, numbers: Vec<u32>) {
        if self.borne.len() <= slot as usize {
            self.borne.resize(slot as usize + 1, Vec::new());
        }
        let before = std::mem::replace(&mut self.borne[slot as usize], numbers);
        for number in before {
            let bearers = &mut self.bearers[number as usize];
            if let Ok(at) = bearers.binary_search(&slot) {
                bearers.remove(at);
            }
        }
        for number in &self.borne[slot as usize] {
            let bearers = &mut self.bearers[*number as usize];
            if let Err(at) = bearers.binary_search(&slot) {
                bearers.insert(at, slot);
            }
        }
    }
}

/// The texts by which a contact is found.
fn texts_of(book: &Book, contact: &Row<Contact>) -> Vec<String> {
    let mut texts = vec![contact.industry.clone()];
    for place in present_places(book, contact.id) {
        texts.push(place.title.clone());
        texts.extend(place.organization.and_then(|id| book.get(id)).map(|row| row.name.clone()));
    }
    texts.extend(contact.tags.iter().chain(&contact.could_give).cloned());
    texts
}

fn present_places(book: &Book, contact: Id<Contact>) -> impl Iterator<Item = &Row<Affiliation>> {
    book.naming::<Affiliation>(contact.number()).filter(move |row| row.contact == contact && row.is_present())
}

/// The folded words of a text that say something.
fn telling_words(text: &str) -> Vec<String> {
    let mut found = words(text);
    found.retain(|word| word.chars().nth(1).is_some() && EMPTY_WORDS.binary_search(&word.as_str()).is_err());
    found
}

/// Something the user could give to somebody.
#[derive(Clone, Debug, PartialEq)]
pub struct Idea {
    /// What sort of thing it is.
    pub kind: IdeaKind,
    /// The thing itself.
    pub what: IdeaOf,
    /// 1 = five minutes or less, 2, 3; an introduction is 3.
    pub size: u8,
    /// What they look for.
    pub goal: ItemId,
    /// They told it in confidence: no word of it for anybody else, and they are asked first.
    pub private: bool,
    /// What the two have in common.
    pub because: Shared,
}

/// What sort of thing an idea is (R19).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum IdeaKind {
    /// Something to read.
    Article,
    /// Something the user knows how to do.
    Experience,
    /// A look over something.
    Review,
    /// A good word.
    Recommend,
    /// An invitation, or a thing to lend.
    Invite,
    /// Bringing two people together.
    Introduce,
}

impl IdeaKind {
    /// The kind of favor that it becomes.
    pub fn favor(self) -> FavorKind {
        match self {
            IdeaKind::Article => FavorKind::Article,
            IdeaKind::Experience => FavorKind::Experience,
            IdeaKind::Review => FavorKind::Review,
            IdeaKind::Recommend => FavorKind::Recommendation,
            IdeaKind::Invite => FavorKind::Invitation,
            IdeaKind::Introduce => FavorKind::Introduction,
        }
    }
}

/// The thing itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdeaOf {
    /// Something the user can give.
    Give(Id<Give>),
    /// Something they published.
    Piece(Id<Piece>),
    /// Somebody else they know.
    Contact(Id<Contact>),
}

/// What a goal and a thing have in common.
#[derive(Clone, Debug, PartialEq)]
pub enum Shared {
    /// The organization.
    Organization(Id<Organization>),
    /// A whole tag.
    Tag(String),
    /// Words: one that few bear, or at least two.
    Words(Vec<String>),
}

/// At most three things to give to somebody, the best first (R19): what needs nobody else's time, then what
/// takes five minutes, then introductions. With the guard up (R111) only what takes five minutes.
pub fn ideas(outlook: &Outlook, finder: &Finder, contact: Id<Contact>, five_minutes_only: bool) -> Vec<Idea> {
    ideas_for(outlook, finder, contact, None, five_minutes_only)
}

/// The same for one thing they look for; `None`: for all of them.
pub fn ideas_for(
    outlook: &Outlook,
    finder: &Finder,
    contact: Id<Contact>,
    only: Option<ItemId>,
    five_minutes_only: bool,
) -> Vec<Idea> {
    let Some(row) = outlook.book.get(contact).filter(|row| is_welcome(outlook, row)) else {
        return Vec::new();
    };
    let mut found: Vec<(Rank, Idea)> = Vec::new();
    let goals = goals(row, outlook.today).into_iter();
    for goal in goals.filter(|goal| only.is_none_or(|only| goal.id == only)) {
        let wanted = Wanted::new(outlook.book, finder, goal);
        own(outlook.book, &wanted, &mut found);
        if !five_minutes_only {
            others(outlook, &wanted, row, &mut found);
        }
    }
    let given = given_before(outlook.book, row);
    found.retain(|(_, idea)| {
        (!five_minutes_only || idea.size == 1) && !given.contains(&fold(&title(outlook.book, idea.what)))
    });
    order::sort_by(&mut found, |one, other| one.0.cmp(&other.0));
    let mut ideas: Vec<Idea> = Vec::new();
    for (_, idea) in found {
        if ideas.len() < defaults::IDEAS && !ideas.iter().any(|known| known.what == idea.what) {
            ideas.push(idea);
        }
    }
    ideas
}

/// What somebody looks for that is not too old, newest first.
pub fn goals(contact: &Contact, today: Day) -> Vec<&Goal> {
    let fresh = |goal: &&Goal| today.since(goal.learned_on) <= defaults::GOAL_DAYS;
    let mut goals: Vec<&Goal> = contact.goals.iter().filter(fresh).collect();
    order::sort_by_key(&mut goals, |goal| Reverse((goal.learned_on, goal.id)));
    goals
}

/// Everybody for whom there is something to give, those who told it last first.
pub fn matches(
    outlook: &Outlook,
    finder: &Finder,
    five_minutes_only: bool,
    most: usize,
) -> Vec<(Id<Contact>, Vec<Idea>)> {
    let told = |row: &Row<Contact>| goals(row, outlook.today).first().map(|goal| goal.learned_on);
    let mut seekers: Vec<(Reverse<Day>, String, Id<Contact>)> = outlook
        .book
        .contacts
        .iter()
        .filter_map(|row| Some((Reverse(told(row)?), fold(&row.full_name()), row.id)))
        .collect();
    order::sort(&mut seekers);
    seekers
        .into_iter()
        .map(|(_, _, id)| (id, ideas(outlook, finder, id, five_minutes_only)))
        .filter(|(_, ideas)| !ideas.is_empty())
        .take(most)
        .collect()
}

/// Those to whom one thing could be given: what is said when it is saved (R61).
pub fn seekers_of(outlook: &Outlook, finder: &Finder, what: IdeaOf) -> Vec<Id<Contact>> {
    let all = matches(outlook, finder, false, usize::MAX);
    let fits = |ideas: &Vec<Idea>| ideas.iter().any(|idea| idea.what == what);
    all.into_iter().filter(|(_, ideas)| fits(ideas)).map(|(id, _)| id).collect()
}

/// What the thing is called.
pub fn title(book: &Book, what: IdeaOf) -> String {
    match what {
        IdeaOf::Give(id) => book.get(id).map(|row| row.text.clone()),
        IdeaOf::Piece(id) => book.get(id).map(|row| row.title.clone()),
        IdeaOf::Contact(id) => book.get(id).map(|row| row.full_name()),
    }
    .unwrap_or_default()
}

/// What was given to somebody already is no idea any more.
fn given_before(book: &Book, contact: &Row<Contact>) -> BTreeSet<String> {
    let given = book.naming::<crate::book::Favor>(contact.id.number());
    order::set(given.filter(|row| row.by == Side::Me && !row.offered).map(|row| fold(&row.what)))
}

/// R62, R115: whoever is out of reach, or asked to be left alone, is on neither side of an idea.
fn is_welcome(outlook: &Outlook, contact: &Row<Contact>) -> bool {
    let left_alone = contact.do_not_contact_until.is_some_and(|until| outlook.today < until);
    !contact.is_out_of_reach() && !left_alone && contact.stay_ok != Some(false)
}

/// The order of ideas, smallest first: the class of R19, then what shares more, is shorter, known better.
type Rank = (u8, u8, Reverse<usize>, Reverse<u8>, String, u64);

/// A goal, taken apart once for everything it is compared with.
struct Wanted<'a> {
    goal: &'a Goal,
    finder: &'a Finder,
    /// Every folded word with a space around it, to look for whole tags in.
    phrase: String,
    words: BTreeSet<String>,
    /// How many contacts there are.
    people: usize,
    /// The names and tags looked for so far, and whether it holds them: a crowd has few different ones.
    held: RefCell<BTreeMap<String, bool>>,
}

impl<'a> Wanted<'a> {
    fn new(book: &Book, finder: &'a Finder, goal: &'a Goal) -> Wanted<'a> {
        let phrase = format!(" {} ", words(&goal.words).join(" "));
        let words = telling_words(&goal.words).into_iter().collect();
        Wanted { goal, finder, phrase, words, people: book.contacts.len(), held: RefCell::default() }
    }

    /// What a thing with these texts and tags shares with it: a whole tag, a word that fewer than 2 % of
    /// contacts bear, or two words. In a small book a word of one contact alone is telling, too.
    fn shared<'t>(&self, texts: &str, tags: impl Iterator<Item = &'t String>) -> Option<Shared> {
        let tags: Vec<&String> = tags.collect();
        if let Some(tag) = tags.iter().find(|tag| self.holds(tag)) {
            return Some(Shared::Tag((*tag).clone()));
        }
        let mut common: Vec<String> =
            tags.into_iter().flat_map(|tag| telling_words(tag)).chain(telling_words(texts)).collect();
        common.retain(|word| self.words.contains(word));
        order::sort(&mut common);
        common.dedup();
        let is_telling = |word: &String| self.is_telling(word);
        (common.len() >= 2 || common.iter().any(is_telling)).then_some(Shared::Words(common))
    }

    fn is_telling(&self, word: &str) -> bool {
        let bearers = self.finder.bearers_of(word).len();
        bearers <= 1 || bearers * defaults::TELLING_ONE_IN < self.people
    }

    /// Whether it holds all the words of a name, one after the other.
    fn holds(&self, name: &str) -> bool {
        if let Some(known) = self.held.borrow().get(name) {
            return *known;
        }
        let folded = words(name).join(" ");
        let holds = !folded.is_empty() && self.phrase.contains(&format!(" {folded} "));
        self.held.borrow_mut().insert(name.to_owned(), holds);
        holds
    }

    fn idea(&self, kind: IdeaKind, what: IdeaOf, size: u8, because: Shared) -> Idea {
        Idea { kind, what, size, goal: self.goal.id, private: self.goal.private, because }
    }
}

/// How much is shared: an organization or a whole tag counts for more than words.
fn weight(shared: &Shared) -> usize {
    match shared {
        Shared::Organization(_) | Shared::Tag(_) => usize::MAX,
        Shared::Words(words) => words.len(),
    }
}

/// What the user can give, and what they published.
fn own(book: &Book, wanted: &Wanted, found: &mut Vec<(Rank, Idea)>) {
    for give in book.gives.iter() {
        let Some(because) = wanted.shared(&give.text, give.tags.iter()) else { continue };
        let size = give.size.clamp(1, 3);
        let class = match (give.kind, size) {
            (GiveKind::Skill | GiveKind::Article | GiveKind::Tool, _) => 0,
            (GiveKind::Circle, 1) => 1,
            (GiveKind::Circle, _) => 2,
        };
        let rank = (class, size, Reverse(weight(&because)), Reverse(0), fold(&give.text), give.id.number());
        found.push((rank, wanted.idea(kind_of(give), IdeaOf::Give(give.id), size, because)));
    }
    for piece in book.pieces.iter() {
        let Some(because) = wanted.shared(&piece.title, piece.tags.iter()) else { continue };
        let rank = (0, 1, Reverse(weight(&because)), Reverse(0), fold(&piece.title), piece.id.number());
        found.push((rank, wanted.idea(IdeaKind::Article, IdeaOf::Piece(piece.id), 1, because)));
    }
}

/// A give's words say whether it is a look over something or a good word.
fn kind_of(give: &Give) -> IdeaKind {
    let words = words(&give.text);
    let says = |about: &[&str]| words.iter().any(|word| about.contains(&word.as_str()));
    match give.kind {
        GiveKind::Skill if says(&["review", "reviewing", "reading", "proofreading", "feedback"]) => {
            IdeaKind::Review
        }
        GiveKind::Skill if says(&["recommend", "recommendation", "reference"]) => IdeaKind::Recommend,
        GiveKind::Skill => IdeaKind::Experience,
        GiveKind::Article => IdeaKind::Article,
        GiveKind::Circle => IdeaKind::Introduce,
        GiveKind::Tool => IdeaKind::Invite,
    }
}

/// How much of a goal somebody's words hold.
#[derive(Clone, Copy, Default)]
struct Share {
    words: u8,
    telling: bool,
    /// They are at the organization that it is about.
    there: bool,
}

/// Of each goal so many others are looked at closely, those with equal rank beside them: three can be shown.
const LOOKED_AT: usize = 8;

/// Other contacts, found by the words they bear or the organization they are at.
fn others(outlook: &Outlook, wanted: &Wanted, seeker: &Row<Contact>, found: &mut Vec<(Rank, Idea)>) {
    let book = outlook.book;
    let knows = known_to(book, seeker);
    let mut fitting = Vec::new();
    for (slot, share) in candidates(book, wanted) {
        let Some(other) = book.contacts.at(slot).filter(|row| row.trashed.is_none()) else { continue };
        if knows.contains(&other.id) || !is_somebody_to_introduce(outlook, other) {
            continue;
        }
        let equal = equal_place_or_tag(book, wanted, other);
        let words = if share.telling || share.words >= 2 { usize::from(share.words) } else { 0 };
        let weight = equal.as_ref().map_or(words, weight);
        if weight > 0 {
            fitting.push((
                (Reverse(weight), Reverse(other.strength_number().unwrap_or_default())),
                equal,
                other,
            ));
        }
    }
    order::sort_by_key(&mut fitting, |(key, ..)| *key);
    let last = fitting.get(LOOKED_AT - 1).map(|(key, ..)| *key);
    fitting.retain(|(key, ..)| last.is_none_or(|last| *key <= last));
    for ((weight, strength), equal, other) in fitting {
        let in_words = || wanted.shared(&texts_of(book, other).join(" "), other.tags.iter());
        let Some(because) = equal.or_else(in_words) else { continue };
        let rank = (2, 3, weight, strength, fold(&other.full_name()), other.id.number());
        found.push((rank, wanted.idea(IdeaKind::Introduce, IdeaOf::Contact(other.id), 3, because)));
    }
}

/// Unknown is silent: only whom the user knows is somebody to introduce.
fn is_somebody_to_introduce(outlook: &Outlook, other: &Row<Contact>) -> bool {
    other.is_at_least(Strength::Met) && is_welcome(outlook, other)
}

/// Whom somebody knows already, themselves included: colleagues, relations, those introduced before.
fn known_to(book: &Book, seeker: &Row<Contact>) -> BTreeSet<Id<Contact>> {
    let mut known = order::set([seeker.id]);
    known.extend(seeker.relations.iter().filter_map(|relation| relation.to));
    known.extend(book.naming::<Contact>(seeker.id.number()).map(|row| row.id));
    known.extend(seeker.introducer);
    for row in book.naming::<Introduction>(seeker.id.number()) {
        known.extend(row.parties());
    }
    for organization in present_places(book, seeker.id).filter_map(|row| row.organization) {
        known.extend(book.naming::<Affiliation>(organization.number()).map(|row| row.contact));
    }
    known
}

/// The slots that share a word or the organization with a goal.
fn candidates(book: &Book, wanted: &Wanted) -> impl Iterator<Item = (u32, Share)> + use<> {
    let mut shares: Vec<Share> = vec![Share::default(); wanted.finder.borne.len()];
    for word in &wanted.words {
        let telling = wanted.is_telling(word);
        for slot in wanted.finder.bearers_of(word) {
            let share = &mut shares[*slot as usize];
            share.words = share.words.saturating_add(1);
            share.telling |= telling;
        }
    }
    let organization = wanted.goal.organization.into_iter();
    let there = organization.flat_map(|id| book.naming::<Affiliation>(id.number()));
    for slot in there.filter_map(|row| book.contacts.slot(row.contact)) {
        if let Some(share) = shares.get_mut(slot as usize) {
            share.there = true;
        }
    }
    (0..).zip(shares).filter(|(_, share)| share.words > 0 || share.there)
}

/// The organization that a goal is about, where somebody is now, or a whole tag of theirs that it names.
fn equal_place_or_tag(book: &Book, wanted: &Wanted, other: &Row<Contact>) -> Option<Shared> {
    let is_at = |id: &Id<Organization>| {
        wanted.goal.organization == Some(*id) || book.get(*id).is_some_and(|row| wanted.holds(&row.name))
    };
    let organization = present_places(book, other.id).filter_map(|row| row.organization).find(is_at);
    let tag = || other.tags.iter().find(|tag| wanted.holds(tag)).cloned();
    organization.map(Shared::Organization).or_else(|| tag().map(Shared::Tag))
}

/// Whether the guard of R111 keeps ideas to five minutes.
pub fn is_guarded(outlook: &Outlook) -> bool {
    reciprocity::guard(outlook).is_some()
}
