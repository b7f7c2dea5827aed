//! The fields of a contact that are edited in place: what each is called, how it reads, what its form holds
//! and how it is written back.
//!
//! A form holds texts: none or one for a single value, several for a set. A choice is held by its key.

use crate::book::contact::{HowMet, LastTalked};
use crate::book::{Book, Channel, Contact, KnownDay, Role};
use crate::calendar::Precision;
use crate::day::Day;
use crate::id::Id;
use crate::page::sentence::{MONTHS, Sentence, Slot, full_person, on, say_day, the};
use crate::page::words::{self, BUCKETS, SITUATIONS, STRENGTHS, WAYS_TO_MEET};

/// What a form holds for one field.
pub type Texts = Vec<String>;

/// A field that is one value or one set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the field of `Contact` of the same name")]
pub enum Field {
    Given,
    Family,
    FamilyFirst,
    Called,
    Phonetic,
    Language,
    Strength,
    LastTalked,
    Situation,
    Roles,
    SeenAnyway,
    Industry,
    Skills,
    CouldGive,
    MetHow,
    Introducer,
    MetWhere,
    MetOn,
    StayOk,
    PreferredChannel,
    Avoids,
    Hours,
    Zone,
    Away,
    DoNotContactUntil,
    NotToKnow,
    OutOfDeck,
    Tags,
    Notes,
}

/// What a field is edited with.
#[derive(Clone, Debug, PartialEq)]
pub enum Editor {
    /// A line of text.
    Line,
    /// A name.
    Name,
    /// Several lines of text.
    Long,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A web address.
    Link,
    /// One of these: key and words. The first one stands for "nothing said" and has an empty key.
    Choice(Vec<(String, &'static str)>),
    /// Any of these.
    Several(Vec<(String, &'static str)>),
    /// The user's own words, as many as they like.
    Words,
    /// Yes, or nothing.
    Check,
    /// A day, as `2026-03-02`.
    Day,
    /// A day, a month or a year, as `2026-03-02`, `2026-03` or `2026`.
    RoughDay,
    /// Two days.
    Span,
    /// Two times of day, as `09:00`.
    Hours,
    /// Somebody of the book, by their id.
    Person,
    /// Somebody of the book by their id, or else a name: the one or the other of two texts.
    PersonOrName,
    /// An organization of the book, by its id.
    Organization,
}

/// What is wrong with what a form holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldProblem {
    /// No day can be read from it.
    NotADay,
    /// The end lies before the beginning.
    EndsBeforeItBegins,
    /// There is nothing in it.
    Empty,
}

impl FieldProblem {
    /// What is wrong and what to do.
    pub fn sentence(self) -> &'static str {
        match self {
            FieldProblem::NotADay => "Write a day like 2026-03-02, a month like 2026-03 or a year like 2026.",
            FieldProblem::EndsBeforeItBegins => "The end lies before the beginning. Change one of them.",
            FieldProblem::Empty => "Write something here, or close it again.",
        }
    }
}

impl Field {
    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Field::Given => "First names",
            Field::Family => "Family name",
            Field::FamilyFirst => "Family name first",
            Field::Called => "I call them",
            Field::Phonetic => "Sounds like",
            Field::Language => "Language",
            Field::Strength => "How well",
            Field::LastTalked => "Last talked, roughly",
            Field::Situation => "Situation",
            Field::Roles => "Roles",
            Field::SeenAnyway => "You see them anyway",
            Field::Industry => "Industry",
            Field::Skills => "Good at",
            Field::CouldGive => "Could give",
            Field::MetHow => "How you met",
            Field::Introducer => "Through",
            Field::MetWhere => "Where you met",
            Field::MetOn => "When you met",
            Field::StayOk => "Agreed to stay in touch",
            Field::PreferredChannel => "Likes best",
            Field::Avoids => "Would rather not",
            Field::Hours => "Good hours to call",
            Field::Zone => "Time zone",
            Field::Away => "Away",
            Field::DoNotContactUntil => "Leave alone until",
            Field::NotToKnow => "Not to know of my search",
            Field::OutOfDeck => "Left out of sorting",
            Field::Tags => "Tags",
            Field::Notes => "Notes",
        }
    }

