//! Decision: what the user decided about a card on Today. Stored, unlike everything the card says.

use super::Contact;
use super::record::noun;
use crate::day::Day;
use crate::id::Id;
use serde::{Deserialize, Serialize};

noun! {
    /// A decision about one kind of reason, of one contact, opened by one record.
    Decision {
        /// What was decided.
        1 verdict: one Verdict,
        /// The kind of reason it is about; `None`: the whole contact (a pin) or the whole day.
        2 about: one Option<ReasonKind>,
        /// The contact; `None`: a card about nobody in particular, or the whole day.
        3 contact: one Option<Id<Contact>>,
        /// The number of the record that opened the reason; a cadence has none.
        4 opened_by: one Option<u64>,
        /// The day it was decided.
        5 day: one Day,
        /// Hidden until this day (snooze).
        6 until: one Option<Day>,
    } names |decision, see| {
        decision.contact.iter().for_each(|id| see(id.number()));
        decision.opened_by.iter().for_each(|id| see(*id));
    }
}

/// What can be decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Hidden until a date.
    #[default]
    Snooze,
    /// This occasion only.
    Skip,
    /// Closed without evidence.
    LetGo,
    /// On Today until the next interaction.
    Pin,
    /// "Not today": everything folded until tomorrow (R116).
    NotToday,
}

/// The kinds of reasons a card can have, in the order of practices, "Today: order and limits" 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonKind {
    /// Owed: their message expects an answer (R108).
    Reply,
    /// Owed: write to the one you were introduced to (R88).
    FirstMessage,
    /// Owed: words the introducer can pass on (R88, R16).
    Blurb,
    /// Owed: thanks (R20, R21, R53).
    Thanks,
    /// Owed: a promise of the user.
    MyPromise,
    /// Owed: telling the introducer (R88).
    Report,
    /// Owed: a next step with a date (R92).
    NextStep,
    /// Owed: the note to finish (R54).
    NoteToFinish,
    /// Waiting: the next try of a plan for silence (R43).
    NextAttempt,
    /// Waiting: a promise of theirs.
    TheirPromise,
    /// Waiting: an introduction offered or asked for (R88).
    IntroductionOpen,
    /// Keep: a birthday or another date (R114).
    Date,
    /// Keep: one hello, the first after a sorting (R104, R112).
    OneHello,
    /// Keep: the cadence has come round (R57).
    Cadence,
    /// Keep: worth another look (R90).
    Reconnect,
    /// Keep: pinned by the user.
    Pinned,
    /// New: a target's starter (R43, R117).
    Starter,
    /// New: sort ten (R112).
    SortTen,
    /// New: your aim (R112).
    YourAim,
    /// New: a habit.
    Habit,
    /// New: what happened before it was written down.
    FromEarlier,
}
