//! The story language: a book in a few lines of text, told by carrying out real commands day by day.
//!
//! A line is what was done on a day. Lines without a day belong to the day of the line above; those at the
//! top belong to the first day of the story (none at all: today, or 2026-01-01). A line indented further than
//! the first goes on with the line above. Commas, colons and semicolons part a line; what is in quotes stays
//! whole; `#` begins a remark. Whoever is named for the first time is added; later a part of the name is
//! enough.
//!
//! ```text
//! mode landed at Acme                     (peacetime, landed; where only for the landing)
//! mode searching from 2026-02-02, discreet, horizon 6 months, role "Data lead", title "Analyst", skill SQL
//! commit 5 people a day                   people calls outreach meetings gives thanks hellos; a day
//! work mon tue wed thu fri; holiday 2026-04-03; away 2026-07-01..2026-07-10; places 5; tiers 30 90 180 365
//! me: name Jo Berg, email jo@berg.example, employer Acme, school Uni, snapshot "..."
//! target Acme motivation 5 posting 3      or: organization Acme, competitor of Beta, own past, school
//! person Ana Ruiz: strength 3, at Acme as CTO, formerly at Beta as Analyst until 2024, email .., phone ..,
//!   friend, seen anyway, starred, employed, talked this year, stay ok, cadence near (since 2026-01-10),
//!   birthday 12 May 1980, date "wedding" 3 June, met through Tom Berg, met at "Fair", met on 2019, imported,
//!   prefers call, avoids mail, hours 9-17, zone Europe/Paris, do not contact until 2026-05-01,
//!   away 2026-03-01..2026-03-10, died 2026-01-01, never contact, not to know, out of deck, tag climbing,
//!   fact "moved to Leeds" learned 2025-04-01, concern "surgery" on 2026-03-04, wants "a flat" as thing private,
//!   knows Ben Okafor, spouse Luis Ruiz, skill .., could give .., note "..."
//! 2026-02-24 meet Ana Ruiz, asked by me, purpose "hear of Acme", helpful, learned "they hire in May",
//!   favor advice 2, offered introduction to Ben Okafor at Beta, I promise "send the article" by 2026-02-27,
//!   they promise "send the posting", next "call her" on 2026-03-05
//! 2026-02-25 mail to Ana: thanks          mail letter card call voicemail text message video; to from with
//! 2026-02-26 mail from Ben: answer        expects an answer as the rule book says; else "needs none"
//! 2026-02-26 call to Tom Berg: outreach, voicemail           or: no answer, answered
//! 2026-02-27 mail to Ben: ask advice "20 minutes on data"    specific about Acme takes 20 whom "Jo Lind";
//!                                                            from: they ask; later: answer yes, no, partly
//! 2026-02-27 introduction by Ana of me to Ben made           asked offered made declined let go; blurb
//!                                                            sent, first agreed, second agreed
//! 2026-02-28 plan meeting with Ben on 2026-03-04 10:00, purpose "...", question "...", place "..."
//! 2026-03-04 held with Ben                or: cancelled with Ben, missed with Ben
//! 2026-03-05 step "call Jo" on 2026-03-10 with Jo Lind       later: tick "call Jo"
//! 2026-03-05 promise to Ana "the article" by 2026-03-09      from; later: kept "article", released "article"
//! 2026-03-06 favor of Ana led to "a talk with the whole team"
//! 2026-03-06 snooze thanks of Ana until 2026-03-09           skip cadence of Ana, let go reply of Ana
//! 2026-03-06 pin Ana, unpin Ana, not today, take back snooze of Ana, worth it Ana
//! 2026-03-06 sort Ana 4 this month        or: sort Ana not for me
//! intel need "hands for the move" at Acme from Ana      trend, key person, employer, opening, option, advice
//! problem "late trains" of Ana at Acme fit 4, heard at "the fair"
//! give skill "SQL lessons" tag SQL size 2               or: article, circle, tool
//! piece "On trains" tag rail, url "https://trains.example"
//! interview at Acme through Ana           application interview offer rejection
//! 2026-03-06 starter Ana at Acme; trash Ana; restore Ana; cadence of Ana and Ben wide
//! ```
//!
//! With any line: `recorded 2026-03-20` (carried out on that day, while the deed keeps its own) and `imported`
//! or `imported on 2026-01-05` (it came from a file). Short deeds may share a line.
//! Days are `2026-03-02`, for deeds also `2026-03` and `2026`; seen from today `today`, `-12d`, `+3d`, `-2w`,
//! `-3wd` (working days), `-4m`, `-2y`, `tue`, `tue-1w`, `fri+2w`.

mod days;
mod introduction;
mod meeting;
mod person;
mod settings;
mod short;
mod teller;
mod touch;
mod words;
mod written;

use crate::book::{Book, KnownDay};
use crate::calendar::Precision;
use crate::changes::Changes;
use crate::day::Day;
use crate::moment::Source;
use crate::order;
use teller::Teller;
use words::{Told, Words, parts};

/// A line of a story that is not understood, or whose command is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryProblem {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub what: String,
}

/// The day on which a story without any day happens.
const BEGINNING: (i32, u32, u32) = (2026, 1, 1);

/// The book after the whole story.
///
/// ```
/// let book = kith::sample::story::tell("2026-02-24 meet Ana Ruiz, helpful").unwrap();
/// assert_eq!((book.contacts.len(), book.interactions.len()), (1, 1));
/// assert_eq!(kith::sample::story::tell("juggle").unwrap_err()[0].line, 1);
/// ```
pub fn tell(text: &str) -> Result<Book, Vec<StoryProblem>> {
    Telling::new(text).map(Telling::to_the_end)
}

