//! R88: an introduction as a state machine. What was decided stands in the record (asked, offered, made,
//! declined, let go) or was said of a card on Today; everything later is derived from what happened. [`state`]
//! says how far one is, since when, and whose turn it is.

mod by_me;
mod for_me;

pub use by_me::waits_for_owner;
pub(crate) use for_me::came_of;

use crate::book::{
    Ask, Book, Contact, Interaction, Introduction, Meeting, Party, ReasonKind, Row, SearchEvent, Serves,
    Verdict,
};
use crate::day::Day;
use crate::follow_up::decisions;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::reason::ReportOf;
use crate::tie::{Order, Tie, Touch};

/// How far an introduction is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// The introducer was asked for it.
    Asked,
    /// The introducer offered it, or agreed.
    Offered,
    /// The user introduces: one side or both have not said yes yet.
    Sides,
    /// The user introduces: both sides said yes.
    Agreed,
    /// It was made.
    Made,
    /// The user wrote or called the one introduced.
    Contacted,
    /// A meeting with them is planned.
    Scheduled,
    /// They met or talked.
    Met,
    /// The introducer heard what became of it.
    Reported,
    /// It stands for itself: nothing more is to be said of it, or somebody of it is out of reach.
    Closed,
    /// Somebody said no.
    Declined,
    /// Nothing came of it, and nobody is to blame.
    Lapsed,
    /// The user let it go.
    LetGo,
}

impl Stage {
    /// Whether nothing more is expected of anybody.
    pub fn is_end(self) -> bool {
        self >= Stage::Reported
    }
}

/// Whose turn it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// The user's.
    Mine,
    /// Somebody else's.
    Theirs(Id<Contact>),
    /// Nobody's: a day is fixed, or it is between the two.
    Nobody,
}

/// Where one introduction stands on a day.
#[derive(Clone, Debug, PartialEq)]
pub struct IntroductionState {
    /// How far it is.
    pub stage: Stage,
    /// Since when.
    pub since: Day,
    /// Whose turn it is.
    pub turn: Turn,
    /// When what the user has to do is due and from when it is late.
    pub due: Option<(Day, Option<Day>)>,
    /// The day it lapses by itself if nothing happens.
    pub lapses_on: Option<Day>,
    /// Every stage it came through, with its day, oldest first.
    pub history: Vec<(Stage, Day)>,
    /// Double opt-in: those introduced, the user left out.
    pub sides: Vec<Side>,
    /// Since when it waits for somebody, and the day of the one reminder, while none went out.
    pub reminder: Option<(Day, Day)>,
    /// What the introducer is to hear, and the day that is counted from.
    pub report: Option<(Day, ReportOf)>,
    /// What calls for the user's turn or holds it, where the stage alone does not say.
    pub detail: Detail,
}

/// One of the two whom the user introduces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// Who.
    pub who: Id<Contact>,
    /// When they said yes.
    pub agreed_on: Option<Day>,
    /// Since when they can be asked; `None`: the other one comes first (R19).
    pub open_since: Option<Day>,
    /// When they were asked: the days of the words to them about it.
    pub asked: Vec<Day>,
}

impl Side {
    /// Not asked yet, and can be since this day.
    pub fn to_ask(&self) -> Option<Day> {
        self.open_since.filter(|_| self.asked.is_empty())
    }

    /// The day they were first asked, and who they are.
    fn first_asked(&self) -> Option<(Day, Id<Contact>)> {
        Some((*self.asked.first()?, self.who))
    }
}

/// What the stage alone does not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Detail {
    /// Nothing.
    #[default]
    Plain,
    /// Offered: the words to pass on went out.
    BlurbSent,
    /// Contacted: an answer came, no meeting is planned yet.
    Answered(Day),
    /// Contacted: the plan for silence ended without an answer.
    NoAnswer,
    /// Scheduled: this meeting.
    Planned(Id<Meeting>),
    /// Sides: this one has not been asked yet.
    ToAsk(Id<Contact>),
    /// Made by the user four weeks ago: one friendly question.
    ToAskAfter,
    /// Reported, and then something came of it: the introducer is to hear that too.
    CameOfIt(Id<SearchEvent>),
}

/// The day, and the touches that are seen: those of the book, of one person perhaps only some.
struct Seen<'o, 'a, 't> {
    outlook: &'o Outlook<'a>,
    of_one: Option<&'t Tie<'a>>,
}

impl<'a> Seen<'_, 'a, '_> {
    fn tie(&self, id: Id<Contact>) -> Option<Tie<'a>> {
        self.of_one.filter(|tie| tie.id() == id).cloned().or_else(|| Tie::new(self.outlook.book, id))
    }
}

/// Where an introduction stands.
pub fn state(outlook: &Outlook, introduction: &Row<Introduction>) -> IntroductionState {
    state_of(&Seen { outlook, of_one: None }, introduction)
}

