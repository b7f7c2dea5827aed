//! What the list of people is filtered and ordered by, as the address bar keeps it.

use crate::book::{Affiliation, Book, Organization, Role, Strength, Tier};
use crate::id::Id;
use crate::order;
use crate::page::sentence::{Sentence, Slot};
use crate::page::words::{self, STRENGTHS, TIERS, slug};
use crate::people_index::{PeopleIndex, PersonRow};

/// Which people are shown, and in which order. What is empty or `None` holds nobody back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PeopleFilter {
    /// Words to search for.
    pub query: String,
    /// A tag.
    pub tag: String,
    /// The cadence.
    pub cadence: Option<CadenceFilter>,
    /// How well they know each other.
    pub strength: Option<StrengthFilter>,
    /// A role.
    pub role: Option<Role>,
    /// Where they work or worked.
    pub organization: Option<Id<Organization>>,
    /// Been through the sorting deck, or not.
    pub sorted: Option<bool>,
    /// Marked as dear.
    pub starred: bool,
    /// The order.
    pub order: Order,
}

/// A cadence to filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CadenceFilter {
    /// Any.
    Set,
    /// None.
    Unset,
    /// This tier.
    Tier(Tier),
}

/// A strength to filter by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StrengthFilter {
    /// Not known.
    Unknown,
    /// Just this.
    Is(Strength),
}

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// By name; while searching the best match first.
    #[default]
    Usual,
    /// Talked with longest ago first, not known last.
    Last,
    /// What comes next soonest first, nothing last.
    Next,
    /// Added latest first.
    Added,
}

/// One part of a filter in force, to show and to take away.
#[derive(Clone, Debug, PartialEq)]
pub struct ActiveFilter {
    /// Its words.
    pub words: Sentence,
    /// The filter without it.
    pub without: PeopleFilter,
}

impl Order {
    /// Every order.
    pub const ALL: [Order; 4] = [Order::Usual, Order::Last, Order::Next, Order::Added];

    /// Its name in the address bar.
    pub fn key(self) -> &'static str {
        match self {
            Order::Usual => "",
            Order::Last => "last",
            Order::Next => "next",
            Order::Added => "added",
        }
    }

    /// Its words, while searching or not.
    pub fn words(self, searching: bool) -> &'static str {
        match self {
            Order::Usual if searching => "Best match",
            Order::Usual => "Name",
            Order::Last => "Longest since we talked",
            Order::Next => "Next date",
            Order::Added => "Added last",
        }
    }
}

impl CadenceFilter {
    /// Every choice.
    pub fn all() -> Vec<CadenceFilter> {
        let tiers = TIERS.into_iter().map(CadenceFilter::Tier);
        [CadenceFilter::Set, CadenceFilter::Unset].into_iter().chain(tiers).collect()
    }

    /// Its words, also in the address bar.
    pub fn words(self) -> &'static str {
        match self {
            CadenceFilter::Set => "any cadence",
            CadenceFilter::Unset => "no cadence",
            CadenceFilter::Tier(tier) => words::tier(tier),
        }
    }

    fn holds(self, tier: Option<Tier>) -> bool {
        match self {
            CadenceFilter::Set => tier.is_some(),
            CadenceFilter::Unset => tier.is_none(),
            CadenceFilter::Tier(wanted) => tier == Some(wanted),
        }
    }
}

impl StrengthFilter {
    /// Every choice.
    pub fn all() -> Vec<StrengthFilter> {
        let known = STRENGTHS.into_iter().map(StrengthFilter::Is);
        [StrengthFilter::Unknown].into_iter().chain(known).collect()
    }

    /// Its words.
    pub fn words(self) -> &'static str {
        match self {
            StrengthFilter::Unknown => "strength not known",
            StrengthFilter::Is(strength) => words::strength(strength),
        }
    }

    /// Its name in the address bar.
    pub fn key(self) -> String {
        match self {
            StrengthFilter::Unknown => "unknown".into(),
            StrengthFilter::Is(strength) => slug(words::short_strength(strength)),
        }
    }
}

