//! Today, as a page: one line on the day, what is now, a short queue, the fold, and what is coming up.

use super::log::{LogForm, LogReason, Preset};
use super::person::say_time;
use super::reason;
use super::route::{Place, Route};
use super::sentence::{Sentence, Slot, full_person, on, the};
use super::settings::edit_settings;
use super::words;
use super::{ask, hint};
use crate::asks;
use crate::book::contact::DateToRemember;
use crate::book::me::KeyedDay;
use crate::book::{
    Affiliation, Book, CallResult, Channel, Contact, Interaction, Kind, Meeting, MeetingState, Organization,
    Period, ReasonKind, Row, Side, Tier, Unit, Verdict,
};
use crate::command::{CardDecision, Command, Edited, IntroductionStep};
use crate::commitment;
use crate::day::Day;
use crate::defaults;
use crate::follow_up::their_life::life_update_line;
use crate::follow_up::{cadence, keep, silence};
use crate::id::Id;
use crate::moment::Source;
use crate::order;
use crate::outlook::Outlook;
use crate::reason::{Because, Family, Reason};
use crate::standing::Standings;
use crate::tie::Tie;
use crate::today::{Card, Leaving, NowItem, NowWhat, SmallStep, Today, card_of, today};

/// How long the smallest next step takes, about (R2).
const SMALL_STEP_MINUTES: usize = 3;

/// Of each family the fold shows so many cards; the next comes when one is done.
const FOLD_SHOWS: usize = 12;

/// So many lines of what lies ahead are shown before the rest is unfolded.
const COMING_SHOWS: usize = 12;

/// The most lines of a card that lists people or days.
const MOST_LINES: usize = 12;

/// The page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TodayPage {
    /// One line on the day, in parts.
    pub line: Vec<Sentence>,
    /// Meetings and timed calls of today.
    pub now: Vec<NowView>,
    /// What days away that begin next would touch (R116): one card above the queue.
    pub leaving: Option<CardView>,
    /// The cards shown, by family.
    pub families: Vec<FamilyView>,
    /// The cards in the fold, by family.
    pub fold: Vec<FamilyView>,
    /// What lies ahead in the next 14 days, the earliest of it.
    pub coming_up: Vec<ComingUp>,
    /// The rest of it.
    pub coming_later: Vec<ComingUp>,
    /// Said where nothing is to be done: a short line, and a sentence.
    pub quiet: Option<(Sentence, Sentence)>,
    /// Said while the user rests.
    pub rest: Option<Sentence>,
    /// Everything was folded until tomorrow.
    pub not_today: bool,
    /// Said above the one easy card, and how many more wait in the fold (R2).
    pub small_step: Option<(Sentence, usize)>,
    /// What the badge shows: Now and Owed.
    pub badge: usize,
}

/// One family with its cards.
#[derive(Clone, Debug, PartialEq)]
pub struct FamilyView {
    /// Which.
    pub family: Family,
    /// Its heading.
    pub heading: &'static str,
    /// Its cards, the first of them.
    pub cards: Vec<CardView>,
    /// How many there are in all.
    pub count: usize,
}

/// One card.
#[derive(Clone, Debug, PartialEq)]
pub struct CardView {
    /// Tells cards apart while the page changes.
    pub key: String,
    /// Who it is about: id, whole name.
    pub person: Option<(Id<Contact>, String)>,
    /// Their title and organization.
    pub role: String,
    /// The reason that comes first.
    pub kind: ReasonKind,
    /// Why now.
    pub why: Sentence,
    /// When it is due, in words.
    pub due: Option<Sentence>,
    /// How the due day looks.
    pub tone: Tone,
    /// Further reasons, one line each.
    pub lines: Vec<Sentence>,
    /// What to remember before turning to them (R12, R13, R22, R71, R72).
    pub hints: Vec<Sentence>,
    /// Trying on can be called worth it (R91).
    pub may_believe: bool,
    /// What one could say.
    pub suggestion: Option<Sentence>,
    /// The one main action.
    pub action: Action,
    /// When they like to be called, where this is a call (R62).
    pub hours: Option<Sentence>,
    /// The address and number to reach them by.
    pub email: Option<String>,
    /// See `email`.
    pub phone: Option<String>,
    /// What one tap of "done" logs.
    pub done: Option<Command>,
    /// Further answers, each in one tap.
    pub asides: Vec<Aside>,
    /// The log form, as it begins for this card.
    pub log: Option<Route>,
    /// The lines that a snooze, skip or letting go covers.
    pub decisions: Vec<CardDecision>,
    /// Whether "skip" is offered.
    pub can_skip: bool,
    /// "Why am I seeing this?"
    pub evidence: Vec<Evidence>,
    /// It has waited so long that it asks "still want to?".
    pub asks_whether: bool,
}

