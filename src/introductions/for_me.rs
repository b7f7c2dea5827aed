//! Introductions of the user to somebody: asked, offered, made, contacted, scheduled, met, reported.

use super::{Detail, IntroductionState, Stage, Turn, made_at};
use crate::book::{Contact, Introduction, Meeting, MeetingState, Purpose, Row, SearchEvent, SearchEventKind};
use crate::day::Day;
use crate::defaults;
use crate::follow_up::silence::{self, Plan};
use crate::id::Id;
use crate::outlook::Outlook;
use crate::tie::{Tie, Touch};

pub(super) fn state(
    outlook: &Outlook,
    row: &Row<Introduction>,
    introducer: Id<Contact>,
    other: Id<Contact>,
) -> IntroductionState {
    if let Some(ended) = IntroductionState::ended(row) {
        return ended;
    }
    let mut state = IntroductionState::recorded(row);
    match row.made_on {
        None => not_yet_made(outlook, row, introducer, &mut state),
        // Old news is not debt.
        Some(made) if outlook.is_old_news(row, made, row.from) => state.reach(Stage::Closed, made),
        Some(made) => made_one(outlook, row, made, (introducer, other), &mut state),
    }
    state
}

fn not_yet_made(
    outlook: &Outlook,
    row: &Row<Introduction>,
    introducer: Id<Contact>,
    state: &mut IntroductionState,
) {
    let (_, asked_lapses) = defaults::INTRODUCTION_ASKED;
    let (_, offered_lapses) = defaults::INTRODUCTION_OFFERED;
    match (row.offered_on, row.blurb_sent_on) {
        (Some(offered), None) if outlook.is_old_news(row, offered, row.from) => {
            state.theirs(outlook, introducer, outlook.bd(offered, offered_lapses));
        }
        (Some(offered), None) => {
            let late = Some(outlook.bd(offered, defaults::REPLY_LATE));
            state.mine(Detail::Plain, outlook.bd(offered, defaults::REPLY_DUE), late);
        }
        (Some(_), Some(sent)) => {
            state.detail = Detail::BlurbSent;
            state.theirs(outlook, introducer, outlook.bd(sent, offered_lapses));
        }
        (None, _) => state.theirs(outlook, introducer, outlook.bd(state.since, asked_lapses)),
    }
}

fn made_one(
    outlook: &Outlook,
    row: &Row<Introduction>,
    made: Day,
    (introducer, other): (Id<Contact>, Id<Contact>),
    state: &mut IntroductionState,
) {
    let Some(tie) = Tie::new(outlook.book, other) else { return };
    let since = made_at(outlook, row, made);
    let later: Vec<&Touch> = tie.touches.iter().filter(|touch| touch.order() > since).collect();
    let told = |day: Day| report_since(outlook, introducer, day);
    if let Some(first) = later.iter().find(|touch| touch.row.is_out()) {
        state.reach(Stage::Contacted, first.day);
    }
    let planned = planned_meeting(outlook, other, made);
    if let Some(talk) = later.iter().find(|touch| touch.row.is_two_way() && touch.row.channel.is_live()) {
        state.reach(Stage::Met, talk.day);
        report_or_reported(outlook, row, introducer, (talk.day, Detail::Plain), state);
    } else if let Some(meeting) = planned {
        state.reach(Stage::Scheduled, meeting.recorded_on.max(made));
        state.detail = Detail::Planned(meeting.id);
        if meeting.day < outlook.today {
            state.mine(state.detail, outlook.bd(meeting.day, 1), None);
        }
    } else if let Some(answer) = later.iter().find(|touch| touch.row.is_in()) {
        if let Some(day) = told(answer.day) {
            return state.reach(Stage::Reported, day);
        }
        let due = outlook.bd(answer.day, defaults::REPORT_WITHOUT_MEETING);
        state.mine(Detail::Answered(answer.day), due, None);
    } else if state.stage == Stage::Contacted {
        unanswered(outlook, row, &tie, (introducer, other), state);
    } else {
        let late = Some(outlook.bd(made, defaults::REPLY_LATE));
        state.mine(Detail::Plain, outlook.bd(made, defaults::REPLY_DUE), late);
    }
}

/// Written to, no answer: theirs while the plan for silence runs; then one line to the introducer; then it
/// lapses.
fn unanswered(
    outlook: &Outlook,
    row: &Row<Introduction>,
    tie: &Tie,
    (introducer, other): (Id<Contact>, Id<Contact>),
    state: &mut IntroductionState,
) {
    match silence::plan(outlook, tie) {
        Some(Plan::Ended { on, .. }) => {
            let lapses = outlook.bd(on, defaults::REPORT_LATE);
            if report_since(outlook, introducer, on).is_none() && outlook.today > lapses {
                state.reach(Stage::Lapsed, lapses);
            } else {
                report_or_reported(outlook, row, introducer, (on, Detail::NoAnswer), state);
            }
        }
        _ => state.turn = Turn::Theirs(other),
    }
}

/// There is something to tell the introducer since a day: told, or the user's turn. What comes of it later
/// (an offer) is to be told once more.
fn report_or_reported(
    outlook: &Outlook,
    row: &Row<Introduction>,
    introducer: Id<Contact>,
    (day, detail): (Day, Detail),
    state: &mut IntroductionState,
) {
    let by = |day: Day| (outlook.bd(day, defaults::REPORT_DUE), Some(outlook.bd(day, defaults::REPORT_LATE)));
    let Some(told) = report_since(outlook, introducer, day) else {
        let (due, late) = by(day);
        return state.mine(detail, due, late);
    };
    state.reach(Stage::Reported, told);
    let offer =
        offers(outlook, row).filter(|event| event.day > told).max_by_key(|event| (event.day, event.id));
    if let Some(event) = offer.filter(|event| report_since(outlook, introducer, event.day).is_none()) {
        let (due, late) = by(event.day);
        state.mine(Detail::CameOfIt(event.id), due, late);
    }
}

/// The offers that came through an introduction, or through the one whom it was to.
fn offers<'a>(outlook: &Outlook<'a>, row: &Row<Introduction>) -> impl Iterator<Item = &'a Row<SearchEvent>> {
    let other = row.for_me().map(|(_, other)| other);
    let through = other.into_iter().flat_map(|other| {
        let events = outlook.book.naming::<SearchEvent>(other.number());
        events.filter(move |event| event.through == Some(other) && event.introduction.is_none())
    });
    let named = outlook.book.naming::<SearchEvent>(row.id.number());
    named.chain(through).filter(|event| event.kind == SearchEventKind::Offer)
}

/// The first report or update that went to the introducer on a day or later.
fn report_since(outlook: &Outlook, introducer: Id<Contact>, day: Day) -> Option<Day> {
    let tie = Tie::new(outlook.book, introducer)?;
    let tells = |touch: &&Touch| touch.row.is_for(Purpose::Report) || touch.row.is_for(Purpose::Update);
    tie.outs_after((day, 0, 0)).find(tells).map(|touch| touch.day)
}

/// The meeting with the one introduced that is planned: the next one.
fn planned_meeting<'a>(outlook: &Outlook<'a>, other: Id<Contact>, made: Day) -> Option<&'a Row<Meeting>> {
    let meetings = outlook.book.naming::<Meeting>(other.number());
    meetings
        .filter(|row| row.state == MeetingState::Planned && row.day >= made)
        .min_by_key(|row| (row.day, row.id))
}
