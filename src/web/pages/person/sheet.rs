//! The sheet: every field in its group, edited in place. What is empty waits behind "Add".

use super::editor::{Control, InPlace};
use super::part;
use super::place::Places;
use crate::book::Contact;
use crate::id::{Id, ItemId};
use crate::page::introductions::{is_far, reach_line, reach_person};
use crate::page::person::{
    Field, FieldLine, FieldProblem, Group, ItemLine, ItemList, PersonPage, SheetPart, Texts, edit,
};
use crate::safe_url::SafeUrl;
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{Glyph, Icon, IconButton, List, focus_first};
use crate::web::say::Say;
use leptos::prelude::*;

/// What is being edited in a group; one thing at a time.
#[derive(Clone, Copy, PartialEq)]
enum Editing {
    Field(Field),
    /// An item; `None` is a new one.
    Item(ItemList, Option<ItemId>),
}

/// Every group of fields.
#[component]
pub fn Sheet(id: Id<Contact>, page: Memo<Option<PersonPage>>) -> impl IntoView {
    let titles = part(page, |page| page.sheet.iter().map(|group| group.title).collect::<Vec<_>>());
    view! {
        <List each=move || titles.get() key=|title| *title let(title)>
            <section class="person-section">
                <h2 class="family">{title}</h2>
                {(title == WORK).then(|| view! { <Places id page /> })}
                {(title == TOGETHER).then(|| view! { <Met id page /> })}
                <GroupView id group=group_of(page, title) />
            </section>
        </List>
    }
}

/// How many empty fields a group offers before the rest is asked for.
const OFFERED: usize = 4;

/// The group that the places of work stand in.
const WORK: &str = "Work";

/// The group that tells how the two met.
const TOGETHER: &str = "The two of you";

/// How the two met and the chain that led there; how to reach whoever the user hardly knows.
#[component]
fn Met(id: Id<Contact>, page: Memo<Option<PersonPage>>) -> impl IntoView {
    let met = part(page, |page| page.met.clone());
    let is_far =
        use_desk().page_of_standings(move |book, standings, today| is_far(book, standings, today, id));
    let sentences =
        move || met.get().into_iter().map(|sentence| view! { <Say sentence /> " " }).collect_view();
    view! {
        <Show when=move || met.with(|met| !met.is_empty())>
            <p class="measure person-met">{sentences}</p>
        </Show>
        // Who knows whom is worked out only where it is asked for.
        <Show when=move || is_far.get()><Way id /></Show>
    }
}

/// How to reach them, where a way is known.
#[component]
fn Way(id: Id<Contact>) -> impl IntoView {
    let way = use_desk()
        .page_of_graph(move |book, standings, graph, today| reach_line(book, standings, graph, today, id));
    move || {
        way.get().map(|way| {
            view! {
                <p class="measure person-met">
                    <Say sentence=way />
                    " "
                    <a href=reach_person(id).to_string()>"How to reach them"</a>
                </p>
            }
        })
    }
}

fn group_of(page: Memo<Option<PersonPage>>, title: &'static str) -> Memo<Option<Group>> {
    Memo::new(move |_| {
        page.with(|page| page.as_ref()?.sheet.iter().find(|group| group.title == title).cloned())
    })
}

#[component]
fn GroupView(id: Id<Contact>, group: Memo<Option<Group>>) -> impl IntoView {
    let editing = RwSignal::new(None);
    let parts =
        move || group.with(|group| group.as_ref().map(|group| group.parts.clone()).unwrap_or_default());
    let lines = move || parts().into_iter().map(|part| part_view(id, part, editing)).collect_view();
    let all = RwSignal::new(false);
    let offers = move || parts().iter().filter_map(offer).collect::<Vec<_>>();
    let offered = move || if all.get() { usize::MAX } else { OFFERED };
    let is_more = move || offered() < offers().len();
    let offer = move |(words, what): (&'static str, Editing)| {
        view! {
            <button type="button" class="add" on:click=move |_| editing.set(Some(what))>
                <Icon glyph=Glyph::Plus />
                {words}
            </button>
        }
    };
    view! {
        <dl class="facts">{lines}</dl>
        <div class="adds">
            {move || offers().into_iter().take(offered()).map(offer).collect_view()}
            <Show when=is_more>
                <button type="button" class="add" aria-label="More fields" on:click=move |_| all.set(true)>"more ..."</button>
            </Show>
        </div>
    }
}