impl CardView {
    /// Where the card is answered inside Kith.
    pub fn route(&self) -> Route {
        match (self.action, &self.person) {
            (Action::Sort, _) => Route::to(Place::Deck),
            (Action::ChooseAim | Action::LookAtPlan, _) => Route::to(Place::Plan),
            (Action::ListTargets, _) => Route::to(Place::Targets),
            // R8: whom could they introduce you to?
            (Action::Ask(None), None) => Route::to(Place::Ask).with("kind", "introduction"),
            (Action::Ask(target), person) => {
                let route = person
                    .iter()
                    .fold(Route::to(Place::Ask), |route, (id, _)| route.with("with", id.to_string()));
                route.with("about", target.map_or_else(String::new, |id| id.to_string()))
            }
            (Action::Fill(id), _) => Route::to(Place::Touch(id)),
            (Action::NoteMeeting(id), Some((person, _))) => {
                Route::about(Place::Log, *person).with("meeting", id.to_string())
            }
            _ => self.log.clone().unwrap_or_else(|| Route::to(Place::Log)),
        }
    }
}

/// What is open with one person.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OpenWith {
    /// Their card of today.
    pub card: Option<CardView>,
    /// What will be owed, and from when.
    pub later: Vec<(Sentence, Sentence)>,
}

/// An answer in one tap beside "done".
#[derive(Clone, Debug, PartialEq)]
pub struct Aside {
    /// The words on its button.
    pub label: Sentence,
    /// What is said once it is done.
    pub said: &'static str,
    /// What it does.
    pub command: Command,
}

/// How a due day looks: never a reproach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Open, not yet due; or without a day.
    Calm,
    /// Due.
    Due,
    /// Late.
    Late,
}

/// The main action of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Thank them.
    Thank,
    /// Write to them.
    Write,
    /// Call them.
    Call,
    /// Put a request into words, about a target if one is near.
    Ask(Option<Id<Organization>>),
    /// Note what happened.
    Note,
    /// Fill the open lines of an interaction.
    Fill(Id<Interaction>),
    /// Note how a planned meeting went.
    NoteMeeting(Id<Meeting>),
    /// Open the sorting deck.
    Sort,
    /// Choose mode and targets.
    ChooseAim,
    /// Nothing but to have seen it.
    Seen,
    /// Look at the plan.
    LookAtPlan,
    /// Put places on the list of targets.
    ListTargets,
}

impl Action {
    /// The word on the button.
    pub fn label(self) -> &'static str {
        match self {
            Action::Thank => "Thank",
            Action::Write => "Write",
            Action::Call => "Call",
            Action::Ask(_) => "Ask",
            Action::Note => "Log",
            Action::Fill(_) | Action::NoteMeeting(_) => "Note it",
            Action::Sort => "Sort ten",
            Action::ChooseAim => "Choose",
            Action::Seen => "Seen",
            Action::LookAtPlan => "Look",
            Action::ListTargets => "Add places",
        }
    }
}

/// The rule and the records behind one reason.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The rule's number.
    pub rule: u8,
    /// The rule in plain words.
    pub words: &'static str,
    /// The records, each with where it can be seen.
    pub records: Vec<(Sentence, Option<Route>)>,
    /// From when it counts.
    pub opened: Sentence,
}

/// A meeting or timed call of today.
#[derive(Clone, Debug, PartialEq)]
pub struct NowView {
    /// Minutes since midnight.
    pub minute: Option<u16>,
    /// What it is, with whom.
    pub what: Sentence,
    /// Where, or the link.
    pub place: String,
    /// The zone the time is meant in, where it is not the user's.
    pub zone: String,
    /// Whether it is over by the clock: note it; else prepare.
    pub over: bool,
    /// Ticks it, where it is a call.
    pub done: Option<Command>,
    /// Which record.
    pub item: NowWhat,
    /// The first person.
    pub person: Option<Id<Contact>>,
    /// Other reasons to turn to them.
    pub lines: Vec<Sentence>,
    /// What to remember before (R12, R13, R22, R71, R72).
    pub hints: Vec<Sentence>,
}

/// Something ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct ComingUp {
    /// The day.
    pub day: Day,
    /// What.
    pub what: Sentence,
    /// The meeting to prepare, one working day ahead (R50).
    pub prepare: Option<Id<Meeting>>,
}

impl ComingUp {
    fn new(day: Day, what: Sentence) -> ComingUp {
        ComingUp { day, what, prepare: None }
    }
}

/// The page for a day at a minute of it.
pub fn page(book: &Book, standings: &Standings, day: Day, minute: u16) -> TodayPage {
    page_with(book, standings, day, minute, FOLD_SHOWS)
}

/// The same while the fold is closed: of what lies in it only how much there is. Nobody reads its cards, and to word
/// them takes as long as everything else together.
pub fn page_with_closed_fold(book: &Book, standings: &Standings, day: Day, minute: u16) -> TodayPage {
    page_with(book, standings, day, minute, 0)
}

