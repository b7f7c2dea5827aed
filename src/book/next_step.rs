//! Next step: what the user decided to do next (R92).

use super::record::noun;
use super::{Contact, Interaction};
use crate::day::Day;
use crate::id::Id;

noun! {
    /// What to do next, and when.
    NextStep {
        /// With whom; `None`: nobody in particular.
        1 contact: one Option<Id<Contact>>,
        /// What.
        2 what: one String,
        /// When; without a day it waits on the record, never on Today.
        3 due: one Option<Day>,
        /// Minutes since midnight: a timed call.
        4 minute: one Option<u16>,
        /// The interaction it came from.
        5 from: one Option<Id<Interaction>>,
        /// The day it was done or ticked.
        6 done_on: one Option<Day>,
    } names |step, see| {
        step.contact.iter().for_each(|id| see(id.number()));
        step.from.iter().for_each(|id| see(id.number()));
    }
}
