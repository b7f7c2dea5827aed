//! Asking well. [`ask_verdict`] is the one function that says whether now is the time for a request: the first
//! guard that applies is the only one shown (practices, "The ask verdict"). Nothing is forbidden: each verdict
//! carries its evidence and the act that would open it, and going on anyway is kept on the ask.

mod attention;
pub mod blurb;
mod give_first;
pub mod ladder;
mod ready;
pub mod rest;
mod stage;
mod wait;
mod wording;

pub use ready::{asked_on, asked_this_week, ready_to_ask, target_of, who_could_introduce};
pub use wording::{is_role, is_specific, keep_to, names_in};

use crate::book::{
    Ask, AskKind, AskState, Favor, Introduction, Kind, Purpose, ReasonKind, Role, Row, Serves, Side,
};
use crate::day::Day;
use crate::defaults;
use crate::follow_up::silence;
use crate::introductions;
use crate::obligations::{self, introductions_for_me};
use crate::order;
use crate::outlook::Outlook;
use crate::readiness::{Readiness, readiness};
use crate::reason::Reason;
use crate::reciprocity::gave_since;
use crate::repair;
use crate::tie::{Order, Tie, Touch};

/// Whether now is the time for a request, and what shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct AskVerdict {
    /// What stands in the way, or that nothing does.
    pub stance: Stance,
    /// The records that show it.
    pub evidence: Vec<(Kind, u64)>,
}

/// What stands in the way of a request, the first of all that does.
#[derive(Clone, Debug, PartialEq)]
pub enum Stance {
    /// They died (R115).
    Died,
    /// They are left alone for good (R115).
    NeverContact,
    /// They said no to staying in touch (R55).
    StayNo,
    /// They asked to be left alone until a day (R62).
    LeftAlone(Day),
    /// The last try is only days old (R62).
    TooSoon {
        /// The day of the last try.
        wrote: Day,
        /// The first day on which another is fine.
        from: Day,
    },
    /// They said no to the same ask (R31).
    Parked {
        /// The day they did.
        answered: Day,
        /// The first day on which it can be asked again.
        from: Day,
    },
    /// Thanks are open, or a reply or promise is past its day.
    Owed(Box<Reason>),
    /// They helped, and something came of it which they have not heard (R100).
    TellOutcome(Day),
    /// They helped more than 14 days ago and have heard nothing since (R100).
    NoNewsYet(Day),
    /// They have been quiet: no asks until a day (R10).
    Rest {
        /// The day of the last try.
        since: Day,
        /// The first day on which a care is fine.
        until: Day,
    },
    /// The rest is over, and they have not answered yet: care only (R10).
    CareFirst(Day),
    /// The tie sleeps: write first, and ask for nothing (R49, R101).
    WriteFirst {
        /// When the two were last in touch.
        last: Day,
        /// The letter before stayed without an answer.
        again: bool,
    },
    /// The first letter is out: wait for their reply (R103).
    AwaitReply {
        /// The day it went out.
        wrote: Day,
        /// No second letter before this day.
        again_from: Day,
    },
    /// They answered: advice and information are open, more after a second touch without an ask (R103).
    SecondTouch(Day),
    /// A first word to somebody one never really spoke to: a smaller ask (R94).
    Smaller,
    /// One care or give first (R14, R58, R18).
    CareOrGive(Lack),
    /// An introduction to whom? (R96)
    NameSomebody,
    /// The user asked for advice, and keeps to it (R107).
    KeepTo {
        /// What was asked for.
        kind: AskKind,
        /// The day.
        asked: Day,
    },
    /// It says advice and means a job (R107).
    Disguised,
    /// Ready, with a hint what would make it easier (R99).
    Hint(Readiness),
    /// Ready.
    Ready,
}

/// What is missing between two asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// More than half of the last words to them asked for something (R14).
    Share {
        /// How many did.
        asks: usize,
        /// Of how many.
        of: usize,
    },
    /// No care since the last ask (R58).
    Care(Day),
    /// More was received than given, and nothing given lately (R18).
    Give,
}