fn page_with(book: &Book, standings: &Standings, day: Day, minute: u16, of_the_fold: usize) -> TodayPage {
    let outlook = Outlook::new(book, day);
    let list = today(&outlook, standings);
    let owed: Vec<&Card> = owed(&list).collect();
    let families = families(&outlook, &list.shown, list.shown.len());
    let mut coming_up = coming_up(&outlook);
    let coming_later = coming_up.split_off(COMING_SHOWS.min(coming_up.len()));
    TodayPage {
        line: line(&outlook, &list, &owed),
        now: list.now.iter().map(|item| now_view(&outlook, item, minute)).collect(),
        fold: self::families(&outlook, &list.folded, of_the_fold),
        coming_up,
        coming_later,
        quiet: quiet(&outlook, &list),
        rest: rest(&outlook, &list),
        leaving: list.leaving.as_ref().and_then(|leaving| leaving_card(&outlook, leaving)),
        not_today: list.not_today,
        small_step: small_step(&outlook, &list),
        badge: list.now.len() + owed.len(),
        families,
    }
}

/// What the badge shows: Now and Owed.
pub fn badge(book: &Book, standings: &Standings, day: Day) -> usize {
    let list = today(&Outlook::new(book, day), standings);
    list.now.len() + owed(&list).count()
}

/// The cards of what the user owes, shown or in the fold.
fn owed<'a, 'b>(list: &'a Today<'b>) -> impl Iterator<Item = &'a Card<'b>> {
    list.shown.iter().chain(&list.folded).filter(|card| card.family() == Family::Owed)
}

/// The cards by family; of each at most so many, the others are counted.
fn families(outlook: &Outlook, cards: &[Card], most: usize) -> Vec<FamilyView> {
    let empty = |family| FamilyView { family, heading: heading(family), cards: Vec::new(), count: 0 };
    let mut families: Vec<FamilyView> = Family::ALL.into_iter().map(empty).collect();
    for card in cards {
        let family = &mut families[card.family() as usize];
        if family.count < most {
            family.cards.push(view(outlook, card));
        }
        family.count += 1;
    }
    families.retain(|family| family.count > 0);
    families
}

fn heading(family: Family) -> &'static str {
    match family {
        Family::Owed => "Yours to do",
        Family::Waiting => "Waiting on others",
        Family::Keep => "Keeping in touch",
        Family::New => "New ground",
    }
}

/// "2 people to thank, 1 introduction waiting on you, 3 of 5 people reached".
fn line(outlook: &Outlook, list: &Today, owed: &[&Card]) -> Vec<Sentence> {
    let is_first_day = || !outlook.book.interactions.iter().any(|row| row.source == Source::User);
    let people = outlook.book.contacts.len();
    if people > 0 && owed.is_empty() && is_first_day() {
        let pattern = "{count:person is|people are} here. Nothing is due. Ten minutes are enough for today.";
        return vec![Sentence::new(pattern).count("count", people)];
    }
    let introductions = [ReasonKind::FirstMessage, ReasonKind::Blurb, ReasonKind::Report];
    let (mut thanks, mut answers, mut introduced) = (0, 0, 0);
    // What is counted here is owed, and whatever is owed is the headline.
    for card in owed {
        let is_about = |kinds: &[ReasonKind]| card.reasons.iter().any(|reason| kinds.contains(&reason.kind));
        thanks += usize::from(is_about(&[ReasonKind::Thanks]));
        answers += usize::from(is_about(&[ReasonKind::Reply]));
        introduced += usize::from(is_about(&introductions));
    }
    let parts = [
        ("{count:person|people} to thank", thanks),
        ("{count:answer|answers} to give", answers),
        ("{count:introduction|introductions} waiting on you", introduced),
        ("{count:meeting or call|meetings and calls} today", list.now.len()),
    ];
    let mut line: Vec<Sentence> = parts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(pattern, count)| Sentence::new(pattern).count("count", count))
        .collect();
    if let Some(progress) = commitment::progress(outlook) {
        let pattern = match (progress.unit, progress.period) {
            (Unit::People, Period::WorkingDay) => "{done} of {of:person|people} reached today",
            (Unit::People, Period::Week) => "{done} of {of:person|people} reached this week",
            (Unit::CareAndGives, Period::WorkingDay) => "{done} of {of:hello or give|hellos and gives} today",
            (Unit::CareAndGives, Period::Week) => "{done} of {of:hello or give|hellos and gives} this week",
            (_, Period::WorkingDay) => "{done} of {of} done today",
            (_, Period::Week) => "{done} of {of} done this week",
        };
        let sentence = Sentence::new(pattern).count("done", usize::from(progress.done));
        line.push(sentence.count("of", usize::from(progress.of)));
    }
    line
}

fn quiet(outlook: &Outlook, list: &Today) -> Option<(Sentence, Sentence)> {
    if !list.shown.is_empty() || !list.now.is_empty() || list.not_today || list.away_until.is_some() {
        return None;
    }
    let (title, text) = match (outlook.book.contacts.is_empty(), list.folded.is_empty()) {
        (true, _) => ("Nobody is here yet.", "Begin with ten people you would be glad to hear from."),
        (false, true) => {
            ("Nothing is owed to anyone today.", "If you have five minutes, give somebody a small joy.")
        }
        (false, false) => ("Nothing more for today.", "What is folded below can wait."),
    };
    Some((Sentence::new(title), Sentence::new(text)))
}

