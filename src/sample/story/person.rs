//! People in a story: `person Ana Ruiz: strength 3, at Acme as CTO, ...`; said again later, it changes them.

use super::days;
use super::teller::{Teller, read_details};
use super::touch::CHANNELS;
use super::words::{Misread, Told, Words};
use crate::book::contact::{
    DateToRemember, Fact, Goal, GoalKind, HowMet, LastTalked, Relation, TalkedBucket,
};
use crate::book::record::Each;
use crate::book::values::Labelled;
use crate::book::{Affiliation, Cadence, Contact, KnownDay, Organization, Role, Situation, Strength, Tier};
use crate::changes::Verb;
use crate::command::{Command, Edited, Position};
use crate::id::{FreshIds, Id};
use crate::moment::Source;

pub(super) const TALKED: &[(&str, TalkedBucket)] = &[
    ("this month", TalkedBucket::ThisMonth),
    ("this year", TalkedBucket::ThisYear),
    ("1-3 years", TalkedBucket::FewYears),
    ("few years", TalkedBucket::FewYears),
    ("longer", TalkedBucket::Longer),
    ("never", TalkedBucket::Never),
];

const TIERS: &[(&str, Tier)] =
    &[("close", Tier::Close), ("near", Tier::Near), ("wide", Tier::Wide), ("yearly", Tier::Yearly)];

const ROLES: &[(&str, Role)] = &[
    ("decision maker", Role::DecisionMaker),
    ("peer", Role::Peer),
    ("connector", Role::Connector),
    ("insider", Role::Insider),
    ("expert", Role::Expert),
    ("recruiter", Role::Recruiter),
    ("coach", Role::Coach),
    ("mentor", Role::Mentor),
    ("friend", Role::Friend),
    ("family", Role::Family),
    ("other role", Role::Other),
];

const SITUATIONS: &[(&str, Situation)] = &[
    ("employed", Situation::Employed),
    ("looking", Situation::Looking),
    ("student", Situation::Student),
    ("retired", Situation::Retired),
];

const GOALS: &[(&str, GoalKind)] = &[
    ("work", GoalKind::Work),
    ("people", GoalKind::People),
    ("customers", GoalKind::Customers),
    ("introduction", GoalKind::Introduction),
    ("advice", GoalKind::Advice),
    ("thing", GoalKind::Thing),
    ("other", GoalKind::Other),
];

const RELATIONS: &[(&str, &str)] = &[
    ("knows", "knows"),
    ("spouse", "spouse"),
    ("partner", "partner"),
    ("assistant", "assistant"),
    ("manager", "manager"),
    ("child", "child"),
    ("parent", "parent"),
    ("sibling", "sibling"),
];

pub(super) fn tell(teller: &mut Teller, head: &mut Words, details: &[Words]) -> Told<bool> {
    if !head.eat("person") {
        return Ok(false);
    }
    let name = head.name()?;
    let id = teller.person(&name)?;
    let contact = teller.book.get(id).map(|row| row.record.clone()).unwrap_or_default();
    let mut draft = Draft { fresh: teller.fresh_ids(), contact, present: None, former: Vec::new() };
    if teller.source == Source::Import {
        draft.contact.met_how = HowMet::Import;
    }
    read_details(head, details, |part| draft.read(teller, part))?;
    draft.write(teller, id)?;
    Ok(true)
}

/// How strong: `4`.
pub(super) fn strength(words: &mut Words) -> Told<Strength> {
    match words.count("a strength from 1 to 5")? {
        1 => Ok(Strength::Barely),
        2 => Ok(Strength::Met),
        3 => Ok(Strength::Gladly),
        4 => Ok(Strength::OutOfTheirWay),
        5 => Ok(Strength::Closest),
        other => Err(Misread(format!("a strength is 1 to 5, not {other}"))),
    }
}

/// How often: `near`, `45 days`.
pub(super) fn tier(words: &mut Words) -> Told<Tier> {
    match words.number() {
        Some(days) if words.eat("days") => Ok(Tier::Days(days)),
        _ => words.one_of(TIERS, "close, near, wide, yearly or a number of days"),
    }
}

/// A person as the line describes them, before it is written.
struct Draft {
    fresh: FreshIds,
    contact: Contact,
    present: Option<Position>,
    former: Vec<Former>,
}

/// A place where somebody worked or studied before.
struct Former {
    organization: Id<Organization>,
    title: String,
    until: Option<KnownDay>,
}

impl Draft {
    fn write(self, teller: &mut Teller, id: Id<Contact>) -> Told<()> {
        let before = teller.book.get(id).map(|row| row.record.clone()).unwrap_or_default();
        if before != self.contact {
            teller.act(Command::Edit(Edited::of(id, &before, &self.contact)))?;
        }
        for Former { organization, title, until } in self.former {
            teller.write(Verb::EditContact, Some(id), |pen| {
                let organization = Some(organization);
                pen.add(Affiliation { contact: id, organization, title, until, past: true, from: None });
                Ok(())
            })?;
        }
        if let Some(position) = self.present {
            teller.act(Command::SetPosition(id, position))?;
        }
        Ok(())
    }

