//! Names from memory, category by category (R37): a name and a category are enough, and the contact is made
//! in seconds. Everybody counts, not only those who hire.

use super::people::NewPerson;
use super::sentence::Sentence;
use crate::book::contact::HowMet;
use crate::book::record::Keyed;
use crate::book::{Book, Contact, Row};
use crate::command::Command;
use crate::defaults;
use crate::id::{FreshIds, Id};
use crate::text::fold;

/// The tag of those the user means to write to.
pub const WILL_WRITE: &str = "will write";

/// A category: its name, which becomes the tag, and what to think of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Category {
    /// The tag.
    pub tag: &'static str,
    /// What it is called.
    pub name: &'static str,
    /// What to think of.
    pub prompt: &'static str,
}

/// The categories, from near to far.
pub const CATEGORIES: [Category; 18] = [
    Category {
        tag: "family",
        name: "Family",
        prompt: "Brothers, cousins, in-laws, the aunt who knows everybody.",
    },
    Category {
        tag: "friends",
        name: "Friends",
        prompt: "Those you call, and those you would like to call again.",
    },
    Category {
        tag: "neighbours",
        name: "Neighbours",
        prompt: "The house, the street, where you lived before.",
    },
    Category {
        tag: "ex-colleagues",
        name: "Former colleagues",
        prompt: "Each place you worked: the next desk, the other floor, the canteen.",
    },
    Category {
        tag: "former bosses",
        name: "Former bosses",
        prompt: "Who led you, who hired you, who would hire you again.",
    },
    Category { tag: "clients", name: "Clients", prompt: "Who paid for your work, and was glad of it." },
    Category { tag: "suppliers", name: "Suppliers", prompt: "Who sold to you, delivered, advised." },
    Category {
        tag: "school",
        name: "School and university",
        prompt: "Those you sat beside, teachers, the choir, the team.",
    },
    Category {
        tag: "courses",
        name: "Courses and trainings",
        prompt: "Evening classes, languages, certificates, the driving school.",
    },
    Category {
        tag: "professional",
        name: "Your profession",
        prompt: "Associations, meetups, conferences, people you only know by name.",
    },
    Category { tag: "clubs", name: "Clubs and hobbies", prompt: "Sports, music, chess, the allotment." },
    Category {
        tag: "parents",
        name: "Parents of your children's friends",
        prompt: "The playground, the school gate, the football pitch.",
    },
    Category {
        tag: "health",
        name: "Doctors and health",
        prompt: "Dentist, physiotherapist, pharmacist, midwife.",
    },
    Category {
        tag: "services",
        name: "Everyday services",
        prompt: "Hairdresser, baker, garage, postman, the person who cleans the office.",
    },
    Category {
        tag: "money and law",
        name: "Bank, tax, law",
        prompt: "Adviser, accountant, notary, insurance.",
    },
    Category {
        tag: "community",
        name: "Community and faith",
        prompt: "Parish, mosque, temple, volunteers, local politics.",
    },
    Category { tag: "online", name: "Online", prompt: "People you write with and have never met." },
    Category {
        tag: "travel",
        name: "Travels and chance",
        prompt: "The train, the holiday, the wedding where you sat beside somebody.",
    },
];

/// The page.
#[derive(Clone, Debug, PartialEq)]
pub struct BrainstormPage {
    /// How far the user has come.
    pub progress: Sentence,
    /// The same as a share of the aim.
    pub share: f64,
    /// The categories, each with who was named.
    pub categories: Vec<CategoryView>,
}

/// One category.
#[derive(Clone, Debug, PartialEq)]
pub struct CategoryView {
    /// Which.
    pub category: Category,
    /// Who was named, latest first.
    pub named: Vec<NamedLine>,
}

/// Somebody who was named.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedLine {
    /// Who.
    pub id: Id<Contact>,
    /// The whole name.
    pub name: String,
    /// Marked as somebody to write to.
    pub will_write: bool,
}

/// The page of this book.
pub fn brainstorm(book: &Book) -> BrainstormPage {
    let named: Vec<&Row<Contact>> = book.contacts.iter().filter(|row| is_named(row)).collect();
    let categories = CATEGORIES.into_iter().map(|category| CategoryView {
        category,
        named: named
            .iter()
            .rev()
            .filter(|row| has_tag(row, category.tag))
            .map(|row| named_line(row))
            .collect(),
    });
    BrainstormPage {
        progress: progress(named.len()),
        share: (named.len() as f64 / defaults::BRAINSTORM_NAMES as f64).min(1.0),
        categories: categories.collect(),
    }
}

/// Named in the brainstorm: of one of its categories, also if they were here before.
fn is_named(row: &Contact) -> bool {
    CATEGORIES.iter().any(|category| has_tag(row, category.tag))
}

fn has_tag(row: &Contact, tag: &str) -> bool {
    row.tags.get(tag.to_owned().key()).is_some()
}

fn named_line(row: &Row<Contact>) -> NamedLine {
    NamedLine { id: row.id, name: row.full_name(), will_write: has_tag(row, WILL_WRITE) }
}

/// The aim, shown calmly: there is no clock.
fn progress(named: usize) -> Sentence {
    const ALMOST: usize = defaults::BRAINSTORM_NAMES - 5;
    let pattern = match named {
        0 => "Thirty names in a quarter of an hour: whoever comes to mind. A name is enough.",
        1..ALMOST => "{named:name|names} of {aim}. Whoever comes to mind counts; nobody has to be useful.",
        ALMOST..defaults::BRAINSTORM_NAMES => "{named:name|names} of {aim}, almost there.",
        _ => "{named:name|names}. That is a network. Mark the ones you will write to, or rest here.",
    };
    Sentence::new(pattern).count("named", named).count("aim", defaults::BRAINSTORM_NAMES)
}

/// Names somebody in a category. Somebody of exactly this name who is here already is only tagged.
pub fn name(book: &Book, name: &str, category: Category, ids: &mut FreshIds) -> Command {
    let wanted = fold(name);
    let here = book.contacts.iter().find(|row| !wanted.is_empty() && fold(&row.full_name()) == wanted);
    match here {
        Some(row) => tag(row.id, category.tag, true),
        None => {
            let person = NewPerson {
                name: name.trim().to_owned(),
                met_how: HowMet::Brainstorm,
                tags: vec![category.tag.to_owned()],
                ..NewPerson::default()
            };
            Command::AddContact(Box::new(person.contact(ids)))
        }
    }
}

/// Marks somebody as one to write to, or not.
pub fn will_write(id: Id<Contact>, will: bool) -> Command {
    tag(id, WILL_WRITE, will)
}

fn tag(id: Id<Contact>, tag: &str, on: bool) -> Command {
    let tag = vec![tag.to_owned()];
    let (add, remove) = if on { (tag, Vec::new()) } else { (Vec::new(), tag) };
    Command::Tag { contacts: vec![id], add, remove }
}