/// What a part offers to add: a field that is empty, or one more item.
fn offer(part: &SheetPart) -> Option<(&'static str, Editing)> {
    match part {
        SheetPart::Field(line) if line.words.is_some() => None,
        SheetPart::Field(line) => Some((line.field.label(), Editing::Field(line.field))),
        SheetPart::Items(list, _) => Some((list.label(), Editing::Item(*list, None))),
    }
}

fn part_view(id: Id<Contact>, part: SheetPart, editing: RwSignal<Option<Editing>>) -> AnyView {
    match part {
        SheetPart::Field(line) => field_view(id, line, editing).into_any(),
        SheetPart::Items(list, items) => {
            let lines = items.into_iter().map(|item| item_view(id, list, item, editing)).collect_view();
            let new = move || {
                (editing.get() == Some(Editing::Item(list, None)))
                    .then(|| view! { <EditLine label=list.label()><ItemForm id list item=None editing /></EditLine> })
            };
            view! { {lines} {new} }.into_any()
        }
    }
}

fn field_view(id: Id<Contact>, line: FieldLine, editing: RwSignal<Option<Editing>>) -> impl IntoView {
    let what = Editing::Field(line.field);
    let label = line.field.label();
    move || {
        if editing.get() == Some(what) {
            let (field, texts) = (line.field, line.texts.clone());
            return view! { <EditLine label><FieldForm id field texts editing /></EditLine> }.into_any();
        }
        let Some(words) = line.words.clone() else { return ().into_any() };
        view! {
            <div class="fact-line" class:of-search=line.field == Field::NotToKnow>
                <dt>{label}</dt>
                <dd class="fact">
                    <span class="fact-words" class:long-words=line.field == Field::Notes><Say sentence=words /></span>
                    <EditButton what label=label.into() editing />
                </dd>
            </div>
        }
        .into_any()
    }
}

fn item_view(
    id: Id<Contact>,
    list: ItemList,
    item: ItemLine,
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let what = Editing::Item(list, Some(item.id));
    move || {
        if editing.get() == Some(what) {
            let item = Some(item.clone());
            return view! { <EditLine label=list.label()><ItemForm id list item editing /></EditLine> }
                .into_any();
        }
        let ItemLine { label, words, link, remark, .. } = item.clone();
        view! {
            <div class="fact-line">
                <dt data-own="">{label.clone()}</dt>
                <dd class="fact">
                    <span class="fact-words">
                        {match link {
                            Some(url) => linked(&url, words.to_string()).into_any(),
                            None => view! { <Say sentence=words /> }.into_any(),
                        }}
                        {remark.map(|remark| view! { <span class="fresh"><Say sentence=remark /></span> })}
                    </span>
                    <EditButton what label editing />
                </dd>
            </div>
        }
        .into_any()
    }
}