/// What would open a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Nothing would, but time.
    Wait,
    /// Do what is owed, as on its card.
    Settle,
    /// Tell them what came of their help, or that there is no news yet.
    Tell,
    /// A note with nothing in it for the user.
    Care,
    /// The letter that wakes a sleeping tie.
    Write,
    /// A care or a give.
    CareOrGive,
    /// Change the request.
    Sharpen,
    /// Nothing is needed: ask.
    Ask,
}

impl AskVerdict {
    /// Whether something comes first.
    pub fn comes_first(&self) -> bool {
        !matches!(self.stance, Stance::Hint(_) | Stance::Ready)
    }

    /// The rule that speaks, by its number in the rule book.
    pub fn rule(&self) -> Option<u8> {
        Some(match &self.stance {
            Stance::Died | Stance::NeverContact => 115,
            Stance::StayNo => 55,
            Stance::LeftAlone(_) | Stance::TooSoon { .. } => 62,
            Stance::Parked { .. } => 31,
            Stance::Owed(reason) => reason.rule(),
            Stance::TellOutcome(_) | Stance::NoNewsYet(_) => 100,
            Stance::Rest { .. } | Stance::CareFirst(_) => 10,
            Stance::WriteFirst { .. } => 49,
            Stance::AwaitReply { .. } | Stance::SecondTouch(_) => 103,
            Stance::Smaller => 94,
            Stance::CareOrGive(Lack::Share { .. }) => 14,
            Stance::CareOrGive(Lack::Care(_)) => 58,
            Stance::CareOrGive(Lack::Give) => 18,
            Stance::NameSomebody => 96,
            Stance::KeepTo { .. } | Stance::Disguised => 107,
            Stance::Hint(_) => 99,
            Stance::Ready => return None,
        })
    }

    /// The rule that the user goes on against when asking all the same.
    pub fn against(&self) -> Option<u8> {
        self.rule().filter(|_| self.comes_first())
    }

    /// What would open the request.
    pub fn act(&self) -> Act {
        match &self.stance {
            Stance::Owed(_) => Act::Settle,
            Stance::TellOutcome(_) | Stance::NoNewsYet(_) => Act::Tell,
            Stance::Rest { .. } | Stance::CareFirst(_) | Stance::SecondTouch(_) => Act::Care,
            Stance::WriteFirst { .. } => Act::Write,
            Stance::CareOrGive(_) => Act::CareOrGive,
            Stance::Smaller | Stance::NameSomebody | Stance::KeepTo { .. } | Stance::Disguised => {
                Act::Sharpen
            }
            Stance::Hint(_) | Stance::Ready => Act::Ask,
            Stance::Died
            | Stance::NeverContact
            | Stance::StayNo
            | Stance::LeftAlone(_)
            | Stance::TooSoon { .. }
            | Stance::Parked { .. }
            | Stance::AwaitReply { .. } => Act::Wait,
        }
    }
}

/// What a guard finds: what stands in the way, and the records that show it.
type Finding = Option<(Stance, Vec<(Kind, u64)>)>;

/// The ask verdict: the first guard that applies, in the order of the rule book.
pub fn ask_verdict(outlook: &Outlook, tie: &Tie, ask: &Ask) -> AskVerdict {
    let owed = obligations::obligations(outlook, tie);
    verdict(&Request { outlook, tie, ask, in_talk: false, owed: &owed })
}

/// The verdict on an ask that came up in a talk, or in an answer to them: there they have spoken, and nothing
/// waits for their word any more (R62, R10, R103).
pub fn verdict_in_talk(outlook: &Outlook, tie: &Tie, ask: &Ask) -> AskVerdict {
    let owed = obligations::obligations(outlook, tie);
    verdict(&Request { outlook, tie, ask, in_talk: true, owed: &owed })
}

/// A request that somebody thinks of making.
struct Request<'r, 'a> {
    outlook: &'r Outlook<'a>,
    tie: &'r Tie<'a>,
    ask: &'r Ask,
    /// It came up in a talk.
    in_talk: bool,
    /// What is owed to them.
    owed: &'r [Reason],
}

/// Which requests a guard concerns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Concerns {
    /// Follow-ups of an open ask too.
    Every,
    /// Those that ask for something new.
    New,
}

/// Looks for one thing that stands in the way.
type Guard = fn(&Request) -> Finding;

