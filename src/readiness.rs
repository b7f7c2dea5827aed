//! Readiness (R99): people help those they know, like and trust. A hint, never a gate: each part with the act
//! that would fill it.

use crate::asks::rest::was_answered;
use crate::book::contact::TalkedBucket;
use crate::book::{Purpose, ReasonKind, Strength};
use crate::defaults;
use crate::follow_up::decisions;
use crate::outlook::Outlook;
use crate::reason::Reason;
use crate::reciprocity::exchanged;
use crate::tie::{Tie, Touch};

/// The three parts; `None` is unknown, and silent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Readiness {
    /// A two-way ever, or said to be at least "would answer gladly".
    pub know: Option<bool>,
    /// They answer, or there was care or a give of either side within a year.
    pub like: Option<bool>,
    /// Nothing the user owes them is late.
    pub trust: Option<bool>,
}

/// One of the three.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// They know the user.
    Know,
    /// They like to hear from the user.
    Like,
    /// They can rely on the user.
    Trust,
}

impl Readiness {
    /// One part.
    pub fn part(self, part: Part) -> Option<bool> {
        match part {
            Part::Know => self.know,
            Part::Like => self.like,
            Part::Trust => self.trust,
        }
    }

    /// The parts that are known to be missing.
    pub fn missing(self) -> impl Iterator<Item = Part> {
        Part::ALL.into_iter().filter(move |part| self.part(*part) == Some(false))
    }
}

impl Part {
    /// All three, in their order.
    pub const ALL: [Part; 3] = [Part::Know, Part::Like, Part::Trust];
}

/// How ready somebody is to help. `owed` is what is owed to them.
pub fn readiness(outlook: &Outlook, tie: &Tie, owed: &[Reason]) -> Readiness {
    Readiness { know: know(tie), like: like(outlook, tie), trust: Some(trust(outlook, owed)) }
}

/// What was not said is not known: whoever was met, or never sorted, may well have been talked with.
fn know(tie: &Tie) -> Option<bool> {
    let contact = tie.contact;
    let knows = tie.last().is_some() || contact.is_at_least(Strength::Gladly);
    let never = contact.last_talked.is_some_and(|said| said.bucket == TalkedBucket::Never);
    let strangers = never || contact.strength == Some(Strength::Barely);
    (knows || strangers).then_some(knows)
}

/// At least half of the last three messages that expected an answer got one, or somebody cared or gave.
fn like(outlook: &Outlook, tie: &Tie) -> Option<bool> {
    let waits = |touch: &Touch| {
        !was_answered(tie, touch) && outlook.today < outlook.bd(touch.day, defaults::REST_COUNTS_AFTER)
    };
    let expecting = tie
        .touches
        .iter()
        .rev()
        .filter(|touch| touch.row.is_out() && touch.row.expects_answer && !waits(touch));
    let expecting: Vec<&Touch> = expecting.take(3).collect();
    let answered = expecting.iter().filter(|touch| was_answered(tie, touch)).count();
    let answers = !expecting.is_empty() && 2 * answered >= expecting.len();
    if answers || warm(outlook, tie) {
        return Some(true);
    }
    (!expecting.is_empty()).then_some(false)
}

/// Care or a give by either side within a year; an introduction is one.
fn warm(outlook: &Outlook, tie: &Tie) -> bool {
    let since = outlook.today.plus(-defaults::LIKING_DAYS);
    let cares = |touch: &Touch| touch.row.is_for(Purpose::Care) || touch.row.is_for(Purpose::Give);
    tie.touches.iter().any(|touch| touch.day >= since && cares(touch))
        || exchanged(outlook.book, tie.id()).iter().any(|kindness| kindness.day >= since)
}

/// No late thanks, reply, promise or report of the user's to them.
fn trust(outlook: &Outlook, owed: &[Reason]) -> bool {
    let kinds = [ReasonKind::Thanks, ReasonKind::Reply, ReasonKind::MyPromise, ReasonKind::Report];
    let mut late = owed.iter().filter(|reason| {
        kinds.contains(&reason.kind) && reason.late_from.is_some_and(|late| late <= outlook.today)
    });
    late.all(|reason| decisions::is_let_go(outlook, reason))
}
