//! What one could say to begin with: a draft to change, never sent by itself.

use super::{about, introduced, introducer, organization, other_side, wants_no_contact, with_news};
use crate::book::{AskState, Book, Campaign, Introduction, Mode};
use crate::discretion::may_know_of_search;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::page::sentence::{Sentence, Slot, full_person};
use crate::reason::{AskWay, Because, News, Reason, ReportOf, ThanksFor};

/// What one could say; a beginning, never sent by itself. R109: no words of the search for those from whom it
/// is kept.
pub fn suggestion(outlook: &Outlook, reason: &Reason) -> Option<Sentence> {
    let book = outlook.book;
    let is_kept = |id| book.get(id).is_some_and(|row| !may_know_of_search(outlook, row));
    if reason.because.speaks_of_search() && reason.contact.is_some_and(is_kept) {
        return None;
    }
    let say = |pattern| Some(about(book, reason, pattern));
    match &reason.because {
        Because::TheyWait(_) => say("Hello {who}, thank you for your message. "),
        Because::TheyAsked(_) => say("Hello {who}, about what you asked: yes, gladly / not me, but ... / I am afraid I cannot."),
        Because::Thanks { newest, .. } => Some(thank_you(outlook, reason, *newest)),
        Because::FirstMessage(id) => Some(
            about(book, reason, "Hello {who}, {introducer} kindly put us in touch. Would twenty minutes suit you in the next days? I would like to hear how you see ...")
                .slot("introducer", introducer(book, *id).map_or(Slot::Word("our friend"), |id| full_person(book, id))),
        ),
        Because::Blurb(id) => Some(
            about(book, reason, "Hello {who}, thank you for offering to introduce me to {other}. Here are a few words you can pass on as they are: {words}")
                .slot("other", introduced(book, *id))
                .own("words", blurb(book, *id)),
        ),
        Because::Report(id, ReportOf::NoAnswer) => Some(
            about(book, reason, "Hello {who}, I wrote to {other}; no answer so far, thank you all the same.").slot("other", introduced(book, *id)),
        ),
        Because::Report(_, ReportOf::CameOfIt(_)) => say("Hello {who}, you will like to hear this: ... It came about through you. Thank you!"),
        Because::Report(id, _) => Some(
            about(book, reason, "Hello {who}, I talked with {other}. Thank you for opening that door; here is what came of it: ...").slot("other", introduced(book, *id)),
        ),
        Because::MyPromise(_) => say("Hello {who}, as promised: ..."),
        Because::TheirPromise(_) => say("Hello {who}, whenever it suits you: did you find a moment for ...?"),
        Because::NextAttempt { is_last: true, .. } => say("Hello {who}, I know how full days get. If now is not the time, no harm done; I would still be glad to hear from you one day."),
        Because::NextAttempt { .. } => say("Hello {who}, my note may have got buried. Would ten minutes suit you next week?"),
        Because::IntroductionOpen(id) => Some(
            about(book, reason, "Hello {who}, is there anything I can do to make the introduction to {other} easier?").slot("other", introduced(book, *id)),
        ),
        Because::Date { label, .. } if label.trim().is_empty() => say("Happy birthday, {who}! How are you?"),
        Because::Date { .. } => say("Hello {who}, I am thinking of you today. How are you?"),
        Because::OneHello => say("Hello {who}, it has been a while, and I thought of you. How are you, and what keeps you busy?"),
        Because::Cadence { .. } | Because::SecondLook(_) => say("Hello {who}, I was thinking of you. How are you?"),
        Because::Starter(id) => Some(
            about(book, reason, "Hello {who}, I am getting to know {where}. May I ask for twenty minutes of your advice?").slot("where", organization(book, *id)),
        ),
        Because::LandingWalk { .. } if wants_no_contact(book, reason) => say("Hello {who}, thank you for your part in my search: ... No need to answer."),
        Because::LandingWalk { .. } if !has_landed(book, reason) => say("Hello {who}, a word on where I am now: ... You had a part in the way here: ... Thank you! May I stay in touch, and how do you like that best?"),
        Because::LandingWalk { .. } => say("Hello {who}, I have good news: ... You had a part in it: ... Thank you! May I stay in touch, and how do you like that best?"),
        Because::MakeIntroduction(id) => Some(
            about(book, reason, "Hello {who}, meet {other}: ... You have this in common: ... I will leave the rest to the two of you.").slot("other", other_side(book, reason, *id)),
        ),
        Because::AskSide(id) => Some(
            about(book, reason, "Hello {who}, I know {other}, who ... Would you like me to put you in touch? No is a fine answer.").slot("other", other_side(book, reason, *id)),
        ),
        Because::SideOpen(id) => Some(
            about(book, reason, "Hello {who}, did you have a moment to think about meeting {other}? No is a fine answer.").slot("other", other_side(book, reason, *id)),
        ),
        Because::HowDidItGo(id) => Some(
            about(book, reason, "Hello {who}, did you and {other} find each other? No need to answer; I was only curious.").slot("other", other_side(book, reason, *id)),
        ),
        Because::News(news) => Some(with_news(outlook, news_to_tell(outlook, reason, *news), reason.opened_on, *news)),
        Because::HowItGoes { .. } => say("Hello {who}, a word on how it goes here: ... Thank you once more for your help."),
        Because::JobChange(_) => say("Congratulations, {who}! How did it come about, and how are the first days?"),
        Because::Concern { before: true, .. } => say("Hello {who}, I am thinking of you. All my good wishes."),
        Because::Concern { before: false, .. } => say("Hello {who}, you were on my mind. How was it, and how are you now?"),
        Because::LifeUpdate => say("Hello {who}, one good thing from here: ... and one that is hard: ... How is it with you?"),
        Because::NotYetTold => say("Hello {who}, some news of mine: I am looking for a new position as ... You need not do anything; I wanted you to hear it from me. How are you?"),
        Because::ReadyToAsk(AskWay::At(id) | AskWay::BridgeTo(id)) => Some(
            about(book, reason, "Hello {who}, I would like to understand how {where} ... Could I ask you about it for fifteen minutes?").slot("where", organization(book, *id)),
        ),
        Because::ReadyToAsk(AskWay::Connector) => say("Hello {who}, I am trying to understand how ... Could I ask you about it for fifteen minutes?"),
        Because::ValueNote(_) => say("Hello {who}, what you said about ... stayed with me. Here is an idea that may help: ..."),
        Because::StayInTouch => say("Hello {who}, thank you once more. May I stay in touch, and how do you like that best?"),
        _ => None,
    }
}

