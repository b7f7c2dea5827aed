//! The board: every introduction by how far it is, the user's turn first, each with its day, the one next
//! thing to do, and the taps that move it on.

use crate::book::{Book, Contact, Introduction, Meeting, Party, Row};
use crate::command::{Command, Edited, IntroductionStep};
use crate::day::Day;
use crate::id::Id;
use crate::introductions::{Detail, IntroductionState, Side, Stage, Turn, closer, state};
use crate::landing::ended_unmade;
use crate::order;
use crate::outlook::Outlook;
use crate::page::log::{LogReason, Preset};
use crate::page::person::introduction_words;
use crate::page::route::{Place, Route};
use crate::page::sentence::{Sentence, on, the};

/// All introductions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Board {
    /// Those that go on, by how far they are: the user's turn first.
    pub groups: Vec<BoardGroup>,
    /// Those that have come to an end, latest first.
    pub ended: Vec<BoardCard>,
    /// How many have come to an end in all.
    pub ended_count: usize,
}

/// Introductions that are equally far.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardGroup {
    /// How far, in words.
    pub title: &'static str,
    /// Whether it is the user's turn.
    pub is_mine: bool,
    /// The introductions, the most pressing first.
    pub cards: Vec<BoardCard>,
    /// How many there are in all.
    pub count: usize,
}

/// One introduction.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardCard {
    /// Which.
    pub id: Id<Introduction>,
    /// Who, to whom, and how far, with its day.
    pub words: Sentence,
    /// What it is about, as noted.
    pub about: String,
    /// What the stage alone does not say.
    pub notes: Vec<Sentence>,
    /// "by tomorrow"; `None` where nothing is due.
    pub due: Option<Sentence>,
    /// Whether the day is past, today, or still to come.
    pub is_late: bool,
    /// The one next thing to do.
    pub next: Option<NextStep>,
    /// What else moves it on.
    pub moves: Vec<NextStep>,
}

/// Something to do about an introduction.
#[derive(Clone, Debug, PartialEq)]
pub enum NextStep {
    /// Opens a form or a page.
    Go(Sentence, Route),
    /// Moves it on with one tap.
    Move(Move),
}

/// One tap.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// The words on its button.
    pub label: Sentence,
    /// What the toast says afterwards.
    pub said: &'static str,
    /// What it does.
    pub command: Command,
}

/// So many of those equally far are shown at most: the most pressing.
const SHOWN: usize = 50;

/// The board on a day. Those to be left alone are hidden (R115).
pub fn board(book: &Book, today: Day) -> Board {
    let outlook = Outlook::new(book, today);
    let is_hidden = |id| book.get(id).is_some_and(|row: &Row<Contact>| row.never_contact);
    let shown = book.introductions.iter().filter(|row| !row.parties().any(is_hidden));
    let mut all: Vec<(&Row<Introduction>, IntroductionState)> =
        shown.map(|row| (row, state(&outlook, row))).collect();
    order::sort_by_key(&mut all, |(row, state)| {
        let ended = state.is_over().then_some(std::cmp::Reverse(state.since));
        (ended, state.turn != Turn::Mine, state.stage, state.due, state.since, row.id)
    });
    let mut board = Board::default();
    for (row, state) in all {
        if state.is_over() {
            board.ended_count += 1;
            if board.ended.len() < SHOWN {
                board.ended.push(card(&outlook, row, &state));
            }
            continue;
        }
        let title = title(row, &state);
        let at = board.groups.iter().position(|group| group.title == title).unwrap_or_else(|| {
            let is_mine = state.turn == Turn::Mine;
            board.groups.push(BoardGroup { title, is_mine, cards: Vec::new(), count: 0 });
            board.groups.len() - 1
        });
        let group = &mut board.groups[at];
        group.count += 1;
        if group.cards.len() < SHOWN {
            group.cards.push(card(&outlook, row, &state));
        }
    }
    board
}