    /// What it is edited with.
    pub fn editor(self) -> Editor {
        match self {
            Field::Given | Field::Family | Field::Called | Field::Phonetic => Editor::Name,
            Field::Language | Field::Industry | Field::MetWhere | Field::Zone => Editor::Line,
            Field::FamilyFirst | Field::SeenAnyway | Field::NotToKnow | Field::OutOfDeck => Editor::Check,
            Field::Strength => choice(STRENGTHS.map(words::strength)),
            Field::LastTalked => choice(BUCKETS.map(words::talked)),
            Field::Situation => choice(SITUATIONS.into_iter().skip(1).map(words::situation)),
            Field::Roles => several(Role::ALL.map(words::role)),
            Field::Skills | Field::CouldGive | Field::Tags => Editor::Words,
            Field::MetHow => choice(WAYS_TO_MEET.into_iter().skip(1).map(words::how_met)),
            Field::Introducer => Editor::Person,
            Field::MetOn => Editor::RoughDay,
            Field::StayOk => choice(["yes", "no"]),
            Field::PreferredChannel => choice(Channel::ALL.map(words::channel)),
            Field::Avoids => several(Channel::ALL.map(words::channel)),
            Field::Hours => Editor::Hours,
            Field::Away => Editor::Span,
            Field::DoNotContactUntil => Editor::Day,
            Field::Notes => Editor::Long,
        }
    }

    /// What a form holds to begin with.
    pub fn texts(self, contact: &Contact) -> Texts {
        match self {
            Field::Given => text(&contact.given),
            Field::Family => text(&contact.family),
            Field::FamilyFirst => check(contact.family_first),
            Field::Called => text(&contact.called),
            Field::Phonetic => text(&contact.phonetic),
            Field::Language => text(&contact.language),
            Field::Strength => text(contact.strength.map_or("", words::strength)),
            Field::LastTalked => text(contact.last_talked.map_or("", |said| words::talked(said.bucket))),
            Field::Situation => known(contact.situation, words::situation),
            Field::Roles => contact.roles.iter().map(|role| words::role(role).into()).collect(),
            Field::SeenAnyway => check(contact.seen_anyway),
            Field::Industry => text(&contact.industry),
            Field::Skills => contact.skills.to_vec(),
            Field::CouldGive => contact.could_give.to_vec(),
            Field::MetHow => known(contact.met_how, words::how_met),
            Field::Introducer => contact.introducer.iter().map(Id::to_string).collect(),
            Field::MetWhere => text(&contact.met_where),
            Field::MetOn => contact.met_on.iter().map(|day| write_known_day(*day)).collect(),
            Field::StayOk => text(contact.stay_ok.map_or("", yes_or_no)),
            Field::PreferredChannel => text(contact.preferred_channel.map_or("", words::channel)),
            Field::Avoids => contact.avoids.iter().map(|channel| words::channel(channel).into()).collect(),
            Field::Hours => contact.hours.iter().flat_map(|(a, b)| [say_time(*a), say_time(*b)]).collect(),
            Field::Zone => text(&contact.zone),
            Field::Away => contact.away.iter().flat_map(|(a, b)| [a.to_string(), b.to_string()]).collect(),
            Field::DoNotContactUntil => contact.do_not_contact_until.iter().map(Day::to_string).collect(),
            Field::NotToKnow => check(contact.not_to_know),
            Field::OutOfDeck => check(contact.out_of_deck),
            Field::Tags => contact.tags.to_vec(),
            Field::Notes => text(&contact.notes),
        }
    }

