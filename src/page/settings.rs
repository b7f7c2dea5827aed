//! Settings: what Kith knows of the user and how it is to work for them, and the commands that change it.

mod text;

pub use text::OwnText;

use super::sentence::{Sentence, Slot, on, the};
use crate::book::me::KeyedDay;
use crate::book::record::Each;
use crate::book::{
    Away, Book, Campaign, Channel, Commitment, Kind, ME, Me, Mode, Period, Row, SETTINGS, Settings,
    Situation, Unit,
};
use crate::calendar::MONDAY_TO_FRIDAY;
use crate::command::{Command, Edited};
use crate::commitment;
use crate::day::Day;
use crate::defaults;
use crate::outlook;

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct SettingsPage {
    /// What the user wrote of themselves and their search, in the order of `OwnText::ALL`.
    pub texts: Vec<String>,
    /// "I know few people here".
    pub knows_few: bool,
    /// Channels the user does not use.
    pub avoids: Vec<Channel>,
    /// Which days are working days, Monday first.
    pub working_days: [bool; 7],
    /// Days off, each worded.
    pub holidays: Vec<(Day, String)>,
    /// Days of rest that are not over.
    pub away: Vec<AwayLine>,
    /// Days between touches for the tiers close, near, wide and yearly.
    pub tier_days: [u16; 4],
    /// Places on Today.
    pub places: u8,
    /// What the network is for just now; `None` where it is not chosen yet.
    pub mode: Option<Mode>,
    /// "Since 3 March: new people and follow-ups come first."
    pub mode_since: Option<Sentence>,
    /// How many months the user gives it (R79).
    pub horizon: Option<u8>,
    /// Ends this search and begins another, in another direction.
    pub new_direction: Option<Command>,
    /// Nobody at the user's own organization is to know.
    pub discreet: bool,
    /// What the user set out to do; `None` if nothing.
    pub commitment: Option<Commitment>,
    /// What is proposed (R26).
    pub proposed: Commitment,
}

/// Some days of rest.
#[derive(Clone, Debug, PartialEq)]
pub struct AwayLine {
    /// The record's number.
    pub id: u64,
    /// "from 3 March to 9 March".
    pub text: Sentence,
}

/// The page of this book.
pub fn settings(book: &Book, today: Day) -> SettingsPage {
    let me = me(book);
    let settings = settings_of(book);
    let campaign = outlook::campaign(book, today);
    let mode = campaign.map(|row| row.mode);
    SettingsPage {
        texts: OwnText::ALL.iter().map(|text| text.read(&me, campaign.map(|row| &row.record))).collect(),
        knows_few: me.knows_few,
        avoids: me.avoids.iter().collect(),
        working_days: settings.working_days.unwrap_or(MONDAY_TO_FRIDAY),
        holidays: settings.holidays.iter().map(|day| (day.0, the_day(day.0, today))).collect(),
        away: book.away.iter().filter(|row| row.until >= today).map(|row| away_line(row, today)).collect(),
        tier_days: settings.tier_days.unwrap_or(defaults::TIER_DAYS),
        places: settings.places.unwrap_or(defaults::PLACES as u8),
        mode,
        mode_since: campaign.map(|row| since(row, today)),
        horizon: campaign.and_then(|row| row.horizon_months),
        new_direction: new_direction(campaign, today),
        discreet: campaign.is_some_and(|row| row.discreet),
        commitment: commitment::in_force(book, today).cloned(),
        proposed: commitment::proposal(book, mode.unwrap_or_default(), Situation::Unknown),
    }
}

/// Changes what Kith knows of the user.
pub fn edit_me(book: &Book, change: impl FnOnce(&mut Me)) -> Command {
    let before = me(book);
    let mut after = before.clone();
    change(&mut after);
    Command::Edit(Edited::of(ME, &before, &after))
}

