//! Starters: the people chosen to begin with at a target (R43, R117), one after the other.

use crate::book::{Affiliation, Contact, Kind, Organization, Purpose, ReasonKind, Row};
use crate::defaults;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::tie::Tie;

/// The card of a starter whose turn it is.
pub fn starter(outlook: &Outlook, tie: &Tie) -> Option<Reason> {
    let organization = outlook
        .book
        .naming::<Organization>(tie.id().number())
        .find(|row| row.target && row.starters.has(&tie.id()))?;
    if is_started(outlook, tie) || !is_their_turn(outlook, organization, tie.id()) {
        return None;
    }
    let chosen_on = outlook.today.min(organization.recorded_on.max(tie.contact.recorded_on));
    Some(Reason {
        kind: ReasonKind::Starter,
        contact: Some(tie.id()),
        opened_by: Some(organization.id.number()),
        opened_on: chosen_on,
        due: outlook.bd(chosen_on, 0),
        late_from: None,
        because: Because::Starter(organization.id),
        evidence: place_there(outlook, tie.id(), organization).into_iter().collect(),
    })
}

fn place_there(
    outlook: &Outlook,
    contact: Id<Contact>,
    organization: &Row<Organization>,
) -> Option<(Kind, u64)> {
    outlook
        .book
        .naming::<Affiliation>(contact.number())
        .find(|row| row.organization == Some(organization.id))
        .map(|row| (Kind::Affiliation, row.id.number()))
}

/// Started: written to or met since the campaign began.
fn is_started(outlook: &Outlook, tie: &Tie) -> bool {
    let start = outlook.campaign.map(|campaign| campaign.start);
    tie.touches.iter().any(|touch| touch.row.is_out() && start.is_none_or(|start| touch.day >= start))
}

/// Serial, not parallel (c1): the next one after three working days without an answer from the one before;
/// none after somebody there has answered.
fn is_their_turn(outlook: &Outlook, organization: &Row<Organization>, me: Id<Contact>) -> bool {
    for id in organization.starters.iter().take_while(|id| **id != me) {
        let Some(tie) = Tie::new(outlook.book, *id) else { continue };
        if tie.contact.is_out_of_reach() {
            continue;
        }
        let first_letter =
            tie.touches.iter().find(|touch| touch.row.is_out() && !touch.row.is_for(Purpose::Thanks));
        let waited = first_letter
            .is_some_and(|touch| outlook.today >= outlook.bd(touch.day, defaults::QUIET_WORKING_DAYS));
        let answered = first_letter.is_some_and(|first| {
            tie.touches.iter().any(|touch| touch.order() >= first.order() && touch.two_way)
        });
        if !waited || answered {
            return false;
        }
    }
    true
}