/// R116: "not today", or away.
fn rest(outlook: &Outlook, list: &Today) -> Option<Sentence> {
    if list.not_today {
        return Some(Sentence::new("Everything is folded until tomorrow. Rest well."));
    }
    let pattern = "You are away. The rest is folded until after {day}.";
    list.away_until.map(|until| Sentence::new(pattern).slot("day", the(until, outlook.today)))
}

/// R116: on the working day before days away, what has a date meanwhile or would have come due.
fn leaving_card(outlook: &Outlook, leaving: &Leaving) -> Option<CardView> {
    let away = outlook.book.get(leaving.away)?;
    let mut lines = dated(outlook, away.from, away.until);
    lines.extend(birthdays(outlook, away.from, away.until));
    lines.extend(leaving.would_come_due.iter().filter_map(|reason| would_come_due(outlook, reason)));
    order::sort_by_key(&mut lines, |line| line.day);
    let pattern = match lines.is_empty() {
        true => {
            "From {from} you are away until {until}. Nothing has a date meanwhile, and nothing comes due."
        }
        false => {
            "From {from} you are away until {until}. Meanwhile there is this; what has no day of its own waits for you."
        }
    };
    let (from, until) = (the(away.from, outlook.today), the(away.until, outlook.today));
    let seen = CardDecision {
        verdict: Verdict::Skip,
        about: Some(ReasonKind::Habit),
        contact: None,
        opened_by: Some(leaving.away.number()),
        until: None,
    };
    Some(CardView {
        key: "leaving".to_owned(),
        person: None,
        role: String::new(),
        kind: ReasonKind::Habit,
        why: Sentence::new(pattern).slot("from", from.clone()).slot("until", until),
        due: None,
        tone: Tone::Calm,
        lines: some_of(lines.into_iter().map(|line| line.what).collect()),
        hints: Vec::new(),
        may_believe: false,
        suggestion: None,
        action: Action::Seen,
        hours: None,
        email: None,
        phone: None,
        done: Some(Command::DecideCards(vec![seen])),
        asides: Vec::new(),
        log: None,
        decisions: vec![seen],
        can_skip: false,
        evidence: vec![Evidence {
            rule: 116,
            words: reason::rule_in_words(116),
            records: Vec::new(),
            opened: Sentence::new("You noted that you are away from {from}.").slot("from", from),
        }],
        asks_whether: false,
    })
}

/// What would have come due: "A hello: Ana Ruiz, otherwise due on Friday".
fn would_come_due(outlook: &Outlook, reason: &Reason) -> Option<ComingUp> {
    let what = Sentence::new("{what}: {who}, otherwise due {when}")
        .slot("what", Slot::Word(words::reason(reason.kind)))
        .slot("who", full_person(outlook.book, reason.contact?))
        .slot("when", on(reason.due, outlook.today))
        .of_search(reason.kind.speaks_of_search());
    Some(ComingUp::new(reason.due, what))
}

/// Dates to remember between two days (R114).
fn birthdays(outlook: &Outlook, from: Day, until: Day) -> Vec<ComingUp> {
    let people = outlook
        .book
        .contacts
        .iter()
        .filter(|row| !row.dates.is_empty() && !row.is_out_of_reach() && keep::are_remembered(row));
    let days = people.flat_map(|row| row.dates.iter().map(move |date| (row.id, date)));
    let line = |(id, date): (Id<Contact>, &DateToRemember)| {
        let years = from.ymd().0..=until.ymd().0;
        let in_year = |year| keep::in_year(date.day, date.month, year);
        let day = years.filter_map(in_year).find(|day| (from..=until).contains(day))?;
        let pattern = match date.label.trim().is_empty() {
            true => "{who}: birthday {when}",
            false => "{who}: {what} {when}",
        };
        let what = Sentence::new(pattern).slot("who", full_person(outlook.book, id));
        let what = what.own("what", date.label.clone()).slot("when", on(day, outlook.today));
        Some(ComingUp::new(day, what))
    };
    days.filter_map(line).collect()
}

/// R2: one small thing to begin with, and why.
fn small_step(outlook: &Outlook, list: &Today) -> Option<(Sentence, usize)> {
    let words = match list.small_step? {
        SmallStep::QuietSince(day) => Sentence::new(
            "Nothing has gone out since {day}: one small thing to begin with, about {minutes:minute|minutes}.",
        )
        .slot("day", the(day, outlook.today)),
        SmallStep::FirstDayBack => {
            Sentence::new("Your first day back: one small thing to begin with, about {minutes:minute|minutes}.")
        }
    };
    Some((words.count("minutes", SMALL_STEP_MINUTES), list.folded.len()))
}

fn coming_up(outlook: &Outlook) -> Vec<ComingUp> {
    dated(outlook, outlook.today.plus(1), outlook.today.plus(defaults::COMING_UP_DAYS))
}