/// Where it stands with the touches of one person as they are given, such as those before a day.
pub fn state_with<'a>(
    outlook: &Outlook<'a>,
    tie: &Tie<'a>,
    introduction: &Row<Introduction>,
) -> IntroductionState {
    state_of(&Seen { outlook, of_one: Some(tie) }, introduction)
}

fn state_of(seen: &Seen, introduction: &Row<Introduction>) -> IntroductionState {
    let state = match (introduction.introducer, introduction.for_me()) {
        (_, Some((introducer, other))) => for_me::state(seen, introduction, introducer, other),
        (Party::Me, None) => by_me::state(seen, introduction),
        (Party::Contact(_), None) => between_others(introduction),
    };
    let book = seen.outlook.book;
    match let_go_on_today(book, introduction, &state) {
        _ if is_cut_off(book, introduction, &state) => {
            let since = state.since;
            state.end(Stage::Closed, since)
        }
        // What has happened stands; only the word about it was let go.
        Some(day) if state.report.is_some() || state.detail == Detail::ToAskAfter => {
            state.end(Stage::Closed, day)
        }
        Some(day) => state.end(Stage::LetGo, day),
        None => state,
    }
}

/// The day on which the user let the card go on which their turn stands.
fn let_go_on_today(book: &Book, row: &Row<Introduction>, state: &IntroductionState) -> Option<Day> {
    let cards = cards(row, state).into_iter().filter(|_| state.turn == Turn::Mine);
    let decided = cards.flat_map(|(kind, who)| decisions::for_record(book, who, kind, row.id.number()));
    decided.filter(|row| row.verdict == Verdict::LetGo).map(|row| row.day).max()
}

/// The cards of Today on which the user's turn stands.
fn cards(row: &Introduction, state: &IntroductionState) -> Vec<(ReasonKind, Id<Contact>)> {
    let sides = |kind| state.sides.iter().map(|side| (kind, side.who)).collect();
    match (row.for_me(), state.stage) {
        (Some((introducer, _)), _) if state.report.is_some() => vec![(ReasonKind::Report, introducer)],
        (Some((introducer, _)), Stage::Offered) => vec![(ReasonKind::Blurb, introducer)],
        (Some((_, other)), Stage::Made) => vec![(ReasonKind::FirstMessage, other)],
        (None, Stage::Sides) => {
            let open = state.sides.iter().filter(|side| side.agreed_on.is_none() && side.to_ask().is_some());
            open.map(|side| (ReasonKind::SideOpen, side.who)).collect()
        }
        (None, Stage::Agreed) => sides(ReasonKind::MyPromise),
        (None, Stage::Made) => sides(ReasonKind::Reconnect),
        _ => Vec::new(),
    }
}

/// R115: nobody turns to the dead or to those to be left alone, nor waits for them. With whomever else it
/// was made it goes on; only the introducer hears no more of it.
fn is_cut_off(book: &Book, row: &Introduction, state: &IntroductionState) -> bool {
    if state.is_over() {
        return false;
    }
    match row.for_me().filter(|_| row.made_on.is_some()) {
        Some((introducer, other)) => {
            is_gone(book, other) || (state.report.is_some() && is_gone(book, introducer))
        }
        None => names_one_gone(book, row),
    }
}

/// Whether one of the three is out of reach: before it is made that ends an introduction.
pub fn names_one_gone(book: &Book, row: &Introduction) -> bool {
    row.parties().any(|id| is_gone(book, id))
}

fn is_gone(book: &Book, id: Id<Contact>) -> bool {
    book.get(id).is_some_and(|row| row.is_out_of_reach())
}

/// Noted only: nobody here has a turn, and once it is made there is nothing more to it.
fn between_others(introduction: &Row<Introduction>) -> IntroductionState {
    IntroductionState::ended(introduction).unwrap_or_else(|| {
        let mut state = IntroductionState::recorded(introduction);
        introduction.made_on.into_iter().for_each(|made| state.reach(Stage::Closed, made));
        state
    })
}

impl IntroductionState {
    /// Whether it has come to an end.
    pub fn is_over(&self) -> bool {
        self.stage.is_end() && self.turn != Turn::Mine
    }

    /// Comes to an end; nobody has a turn any more.
    fn end(mut self, stage: Stage, day: Day) -> IntroductionState {
        self.reach(stage, day);
        (self.turn, self.detail) = (Turn::Nobody, Detail::Plain);
        (self.due, self.lapses_on, self.reminder) = (None, None, None);
        self
    }