/// Changes how Kith is to work.
pub fn edit_settings(book: &Book, change: impl FnOnce(&mut Settings)) -> Command {
    let before = settings_of(book);
    let mut after = before.clone();
    change(&mut after);
    Command::Edit(Edited::of(SETTINGS, &before, &after))
}

/// The names or skills that a line parted by commas tells.
pub fn words_of_line(line: &str) -> Each<String> {
    line.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Chooses the working days, Monday first. A week without any is not taken.
pub fn set_working_days(book: &Book, week: [bool; 7]) -> Command {
    edit_settings(book, |settings| {
        if week.contains(&true) {
            settings.working_days = Some(week);
        }
    })
}

/// Places on Today, between 1 and 20.
pub fn set_places(book: &Book, places: u8) -> Command {
    edit_settings(book, |settings| settings.places = Some(places.clamp(1, 20)))
}

/// Adds a day off, or takes it away.
pub fn set_holiday(book: &Book, day: Day, off: bool) -> Command {
    use crate::book::record::Keyed;
    edit_settings(book, |settings| match off {
        true => settings.holidays.put(KeyedDay(day)),
        false => settings.holidays.remove(KeyedDay(day).key()),
    })
}

/// Days between touches for one of the four tiers, at least 1.
pub fn set_tier_days(book: &Book, tier: usize, days: u16) -> Command {
    edit_settings(book, |settings| {
        let mut tiers = settings.tier_days.unwrap_or(defaults::TIER_DAYS);
        if let Some(tier) = tiers.get_mut(tier) {
            *tier = days.max(1);
        }
        settings.tier_days = Some(tiers);
    })
}

/// Chooses what the network is for from today on. The campaign of today is changed; an earlier one is kept
/// and a new one begins with what it said.
pub fn choose_mode(book: &Book, mode: Mode, today: Day) -> Command {
    edit_campaign(book, today, |campaign| campaign.mode = mode)
}

/// Begins the search anew in another direction, from today on: everybody who helped in the one before is
/// thanked and told (R56). `None` where there is none to end.
fn new_direction(current: Option<&Row<Campaign>>, today: Day) -> Option<Command> {
    let row = current.filter(|row| row.mode == Mode::Searching && row.start < today)?;
    Some(Command::StartCampaign(Box::new(Campaign { start: today, ..row.record.clone() })))
}

/// Changes the campaign in force; one that began earlier is followed by a new one where the mode changes. Who
/// comes back on the same day to the mode of the campaign before goes on with that one: nothing ended.
pub fn edit_campaign(book: &Book, today: Day, change: impl FnOnce(&mut Campaign)) -> Command {
    let current = outlook::campaign(book, today);
    let before = current.map(|row| row.record.clone()).unwrap_or_default();
    let mut after = before.clone();
    change(&mut after);
    let earlier = current.and_then(|row| outlook::campaign(book, row.start.plus(-1)));
    match (current, earlier) {
        (Some(row), Some(earlier))
            if row.start == today && after.mode != before.mode && after.mode == earlier.mode =>
        {
            let (start, landed_at) = (earlier.start, earlier.landed_at);
            let goes_on = Campaign { start, landed_at, ..after };
            Command::BackToCampaign(row.id, Edited::of(earlier.id, &earlier.record, &goes_on))
        }
        (Some(row), _) if row.start == today || after.mode == before.mode => {
            Command::Edit(Edited::of(row.id, &before, &after))
        }
        // Where one landed belongs to that landing alone.
        _ => Command::StartCampaign(Box::new(Campaign { start: today, landed_at: None, ..after })),
    }
}

/// Sets out to do so many from today on; 0 for nothing.
pub fn commit(count: u16, unit: Unit, period: Period, today: Day) -> Command {
    Command::Commit(Commitment { unit, count, period, from: today })
}

/// Days of rest.
pub fn go_away(from: Day, until: Day, note: &str) -> Command {
    Command::GoAway(Away { from, until, note: note.trim().to_owned() })
}

/// Takes days of rest back.
pub fn stay(id: u64) -> Command {
    Command::TrashOne(Kind::Away, id)
}

/// "5 people on each working day", "3 people a week".
pub fn commitment_words(commitment: &Commitment) -> Sentence {
    let pattern = match (commitment.unit, commitment.period) {
        (Unit::People, Period::WorkingDay) => "{n:person|people} on each working day",
        (Unit::People, Period::Week) => "{n:person|people} a week",
        (Unit::Calls, Period::WorkingDay) => "{n:call|calls} on each working day",
        (Unit::Calls, Period::Week) => "{n:call|calls} a week",
        (Unit::Outreach, Period::WorkingDay) => "{n:first letter|first letters} on each working day",
        (Unit::Outreach, Period::Week) => "{n:first letter|first letters} a week",
        (Unit::Meetings, Period::WorkingDay) => "{n:meeting|meetings} on each working day",
        (Unit::Meetings, Period::Week) => "{n:meeting|meetings} a week",
        (Unit::Gives, Period::WorkingDay) => "{n:give|gives} on each working day",
        (Unit::Gives, Period::Week) => "{n:give|gives} a week",
        (Unit::Thanks, Period::WorkingDay) => "{n:thank-you|thank-yous} on each working day",
        (Unit::Thanks, Period::Week) => "{n:thank-you|thank-yous} a week",
        (Unit::CareAndGives, Period::WorkingDay) => "{n:hello or give|hellos and gives} on each working day",
        (Unit::CareAndGives, Period::Week) => "{n:hello or give|hellos and gives} a week",
    };
    Sentence::new(pattern).count("n", usize::from(commitment.count))
}

/// The modes, as they are offered: what to call them and what they mean.
pub const MODES: [(Mode, &str, &str); 3] = [
    (Mode::Searching, "Looking for work", "new people and follow-ups come first"),
    (Mode::Peacetime, "In work", "keeping the people you know, a little every week"),
    (Mode::Landed, "Just found work", "thanking and telling everybody who helped"),
];

/// What is counted by a commitment, as it is offered.
pub const UNITS: [(Unit, &str); 7] = [
    (Unit::People, "people reached"),
    (Unit::Calls, "calls"),
    (Unit::Outreach, "first letters"),
    (Unit::Meetings, "meetings"),
    (Unit::Gives, "gives"),
    (Unit::Thanks, "thank-yous"),
    (Unit::CareAndGives, "hellos and gives"),
];

fn since(campaign: &Campaign, today: Day) -> Sentence {
    let meaning = MODES.iter().find(|(mode, ..)| *mode == campaign.mode).map_or("", |(.., meaning)| meaning);
    Sentence::new("Since {day}: {meaning}.")
        .slot("day", the(campaign.start, today))
        .slot("meaning", Slot::Word(meaning))
}

fn me(book: &Book) -> Me {
    book.get(ME).map(|row| row.record.clone()).unwrap_or_default()
}

fn settings_of(book: &Book) -> Settings {
    book.get(SETTINGS).map(|row| row.record.clone()).unwrap_or_default()
}

fn the_day(day: Day, today: Day) -> String {
    Sentence::new("{day}").slot("day", the(day, today)).to_string()
}

fn away_line(row: &Row<Away>, today: Day) -> AwayLine {
    let text = match (row.from == row.until, row.note.is_empty()) {
        (true, true) => Sentence::new("Away {from}"),
        (true, false) => Sentence::new("Away {from}: {note}"),
        (false, true) => Sentence::new("Away from {first} to {until}"),
        (false, false) => Sentence::new("Away from {first} to {until}: {note}"),
    };
    let text = text.slot("from", on(row.from, today)).slot("first", the(row.from, today));
    let text = text.slot("until", the(row.until, today)).own("note", row.note.clone());
    AwayLine { id: row.id.number(), text }
}
