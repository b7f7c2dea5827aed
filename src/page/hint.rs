//! The words of hints: what to remember before turning to somebody (R12, R13, R22, R71, R72).

use super::sentence::{Sentence, Slot, on, person};
use crate::book::{Contact, Organization};
use crate::hints::{Hint, hints};
use crate::id::Id;
use crate::outlook::Outlook;
use crate::tie::Tie;

/// The hints for a card of somebody: each rule has its line on the next card.
pub fn of_card(outlook: &Outlook, id: Id<Contact>) -> Vec<Sentence> {
    Tie::new(outlook.book, id).map(|tie| of_person(outlook, &tie)).unwrap_or_default()
}

/// So many things to remember stand with a meeting or call.
const BEFORE_A_TALK: usize = 3;

/// The hints before a meeting or a call.
pub fn before_talk(outlook: &Outlook, people: impl IntoIterator<Item = Id<Contact>>) -> Vec<Sentence> {
    people.into_iter().flat_map(|id| of_card(outlook, id)).take(BEFORE_A_TALK).collect()
}

/// The hints for the page of somebody.
pub fn of_person(outlook: &Outlook, tie: &Tie) -> Vec<Sentence> {
    hints(outlook, tie).iter().map(|hint| say(outlook, tie.id(), hint)).collect()
}

/// One hint in words.
pub fn say(outlook: &Outlook, id: Id<Contact>, hint: &Hint) -> Sentence {
    let (book, today) = (outlook.book, outlook.today);
    let sentence = match hint {
        Hint::Fact(fact) => Sentence::new("{fact} (you noted it {day}).")
            .own("fact", fact.text.trim())
            .slot("day", on(fact.learned_on, today)),
        Hint::AskOfTheirLife => Sentence::new("Nothing of {who}’s life is noted yet. Ask how things are, and with whom."),
        Hint::AskHowItIs(fact) => Sentence::new("Ask {who} how it is now: “{fact}” is what you last heard.").own("fact", fact.text.trim()),
        Hint::AskThemFirst { talks } => {
            Sentence::new("{talks:talk|talks} with {who} lately were mostly about your worries. Ask about them first this time.").count("talks", *talks)
        }
        Hint::Mention(targets) => match targets.as_slice() {
            [one, two, ..] => Sentence::new("{who} helps you and has not heard which places you are after. Mention {one} or {two}.")
                .slot("one", organization(outlook, *one))
                .slot("two", organization(outlook, *two)),
            [one] => Sentence::new("{who} helps you and has not heard which places you are after. Mention {one}.").slot("one", organization(outlook, *one)),
            [] => Sentence::new("{who} helps you and has not heard which places you are after."),
        },
        Hint::SayWhatYouDo(None) => Sentence::new("One sentence on what you do: {who} has not heard it from you, as far as is noted."),
        Hint::SayWhatYouDo(Some(day)) => {
            Sentence::new("One sentence on what you do now: {who} last heard it {day}.").slot("day", on(*day, today))
        }
        Hint::ByHand { address, otherwise } => match (address, otherwise) {
            (true, 0) => Sentence::new("A card by hand would be a joy to {who}; you have the address."),
            (false, 0) => Sentence::new("A few words by hand would be a joy to {who}. Hand them over when you meet."),
            (true, _) => Sentence::new("{otherwise:thank-you|thank-yous} so far, none by hand in a year. A card would be a joy; you have {who}’s address.").count("otherwise", *otherwise),
            (false, _) => Sentence::new("{otherwise:thank-you|thank-yous} so far, none by hand in a year. A few written words to hand over would be a joy to {who}.").count("otherwise", *otherwise),
        },
    };
    sentence.slot("who", person(book, id)).of_search(matches!(hint, Hint::Mention(_)))
}

fn organization(outlook: &Outlook, id: Id<Organization>) -> Slot {
    let name = outlook.book.get(id).map_or_else(|| "a place".to_owned(), |row| row.name.clone());
    Slot::Organization(id, name)
}
