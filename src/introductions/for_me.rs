//! Introductions of the user to somebody: asked, offered, made, contacted, scheduled, met, reported.

use super::{Detail, IntroductionState, Seen, Stage, Turn, is_about, made_at};
use crate::book::{Contact, Introduction, Meeting, MeetingState, Purpose, Row, SearchEvent, SearchEventKind};
use crate::day::Day;
use crate::defaults;
use crate::discretion::may_know_of_search;
use crate::follow_up::silence::{self, Plan};
use crate::id::Id;
use crate::landing::ended_unmade;
use crate::outlook::Outlook;
use crate::reason::ReportOf;
use crate::tie::{Order, Tie, Touch};

pub(super) fn state(
    seen: &Seen,
    row: &Row<Introduction>,
    introducer: Id<Contact>,
    other: Id<Contact>,
) -> IntroductionState {
    let outlook = seen.outlook;
    if let Some(ended) = IntroductionState::ended(row) {
        return ended;
    }
    let mut state = IntroductionState::recorded(row);
    match row.made_on {
        None if ended_unmade(outlook, row) => {
            let over = search_over(outlook, row);
            over.into_iter().for_each(|day| state.reach(Stage::Lapsed, day));
        }
        None => not_yet_made(seen, row, introducer, &mut state),
        // Old news is not debt.
        Some(made) if outlook.is_old_news(row, made, row.from) => state.reach(Stage::Closed, made),
        Some(made) => made_one(seen, row, made, (introducer, other), &mut state),
    }
    state
}

/// The day on which the search was over in which it was asked for or offered (R56): by a landing, or by another
/// direction.
fn search_over(outlook: &Outlook, row: &Row<Introduction>) -> Option<Day> {
    outlook.search_over(row.open_since()?, row.id.number())
}

/// Asked for: theirs. Offered: words to pass on are due; sent: theirs. Each time with one reminder.
fn not_yet_made(
    seen: &Seen,
    row: &Row<Introduction>,
    introducer: Id<Contact>,
    state: &mut IntroductionState,
) {
    let outlook = seen.outlook;
    let (since, (remind, lapses)) = match (row.offered_on, row.blurb_sent_on) {
        (Some(offered), None) if !outlook.is_old_news(row, offered, row.from) => {
            let late = Some(outlook.bd(offered, defaults::REPLY_LATE));
            return state.mine(Detail::Plain, outlook.bd(offered, defaults::REPLY_DUE), late);
        }
        (Some(offered), None) => (offered, defaults::INTRODUCTION_OFFERED),
        (Some(_), Some(sent)) => {
            state.detail = Detail::BlurbSent;
            (sent, defaults::INTRODUCTION_OFFERED)
        }
        (None, _) => (state.since, defaults::INTRODUCTION_ASKED),
    };
    state.theirs(outlook, introducer, outlook.bd(since, lapses));
    let is_old = outlook.is_old_news(row, state.since, row.from);
    if state.turn == Turn::Theirs(introducer) && !is_old && !is_reminded(seen, row, introducer, since) {
        state.reminder = Some((since, outlook.bd(since, remind)));
    }
}

/// Whether a word about it went out on a later day.
fn is_reminded(seen: &Seen, row: &Row<Introduction>, introducer: Id<Contact>, since: Day) -> bool {
    let about_it = |touch: &Touch| is_about(seen.outlook.book, touch.row, row);
    seen.tie(introducer).is_some_and(|tie| tie.outs_after((since, u16::MAX, u64::MAX)).any(about_it))
}

