//! Give and take: what the user can give and for whom, who gave lately and who received, whom to acknowledge.

use super::log::{LogForm, LogReason, Preset, new_favor};
use super::people::role_line;
use super::route::Route;
use super::sentence::{Sentence, Slot, full_person, on, the};
use super::words;
use crate::book::{Book, Contact, FavorKind, Give, GiveKind, Kind, Piece, Row, Side};
use crate::changes::{Act, Changes, Edit};
use crate::command::{
    Command, Edited, FavorNoted, IntroductionNoted, IntroductionStep, Noted, NotedAlone, Who, Written,
};
use crate::day::Day;
use crate::defaults;
use crate::give_finder::{self, Finder, Idea, IdeaKind, IdeaOf, Shared};
use crate::id::{Id, ItemId};
use crate::outlook::Outlook;
use crate::reciprocity::{self, Guard, GuardedFor, Kindness, Lately};
use crate::safe_url::SafeUrl;
use serde::{Deserialize, Serialize};

/// So many people with ideas are shown.
const MATCHES: usize = 12;
/// So much of what was exchanged is shown.
const LATEST: usize = 12;

/// The page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GiveAndTakePage {
    /// What was given and received lately in all (R84); `None` while there is nothing.
    pub figures: Option<Sentence>,
    /// The giver's guard, where it is up (R111).
    pub guard: Option<Sentence>,
    /// For whom there is something to give (R19).
    pub matches: Vec<MatchView>,
    /// Whom to acknowledge (R85).
    pub acknowledge: Vec<ThankLine>,
    /// How it stands lately with each person, in words (R84).
    pub people: Vec<Sentence>,
    /// What was given and received lately, newest first.
    pub latest: Vec<ExchangeLine>,
    /// What the user can give (R61).
    pub gives: Vec<GiveLine>,
    /// What they published (R73).
    pub pieces: Vec<PieceLine>,
}

/// Somebody, what they look for, and what there is for them.
#[derive(Clone, Debug, PartialEq)]
pub struct MatchView {
    /// Who.
    pub person: (Id<Contact>, String),
    /// What could be given, the best first.
    pub ideas: Vec<IdeaView>,
}

/// One idea, worded.
#[derive(Clone, Debug, PartialEq)]
pub struct IdeaView {
    /// Tells ideas apart while the page changes.
    pub key: String,
    /// What it is: "Introduce Folake Adeyemi".
    pub what: Sentence,
    /// What it takes: "five minutes".
    pub size: &'static str,
    /// Why, for the user's eyes only.
    pub why: Sentence,
    /// What one could say: no word of a private goal.
    pub draft: Sentence,
    /// The words of the one action.
    pub label: Sentence,
    /// What it does.
    pub command: Command,
    /// What is said then.
    pub said: &'static str,
    /// Writes to them.
    pub mail: Option<SafeUrl>,
}

/// Somebody to thank.
#[derive(Clone, Debug, PartialEq)]
pub struct ThankLine {
    /// What they did.
    pub words: Sentence,
    /// The form that notes the thanks.
    pub thank: Route,
}

/// One thing given or received.
#[derive(Clone, Debug, PartialEq)]
pub struct ExchangeLine {
    /// Who gave.
    pub by: Side,
    /// What it was.
    pub words: Sentence,
}

/// Something the user can give.
#[derive(Clone, Debug, PartialEq)]
pub struct GiveLine {
    /// Which.
    pub id: Id<Give>,
    /// What it is, in the user's words.
    pub text: String,
    /// Its kind, what it takes, its tags.
    pub about: Sentence,
    /// What its form begins with.
    pub form: GiveForm,
}

/// Something the user published.
#[derive(Clone, Debug, PartialEq)]
pub struct PieceLine {
    /// Which.
    pub id: Id<Piece>,
    /// Its title.
    pub title: String,
    /// Where it can be read.
    pub link: Option<SafeUrl>,
    /// Its tags.
    pub tags: String,
    /// What its form begins with.
    pub form: PieceForm,
}

