//! How the form begins: from a card on Today, a person, a planned meeting, or from nothing.

use super::{LogForm, Next, new_ask, new_favor};
use crate::book::{
    Ask, Book, Campaign, Channel, Contact, Direction, Favor, FavorKind, Interaction, Introduction, Meeting,
    Mode, Promise, Purpose, ReasonKind, Row, Serves, Side,
};
use crate::command::{AskNoted, FavorNoted, IntelNoted, IntroductionStep, Who};
use crate::day::Day;
use crate::id::Id;
use crate::page::ask::{kind_of, kind_slug};
use crate::page::route::{Place, Route};
use crate::reason::{Because, Reason};
use crate::tie::Tie;

/// Why the form is opened: what the address says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preset {
    /// With whom.
    pub with: Vec<Id<Contact>>,
    /// With somebody who is not in the book yet: the name.
    pub new: String,
    /// What for.
    pub reason: Option<LogReason>,
    /// The number of the record that opened the reason.
    pub about: Option<u64>,
    /// By which channel.
    pub channel: Option<Channel>,
    /// The planned meeting that took place.
    pub meeting: Option<Id<Meeting>>,
    /// The request that was made, as the page Ask put it.
    pub ask: Option<AskNoted>,
}

/// What an interaction is logged for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogReason {
    /// Answering their message (R108).
    Reply,
    /// Writing to the one introduced (R88).
    FirstMessage,
    /// Sending the introducer words to pass on (R16, R88).
    Blurb,
    /// Thanking (R20, R21, R53).
    Thanks,
    /// Keeping a promise.
    Promise,
    /// Telling the introducer how it went (R88).
    Report,
    /// Doing a next step (R92).
    NextStep,
    /// The next try of a plan for silence (R43).
    FollowUp,
    /// Asking kindly after their promise.
    TheirPromise,
    /// Asking after an introduction (R88).
    Introduction,
    /// A birthday or another date (R114).
    Date,
    /// A hello with nothing asked (R104).
    Hello,
    /// Keeping in touch (R57).
    Care,
    /// Another look after a silence (R90).
    Reconnect,
    /// A first approach at a target (R43).
    Outreach,
    /// Asking for something.
    Ask,
    /// Giving something (R85).
    Give,
    /// A kind word: encouragement given (R85).
    Affirm,
    /// Telling a helper how it goes (R23).
    Update,
    /// Thanking and telling after the landing (R56).
    Landing,
    /// A job change, or another thing to be glad of (R113).
    Congratulation,
    /// Telling somebody of the search (R15).
    TellOfSearch,
    /// Bringing two people together (R88).
    Introduce,
    /// Asking, once, how an introduction by the user went (R88).
    AskHowItWent,
    /// Sharing what is good and what is hard (R97).
    ShareNews,
}

impl LogReason {
    const ALL: [(LogReason, &'static str); 25] = [
        (LogReason::Reply, "reply"),
        (LogReason::FirstMessage, "first-message"),
        (LogReason::Blurb, "blurb"),
        (LogReason::Thanks, "thanks"),
        (LogReason::Promise, "promise"),
        (LogReason::Report, "report"),
        (LogReason::NextStep, "next-step"),
        (LogReason::FollowUp, "follow-up"),
        (LogReason::TheirPromise, "their-promise"),
        (LogReason::Introduction, "introduction"),
        (LogReason::Date, "date"),
        (LogReason::Hello, "hello"),
        (LogReason::Care, "care"),
        (LogReason::Reconnect, "reconnect"),
        (LogReason::Outreach, "outreach"),
        (LogReason::Ask, "ask"),
        (LogReason::Give, "give"),
        (LogReason::Affirm, "affirm"),
        (LogReason::Update, "update"),
        (LogReason::Landing, "landing"),
        (LogReason::Congratulation, "congratulation"),
        (LogReason::TellOfSearch, "tell-of-search"),
        (LogReason::Introduce, "introduce"),
        (LogReason::AskHowItWent, "ask-how-it-went"),
        (LogReason::ShareNews, "share-news"),
    ];

    /// The word for it in the address.
    pub fn slug(self) -> &'static str {
        Self::ALL.iter().find(|(reason, _)| *reason == self).map_or("", |(_, slug)| slug)
    }

    /// Reads the word that `slug` writes.
    pub fn parse(slug: &str) -> Option<LogReason> {
        Self::ALL.iter().find(|(_, known)| *known == slug).map(|(reason, _)| *reason)
    }

