//! Promise: a word given, by the user or to them.

use super::favor::FavorKind;
use super::record::noun;
use super::values::Side;
use super::{Contact, Interaction};
use crate::day::Day;
use crate::id::Id;

noun! {
    /// A word given.
    Promise {
        /// Who gave it.
        1 by: one Side,
        /// The other one.
        2 contact: one Id<Contact>,
        /// What was promised.
        3 text: one String,
        /// The day it was given.
        4 made_on: one Day,
        /// The day it was promised for.
        5 due: one Option<Day>,
        /// The interaction it was given in.
        6 from: one Option<Id<Interaction>>,
        /// What kind of give would keep it.
        7 kind: one Option<FavorKind>,
        /// The interaction that kept it.
        8 kept_by: one Option<Id<Interaction>>,
        /// The day it was kept, where no interaction says so.
        9 kept_on: one Option<Day>,
        /// The day it was given back, with no harm done.
        10 released_on: one Option<Day>,
    } names |promise, see| {
        see(promise.contact.number());
        promise.from.iter().for_each(|id| see(id.number()));
        promise.kept_by.iter().for_each(|id| see(id.number()));
    }
}

impl Promise {
    /// Neither kept nor given back.
    pub fn is_open(&self) -> bool {
        self.kept_by.is_none() && self.kept_on.is_none() && self.released_on.is_none()
    }
}
