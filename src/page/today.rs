//! Today, as a page: one line on the day, what is now, a short queue, the fold, and what is coming up.

use super::log::{LogForm, LogReason, Preset};
use super::reason;
use super::route::Route;
use super::sentence::{Sentence, Slot, full_person, on, the};
use crate::book::{
    Affiliation, Book, Channel, Contact, Interaction, Kind, Meeting, MeetingState, Period, ReasonKind, Side,
    Unit, Verdict,
};
use crate::command::{CardDecision, Command};
use crate::commitment;
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::order;
use crate::outlook::Outlook;
use crate::reason::{Because, Family, Reason};
use crate::standing::Standings;
use crate::today::{Card, NowItem, NowWhat, Today, today};

/// Of each family the fold shows so many cards; the next comes when one is done.
const FOLD_SHOWS: usize = 12;

/// The page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TodayPage {
    /// One line on the day, in parts.
    pub line: Vec<Sentence>,
    /// Meetings and timed calls of today.
    pub now: Vec<NowView>,
    /// The cards shown, by family.
    pub families: Vec<FamilyView>,
    /// The cards in the fold, by family.
    pub fold: Vec<FamilyView>,
    /// What lies ahead in the next 14 days.
    pub coming_up: Vec<ComingUp>,
    /// Said where nothing is to be done: a short line, and a sentence.
    pub quiet: Option<(Sentence, Sentence)>,
    /// Said while the user rests, or before they leave.
    pub rest: Vec<Sentence>,
    /// Everything was folded until tomorrow.
    pub not_today: bool,
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
    /// What one could say.
    pub suggestion: Option<Sentence>,
    /// The one main action.
    pub action: Action,
    /// The address and number to reach them by.
    pub email: Option<String>,
    /// See `email`.
    pub phone: Option<String>,
    /// What one tap of "done" logs.
    pub done: Option<Command>,
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
    /// Look at the people from earlier.
    LookBack,
}