/// Meetings, promises of both sides and next steps between two days.
fn dated(outlook: &Outlook, from: Day, until: Day) -> Vec<ComingUp> {
    let (book, today) = (outlook.book, outlook.today);
    let within = |day: &Day| (from..=until).contains(day);
    let reachable = |id: &Id<Contact>| book.get(*id).is_some_and(|row| !row.is_out_of_reach());
    let mut coming: Vec<ComingUp> = Vec::new();
    for row in book.meetings.iter().filter(|row| row.state == MeetingState::Planned && within(&row.day)) {
        if let Some(who) = row.with.iter().find(|id| reachable(id)) {
            let what = Sentence::new("{who}: meeting {when}").slot("who", full_person(book, *who));
            let prepare = (outlook.calendar.working_day_before(row.day) == today).then_some(row.id);
            let what = what.slot("when", on(row.day, today));
            coming.push(ComingUp { prepare, ..ComingUp::new(row.day, what) });
        }
    }
    for row in book.promises.iter().filter(|row| row.is_open() && reachable(&row.contact)) {
        let Some(due) = row.due.filter(within) else { continue };
        let pattern = match row.by {
            Side::Me => "{who}: your promise for {when}, {what}",
            Side::Them => "{who}: their promise for {when}, {what}",
        };
        let what =
            Sentence::new(pattern).slot("who", full_person(book, row.contact)).slot("when", the(due, today));
        coming.push(ComingUp::new(due, what.own("what", row.text.clone())));
    }
    for row in book.next_steps.iter().filter(|row| row.done_on.is_none()) {
        let Some(due) = row.due.filter(within) else { continue };
        if row.contact.is_some_and(|id| !reachable(&id)) {
            continue;
        }
        let pattern = if row.contact.is_some() { "{who}: {what}, {when}" } else { "{what}, {when}" };
        let who = row.contact.map_or(Slot::Word(""), |id| full_person(book, id));
        let what = Sentence::new(pattern).slot("who", who).own("what", row.what.clone());
        coming.push(ComingUp::new(due, what.slot("when", the(due, today))));
    }
    order::sort_by_key(&mut coming, |coming| coming.day);
    coming
}

fn now_view(outlook: &Outlook, item: &NowItem, minute: u16) -> NowView {
    let book = outlook.book;
    let who = item.with.first().map_or(Slot::Word("someone"), |id| full_person(book, *id));
    let meeting = if let NowWhat::Meeting(id) = item.what { book.get(id) } else { None };
    let what = match item.what {
        NowWhat::Meeting(_) => {
            let pattern = match meeting.map(|row| row.channel) {
                Some(Channel::Call) => "Call with {who}",
                _ if item.with.len() > 1 => "Meeting with {who} and {more:other|others}",
                _ => "Meeting with {who}",
            };
            Sentence::new(pattern).slot("who", who).count("more", item.with.len().saturating_sub(1))
        }
        NowWhat::Call(id) => {
            let text = book.get(id).map(|row| row.what.clone()).unwrap_or_default();
            let pattern = if item.with.is_empty() { "{what}" } else { "{who}: {what}" };
            Sentence::new(pattern).slot("who", who).own("what", text)
        }
    };
    let over = item.minute.is_some_and(|at| minute > at);
    NowView {
        minute: item.minute,
        what,
        place: meeting.map(|row| row.place.clone()).unwrap_or_default(),
        zone: meeting.map(|row| row.zone.clone()).unwrap_or_default(),
        over,
        done: match item.what {
            NowWhat::Call(id) => Some(Command::TickNextStep(id)),
            NowWhat::Meeting(_) => None,
        },
        item: item.what,
        person: item.with.first().copied(),
        lines: item.lines.iter().map(|line| reason::why(outlook, line)).collect(),
        hints: if over { Vec::new() } else { hint::before_talk(outlook, item.with.iter().copied()) },
    }
}

/// What is open with one person: the card they have today, and what the user will owe them from a later day on.
pub fn open_with(book: &Book, standings: &Standings, id: Id<Contact>, day: Day) -> OpenWith {
    let outlook = Outlook::new(book, day);
    let card = card_of(&outlook, standings, id).map(|card| CardView {
        // Their page says it once already.
        hints: Vec::new(),
        role: String::new(),
        ..view(&outlook, &card)
    });
    // Steps and promises stand on their page with their days.
    let later = |reason: &&Reason| {
        reason.kind.family() == Family::Owed
            && reason.shows_from() > day
            && !matches!(reason.kind, ReasonKind::NextStep | ReasonKind::MyPromise)
    };
    let line = |reason: &Reason| {
        let from = Sentence::new("From {day} on").slot("day", the(reason.shows_from(), day));
        (reason::why(&outlook, reason), from)
    };
    let reasons = standings.of(book, id).map(|standing| standing.reasons.as_slice()).unwrap_or_default();
    OpenWith { card, later: reasons.iter().filter(later).map(line).collect() }
}