fn made_one(
    seen: &Seen,
    row: &Row<Introduction>,
    made: Day,
    (introducer, other): (Id<Contact>, Id<Contact>),
    state: &mut IntroductionState,
) {
    let outlook = seen.outlook;
    let Some(tie) = seen.tie(other) else { return };
    let since = made_at(outlook, &tie, row, made);
    let later: Vec<&Touch> = tie.touches.iter().filter(|touch| touch.order() > since).collect();
    let first = later.iter().find(|touch| touch.row.is_out());
    first.into_iter().for_each(|first| state.reach(Stage::Contacted, first.day));
    if let Some((met, is_old)) = met(outlook, &tie, since, made) {
        state.reach(Stage::Met, met.0);
        report_or_reported(
            seen,
            row,
            introducer,
            News { is_old, ..News::at(met, ReportOf::Met(met.0)) },
            state,
        );
    } else if let Some(meeting) = planned_meeting(outlook, other, made) {
        state.reach(Stage::Scheduled, meeting.recorded_on.max(made));
        state.detail = Detail::Planned(meeting.id);
        if meeting.day < outlook.today {
            state.mine(state.detail, outlook.bd(meeting.day, 1), None);
        }
    } else if let Some(answer) = later.iter().find(|touch| touch.row.is_in()) {
        answered(seen, row, introducer, answer, state);
    } else if let Some(first) = first {
        unanswered(seen, row, &tie, first, (introducer, other), state);
    } else {
        let late = Some(outlook.bd(made, defaults::REPLY_LATE));
        state.mine(Detail::Plain, outlook.bd(made, defaults::REPLY_DUE), late);
    }
}

/// When the two first talked after it was made; and whether that is old news.
fn met(outlook: &Outlook, tie: &Tie, since: Order, made: Day) -> Option<(Order, bool)> {
    let mut later = tie.touches.iter().filter(|touch| touch.order() > since);
    let talk = later.find(|touch| touch.row.is_two_way() && touch.row.channel.is_live());
    let talk = talk.map(|talk| (talk.order(), outlook.is_old_touch(talk.row, talk.day)));
    talk.or_else(|| held_meeting(outlook, tie.id(), made))
}

/// When the user first talked with the one introduced, unless that is old news: what came of it (R100).
pub(crate) fn came_of(outlook: &Outlook, row: &Row<Introduction>) -> Option<Order> {
    let ((_, other), made) = (row.for_me()?, row.made_on?);
    let tie = Tie::new(outlook.book, other)?;
    let (met, is_old) = met(outlook, &tie, made_at(outlook, &tie, row, made), made)?;
    (!is_old).then_some(met)
}

/// They answered: the user's turn to find a day; where none is found in ten working days, to tell the
/// introducer.
fn answered(
    seen: &Seen,
    row: &Row<Introduction>,
    introducer: Id<Contact>,
    answer: &Touch,
    state: &mut IntroductionState,
) {
    let without_meeting = seen.outlook.bd(answer.day, defaults::REPORT_WITHOUT_MEETING);
    let news = News {
        since: answer.order(),
        day: without_meeting,
        of: ReportOf::Answered(answer.day),
        is_old: seen.outlook.is_old_touch(answer.row, answer.day),
    };
    state.detail = Detail::Answered(answer.day);
    if news.is_old
        || without_meeting <= seen.outlook.today
        || report_since(seen, introducer, news.since).is_some()
    {
        report_or_reported(seen, row, introducer, news, state);
    } else {
        state.mine(state.detail, without_meeting, None);
    }
}

/// Written to, no answer: theirs while the plan for silence runs; then one line to the introducer, worth
/// telling once and soon; then it lapses. So it does where there is no plan: the search is over (R56), or the word
/// expected no answer.
fn unanswered(
    seen: &Seen,
    row: &Row<Introduction>,
    tie: &Tie,
    first: &Touch,
    (introducer, other): (Id<Contact>, Id<Contact>),
    state: &mut IntroductionState,
) {
    let outlook = seen.outlook;
    match silence::plan(outlook, tie) {
        Some(Plan::Ended { on, .. }) => {
            let lapses = outlook.bd(on, defaults::REPORT_LATE);
            let ended = (on, 0, 0);
            if report_since(seen, introducer, ended).is_none() && outlook.today > lapses {
                state.reach(Stage::Lapsed, lapses);
            } else {
                state.detail = Detail::NoAnswer;
                report_or_reported(seen, row, introducer, News::at(ended, ReportOf::NoAnswer), state);
            }
        }
        _ if silence::running_since(outlook, tie).is_some() => state.turn = Turn::Theirs(other),
        _ => {
            let (_, lapses) = defaults::INTRODUCTION_ASKED;
            let over = outlook.search_over(first.day, first.row.id.number());
            state.theirs(outlook, other, over.unwrap_or_else(|| outlook.bd(first.day, lapses)));
        }
    }
}

