//! Meeting: one that is planned, with its preparation.

use super::record::{Each, Keyed, noun};
use super::values::{Channel, Side};
use super::{Contact, Interaction};
use crate::day::Day;
use crate::id::{Id, ItemId};
use serde::{Deserialize, Serialize};

noun! {
    /// A planned meeting or timed call.
    Meeting {
        /// The day.
        1 day: one Day,
        /// Minutes since midnight; `None`: some time that day.
        2 minute: one Option<u16>,
        /// The zone the time is meant in, where it is not the user's.
        3 zone: one String,
        /// The place, or the link to the room.
        4 place: one String,
        /// With whom.
        5 with: each Each<Id<Contact>>,
        /// Who asked for it.
        6 asked_by: one Option<Side>,
        /// In person, by video, or a call.
        7 channel: one Channel,
        /// What it is for (R50).
        8 purpose: one String,
        /// What the user wants to ask (R52).
        9 questions: each Each<Question>,
        /// What the user could give there.
        10 to_give: one String,
        /// Planned, held, cancelled or missed.
        11 state: one MeetingState,
        /// The interaction it became.
        12 became: one Option<Id<Interaction>>,
        /// The day it was settled that it is to take place, which answers their request (R108).
        13 arranged_on: one Option<Day>,
    } names |meeting, see| {
        meeting.with.iter().for_each(|id| see(id.number()));
        meeting.became.iter().for_each(|id| see(id.number()));
    }
}

impl Meeting {
    /// Planned or held: neither called off nor missed.
    pub fn is_on(&self) -> bool {
        matches!(self.state, MeetingState::Planned | MeetingState::Held)
    }
}

/// A question prepared for a meeting.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// Tells questions apart.
    pub id: ItemId,
    /// The question.
    pub text: String,
    /// Whether it was asked.
    pub asked: bool,
    /// What they answered.
    pub answer: String,
}

impl Keyed for Question {
    fn key(&self) -> u64 {
        self.id.number()
    }
}

/// What became of a planned meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeetingState {
    /// Still to come, or past and not yet noted.
    #[default]
    Planned,
    /// Took place.
    Held,
    /// Called off.
    Cancelled,
    /// Did not happen, nobody called it off.
    Missed,
}
