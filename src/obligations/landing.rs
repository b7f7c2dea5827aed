//! R56: thanking and telling everybody after the landing, five a day, in the walk's order.

use crate::book::{Contact, ReasonKind};
use crate::id::Id;
use crate::landing::{Walk, Walked};
use crate::outlook::Outlook;
use crate::reason::{Because, Reason};

/// The cards of the walk whose day has come.
pub fn landing_walk(outlook: &Outlook, walk: &Walk) -> Vec<Reason> {
    let of = walk.people.len();
    let due =
        walk.people.iter().enumerate().take_while(|(place, _)| walk.due(outlook, *place) <= outlook.today);
    let left_alone = |id: Id<Contact>| {
        let until = outlook.book.get(id).and_then(|row| row.do_not_contact_until);
        until.is_some_and(|until| outlook.today < until)
    };
    due.filter(|(_, walker)| !left_alone(walker.contact) && walk.walked(outlook, walker) == Walked::Open)
        .map(|(place, walker)| Reason {
            kind: ReasonKind::LandingWalk,
            contact: Some(walker.contact),
            opened_by: Some(walk.landing.id.number()),
            opened_on: walk.landing.start,
            due: walk.due(outlook, place),
            late_from: None,
            because: Because::LandingWalk {
                place: place + 1,
                of,
                on_chain: walker.on_chain,
                unmade: walker.unmade,
            },
            evidence: walker.evidence.clone(),
        })
        .collect()
}
