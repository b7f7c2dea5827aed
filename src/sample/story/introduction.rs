//! Introductions in a story: `introduction by Ana Ruiz of me to Ben Okafor made`; said again later, it moves on.

use super::teller::{Teller, read_details};
use super::words::{Told, Words};
use crate::book::{Introduction, Party};
use crate::changes::Verb;
use crate::command::{Command, Edited, IntroductionStep};
use crate::id::Id;

pub(super) const STEPS: &[(&str, IntroductionStep)] = &[
    ("asked", IntroductionStep::Asked),
    ("offered", IntroductionStep::Offered),
    ("made", IntroductionStep::Made),
    ("declined", IntroductionStep::Declined),
    ("let go", IntroductionStep::LetGo),
    ("first agreed", IntroductionStep::FirstAgreed),
    ("second agreed", IntroductionStep::SecondAgreed),
];

pub(super) fn tell(teller: &mut Teller, head: &mut Words, details: &[Words]) -> Told<bool> {
    if !head.eat("introduction") {
        return Ok(false);
    }
    let introducer = party_after("by", teller, head)?;
    let who = party_after("of", teller, head)?;
    let to = party_after("to", teller, head)?;
    let id = introduction(teller, Introduction { introducer, who, to, ..Introduction::default() })?;
    let mut edited = teller.book.get(id).map(|row| row.record.clone()).unwrap_or_default();
    let before = edited.clone();
    let mut step = None;
    read_details(head, details, |words| {
        match words.eat_any(STEPS) {
            Some(next) => step = Some(next),
            None => detail(teller, &mut edited, words)?,
        }
        Ok(())
    })?;
    if edited != before {
        teller.act(Command::Edit(Edited::of(id, &before, &edited)))?;
    }
    if let Some(step) = step {
        teller.act(Command::MoveIntroduction(id, step))?;
    }
    Ok(true)
}

fn detail(teller: &Teller, introduction: &mut Introduction, words: &mut Words) -> Told<()> {
    let day = teller.about.day;
    if words.eat("blurb sent") {
        introduction.blurb_sent_on = Some(day);
    } else if words.eat("blurb") {
        introduction.blurb = words.text("the words to pass on")?;
    } else if words.eat("about") {
        introduction.about = words.text("what it is about")?;
    } else {
        let known =
            "asked, offered, made, declined, let go, blurb, blurb sent, about, first or second agreed";
        return Err(words.expected(known));
    }
    Ok(())
}

/// Reads `me` or a name.
pub(super) fn party(teller: &mut Teller, words: &mut Words) -> Told<Party> {
    if words.eat("me") { Ok(Party::Me) } else { teller.person(&words.name()?).map(Party::Contact) }
}

fn party_after(word: &str, teller: &mut Teller, words: &mut Words) -> Told<Party> {
    if words.eat(word) { party(teller, words) } else { Err(words.expected(word)) }
}

/// The latest introduction of these three that has not ended, or a new one.
fn introduction(teller: &mut Teller, new: Introduction) -> Told<Id<Introduction>> {
    let same = |row: &Introduction| (row.introducer, row.who, row.to) == (new.introducer, new.who, new.to);
    let known = teller.book.introductions.iter().filter(|row| same(row) && !row.is_ended()).last();
    if let Some(row) = known {
        return Ok(row.id);
    }
    let mut id = Id::default();
    teller.write(Verb::Introduction, new.introducer.contact(), |pen| {
        id = pen.add(new);
        Ok(())
    })?;
    Ok(id)
}
