//! The parts of the letter that wakes a sleeping tie (R101, R102): sorry for the silence in one clause, where I
//! am now, that I would like us to be in touch again, a question about them, how they would like to stay in
//! touch. Nothing is asked for.

use crate::book::contact::Fact;
use crate::discretion::may_know_of_search;
use crate::outlook::Outlook;
use crate::page::sentence::{Sentence, person};
use crate::tie::Tie;

/// The parts of the letter, in their order; to be changed, never sent by itself.
pub fn letter(outlook: &Outlook, tie: &Tie) -> Vec<Sentence> {
    let say = |pattern| Sentence::new(pattern).slot("who", person(outlook.book, tie.id()));
    vec![
        say("Hello {who}, I am sorry that you have not heard from me for so long."),
        where_i_am(outlook, tie),
        say("I have thought of you, and would like us to be in touch again."),
        about_them(tie),
        say("How would you like to stay in touch, and how often?"),
    ]
}

/// Plainly, job loss included; not to those from whom the search is kept (R109).
fn where_i_am(outlook: &Outlook, tie: &Tie) -> Sentence {
    let title = outlook.campaign.map(|campaign| campaign.my_title.trim().to_owned()).unwrap_or_default();
    if !outlook.is_searching() || !may_know_of_search(outlook, tie.contact) {
        return Sentence::new("Where I am now: ...");
    }
    match title.is_empty() {
        true => Sentence::new("Where I am now, plainly: I am looking for a new position, after ..."),
        false => {
            Sentence::new("Where I am now, plainly: I am looking for a new position as {title}, after ...")
                .own("title", title)
        }
    }
}

/// A question on what is known of them; nothing sensitive goes into words meant for others.
fn about_them(tie: &Tie) -> Sentence {
    let open: Vec<&Fact> =
        tie.contact.facts.iter().filter(|fact| !fact.sensitive && !fact.text.trim().is_empty()).collect();
    match open.iter().max_by_key(|fact| (fact.learned_on, fact.id)) {
        Some(fact) => {
            Sentence::new("When we last talked: “{fact}”. How is it now?").own("fact", fact.text.trim())
        }
        None => Sentence::new("How are you, and what keeps you busy these days?"),
    }
}
