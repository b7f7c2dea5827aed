//! Contact: a person the user knows, or wants to.

use super::Organization;
use super::marks::{Mark, Marks};
use super::record::{Each, Keyed, noun};
use super::values::{Channel, KnownDay, Labelled};
use crate::day::Day;
use crate::id::{Id, ItemId};
use serde::{Deserialize, Serialize};

noun! {
    /// A person: who they are, how the two of you stand, and what they allowed.
    Contact {
        /// First and middle names.
        1 given: one String,
        /// Family name.
        2 family: one String,
        /// What the user calls them ("I call them"); empty: the given name.
        3 called: one String,
        /// How the name sounds.
        4 phonetic: one String,
        /// Whether the family name comes first.
        5 family_first: one bool,
        /// E-mail addresses.
        6 emails: each Each<Labelled>,
        /// Telephone numbers.
        7 phones: each Each<Labelled>,
        /// Postal addresses, each as one text.
        8 addresses: each Each<Labelled>,
        /// Profiles and pages on the web.
        9 links: each Each<Labelled>,
        /// The language to write in.
        10 language: one String,
        /// How well they know each other; `None` is unknown, the default of imports.
        11 strength: one Option<Strength>,
        /// When they last talked, as the user said it.
        12 last_talked: one Option<LastTalked>,
        /// In work, looking, ...
        13 situation: one Situation,
        /// What they are to the user's aims.
        14 roles: each Marks<Role>,
        /// One sees them anyway (colleagues, neighbours): some rules do not apply.
        15 seen_anyway: one bool,
        /// Marked as dear.
        16 starred: one bool,
        /// Their line of business.
        17 industry: one String,
        /// What they are good at.
        18 skills: each Each<String>,
        /// What they could give.
        19 could_give: each Each<String>,
        /// How the two met.
        20 met_how: one HowMet,
        /// Who brought them together.
        21 introducer: one Option<Id<Contact>>,
        /// Where: the event or occasion.
        22 met_where: one String,
        /// When they met or connected. Not an interaction.
        23 met_on: one Option<KnownDay>,
        /// The chosen rhythm of staying in touch.
        24 cadence: one Option<Cadence>,
        /// Whether they agreed to stay in touch (R55); `None` is unknown.
        25 stay_ok: one Option<bool>,
        /// The channel they like best (R62).
        26 preferred_channel: one Option<Channel>,
        /// Channels they do not want (R62).
        27 avoids: each Marks<Channel>,
        /// Good hours to call, in minutes of their day; `None`: 9 to 18.
        28 hours: one Option<(u16, u16)>,
        /// Their time zone as an IANA name; empty: the user's.
        29 zone: one String,
        /// Away between these days.
        30 away: one Option<(Day, Day)>,
        /// Asked to be left alone until this day (R62).
        31 do_not_contact_until: one Option<Day>,
        /// What is known of their life (R12, R98).
        32 facts: each Each<Fact>,
        /// What they look for (R19, R75).
        33 goals: each Each<Goal>,
        /// Days to remember (R114).
        34 dates: each Each<DateToRemember>,
        /// Who they are to other people.
        35 relations: each Each<Relation>,
        /// When they died, if they did (R115).
        36 died: one Option<Day>,
        /// Never to be contacted; no reason is asked (R115).
        37 never_contact: one bool,
        /// Not to know of the search (R109).
        38 not_to_know: one bool,
        /// "Not for me" in the sorting deck (R112).
        39 out_of_deck: one bool,
        /// The day they were sorted in the deck (R112).
        40 sorted_on: one Option<Day>,
        /// The user's own words for groups of people.
        41 tags: each Each<String>,
        /// Fields of the user's own.
        42 custom: each Each<Labelled>,
        /// Anything else.
        43 notes: one String,
    } names |contact, see| {
        contact.introducer.iter().for_each(|id| see(id.number()));
        contact.relations.iter().filter_map(|relation| relation.to).for_each(|id| see(id.number()));
        contact.goals.iter().filter_map(|goal| goal.organization).for_each(|id| see(id.number()));
    }
}

