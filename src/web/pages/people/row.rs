//! One row of the list, and the line of headings above.

use super::{route_with, selection::Selection};
use crate::book::Contact;
use crate::id::Id;
use crate::page::people::{PeopleFilter, PeopleList, PersonLine, line};
use crate::page::route::Place;
use crate::web::desk::use_desk;
use crate::web::kit::{Avatar, Glyph, Icon, Row};
use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;

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
    let slot =
        Memo::new(move |_| row.index.get().and_then(|at| list.with(|list| list.slots.get(at).copied())));
    let person = Memo::new(move |_| {
        // Read before the index is held: it may have to work out the list anew, which needs the index too.
        let slot = slot.get()?;
        let today = desk.today();
        desk.revision().track();
        desk.with_people_now(|book, index| line(book, index, slot, today))
    });
    let part = move |part: fn(&PersonLine) -> String| {
        Signal::derive(move || person.with(|person| person.as_ref().map(part).unwrap_or_default()))
    };
    let name = part(|person| person.name.clone());
    let href = move || {
        let id = person.with(|person| person.as_ref().map(|person| person.id))?;
        Some(route_with(Place::Person(id), &filter.get()).to_string())
    };
    let is_open = move || {
        open.get().is_some() && open.get() == person.with(|person| person.as_ref().map(|person| person.id))
    };
    let is_due = move || person.with(|person| person.as_ref().is_some_and(|person| person.is_due));
    let strength = move || person.with(|person| person.as_ref().and_then(|person| person.strength));
    let no_role =
        move || person.with(|it| it.as_ref().is_some_and(|it| it.role.is_empty() && it.tags.is_empty()));
    let no_next =
        move || person.with(|it| it.as_ref().is_some_and(|it| it.next.is_empty() || it.last.is_empty()));
    let is_starred = move || person.with(|person| person.as_ref().is_some_and(|person| person.starred));
    let tags = move || person.with(|person| person.as_ref().map(|it| it.tags.clone()).unwrap_or_default());
    view! {
        <div class="people-row" class:is-open=is_open class:no-role=no_role class:no-next=no_next>
            <RowCheck row person_slot=slot name selection />
            <Avatar name />
            <a class="person-name" href=href tabindex=move || row.tab_index() data-own="">
                {name}
                <Show when=is_starred><Icon glyph=Glyph::Star /><span class="visually-hidden">"(starred)"</span></Show>
            </a>
            <span class="person-role">
                <span data-own="">{part(|person| person.role.clone())}</span>
                {move || tags().into_iter().map(|tag| view! { <span class="tag" data-own="">{tag}</span> }).collect_view()}
            </span>
            <span class="person-strength">
                {move || strength().map(|number| view! {
                    <span class=format!("dots dots-{number}") title=part(|person| person.strength_words.into())>
                        <span class="visually-hidden">{part(|person| person.strength_words.into())}</span>
                    </span>
                })}
            </span>
            <span class="person-last">{part(|person| person.last.clone())}</span>
            <span class="person-due" class:tone-due=is_due>{part(|person| person.next.clone())}</span>
        </div>
    }
}

#[component]
fn RowCheck(
    row: Row,
    person_slot: Memo<Option<u32>>,
    name: Signal<String>,
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
            <span class="visually-hidden">"Select " <span data-own="">{name}</span></span>
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
