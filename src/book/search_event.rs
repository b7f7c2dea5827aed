//! Search event: an application, an interview, an offer, a rejection.

use super::record::noun;
use super::{Contact, Introduction, Organization};
use crate::day::Day;
use crate::id::Id;
use serde::{Deserialize, Serialize};

noun! {
    /// A step of the search itself: what lags behind the talks (R32), and news for those who helped (R23).
    SearchEvent {
        /// What happened.
        1 kind: one SearchEventKind,
        /// Where.
        2 organization: one Option<Id<Organization>>,
        /// When.
        3 day: one Day,
        /// The person it came through.
        4 through: one Option<Id<Contact>>,
        /// The introduction it came through.
        5 introduction: one Option<Id<Introduction>>,
        /// A line about it.
        6 note: one String,
    } names |event, see| {
        event.organization.iter().for_each(|id| see(id.number()));
        event.through.iter().for_each(|id| see(id.number()));
        event.introduction.iter().for_each(|id| see(id.number()));
    }
}

/// What happened in the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SearchEventKind {
    /// The user applied.
    #[default]
    Application,
    /// An interview.
    Interview,
    /// An offer.
    Offer,
    /// A no.
    Rejection,
}

impl SearchEventKind {
    /// Every kind, in the order in which they come.
    pub const ALL: [SearchEventKind; 4] = [
        SearchEventKind::Application,
        SearchEventKind::Interview,
        SearchEventKind::Offer,
        SearchEventKind::Rejection,
    ];
}
