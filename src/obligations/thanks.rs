//! R20, R21, R53: thank everybody who helped, met or introduced, whatever came of it.

use super::introductions::introductions_for_me;
use crate::book::record::Part;
use crate::book::{
    Ask, AskState, Contact, Favor, Interaction, Kind, Purpose, ReasonKind, Row, Side, Strength, Verdict,
    contact::TalkedBucket,
};
use crate::calendar::Precision;
use crate::defaults;
use crate::follow_up::decisions;
use crate::id::Id;
use crate::introductions::is_carried;
use crate::order;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason, ThanksFor};
use crate::tie::{Order, Tie, Touch};

/// Something to thank for.
struct Trigger {
    order: Order,
    what: ThanksFor,
    record: (Kind, u64),
    /// The interaction it happened in.
    from: Option<Id<Interaction>>,
    old_news: bool,
}

/// One reason a person: the newest thing to thank for names it, the oldest open one sets its day.
pub(super) fn thanks_owed(outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
    let open = open_triggers(outlook, tie, false);
    let (Some(oldest), Some(newest)) = (open.first(), open.last()) else { return };
    let day = oldest.order.0;
    reasons.push(Reason {
        kind: ReasonKind::Thanks,
        contact: Some(tie.id()),
        opened_by: Some(newest.record.1),
        opened_on: day,
        due: outlook.bd(day, defaults::THANKS_DUE),
        late_from: Some(outlook.bd(day, defaults::THANKS_LATE)),
        because: Because::Thanks {
            newest: newest.what,
            count: open.len(),
            long_owed: outlook.today.since(newest.order.0) > defaults::LONG_OWED_DAYS,
        },
        evidence: open.iter().map(|trigger| trigger.record).collect(),
    });
}

/// Whether thanks are open, for what rests on that alone.
pub fn thanks_are_owed(outlook: &Outlook, tie: &Tie) -> bool {
    !open_triggers(outlook, tie, false).is_empty()
}

/// The newest record of those to thank for that are old news: for "from earlier".
pub(super) fn old_thanks(outlook: &Outlook, tie: &Tie) -> Option<u64> {
    open_triggers(outlook, tie, true).iter().map(|trigger| trigger.record.1).max()
}

/// Looks for things to thank for.
type Find = fn(&Outlook, &Tie, &mut Vec<Trigger>);

/// What there is to thank for, by the noun that tells of it: a list for the reason that [`Rules`](crate::reason::Rules)
/// gives.
const SOURCES: [(Kind, Find); 4] = [
    (Kind::Favor, favors),
    (Kind::Interaction, talks),
    (Kind::Ask, answers),
    (Kind::Introduction, introductions),
];

/// What is still to be thanked for, oldest first: a thanks closes everything before it.
fn open_triggers(outlook: &Outlook, tie: &Tie, old_news: bool) -> Vec<Trigger> {
    let mut triggers = Vec::new();
    for (noun, find) in SOURCES {
        if tie.is_named_by(&[noun]) {
            find(outlook, tie, &mut triggers);
        }
    }
    triggers.retain(|trigger| {
        trigger.old_news == old_news && !tie.has_out_for(&[Purpose::Thanks], trigger.order)
    });
    drop_what_brought_more(&mut triggers);
    order::sort_by_key(&mut triggers, |trigger| trigger.order);
    drop_let_go(outlook, tie, &mut triggers);
    triggers
}

/// Letting thanks go closes what the card showed then: the trigger that named it and those before.
fn drop_let_go(outlook: &Outlook, tie: &Tie, triggers: &mut Vec<Trigger>) {
    let let_go = |trigger: &Trigger| {
        decisions::for_record(outlook.book, tie.id(), ReasonKind::Thanks, trigger.record.1)
            .any(|decision| decision.verdict == Verdict::LetGo)
    };
    let closed = triggers.iter().rposition(let_go).map_or(0, |place| place + 1);
    triggers.drain(..closed);
}

/// A talk that brought help, an introduction or an answer is thanked for with it: one thing, not two; and so
/// is an answer that brought help or an introduction.
fn drop_what_brought_more(triggers: &mut Vec<Trigger>) {
    let brought: Vec<(u8, Option<Id<Interaction>>)> =
        triggers.iter().map(|trigger| (worth(trigger.what), trigger.from)).collect();
    triggers.retain(|trigger| {
        let more = |(worth_of, from): &(u8, Option<Id<Interaction>>)| {
            from.is_some() && *from == trigger.from && *worth_of > worth(trigger.what)
        };
        !brought.iter().any(more)
    });
}

fn worth(what: ThanksFor) -> u8 {
    match what {
        ThanksFor::Talk(_) => 0,
        ThanksFor::Answer(..) => 1,
        ThanksFor::Favor(_) | ThanksFor::Introduction(_) => 2,
    }
}