/// How far an introduction is and what that means for the user.
fn title(row: &Introduction, state: &IntroductionState) -> &'static str {
    let by_me = row.introducer == Party::Me;
    match (state.stage, state.turn == Turn::Mine, state.detail) {
        (Stage::Offered, true, _) => "Offered: words to pass on",
        (Stage::Offered, false, _) => "Offered, and your words are with them",
        (Stage::Made, true, _) if by_me => "A month ago: one friendly question",
        (Stage::Made, false, _) if by_me => "Introduced by you",
        (Stage::Made, true, _) => "Made: yours to write",
        (Stage::Contacted, true, Detail::NoAnswer) => "Quiet so far: a line to the introducer",
        (Stage::Contacted, true, _) if state.report.is_some() => {
            "Answered, no day found: a line to the introducer"
        }
        (Stage::Contacted, true, _) => "Answered: yours to find a day",
        (Stage::Contacted, false, _) => "Written to",
        (Stage::Scheduled, true, _) => "The day has been: how was it?",
        (Stage::Scheduled, false, _) => "A meeting is planned",
        (Stage::Met, _, _) => "Met: tell the introducer",
        (Stage::Reported, _, _) => "Something came of it: tell the introducer",
        (Stage::Sides, true, _) => "Yours to introduce: ask each side",
        (Stage::Sides, false, _) => "Asked each side",
        (Stage::Agreed, _, _) => "Both said yes: introduce them",
        (Stage::Asked, _, _) if row.for_me().is_some() => "Asked for",
        _ => "Between others",
    }
}

fn card(outlook: &Outlook, row: &Row<Introduction>, state: &IntroductionState) -> BoardCard {
    let today = outlook.today;
    let mut steps = steps(outlook, row, state);
    let next = if steps.is_empty() { None } else { Some(steps.remove(0)) };
    BoardCard {
        id: row.id,
        words: words(outlook, row, state),
        about: row.about.trim().to_owned(),
        notes: notes(outlook, state),
        due: state.due.filter(|_| state.turn == Turn::Mine).map(|(due, late)| say_due(due, late, today)),
        is_late: state.due.and_then(|(_, late)| late).is_some_and(|late| today >= late),
        next,
        moves: steps,
    }
}

fn say_due(due: Day, late: Option<Day>, today: Day) -> Sentence {
    let pattern = match (today >= due, late.is_some_and(|late| today >= late)) {
        (true, true) => "late: since {day}",
        (true, false) if due < today => "due since {day}",
        (true, false) => "due {day}",
        (false, _) => "by {day}",
    };
    Sentence::new(pattern).slot("day", the(due, today))
}

/// What was done last, with its day.
fn words(outlook: &Outlook, row: &Row<Introduction>, state: &IntroductionState) -> Sentence {
    let (book, today) = (outlook.book, outlook.today);
    let about = |pattern| {
        let sentence = Sentence::new(pattern).slot("day", on(state.since, today));
        let sentence = sentence.slot("since", the(state.since, today));
        match row.for_me() {
            Some((introducer, other)) => {
                sentence.person("introducer", book, introducer).person("other", book, other)
            }
            None => two(sentence, book, row),
        }
    };
    match (row.for_me().is_some(), state.stage, state.detail) {
        (true, Stage::Contacted, Detail::Answered(day)) => {
            about("{other} answered {answered}; {introducer} introduced you.")
                .slot("answered", on(day, today))
        }
        (true, Stage::Contacted, _) => about("You turned to {other} {day}; {introducer} introduced you."),
        (true, Stage::Scheduled, Detail::Planned(id)) => {
            let day = book.get(id).map_or(state.since, |meeting: &Row<Meeting>| meeting.day);
            let pattern = match day < today {
                true => "You planned to meet {other} {meeting}; {introducer} introduced you.",
                false => "You meet {other} {meeting}; {introducer} introduced you.",
            };
            about(pattern).slot("meeting", on(day, today))
        }
        (true, Stage::Met, _) => about("You talked with {other} {day}; {introducer} introduced you."),
        (true, Stage::Reported, _) => about("{introducer} heard {day} what became of you and {other}."),
        (_, Stage::Declined, _) if row.for_me().is_some() => {
            about("The introduction to {other} by {introducer} was declined {day}.")
        }
        (true, Stage::Lapsed, _) if ended_unmade(outlook, row) => {
            about("Your search ended {day}, and with it the introduction to {other} by {introducer}.")
        }
        (true, Stage::Lapsed, _) => {
            about("The introduction to {other} by {introducer} came to nothing by {since}.")
        }
        (true, Stage::LetGo, _) => about("You let the introduction to {other} by {introducer} go {day}."),
        (false, Stage::Agreed, _) => about("{who} and {to} both said yes, the second one {day}."),
        (false, Stage::Sides, _) => about("You want to introduce {who} to {to}, since {since}."),
        (false, Stage::Declined, _) => about("The introduction of {who} to {to} was declined {day}."),
        (false, Stage::Lapsed, _) => about("The introduction of {who} to {to} came to nothing by {since}."),
        (false, Stage::LetGo, _) => about("You let the introduction of {who} to {to} go {day}."),
        _ => introduction_words(book, row, today),
    }
}

