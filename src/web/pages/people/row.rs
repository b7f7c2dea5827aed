//! One row of the list, and the line of headings above.

use super::{route_with, selection::Selection};
use crate::book::Contact;
use crate::id::Id;
use crate::page::people::{PeopleFilter, PeopleList, PersonLine, line};
use crate::page::route::Place;
use crate::web::desk::use_desk;
use crate::web::kit::{Glyph, Icon, Row, avatar_class, initials};
use leptos::ev::MouseEvent;
use leptos::html::{self, ElementType};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Node};

/// One slot of the list: shows whoever the pool points it at.
#[component]
pub fn PersonRow(
    row: Row,
    list: Memo<PeopleList>,
    filter: Memo<PeopleFilter>,
    open: Signal<Option<Id<Contact>>>,
    selection: Selection,
) -> impl IntoView {
    let desk = use_desk();
    let (slot, tags) = (RwSignal::new(None), RwSignal::new(Vec::new()));
    let cells = Cells::default();
    Effect::new(move |before: Option<Shown>| {
        // Read before the index is held: it may have to work out the list anew, which needs the index too.
        let at = row.index.get().and_then(|at| list.with(|list| list.slots.get(at).copied()));
        let today = desk.today();
        desk.revision().track();
        let line = at.and_then(|slot| desk.with_people_now(|book, index| line(book, index, slot, today)));
        let (before, now) = (before.unwrap_or_default(), Shown::new(line, &filter.read(), open.get()));
        cells.write(&before, &now);
        if slot.get_untracked() != at {
            slot.set(at);
        }
        if before.line.tags != now.line.tags {
            tags.set(now.line.tags.clone());
        }
        now
    });
    view! {
        <div class="people-row no-role no-next" node_ref=cells.row>
            <RowCheck row person_slot=slot name=cells.check selection />
            <span class="avatar" aria-hidden="true" node_ref=cells.avatar></span>
            <a class="person-name" tabindex=move || row.tab_index() data-own="" node_ref=cells.link>
                <span node_ref=cells.name></span>
                <span hidden node_ref=cells.star><Icon glyph=Glyph::Star /><span class="visually-hidden">"(starred)"</span></span>
            </a>
            <span class="person-role">
                <span data-own="" node_ref=cells.role></span>
                {move || tags.get().into_iter().map(|tag| view! { <span class="tag" data-own="">{tag}</span> }).collect_view()}
            </span>
            <span class="person-strength">
                <span hidden node_ref=cells.dots><span class="visually-hidden" node_ref=cells.strength></span></span>
            </span>
            <span class="person-last" node_ref=cells.last></span>
            <span class="person-due" node_ref=cells.next></span>
        </div>
    }
}

/// What a row shows.
#[derive(Default)]
struct Shown {
    line: PersonLine,
    /// Where its link leads.
    href: String,
    /// Their page is open beside the list.
    is_open: bool,
}

impl Shown {
    fn new(line: Option<PersonLine>, filter: &PeopleFilter, open: Option<Id<Contact>>) -> Shown {
        let Some(line) = line else { return Shown::default() };
        let href = route_with(Place::Person(line.id), filter).to_string();
        Shown { is_open: open == Some(line.id), href, line }
    }
}

/// Puts words into an element.
fn write<E>(cell: NodeRef<E>, words: &str)
where
    E: ElementType,
    E::Output: JsCast + Clone + 'static,
{
    if let Some(cell) = cell.get_untracked() {
        cell.unchecked_ref::<Node>().set_text_content(Some(words));
    }
}

/// Gives an element a class or takes it away, where that is new.
fn mark<E>(cell: NodeRef<E>, class: &str, before: bool, now: bool)
where
    E: ElementType,
    E::Output: JsCast + Clone + 'static,
{
    if let Some(cell) = cell.get_untracked().filter(|_| before != now) {
        // Refused for no class without a space.
        let _ = cell.unchecked_ref::<Element>().class_list().toggle_with_force(class, now);
    }
}

