//! R88: being introduced is not the meeting. Blurb, first message and report of the introductions made for
//! the user, and the reminder while one is open.

use super::reason;
use crate::book::{Book, Contact, Introduction, Kind, Meeting, Purpose, ReasonKind, Row, Serves};
use crate::day::Day;
use crate::defaults;
use crate::follow_up::silence::{self, Plan};
use crate::id::Id;
use crate::introductions::made_at;
use crate::landing;
use crate::outlook::Outlook;
use crate::reason::{Because, Reason, ReportOf};
use crate::tie::{Order, Tie, Touch};

/// The introductions of the user by or to a contact: (introduction, introducer, introduced).
pub fn introductions_for_me(
    book: &Book,
    contact: Id<Contact>,
) -> impl Iterator<Item = (&Row<Introduction>, Id<Contact>, Id<Contact>)> {
    book.naming::<Introduction>(contact.number()).filter_map(|row| {
        let (introducer, introduced) = row.for_me()?;
        Some((row, introducer, introduced))
    })
}

pub(super) fn introductions(outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
    for (row, introducer, introduced) in introductions_for_me(outlook.book, tie.id()) {
        // Leaving the search ends it: one line in the landing walk takes its place (R56).
        if row.is_ended() || landing::ended_unmade(outlook, row) {
            continue;
        }
        match row.made_on {
            Some(made) if outlook.is_old_news(row, made, row.from) => {}
            Some(made) if introduced == tie.id() => first_message(outlook, tie, row, made, reasons),
            Some(made) if introducer == tie.id() => report(outlook, tie, row, made, introduced, reasons),
            None if introducer == tie.id() => not_yet_made(outlook, tie, row, reasons),
            _ => {}
        }
    }
}

fn record(row: &Row<Introduction>) -> (Kind, u64) {
    (Kind::Introduction, row.id.number())
}

/// Made: the user's turn to write, until any out to the one introduced.
fn first_message(
    outlook: &Outlook,
    tie: &Tie,
    row: &Row<Introduction>,
    made: Day,
    reasons: &mut Vec<Reason>,
) {
    if tie.outs_after(made_at(outlook, row, made)).next().is_none() {
        let due = (outlook.bd(made, defaults::REPLY_DUE), Some(outlook.bd(made, defaults::REPLY_LATE)));
        let because = Because::FirstMessage(row.id);
        reasons.push(reason(ReasonKind::FirstMessage, tie, record(row), made, due, because));
    }
}

/// Offered: words to pass on are due; sent: one reminder. Asked for: one reminder. Then it lapses.
fn not_yet_made(outlook: &Outlook, tie: &Tie, row: &Row<Introduction>, reasons: &mut Vec<Reason>) {
    match (row.offered_on, row.blurb_sent_on) {
        (Some(offered), _) if outlook.is_old_news(row, offered, row.from) => {}
        (Some(offered), None) => {
            let due =
                (outlook.bd(offered, defaults::REPLY_DUE), Some(outlook.bd(offered, defaults::REPLY_LATE)));
            reasons.push(reason(ReasonKind::Blurb, tie, record(row), offered, due, Because::Blurb(row.id)));
        }
        (Some(_), Some(sent)) => remind(outlook, tie, row, sent, defaults::INTRODUCTION_OFFERED, reasons),
        (None, _) => {
            if let Some(asked) = row.asked_on.filter(|asked| !outlook.is_old_news(row, *asked, row.from)) {
                remind(outlook, tie, row, asked, defaults::INTRODUCTION_ASKED, reasons);
            }
        }
    }
}

/// One reminder `after` working days, unless one was sent; lapsed `until` working days.
fn remind(
    outlook: &Outlook,
    tie: &Tie,
    row: &Row<Introduction>,
    since: Day,
    (after, until): (u32, u32),
    reasons: &mut Vec<Reason>,
) {
    let about_it = |touch: &Touch| touch.row.serves == Some(Serves::Introduction(row.id));
    let reminded = tie.outs_after((since, u16::MAX, u64::MAX)).any(about_it);
    if !reminded && outlook.today < outlook.bd(since, until) {
        let due = (outlook.bd(since, after), None);
        let because = Because::IntroductionOpen(row.id);
        reasons.push(reason(ReasonKind::IntroductionOpen, tie, record(row), since, due, because));
    }
}

/// Met, answered without a meeting, or the plan ended without an answer: one report to the introducer.
fn report(
    outlook: &Outlook,
    tie: &Tie,
    row: &Row<Introduction>,
    made: Day,
    introduced: Id<Contact>,
    reasons: &mut Vec<Reason>,
) {
    let Some(News { since, day, of }) = news_for_introducer(outlook, row, made, introduced) else { return };
    let told = tie.has_out_for(&[Purpose::Report, Purpose::Update], since);
    let late = outlook.bd(day, defaults::REPORT_LATE);
    // "No answer so far" is worth telling once, soon; afterwards it lapses.
    let lapsed = of == ReportOf::NoAnswer && outlook.today > late;
    if !told && !lapsed {
        let due = (outlook.bd(day, defaults::REPORT_DUE), Some(late));
        reasons.push(reason(ReasonKind::Report, tie, record(row), day, due, Because::Report(row.id, of)));
    }
}

/// Something to tell the introducer.
struct News {
    /// When it happened: a report later than this tells it.
    since: Order,
    /// The day the report is counted from.
    day: Day,
    of: ReportOf,
}

fn news_for_introducer(
    outlook: &Outlook,
    row: &Row<Introduction>,
    made: Day,
    introduced: Id<Contact>,
) -> Option<News> {
    let other = Tie::new(outlook.book, introduced)?;
    let since = made_at(outlook, row, made);
    let later = || other.touches.iter().filter(|touch| touch.order() > since);
    if let Some(talk) = later().find(|touch| touch.row.is_two_way() && touch.row.channel.is_live()) {
        return Some(News { since: talk.order(), day: talk.day, of: ReportOf::Met(talk.day) });
    }
    if let Some(answer) = later().find(|touch| touch.row.is_in()) {
        let mut meetings = outlook.book.naming::<Meeting>(introduced.number());
        let meeting = meetings.any(|meeting| meeting.day >= made && meeting.is_on());
        let day = outlook.bd(answer.day, defaults::REPORT_WITHOUT_MEETING);
        let news = News { since: answer.order(), day, of: ReportOf::Answered(answer.day) };
        return (!meeting && day <= outlook.today).then_some(news);
    }
    match silence::plan(outlook, &other) {
        Some(Plan::Ended { on, .. }) if on >= made => {
            Some(News { since: (on, 0, 0), day: on, of: ReportOf::NoAnswer })
        }
        _ => None,
    }
}
