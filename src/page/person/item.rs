//! The lists of a contact whose items are edited in place one by one: addresses, facts, dates and so on.

use super::field::{Editor, FieldProblem, Texts, check, choice, chosen, known, optional, text};
use crate::book::contact::{DateToRemember, Fact, Goal, Relation};
use crate::book::record::Each;
use crate::book::values::Labelled;
use crate::book::{Book, Contact};
use crate::day::Day;
use crate::id::{Id, ItemId};
use crate::page::sentence::{MONTHS, Sentence, full_person, on, say_span};
use crate::page::words::{self, GOALS};
use crate::safe_url::SafeUrl;

/// A list of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the field of `Contact` of the same name")]
pub enum ItemList {
    Emails,
    Phones,
    Addresses,
    Links,
    Facts,
    Goals,
    Dates,
    Relations,
    Custom,
}

/// One item, worded.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemLine {
    /// Tells items apart.
    pub id: ItemId,
    /// What it is: "E-mail (work)", "spouse", "birthday".
    pub label: String,
    /// What it says.
    pub words: Sentence,
    /// Where it leads, if it is an address that may be a link.
    pub link: Option<SafeUrl>,
    /// How fresh it is, or another remark in second rank.
    pub remark: Option<Sentence>,
    /// What its form holds, a part each.
    pub texts: Vec<Texts>,
}

/// One part of an item's form.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is called.
    pub label: &'static str,
    /// What it is edited with.
    pub editor: Editor,
}