impl Contact {
    /// The number of the field that says what they look for.
    pub const GOALS: u8 = 33;

    /// The whole name as it is written, or the best there is ("someone" if there is nothing).
    pub fn full_name(&self) -> String {
        let (first, last) = match self.family_first {
            true => (&self.family, &self.given),
            false => (&self.given, &self.family),
        };
        let name = format!("{first} {last}");
        let email = self.emails.first().map_or("", |email| email.value.as_str());
        [name.trim(), &self.called, email, "someone"]
            .into_iter()
            .find(|s| !s.is_empty())
            .unwrap_or_default()
            .into()
    }

    /// The name in a friendly sentence: what the user calls them, else the given name.
    pub fn short_name(&self) -> String {
        match (self.called.trim(), self.given.trim()) {
            ("", "") => self.full_name(),
            ("", given) => given.into(),
            (called, _) => called.into(),
        }
    }

    /// The strength as a number from 1 to 5; `None` is unknown.
    pub fn strength_number(&self) -> Option<u8> {
        self.strength.map(|strength| strength as u8)
    }

    /// Whether the strength is known and at least this.
    pub fn is_at_least(&self, strength: Strength) -> bool {
        self.strength.is_some_and(|known| known >= strength)
    }

    /// Whether they hold this role.
    pub fn has_role(&self, role: Role) -> bool {
        self.roles.has(role)
    }

    /// Family and people one sees anyway: the first group that some rules leave out.
    pub fn is_close_at_hand(&self) -> bool {
        self.seen_anyway || self.has_role(Role::Family)
    }

    /// Nobody writes to the dead, nor to those who are to be left alone for good (R115).
    pub fn is_out_of_reach(&self) -> bool {
        self.died.is_some() || self.never_contact
    }
}

/// How well two people know each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Never really spoke.
    Barely = 1,
    /// Have met, would know me.
    Met,
    /// Would answer gladly.
    Gladly,
    /// Would go out of their way.
    OutOfTheirWay,
    /// Closest.
    Closest,
}

/// "Last talked" as the user says it: a bucket, and the day it was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastTalked {
    /// How long ago.
    pub bucket: TalkedBucket,
    /// The day it was said.
    pub said_on: Day,
}

/// How long ago two people last talked, roughly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TalkedBucket {
    /// Within the month: counts as 15 days before it was said.
    ThisMonth,
    /// In the last 12 months: counts as 180 days before.
    ThisYear,
    /// 1-3 years ago: counts as 2 years before.
    FewYears,
    /// Longer: counts as 5 years before.
    Longer,
    /// Never: no two-way ever.
    Never,
}

impl LastTalked {
    /// The day it counts as; `None` for never.
    pub fn day(self) -> Option<Day> {
        let days = match self.bucket {
            TalkedBucket::ThisMonth => 15,
            TalkedBucket::ThisYear => 180,
            TalkedBucket::FewYears => 730,
            TalkedBucket::Longer => 1826,
            TalkedBucket::Never => return None,
        };
        Some(self.said_on.plus(-days))
    }
}

/// Where somebody stands in working life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Situation {
    /// Not known.
    #[default]
    Unknown,
    /// In work.
    Employed,
    /// Looking for work.
    Looking,
    /// Studying.
    Student,
    /// Retired.
    Retired,
}

/// What somebody is to the user's aims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Decides on hiring.
    DecisionMaker = 1,
    /// Does the same kind of work.
    Peer,
    /// Knows many people.
    Connector,
    /// Knows a place from within.
    Insider,
    /// Knows a field.
    Expert,
    /// Recruits for a living.
    Recruiter,
    /// The user's own coach.
    Coach,
    /// A mentor by agreement.
    Mentor,
    /// A friend.
    Friend,
    /// Family.
    Family,
    /// Something else.
    Other,
}

