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
    /// "Worth it": the plan for silence goes on longer (R91).
    WorthIt,
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
    /// Owed: thanking and telling after the landing (R56).
    LandingWalk,
    /// Waiting: the next try of a plan for silence (R43).
    NextAttempt,
    /// Waiting: a promise of theirs.
    TheirPromise,
    /// Waiting: an introduction offered or asked for (R88).
    IntroductionOpen,
    /// Waiting: a side of an introduction by the user (R88).
    SideOpen,
    /// Keep: a birthday, another date, or a worry of theirs (R114, R98).
    Date,
    /// Keep: they changed jobs (R113).
    JobChange,
    /// Keep: telling a helper how it goes (R23).
    Update,
    /// Keep: one hello, the first after a sorting (R104, R112).
    OneHello,
    /// Keep: the cadence has come round (R57).
    Cadence,
    /// Keep: a reason to turn to one person that has no kind of its own (R41, R88, R90, R97, R106).
    Reconnect,
    /// Keep: pinned by the user.
    Pinned,
    /// New: a target's starter (R43, R117).
    Starter,
    /// New: ready, and not asked (R110).
    ReadyToAsk,
    /// New: not told of the search yet (R15).
    NotYetTold,
    /// New: sort ten (R112).
    SortTen,
    /// New: your aim (R112).
    YourAim,
    /// New: a habit (R8, R60, R117).
    Habit,
    /// New: what happened before it was written down.
    FromEarlier,
}
