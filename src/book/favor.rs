//! Favor: something given or received.

use super::record::noun;
use super::values::Side;
use super::{Contact, Interaction};
use crate::day::Day;
use crate::id::Id;
use serde::{Deserialize, Serialize};

noun! {
    /// Something one side gave the other.
    Favor {
        /// With whom.
        1 contact: one Id<Contact>,
        /// Who gave.
        2 by: one Side,
        /// Only offered so far.
        3 offered: one bool,
        /// What kind.
        4 kind: one FavorKind,
        /// 1 = five minutes or less, 2, 3; an introduction is 3.
        5 size: one u8,
        /// The day.
        6 day: one Day,
        /// What it was.
        7 what: one String,
        /// What it led to.
        8 led_to: one String,
        /// The interaction it happened in.
        9 from: one Option<Id<Interaction>>,
        /// The day it led to that.
        10 led_to_on: one Option<Day>,
    } names |favor, see| {
        see(favor.contact.number());
        favor.from.iter().for_each(|id| see(id.number()));
    }
}

impl Favor {
    /// The size a favor of this kind has unless said otherwise: an introduction is 3, the rest five minutes.
    pub fn usual_size(kind: FavorKind) -> u8 {
        if kind == FavorKind::Introduction { 3 } else { 1 }
    }
}

/// Kinds of favors (R85, and what one can receive besides).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FavorKind {
    /// Shared experience.
    Experience,
    /// An article or another thing worth reading.
    Article,
    /// An introduction.
    Introduction,
    /// A look over something.
    Review,
    /// A recommendation.
    Recommendation,
    /// An invitation.
    Invitation,
    /// Encouragement.
    Encouragement,
    /// Received: advice.
    Advice,
    /// Received: information.
    Information,
    /// Received: a referral.
    Referral,
    /// Received: a reference.
    Reference,
    /// Received: feedback.
    Feedback,
    /// Received: time.
    Time,
    /// Received: practical help.
    #[default]
    PracticalHelp,
    /// Received: hospitality.
    Hospitality,
}

impl FavorKind {
    /// What the user can give.
    pub const GIVEN: [FavorKind; 7] = [
        FavorKind::Experience,
        FavorKind::Article,
        FavorKind::Introduction,
        FavorKind::Review,
        FavorKind::Recommendation,
        FavorKind::Invitation,
        FavorKind::Encouragement,
    ];

    /// What the user can receive.
    pub const RECEIVED: [FavorKind; 15] = [
        FavorKind::Advice,
        FavorKind::Information,
        FavorKind::Introduction,
        FavorKind::Referral,
        FavorKind::Feedback,
        FavorKind::Time,
        FavorKind::PracticalHelp,
        FavorKind::Reference,
        FavorKind::Recommendation,
        FavorKind::Review,
        FavorKind::Experience,
        FavorKind::Article,
        FavorKind::Invitation,
        FavorKind::Encouragement,
        FavorKind::Hospitality,
    ];
}