fn view(outlook: &Outlook, card: &Card) -> CardView {
    let book = outlook.book;
    let headline = &card.reasons[0];
    let contact = card.contact.and_then(|id| book.get(id));
    let (due, tone) = due(outlook, headline);
    let lines = card.reasons[1..].iter().map(|line| reason::why(outlook, line));
    let lines = lines.chain(named(outlook, headline)).chain(worth_sharing(outlook, card));
    let action = contact.map_or_else(|| general_action(headline), |row| action(outlook, headline, row));
    CardView {
        key: key(card),
        person: contact.map(|row| (row.id, row.full_name())),
        role: card.contact.map(|id| role(book, id)).unwrap_or_default(),
        kind: headline.kind,
        why: reason::why(outlook, headline),
        due,
        tone,
        lines: lines
            .chain(contact.iter().flat_map(|row| losses(outlook, row)))
            .chain(ask::people_met(outlook, headline))
            .collect(),
        hints: card.contact.map(|id| hint::of_card(outlook, id)).unwrap_or_default(),
        may_believe: may_believe(outlook, headline),
        suggestion: reason::suggestion(outlook, headline),
        hours: contact.filter(|_| action == Action::Call).and_then(|row| hours(row)),
        action,
        email: contact
            .filter(|row| by_mail(outlook, headline, row))
            .and_then(|row| row.emails.first())
            .map(|email| email.value.clone()),
        phone: contact.and_then(|row| row.phones.first()).map(|phone| phone.value.clone()),
        done: done(outlook, card),
        asides: asides(outlook, headline),
        log: card.contact.map(|id| log_route(headline, id)),
        decisions: card.reasons.iter().filter(|reason| !stands_for_others(reason)).map(decision).collect(),
        can_skip: card.reasons.iter().all(|reason| reason.kind.can_be_skipped()),
        evidence: card.reasons.iter().map(|reason| evidence(outlook, reason)).collect(),
        asks_whether: card.asks_whether,
    }
}

/// R97: a line on the next card, each quarter.
fn worth_sharing(outlook: &Outlook, card: &Card) -> Option<Sentence> {
    let tie = Tie::new(outlook.book, card.contact?)?;
    let shares = card.reasons[0].because != Because::LifeUpdate && life_update_line(outlook, &tie);
    shares.then(|| Sentence::new("Worth sharing by the way: one good thing of these months, and one hard."))
}

/// A headline that lists what the lines below it say has no decisions of its own.
fn stands_for_others(reason: &Reason) -> bool {
    matches!(reason.because, Because::JobChanges(_))
}

fn key(card: &Card) -> String {
    match card.contact {
        Some(contact) => contact.to_string(),
        None => format!("{:?}-{}", card.reasons[0].kind, card.reasons[0].opened_by.unwrap_or_default()),
    }
}

/// Title and organization, as one line.
pub fn role(book: &Book, id: Id<Contact>) -> String {
    let present = book.naming::<Affiliation>(id.number()).rfind(|row| row.is_present());
    let Some(place) = present else { return String::new() };
    let organization =
        place.organization.and_then(|id| book.get(id)).map(|row| row.name.clone()).unwrap_or_default();
    match (place.title.trim(), organization.trim()) {
        ("", "") => String::new(),
        ("", organization) => organization.to_owned(),
        (title, "") => title.to_owned(),
        (title, organization) => format!("{title}, {organization}"),
    }
}

fn due(outlook: &Outlook, reason: &Reason) -> (Option<Sentence>, Tone) {
    if reason.kind.family() != Family::Owed || reason.kind == ReasonKind::NoteToFinish {
        return (None, Tone::Calm);
    }
    let today = outlook.today;
    let late = reason.late_from.is_some_and(|day| day <= today);
    match reason.due.since(today) {
        1.. => (Some(Sentence::new("by {day}").slot("day", the(reason.due, today))), Tone::Calm),
        0 => (Some(Sentence::new("due today")), Tone::Due),
        _ if late => {
            (Some(Sentence::new("late: since {day}").slot("day", the(reason.due, today))), Tone::Late)
        }
        _ => (Some(Sentence::new("due since {day}").slot("day", the(reason.due, today))), Tone::Due),
    }
}

fn general_action(reason: &Reason) -> Action {
    match &reason.because {
        Because::WhoCouldIntroduce { .. } => Action::Ask(None),
        Because::SortTen(_) => Action::Sort,
        Because::YourAim => Action::ChooseAim,
        Because::FromEarlier(_) | Because::JobChanges(_) => Action::Seen,
        Because::BuildTheWell { .. } | Because::MonthlyCheck => Action::LookAtPlan,
        Because::ShortTargetList { .. } => Action::ListTargets,
        _ => Action::Note,
    }
}

