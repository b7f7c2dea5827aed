//! Ask: something the user asked of somebody, or somebody of the user.

use super::record::noun;
use super::{Contact, Interaction, Organization};
use crate::day::Day;
use crate::id::Id;
use serde::{Deserialize, Serialize};

noun! {
    /// A request and what became of it.
    Ask {
        /// Of whom, or by whom.
        1 contact: one Id<Contact>,
        /// They asked the user.
        2 to_me: one bool,
        /// What kind of help.
        3 kind: one AskKind,
        /// The request in a few words.
        4 what: one String,
        /// Whether it names a company, a person or a short list (R96).
        5 specific: one bool,
        /// The organization it is about.
        6 target: one Option<Id<Organization>>,
        /// How many minutes it takes them.
        7 minutes: one Option<u16>,
        /// Where it stands.
        8 state: one AskState,
        /// The day it was asked.
        9 asked_on: one Option<Day>,
        /// The day it was decided.
        10 answered_on: one Option<Day>,
        /// The interaction it was asked in.
        11 from: one Option<Id<Interaction>>,
        /// The number of the rule the user went on against.
        12 against: one Option<u8>,
        /// The person or role asked for, in an introduction or referral (R8, R16).
        13 whom: one String,
        /// Why them (R16).
        14 why_them: one String,
        /// What the user would say to them (R16).
        15 would_say: one String,
        /// The words that can be passed on (R16).
        16 blurb: one String,
    } names |ask, see| {
        see(ask.contact.number());
        ask.target.iter().for_each(|id| see(id.number()));
        ask.from.iter().for_each(|id| see(id.number()));
    }
}

/// What kind of help is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskKind {
    /// Not said.
    #[default]
    Unknown,
    /// Advice.
    Advice,
    /// Information.
    Information,
    /// An introduction.
    Introduction,
    /// A referral.
    Referral,
    /// Feedback.
    Feedback,
    /// A job.
    Job,
}

/// Where an ask stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskState {
    /// Planned.
    Planned,
    /// Asked, no answer yet.
    #[default]
    Asked,
    /// Yes.
    Yes,
    /// In part.
    Partly,
    /// No: the ask is parked, not the person (R31).
    No,
    /// No answer came.
    NoAnswer,
    /// Taken back.
    Withdrawn,
}