/// The page of this book.
pub fn give_and_take(book: &Book, finder: &Finder, today: Day) -> GiveAndTakePage {
    let outlook = Outlook::new(book, today);
    let guard = reciprocity::guard(&outlook);
    let found = give_finder::matches(&outlook, finder, guard.is_some(), MATCHES);
    GiveAndTakePage {
        figures: figures(&outlook),
        guard: guard.map(|guard| guard_line(&outlook, &guard)),
        matches: found.into_iter().filter_map(|(id, ideas)| match_view(&outlook, id, &ideas)).collect(),
        acknowledge: reciprocity::to_acknowledge(&outlook)
            .iter()
            .map(|one| thank_line(&outlook, one))
            .collect(),
        people: reciprocity::per_person(&outlook)
            .into_iter()
            .map(|(id, lately)| with_one(book, id, lately))
            .collect(),
        latest: reciprocity::latest(&outlook, LATEST)
            .iter()
            .map(|one| exchange_line(&outlook, one))
            .collect(),
        gives: book.gives.iter().map(give_line).collect(),
        pieces: book.pieces.iter().map(piece_line).collect(),
    }
}

/// What there is for one person: the same on their own page.
pub fn ideas_for(book: &Book, finder: &Finder, contact: Id<Contact>, today: Day) -> Vec<IdeaView> {
    ideas_for_goal(book, finder, contact, None, today)
}

/// The same for one thing they look for.
fn ideas_for_goal(
    book: &Book,
    finder: &Finder,
    contact: Id<Contact>,
    goal: Option<ItemId>,
    today: Day,
) -> Vec<IdeaView> {
    if !looks_for_something(book, contact, today) {
        return Vec::new();
    }
    let outlook = Outlook::new(book, today);
    let guarded = give_finder::is_guarded(&outlook);
    let ideas = give_finder::ideas_for(&outlook, finder, contact, goal, guarded);
    match_view(&outlook, contact, &ideas).map(|view| view.ideas).unwrap_or_default()
}

/// Whether somebody looks for something just now: only then the finder has to be asked.
pub fn looks_for_something(book: &Book, contact: Id<Contact>, today: Day) -> bool {
    book.get(contact).is_some_and(|row| !give_finder::goals(row, today).is_empty())
}

/// R84: in figures only overall, and only what was done.
fn figures(outlook: &Outlook) -> Option<Sentence> {
    let overall = reciprocity::overall(outlook);
    let pattern = match (overall.given, overall.received) {
        (0, 0) => return None,
        (_, 0) => "Since {day} you gave {given:thing|things} to {to:person|people}.",
        (0, _) => "Since {day} you received {received:thing|things} from {from:person|people}.",
        _ => {
            "Since {day} you gave {given:thing|things} to {to:person|people} and received {received:thing|things} from {from:person|people}."
        }
    };
    let since = outlook.today.plus(-defaults::LATELY_DAYS);
    Some(
        Sentence::new(pattern)
            .slot("day", the(since, outlook.today))
            .count("given", overall.given)
            .count("to", overall.given_to)
            .count("received", overall.received)
            .count("from", overall.received_from),
    )
}

/// R84: the balance with one person in words, never in figures; empty for those with whom nobody counts.
pub fn balance(outlook: &Outlook, contact: &Row<Contact>) -> Sentence {
    Sentence::new(match reciprocity::lately(outlook, contact) {
        None => "Nobody keeps count here.",
        Some(Lately::NothingYet) => "Nothing noted yet.",
        Some(Lately::Quiet) => "Nothing lately.",
        Some(Lately::ReceivedMore) => "Lately you have received more.",
        Some(Lately::GaveMore) => "Lately you have given more.",
        Some(Lately::BothWays) => "Lately it goes both ways.",
    })
}