    fn read(&mut self, teller: &mut Teller, words: &mut Words) -> Told<()> {
        let read = self.read_mark(words)
            || self.read_name_or_address(words)?
            || self.read_place(teller, words)?
            || self.read_standing(teller, words)?
            || self.read_how_met(teller, words)?
            || self.read_wishes(words)?
            || self.read_life(teller, words)?;
        if read { Ok(()) } else { Err(words.expected("something about a person")) }
    }

    /// What is said in a word or two.
    fn read_mark(&mut self, words: &mut Words) -> bool {
        let contact = &mut self.contact;
        if let Some(role) = words.eat_any(ROLES) {
            contact.roles.put(role);
            return true;
        }
        if let Some(situation) = words.eat_any(SITUATIONS) {
            contact.situation = situation;
            return true;
        }
        let marks = [
            ("family first", &mut contact.family_first),
            ("seen anyway", &mut contact.seen_anyway),
            ("starred", &mut contact.starred),
            ("never contact", &mut contact.never_contact),
            ("not to know", &mut contact.not_to_know),
            ("out of deck", &mut contact.out_of_deck),
        ];
        match marks.into_iter().find(|(phrase, _)| words.eat(phrase)) {
            Some((_, mark)) => {
                *mark = true;
                true
            }
            None => false,
        }
    }

