//! Interaction ("touch"): what happened between the user and somebody.

use super::marks::{Mark, Marks};
use super::record::{Each, Keyed, noun};
use super::values::{Channel, Side};
use super::{Ask, Contact, Introduction, Organization, Promise};
use crate::calendar::Precision;
use crate::day::Day;
use crate::id::Id;
use serde::{Deserialize, Serialize};

noun! {
    /// What happened, when, with whom, and what came of it.
    Interaction {
        /// The day.
        1 day: one Day,
        /// Whether the day, or only its month or year, is known.
        2 precision: one Precision,
        /// Minutes since midnight, where known.
        3 minute: one Option<u16>,
        /// With whom.
        4 with: each Each<With>,
        /// The event it happened at.
        5 event: one String,
        /// Who spoke.
        6 direction: one Direction,
        /// Who asked for it; `None` is neither.
        7 asked_by: one Option<Side>,
        /// Its form.
        8 channel: one Channel,
        /// What it was for.
        9 purposes: each Marks<Purpose>,
        /// The record it serves.
        10 serves: one Option<Serves>,
        /// Whether an answer is expected.
        11 expects_answer: one bool,
        /// How a call went.
        12 call_result: one Option<CallResult>,
        /// What came of it.
        13 outcome: one Option<Outcome>,
        /// The user's words about it.
        14 note: one String,
        /// The user asked how they are.
        15 asked_about_them: one bool,
        /// The user told what they do.
        16 said_what_i_do: one bool,
        /// The search was spoken of.
        17 spoke_of_search: one bool,
        /// Targets that were named.
        18 targets_named: each Each<Id<Organization>>,
        /// What was learned.
        19 learned: one String,
        /// How long it took.
        20 minutes: one Option<u16>,
        /// How it felt, 1-5.
        21 comfort: one Option<u8>,
        /// The user decided that nothing is to follow (R92).
        22 nothing_next: one bool,
        /// "Is there anything to note?" was answered with no (R54).
        23 note_dismissed: one bool,
    } names |interaction, see| {
        interaction.with.iter().for_each(|with| see(with.contact.number()));
        interaction.targets_named.iter().for_each(|id| see(id.number()));
        match interaction.serves {
            Some(Serves::Ask(id)) => see(id.number()),
            Some(Serves::Introduction(id)) => see(id.number()),
            Some(Serves::Promise(id)) => see(id.number()),
            None => {}
        }
    }
}

impl Interaction {
    /// Both took part: a reply, an answered call, a meeting.
    pub fn is_two_way(&self) -> bool {
        self.direction == Direction::Both
    }

    /// The user's side spoke.
    pub fn is_out(&self) -> bool {
        matches!(self.direction, Direction::Out | Direction::Both)
    }

    /// Their side spoke.
    pub fn is_in(&self) -> bool {
        matches!(self.direction, Direction::In | Direction::Both)
    }

    /// Whether it was (also) for this.
    pub fn is_for(&self, purpose: Purpose) -> bool {
        self.purposes.has(purpose)
    }

    /// Whether it was only for what the list names, and for something.
    pub fn is_only_for(&self, allowed: &[Purpose]) -> bool {
        !self.purposes.is_empty() && self.purposes.are_among(allowed)
    }

    /// R58: whether it asked how they are.
    pub fn is_care(&self) -> bool {
        self.is_for(Purpose::Care) || self.asked_about_them
    }

    /// Whether it was a meeting, in person or by video, in which both took part.
    pub fn is_meeting(&self) -> bool {
        self.is_two_way() && self.channel.is_meeting()
    }

    /// "Expects an answer" as it stands until the user says otherwise (practices, vocabulary).
    pub fn expects_answer_by_default(&self) -> bool {
        use Purpose::*;
        match self.direction {
            Direction::Both => false,
            Direction::Out => {
                [Outreach, FollowUp, Ask, Invite, Reconnect].iter().any(|purpose| self.is_for(*purpose))
            }
            Direction::In => {
                let says_no = self.is_for(Answer) && self.outcome == Some(Outcome::Discouraging);
                !(self.is_only_for(&[Thanks, Update, Report, Give, News]) || says_no)
            }
        }
    }
}

/// Somebody who took part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct With {
    /// Who.
    pub contact: Id<Contact>,
    /// Talked with the user, in a meeting of more than three.
    #[serde(default)]
    pub talked: bool,
    /// Host or organizer.
    #[serde(default)]
    pub host: bool,
}

impl Keyed for With {
    fn key(&self) -> u64 {
        self.contact.number()
    }
}

/// Who spoke to whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// From the user.
    #[default]
    Out,
    /// To the user.
    In,
    /// Both took part.
    Both,
}

/// What an interaction was for; a rule's "kind = x" means "purposes contain x".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// A first approach.
    Outreach = 1,
    /// A further try.
    FollowUp,
    /// Answering them.
    Answer,
    /// Thanking.
    Thanks,
    /// Telling what became of something.
    Update,
    /// Reporting back to an introducer.
    Report,
    /// Asking how they are, with nothing wanted.
    Care,
    /// Giving something.
    Give,
    /// Asking for something.
    Ask,
    /// Inviting.
    Invite,
    /// News of one's own.
    News,
    /// Coming back after a silence.
    Reconnect,
    /// Congratulating.
    Congratulation,
    /// Condoling.
    Condolence,
    /// Mostly the user's worries (R13).
    Worries,
}

impl Purpose {
    /// Every purpose, in the order in which they are offered.
    pub const ALL: [Purpose; 15] = [
        Purpose::Outreach,
        Purpose::FollowUp,
        Purpose::Answer,
        Purpose::Thanks,
        Purpose::Care,
        Purpose::Give,
        Purpose::Ask,
        Purpose::Update,
        Purpose::Report,
        Purpose::Invite,
        Purpose::News,
        Purpose::Reconnect,
        Purpose::Congratulation,
        Purpose::Condolence,
        Purpose::Worries,
    ];
}

impl Keyed for Purpose {
    fn key(&self) -> u64 {
        *self as u64
    }
}

impl Mark for Purpose {
    const EVERY: &'static [Purpose] = &Purpose::ALL;
}

/// The record an interaction serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Serves {
    /// A try of this ask.
    Ask(Id<Ask>),
    /// A step of this introduction.
    Introduction(Id<Introduction>),
    /// Keeps or asks after this promise.
    Promise(Id<Promise>),
}

/// How a call went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CallResult {
    /// They talked.
    Answered,
    /// A message was left.
    Voicemail,
    /// Nobody answered.
    NoAnswer,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// It helped.
    Helpful,
    /// Neither way.
    Neutral,
    /// Bad news, or a no.
    Discouraging,
    /// The two do not fit.
    NoFit,
}
