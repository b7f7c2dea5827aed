//! Starters: the people chosen to begin with at a target (R43, R117), one after the other.

use crate::book::{Affiliation, Contact, Kind, Organization, Purpose, ReasonKind, Row};
use crate::day::Day;
use crate::defaults;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::tie::{Tie, Touch};

/// The card of a starter whose turn it is.
pub fn starter(outlook: &Outlook, tie: &Tie) -> Option<Reason> {
    let organization = outlook
        .book
        .naming::<Organization>(tie.id().number())
        .find(|row| row.target && row.starters.get(tie.id().number()).is_some())?;
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
/// letter to the one before, if no answer came; none after somebody there has answered.
fn their_turn(outlook: &Outlook, organization: &Row<Organization>, me: Id<Contact>) -> Option<Day> {
    let mut chosen: Vec<_> = organization.starters.iter().map(|it| (it.chosen_on, it.contact)).collect();
    chosen.sort();
    let before = chosen.into_iter().map(|(_, id)| id).take_while(|id| *id != me);
    let mut turn = Day::from_number(i32::MIN);
    for tie in before.filter_map(|id| Tie::new(outlook.book, id)) {
        if tie.contact.is_out_of_reach() {
            continue;
        }
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