    /// What a card is answered with; `None` where logging is not the answer.
    pub fn of_reason(reason: &Reason) -> Option<LogReason> {
        match reason.because {
            Because::MakeIntroduction(_) => Some(LogReason::Introduce),
            Because::HowDidItGo(_) => Some(LogReason::AskHowItWent),
            Because::Concern { .. } => Some(LogReason::Care),
            Because::LifeUpdate => Some(LogReason::ShareNews),
            _ => LogReason::of_card(reason.kind),
        }
    }

    /// What a card of this kind is answered with, unless what happened says more.
    fn of_card(kind: ReasonKind) -> Option<LogReason> {
        Some(match kind {
            ReasonKind::Reply => LogReason::Reply,
            ReasonKind::FirstMessage => LogReason::FirstMessage,
            ReasonKind::Blurb => LogReason::Blurb,
            ReasonKind::Thanks => LogReason::Thanks,
            ReasonKind::MyPromise => LogReason::Promise,
            ReasonKind::Report => LogReason::Report,
            ReasonKind::NextStep => LogReason::NextStep,
            ReasonKind::NextAttempt => LogReason::FollowUp,
            ReasonKind::TheirPromise => LogReason::TheirPromise,
            ReasonKind::IntroductionOpen | ReasonKind::SideOpen => LogReason::Introduction,
            ReasonKind::LandingWalk => LogReason::Landing,
            ReasonKind::JobChange => LogReason::Congratulation,
            ReasonKind::Update => LogReason::Update,
            ReasonKind::ReadyToAsk => LogReason::Ask,
            ReasonKind::NotYetTold => LogReason::TellOfSearch,
            ReasonKind::Date => LogReason::Date,
            ReasonKind::OneHello => LogReason::Hello,
            ReasonKind::Cadence | ReasonKind::Pinned => LogReason::Care,
            ReasonKind::Reconnect => LogReason::Reconnect,
            ReasonKind::Starter => LogReason::Outreach,
            ReasonKind::NoteToFinish
            | ReasonKind::SortTen
            | ReasonKind::YourAim
            | ReasonKind::Habit
            | ReasonKind::FromEarlier => return None,
        })
    }
}

impl Preset {
    /// For one person and a reason.
    pub fn for_person(with: Id<Contact>, reason: Option<LogReason>) -> Preset {
        Preset { with: vec![with], reason, ..Preset::default() }
    }

    /// Reads the address.
    pub fn read(route: &Route) -> Preset {
        Preset {
            with: route.people(),
            new: route.get("new").unwrap_or_default().to_owned(),
            reason: route.get("reason").and_then(LogReason::parse),
            about: route.get("about").and_then(|text| u64::from_str_radix(text, 16).ok()),
            channel: route.get("by").and_then(channel_of),
            meeting: route.get("meeting").and_then(Id::parse),
            ask: read_ask(route),
        }
    }

    /// The address that `read` reads.
    pub fn route(&self) -> Route {
        let route =
            self.with.iter().fold(Route::to(Place::Log), |route, id| route.with("with", id.to_string()));
        let route = self.ask.iter().fold(route, write_ask);
        route
            .with("new", self.new.clone())
            .with("reason", self.reason.map_or("", LogReason::slug))
            .with("about", self.about.map_or_else(String::new, |about| format!("{about:016x}")))
            .with("by", self.channel.map_or("", channel_slug))
            .with("meeting", self.meeting.map_or_else(String::new, |id| id.to_string()))
    }
}

/// The request of an address, if it has one.
fn read_ask(route: &Route) -> Option<AskNoted> {
    let text = |name| route.get(name).unwrap_or_default().to_owned();
    Some(AskNoted {
        kind: route.get("kind").and_then(kind_of)?,
        what: text("what"),
        target: route.get("target").and_then(Id::parse),
        minutes: route.get("minutes").and_then(|minutes| minutes.parse().ok()),
        whom: text("whom"),
        why_them: text("why"),
        would_say: text("say"),
        blurb: text("words"),
        against: route.get("against").and_then(|rule| rule.parse().ok()),
        planned: route.get("ask").and_then(Id::parse),
        ..AskNoted::default()
    })
}