    fn read_name_or_address(&mut self, words: &mut Words) -> Told<bool> {
        let contact = &mut self.contact;
        let texts = [
            ("given", &mut contact.given),
            ("surname", &mut contact.family),
            ("called", &mut contact.called),
            ("phonetic", &mut contact.phonetic),
            ("language", &mut contact.language),
            ("industry", &mut contact.industry),
            ("zone", &mut contact.zone),
            ("note", &mut contact.notes),
        ];
        for (phrase, text) in texts {
            if words.eat(phrase) {
                *text = words.text("some words")?;
                return Ok(true);
            }
        }
        let lists = [
            ("email", &mut contact.emails),
            ("phone", &mut contact.phones),
            ("address", &mut contact.addresses),
            ("link", &mut contact.links),
        ];
        for (phrase, list) in lists {
            if words.eat(phrase) {
                add_labelled(list, &mut self.fresh, words)?;
                return Ok(true);
            }
        }
        let sets = [
            ("skill", &mut contact.skills),
            ("could give", &mut contact.could_give),
            ("tag", &mut contact.tags),
        ];
        for (phrase, set) in sets {
            if words.eat(phrase) {
                set.put(words.text("a word")?);
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn read_place(&mut self, teller: &mut Teller, words: &mut Words) -> Told<bool> {
        if words.eat("at") {
            self.present.get_or_insert_default().organization = words.organization()?;
        } else if words.eat("as") {
            self.present.get_or_insert_default().title = words.text_until(&["at"], "a title")?;
        } else if words.eat("formerly at") || words.eat("was at") {
            let organization = teller.organization(&words.organization()?)?;
            let title =
                if words.eat("as") { words.text_until(&["until"], "a title")? } else { String::new() };
            let until = if words.eat("until") { words.known_day() } else { None };
            self.former.push(Former { organization, title, until });
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn read_standing(&mut self, teller: &Teller, words: &mut Words) -> Told<bool> {
        if words.eat("strength") {
            self.contact.strength = Some(strength(words)?);
        } else if words.eat("talked") {
            let bucket = words.one_of(TALKED, "this month, this year, 1-3 years, longer or never")?;
            let said_on = words.day_after("said")?.unwrap_or(teller.today);
            self.contact.last_talked = Some(LastTalked { bucket, said_on });
        } else if words.eat("stay ok") {
            self.contact.stay_ok = Some(true);
        } else if words.eat("stay no") {
            self.contact.stay_ok = Some(false);
        } else if words.eat("sorted") {
            self.contact.sorted_on = Some(words.day_after("on")?.unwrap_or(teller.today));
        } else if words.eat("cadence") {
            let tier = tier(words)?;
            let set_on = words.day_after("since")?.unwrap_or(teller.today);
            let first_due = words.day_after("due")?.unwrap_or(set_on);
            self.contact.cadence = Some(Cadence { tier, set_on, first_due });
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn read_how_met(&mut self, teller: &mut Teller, words: &mut Words) -> Told<bool> {
        if words.eat("met through") {
            self.contact.met_how = HowMet::Introducer;
            self.contact.introducer = Some(teller.person(&words.name()?)?);
        } else if words.eat("met at") {
            self.contact.met_how = HowMet::Event;
            self.contact.met_where = words.text_until(&["on"], "an event")?;
        } else if words.eat("met on") || words.eat("on") {
            self.contact.met_on = Some(words.known_day().ok_or_else(|| words.expected("a day"))?);
        } else if words.eat("brainstormed") {
            self.contact.met_how = HowMet::Brainstorm;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn read_wishes(&mut self, words: &mut Words) -> Told<bool> {
        if words.eat("prefers") {
            self.contact.preferred_channel = Some(words.one_of(CHANNELS, "a channel")?);
        } else if words.eat("avoids") {
            self.contact.avoids.put(words.one_of(CHANNELS, "a channel")?);
        } else if words.eat("hours") {
            self.contact.hours = Some(hours(words)?);
        } else if words.eat("do not contact until") {
            self.contact.do_not_contact_until = Some(words.day()?);
        } else if words.eat("away") {
            self.contact.away = Some(words.span()?);
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn read_life(&mut self, teller: &mut Teller, words: &mut Words) -> Told<bool> {
        let concern = words.eat("concern");
        if concern || words.eat("fact") {
            self.add_fact(teller, words, concern)?;
        } else if words.eat("died") {
            self.contact.died = Some(words.known_day().map_or(teller.today, |known| known.day));
        } else if words.eat("birthday") {
            self.add_date(String::new(), words)?;
        } else if words.eat("date") {
            let label = words.quoted().ok_or_else(|| words.expected("what the date is, in quotes"))?;
            self.add_date(label, words)?;
        } else if let Some(kind) = words.eat_any(RELATIONS) {
            let (id, to) = (self.fresh.fresh(), Some(teller.person(&words.name()?)?));
            self.contact.relations.put(Relation { id, kind: kind.to_owned(), to, name: String::new() });
        } else if words.eat("wants") {
            self.add_goal(teller, words)?;
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    /// `"moved to Leeds" learned 2025-04-01`, `"surgery" on 2026-03-04 sensitive`.
    fn add_fact(&mut self, teller: &Teller, words: &mut Words, concern: bool) -> Told<()> {
        let text = words.text_until(&["learned", "on", "sensitive"], "what is known, in quotes")?;
        let mut fact =
            Fact { id: self.fresh.fresh(), text, learned_on: teller.today, concern, ..Fact::default() };
        while !words.is_empty() {
            if words.eat("learned") {
                fact.learned_on = words.day()?;
            } else if words.eat("on") {
                fact.date = Some(words.day()?);
            } else if words.eat("sensitive") {
                fact.sensitive = true;
            } else {
                return Err(words.expected("learned, on or sensitive"));
            }
        }
        self.contact.facts.put(fact);
        Ok(())
    }

    /// `12 May 1980`, or a day like `+3d` whose year does not count.
    fn add_date(&mut self, label: String, words: &mut Words) -> Told<()> {
        let (day, month, year) = match words.known_day() {
            Some(known) => {
                let (_, month, day) = known.day.ymd();
                (day as u8, month as u8, None)
            }
            None => {
                let day = words.count("a day of the month")?;
                let month = words.convert(|text, _| days::month(text));
                (day, month.ok_or_else(|| words.expected("a month"))?, words.number())
            }
        };
        let id = self.fresh.fresh();
        self.contact.dates.put(DateToRemember { id, label, day, month, year });
        Ok(())
    }

    /// `"a designer" as people at Acme private learned 2025-04-01`.
    fn add_goal(&mut self, teller: &mut Teller, words: &mut Words) -> Told<()> {
        let text = words.text_until(&["at", "private", "learned"], "what they look for, in quotes")?;
        let mut goal =
            Goal { id: self.fresh.fresh(), words: text, learned_on: teller.today, ..Goal::default() };
        if words.eat("as") {
            goal.kind =
                words.one_of(GOALS, "work, people, customers, introduction, advice, thing or other")?;
        }
        if words.eat("at") {
            goal.organization = Some(teller.organization(&words.organization()?)?);
        }
        goal.private = words.eat("private");
        goal.learned_on = words.day_after("learned")?.unwrap_or(goal.learned_on);
        self.contact.goals.put(goal);
        Ok(())
    }
}

fn add_labelled(list: &mut Each<Labelled>, fresh: &mut FreshIds, words: &mut Words) -> Told<()> {
    list.put(Labelled { id: fresh.fresh(), label: String::new(), value: words.text("an address")? });
    Ok(())
}

/// Good hours to call: `9-17`.
fn hours(words: &mut Words) -> Told<(u16, u16)> {
    let read = |text: &str| {
        let (from, to) = text.split_once('-')?;
        Some((from.parse::<u16>().ok()? * 60, to.parse::<u16>().ok()? * 60))
    };
    words.convert(|text, _| read(text)).ok_or_else(|| words.expected("hours like 9-17"))
}