impl Action {
    /// The word on the button.
    pub fn label(self) -> &'static str {
        match self {
            Action::Thank => "Thank",
            Action::Write => "Write",
            Action::Call => "Call",
            Action::Note => "Log",
            Action::Fill(_) | Action::NoteMeeting(_) => "Note it",
            Action::Sort => "Sort ten",
            Action::ChooseAim => "Choose",
            Action::LookBack => "Look",
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
    pub records: Vec<(Sentence, Option<Id<Interaction>>)>,
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
    /// Whether it is over by the clock: note it; else prepare.
    pub over: bool,
    /// Which record.
    pub item: NowWhat,
    /// The first person.
    pub person: Option<Id<Contact>>,
    /// Other reasons to turn to them.
    pub lines: Vec<Sentence>,
}

/// Something ahead.
#[derive(Clone, Debug, PartialEq)]
pub struct ComingUp {
    /// The day.
    pub day: Day,
    /// What.
    pub what: Sentence,
}

/// The page for a day at a minute of it.
pub fn page(book: &Book, standings: &Standings, day: Day, minute: u16) -> TodayPage {
    let outlook = Outlook::new(book, day);
    let list = today(&outlook, standings);
    let families = families(&outlook, &list.shown, list.shown.len());
    TodayPage {
        line: line(&outlook, &list),
        now: list.now.iter().map(|item| now_view(&outlook, item, minute)).collect(),
        fold: self::families(&outlook, &list.folded, FOLD_SHOWS),
        coming_up: coming_up(&outlook),
        quiet: quiet(&outlook, &list),
        rest: rest(&outlook, standings, &list),
        not_today: list.not_today,
        badge: list.now.len() + owed(&list),
        families,
    }
}

/// What the badge shows: Now and Owed.
pub fn badge(book: &Book, standings: &Standings, day: Day) -> usize {
    let list = today(&Outlook::new(book, day), standings);
    list.now.len() + owed(&list)
}

fn owed(list: &Today) -> usize {
    list.shown.iter().chain(&list.folded).filter(|card| card.family() == Family::Owed).count()
}

/// The cards by family; of each at most so many, the others are counted.
fn families(outlook: &Outlook, cards: &[Card], most: usize) -> Vec<FamilyView> {
    Family::ALL
        .into_iter()
        .map(|family| {
            let own: Vec<&Card> = cards.iter().filter(|card| card.family() == family).collect();
            FamilyView {
                family,
                heading: heading(family),
                cards: own.iter().take(most).map(|card| view(outlook, card)).collect(),
                count: own.len(),
            }
        })
        .filter(|view| view.count > 0)
        .collect()
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
fn line(outlook: &Outlook, list: &Today) -> Vec<Sentence> {
    let first_day = !outlook.book.interactions.iter().any(|row| row.source == crate::moment::Source::User);
    let people = outlook.book.contacts.len();
    let owed = list.shown.iter().chain(&list.folded).any(|card| card.family() == Family::Owed);
    if first_day && people > 0 && !owed {
        let pattern = "{count:person is|people are} here. Nothing is due. Ten minutes are enough for today.";
        return vec![Sentence::new(pattern).count("count", people)];
    }
    let all = || list.shown.iter().chain(&list.folded);
    let count = |kinds: &[ReasonKind]| {
        all().filter(|card| card.reasons.iter().any(|reason| kinds.contains(&reason.kind))).count()
    };
    let introductions = [ReasonKind::FirstMessage, ReasonKind::Blurb, ReasonKind::Report];
    let parts = [
        ("{count:person|people} to thank", count(&[ReasonKind::Thanks])),
        ("{count:answer|answers} to give", count(&[ReasonKind::Reply])),
        ("{count:introduction|introductions} waiting on you", count(&introductions)),
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

/// R116: while away, and on the working day before.
fn rest(outlook: &Outlook, standings: &Standings, list: &Today) -> Vec<Sentence> {
    if list.not_today {
        return vec![Sentence::new("Everything is folded until tomorrow. Rest well.")];
    }
    if let Some(until) = list.away_until {
        let pattern = "You are away. The rest is folded until after {day}.";
        return vec![Sentence::new(pattern).slot("day", the(until, outlook.today))];
    }
    before_leaving(outlook, standings)
}

/// On the working day before days away: what has a date meanwhile, and how much will wait.
fn before_leaving(outlook: &Outlook, standings: &Standings) -> Vec<Sentence> {
    let (calendar, today) = (&outlook.calendar, outlook.today);
    let leaves_next = |from: Day| from > today && calendar.working_days_between(today, from.plus(-1)) == 0;
    let Some(away) = outlook.book.away.iter().filter(|row| leaves_next(row.from)).min_by_key(|row| row.from)
    else {
        return Vec::new();
    };
    let dated = dated(outlook, away.from, away.until);
    let pattern = match dated.is_empty() {
        true => "From {from} you are away until {until}. Nothing has a date meanwhile.",
        false => "From {from} you are away until {until}. What has a date meanwhile:",
    };
    let first =
        Sentence::new(pattern).slot("from", the(away.from, today)).slot("until", the(away.until, today));
    let back = outlook.bd(away.until, 1);
    let waits = standings.iter().flat_map(|row| &row.reasons).filter(|reason| reason.due == back).count();
    let waiting = (waits > 0).then(|| {
        let pattern = "{count:thing waits|things wait} for {day}, when you are back.";
        Sentence::new(pattern).count("count", waits).slot("day", the(back, today))
    });
    [first].into_iter().chain(dated.into_iter().map(|coming| coming.what)).chain(waiting).collect()
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
            coming.push(ComingUp { day: row.day, what: what.slot("when", on(row.day, today)) });
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
        coming.push(ComingUp { day: due, what: what.own("what", row.text.clone()) });
    }
    for row in book.next_steps.iter().filter(|row| row.done_on.is_none()) {
        let Some(due) = row.due.filter(within) else { continue };
        if row.contact.is_some_and(|id| !reachable(&id)) {
            continue;
        }
        let pattern = if row.contact.is_some() { "{who}: {what}, {when}" } else { "{what}, {when}" };
        let who = row.contact.map_or(Slot::Word(""), |id| full_person(book, id));
        let what = Sentence::new(pattern).slot("who", who).own("what", row.what.clone());
        coming.push(ComingUp { day: due, what: what.slot("when", the(due, today)) });
    }
    order::sort_by_key(&mut coming, |coming| coming.day);
    coming
}

fn now_view(outlook: &Outlook, item: &NowItem, minute: u16) -> NowView {
    let book = outlook.book;
    let who = item.with.first().map_or(Slot::Word("someone"), |id| full_person(book, *id));
    let (what, place) = match item.what {
        NowWhat::Meeting(id) => {
            let row = book.get(id);
            let pattern = match row.map(|row| row.channel) {
                Some(Channel::Call) => "Call with {who}",
                _ if item.with.len() > 1 => "Meeting with {who} and {more:other|others}",
                _ => "Meeting with {who}",
            };
            let place = row.map(|row| row.place.clone()).unwrap_or_default();
            (Sentence::new(pattern).slot("who", who).count("more", item.with.len().saturating_sub(1)), place)
        }
        NowWhat::Call(id) => {
            let text = book.get(id).map(|row| row.what.clone()).unwrap_or_default();
            let pattern = if item.with.is_empty() { "{what}" } else { "{who}: {what}" };
            (Sentence::new(pattern).slot("who", who).own("what", text), String::new())
        }
    };
    NowView {
        minute: item.minute,
        what,
        place,
        over: item.minute.is_some_and(|at| minute > at),
        item: item.what,
        person: item.with.first().copied(),
        lines: item.lines.iter().map(|line| reason::why(outlook, line)).collect(),
    }
}

fn view(outlook: &Outlook, card: &Card) -> CardView {
    let book = outlook.book;
    let headline = &card.reasons[0];
    let contact = card.contact.and_then(|id| book.get(id));
    let (due, tone) = due(outlook, headline);
    CardView {
        key: key(card),
        person: contact.map(|row| (row.id, row.full_name())),
        role: card.contact.map(|id| role(book, id)).unwrap_or_default(),
        kind: headline.kind,
        why: reason::why(outlook, headline),
        due,
        tone,
        lines: card.reasons[1..].iter().map(|line| reason::why(outlook, line)).collect(),
        suggestion: reason::suggestion(outlook, headline),
        action: action(headline, contact.is_some_and(|row| !row.phones.is_empty())),
        email: contact.and_then(|row| row.emails.first()).map(|email| email.value.clone()),
        phone: contact.and_then(|row| row.phones.first()).map(|phone| phone.value.clone()),
        done: done(outlook, headline),
        log: card.contact.map(|id| log_route(headline, id)),
        decisions: card.reasons.iter().map(decision).collect(),
        can_skip: card.reasons.iter().all(|reason| reason.kind.can_be_skipped()),
        evidence: card.reasons.iter().map(|reason| evidence(outlook, reason)).collect(),
        asks_whether: card.asks_whether,
    }
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

fn action(reason: &Reason, has_phone: bool) -> Action {
    match &reason.because {
        Because::Thanks { .. } => Action::Thank,
        Because::MeetingToNote(id) => Action::NoteMeeting(*id),
        Because::LinesToFill(id) => Action::Fill(*id),
        Because::NextAttempt { channel: Channel::Call | Channel::Voicemail, .. } if has_phone => Action::Call,
        Because::NextStep(_) | Because::Pinned => Action::Note,
        Because::SortTen(_) => Action::Sort,
        Because::YourAim => Action::ChooseAim,
        Because::FromEarlier(_) => Action::LookBack,
        _ => Action::Write,
    }
}

/// Ticking a card is logging it: one tap logs what the form, opened from this card, would begin with.
fn done(outlook: &Outlook, reason: &Reason) -> Option<Command> {
    if let Because::NextStep(id) = reason.because {
        return Some(Command::TickNextStep(id));
    }
    let why = LogReason::of_card(reason.kind).filter(|_| reason.kind != ReasonKind::Pinned)?;
    let preset = preset(reason, reason.contact?, why);
    let entry = LogForm::for_preset(outlook.book, outlook.today, &preset).into_entry();
    Some(Command::Log(Box::new(entry)))
}

fn log_route(reason: &Reason, contact: Id<Contact>) -> Route {
    match LogReason::of_card(reason.kind) {
        Some(why) => preset(reason, contact, why).route(),
        None => Preset::for_person(contact, None).route(),
    }
}

/// How the log form begins when it is opened from this card.
fn preset(reason: &Reason, contact: Id<Contact>, why: LogReason) -> Preset {
    let channel = match reason.because {
        Because::NextAttempt { channel, .. } => Some(channel),
        _ => None,
    };
    Preset { about: reason.opened_by, channel, ..Preset::for_person(contact, Some(why)) }
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
        let touch = (*kind == Kind::Interaction).then(|| Id::from_number(*id));
        Some((reason::evidence(outlook, *kind, *id)?, touch))
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
