//! Starters: the people chosen to begin with at a target (R43, R117), one after the other, two at each of the
//! first five targets, until somebody there is of help.

use crate::book::{Affiliation, Contact, Kind, Organization, Purpose, ReasonKind, Row};
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::targets;
use crate::tie::{Tie, Touch};

/// The card of a starter whose turn it is. R117 is not applied in peacetime and after the landing.
pub fn starter(outlook: &Outlook, tie: &Tie) -> Option<Reason> {
    if outlook.campaign.is_some() && !outlook.is_searching() {
        return None;
    }
    let organization = outlook.book.naming::<Organization>(tie.id().number()).find(|row| {
        let is_one_of_two = || targets::starters(outlook.book, row).contains(&tie.id());
        row.target && outlook.active_targets().contains(&row.id) && is_one_of_two()
    })?;
    let starter = organization.starters.get(tie.id().number())?;
    if is_started(outlook, tie) {
        return None;
    }
    // A new search begins anew with those chosen before it.
    let start = outlook.campaign.map(|campaign| campaign.start);
    let chosen_on = start.map_or(starter.chosen_on, |start| start.max(starter.chosen_on));
    let opened_on = chosen_on.max(their_turn(outlook, organization, tie.id())?);
    Some(Reason {
        kind: ReasonKind::Starter,
        contact: Some(tie.id()),
        opened_by: Some(organization.id.number()),
        opened_on,
        due: outlook.bd(opened_on, 0),
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

/// The day from which it is their turn. Serial, not parallel (c1): the next one three working days after the
/// letter to the one before, if no answer came; none after that one has answered, or anybody there has helped.
fn their_turn(outlook: &Outlook, organization: &Row<Organization>, me: Id<Contact>) -> Option<Day> {
    if targets::helper_at(outlook, organization.id).is_some() {
        return None;
    }
    let before = targets::starters(outlook.book, organization).into_iter().take_while(|id| *id != me);
    let mut turn = Day::from_number(i32::MIN);
    for tie in before.filter_map(|id| Tie::new(outlook.book, id)) {
        let first = first_letter(outlook, &tie)?;
        if tie.touches.iter().any(|touch| touch.order() >= first.order() && touch.two_way) {
            return None;
        }
        turn = turn.max(outlook.bd(first.day, defaults::QUIET_WORKING_DAYS));
    }
    (turn <= outlook.today).then_some(turn)
}

/// The first letter of this campaign.
fn first_letter<'t, 'a>(outlook: &Outlook, tie: &'t Tie<'a>) -> Option<&'t Touch<'a>> {
    let start = outlook.campaign.map(|campaign| campaign.start);
    tie.touches.iter().find(|touch| {
        let in_campaign = start.is_none_or(|start| touch.day >= start);
        touch.row.is_out() && in_campaign && !touch.row.is_for(Purpose::Thanks)
    })
}
