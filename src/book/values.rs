//! Small values that several nouns share.

use super::marks::Mark;
use super::record::Keyed;
use crate::calendar::Precision;
use crate::day::Day;
use crate::id::ItemId;
use serde::{Deserialize, Serialize};

/// A day as well as it is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownDay {
    /// The day, or any day of the month or year that is known.
    pub day: Day,
    /// How exactly it is known.
    pub precision: Precision,
}

impl From<Day> for KnownDay {
    fn from(day: Day) -> KnownDay {
        KnownDay { day, precision: Precision::Day }
    }
}

/// A value with a label, such as an e-mail address for work.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Labelled {
    /// Tells items apart.
    pub id: ItemId,
    /// "Work", "home" or any other word; may be empty.
    pub label: String,
    /// The value itself.
    pub value: String,
}

impl Keyed for Labelled {
    fn key(&self) -> u64 {
        self.id.number()
    }
}

/// The form of a touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// E-mail.
    #[default]
    Mail = 1,
    /// A letter on paper.
    Letter,
    /// A card, by post or handed over.
    Card,
    /// A telephone or video call made like one.
    Call,
    /// A message left on their voicemail.
    Voicemail,
    /// A text message or chat.
    Text,
    /// A message on a social network.
    Social,
    /// A video meeting.
    Video,
    /// In person.
    InPerson,
}

impl Keyed for Channel {
    fn key(&self) -> u64 {
        *self as u64
    }
}

impl Mark for Channel {
    const EVERY: &'static [Channel] = &Channel::ALL;
}

impl Channel {
    /// Every channel, in the order in which they are offered.
    pub const ALL: [Channel; 9] = [
        Channel::Mail,
        Channel::Call,
        Channel::InPerson,
        Channel::Video,
        Channel::Text,
        Channel::Social,
        Channel::Voicemail,
        Channel::Card,
        Channel::Letter,
    ];

    /// Written by hand (R22).
    pub fn is_handwritten(self) -> bool {
        matches!(self, Channel::Letter | Channel::Card)
    }

    /// Both are there at the same time: a meeting or a call.
    pub fn is_live(self) -> bool {
        matches!(self, Channel::Call | Channel::Video | Channel::InPerson)
    }

    /// Written by hand: a letter or a card (R22).
    pub fn is_by_hand(self) -> bool {
        matches!(self, Channel::Letter | Channel::Card)
    }

    /// A meeting, in person or by video.
    pub fn is_meeting(self) -> bool {
        matches!(self, Channel::Video | Channel::InPerson)
    }
}

/// One of the two sides of a relationship.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// The user.
    #[default]
    Me,
    /// The other person.
    Them,
}