fn two(sentence: Sentence, book: &Book, row: &Introduction) -> Sentence {
    let sides = [("who", row.who), ("to", row.to)];
    sides.into_iter().fold(sentence, |sentence, (slot, party)| match party.contact() {
        Some(id) => sentence.person(slot, book, id),
        None => sentence.slot(slot, crate::page::sentence::Slot::Word("you")),
    })
}

/// Whose yes is there and whose is not (double opt-in), and when it lapses.
fn notes(outlook: &Outlook, state: &IntroductionState) -> Vec<Sentence> {
    let (book, today) = (outlook.book, outlook.today);
    let mut notes = Vec::new();
    for Side { who: side, agreed_on, open_since, asked } in &state.sides {
        let open = state.stage == Stage::Sides;
        match agreed_on {
            Some(day) => notes.push(
                Sentence::new("{side} said yes {day}.")
                    .person("side", book, *side)
                    .slot("day", on(*day, today)),
            ),
            None if open => {
                let pattern = match (open_since, asked.is_empty()) {
                    (None, _) => "{side} is asked once the other one agrees: it was told in confidence.",
                    (Some(_), true) => "{side} has not been asked yet.",
                    (Some(_), false) => "{side} has not answered yet, which says nothing so far.",
                };
                notes.push(Sentence::new(pattern).person("side", book, *side));
            }
            None => {}
        }
    }
    if let (Turn::Theirs(_), Some(day)) = (state.turn, state.lapses_on) {
        notes
            .push(Sentence::new("Without a word it closes by itself on {day}.").slot("day", the(day, today)));
    }
    notes
}

/// What can be done, the one next thing first.
fn steps(outlook: &Outlook, row: &Row<Introduction>, state: &IntroductionState) -> Vec<NextStep> {
    let book = outlook.book;
    match row.for_me() {
        Some((introducer, other)) => for_me(book, row, state, introducer, other),
        None if row.introducer == Party::Me => by_me(outlook, row, state),
        None => Vec::new(),
    }
}

fn for_me(
    book: &Book,
    row: &Row<Introduction>,
    state: &IntroductionState,
    introducer: Id<Contact>,
    other: Id<Contact>,
) -> Vec<NextStep> {
    let log = |pattern, with: Id<Contact>, reason| log(book, row, pattern, with, reason);
    let tell = || log("Tell {name}", introducer, Some(LogReason::Report));
    let remind = || log("Remind {name}", introducer, Some(LogReason::Introduction));
    let moved = |label, said, step| moved(row, label, said, step);
    let agreed = || moved("They agreed", "Noted.", IntroductionStep::Offered);
    let made = || moved("It was made", "Noted that it was made.", IntroductionStep::Made);
    let declined = row.made_on.is_none().then(|| moved("Declined", "Noted.", IntroductionStep::Declined));
    let let_go =
        (state.stage != Stage::Reported).then(|| moved("Let it go", "Let go.", IntroductionStep::LetGo));
    let steps = match (state.stage, state.turn, state.detail) {
        (Stage::Asked, Turn::Theirs(_), _) => vec![agreed(), made(), remind()],
        (Stage::Offered, Turn::Mine, _) => {
            vec![log("Send {name} the words", introducer, Some(LogReason::Blurb)), made()]
        }
        (Stage::Offered, Turn::Theirs(_), _) => vec![made(), remind()],
        (Stage::Made, Turn::Mine, _) => vec![log("Write to {name}", other, Some(LogReason::FirstMessage))],
        (Stage::Contacted, Turn::Mine, Detail::Answered(_)) => {
            let plan = go_about(book, "Plan to meet {name}", Place::PlanMeeting, other);
            state.report.map(|_| tell()).into_iter().chain([plan]).collect()
        }
        (Stage::Contacted, Turn::Mine, _) => vec![tell()],
        (Stage::Contacted, _, _) => vec![
            log("{name} answered", other, None),
            go_about(book, "Plan to meet {name}", Place::PlanMeeting, other),
        ],
        (Stage::Scheduled, turn, Detail::Planned(id)) => {
            let pattern = if turn == Turn::Mine { "Note how it was" } else { "Prepare" };
            vec![NextStep::Go(Sentence::new(pattern), Route::to(Place::Meeting(id)))]
        }
        (Stage::Met | Stage::Reported, Turn::Mine, _) => vec![tell()],
        _ => return Vec::new(),
    };
    steps.into_iter().chain(declined).chain(let_go).collect()
}

