//! What is written down by itself in a story: `intel need "hands for the move" at Acme from Ana`.

use super::teller::{Teller, read_details};
use super::words::{Told, Words};
use crate::book::record::Each;
use crate::book::{Give, GiveKind, Intel, IntelKind, Piece, Problem, SearchEvent, SearchEventKind};
use crate::command::{Command, Written};

const INTEL: &[(&str, IntelKind)] = &[
    ("need", IntelKind::Need),
    ("trend", IntelKind::Trend),
    ("key person", IntelKind::KeyPerson),
    ("employer", IntelKind::Employer),
    ("opening", IntelKind::Opening),
    ("option", IntelKind::Option),
    ("advice", IntelKind::Advice),
];

const GIVES: &[(&str, GiveKind)] = &[
    ("skill", GiveKind::Skill),
    ("article", GiveKind::Article),
    ("circle", GiveKind::Circle),
    ("tool", GiveKind::Tool),
];

const SEARCH_EVENTS: &[(&str, SearchEventKind)] = &[
    ("application", SearchEventKind::Application),
    ("interview", SearchEventKind::Interview),
    ("offer", SearchEventKind::Offer),
    ("rejection", SearchEventKind::Rejection),
];

pub(super) fn tell(teller: &mut Teller, head: &mut Words, details: &[Words]) -> Told<bool> {
    let written = if head.eat("intel") {
        intel(teller, head, details)?
    } else if head.eat("problem") {
        problem(teller, head, details)?
    } else if head.eat("give") {
        give(head, details)?
    } else if head.eat("piece") {
        piece(teller, head, details)?
    } else if let Some(kind) = head.eat_any(SEARCH_EVENTS) {
        search_event(teller, kind, head, details)?
    } else {
        return Ok(false);
    };
    teller.act(Command::Write(written)).map(|_| true)
}

fn intel(teller: &mut Teller, head: &mut Words, details: &[Words]) -> Told<Written> {
    let kind = head.one_of(INTEL, "need, trend, key person, employer, opening, option or advice")?;
    let text = head.text_until(&["at", "from"], "what was learned")?;
    let mut intel = Intel { kind, text, learned_on: teller.about.day, ..Intel::default() };
    read_details(head, details, |words| {
        if words.eat("at") {
            intel.organization = Some(teller.organization(&words.organization()?)?);
        } else if words.eat("from") {
            intel.told_by = Some(teller.person(&words.name()?)?);
        } else {
            return Err(words.expected("at or from"));
        }
        Ok(())
    })?;
    Ok(Written::Intel(intel))
}

fn problem(teller: &mut Teller, head: &mut Words, details: &[Words]) -> Told<Written> {
    let text = head.text_until(&["of", "at", "fit", "heard"], "the problem")?;
    let mut problem = Problem { text, noted_on: teller.about.day, ..Problem::default() };
    read_details(head, details, |words| {
        if words.eat("of") {
            problem.who = Some(teller.person(&words.name()?)?);
        } else if words.eat("at") {
            problem.organization = Some(teller.organization(&words.organization()?)?);
        } else if words.eat("fit") {
            problem.fit = Some(words.count("a number from 1 to 5")?);
        } else if words.eat("heard at") {
            problem.heard_where = words.text("where it was heard")?;
        } else {
            return Err(words.expected("of, at, fit or heard at"));
        }
        Ok(())
    })?;
    Ok(Written::Problem(problem))
}

fn give(head: &mut Words, details: &[Words]) -> Told<Written> {
    let kind = head.one_of(GIVES, "skill, article, circle or tool")?;
    let text = head.text_until(&["tag", "size"], "what can be given")?;
    let mut give = Give { kind, text, tags: Each::default(), size: 1 };
    read_details(head, details, |words| {
        if words.eat("tag") {
            give.tags.put(words.text_until(&["tag", "size"], "a tag")?);
        } else if words.eat("size") {
            give.size = words.count("a size from 1 to 3")?;
        } else {
            return Err(words.expected("tag or size"));
        }
        Ok(())
    })?;
    Ok(Written::Give(give))
}

fn piece(teller: &Teller, head: &mut Words, details: &[Words]) -> Told<Written> {
    let title = head.text_until(&["tag", "url"], "a title")?;
    let mut piece = Piece { title, published_on: Some(teller.about.day), ..Piece::default() };
    read_details(head, details, |words| {
        if words.eat("tag") {
            piece.tags.put(words.text_until(&["tag", "url"], "a tag")?);
        } else if words.eat("url") {
            piece.url = words.text("an address")?;
        } else {
            return Err(words.expected("tag or url"));
        }
        Ok(())
    })?;
    Ok(Written::Piece(piece))
}

fn search_event(
    teller: &mut Teller,
    kind: SearchEventKind,
    head: &mut Words,
    details: &[Words],
) -> Told<Written> {
    let mut event = SearchEvent { kind, day: teller.about.day, ..SearchEvent::default() };
    read_details(head, details, |words| {
        if words.eat("at") {
            event.organization = Some(teller.organization(&words.organization()?)?);
        } else if words.eat("through") {
            event.through = Some(teller.person(&words.name()?)?);
        } else if words.eat("note") {
            event.note = words.text("some words")?;
        } else {
            return Err(words.expected("at, through or note"));
        }
        Ok(())
    })?;
    Ok(Written::SearchEvent(event))
}