/// R84: in words, as everywhere for one person.
fn with_one(book: &Book, id: Id<Contact>, lately: Lately) -> Sentence {
    let pattern = match lately {
        Lately::ReceivedMore => "{who}: you have received more",
        Lately::GaveMore => "{who}: you have given more",
        Lately::BothWays => "{who}: it goes both ways",
        Lately::NothingYet | Lately::Quiet => "{who}",
    };
    Sentence::new(pattern).slot("who", full_person(book, id))
}

/// R111: said once, with its reason and its end.
fn guard_line(outlook: &Outlook, guard: &Guard) -> Sentence {
    let until = the(guard.until, outlook.today);
    match guard.because {
        GuardedFor::MuchGiven { gives } => Sentence::new(
            "You gave {gives:larger thing|larger things} in four weeks, while your own aims waited. Until {until} only five-minute gives are proposed here.",
        )
        .count("gives", gives),
        GuardedFor::NoAnswer { contact, gives } => Sentence::new(
            "You gave {who} {gives:larger thing|larger things} and it has been quiet since. Until {until} only five-minute gives are proposed here.",
        )
        .person("who", outlook.book, contact)
        .count("gives", gives),
    }
    .slot("until", until)
}

fn match_view(outlook: &Outlook, contact: Id<Contact>, ideas: &[Idea]) -> Option<MatchView> {
    let row = outlook.book.get(contact)?;
    let ideas = ideas.iter().filter_map(|idea| idea_view(outlook, row, idea)).collect();
    Some(MatchView { person: (contact, row.full_name()), ideas })
}

fn idea_view(outlook: &Outlook, row: &Row<Contact>, idea: &Idea) -> Option<IdeaView> {
    let book = outlook.book;
    let (label, command, said) = match idea.what {
        IdeaOf::Contact(other) if idea.private => (
            Sentence::new("Ask {who} first").own("who", row.short_name()),
            introduce(row.id, other, idea.goal),
            "Begun. The other one is asked once they agree, for they told you in confidence.",
        ),
        IdeaOf::Contact(other) => (
            Sentence::new("Ask both"),
            introduce(row.id, other, idea.goal),
            "Begun. Ask both before you bring them together.",
        ),
        _ => (Sentence::new("I gave it"), gave(outlook, row.id, idea), "Given, and noted."),
    };
    let draft = draft(book, row, idea);
    let body = draft.to_string();
    Some(IdeaView {
        key: format!("{}-{:?}", row.id, idea.what),
        what: idea_title(book, idea),
        size: if let IdeaOf::Contact(_) = idea.what { "asking both first" } else { words::size(idea.size) },
        why: why(book, row, idea)?,
        draft,
        label,
        command,
        said,
        mail: row.emails.iter().find_map(|email| SafeUrl::mail_saying(&email.value, &body)),
    })
}

fn idea_title(book: &Book, idea: &Idea) -> Sentence {
    match (idea.what, idea.kind) {
        (IdeaOf::Contact(id), _) => Sentence::new("Introduce {other}").slot("other", full_person(book, id)),
        (what, kind) => {
            let pattern = match kind {
                IdeaKind::Article => "Send {title}",
                IdeaKind::Invite => "Offer {title}",
                IdeaKind::Introduce => "Open your circle: {title}",
                IdeaKind::Experience | IdeaKind::Review | IdeaKind::Recommend => "Offer {title}",
            };
            Sentence::new(pattern).own("title", give_finder::title(book, what))
        }
    }
}