impl PeopleFilter {
    /// Reads what [`PeopleFilter::pairs`] wrote; what is not understood filters nothing.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> PeopleFilter {
        let mut filter = PeopleFilter::default();
        for (name, value) in pairs {
            filter.read_pair(name, value);
        }
        filter
    }

    fn read_pair(&mut self, name: &str, value: &str) {
        match name {
            "q" => self.query = value.to_owned(),
            "tag" => self.tag = value.to_owned(),
            "cadence" => self.cadence = named(CadenceFilter::all(), |it| slug(it.words()), value),
            "strength" => self.strength = named(StrengthFilter::all(), |it| it.key(), value),
            "role" => self.role = named(Role::ALL, |role| slug(words::role(role)), value),
            "at" => self.organization = Id::parse(value),
            "sorted" => self.sorted = named([true, false], |it| yes_no(it).into(), value),
            "starred" => self.starred = value == yes_no(true),
            "order" => {
                self.order = named(Order::ALL, |order| order.key().into(), value).unwrap_or_default();
            }
            _ => {}
        }
    }

    /// The filter as names and values for the address bar; only what is in force.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let organization = self.organization.map(|id| id.to_string());
        let pairs = [
            ("q", self.query.clone()),
            ("tag", self.tag.clone()),
            ("cadence", self.cadence.map(|it| slug(it.words())).unwrap_or_default()),
            ("strength", self.strength.map(StrengthFilter::key).unwrap_or_default()),
            ("role", self.role.map(|role| slug(words::role(role))).unwrap_or_default()),
            ("at", organization.unwrap_or_default()),
            ("sorted", self.sorted.map(yes_no).unwrap_or_default().into()),
            ("starred", if self.starred { yes_no(true).into() } else { String::new() }),
            ("order", self.order.key().into()),
        ];
        pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    /// Whether words are searched for.
    pub fn is_search(&self) -> bool {
        !self.query.trim().is_empty()
    }

    /// Whether anybody may be held back.
    pub fn is_any(&self) -> bool {
        *self != PeopleFilter { order: self.order, ..PeopleFilter::default() }
    }

    /// What is in force beside the words searched for, each with the filter that is left without it.
    pub fn active(&self, book: &Book) -> Vec<ActiveFilter> {
        let name = self.organization.and_then(|id| book.get(id)).map(|row| row.name.clone());
        let all = [
            (!self.tag.is_empty()).then(|| ActiveFilter {
                words: Sentence::new("tagged {tag}").own("tag", self.tag.clone()),
                without: PeopleFilter { tag: String::new(), ..self.clone() },
            }),
            self.cadence.map(|cadence| ActiveFilter {
                words: fixed(cadence.words()),
                without: PeopleFilter { cadence: None, ..self.clone() },
            }),
            self.strength.map(|strength| ActiveFilter {
                words: fixed(strength.words()),
                without: PeopleFilter { strength: None, ..self.clone() },
            }),
            self.role.map(|role| ActiveFilter {
                words: fixed(words::role(role)),
                without: PeopleFilter { role: None, ..self.clone() },
            }),
            self.organization.map(|_| ActiveFilter {
                words: Sentence::new("at {organization}").own("organization", name.unwrap_or_default()),
                without: PeopleFilter { organization: None, ..self.clone() },
            }),
            self.sorted.map(|sorted| ActiveFilter {
                words: fixed(if sorted { "sorted" } else { "not sorted yet" }),
                without: PeopleFilter { sorted: None, ..self.clone() },
            }),
            self.starred.then(|| ActiveFilter {
                words: fixed("starred"),
                without: PeopleFilter { starred: false, ..self.clone() },
            }),
        ];
        all.into_iter().flatten().collect()
    }

    /// The filter made ready to be asked a hundred thousand times.
    pub(super) fn test(&self, book: &Book, index: &PeopleIndex) -> Test<'_> {
        let slots_at = |id: Id<Organization>| {
            let there = book.naming::<Affiliation>(id.number());
            let mut slots: Vec<u32> = there.filter_map(|row| book.contacts.slot(row.contact)).collect();
            order::sort(&mut slots);
            slots
        };
        Test {
            filter: self,
            tag: (!self.tag.is_empty()).then(|| index.tag_number(&self.tag)),
            at: self.organization.map(slots_at),
        }
    }
}

/// A filter with its names looked up.
pub(super) struct Test<'a> {
    filter: &'a PeopleFilter,
    /// The tag's number, `Some(None)` if nobody has it.
    tag: Option<Option<u16>>,
    at: Option<Vec<u32>>,
}

impl Test<'_> {
    /// Whether somebody is shown. Those never to be contacted are, only when searched for (R115).
    pub(super) fn holds(&self, slot: u32, row: &PersonRow, searched: bool) -> bool {
        let Test { filter, tag, at } = self;
        (searched || !row.never_contact)
            && tag.is_none_or(|tag| tag.is_some_and(|tag| row.tags.contains(&tag)))
            && filter.cadence.is_none_or(|cadence| cadence.holds(row.tier))
            && filter.strength.is_none_or(|strength| match strength {
                StrengthFilter::Unknown => row.strength.is_none(),
                StrengthFilter::Is(wanted) => row.strength == Some(wanted),
            })
            && filter.role.is_none_or(|role| row.has_role(role))
            && filter.sorted.is_none_or(|sorted| row.is_sorted == sorted)
            && (!filter.starred || row.starred)
            && at.as_ref().is_none_or(|slots| slots.binary_search(&slot).is_ok())
    }
}

/// The one of `all` that goes by this name.
fn named<T: Copy>(all: impl IntoIterator<Item = T>, name: impl Fn(T) -> String, wanted: &str) -> Option<T> {
    all.into_iter().find(|one| name(*one) == wanted)
}

fn yes_no(yes: bool) -> &'static str {
    if yes { "yes" } else { "no" }
}

fn fixed(words: &'static str) -> Sentence {
    Sentence::new("{words}").slot("words", Slot::Word(words))
}