/// The guards, in the order of the rule book: a list for the reason that [`Rules`](crate::reason::Rules) gives.
const GUARDS: [(Concerns, Guard); 10] = [
    (Concerns::Every, |it| wait::never(it.tie)),
    (Concerns::Every, |it| wait::wait(it.outlook, it.tie, it.ask, it.in_talk)),
    (Concerns::Every, |it| owed_first(it.outlook, it.owed)),
    (Concerns::New, |it| attention::guard(it.outlook, it.tie)),
    (Concerns::Every, |it| if it.in_talk { None } else { rest::guard(it.outlook, it.tie) }),
    (Concerns::New, |it| repair::guard(it.outlook, it.tie, it.ask.kind, it.in_talk)),
    (Concerns::New, |it| stage::guard(it.tie, it.ask, offered(it.outlook, it.tie))),
    (Concerns::New, |it| give_first::guard(it.outlook, it.tie, it.ask)),
    (Concerns::New, |it| wording::guard(it.outlook, it.tie, it.ask)),
    (Concerns::New, |it| hint(it.outlook, it.tie, it.owed)),
];

/// A follow-up of an ask that is still open is no new ask: only respect, what is owed and rest concern it.
fn verdict(request: &Request) -> AskVerdict {
    let is_new = !is_follow_up(request.outlook, request.tie, request.ask);
    let mut guards = GUARDS.iter().filter(|(concerns, _)| is_new || *concerns == Concerns::Every);
    let found = guards.find_map(|(_, guard)| guard(request));
    let (stance, evidence) = found.unwrap_or((Stance::Ready, Vec::new()));
    AskVerdict { stance, evidence }
}

/// The verdict on the words of an ask alone, of somebody who is not in the book yet (R96, R107).
pub fn verdict_on_words(ask: &Ask) -> AskVerdict {
    let (stance, evidence) = wording::of_words(ask).unwrap_or((Stance::Ready, Vec::new()));
    AskVerdict { stance, evidence }
}

/// Neither how well the two know each other nor when they last talked is known: it is asked in place.
pub fn is_unknown(tie: &Tie) -> bool {
    tie.contact.strength.is_none() || (tie.last().is_none() && tie.contact.last_talked.is_none())
}

/// Verdict 3: what they are owed, the first of it.
fn owed_first(outlook: &Outlook, owed: &[Reason]) -> Finding {
    let owed = owed.iter().filter(|reason| obligations::comes_first(outlook, reason));
    let first = owed.min_by_key(|reason| (reason.kind != ReasonKind::Thanks, reason.due))?;
    Some((Stance::Owed(Box::new(first.clone())), first.evidence.clone()))
}

/// R99: a hint only; not for family and people one sees anyway.
fn hint(outlook: &Outlook, tie: &Tie, owed: &[Reason]) -> Finding {
    let readiness = readiness(outlook, tie, owed);
    let hints = !tie.contact.is_close_at_hand() && readiness.missing().next().is_some();
    hints.then_some((Stance::Hint(readiness), Vec::new()))
}

/// An ask for the same thing that is still being followed up.
fn is_follow_up(outlook: &Outlook, tie: &Tie, ask: &Ask) -> bool {
    let made = made(outlook, tie);
    let mut same = made.iter().filter(|made| made.row.state == AskState::Asked && is_same(made.row, ask));
    same.any(|made| is_followed_up(outlook, tie, made))
}

/// While the plan for silence runs that it belongs to (R43), or the introduction that it asks for is open (R88);
/// and where they talked of it, or wrote since and left it open, for as long as a plan waits after its last step.
fn is_followed_up(outlook: &Outlook, tie: &Tie, made: &Made) -> bool {
    let in_plan = silence::running_since(outlook, tie).is_some_and(|began| made.order >= began);
    let ask = made.row.id;
    let mut asked_for = outlook.book.naming::<Introduction>(ask.number()).filter(|row| row.ask == Some(ask));
    let word = tie.touches.iter().rev().find(|touch| touch.two_way || touch.row.is_in());
    let lately = |touch: &Touch| outlook.today <= outlook.bd(touch.day, defaults::PLAN_ENDS_AFTER);
    in_plan
        || asked_for.any(|row| !introductions::state(outlook, row).stage.is_end())
        || word.is_some_and(|touch| touch.order() >= made.order && lately(touch))
}

