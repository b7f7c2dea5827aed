//! What there is to say while it is quiet between the two: the step at which a tie that slept is (R103), and
//! whether trying on is worth it (R91).

use crate::book::{Contact, ReasonKind, Verdict};
use crate::command::{CardDecision, Command};
use crate::follow_up::silence::{self, Plan};
use crate::id::Id;
use crate::outlook::Outlook;
use crate::page::sentence::{Sentence, on, person, say_span, the};
use crate::repair::{self, Step};
use crate::tie::Tie;

/// No answer so far, and what the user can say about it.
#[derive(Clone, Debug, PartialEq)]
pub struct Belief {
    /// What happened so far, with the user's own figures.
    pub words: Vec<Sentence>,
    /// Says that it is worth trying on.
    pub command: Command,
}

/// At which step a tie that slept is; nothing where everything is open.
pub fn repair(outlook: &Outlook, tie: &Tie) -> Option<Sentence> {
    if tie.contact.is_out_of_reach() || tie.contact.stay_ok == Some(false) {
        return None;
    }
    let say = |pattern| Sentence::new(pattern).slot("who", person(outlook.book, tie.id()));
    let today = outlook.today;
    Some(match repair::step(outlook, tie)? {
        Step::WriteFirst { last, again: false } => {
            say("About {span} since you and {who} talked. A letter comes first, with nothing asked.")
                .own("span", say_span(today.since(last)))
        }
        Step::WriteFirst { .. } => {
            say("Your letter to {who} has no answer, which says nothing. Another one is fine by now.")
        }
        Step::Waiting { wrote, again_from, .. } => {
            say("Your letter to {who} went out {wrote}. If it stays quiet, another is fine from {again} on.")
                .slot("wrote", on(wrote, today))
                .slot("again", the(again_from, today))
        }
        Step::Answered { on: day, .. } => say(
            "{who} answered {day} after a long silence. Advice and information are open; a second touch with nothing asked opens the rest.",
        )
        .slot("day", on(day, today)),
        Step::Open => return None,
    })
}

/// Whether trying on can be called worth it: the plan is at its end, and they said no to nothing.
pub fn belief(outlook: &Outlook, tie: &Tie) -> Option<Belief> {
    let ends = match silence::plan(outlook, tie)? {
        Plan::Running(next) => next.is_last,
        Plan::Ended { .. } => true,
    };
    let said = silence::belief(outlook, tie).is_some();
    if !ends || said || tie.contact.is_out_of_reach() || !silence::may_believe(outlook, tie) {
        return None;
    }
    let first = Sentence::new("{who} has not answered so far, which says nothing. Where you believe in it, up to {most} tries in all are fine, each another way.")
        .slot("who", person(outlook.book, tie.id()))
        .count("most", crate::defaults::TRIES_WITH_BELIEF);
    let words = [Some(first), own_figures(outlook)].into_iter().flatten().collect();
    Some(Belief { words, command: worth_it(tie.id()) })
}

/// At which attempt answers came so far; a few say nothing.
fn own_figures(outlook: &Outlook) -> Option<Sentence> {
    let answers = silence::answers_by_attempt(outlook);
    let later: usize = answers[2..].iter().sum();
    let all: usize = answers.iter().sum();
    (all >= crate::defaults::ANSWERS_SAMPLE).then(|| {
        Sentence::new("Of your own {all:answer|answers}, {first} came at the first try, {second} at the second, {later} at a later one.")
            .count("all", all)
            .count("first", answers[0])
            .count("second", answers[1])
            .count("later", later)
    })
}

/// "Worth it": the tries go on (R91).
pub fn worth_it(id: Id<Contact>) -> Command {
    Command::DecideCards(vec![CardDecision {
        verdict: Verdict::WorthIt,
        about: Some(ReasonKind::NextAttempt),
        contact: Some(id),
        opened_by: None,
        until: None,
    }])
}
