//! The cards of a day's queue.

use crate::book::{Contact, ReasonKind};
use crate::card::Rank;
use crate::id::Id;
use crate::reason::{Family, Reason};
use crate::standing::Standing;
use std::ops::Deref;

/// A card of Today. All but its reasons is told without a look at whoever it is about, for there may be thousands.
#[derive(Clone, Debug, PartialEq)]
pub struct Card<'a> {
    /// Who.
    pub contact: Option<Id<Contact>>,
    /// The reasons, the highest first; never empty.
    pub reasons: Reasons<'a>,
    /// The kind of the headline.
    pub kind: ReasonKind,
    /// See [`Rank::asks_whether`].
    pub asks_whether: bool,
    /// See [`Rank::is_long_owed`].
    pub is_long_owed: bool,
}

impl<'a> Card<'a> {
    /// The card that stands there.
    pub fn new(rank: Rank, reasons: Reasons<'a>) -> Card<'a> {
        let Rank { contact, asks_whether, is_long_owed, .. } = rank;
        Card { contact, reasons, kind: rank.kind(), asks_whether, is_long_owed }
    }

    /// The family of the headline.
    pub fn family(&self) -> Family {
        self.kind.family()
    }
}

/// The reasons of a card.
#[derive(Clone, Debug)]
pub enum Reasons<'a> {
    /// Those of a person, where they stand.
    Standing(&'a Standing),
    /// Made for the day.
    Made(Vec<Reason>),
}

impl Deref for Reasons<'_> {
    type Target = [Reason];
    fn deref(&self) -> &[Reason] {
        match self {
            Reasons::Standing(standing) => standing.card(),
            Reasons::Made(reasons) => reasons,
        }
    }
}

impl PartialEq for Reasons<'_> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}