/// The reason in words, with what they look for: for the user alone.
fn why(book: &Book, row: &Row<Contact>, idea: &Idea) -> Option<Sentence> {
    let goal = row.goals.iter().find(|goal| goal.id == idea.goal)?;
    let looks_for = match (idea.private, goal.words.trim().is_empty(), goal.organization) {
        (false, true, Some(_)) => "{who} looks for a way into {place}",
        (true, true, Some(_)) => "{who} told you in confidence of looking for a way into {place}",
        (false, ..) => "{who} looks for {goal}",
        (true, ..) => "{who} told you in confidence of looking for {goal}",
    };
    let place = goal.organization.and_then(|id| book.get(id)).map(|row| row.name.clone()).unwrap_or_default();
    let looks_for = Sentence::new(looks_for)
        .own("who", row.short_name())
        .own("goal", goal.words.trim())
        .own("place", place)
        .to_string();
    let sentence = match (idea.what, &idea.because) {
        (IdeaOf::Contact(id), Shared::Organization(at)) => Sentence::new("{goal}; {other} is at {place}.")
            .person("other", book, id)
            .slot("place", super::sentence::organization(book, *at)),
        (IdeaOf::Contact(id), because) if says(&role_line(book, id), because) => {
            Sentence::new("{goal}; {other} is {role}.")
                .person("other", book, id)
                .own("role", role_line(book, id))
        }
        (IdeaOf::Contact(id), _) => {
            Sentence::new("{goal}; {other} has to do with {shared}.").person("other", book, id)
        }
        _ => Sentence::new("{goal}; this is about {shared}."),
    };
    Some(sentence.own("goal", looks_for).own("shared", shared(&idea.because)))
}

/// Whether somebody's title and organization alone show what is shared.
fn says(role: &str, because: &Shared) -> bool {
    let said = crate::text::words(role);
    matches!(because, Shared::Words(words) if words.iter().all(|word| said.contains(word)))
}

fn shared(because: &Shared) -> String {
    match because {
        Shared::Organization(_) => String::new(),
        Shared::Tag(tag) => tag.clone(),
        Shared::Words(words) => words.join(", "),
    }
}

/// What one could say to them. Nothing of a private goal stands in it, for messages are passed on.
fn draft(book: &Book, row: &Row<Contact>, idea: &Idea) -> Sentence {
    let goal = row.goals.iter().find(|goal| goal.id == idea.goal).map(|goal| goal.words.trim().to_owned());
    let goal = goal.filter(|words| !idea.private && !words.is_empty());
    let pattern = match (idea.what, idea.kind, &goal) {
        (IdeaOf::Contact(_), ..) => {
            "Hello {who}, I know {title}. Would you like me to put you in touch? No is a fine answer."
        }
        (_, IdeaKind::Article, Some(_)) => {
            "Hello {who}, you said that you look for {goal}. This may help: {title}"
        }
        (_, IdeaKind::Article, None) => "Hello {who}, this made me think of you: {title}",
        (_, _, Some(_)) => {
            "Hello {who}, you said that you look for {goal}. If it helps, I offer gladly: {title}"
        }
        (_, _, None) => "Hello {who}, if it helps, I offer gladly: {title}",
    };
    Sentence::new(pattern)
        .own("who", row.short_name())
        .own("title", give_finder::title(book, idea.what))
        .own("goal", goal.unwrap_or_default())
}

/// Double opt-in (c19): each side is asked; the owner of a private goal first (R19).
fn introduce(who: Id<Contact>, other: Id<Contact>, goal: ItemId) -> Command {
    let introduction = IntroductionNoted {
        introducer: Some(Who::Me),
        who: Who::Known(who),
        to: Who::Known(other),
        organization: String::new(),
        step: IntroductionStep::Offered,
        goal: Some(goal),
    };
    Command::Note(NotedAlone { people: vec![Who::Known(who)], noted: Noted::Introduction(introduction) })
}

/// Logs the give.
fn gave(outlook: &Outlook, who: Id<Contact>, idea: &Idea) -> Command {
    let what = give_finder::title(outlook.book, idea.what);
    log_give(
        outlook.book,
        outlook.today,
        who,
        FavorNoted { kind: idea.kind.favor(), size: idea.size, what, ..new_favor(Side::Me) },
    )
}

/// R85: a give of this kind, logged with one tap from somebody's page.
pub fn give_now(book: &Book, today: Day, who: Id<Contact>, kind: FavorKind) -> Command {
    log_give(book, today, who, FavorNoted { kind, ..new_favor(Side::Me) })
}