/// The place of a form in the list of facts.
#[component]
fn EditLine(label: &'static str, children: Children) -> impl IntoView {
    view! {
        <div>
            <dt class="visually-hidden">{label}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

/// A link out of Kith; pages of the web open beside it and learn nothing of where they were opened from.
fn linked(url: &SafeUrl, words: String) -> impl IntoView + use<> {
    let target = url.is_web().then_some("_blank");
    let rel = url.is_web().then_some("noopener noreferrer");
    view! { <a href=url.to_string() target=target rel=rel data-own="">{words}</a> }
}

#[component]
fn EditButton(what: Editing, label: String, editing: RwSignal<Option<Editing>>) -> impl IntoView {
    let class = key(what);
    view! {
        <span class=format!("fact-pencil {class}")>
            <IconButton
                icon=Glyph::Edit
                label=format!("Change: {label}")
                on_press=move || editing.set(Some(what))
            />
        </span>
    }
}

/// Names what is edited in the document, so that the keyboard finds its way back.
fn key(what: Editing) -> String {
    match what {
        Editing::Field(field) => format!("pencil-{field:?}"),
        Editing::Item(list, id) => {
            format!("pencil-{list:?}-{}", id.map(|id| id.to_string()).unwrap_or_default())
        }
    }
}

/// Closes the form and gives the keyboard back to where it was opened.
fn close(what: Editing, editing: RwSignal<Option<Editing>>) {
    editing.set(None);
    request_animation_frame(move || {
        focus_first(&format!(".{} button", key(what)));
    });
}

#[component]
fn FieldForm(
    id: Id<Contact>,
    field: Field,
    texts: Texts,
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let desk = use_desk();
    let now = RwSignal::new(texts);
    let problem = RwSignal::new(None);
    let what = Editing::Field(field);
    let save = move || {
        let texts = now.get_untracked();
        let today = desk.moment().today;
        match put(desk, id, |contact| field.set(contact, &texts, today)) {
            Ok(()) => close(what, editing),
            Err(found) => problem.set(Some(found)),
        }
    };
    view! {
        <InPlace problem on_save=save on_close=move || close(what, editing)>
            <Control label=field.label() editor=field.editor() texts=now />
        </InPlace>
    }
}

#[component]
fn ItemForm(
    id: Id<Contact>,
    list: ItemList,
    item: Option<ItemLine>,
    editing: RwSignal<Option<Editing>>,
) -> impl IntoView {
    let desk = use_desk();
    let item_id = item.as_ref().map(|item| item.id);
    let what = Editing::Item(list, item_id);
    let texts = item.map(|item| item.texts).unwrap_or_default().into_iter();
    let parts: Vec<_> = list.parts().into_iter().zip(texts.chain(std::iter::repeat(Texts::new()))).collect();
    let held: Vec<RwSignal<Texts>> = parts.iter().map(|(_, texts)| RwSignal::new(texts.clone())).collect();
    let held = StoredValue::new(held);
    let problem = RwSignal::new(None);
    let save = move || {
        let texts: Vec<Texts> =
            held.with_value(|held| held.iter().map(|texts| texts.get_untracked()).collect());
        let (today, fresh) = (desk.moment().today, desk.moment().fresh_ids().fresh());
        let item_id = item_id.unwrap_or(fresh);
        match put(desk, id, |contact| list.put(contact, item_id, &texts, today)) {
            Ok(()) => close(Editing::Item(list, Some(item_id)), editing),
            Err(found) => problem.set(Some(found)),
        }
    };
    let remove = item_id.map(|item_id| {
        Callback::new(move |()| {
            editing.set(None);
            super::change(desk, id, "Removed.", |contact| list.remove(contact, item_id));
        })
    });
    let controls = held.with_value(|held| {
        let controls = parts.into_iter().zip(held.clone());
        controls
            .map(|((part, _), texts)| view! { <Control label=part.label editor=part.editor texts /> })
            .collect_view()
    });
    match remove {
        Some(on_remove) => view! {
            <InPlace problem on_save=save on_close=move || close(what, editing) on_remove>{controls}</InPlace>
        }
        .into_any(),
        None => {
            view! { <InPlace problem on_save=save on_close=move || close(what, editing)>{controls}</InPlace> }
                .into_any()
        }
    }
}

/// Writes a form back, if it can be read; where nothing has changed nothing is said.
fn put(
    desk: Desk,
    id: Id<Contact>,
    set: impl FnOnce(&mut Contact) -> Result<(), FieldProblem>,
) -> Result<(), FieldProblem> {
    let Some(before) = desk.read_now(|book| book.get(id).cloned()) else { return Ok(()) };
    let mut after = before.record.clone();
    set(&mut after)?;
    if after != before.record {
        desk.send_and_say(edit(&before, |contact| *contact = after), "Saved.");
    }
    Ok(())
}