/// The main action for somebody. R62: who likes calls best is called, who would rather not is written to.
fn action(outlook: &Outlook, reason: &Reason, contact: &Contact) -> Action {
    let spoken = match (&reason.because, contact.preferred_channel) {
        (Because::NextAttempt { channel, .. }, _) => Some(*channel),
        (_, preferred) => preferred,
    };
    let is_call = matches!(spoken, Some(Channel::Call | Channel::Voicemail));
    let callable = !contact.phones.is_empty() && !silence::is_avoided(outlook, contact, Channel::Call);
    match &reason.because {
        Because::MeetingToNote(id) => Action::NoteMeeting(*id),
        Because::LinesToFill(id) => Action::Fill(*id),
        Because::NextStep(_) | Because::Pinned => Action::Note,
        Because::Thanks { .. } => Action::Thank,
        Because::ReadyToAsk(way) => Action::Ask(asks::target_of(*way)),
        _ if is_call && callable => Action::Call,
        _ => Action::Write,
    }
}

/// Whether writing to them means a mail (R62).
fn by_mail(outlook: &Outlook, reason: &Reason, contact: &Contact) -> bool {
    let proposed = match reason.because {
        Because::NextAttempt { channel, .. } => Some(channel),
        _ => contact.preferred_channel,
    };
    proposed.is_none_or(|channel| channel == Channel::Mail)
        && !silence::is_avoided(outlook, contact, Channel::Mail)
}

/// R115: to those related to somebody who died one quiet line, until they were written to since.
fn losses(outlook: &Outlook, contact: &Row<Contact>) -> Vec<Sentence> {
    let book = outlook.book;
    let id = contact.id;
    let own = contact.relations.iter().filter_map(|relation| relation.to);
    let named = book.naming::<Contact>(id.number());
    let others = named.filter(|row| row.relations.iter().any(|it| it.to == Some(id))).map(|row| row.id);
    let mut related: Vec<Id<Contact>> = own.chain(others).collect();
    order::sort(&mut related);
    related.dedup();
    let last_out = Tie::new(book, id).and_then(|tie| tie.last_out());
    let line = |other: Id<Contact>| {
        let died = book.get(other)?.died.filter(|died| last_out.is_none_or(|out| out < *died))?;
        let sentence = Sentence::new("{other} died {when}.").slot("other", full_person(book, other));
        Some(sentence.slot("when", on(died, outlook.today)))
    };
    related.into_iter().filter_map(line).collect()
}

/// "Best between 09:00 and 17:00 their time, Europe/Paris"; 9 to 18 where only the zone is known (R62).
fn hours(contact: &Contact) -> Option<Sentence> {
    let pattern = match (contact.hours, contact.zone.trim().is_empty()) {
        (None, true) => return None,
        (_, true) => "Best between {from} and {until}.",
        (_, false) => "Best between {from} and {until} their time, {zone}.",
    };
    let (from, until) = contact.hours.unwrap_or(defaults::GOOD_HOURS);
    let sentence = Sentence::new(pattern).own("from", say_time(from)).own("until", say_time(until));
    Some(sentence.own("zone", contact.zone.trim()))
}

/// Ticking a card is logging it: one tap logs what the form, opened from this card, would begin with. A list
/// of people is seen, and gone.
fn done(outlook: &Outlook, card: &Card) -> Option<Command> {
    let reason = &card.reasons[0];
    match reason.because {
        Because::NextStep(id) => return Some(Command::TickNextStep(id)),
        Because::FromEarlier(_) | Because::JobChanges(_) => {
            let lines = card.reasons.iter().filter(|reason| !stands_for_others(reason));
            let let_go = |reason| CardDecision { verdict: Verdict::LetGo, ..decision(reason) };
            return Some(Command::DecideCards(lines.map(let_go).collect()));
        }
        _ => {}
    }
    let why = LogReason::of_reason(reason).filter(|_| reason.kind != ReasonKind::Pinned)?;
    let preset = preset(reason, reason.contact?, why);
    let entry = LogForm::for_preset(outlook.book, outlook.today, &preset).into_entry();
    Some(Command::Log(Box::new(entry)))
}

/// What else answers a card: no answer is needed (R108), the aim may be chosen later (R112), a side of an
/// introduction says yes or no (R88), a rhythm (R106).
fn asides(outlook: &Outlook, reason: &Reason) -> Vec<Aside> {
    let book = outlook.book;
    let aside = |label, said, command| Aside { label: Sentence::new(label), said, command };
    match (&reason.because, reason.contact) {
        (Because::TheyWait(id), _) => {
            let needs_none = |row: &Row<Interaction>| {
                let after = Interaction { expects_answer: false, ..row.record.clone() };
                Command::Edit(Edited::of(*id, &row.record, &after))
            };
            let command = book.get(*id).map(needs_none);
            command
                .map(|command| aside("Needs none", "Noted: no answer needed.", command))
                .into_iter()
                .collect()
        }
        (Because::NextAttempt { channel: Channel::Call, .. }, Some(contact)) => {
            vec![aside("No answer", "Noted: nobody answered.", unanswered_call(outlook, reason, contact))]
        }
        (Because::YourAim, _) => {
            let today = outlook.today;
            let command = edit_settings(book, |settings| settings.aim_later.put(KeyedDay(today)));
            vec![aside("Later", "Asked again in a week.", command)]
        }
        (Because::AskSide(id) | Because::SideOpen(id), Some(side)) => {
            let moved = |step| Command::MoveIntroduction(*id, step);
            let yes = book.get(*id).map(|row| moved(IntroductionStep::yes_of(row, side)));
            let no = aside("They said no", "Noted. No harm done.", moved(IntroductionStep::Declined));
            yes.map(|yes| aside("They said yes", "Noted: a yes.", yes)).into_iter().chain([no]).collect()
        }
        (Because::StayInTouch, Some(id)) => [Tier::Near, Tier::Wide, Tier::Yearly]
            .map(|tier| {
                let days = usize::from(cadence::days(book, tier));
                let label = Sentence::new("Every {days:day|days}").count("days", days);
                let command = Command::SetCadence(vec![id], Some(tier));
                Aside { label, said: "The rhythm is set.", command }
            })
            .into(),
        _ => Vec::new(),
    }
}

