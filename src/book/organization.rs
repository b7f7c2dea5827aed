//! Organization (an employer, school or group) and Affiliation (who is or was there).

use super::Contact;
use super::record::{Each, Keyed, noun};
use super::values::KnownDay;
use crate::day::Day;
use crate::id::Id;
use serde::{Deserialize, Serialize};

noun! {
    /// An employer, a school or a group.
    Organization {
        /// Its name.
        1 name: one String,
        /// Employer, school or group.
        2 kind: one OrganizationKind,
        /// Whether the user is after it.
        3 target: one bool,
        /// How much the user wants it, 1-5.
        4 motivation: one Option<u8>,
        /// 3 a fitting posting, 2 any posting, 1 none (c1).
        5 posting: one Option<u8>,
        /// The people chosen to begin with there (R43, R117).
        6 starters: each Each<Starter>,
        /// Whose competitor it is (R9).
        7 competitor_of: each Each<Id<Organization>>,
        /// Whether the user works or worked there.
        8 own: one Option<OwnEmployer>,
        /// Its line of business.
        9 industry: one String,
        /// Other names it goes by.
        10 aliases: each Each<String>,
        /// Anything else.
        11 notes: one String,
    } names |organization, see| {
        organization.starters.iter().for_each(|starter| see(starter.contact.number()));
        organization.competitor_of.iter().for_each(|id| see(id.number()));
    }
}

/// Somebody chosen to begin with, and the day they were.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Starter {
    /// Who.
    pub contact: Id<Contact>,
    /// Since when.
    pub chosen_on: Day,
}

impl Keyed for Starter {
    fn key(&self) -> u64 {
        self.contact.number()
    }
}

noun! {
    /// Somebody's place at an organization, past or present.
    Affiliation {
        /// Who.
        1 contact: one Id<Contact>,
        /// Where; `None` if only a title is known.
        2 organization: one Option<Id<Organization>>,
        /// As what.
        3 title: one String,
        /// Since when.
        4 from: one Option<KnownDay>,
        /// Until when.
        5 until: one Option<KnownDay>,
        /// No longer, also where the end is not known.
        6 past: one bool,
    } names |affiliation, see| {
        see(affiliation.contact.number());
        affiliation.organization.iter().for_each(|id| see(id.number()));
    }
}

impl Affiliation {
    /// Whether it lasts, as far as is known.
    pub fn is_present(&self) -> bool {
        !self.past && self.until.is_none()
    }
}

/// What an organization is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrganizationKind {
    /// Employs people.
    #[default]
    Employer,
    /// A school or university.
    School,
    /// A group or association.
    Group,
}

/// The user's own place at an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnEmployer {
    /// Worked or studied there.
    Past,
    /// Works or studies there.
    Present,
}
