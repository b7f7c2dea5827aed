//! Intel (what was learned of a place) and Problem (who has one that the user can solve).

use super::record::noun;
use super::{Contact, Interaction, Organization};
use crate::day::Day;
use crate::id::Id;
use serde::{Deserialize, Serialize};

noun! {
    /// Something learned of an organization or a field: most people know no openings, but do know needs,
    /// trends and key people (R40).
    Intel {
        /// What kind of thing it is.
        1 kind: one IntelKind,
        /// In a few words.
        2 text: one String,
        /// The organization it is about.
        3 organization: one Option<Id<Organization>>,
        /// Who told it.
        4 told_by: one Option<Id<Contact>>,
        /// The interaction it was learned in.
        5 from: one Option<Id<Interaction>>,
        /// The day it was learned.
        6 learned_on: one Day,
    } names |intel, see| {
        intel.organization.iter().for_each(|id| see(id.number()));
        intel.told_by.iter().for_each(|id| see(id.number()));
        intel.from.iter().for_each(|id| see(id.number()));
    }
}

noun! {
    /// A problem that somebody has, posted as a job or not, and how well the user could solve it (R41).
    Problem {
        /// The problem in a few words.
        1 text: one String,
        /// Who has it.
        2 who: one Option<Id<Contact>>,
        /// Where it is.
        3 organization: one Option<Id<Organization>>,
        /// How well it fits what the user can do, 1-5.
        4 fit: one Option<u8>,
        /// Where the user heard of it.
        5 heard_where: one String,
        /// The day it was noted.
        6 noted_on: one Day,
        /// The day it was settled, by whomever.
        7 solved_on: one Option<Day>,
    } names |problem, see| {
        problem.who.iter().for_each(|id| see(id.number()));
        problem.organization.iter().for_each(|id| see(id.number()));
    }
}

/// What kind of thing was learned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntelKind {
    /// What they need.
    #[default]
    Need,
    /// Where things go.
    Trend,
    /// Who matters there.
    KeyPerson,
    /// A place worth knowing.
    Employer,
    /// A position that is open.
    Opening,
    /// A way one could go.
    Option,
    /// Advice.
    Advice,
}

impl IntelKind {
    /// Every kind, in the order in which they are offered.
    pub const ALL: [IntelKind; 7] = [
        IntelKind::Need,
        IntelKind::Trend,
        IntelKind::KeyPerson,
        IntelKind::Employer,
        IntelKind::Opening,
        IntelKind::Option,
        IntelKind::Advice,
    ];
}