fn write_ask(route: Route, ask: &AskNoted) -> Route {
    let number = |number: Option<u16>| number.map_or_else(String::new, |number| number.to_string());
    route
        .with("kind", kind_slug(ask.kind))
        .with("what", ask.what.clone())
        .with("target", ask.target.map_or_else(String::new, |id| id.to_string()))
        .with("minutes", number(ask.minutes))
        .with("whom", ask.whom.clone())
        .with("why", ask.why_them.clone())
        .with("say", ask.would_say.clone())
        .with("words", ask.blurb.clone())
        .with("against", number(ask.against.map(u16::from)))
        .with("ask", ask.planned.map_or_else(String::new, |id| id.to_string()))
}

fn channel_slug(channel: Channel) -> &'static str {
    match channel {
        Channel::Mail => "mail",
        Channel::Letter => "letter",
        Channel::Card => "card",
        Channel::Call => "call",
        Channel::Voicemail => "voicemail",
        Channel::Text => "text",
        Channel::Social => "social",
        Channel::Video => "video",
        Channel::InPerson => "in-person",
    }
}

fn channel_of(slug: &str) -> Option<Channel> {
    Channel::ALL.into_iter().find(|channel| channel_slug(*channel) == slug)
}

impl LogForm {
    /// The form as a preset opens it.
    pub fn for_preset(book: &Book, today: Day, preset: &Preset) -> LogForm {
        let mut form = LogForm::new(today);
        form.people =
            preset.with.iter().copied().filter(|id| book.get(*id).is_some()).map(Who::Known).collect();
        if !preset.new.trim().is_empty() {
            form.people.push(Who::New(preset.new.clone()));
        }
        if let Some(Who::Known(contact)) = form.people.first() {
            form.channel = usual_channel(book, *contact);
        }
        if let Some(row) = preset.meeting.and_then(|id| book.get(id)) {
            form.take_meeting(row, today);
        }
        if let Some(reason) = preset.reason {
            form.take_reason(book, reason, preset.about);
        }
        if let Some(ask) = &preset.ask {
            form.asks = vec![ask.clone()];
        }
        form.channel = preset.channel.unwrap_or(form.channel);
        form
    }

    /// The planned meeting as it was planned; what was asked and answered is in its note.
    fn take_meeting(&mut self, row: &Row<Meeting>, today: Day) {
        self.people = row.with.iter().copied().map(Who::Known).collect();
        self.day = Some(row.day.min(today));
        self.minute = row.minute;
        self.channel = row.channel;
        self.asked_by = row.asked_by;
        self.held = Some(row.id);
        let answers = row.questions.iter().filter(|question| !question.answer.trim().is_empty());
        self.learned = answers.map(|question| question.answer.trim()).collect::<Vec<_>>().join("\n");
        if !row.purpose.trim().is_empty() {
            // R40: an open line, which may stay blank.
            self.intel.push(IntelNoted::default());
        }
    }

    fn take_reason(&mut self, book: &Book, reason: LogReason, about: Option<u64>) {
        self.purposes = purposes_of(reason).to_vec();
        match reason {
            LogReason::Reply => {
                let touch = about.and_then(|id| book.get(Id::<Interaction>::from_number(id)));
                self.channel = touch.map_or(self.channel, |row| answer_channel(row.channel));
            }
            LogReason::FirstMessage
            | LogReason::Report
            | LogReason::Introduction
            | LogReason::AskHowItWent => {
                self.serves = about.map(|id| Serves::Introduction(Id::from_number(id)));
            }
            LogReason::Blurb => {
                self.serves = about.map(|id| Serves::Introduction(Id::from_number(id)));
                self.carries_blurb_of = about.map(Id::<Introduction>::from_number).into_iter().collect();
            }
            LogReason::Introduce => self.take_introduction(book, about.map(Id::from_number)),
            LogReason::Promise => self.take_promise(book, about.map(Id::from_number)),
            LogReason::NextStep => self.ticks = about.map(Id::from_number).into_iter().collect(),
            LogReason::FollowUp => {
                let touch = about.and_then(|id| book.get(Id::<Interaction>::from_number(id)));
                self.serves = touch.and_then(|row| served_by(book, row));
            }
            LogReason::TheirPromise => {
                self.serves = about.map(|id| Serves::Promise(Id::from_number(id)));
                self.next = Some(Next::Nothing);
            }
            LogReason::Affirm => {
                let kind = FavorKind::Encouragement;
                self.favors = vec![FavorNoted { kind, ..new_favor(Side::Me) }];
            }
            LogReason::Give => self.favors = vec![new_favor(Side::Me)],
            LogReason::Ask => self.asks = vec![new_ask(false)],
            LogReason::Update | LogReason::TellOfSearch => self.spoke_of_search = true,
            // R15: whoever hears of another direction knows of the search that goes on.
            LogReason::Landing => {
                let ended_by = about.and_then(|id| book.get(Id::<Campaign>::from_number(id)));
                self.spoke_of_search = ended_by.is_some_and(|row| row.mode == Mode::Searching);
            }
            LogReason::Thanks
            | LogReason::Congratulation
            | LogReason::Date
            | LogReason::Hello
            | LogReason::Care
            | LogReason::Reconnect
            | LogReason::ShareNews
            | LogReason::Outreach => {}
        }
    }

