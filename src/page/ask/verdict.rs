//! The ask verdict in one sentence, with its dates.

use crate::asks::{Lack, Stance};
use crate::outlook::Outlook;
use crate::page::reason::why;
use crate::page::sentence::{Sentence, Slot, on, person, say_span, the};
use crate::page::words;
use crate::readiness::{Part, Readiness};
use crate::tie::Tie;

/// R96.
pub(super) const NAME_SOMEBODY: &str =
    "To whom? Name a person, a role or a place, three at most, so that {who} need not search for you.";
/// R107.
pub(super) const DISGUISED: &str = "This says advice and asks {who} for a job. Ask for what you mean: nobody likes to be led into a talk about something else.";

/// What the verdict says; the first guard that applies is the only one shown.
pub fn verdict_in_words(outlook: &Outlook, tie: &Tie, stance: &Stance) -> Sentence {
    let today = outlook.today;
    let say = |pattern| Sentence::new(pattern).slot("who", person(outlook.book, tie.id()));
    match stance {
        Stance::Died => say("{who} died. What you shared stays; there is nothing to ask."),
        Stance::NeverContact => say("{who} is left alone for good."),
        Stance::StayNo => say("{who} would rather not stay in touch. That is respected here, and there are others to ask."),
        Stance::LeftAlone(until) => say("{who} asked to be left alone until {until}.").slot("until", the(*until, today)),
        Stance::TooSoon { wrote, from } => say("You wrote {wrote}, and {who} has not answered yet, which says nothing so far. From {from} on another word is fine.")
            .slot("wrote", on(*wrote, today))
            .slot("from", the(*from, today)),
        Stance::Parked { answered, from } => say("{who} said no to this {answered}, and a no is never final: from {from} on you can ask again. Staying in touch goes on as before.")
            .slot("answered", on(*answered, today))
            .slot("from", the(*from, today)),
        Stance::Owed(reason) => why(outlook, reason),
        Stance::TellOutcome(day) => say("{who} helped you {day}, and something came of it. Tell them that first: it is the best beginning for a second request.").slot("day", on(*day, today)),
        Stance::NoNewsYet(day) => say("{who} helped you {day} and has not heard from you what became of it. One line first: no news yet, and thank you still.").slot("day", on(*day, today)),
        Stance::Rest { since, until } => say("{who} has been quiet since {since}. Ask for nothing before {until}; a note with nothing in it for you is welcome at any time.")
            .slot("since", the(*since, today))
            .slot("until", the(*until, today)),
        Stance::CareFirst(since) => say("{who} has been quiet since {since}. A care first, and a request once they have answered.").slot("since", the(*since, today)),
        Stance::WriteFirst { last, again: false } => say("About {span} since you and {who} talked. Write first, with nothing asked; this request comes after their answer.")
            .own("span", say_span(today.since(*last))),
        Stance::WriteFirst { last, again: true } => say("About {span} since you and {who} talked, and your letter has no answer, which says nothing. Another one is fine by now, still with nothing asked.")
            .own("span", say_span(today.since(*last))),
        Stance::AwaitReply { wrote, again_from } => say("Your letter to {who} went out {wrote}. Their answer comes first; from {again} on another letter is fine.")
            .slot("wrote", on(*wrote, today))
            .slot("again", the(*again_from, today)),
        Stance::SecondTouch(day) => say("{who} answered {day} after a long silence. Advice and information are open; for this, first a second touch with nothing asked: a care, a give, a talk, an update.")
            .slot("day", on(*day, today)),
        Stance::Smaller => say("You and {who} never really spoke. Begin smaller: advice or information, twenty minutes at most."),
        Stance::CareOrGive(lack) => lacking(outlook, tie, *lack),
        Stance::NameSomebody => say(NAME_SOMEBODY),
        Stance::KeepTo { kind, asked } => say("You asked {who} for {kind} {asked}. Keep to it until they offer more.")
            .slot("kind", Slot::Word(words::ask(*kind)))
            .slot("asked", on(*asked, today)),
        Stance::Disguised => say(DISGUISED),
        Stance::Hint(readiness) => hint(outlook, tie, *readiness),
        Stance::Ready => say("Nothing stands in the way of asking {who}."),
    }
}

fn lacking(outlook: &Outlook, tie: &Tie, lack: Lack) -> Sentence {
    let say = |pattern| Sentence::new(pattern).slot("who", person(outlook.book, tie.id()));
    match lack {
        Lack::Share { asks, of } => say("{asks} of your last {of} words to {who} asked for something. One care or one small give first.")
            .count("asks", asks)
            .count("of", of),
        Lack::Care(day) => say("You asked {who} for something {day}, and nothing went the other way since. Ask how they are first, or give something small.")
            .slot("day", on(day, outlook.today)),
        Lack::Give => say("So far you have received more from {who} than you gave. One care or one small give first."),
    }
}

/// Ready, with what would make a yes easier.
fn hint(outlook: &Outlook, tie: &Tie, readiness: Readiness) -> Sentence {
    let pattern = match readiness.missing().next() {
        Some(Part::Know) => {
            "Nothing stands in the way. {who} does not know you yet: say in one clause who you are and what brings you to them."
        }
        Some(Part::Like) => {
            "Nothing stands in the way. A care or a small give to {who} beforehand would make a yes easier."
        }
        Some(Part::Trust) => {
            "Nothing stands in the way. What is still open from you to {who}, done first, would make a yes easier."
        }
        None => "Nothing stands in the way of asking {who}.",
    };
    Sentence::new(pattern).slot("who", person(outlook.book, tie.id()))
}
