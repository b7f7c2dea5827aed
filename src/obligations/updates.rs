//! R23: friends enjoy seeing progress and being credited. News that their help led to is told soon; without
//! news a helper of the search hears from time to time how it goes.

use super::introductions::introductions_for_me;
use super::reason;
use crate::book::{Favor, Kind, Purpose, ReasonKind, Row, SearchEvent, SearchEventKind, Side};
use crate::day::Day;
use crate::defaults;
use crate::discretion::may_know_of_search;
use crate::introductions::state_with;
use crate::outlook::Outlook;
use crate::reason::{Because, News, Reason, ReportOf};
use crate::tie::{Tie, Touch};

pub(super) fn update(outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
    if !may_know_of_search(outlook, tie.contact) {
        return;
    }
    let newest = untold_news(outlook, tie);
    reasons.extend(newest.or_else(|| by_the_clock(outlook, tie)));
}

/// Something their help led to: the day, the record, what it is.
struct Item {
    day: Day,
    record: (Kind, u64),
    news: News,
}

/// The newest thing that they have not heard of.
fn untold_news(outlook: &Outlook, tie: &Tie) -> Option<Reason> {
    let mut news = Vec::new();
    advice_used(outlook, tie, &mut news);
    search_events(outlook, tie, &mut news);
    news.retain(|item| !is_told(tie, item));
    let Item { day, record, news } = news.into_iter().max_by_key(|item| (item.day, item.record))?;
    let due = (outlook.bd(day, defaults::NEWS_DUE), None);
    Some(reason(ReasonKind::Update, tie, record, day, due, Because::News(news)))
}

fn advice_used(outlook: &Outlook, tie: &Tie, news: &mut Vec<Item>) {
    for favor in received(outlook, tie).filter(|favor| !favor.led_to.trim().is_empty()) {
        let day = favor.led_to_on.unwrap_or(favor.day);
        if !outlook.is_old_news(favor, day, favor.from) {
            let record = (Kind::Favor, favor.id.number());
            news.push(Item { day, record, news: News::LedTo(favor.id) });
        }
    }
}

/// Interviews and offers that came through them, an introduction of theirs, or whom they introduced.
fn search_events(outlook: &Outlook, tie: &Tie, news: &mut Vec<Item>) {
    let book = outlook.book;
    let mut sources = vec![tie.id().number()];
    let mut reported = Vec::new();
    for (row, introducer, introduced) in introductions_for_me(tie.naming(book)) {
        if introducer == tie.id() && row.made_on.is_some() {
            sources.extend([row.id.number(), introduced.number()]);
            reported.extend(state_with(outlook, tie, row).report);
        }
    }
    // What a report of R88 tells is not owed twice.
    let is_reported =
        |event: &Row<SearchEvent>| reported.iter().any(|(_, of)| *of == ReportOf::CameOfIt(event.id));
    let good = |event: &&Row<SearchEvent>| {
        matches!(event.kind, SearchEventKind::Interview | SearchEventKind::Offer)
            && !outlook.is_old_news(event, event.day, None)
    };
    let events = sources.into_iter().flat_map(|source| book.naming::<SearchEvent>(source));
    for event in events.filter(good).filter(|event| !is_reported(event)) {
        let record = (Kind::SearchEvent, event.id.number());
        news.push(Item { day: event.day, record, news: News::Search(event.id) });
    }
}

/// Told by an update or report later than it, or in a talk in which the search was spoken of. On the same
/// day the order of recording decides.
fn is_told(tie: &Tie, item: &Item) -> bool {
    let later = |touch: &&Touch| {
        touch.day > item.day || (touch.day == item.day && touch.row.id.number() > item.record.1)
    };
    tie.touches.iter().filter(later).any(tells)
}

fn tells(touch: &Touch) -> bool {
    let written =
        touch.row.is_out() && (touch.row.is_for(Purpose::Update) || touch.row.is_for(Purpose::Report));
    written || (touch.two_way && touch.row.is_out() && touch.row.spoke_of_search)
}

/// While searching: 30 days for introducers and large favors, 60 for those that took some effort.
fn by_the_clock(outlook: &Outlook, tie: &Tie) -> Option<Reason> {
    let start = outlook.campaign.filter(|_| outlook.is_searching())?.start;
    // Old news is not debt.
    let favors = received(outlook, tie).filter(|favor| favor.size >= 2 && favor.day >= start);
    let favors = favors.filter(|favor| !outlook.is_old_news(favor, favor.day, favor.from));
    let favors = favors.map(|favor| (favor.day, favor.size, (Kind::Favor, favor.id.number())));
    let introductions = introductions_for_me(tie.naming(outlook.book)).filter_map(|(row, introducer, _)| {
        let made = row.made_on.filter(|made| introducer == tie.id() && *made >= start)?;
        let is_news = !outlook.is_old_news(row, made, row.from);
        is_news.then_some((made, 3, (Kind::Introduction, row.id.number())))
    });
    let helped: Vec<(Day, u8, (Kind, u64))> = favors.chain(introductions).collect();
    let (latest, _, record) = helped.iter().copied().max()?;
    let size = helped.iter().map(|(_, size, _)| *size).max()?;
    let told = tie.touches.iter().filter(|touch| tells(touch)).map(|touch| touch.day).max();
    let told = told.filter(|told| *told >= latest);
    let since = told.unwrap_or(latest);
    let days = match (two_unanswered(tie), size) {
        (true, _) => defaults::UPDATE_QUIET_DAYS,
        (false, 3..) => defaults::UPDATE_DAYS[0],
        (false, _) => defaults::UPDATE_DAYS[1],
    };
    let due = (outlook.bd(since.plus(days), 0), None);
    Some(reason(
        ReasonKind::Update,
        tie,
        record,
        since,
        due,
        Because::HowItGoes { since, told: told.is_some() },
    ))
}

/// The last two updates in a row stayed without an answer.
fn two_unanswered(tie: &Tie) -> bool {
    let since_answer = tie.touches.iter().rev().take_while(|touch| !touch.two_way && !touch.row.is_in());
    since_answer.filter(|touch| tells(touch)).count() >= 2
}

fn received<'a>(outlook: &Outlook<'a>, tie: &Tie<'a>) -> impl Iterator<Item = &'a Row<Favor>> + use<'a> {
    let favors = tie.naming::<Favor>(outlook.book);
    favors.filter(|favor| favor.by == Side::Them && !favor.offered)
}