    /// How it reads; `None` where there is nothing to read.
    pub fn shown(self, book: &Book, contact: &Contact, today: Day) -> Option<Sentence> {
        let texts = self.texts(contact);
        if texts.iter().all(|text| text.is_empty()) {
            return None;
        }
        Some(match self {
            Field::Introducer => {
                Sentence::new("{person}").slot("person", full_person(book, contact.introducer?))
            }
            Field::MetOn => Sentence::new("{day}").own("day", say_known_day(contact.met_on?, today)),
            Field::DoNotContactUntil => {
                Sentence::new("{day}").slot("day", the(contact.do_not_contact_until?, today))
            }
            Field::Away => Sentence::new("{from} to {until}")
                .slot("from", the(contact.away?.0, today))
                .slot("until", the(contact.away?.1, today)),
            Field::LastTalked => Sentence::new("{bucket}, as you said {day}")
                .slot("bucket", Slot::Word(words::talked(contact.last_talked?.bucket)))
                .slot("day", on(contact.last_talked?.said_on, today)),
            Field::Hours => Sentence::new("{from} to {until}")
                .own("from", texts[0].clone())
                .own("until", texts[1].clone()),
            _ => Sentence::new("{texts}").own("texts", texts.join(", ")),
        })
    }

    /// Writes back what a form holds.
    ///
    /// # Errors
    /// What is wrong with it; `contact` is as before then.
    pub fn set(self, contact: &mut Contact, texts: &[String], today: Day) -> Result<(), FieldProblem> {
        let first = texts.first().map_or("", |text| text.trim());
        match self {
            Field::Given => contact.given = first.into(),
            Field::Family => contact.family = first.into(),
            Field::FamilyFirst => contact.family_first = !first.is_empty(),
            Field::Called => contact.called = first.into(),
            Field::Phonetic => contact.phonetic = first.into(),
            Field::Language => contact.language = first.into(),
            Field::Strength => contact.strength = chosen(STRENGTHS, words::strength, first),
            Field::LastTalked => {
                let bucket = chosen(BUCKETS, words::talked, first);
                contact.last_talked = bucket.map(|bucket| LastTalked { bucket, said_on: today });
            }
            Field::Situation => {
                contact.situation = chosen(SITUATIONS, words::situation, first).unwrap_or_default();
            }
            Field::Roles => {
                contact.roles =
                    texts.iter().filter_map(|text| chosen(Role::ALL, words::role, text)).collect();
            }
            Field::SeenAnyway => contact.seen_anyway = !first.is_empty(),
            Field::Industry => contact.industry = first.into(),
            Field::Skills => contact.skills = clean(texts).collect(),
            Field::CouldGive => contact.could_give = clean(texts).collect(),
            Field::MetHow => {
                contact.met_how = chosen(WAYS_TO_MEET, words::how_met, first).unwrap_or_default()
            }
            Field::Introducer => {
                contact.introducer = Id::parse(first);
                if contact.introducer.is_some() && contact.met_how == HowMet::Unknown {
                    contact.met_how = HowMet::Introducer;
                }
            }
            Field::MetWhere => contact.met_where = first.into(),
            Field::MetOn => contact.met_on = optional(first, read_known_day)?,
            Field::StayOk => contact.stay_ok = chosen([true, false], yes_or_no, first),
            Field::PreferredChannel => {
                contact.preferred_channel = chosen(Channel::ALL, words::channel, first);
            }
            Field::Avoids => {
                let channels = texts.iter().filter_map(|text| chosen(Channel::ALL, words::channel, text));
                contact.avoids = channels.collect();
            }
            Field::Hours => contact.hours = two(texts, read_time)?,
            Field::Zone => contact.zone = first.into(),
            Field::Away => contact.away = two(texts, Day::parse)?,
            Field::DoNotContactUntil => contact.do_not_contact_until = optional(first, Day::parse)?,
            Field::NotToKnow => contact.not_to_know = !first.is_empty(),
            Field::OutOfDeck => contact.out_of_deck = !first.is_empty(),
            Field::Tags => contact.tags = clean(texts).collect(),
            Field::Notes => contact.notes = texts.first().map_or("", |text| text.trim_end()).into(),
        }
        Ok(())
    }
}

