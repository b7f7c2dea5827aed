//! Hints: small things worth a line on the next card of a person, and on their page. Each is a pure function
//! of the person's own records.

use crate::book::{
    Ask, AskState, Favor, Introduction, Organization, Purpose, Row, Side, Strength, contact::Fact,
};
use crate::day::Day;
use crate::defaults;
use crate::discretion::may_know_of_search;
use crate::id::Id;
use crate::obligations;
use crate::order;
use crate::outlook::Outlook;
use crate::tie::{Tie, Touch};

/// Something to remember when turning to somebody.
#[derive(Clone, Debug, PartialEq)]
pub enum Hint {
    /// What is known of their life, the newest first (R12).
    Fact(Fact),
    /// Nothing is known of the life of somebody close: ask (R12).
    AskOfTheirLife,
    /// The newest that is known is more than a year old: ask how it is now (R12).
    AskHowItIs(Fact),
    /// The last talks were mostly about the user's worries: ask about them first (R13).
    AskThemFirst {
        /// How many talks in 30 days.
        talks: usize,
    },
    /// They help, and have not heard which places the user is after (R71).
    Mention(Vec<Id<Organization>>),
    /// They have not heard lately what the user does (R72): when they last did.
    SayWhatYouDo(Option<Day>),
    /// Thanks by hand, from time to time (R22).
    ByHand {
        /// A postal address is known.
        address: bool,
        /// So many thanks went out by other ways.
        otherwise: usize,
    },
}

impl Hint {
    /// The rule it comes from.
    pub fn rule(&self) -> u8 {
        match self {
            Hint::Fact(_) | Hint::AskOfTheirLife | Hint::AskHowItIs(_) => 12,
            Hint::AskThemFirst { .. } => 13,
            Hint::Mention(_) => 71,
            Hint::SayWhatYouDo(_) => 72,
            Hint::ByHand { .. } => 22,
        }
    }
}

/// What to remember before turning to somebody; nothing for those nobody turns to.
pub fn hints(outlook: &Outlook, tie: &Tie) -> Vec<Hint> {
    if tie.contact.is_out_of_reach() {
        return Vec::new();
    }
    let mut hints: Vec<Hint> =
        facts(tie).into_iter().take(defaults::FACTS_SHOWN).cloned().map(Hint::Fact).collect();
    hints.extend(life(outlook, tie));
    hints.extend(worries(outlook, tie));
    hints.extend(by_hand(outlook, tie));
    hints.extend(mention(outlook, tie));
    hints.extend(work(outlook, tie));
    hints
}

/// Key facts, the newest first.
fn facts<'a>(tie: &Tie<'a>) -> Vec<&'a Fact> {
    let mut facts: Vec<&Fact> =
        tie.contact.facts.iter().filter(|fact| !fact.text.trim().is_empty()).collect();
    order::sort_by_key(&mut facts, |fact| std::cmp::Reverse((fact.learned_on, fact.id)));
    facts
}

/// R12: of somebody close nothing is known, or nothing of the last year. Not of family and people one sees.
fn life(outlook: &Outlook, tie: &Tie) -> Option<Hint> {
    if !tie.contact.is_at_least(Strength::OutOfTheirWay) || tie.contact.is_close_at_hand() {
        return None;
    }
    match facts(tie).first() {
        None => Some(Hint::AskOfTheirLife),
        Some(newest) if outlook.today.since(newest.learned_on) > defaults::FACTS_FRESH_DAYS => {
            Some(Hint::AskHowItIs((*newest).clone()))
        }
        Some(_) => None,
    }
}

/// R13: friends are for venting sometimes, not only.
fn worries(outlook: &Outlook, tie: &Tie) -> Option<Hint> {
    let (most, days) = defaults::WORRIES;
    let is_venting = |touch: &Touch| touch.row.is_for(Purpose::Worries);
    // Whoever was asked how they are was asked first.
    let asked = |touch: &Touch| touch.row.is_out() && touch.row.is_care() && !is_venting(touch);
    let since = tie.touches.iter().rev().take_while(|touch| !asked(touch));
    let recent = |touch: &&Touch| (0..days).contains(&outlook.today.since(touch.day));
    let talks = since.filter(recent).filter(|touch| is_venting(touch)).count();
    (talks >= most && !tie.contact.is_close_at_hand()).then_some(Hint::AskThemFirst { talks })
}