impl Role {
    /// Every role, in the order in which they are offered.
    pub const ALL: [Role; 11] = [
        Role::DecisionMaker,
        Role::Peer,
        Role::Connector,
        Role::Insider,
        Role::Expert,
        Role::Recruiter,
        Role::Coach,
        Role::Mentor,
        Role::Friend,
        Role::Family,
        Role::Other,
    ];
}

impl Keyed for Role {
    fn key(&self) -> u64 {
        *self as u64
    }
}

impl Mark for Role {
    const EVERY: &'static [Role] = &Role::ALL;
}

/// How the two met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HowMet {
    /// Not known.
    #[default]
    Unknown,
    /// Through somebody.
    Introducer,
    /// At an event.
    Event,
    /// Came with an imported list.
    Import,
    /// Named in the brainstorm.
    Brainstorm,
    /// Another way.
    Other,
}

/// The tiers of staying in touch; their lengths are in Settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// 30 days unless changed.
    Close,
    /// 90 days unless changed.
    Near,
    /// 180 days unless changed.
    Wide,
    /// 365 days unless changed.
    Yearly,
    /// A length of its own, in days.
    Days(u16),
}

/// A chosen cadence: how often, and the day that counts while nothing newer is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cadence {
    /// How often.
    pub tier: Tier,
    /// The day it was set.
    pub set_on: Day,
    /// The first day it comes due, used while `last + cadence` is unknown or lies before `set_on`.
    pub first_due: Day,
}

/// Something known of a person's life.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Fact {
    /// Tells facts apart.
    pub id: ItemId,
    /// What is known.
    pub text: String,
    /// When it was learned.
    pub learned_on: Day,
    /// The day it is about.
    pub date: Option<Day>,
    /// A worry (interview, surgery, exam, birth, funeral): asked about before and after (R98).
    pub concern: bool,
    /// Never shown in words meant for others.
    pub sensitive: bool,
}

impl Keyed for Fact {
    fn key(&self) -> u64 {
        self.id.number()
    }
}

/// What somebody looks for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Goal {
    /// Tells goals apart.
    pub id: ItemId,
    /// What it is.
    pub kind: GoalKind,
    /// In their words.
    pub words: String,
    /// The organization it is about.
    pub organization: Option<Id<Organization>>,
    /// Told in confidence.
    pub private: bool,
    /// When it was learned.
    pub learned_on: Day,
}

/// What kind of thing somebody looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoalKind {
    /// Not said.
    #[default]
    Unknown,
    /// Work.
    Work,
    /// People to work with.
    People,
    /// Customers.
    Customers,
    /// An introduction.
    Introduction,
    /// Advice or information.
    Advice,
    /// A thing or a place.
    Thing,
    /// Something else.
    Other,
}

impl Keyed for Goal {
    fn key(&self) -> u64 {
        self.id.number()
    }
}

/// A day of the year to remember somebody on.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct DateToRemember {
    /// Tells dates apart.
    pub id: ItemId,
    /// What it is: empty means birthday.
    pub label: String,
    /// 1-31.
    pub day: u8,
    /// 1-12.
    pub month: u8,
    /// The year it began, if known.
    pub year: Option<i32>,
}

impl Keyed for DateToRemember {
    fn key(&self) -> u64 {
        self.id.number()
    }
}

/// Who somebody is to another person (spouse, assistant, manager, knows ...).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Relation {
    /// Tells relations apart.
    pub id: ItemId,
    /// The kind, in the user's words; "knows" is one.
    pub kind: String,
    /// The other, where they are in the book.
    pub to: Option<Id<Contact>>,
    /// The other's name, where they are not.
    pub name: String,
}

impl Keyed for Relation {
    fn key(&self) -> u64 {
        self.id.number()
    }
}
