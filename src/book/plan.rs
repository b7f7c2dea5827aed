//! The user's own plans and rests: Campaign (mode), Commitment, Away.

use super::Organization;
use super::record::{Each, noun};
use crate::day::Day;
use crate::id::Id;
use serde::{Deserialize, Serialize};

noun! {
    /// A stretch of networking with one aim; the current one is the latest start.
    Campaign {
        /// Searching, peacetime or landed.
        1 mode: one Mode,
        /// The day it began.
        2 start: one Day,
        /// How many months the user gives it (R79).
        3 horizon_months: one Option<u8>,
        /// Nobody at the user's own organization is to know (R109).
        4 discreet: one bool,
        /// The roles the user looks for.
        5 target_roles: each Each<String>,
        /// The user's title.
        6 my_title: one String,
        /// The user's skills.
        7 skills: each Each<String>,
        /// Where the user landed (R56).
        8 landed_at: one Option<Id<Organization>>,
    } names |campaign, see| {
        campaign.landed_at.iter().for_each(|id| see(id.number()));
    }
}

noun! {
    /// What the user set out to do, each day or week (R25, R26).
    Commitment {
        /// What is counted.
        1 unit: one Unit,
        /// How many.
        2 count: one u16,
        /// In which time.
        3 period: one Period,
        /// From this day on; the latest one counts.
        4 from: one Day,
    } names |_commitment, _see| {}
}

noun! {
    /// Days on which the user rests (R116).
    Away {
        /// The first day.
        1 from: one Day,
        /// The last day.
        2 until: one Day,
        /// Why, if they care to say.
        3 note: one String,
    } names |_away, _see| {}
}

/// What the network is for just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Looking for work.
    Searching,
    /// In work, keeping the network alive.
    #[default]
    Peacetime,
    /// Arrived: thanking and telling everybody who helped.
    Landed,
}

/// What a commitment counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// People reached, by whatever channel; one person once a day.
    #[default]
    People,
    /// Calls.
    Calls,
    /// First letters.
    Outreach,
    /// Meetings.
    Meetings,
    /// Gives.
    Gives,
    /// Thanks.
    Thanks,
    /// Hellos with nothing to ask, and gives (R57).
    CareAndGives,
}

/// The time in which a commitment is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Each working day.
    #[default]
    WorkingDay,
    /// Each week, from Monday.
    Week,
}
