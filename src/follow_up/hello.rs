//! R104: start today, before next time. One hello a day without an ask, in the order of who is most worth
//! it, until five people have had one since the first sorting.

use crate::book::{Affiliation, Contact, Purpose, ReasonKind, Row, Strength};
use crate::day::Day;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};
use crate::tie::{Tie, Touch};

/// Days in which nobody was spoken to at an organization (W56).
const W56: i32 = 56;

/// Where somebody stands in the order of hellos: smaller comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HelloRank {
    strength: u8,
    not_one_to_ten_years: bool,
    organization_spoken_to: bool,
    cannot_be_reached: bool,
    /// The tie-breaker.
    pub contact: Id<Contact>,
}

/// Where this person stands, if a hello to them makes sense: the user has said the strength and when they
/// last talked, and no word has gone out since the sorting.
pub fn rank(outlook: &Outlook, tie: &Tie) -> Option<HelloRank> {
    let contact: &Row<Contact> = tie.contact;
    // R104: remembered as trustworthy: strength 3, then 4, then 2.
    let strength = match contact.strength? {
        Strength::Gladly => 0,
        Strength::OutOfTheirWay => 1,
        Strength::Met => 2,
        Strength::Barely | Strength::Closest => return None,
    };
    let last = tie.last()?;
    let sorted_on = contact.sorted_on?;
    let left_alone = contact.do_not_contact_until.is_some_and(|until| outlook.today < until);
    let is_away = contact.away.is_some_and(|(from, until)| from <= outlook.today && outlook.today <= until);
    let written_to = tie.last_out().is_some_and(|out| out >= sorted_on);
    let no_fit = tie.no_fit().is_some();
    if contact.stay_ok == Some(false) || left_alone || is_away || written_to || no_fit {
        return None;
    }
    let years = outlook.today.since(last) / 365;
    Some(HelloRank {
        strength,
        not_one_to_ten_years: !(1..=10).contains(&years),
        organization_spoken_to: organization_spoken_to(outlook, tie.id()),
        cannot_be_reached: contact.emails.is_empty() && contact.phones.is_empty() && contact.links.is_empty(),
        contact: tie.id(),
    })
}

fn organization_spoken_to(outlook: &Outlook, id: Id<Contact>) -> bool {
    let recent = outlook.today.plus(-W56);
    let colleagues = |organization: u64| {
        outlook.book.naming::<Affiliation>(organization).map(|row| row.contact).collect::<Vec<_>>()
    };
    outlook
        .book
        .naming::<Affiliation>(id.number())
        .filter_map(|row| row.organization)
        .flat_map(|organization| colleagues(organization.number()))
        .filter_map(|colleague| Tie::new(outlook.book, colleague))
        .any(|tie| tie.last_logged().is_some_and(|day| day >= recent))
}

/// Whether this person has had a hello since `first_sorting`: the first out without an ask. The day of it.
pub fn had_one(tie: &Tie, first_sorting: Day) -> Option<Day> {
    let without_ask = |touch: &&Touch| touch.row.is_out() && !touch.row.is_for(Purpose::Ask);
    tie.touches.iter().filter(without_ask).map(|touch| touch.day).find(|day| *day >= first_sorting)
}

/// The card for the first of the order.
pub fn hello(today: Day, rank: HelloRank) -> Reason {
    Reason {
        kind: ReasonKind::OneHello,
        contact: Some(rank.contact),
        opened_by: None,
        opened_on: today,
        due: today,
        late_from: None,
        because: Because::OneHello,
        evidence: Vec::new(),
    }
}