/// R21: help received. From family and people one sees anyway only what took more than five minutes.
fn favors(outlook: &Outlook, tie: &Tie, triggers: &mut Vec<Trigger>) {
    let smallest = if tie.contact.is_close_at_hand() { 2 } else { 1 };
    for favor in tie.naming::<Favor>(outlook.book) {
        if favor.by == Side::Them && !favor.offered && favor.size >= smallest {
            let order = tie.order_of(favor.from, favor.day, favor.id.number());
            let old_news = outlook.is_old_news(favor, favor.day, favor.from);
            let (what, record) = (ThanksFor::Favor(favor.id), (Kind::Favor, favor.id.number()));
            triggers.push(Trigger { order, what, record, from: favor.from, old_news });
        }
    }
}

/// R21, R53: a meeting or call the user asked for, or the first with somebody new, however it went; not of family and
/// people one sees anyway.
fn talks(outlook: &Outlook, tie: &Tie, triggers: &mut Vec<Trigger>) {
    if tie.contact.is_close_at_hand() {
        return;
    }
    for (place, touch) in tie.touches.iter().enumerate() {
        if is_thanked_for(outlook, tie, place, touch) {
            let old_news = outlook.is_old_touch(touch.row, touch.day);
            let (what, record) = (ThanksFor::Talk(touch.row.id), (Kind::Interaction, touch.row.id.number()));
            triggers.push(Trigger { order: touch.order(), what, record, from: Some(touch.row.id), old_news });
        }
    }
}

fn is_thanked_for(outlook: &Outlook, tie: &Tie, place: usize, touch: &Touch) -> bool {
    let talk = touch.row;
    if !talk.is_two_way() || !talk.channel.is_live() || talk.is_only_for(&[Purpose::Care]) {
        return false;
    }
    match talk.asked_by {
        Some(Side::Me) => true,
        // Their own request to the user.
        Some(Side::Them) => false,
        // Event chat.
        None if !talk.event.is_empty() => false,
        None => is_first_talk(tie, place) && is_new(outlook, tie, touch),
    }
}

fn is_first_talk(tie: &Tie, place: usize) -> bool {
    !tie.touches[..place].iter().any(|earlier| earlier.row.is_two_way())
}

/// Strength 1, said never, introduced to the user, or met (or connected) that day.
fn is_new(outlook: &Outlook, tie: &Tie, talk: &Touch) -> bool {
    let contact: &Row<Contact> = tie.contact;
    let said_never = contact.last_talked.is_some_and(|said| said.bucket == TalkedBucket::Never);
    let met_that_day =
        contact.met_on.is_some_and(|met| met.precision == Precision::Day && met.day == talk.day);
    was_barely_known(contact, talk)
        || said_never
        || met_that_day
        || introductions_for_me(tie.naming(outlook.book)).any(|(_, _, introduced)| introduced == tie.id())
}

/// The number of the field `Contact::strength`.
const STRENGTH: Part = Part { field: 11, item: 0 };

/// Strength 1 at the time: whom one sorted before the talk, and says since then to have met, was barely known.
fn was_barely_known(contact: &Row<Contact>, talk: &Touch) -> bool {
    let was_sorted = contact.sorted_on.is_some_and(|day| day < talk.day);
    let since_then = contact.stamp_of(STRENGTH) >= talk.row.stamp;
    match contact.strength {
        Some(Strength::Barely) => true,
        Some(Strength::Met) => was_sorted && since_then,
        _ => false,
    }
}

/// R21, R53: their answer to the user's ask, whatever it says; not of family and people one sees anyway.
fn answers(outlook: &Outlook, tie: &Tie, triggers: &mut Vec<Trigger>) {
    if tie.contact.is_close_at_hand() {
        return;
    }
    for ask in tie.naming::<Ask>(outlook.book) {
        let answered = matches!(ask.state, AskState::Yes | AskState::Partly | AskState::No);
        // R20: an introduction is the favor, and thanked for once it is made.
        if is_carried(outlook.book, ask.id) {
            continue;
        }
        let Some(day) = ask.answered_on.filter(|_| ask.contact == tie.id() && !ask.to_me && answered) else {
            continue;
        };
        let answer = tie.touches.iter().rev().find(|touch| touch.day == day && touch.row.is_in());
        let order = answer.map_or_else(|| tie.place(day, ask.id.number()), Touch::order);
        let from = answer.map(|touch| touch.row.id);
        let old_news = outlook.is_old_news(ask, day, from);
        let (what, record) = (ThanksFor::Answer(ask.id, ask.state), (Kind::Ask, ask.id.number()));
        triggers.push(Trigger { order, what, record, from, old_news });
    }
}

/// R20: the introduction is the favor; one obligation.
fn introductions(outlook: &Outlook, tie: &Tie, triggers: &mut Vec<Trigger>) {
    for (row, introducer, _) in introductions_for_me(tie.naming(outlook.book)) {
        let Some(day) = row.made_on.filter(|_| introducer == tie.id()) else { continue };
        let from = tie.touches.iter().find(|touch| Some(touch.row.id) == row.from && touch.day == day);
        let order = from.map_or_else(|| tie.place(day, row.id.number()), Touch::order);
        let old_news = outlook.is_old_news(row, day, row.from);
        let (what, record) = (ThanksFor::Introduction(row.id), (Kind::Introduction, row.id.number()));
        triggers.push(Trigger { order, what, record, from: row.from, old_news });
    }
}
