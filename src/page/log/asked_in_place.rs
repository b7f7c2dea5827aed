//! What is asked in place, about those who took part: how well, since when, may I stay in touch (R55).

use super::LogForm;
use crate::book::{Book, Direction, Purpose, Strength};
use crate::command::{AboutThem, Who};
use crate::tie::Tie;

/// The questions about one of the people. None of them has to be answered.
#[derive(Clone, Debug, PartialEq)]
pub struct AskedInPlace {
    /// Whom they are about.
    pub who: Who,
    /// What the user calls them.
    pub name: String,
    /// How well do you know them? With "we just met" where both took part.
    pub strength: bool,
    /// Offers "we just met".
    pub may_have_just_met: bool,
    /// When did you last talk, roughly?
    pub last_talked: bool,
    /// May you stay in touch? After a first meeting (R55).
    pub permission: bool,
    /// What do they look for? (R75)
    pub looks_for: bool,
}

/// How well the user knows somebody, as asked in place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WellKnown {
    /// They met on the day of the interaction.
    JustMet,
    /// They have known each other this well.
    Is(Strength),
}

/// In meetings of more people nothing is asked of each.
const ASKED_OF_AT_MOST: usize = 3;

/// What to ask about those who take part, in their order; nobody of whom all is known.
pub fn asked_in_place(book: &Book, form: &LogForm) -> Vec<AskedInPlace> {
    if form.editing.is_some() || form.people.len() > ASKED_OF_AT_MOST {
        return Vec::new();
    }
    let questions = form.people.iter().filter_map(|who| match who {
        Who::Me => None,
        Who::Known(id) => Tie::new(book, *id).map(|tie| of_known(form, &tie)),
        Who::New(name) => Some(of_new(form, name)),
    });
    questions.filter(|asked| asked.strength || asked.permission || asked.looks_for).collect()
}

fn of_known(form: &LogForm, tie: &Tie) -> AskedInPlace {
    let contact = tie.contact;
    let strength = contact.strength.is_none();
    let both = form.direction() == Direction::Both;
    let meeting = both && form.channel.is_meeting();
    let met_before = tie.touches.iter().any(|touch| touch.row.is_meeting());
    AskedInPlace {
        who: Who::Known(tie.id()),
        name: contact.short_name(),
        strength,
        may_have_just_met: strength && both && tie.last_logged().is_none(),
        last_talked: strength && !in_touch(form) && tie.last().is_none() && contact.last_talked.is_none(),
        permission: meeting && !met_before && contact.stay_ok.is_none(),
        looks_for: meeting && form.people.len() == 1,
    }
}

fn of_new(form: &LogForm, name: &str) -> AskedInPlace {
    let both = form.direction() == Direction::Both;
    let meeting = both && form.channel.is_meeting();
    AskedInPlace {
        who: Who::New(name.to_owned()),
        name: name.split(' ').next().unwrap_or(name).to_owned(),
        strength: true,
        may_have_just_met: both,
        last_talked: !in_touch(form),
        permission: meeting,
        looks_for: meeting && form.people.len() == 1,
    }
}

/// Whether it is itself a talk or an answer: then they talked that day.
fn in_touch(form: &LogForm) -> bool {
    form.direction() == Direction::Both || form.purposes.contains(&Purpose::Answer)
}

impl LogForm {
    /// What has been said of one of the people so far.
    pub fn said_of(&self, who: &Who) -> AboutThem {
        let said = self.about.iter().find(|about| about.who == *who);
        said.cloned().unwrap_or_else(|| AboutThem::of(who.clone()))
    }

    /// Changes what is said of one of the people.
    pub fn say_of(&mut self, who: &Who, change: impl FnOnce(&mut AboutThem)) {
        let mut about = self.said_of(who);
        change(&mut about);
        self.about.retain(|said| said.who != *who);
        self.about.push(about);
    }

    /// Takes away what was said of people who are no longer on the form.
    pub fn forget_the_absent(&mut self) {
        let LogForm { people, about, talked_with, hosts, .. } = self;
        about.retain(|said| people.contains(&said.who));
        talked_with.retain(|who| people.contains(who));
        hosts.retain(|who| people.contains(who));
    }
}

impl WellKnown {
    /// The answer that stands, if one does.
    pub fn said_in(about: &AboutThem) -> Option<WellKnown> {
        match about.strength {
            _ if about.just_met => Some(WellKnown::JustMet),
            strength => strength.map(WellKnown::Is),
        }
    }

    /// Writes the answer down: who just met would know each other.
    pub fn say_in(self, about: &mut AboutThem) {
        (about.just_met, about.strength) = match self {
            WellKnown::JustMet => (true, Some(Strength::Met)),
            WellKnown::Is(strength) => (false, Some(strength)),
        };
    }
}