impl ItemList {
    /// What one item is called, for "Add ...".
    pub fn label(self) -> &'static str {
        match self {
            ItemList::Emails => "E-mail",
            ItemList::Phones => "Phone",
            ItemList::Addresses => "Address",
            ItemList::Links => "Link",
            ItemList::Facts => "Fact",
            ItemList::Goals => "Looks for",
            ItemList::Dates => "Date to remember",
            ItemList::Relations => "Relation",
            ItemList::Custom => "Field of your own",
        }
    }

    /// The parts of an item's form.
    pub fn parts(self) -> Vec<Part> {
        let part = |label, editor| Part { label, editor };
        let label = part("Label", Editor::Line);
        match self {
            ItemList::Emails => vec![part("E-mail", Editor::Email), label],
            ItemList::Phones => vec![part("Phone", Editor::Phone), label],
            ItemList::Addresses => vec![part("Address", Editor::Long), label],
            ItemList::Links => vec![part("Link", Editor::Link), label],
            ItemList::Custom => vec![part("Value", Editor::Line), part("Name of the field", Editor::Line)],
            ItemList::Facts => vec![
                part("What you know", Editor::Line),
                part("The day it is about", Editor::Day),
                part("A worry: ask how it went", Editor::Check),
                part("Keep out of words meant for others", Editor::Check),
            ],
            ItemList::Goals => {
                vec![
                    part("What they look for", Editor::Line),
                    part("What kind", choice(GOALS.into_iter().skip(1).map(words::goal))),
                    part("At", Editor::Organization),
                    part("Told in confidence", Editor::Check),
                ]
            }
            ItemList::Dates => vec![
                part("Day", Editor::Choice(days())),
                part("Month", Editor::Choice(months())),
                part("Year, if known", Editor::Line),
                part("What it is (empty: birthday)", Editor::Line),
            ],
            ItemList::Relations => {
                vec![part("Spouse, assistant, knows ...", Editor::Line), part("Who", Editor::PersonOrName)]
            }
        }
    }

    /// Its items, worded.
    pub fn lines(self, book: &Book, contact: &Contact, today: Day) -> Vec<ItemLine> {
        match self {
            ItemList::Emails => labelled(self, &contact.emails, SafeUrl::mail),
            ItemList::Phones => labelled(self, &contact.phones, SafeUrl::call),
            ItemList::Addresses => labelled(self, &contact.addresses, |_| None),
            ItemList::Links => labelled(self, &contact.links, SafeUrl::parse),
            ItemList::Custom => labelled(self, &contact.custom, SafeUrl::parse),
            ItemList::Facts => contact.facts.iter().map(|fact| fact_line(fact, today)).collect(),
            ItemList::Goals => contact.goals.iter().map(|goal| goal_line(book, goal, today)).collect(),
            ItemList::Dates => contact.dates.iter().map(|date| date_line(date, today)).collect(),
            ItemList::Relations => {
                contact.relations.iter().map(|it| relation_line(book, it, today)).collect()
            }
        }
    }

    /// Writes an item back, or adds it if `id` is new. A form whose first part is empty writes nothing.
    ///
    /// # Errors
    /// What is wrong with it; `contact` is as before then.
    pub fn put(
        self,
        contact: &mut Contact,
        id: ItemId,
        texts: &[Texts],
        today: Day,
    ) -> Result<(), FieldProblem> {
        let part = |at: usize| texts.get(at).and_then(|texts| texts.first()).map_or("", |text| text.trim());
        let (first, second) = (part(0), part(1));
        if first.is_empty() {
            return Err(FieldProblem::Empty);
        }
        let labelled = Labelled { id, label: second.into(), value: first.into() };
        match self {
            ItemList::Emails => contact.emails.put(labelled),
            ItemList::Phones => contact.phones.put(labelled),
            ItemList::Addresses => contact.addresses.put(labelled),
            ItemList::Links => contact.links.put(labelled),
            ItemList::Custom => contact.custom.put(labelled),
            ItemList::Facts => {
                let date = optional(second, Day::parse)?;
                let before = contact.facts.get(id.number());
                let learned_on =
                    before.filter(|fact| fact.text == first).map_or(today, |fact| fact.learned_on);
                let (concern, sensitive) = (!part(2).is_empty(), !part(3).is_empty());
                contact.facts.put(Fact { id, text: first.into(), learned_on, date, concern, sensitive });
            }
            ItemList::Goals => {
                let before = contact.goals.get(id.number()).cloned();
                let known = before.unwrap_or(Goal { id, learned_on: today, ..Goal::default() });
                contact.goals.put(Goal {
                    words: first.into(),
                    kind: chosen(GOALS, words::goal, second).unwrap_or_default(),
                    organization: Id::parse(part(2)),
                    private: !part(3).is_empty(),
                    ..known
                });
            }
            ItemList::Dates => contact.dates.put(read_date(id, [first, second, part(2), part(3)])?),
            ItemList::Relations => {
                let who = texts.get(1);
                let text = |at: usize| who.and_then(|who| who.get(at)).map_or("", |text| text.trim());
                let (to, name) = (Id::parse(text(0)), text(1).to_owned());
                if to.is_none() && name.is_empty() {
                    return Err(FieldProblem::Empty);
                }
                contact.relations.put(Relation { id, kind: first.into(), to, name });
            }
        }
        Ok(())
    }

    /// Takes an item away.
    pub fn remove(self, contact: &mut Contact, id: ItemId) {
        let key = id.number();
        match self {
            ItemList::Emails => contact.emails.remove(key),
            ItemList::Phones => contact.phones.remove(key),
            ItemList::Addresses => contact.addresses.remove(key),
            ItemList::Links => contact.links.remove(key),
            ItemList::Custom => contact.custom.remove(key),
            ItemList::Facts => contact.facts.remove(key),
            ItemList::Goals => contact.goals.remove(key),
            ItemList::Dates => contact.dates.remove(key),
            ItemList::Relations => contact.relations.remove(key),
        }
    }
}

fn labelled(list: ItemList, items: &Each<Labelled>, link: fn(&str) -> Option<SafeUrl>) -> Vec<ItemLine> {
    let line = |item: &Labelled| ItemLine {
        id: item.id,
        label: match (list, item.label.is_empty()) {
            (_, true) => list.label().into(),
            (ItemList::Custom, false) => item.label.clone(),
            _ => format!("{} ({})", list.label(), item.label),
        },
        words: Sentence::new("{value}").own("value", item.value.clone()),
        link: link(&item.value),
        remark: None,
        texts: vec![text(&item.value), text(&item.label)],
    };
    items.iter().map(line).collect()
}

fn fact_line(fact: &Fact, today: Day) -> ItemLine {
    let words = match fact.date {
        Some(date) => Sentence::new("{fact}, {day}").slot("day", on(date, today)),
        None => Sentence::new("{fact}"),
    };
    let date = fact.date.map(|day| day.to_string()).unwrap_or_default();
    ItemLine {
        id: fact.id,
        label: if fact.concern { "Worry" } else { ItemList::Facts.label() }.into(),
        words: words.own("fact", fact.text.clone()),
        link: None,
        remark: Some(freshness(fact.learned_on, today)),
        texts: vec![text(&fact.text), text(&date), check(fact.concern), check(fact.sensitive)],
    }
}