/// Something to tell the introducer.
struct News {
    /// When it happened: a report later than this tells it.
    since: Order,
    /// The day the report is counted from.
    day: Day,
    of: ReportOf,
    /// It was written down long after it happened: old news is not debt.
    is_old: bool,
}

impl News {
    fn at(since: Order, of: ReportOf) -> News {
        News { since, day: since.0, of, is_old: false }
    }
}

/// There is something to tell the introducer: told, or the user's turn. What comes of it later (an offer) is
/// to be told once more.
fn report_or_reported(
    seen: &Seen,
    row: &Row<Introduction>,
    introducer: Id<Contact>,
    news: News,
    state: &mut IntroductionState,
) {
    let Some(told) = report_since(seen, introducer, news.since) else {
        return owe_report(seen.outlook, news, state.detail, state);
    };
    state.reach(Stage::Reported, told.0);
    state.detail = Detail::Plain;
    // R109: an offer is no news for those from whom the search is kept.
    let may_know =
        seen.outlook.book.get(introducer).is_some_and(|them| may_know_of_search(seen.outlook, them));
    let counts = |event: &&Row<SearchEvent>| {
        may_know && !is_told(seen, introducer, event) && !seen.outlook.is_old_news(event, event.day, None)
    };
    let untold = offers(seen.outlook, row).filter(counts);
    if let Some(event) = untold.max_by_key(|event| (event.day, event.id)) {
        let since = (event.day, u16::MAX, event.id.number());
        owe_report(
            seen.outlook,
            News::at(since, ReportOf::CameOfIt(event.id)),
            Detail::CameOfIt(event.id),
            state,
        );
    }
}

/// Whether a report went out later than an event; on the same day the order of recording decides.
fn is_told(seen: &Seen, introducer: Id<Contact>, event: &Row<SearchEvent>) -> bool {
    let later = |touch: &&Touch| (touch.day, touch.row.id.number()) > (event.day, event.id.number());
    let tie = seen.tie(introducer);
    tie.is_some_and(|tie| tie.touches.iter().filter(later).any(|touch| touch.row.is_out() && tells(&touch)))
}

fn owe_report(outlook: &Outlook, news: News, detail: Detail, state: &mut IntroductionState) {
    if news.is_old {
        return state.reach(Stage::Closed, news.since.0);
    }
    let late = Some(outlook.bd(news.day, defaults::REPORT_LATE));
    state.mine(detail, outlook.bd(news.day, defaults::REPORT_DUE), late);
    state.report = Some((news.day, news.of));
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

/// The first report or update that went to the introducer later than a point in time.
fn report_since(seen: &Seen, introducer: Id<Contact>, since: Order) -> Option<Order> {
    let tie = seen.tie(introducer)?;
    tie.outs_after(tie.among(since)).find(tells).map(Touch::order)
}

fn tells(touch: &&Touch) -> bool {
    touch.row.is_for(Purpose::Report) || touch.row.is_for(Purpose::Update)
}

/// The meeting with the one introduced that is planned: the next one.
fn planned_meeting<'a>(outlook: &Outlook<'a>, other: Id<Contact>, made: Day) -> Option<&'a Row<Meeting>> {
    meetings(outlook, other, made, MeetingState::Planned).min_by_key(|row| (row.day, row.id))
}

/// The first meeting that took place, where no interaction says more; and whether it is old news.
fn held_meeting(outlook: &Outlook, other: Id<Contact>, made: Day) -> Option<(Order, bool)> {
    let held = meetings(outlook, other, made, MeetingState::Held);
    let order = |row: &Row<Meeting>| (row.day, row.minute.unwrap_or(u16::MAX), row.id.number());
    held.map(|row| (order(row), outlook.is_old_news(row, row.day, None))).min()
}

fn meetings<'a>(
    outlook: &Outlook<'a>,
    other: Id<Contact>,
    made: Day,
    state: MeetingState,
) -> impl Iterator<Item = &'a Row<Meeting>> {
    let meetings = outlook.book.naming::<Meeting>(other.number());
    meetings.filter(move |row| row.state == state && row.day >= made)
}