/// Reads `2026-03-02`, `2026-03` or `2026`.
pub fn read_known_day(text: &str) -> Option<KnownDay> {
    let exact = Day::parse(text).map(KnownDay::from);
    let month = || Day::parse(&format!("{text}-01")).map(|day| KnownDay { day, precision: Precision::Month });
    let year =
        || Day::parse(&format!("{text}-01-01")).map(|day| KnownDay { day, precision: Precision::Year });
    exact.or_else(month).or_else(year)
}

/// A day as well as it is known, as [`read_known_day`] reads it.
pub fn write_known_day(known: KnownDay) -> String {
    let day = known.day.to_string();
    let length = match known.precision {
        Precision::Day => 10,
        Precision::Month => 7,
        Precision::Year => 4,
    };
    day.chars().take(length).collect()
}

/// A day as well as it is known, as a person says it: "3 March", "March 2019", "2019".
pub fn say_known_day(known: KnownDay, today: Day) -> String {
    let (year, month, _) = known.day.ymd();
    let month = MONTHS[(month as usize).saturating_sub(1).min(11)];
    match known.precision {
        Precision::Day => say_day(known.day, today),
        Precision::Month => format!("{month} {year}"),
        Precision::Year => year.to_string(),
    }
}

/// The same as an adverb: "on 3 March", "in March 2019", "in 2019".
pub fn on_known_day(known: KnownDay, today: Day) -> String {
    let words = Sentence::new(if known.precision == Precision::Day { "{on}" } else { "in {said}" });
    words.slot("on", on(known.day, today)).own("said", say_known_day(known, today)).to_string()
}

/// Minutes since midnight as `09:00`.
pub fn say_time(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn read_time(text: &str) -> Option<u16> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u16, u16) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// Reads a text that may be empty.
pub(super) fn optional<T>(text: &str, read: fn(&str) -> Option<T>) -> Result<Option<T>, FieldProblem> {
    match text.trim() {
        "" => Ok(None),
        text => read(text).map(Some).ok_or(FieldProblem::NotADay),
    }
}

/// Reads two texts, both or none; one alone counts for both.
fn two<T: PartialOrd + Copy>(
    texts: &[String],
    read: fn(&str) -> Option<T>,
) -> Result<Option<(T, T)>, FieldProblem> {
    let one = |at: usize| optional(texts.get(at).map_or("", String::as_str), read);
    match (one(0)?, one(1)?) {
        (Some(from), Some(until)) if until < from => Err(FieldProblem::EndsBeforeItBegins),
        (Some(from), until) => Ok(Some((from, until.unwrap_or(from)))),
        (None, until) => Ok(until.map(|until| (until, until))),
    }
}

pub(super) fn choice(all: impl IntoIterator<Item = &'static str>) -> Editor {
    let choices = all.into_iter().map(|words| (words.to_owned(), words));
    Editor::Choice([(String::new(), "not known")].into_iter().chain(choices).collect())
}

fn several(all: impl IntoIterator<Item = &'static str>) -> Editor {
    Editor::Several(all.into_iter().map(|words| (words.to_owned(), words)).collect())
}

pub(super) fn chosen<T: Copy>(
    all: impl IntoIterator<Item = T>,
    words: fn(T) -> &'static str,
    wanted: &str,
) -> Option<T> {
    all.into_iter().find(|one| words(*one) == wanted)
}

/// The words of a value whose default means "not known".
pub(super) fn known<T: Default + PartialEq>(value: T, words: fn(T) -> &'static str) -> Texts {
    if value == T::default() { Texts::new() } else { text(words(value)) }
}

pub(super) fn text(text: &str) -> Texts {
    if text.is_empty() { Texts::new() } else { vec![text.to_owned()] }
}

pub(super) fn check(yes: bool) -> Texts {
    if yes { text("yes") } else { Texts::new() }
}

fn yes_or_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn clean(texts: &[String]) -> impl Iterator<Item = String> {
    texts.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
}
