//! Starters: the people chosen to begin with at a target (R43, R117), one after the other, two at each of the
//! first five targets, until somebody there is of help.

use crate::book::{Affiliation, Contact, Kind, Organization, Outcome, Purpose, ReasonKind, Row};
use crate::day::Day;
use crate::defaults;
use crate::follow_up::{decisions, silence};
use crate::id::Id;
use crate::order;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::standing;
use crate::targets;
use crate::tie::{Tie, Touch};

/// The card of a starter whose turn it is. R117 is not applied in peacetime and after the landing.
pub fn starter(outlook: &Outlook, tie: &Tie) -> Option<Reason> {
    if outlook.campaign.is_some() && !outlook.is_searching() {
        return None;
    }
    let organization = tie.naming::<Organization>(outlook.book).find(|row| {
        let is_one_of_two = || starters(outlook, row).iter().any(|one| one.id() == tie.id());
        row.target && outlook.active_targets().contains(&row.id) && is_one_of_two()
    })?;
    let turn = turn(outlook, organization, tie).filter(|turn| *turn <= outlook.today)?;
    card(outlook, organization, tie, turn)
}

/// The starters of a target: the first two of those chosen with whom one has begun or can begin, chosen first
/// first (c1). Who was let go, or is not to be written to, takes nobody's place.
pub fn starters<'a>(outlook: &Outlook<'a>, organization: &Row<Organization>) -> Vec<Tie<'a>> {
    let mut chosen: Vec<_> =
        organization.starters.iter().map(|starter| (starter.chosen_on, starter.contact)).collect();
    order::sort(&mut chosen);
    let ties = chosen.into_iter().filter_map(|(_, id)| Tie::new(outlook.book, id));
    let counts = |tie: &Tie| {
        let open = || card(outlook, organization, tie, outlook.today);
        let may_begin = |card: Reason| {
            standing::is_welcome(outlook, tie, &card) && !decisions::is_passed_over(outlook, &card)
        };
        !tie.contact.is_out_of_reach()
            && (first_word(outlook, tie).is_some() || open().is_some_and(may_begin))
    };
    ties.filter(counts).take(defaults::STARTERS).collect()
}

/// The day from which it is the turn of somebody not begun with; `None`: somebody else comes first, is talked
/// with, or has helped. Serial, not parallel (c1): three working days after the first word to another, if no
/// answer came. An answer that is a no stops nothing.
pub fn turn(outlook: &Outlook, organization: &Row<Organization>, tie: &Tie) -> Option<Day> {
    if first_word(outlook, tie).is_some() || targets::helper_at(outlook, organization.id).is_some() {
        return None;
    }
    let (mut turn, mut comes_first) = (Day::from_number(i32::MIN), true);
    for other in starters(outlook, organization) {
        if other.id() == tie.id() {
            comes_first = false;
            continue;
        }
        match first_word(outlook, &other) {
            Some(first) if is_talked_with(outlook, &other, first) => return None,
            Some(first) => turn = turn.max(outlook.bd(first.day, defaults::QUIET_WORKING_DAYS)),
            None if comes_first => return None,
            None => {}
        }
    }
    Some(turn)
}

fn card(outlook: &Outlook, organization: &Row<Organization>, tie: &Tie, turn: Day) -> Option<Reason> {
    let starter = organization.starters.get(tie.id().number())?;
    // A new search begins anew with those chosen before it.
    let start = outlook.campaign.map(|campaign| campaign.start);
    let chosen_on = start.map_or(starter.chosen_on, |start| start.max(starter.chosen_on));
    let opened_on = chosen_on.max(turn);
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

/// The first word to somebody in this campaign, which begins with them. Thanks alone are none.
fn first_word<'t, 'a>(outlook: &Outlook, tie: &'t Tie<'a>) -> Option<&'t Touch<'a>> {
    let start = outlook.campaign.map(|campaign| campaign.start);
    tie.touches.iter().find(|touch| {
        let in_campaign = start.is_none_or(|start| touch.day >= start);
        let only_thanks = touch.row.is_only_for(&[Purpose::Thanks]) && !touch.row.is_two_way();
        touch.row.is_out() && in_campaign && !only_thanks
    })
}

/// Whether they answered since, and it may yet help: no talk was judged otherwise, and no request declined.
fn is_talked_with(outlook: &Outlook, tie: &Tie, first: &Touch) -> bool {
    let mut since = tie.touches.iter().rev().filter(|touch| touch.order() >= first.order());
    let answered = since.clone().any(|touch| touch.two_way);
    let judged = since.find_map(|touch| touch.row.outcome);
    answered
        && judged.is_none_or(|outcome| outcome == Outcome::Helpful)
        && !silence::said_no(outlook, tie, first.day)
}