fn log_give(book: &Book, today: Day, who: Id<Contact>, favor: FavorNoted) -> Command {
    let mut form = LogForm::for_preset(book, today, &Preset::for_person(who, Some(LogReason::Give)));
    form.favors = vec![favor];
    Command::Log(Box::new(form.into_entry()))
}

fn thank_line(outlook: &Outlook, one: &reciprocity::ToAcknowledge) -> ThankLine {
    let contact = one.latest.contact;
    let pattern = match one.count {
        1 => "{who} gave you {kind} {day}",
        _ => "{who} gave you {kind} {day}, and {more:thing|things} before that",
    };
    let words = Sentence::new(pattern)
        .slot("who", full_person(outlook.book, contact))
        .slot("kind", Slot::Word(words::favor(one.latest.kind)))
        .slot("day", on(one.latest.day, outlook.today))
        .count("more", one.count - 1);
    ThankLine { words, thank: Preset::for_person(contact, Some(LogReason::Thanks)).route() }
}

fn exchange_line(outlook: &Outlook, kindness: &Kindness) -> ExchangeLine {
    let what = what_of(outlook.book, kindness);
    let pattern = match (kindness.by, what.is_empty()) {
        (Side::Me, true) => "You gave {who} {kind} {day}",
        (Side::Me, false) => "You gave {who} {kind} {day}: {what}",
        (Side::Them, true) => "{who} gave you {kind} {day}",
        (Side::Them, false) => "{who} gave you {kind} {day}: {what}",
    };
    let words = Sentence::new(pattern)
        .slot("who", full_person(outlook.book, kindness.contact))
        .slot("kind", Slot::Word(words::favor(kindness.kind)))
        .slot("day", on(kindness.day, outlook.today))
        .own("what", what);
    ExchangeLine { by: kindness.by, words }
}

fn what_of(book: &Book, kindness: &Kindness) -> String {
    match kindness.record {
        (Kind::Favor, id) => book.get(Id::<crate::book::Favor>::from_number(id)).map(|row| row.what.clone()),
        _ => None,
    }
    .unwrap_or_default()
}

fn give_line(row: &Row<Give>) -> GiveLine {
    let pattern = if row.tags.is_empty() { "{kind}, {size}" } else { "{kind}, {size}: {tags}" };
    GiveLine {
        id: row.id,
        text: row.text.clone(),
        about: Sentence::new(pattern)
            .slot("kind", Slot::Word(words::give(row.kind)))
            .slot("size", Slot::Word(words::size(row.size)))
            .own("tags", row.tags.join(", ")),
        form: GiveForm { kind: row.kind, text: row.text.clone(), tags: row.tags.to_vec(), size: row.size },
    }
}

fn piece_line(row: &Row<Piece>) -> PieceLine {
    PieceLine {
        id: row.id,
        title: row.title.clone(),
        link: SafeUrl::parse(&row.url).filter(SafeUrl::is_web),
        tags: row.tags.join(", "),
        form: PieceForm { title: row.title.clone(), url: row.url.clone(), tags: row.tags.to_vec() },
    }
}

/// The form for something the user can give.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GiveForm {
    /// A skill, something to read, a circle of people, a tool.
    pub kind: GiveKind,
    /// In a few words.
    pub text: String,
    /// Words by which it is found.
    pub tags: Vec<String>,
    /// 1 = five minutes or less, 2, 3.
    pub size: u8,
}

impl Default for GiveForm {
    fn default() -> GiveForm {
        GiveForm { kind: GiveKind::default(), text: String::new(), tags: Vec::new(), size: 1 }
    }
}

impl GiveForm {
    /// Adds it, or changes the one it was opened for.
    pub fn command(&self, book: &Book, id: Option<Id<Give>>) -> Command {
        let (text, tags) = (self.text.trim().to_owned(), self.tags.iter().cloned().collect());
        let give = Give { kind: self.kind, text, tags, size: self.size };
        match id.and_then(|id| book.get(id)) {
            Some(row) => Command::Edit(Edited::of(row.id, &row.record, &give)),
            None => Command::Write(Written::Give(give)),
        }
    }
}

