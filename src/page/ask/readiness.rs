//! Know, like and trust in words, each with the act that would fill it (R99).

use crate::obligations::obligations;
use crate::outlook::Outlook;
use crate::page::log::{LogReason, Preset};
use crate::page::route::{Place, Route};
use crate::page::sentence::{Sentence, person};
use crate::readiness::{Part, readiness};
use crate::tie::Tie;

/// One part of readiness.
#[derive(Clone, Debug, PartialEq)]
pub struct PartView {
    /// Its name.
    pub name: &'static str,
    /// Whether it is there; `None` is not known.
    pub state: Option<bool>,
    /// What it says.
    pub words: Sentence,
    /// What would fill it: the words on the button, and where it leads.
    pub act: Option<(&'static str, Route)>,
}

/// The three parts for the page of somebody; none for family and people one sees anyway.
pub fn parts(outlook: &Outlook, tie: &Tie) -> Vec<PartView> {
    if tie.contact.is_close_at_hand() || tie.contact.is_out_of_reach() {
        return Vec::new();
    }
    let found = readiness(outlook, tie, &obligations(outlook, tie));
    Part::ALL.into_iter().map(|part| view(outlook, tie, part, found.part(part))).collect()
}

fn view(outlook: &Outlook, tie: &Tie, part: Part, state: Option<bool>) -> PartView {
    let (name, pattern) = match (part, state) {
        (Part::Know, Some(true)) => ("Know", "You and {who} know each other."),
        (Part::Know, Some(false)) => ("Know", "You have not talked yet. A first talk would do it."),
        (Part::Know, None) => ("Know", "Not known yet."),
        (Part::Like, Some(true)) => ("Like", "There was an answer, or something kind, not long ago."),
        (Part::Like, Some(false)) => ("Like", "It has been quiet. A care or a small give would do it."),
        (Part::Like, None) => ("Like", "Not known yet."),
        (Part::Trust, Some(true)) => ("Trust", "Nothing of yours to {who} is late."),
        (Part::Trust, Some(false)) => ("Trust", "Something of yours to {who} is late. Doing it would do it."),
        (Part::Trust, None) => ("Trust", "Not known yet."),
    };
    let log = |reason| Preset::for_person(tie.id(), Some(reason)).route();
    let act = match part {
        Part::Know => ("Plan a talk", Route::about(Place::PlanMeeting, tie.id())),
        Part::Like => ("Care", log(LogReason::Care)),
        Part::Trust => ("See what is open", Route::person(tie.id()).with("see", "open")),
    };
    PartView {
        name,
        state,
        words: Sentence::new(pattern).slot("who", person(outlook.book, tie.id())),
        act: (state == Some(false)).then_some(act),
    }
}