/// A story told day by day, so that each day can be looked at.
#[derive(Clone, Debug)]
pub struct Telling {
    deeds: Vec<Deed>,
    told: usize,
    teller: Teller,
}

/// One line, ready to be carried out.
#[derive(Clone, Debug)]
struct Deed {
    line: usize,
    /// The day it is about, where the line says it.
    about: Option<KnownDay>,
    /// The day it is carried out.
    on: Day,
    source: Source,
    /// What was done, and then its details.
    parts: Vec<Words>,
}

impl Telling {
    /// Reads a story that names no day seen from today; every problem of the whole story, if it has one.
    pub fn new(text: &str) -> Result<Telling, Vec<StoryProblem>> {
        Telling::read(text, None)
    }

    /// Reads a story whose days may be seen from `today`.
    pub fn seen_from(today: Day, text: &str) -> Result<Telling, Vec<StoryProblem>> {
        Telling::read(text, Some(today))
    }

    /// The book at the end of `day`. Asking for an earlier day begins anew.
    pub fn until(&mut self, day: Day) -> &Book {
        if self.told > 0 && self.deeds[self.told - 1].on > day {
            (self.told, self.teller) = (0, Teller::default());
        }
        while let Some(deed) = self.deeds.get(self.told).filter(|deed| deed.on <= day) {
            // Reading the story has shown that every deed can be carried out.
            let _understood = self.teller.carry_out(deed);
            self.told += 1;
        }
        &self.teller.book
    }

    /// The book after the last line.
    pub fn to_the_end(mut self) -> Book {
        self.until(Day::from_number(i32::MAX));
        self.teller.book
    }

    /// Every change so far, one for each command.
    pub fn changes(&self) -> &[Changes] {
        &self.teller.done
    }

    fn read(text: &str, today: Option<Day>) -> Result<Telling, Vec<StoryProblem>> {
        let (deeds, mut problems) = read_deeds(text, today);
        let mut teller = Teller::default();
        for deed in &deeds {
            if let Err(misread) = teller.carry_out(deed) {
                problems.push(StoryProblem { line: deed.line, what: misread.0 });
            }
        }
        order::sort_by_key(&mut problems, |problem| problem.line);
        match problems.is_empty() {
            true => Ok(Telling { deeds, told: 0, teller: Teller::default() }),
            false => Err(problems),
        }
    }
}

/// Every deed of the text, in the order of the days on which they are carried out.
fn read_deeds(text: &str, today: Option<Day>) -> (Vec<Deed>, Vec<StoryProblem>) {
    let (mut deeds, mut problems) = (Vec::new(), Vec::new());
    let lines = joined(text);
    let beginning = lines.iter().find_map(|(_, line)| exact(line_day(line, today).0)).or(today);
    let mut now = beginning.or(Day::new(BEGINNING.0, BEGINNING.1, BEGINNING.2)).unwrap_or_default();
    for (line, text) in &lines {
        let (about, rest) = line_day(text, today);
        now = exact(about).unwrap_or(now);
        let mut deed = Deed { line: *line, about, on: now, source: Source::User, parts: parts(rest, today) };
        match when_and_whence(&mut deed) {
            Ok(()) if deed.parts.is_empty() => {}
            Ok(()) => deeds.push(deed),
            Err(misread) => problems.push(StoryProblem { line: *line, what: misread.0 }),
        }
    }
    order::sort_by_key(&mut deeds, |deed| deed.on);
    (deeds, problems)
}

/// The lines with their numbers, those indented more than the first joined to the line above.
fn joined(text: &str) -> Vec<(usize, String)> {
    let mut lines: Vec<(usize, String)> = Vec::new();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let first = text.lines().find(|line| !line.trim().is_empty()).map_or(0, indent);
    for (place, line) in text.lines().enumerate() {
        let content = line.trim();
        let goes_on = indent(line) > first && !lines.is_empty();
        match lines.last_mut() {
            _ if content.is_empty() || content.starts_with('#') => {}
            Some((_, above)) if goes_on => {
                above.push_str(if above.ends_with([',', ':', ';']) { " " } else { ", " });
                above.push_str(content);
            }
            _ => lines.push((place + 1, content.to_owned())),
        }
    }
    lines
}

/// The day with which a line begins, and what follows.
fn line_day(line: &str, today: Option<Day>) -> (Option<KnownDay>, &str) {
    let (first, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    match days::known_day(first.trim_end_matches([':', ',']), today) {
        Some(day) => (Some(day), rest),
        None => (None, line),
    }
}

fn exact(known: Option<KnownDay>) -> Option<Day> {
    known.filter(|known| known.precision == Precision::Day).map(|known| known.day)
}

/// Takes out the parts that say when a deed was recorded and that it was imported.
fn when_and_whence(deed: &mut Deed) -> Told<()> {
    let mut rest = Vec::new();
    for mut part in std::mem::take(&mut deed.parts) {
        if part.eat("recorded on") || part.eat("recorded") {
            deed.on = part.day()?;
        } else if part.eat("imported") {
            deed.source = Source::Import;
            deed.on = part.day_after("on")?.unwrap_or(deed.on);
        } else {
            rest.push(part);
        }
    }
    deed.parts = rest;
    Ok(())
}

#[cfg(test)]
mod tests;