/// The same kind and target (R31): organization and person, or else the same words.
fn is_same(one: &Ask, other: &Ask) -> bool {
    let said = |text: &str| Some(crate::text::fold(text)).filter(|folded| !folded.is_empty());
    let (whom, other_whom) = (said(&one.whom), said(&other.whom));
    let same_aim = match (one.target, other.target) {
        (None, None) if whom.is_none() && other_whom.is_none() => said(&one.what) == said(&other.what),
        (target, other_target) => {
            target == other_target && (whom.is_none() || other_whom.is_none() || whom == other_whom)
        }
    };
    one.kind == other.kind && one.kind != AskKind::Unknown && same_aim
}

/// An ask the user made, and where it stands in time.
struct Made<'a> {
    row: &'a Row<Ask>,
    order: Order,
}

/// What the user asked of somebody, oldest first; what was only planned or taken back is not among it, nor what
/// was still open when its search ended (R56).
fn made<'a>(outlook: &Outlook<'a>, tie: &Tie<'a>) -> Vec<Made<'a>> {
    let asks = tie.naming::<Ask>(outlook.book);
    let over = |row: &Row<Ask>| {
        row.state == AskState::Asked
            && row.asked_on.is_some_and(|day| outlook.ended_with_search(day, row.id.number()))
    };
    let mine = asks.filter(|row| row.contact == tie.id() && !row.to_me && row.state != AskState::Withdrawn);
    let mut made: Vec<Made> = mine
        .filter(|row| !over(row))
        .filter_map(|row| Some(Made { row, order: tie.order_of(row.from, row.asked_on?, row.id.number()) }))
        .collect();
    order::sort_by_key(&mut made, |made| made.order);
    made
}

/// The days on which the user asked them for an introduction (R88).
fn introductions_asked<'a>(
    outlook: &Outlook<'a>,
    tie: &Tie<'a>,
) -> impl Iterator<Item = (&'a Row<Introduction>, Day)> {
    let id = tie.id();
    introductions_for_me(tie.naming(outlook.book))
        .filter(move |(_, introducer, _)| *introducer == id)
        .filter_map(|(row, ..)| Some((row, row.asked_on?)))
}

/// An outgoing touch that asks for something new: follow-ups of the same ask are no new asks.
fn asks_anew(outlook: &Outlook, touch: &Touch) -> bool {
    let asks = outlook.book.naming::<Ask>(touch.row.id.number()).any(|ask| !ask.to_me);
    touch.row.is_out() && (touch.row.is_for(Purpose::Ask) || asks) && !follows_up(outlook, touch)
}

/// A further try of an ask made before.
fn follows_up(outlook: &Outlook, touch: &Touch) -> bool {
    let served = match touch.row.serves {
        Some(Serves::Ask(id)) => outlook.book.get(id).is_some_and(|ask| ask.from != Some(touch.row.id)),
        _ => false,
    };
    served || touch.row.is_only_for(&[Purpose::FollowUp])
}

/// A touch with something in it for them: a care, or a give.
fn cares_or_gives(touch: &Touch) -> bool {
    touch.row.is_out() && (cares(touch) || touch.row.is_for(Purpose::Give))
}

/// A touch that asks how they are (R58).
fn cares(touch: &Touch) -> bool {
    touch.row.is_out() && touch.row.is_care()
}

/// Recruiters, the own coach, mentors by agreement, and people who offered help: asks are what they expect.
fn expects_asks(outlook: &Outlook, tie: &Tie) -> bool {
    [Role::Recruiter, Role::Coach, Role::Mentor].iter().any(|role| tie.contact.has_role(*role))
        || offered(outlook, tie)
}

/// "Let me know how I can help", still open: nothing was received from them since.
fn offered(outlook: &Outlook, tie: &Tie) -> bool {
    let offers = tie.naming::<Favor>(outlook.book).filter(|row| row.by == Side::Them && row.offered);
    let latest = offers.map(|row| tie.order_of(row.from, row.day, row.id.number())).max();
    let introduction = tie.naming::<Introduction>(outlook.book).any(|row| {
        row.introducer.contact() == Some(tie.id())
            && row.offered_on.is_some()
            && row.made_on.is_none()
            && !row.is_ended()
    });
    introduction || latest.is_some_and(|offer| !gave_since(outlook.book, tie, Side::Them, offer))
}
