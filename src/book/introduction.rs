//! Introduction: somebody brings two people together.

use super::record::noun;
use super::{Ask, Contact, Interaction};
use crate::day::Day;
use crate::id::{Id, ItemId};
use serde::{Deserialize, Serialize};

noun! {
    /// An introduction from "asked" to "made"; what follows is derived from what happens (R88).
    Introduction {
        /// Who brings them together.
        1 introducer: one Party,
        /// Who is introduced.
        2 who: one Party,
        /// To whom.
        3 to: one Party,
        /// What it is about.
        4 about: one String,
        /// The day it was asked for.
        5 asked_on: one Option<Day>,
        /// The day it was offered or agreed to.
        6 offered_on: one Option<Day>,
        /// The day it was made.
        7 made_on: one Option<Day>,
        /// The day it was declined.
        8 declined_on: one Option<Day>,
        /// The day it was let go.
        9 let_go_on: one Option<Day>,
        /// When `who` agreed.
        10 who_agreed_on: one Option<Day>,
        /// When `to` agreed.
        11 to_agreed_on: one Option<Day>,
        /// The words the introducer can pass on (R16).
        12 blurb: one String,
        /// The day the blurb went out.
        13 blurb_sent_on: one Option<Day>,
        /// The interaction it came up in.
        14 from: one Option<Id<Interaction>>,
        /// The ask it was asked for with: the two are one process.
        15 ask: one Option<Id<Ask>>,
        /// What the one introduced looks for, where that is why (R19).
        16 goal: one Option<ItemId>,
    } names |introduction, see| {
        introduction.parties().for_each(|id| see(id.number()));
        introduction.from.iter().for_each(|id| see(id.number()));
        introduction.ask.iter().for_each(|id| see(id.number()));
    }
}

impl Introduction {
    /// Somebody else's introduction of the user to a contact: (introducer, introduced).
    pub fn for_me(&self) -> Option<(Id<Contact>, Id<Contact>)> {
        let other = match (self.who, self.to) {
            (Party::Me, Party::Contact(other)) | (Party::Contact(other), Party::Me) => other,
            _ => return None,
        };
        Some((self.introducer.contact()?, other))
    }

    /// Those of the three who are in the book.
    pub fn parties(&self) -> impl Iterator<Item = Id<Contact>> + use<> {
        [self.introducer, self.who, self.to].into_iter().filter_map(Party::contact)
    }

    /// The day since which it is asked for or offered; the later of the two.
    pub fn open_since(&self) -> Option<Day> {
        self.asked_on.max(self.offered_on)
    }

    /// The user introduces two contacts: the one introduced, and to whom.
    pub fn by_me(&self) -> Option<[Id<Contact>; 2]> {
        let by_me = self.introducer == Party::Me;
        Some([self.who.contact().filter(|_| by_me)?, self.to.contact()?])
    }

    /// When this one of the two agreed.
    pub fn agreed_on(&self, side: Id<Contact>) -> Option<Day> {
        match Party::Contact(side) {
            party if party == self.who => self.who_agreed_on,
            party if party == self.to => self.to_agreed_on,
            _ => None,
        }
    }

    /// Neither made nor ended.
    pub fn is_open(&self) -> bool {
        self.made_on.is_none() && !self.is_ended()
    }

    /// Declined or let go.
    pub fn is_ended(&self) -> bool {
        self.declined_on.is_some() || self.let_go_on.is_some()
    }
}

/// The user or a contact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Party {
    /// The user.
    #[default]
    Me,
    /// Somebody in the book.
    Contact(Id<Contact>),
}

impl Party {
    /// The contact, where it is not the user.
    pub fn contact(self) -> Option<Id<Contact>> {
        match self {
            Party::Me => None,
            Party::Contact(id) => Some(id),
        }
    }
}