fn by_me(outlook: &Outlook, row: &Row<Introduction>, state: &IntroductionState) -> Vec<NextStep> {
    let book = outlook.book;
    let ask = |pattern, side| log(book, row, pattern, side, Some(LogReason::Introduction));
    let declined =
        row.made_on.is_none().then(|| moved(row, "Declined", "Noted.", IntroductionStep::Declined));
    let let_go = moved(row, "Let it go", "Let go.", IntroductionStep::LetGo);
    let yes = |side: Id<Contact>| said_yes(book, row, side, outlook.today);
    let open = || {
        let open = state.sides.iter().filter(|side| side.agreed_on.is_none() && side.open_since.is_some());
        open.map(|side| side.who)
    };
    let steps: Vec<NextStep> = match (state.stage, state.turn, state.detail) {
        (Stage::Sides, Turn::Mine, Detail::ToAsk(side)) => {
            [ask("Ask {name}", side)].into_iter().chain(open().map(yes)).collect()
        }
        (Stage::Sides, _, _) => {
            open().map(yes).chain(open().map(|side| ask("Remind {name}", side))).collect()
        }
        (Stage::Agreed, _, _) => {
            vec![moved(row, "I introduced them", "Noted that you introduced them.", IntroductionStep::Made)]
        }
        (Stage::Made, Turn::Mine, _) => {
            let sides = row.by_me().map(|sides| closer(book, sides));
            sides.map(|side| ask("Ask {name} how it went", side)).into_iter().collect()
        }
        _ => return Vec::new(),
    };
    steps.into_iter().chain(declined).chain([let_go]).collect()
}

fn said_yes(book: &Book, row: &Row<Introduction>, side: Id<Contact>, today: Day) -> NextStep {
    let mut after = row.record.clone();
    if row.who.contact() == Some(side) {
        after.who_agreed_on = Some(today);
    } else {
        after.to_agreed_on = Some(today);
    }
    NextStep::Move(Move {
        label: Sentence::new("{name} said yes").person("name", book, side),
        said: "Noted.",
        command: Command::Edit(Edited::of(row.id, &row.record, &after)),
    })
}

fn moved(
    row: &Row<Introduction>,
    label: &'static str,
    said: &'static str,
    step: IntroductionStep,
) -> NextStep {
    let command = Command::MoveIntroduction(row.id, step);
    NextStep::Move(Move { label: Sentence::new(label), said, command })
}

fn log(
    book: &Book,
    row: &Row<Introduction>,
    pattern: &'static str,
    with: Id<Contact>,
    reason: Option<LogReason>,
) -> NextStep {
    let about = reason.map(|_| row.id.number());
    let preset = Preset { about, ..Preset::for_person(with, reason) };
    NextStep::Go(Sentence::new(pattern).person("name", book, with), preset.route())
}

fn go_about(book: &Book, pattern: &'static str, place: Place, with: Id<Contact>) -> NextStep {
    NextStep::Go(Sentence::new(pattern).person("name", book, with), Route::about(place, with))
}