    /// How far the record itself says it is; nobody's turn yet.
    fn recorded(introduction: &Row<Introduction>) -> IntroductionState {
        let mut history = Vec::new();
        let steps = [
            (Stage::Asked, introduction.asked_on),
            (Stage::Offered, introduction.offered_on),
            (Stage::Made, introduction.made_on),
        ];
        history.extend(steps.into_iter().filter_map(|(stage, day)| Some((stage, day?))));
        if history.is_empty() {
            history.push((Stage::Asked, introduction.recorded_on));
        }
        let (stage, since) = history[history.len() - 1];
        let side = |(side, agreed_on): (Party, Option<Day>)| {
            Some(Side { who: side.contact()?, agreed_on, open_since: None, asked: Vec::new() })
        };
        let agreed =
            [(introduction.who, introduction.who_agreed_on), (introduction.to, introduction.to_agreed_on)];
        IntroductionState {
            stage,
            since,
            turn: Turn::Nobody,
            due: None,
            lapses_on: None,
            history,
            sides: agreed.into_iter().filter_map(side).collect(),
            reminder: None,
            report: None,
            detail: Detail::Plain,
        }
    }

    /// The end that the user noted, if they did.
    fn ended(introduction: &Row<Introduction>) -> Option<IntroductionState> {
        let declined = introduction.declined_on.map(|day| (Stage::Declined, day));
        let let_go = introduction.let_go_on.map(|day| (Stage::LetGo, day));
        let (stage, day) = declined.or(let_go)?;
        let mut state = IntroductionState::recorded(introduction);
        state.reach(stage, day);
        Some(state)
    }

    /// Comes to a further stage.
    fn reach(&mut self, stage: Stage, day: Day) {
        (self.stage, self.since) = (stage, day);
        self.history.push((stage, day));
    }

    /// It is the user's turn, by a day.
    fn mine(&mut self, detail: Detail, due: Day, late: Option<Day>) {
        (self.turn, self.detail, self.due) = (Turn::Mine, detail, Some((due, late)));
    }

    /// It is somebody else's turn until it lapses.
    fn theirs(&mut self, outlook: &Outlook, whose: Id<Contact>, lapses_on: Day) {
        if outlook.today >= lapses_on {
            self.reach(Stage::Lapsed, lapses_on);
        } else {
            (self.turn, self.lapses_on) = (Turn::Theirs(whose), Some(lapses_on));
        }
    }
}

/// Whether an introduction carries this ask: then the ask itself is nobody's turn, and a yes to it counts as a
/// favor when the introduction is made (R20: one obligation).
pub fn is_carried(book: &Book, ask: Id<Ask>) -> bool {
    book.naming::<Introduction>(ask.number()).any(|row| row.ask == Some(ask) && !row.is_ended())
}

/// Whether an interaction is about this introduction: it came up in it, it serves it, or it serves the ask
/// it came from.
pub fn is_about(book: &Book, touch: &Row<Interaction>, row: &Row<Introduction>) -> bool {
    row.from == Some(touch.id)
        || match touch.serves {
            Some(Serves::Introduction(id)) if id == row.id => true,
            // A word about one of those asked for together is a word about all.
            Some(Serves::Introduction(id)) => {
                row.ask.is_some() && book.get(id).is_some_and(|other| other.ask == row.ask)
            }
            Some(Serves::Ask(id)) => row.ask == Some(id),
            _ => false,
        }
}

/// The introductions that an interaction serves: by itself, or because it made or repeats the ask for them.
pub fn served<'a>(book: &'a Book, touch: &Row<Interaction>) -> Vec<&'a Row<Introduction>> {
    let asked_in = book.naming::<Introduction>(touch.id.number());
    let mut served: Vec<&Row<Introduction>> = asked_in.filter(|row| row.ask.is_some()).collect();
    match touch.serves {
        Some(Serves::Introduction(id)) => served.extend(book.get(id)),
        Some(Serves::Ask(id)) => served.extend(book.naming::<Introduction>(id.number())),
        _ => {}
    }
    served
}

/// Where the making of an introduction stands among what happened with the other one: with the interaction it
/// came from, which may have been with the introducer alone; else at the start of its day.
pub(crate) fn made_at(outlook: &Outlook, other: &Tie, row: &Row<Introduction>, made: Day) -> Order {
    let from = row.from.and_then(|id| outlook.book.get(id)).filter(|touch| touch.day == made);
    let Some(from) = from else { return (made, 0, 0) };
    let touch = other.touches.iter().find(|touch| touch.row.id == from.id);
    let elsewhere = || other.among((made, from.minute.unwrap_or(u16::MAX), from.id.number()));
    touch.map_or_else(elsewhere, Touch::order)
}

/// The one of two whom the user knows better; of equals the one who is introduced.
pub fn closer(book: &Book, [one, other]: [Id<Contact>; 2]) -> Id<Contact> {
    let strength = |id: Id<Contact>| book.get(id).and_then(|row| row.strength);
    if strength(other) > strength(one) { other } else { one }
}