/// R22: where thanks are owed to somebody close or for a lot of help, and no word by hand went out in a year.
fn by_hand(outlook: &Outlook, tie: &Tie) -> Option<Hint> {
    let owed = obligations::thanks_are_owed(outlook, tie);
    if !owed || tie.contact.is_close_at_hand() || !deserves_it(outlook, tie) {
        return None;
    }
    let thanks = |touch: &&Touch| touch.row.is_out() && touch.row.is_for(Purpose::Thanks);
    let recent = |touch: &Touch| outlook.today.since(touch.day) <= defaults::HANDWRITTEN_DAYS;
    let by_hand = |touch: &Touch| touch.row.is_out() && touch.row.channel.is_by_hand();
    let lately = tie.touches.iter().any(|touch| by_hand(touch) && recent(touch));
    let otherwise = tie.touches.iter().filter(thanks).filter(|touch| !touch.row.channel.is_by_hand()).count();
    (!lately).then_some(Hint::ByHand { address: !tie.contact.addresses.is_empty(), otherwise })
}

fn deserves_it(outlook: &Outlook, tie: &Tie) -> bool {
    let mut favors = tie.naming::<Favor>(outlook.book);
    tie.contact.is_at_least(Strength::Gladly)
        || favors.any(|row| row.by == Side::Them && !row.offered && row.size >= 3)
        || introduced_me(outlook, tie)
}

fn introduced_me(outlook: &Outlook, tie: &Tie) -> bool {
    tie.naming::<Introduction>(outlook.book).any(|row| {
        row.introducer.contact() == Some(tie.id()) && row.for_me().is_some() && row.made_on.is_some()
    })
}

/// R71: whoever helps, has had two talks, and has heard of none of the user's targets. R109: nobody from whom
/// the search is kept.
fn mention(outlook: &Outlook, tie: &Tie) -> Option<Hint> {
    let helps = || {
        let mut favors = tie.naming::<Favor>(outlook.book);
        let mut asks = tie.naming::<Ask>(outlook.book);
        let said_yes = |row: &Row<Ask>| !row.to_me && matches!(row.state, AskState::Yes | AskState::Partly);
        favors.any(|row| row.by == Side::Them && !row.offered)
            || asks.any(said_yes)
            || introduced_me(outlook, tie)
    };
    let talks =
        tie.touches.iter().filter(|touch| touch.row.is_two_way() && touch.row.channel.is_live()).count();
    if !outlook.is_searching()
        || has_heard_of_a_target(outlook, tie)
        || talks < 2
        || !helps()
        || !may_know_of_search(outlook, tie.contact)
    {
        return None;
    }
    let mut targets: Vec<&Row<Organization>> =
        outlook.book.organizations.iter().filter(|row| row.target).collect();
    order::sort_by_key(&mut targets, |row| {
        (std::cmp::Reverse(row.motivation), std::cmp::Reverse(row.posting), row.name.clone())
    });
    let first: Vec<Id<Organization>> = targets.iter().take(2).map(|row| row.id).collect();
    (!first.is_empty()).then_some(Hint::Mention(first))
}

/// A place that the user is after now was named to them, or is what they were asked about.
fn has_heard_of_a_target(outlook: &Outlook, tie: &Tie) -> bool {
    let is_target = |id: &Id<Organization>| outlook.book.get(*id).is_some_and(|row| row.target);
    let mut asks = tie.naming::<Ask>(outlook.book).filter(|row| !row.to_me && row.asked_on.is_some());
    tie.touches.iter().any(|touch| touch.row.targets_named.iter().any(is_target))
        || asks.any(|row| row.target.as_ref().is_some_and(is_target))
}

/// R72: people whom the user knows hear from time to time what the user does.
fn work(outlook: &Outlook, tie: &Tie) -> Option<Hint> {
    let said = tie.touches.iter().filter(|touch| touch.row.said_what_i_do).map(|touch| touch.day).max();
    let fresh = said.is_some_and(|day| outlook.today.since(day) <= defaults::WORK_KNOWN_DAYS);
    (tie.contact.is_at_least(Strength::Met) && !fresh).then_some(Hint::SayWhatYouDo(said))
}