/// The words to pass on that were written when it was asked for; else a gap to fill.
fn blurb(book: &Book, id: Id<Introduction>) -> String {
    let written = book.get(id).map(|row| row.blurb.trim().to_owned());
    written.filter(|words| !words.is_empty()).unwrap_or_else(|| "...".to_owned())
}

/// R23: the draft lists the result that their help led to.
fn news_to_tell(outlook: &Outlook, reason: &Reason, news: News) -> Sentence {
    let pattern = match news {
        News::LedTo(_) => "Hello {who}, what you did for me led to something {when}: {what}. Thank you!",
        News::Search(id) => match outlook.book.get(id).and_then(|row| row.organization) {
            Some(_) => {
                "Hello {who}, you will like to hear this: {event} at {where} {when}. It came about through you. Thank you!"
            }
            None => {
                "Hello {who}, you will like to hear this: {event} {when}. It came about through you. Thank you!"
            }
        },
    };
    about(outlook.book, reason, pattern)
}

fn thank_you(outlook: &Outlook, reason: &Reason, newest: ThanksFor) -> Sentence {
    let book = outlook.book;
    match newest {
        ThanksFor::Introduction(id) => about(
            book,
            reason,
            "Hello {who}, thank you for introducing me to {other}. I will tell you how it goes.",
        )
        .slot("other", introduced(book, id)),
        ThanksFor::Talk(_) => about(
            book,
            reason,
            "Hello {who}, thank you for your time and your candour. What stayed with me: ...",
        ),
        ThanksFor::Answer(_, AskState::No) => {
            about(book, reason, "Hello {who}, thank you for your straight answer. It makes things clearer.")
        }
        ThanksFor::Favor(_) | ThanksFor::Answer(..) => {
            about(book, reason, "Hello {who}, thank you for your help. It made a difference: ...")
        }
    }
}

/// Whether the search ended by a landing, or in another direction (R56).
fn has_landed(book: &Book, reason: &Reason) -> bool {
    let ended_by = reason.opened_by.and_then(|id| book.get(Id::<Campaign>::from_number(id)));
    ended_by.is_some_and(|campaign| campaign.mode == Mode::Landed)
}