/// The elements that a row shows itself in, written by one effect. With an effect for each text, as
/// elsewhere, twenty rows that all change at once would take most of the time of a letter typed.
#[derive(Clone, Copy, Default)]
struct Cells {
    row: NodeRef<html::Div>,
    link: NodeRef<html::A>,
    check: NodeRef<html::Span>,
    avatar: NodeRef<html::Span>,
    name: NodeRef<html::Span>,
    star: NodeRef<html::Span>,
    role: NodeRef<html::Span>,
    dots: NodeRef<html::Span>,
    strength: NodeRef<html::Span>,
    last: NodeRef<html::Span>,
    next: NodeRef<html::Span>,
}

impl Cells {
    /// Writes what has changed.
    fn write(&self, before: &Shown, now: &Shown) {
        if let Some(link) = self.link.get_untracked().filter(|_| before.href != now.href) {
            link.set_href(&now.href);
        }
        mark(self.row, "is-open", before.is_open, now.is_open);
        self.write_line(&before.line, &now.line);
    }

    fn write_line(&self, before: &PersonLine, now: &PersonLine) {
        if before.name != now.name {
            write(self.name, &now.name);
            write(self.check, &now.name);
            write(self.avatar, &initials(&now.name));
            if let Some(avatar) = self.avatar.get_untracked() {
                avatar.set_class_name(&avatar_class(&now.name));
            }
        }
        if before.role != now.role {
            write(self.role, &now.role);
        }
        if before.strength != now.strength {
            write(self.strength, now.strength_words);
            if let Some(dots) = self.dots.get_untracked() {
                dots.set_class_name(&format!("dots dots-{}", now.strength.unwrap_or_default()));
                dots.set_title(now.strength_words);
                dots.set_hidden(now.strength.is_none());
            }
        }
        if let Some(star) = self.star.get_untracked().filter(|_| before.starred != now.starred) {
            star.set_hidden(!now.starred);
        }
        if before.last != now.last {
            write(self.last, &now.last);
        }
        if before.next != now.next {
            write(self.next, &now.next);
        }
        mark(self.next, "tone-due", before.is_due, now.is_due);
        let no_role = |it: &PersonLine| it.role.is_empty() && it.tags.is_empty();
        mark(self.row, "no-role", no_role(before), no_role(now));
        let no_next = |it: &PersonLine| it.next.is_empty() || it.last.is_empty();
        mark(self.row, "no-next", no_next(before), no_next(now));
    }
}

#[component]
fn RowCheck(
    row: Row,
    person_slot: RwSignal<Option<u32>>,
    name: NodeRef<html::Span>,
    selection: Selection,
) -> impl IntoView {
    let check = NodeRef::<html::Input>::new();
    let is_chosen = move || person_slot.get().is_some_and(|slot| selection.has(slot));
    let choose = move |event: MouseEvent| {
        let on = check.get_untracked().is_some_and(|check| check.checked());
        if let Some(at) = row.index.get_untracked() {
            selection.choose(at, on, event.shift_key());
        }
    };
    view! {
        <label class="people-row-check">
            <span class="visually-hidden">"Select " <span data-own="" node_ref=name></span></span>
            <input
                type="checkbox"
                class="check"
                node_ref=check
                tabindex=move || row.tab_index()
                prop:checked=is_chosen
                on:click=choose
            />
        </label>
    }
}

/// The headings, with a box that selects everybody shown.
#[component]
pub fn ListHead(selection: Selection, list: Memo<PeopleList>) -> impl IntoView {
    let check = NodeRef::<html::Input>::new();
    let is_all = move || list.with(|list| selection.len() == list.slots.len());
    let choose = move |_| match check.get_untracked().is_some_and(|check| check.checked()) {
        true => selection.choose_all(),
        false => selection.clear(),
    };
    view! {
        <div class="people-head">
            <label class="people-row-check">
                <span class="visually-hidden">"Select everybody shown"</span>
                <input type="checkbox" class="check" node_ref=check prop:checked=is_all on:click=choose />
            </label>
            <span class="person-name">"Name"</span>
            <span class="person-role">"Role"</span>
            <span class="person-strength">"How well"</span>
            <span class="person-last">"Last talked"</span>
            <span class="person-due">"Next"</span>
        </div>
    }
}