    /// One message to both, which makes the introduction (R88).
    fn take_introduction(&mut self, book: &Book, introduction: Option<Id<Introduction>>) {
        let Some(row) = introduction.and_then(|id| book.get(id)) else { return };
        self.people = row.by_me().into_iter().flatten().map(Who::Known).collect();
        self.serves = Some(Serves::Introduction(row.id));
        self.moves = vec![(row.id, IntroductionStep::Made)];
    }

    /// Keeping a promise to give something is that give as well.
    fn take_promise(&mut self, book: &Book, promise: Option<Id<Promise>>) {
        self.keeps = promise.into_iter().collect();
        let Some(row) = promise.and_then(|id| book.get(id)) else { return };
        if let Some(kind) = row.kind {
            self.purposes = vec![Purpose::Give];
            let what = row.text.clone();
            self.favors = vec![FavorNoted { what, ..favor_of(kind) }];
        }
    }
}

fn favor_of(kind: FavorKind) -> FavorNoted {
    let size = Favor::usual_size(kind);
    FavorNoted { kind, size, ..new_favor(Side::Me) }
}

fn purposes_of(reason: LogReason) -> &'static [Purpose] {
    match reason {
        LogReason::Reply | LogReason::Blurb => &[Purpose::Answer],
        LogReason::FirstMessage | LogReason::Outreach => &[Purpose::Outreach],
        LogReason::Thanks => &[Purpose::Thanks],
        LogReason::Report => &[Purpose::Report],
        LogReason::FollowUp | LogReason::TheirPromise | LogReason::Introduction => &[Purpose::FollowUp],
        LogReason::Date | LogReason::Congratulation => &[Purpose::Congratulation],
        LogReason::Update => &[Purpose::Update],
        LogReason::Landing => &[Purpose::Thanks, Purpose::Update],
        LogReason::TellOfSearch => &[Purpose::News],
        LogReason::Hello | LogReason::Care | LogReason::AskHowItWent => &[Purpose::Care],
        LogReason::ShareNews => &[Purpose::News, Purpose::Care],
        LogReason::Reconnect => &[Purpose::Reconnect],
        LogReason::Ask => &[Purpose::Ask],
        LogReason::Give | LogReason::Introduce => &[Purpose::Give],
        LogReason::Affirm => &[Purpose::Care, Purpose::Give],
        LogReason::Promise | LogReason::NextStep => &[],
    }
}

/// What a further try serves: what the one before served, else the ask that was made in it.
fn served_by(book: &Book, touch: &Row<Interaction>) -> Option<Serves> {
    let asked = book.naming::<Ask>(touch.id.number()).find(|ask| !ask.to_me);
    touch.serves.or(asked.map(|ask| Serves::Ask(ask.id)))
}

/// The channel they like best, else the last one used in writing to them, else mail.
fn usual_channel(book: &Book, contact: Id<Contact>) -> Channel {
    let preferred = book.get(contact).and_then(|row| row.preferred_channel);
    let written = |row: &Interaction| {
        let spoken = row.channel.is_live() || row.channel == Channel::Voicemail;
        row.direction == Direction::Out && !spoken
    };
    let last_written = || {
        let tie = Tie::new(book, contact)?;
        tie.touches.iter().rev().find(|touch| written(touch.row)).map(|touch| touch.row.channel)
    };
    preferred.or_else(last_written).unwrap_or_default()
}

/// A voicemail is answered by a call, everything else the way it came.
fn answer_channel(channel: Channel) -> Channel {
    if channel == Channel::Voicemail { Channel::Call } else { channel }
}