/// Whom a card about several names.
fn named(outlook: &Outlook, reason: &Reason) -> Vec<Sentence> {
    let Because::FromEarlier(people) = &reason.because else { return Vec::new() };
    let name = |id: &Id<Contact>| Sentence::new("{who}").slot("who", full_person(outlook.book, *id));
    some_of(people.iter().map(name).collect())
}

/// A card shows so many lines; the others are counted.
fn some_of(mut lines: Vec<Sentence>) -> Vec<Sentence> {
    let more = lines.len().saturating_sub(MOST_LINES);
    lines.truncate(MOST_LINES);
    lines.extend((more > 0).then(|| Sentence::new("And {count} more.").count("count", more)));
    lines
}

fn log_route(reason: &Reason, contact: Id<Contact>) -> Route {
    match LogReason::of_reason(reason) {
        Some(why) => preset(reason, contact, why).route(),
        None => Preset::for_person(contact, None).route(),
    }
}

/// A call that nobody answered: the next try, no talk.
fn unanswered_call(outlook: &Outlook, reason: &Reason, contact: Id<Contact>) -> Command {
    let preset = preset(reason, contact, LogReason::FollowUp);
    let form = LogForm::for_preset(outlook.book, outlook.today, &preset);
    Command::Log(Box::new(LogForm { call: Some(CallResult::NoAnswer), ..form }.into_entry()))
}

/// How the log form begins when it is opened from this card.
fn preset(reason: &Reason, contact: Id<Contact>, why: LogReason) -> Preset {
    let channel = match reason.because {
        Because::NextAttempt { channel, .. } => Some(channel),
        _ => None,
    };
    Preset { about: reason.opened_by, channel, ..Preset::for_person(contact, Some(why)) }
}

/// Where a record can be seen: a page of its own, or that of whom it is with.
fn seen_at(book: &Book, kind: Kind, id: u64) -> Option<Route> {
    match kind {
        Kind::Interaction => Some(Route::to(Place::Touch(Id::from_number(id)))),
        Kind::Meeting => Some(Route::to(Place::Meeting(Id::from_number(id)))),
        Kind::Organization => Some(Route::organization(Id::from_number(id))),
        Kind::Introduction => Some(Route::to(Place::Introductions)),
        Kind::Contact => Some(Route::person(Id::from_number(id))),
        _ => {
            let mut first = None;
            book.table(kind).row(id)?.record().names(&mut |named| {
                let is_person = first.is_none() && book.contacts.slot(Id::from_number(named)).is_some();
                first = first.or(is_person.then(|| Id::from_number(named)));
            });
            first.map(Route::person)
        }
    }
}

fn may_believe(outlook: &Outlook, reason: &Reason) -> bool {
    let tie = reason.contact.and_then(|id| Tie::new(outlook.book, id));
    reason.kind == ReasonKind::NextAttempt
        && tie.is_some_and(|tie| {
            silence::belief(outlook, &tie).is_none() && silence::may_believe(outlook, &tie)
        })
}

fn decision(reason: &Reason) -> CardDecision {
    CardDecision {
        verdict: Verdict::Snooze,
        about: Some(reason.kind),
        contact: reason.contact,
        opened_by: reason.opened_by,
        until: None,
    }
}

fn evidence(outlook: &Outlook, reason: &Reason) -> Evidence {
    let record = |(kind, id): &(Kind, u64)| {
        let route = seen_at(outlook.book, *kind, *id);
        Some((reason::evidence(outlook, *kind, *id)?, route))
    };
    let (today, rule) = (outlook.today, reason.rule());
    let opened = match reason.late_from {
        Some(late) => {
            Sentence::new("Open since {opened}, due {due}, late from {late}.").slot("late", the(late, today))
        }
        None => Sentence::new("Open since {opened}, due {due}."),
    };
    Evidence {
        rule,
        words: reason::rule_in_words(rule),
        records: reason.evidence.iter().filter_map(record).collect(),
        opened: opened.slot("opened", the(reason.opened_on, today)).slot("due", the(reason.due, today)),
    }
}