/// The form for something the user published.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PieceForm {
    /// Its title.
    pub title: String,
    /// Where it can be read.
    pub url: String,
    /// What it is about.
    pub tags: Vec<String>,
}

impl PieceForm {
    /// Adds it, or changes the one it was opened for.
    pub fn command(&self, book: &Book, id: Option<Id<Piece>>, today: Day) -> Command {
        let (title, url) = (self.title.trim().to_owned(), self.url.trim().to_owned());
        let tags = self.tags.iter().cloned().collect();
        match id.and_then(|id| book.get(id)) {
            Some(row) => {
                let after = Piece { title, url, tags, ..row.record.clone() };
                Command::Edit(Edited::of(row.id, &row.record, &after))
            }
            None => {
                let published_on = Some(today);
                Command::Write(Written::Piece(Piece { title, url, tags, published_on }))
            }
        }
    }
}

/// R61: something new that may meet what there is already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum New {
    /// Something to give.
    Give(IdeaOf),
    /// Something that somebody looks for; `None` where they are new themselves: anything.
    Goal(Id<Contact>, Option<ItemId>),
}

/// What of some changes, in effect already, may meet what there is.
pub fn new_in(book: &Book, changes: &Changes) -> Vec<New> {
    let looks_for = |edit: &Edit| {
        let id = Id::<Contact>::from_number(edit.id);
        match &edit.act {
            Act::Insert(_) => {
                book.get(id).is_some_and(|row| !row.goals.is_empty()).then_some(New::Goal(id, None))
            }
            Act::Set(change) => (change.part.field == Contact::GOALS && change.after.is_some())
                .then(|| New::Goal(id, Some(ItemId::from_number(change.part.item)))),
            Act::Remove(_) | Act::Forget => None,
        }
    };
    let stays = |edit: &Edit| matches!(edit.act, Act::Insert(_) | Act::Set(_));
    let new = |edit: &Edit| match edit.kind {
        Kind::Give => stays(edit).then(|| New::Give(IdeaOf::Give(Id::from_number(edit.id)))),
        Kind::Piece => stays(edit).then(|| New::Give(IdeaOf::Piece(Id::from_number(edit.id)))),
        Kind::Contact => looks_for(edit),
        _ => None,
    };
    let mut found: Vec<New> = changes.edits.iter().filter_map(new).collect();
    found.dedup();
    found
}

/// R61: what is said beside "saved": for whom something to give may be something, and what there is for somebody
/// who looks for it.
pub fn said_of(book: &Book, finder: &Finder, new: New, today: Day) -> Option<Sentence> {
    match new {
        New::Give(what) => said_of_give(book, finder, what, today),
        New::Goal(contact, goal) => {
            let idea = ideas_for_goal(book, finder, contact, goal, today).into_iter().next()?;
            let sentence = Sentence::new("An idea for {who}: {idea}.").own("idea", idea.what.to_string());
            Some(sentence.slot("who", full_person(book, contact)))
        }
    }
}

fn said_of_give(book: &Book, finder: &Finder, what: IdeaOf, today: Day) -> Option<Sentence> {
    let seekers = give_finder::seekers_of(&Outlook::new(book, today), finder, what);
    let pattern = match seekers.len() {
        0 => return None,
        1 => "It may be something for {one}.",
        2 => "It may be something for {one} and {two}.",
        _ => "It may be something for {one}, {two} and {more:other|others}.",
    };
    let names = ["one", "two"].into_iter().zip(&seekers);
    let sentence = names
        .fold(Sentence::new(pattern), |sentence, (slot, id)| sentence.slot(slot, full_person(book, *id)));
    Some(sentence.count("more", seekers.len().saturating_sub(2)))
}