/// How old a piece of knowledge is.
fn freshness(learned_on: Day, today: Day) -> Sentence {
    match today.since(learned_on) {
        ..=13 => Sentence::new("learned {day}").slot("day", on(learned_on, today)),
        days => Sentence::new("learned {span} ago").own("span", say_span(days)),
    }
}

fn goal_line(book: &Book, goal: &Goal, today: Day) -> ItemLine {
    let organization = goal.organization.and_then(|id| Some((id, book.get(id)?.name.clone())));
    let words = match organization {
        Some((id, name)) => Sentence::new("{goal}, at {organization}")
            .slot("organization", crate::page::sentence::Slot::Organization(id, name)),
        None => Sentence::new("{goal}"),
    };
    ItemLine {
        id: goal.id,
        label: if goal.private { "Looks for (in confidence)" } else { ItemList::Goals.label() }.into(),
        words: words.own("goal", goal.words.clone()),
        link: None,
        remark: Some(freshness(goal.learned_on, today)),
        texts: vec![
            text(&goal.words),
            known(goal.kind, words::goal),
            goal.organization.iter().map(Id::to_string).collect(),
            check(goal.private),
        ],
    }
}

fn date_line(date: &DateToRemember, today: Day) -> ItemLine {
    let month = MONTHS[usize::from(date.month).saturating_sub(1).min(11)];
    let next = next_time(date, today);
    let words = match date.year {
        Some(year) => Sentence::new("{day} {month} {year}").own("year", year.to_string()),
        None => Sentence::new("{day} {month}"),
    };
    let year = date.year.map(|year| year.to_string()).unwrap_or_default();
    ItemLine {
        id: date.id,
        label: if date.label.is_empty() { "Birthday".into() } else { date.label.clone() },
        words: words.own("day", date.day.to_string()).own("month", month),
        link: None,
        remark: next.map(|next| Sentence::new("next {day}").slot("day", on(next, today))),
        texts: vec![
            text(&date.day.to_string()),
            text(&date.month.to_string()),
            text(&year),
            text(&date.label),
        ],
    }
}

/// The next time the date comes, today included; 29 February counts as the 28th in other years.
fn next_time(date: &DateToRemember, today: Day) -> Option<Day> {
    let in_year = |year: i32| {
        let (month, day) = (u32::from(date.month), u32::from(date.day));
        Day::new(year, month, day).or_else(|| Day::new(year, month, day.saturating_sub(1)))
    };
    let year = today.ymd().0;
    in_year(year).filter(|day| *day >= today).or_else(|| in_year(year + 1))
}

fn read_date(id: ItemId, parts: [&str; 4]) -> Result<DateToRemember, FieldProblem> {
    let [day, month, year, label] = parts;
    let day: u8 = day.parse().map_err(|_| FieldProblem::NotADay)?;
    let month: u8 = month.parse().map_err(|_| FieldProblem::NotADay)?;
    let year: Option<i32> = match year {
        "" => None,
        year => Some(year.parse().map_err(|_| FieldProblem::NotADay)?),
    };
    // 2024 is a leap year: 29 February is a birthday too.
    Day::new(year.unwrap_or(2024), month.into(), day.into()).ok_or(FieldProblem::NotADay)?;
    Ok(DateToRemember { id, label: label.into(), day, month, year })
}

fn relation_line(book: &Book, relation: &Relation, today: Day) -> ItemLine {
    let died = relation.to.and_then(|to| book.get(to)).and_then(|row| row.died);
    let words = match relation.to {
        Some(to) => Sentence::new("{who}").slot("who", full_person(book, to)),
        None => Sentence::new("{who}").own("who", relation.name.clone()),
    };
    let to = relation.to.map(|id| id.to_string()).unwrap_or_default();
    ItemLine {
        id: relation.id,
        label: relation.kind.clone(),
        words,
        link: None,
        remark: died.map(|day| Sentence::new("died {day}").slot("day", on(day, today))),
        texts: vec![text(&relation.kind), vec![to, relation.name.clone()]],
    }
}

fn days() -> Vec<(String, &'static str)> {
    const DAYS: [&str; 31] = [
        "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18",
        "19", "20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "30", "31",
    ];
    let days = DAYS.into_iter().map(|day| (day.to_owned(), day));
    [(String::new(), "Day")].into_iter().chain(days).collect()
}

fn months() -> Vec<(String, &'static str)> {
    let months = (1..).zip(MONTHS).map(|(number, month): (u8, _)| (number.to_string(), month));
    [(String::new(), "Month")].into_iter().chain(months).collect()
}
