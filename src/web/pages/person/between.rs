//! What is open between the two, and what was given and received.

use super::part;
use crate::book::Kind;
use crate::command::Command;
use crate::id::Id;
use crate::page::person::{Act, Between, BetweenLine, LineText, PersonPage};
use crate::page::route::{Place, Route};
use crate::page::sentence::Sentence;
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{
    Button, ButtonKind, DateField, Dialog, DialogSize, Field, FieldKind, Glyph, LinkButton, Menu, MenuItem,
};
use crate::web::say::Say;
use leptos::prelude::*;

/// Everything open, under its headings.
#[component]
pub fn BetweenView(page: Memo<Option<PersonPage>>) -> impl IntoView {
    let between = part(page, |page| page.between.clone());
    view! {
        <Show when=move || between.with(|between| !between.is_empty())>
            <section class="person-section">
                <h2 class="family">"Open"</h2>
                {move || between.get().into_iter().map(group).collect_view()}
            </section>
        </Show>
    }
}

fn group(between: Between) -> impl IntoView {
    let lines = between.lines.into_iter().map(|line| view! { <OpenLine line /> });
    view! {
        <h3 class="open-title"><Say sentence=between.title /></h3>
        <ul class="list open-list">{lines.collect_view()}</ul>
    }
}

/// A line with its likeliest act as a button and the others in a menu.
#[component]
fn OpenLine(line: BetweenLine) -> impl IntoView {
    let desk = use_desk();
    let BetweenLine { record, words, remarks, is_due, acts, texts } = line;
    let writing = RwSignal::new(None);
    let mut acts = acts.into_iter();
    let first = match record {
        (Kind::Meeting, id) => prepare(id).into_any(),
        _ => acts.next().map(|act| act_button(desk, act)).into_any(),
    };
    let rest: Vec<Act> = acts.collect();
    let items = Signal::derive(move || {
        let remove = MenuItem::new(Glyph::Trash, "Remove", move || remove(desk, record)).danger();
        let acts = rest.iter().cloned().map(|act| act_item(desk, act));
        let texts = texts.iter().map(|text| text_item(*text, writing));
        acts.chain(texts).chain((record.0 != Kind::Decision).then_some(remove)).collect::<Vec<_>>()
    });
    view! {
        <li>
            <span class="open-words" class:is-due=is_due><Say sentence=words />{remark_views(remarks)}</span>
            {first}
            <Show when=move || items.with(|items| !items.is_empty())><Menu label="More" items /></Show>
            <TextDialog writing />
        </li>
    }
}

/// What is written about a line, in second rank.
fn remark_views(remarks: Vec<Sentence>) -> impl IntoView {
    let remark = |remark| view! { <span class="open-remark"><Say sentence=remark /></span> };
    remarks.into_iter().map(remark).collect_view()
}

fn text_item(text: LineText, writing: RwSignal<Option<LineText>>) -> MenuItem {
    MenuItem::new(Glyph::Edit, text.label(), move || writing.set(Some(text)))
}

/// Writes a text of the record behind a line.
#[component]
fn TextDialog(writing: RwSignal<Option<LineText>>) -> impl IntoView {
    let desk = use_desk();
    let now = RwSignal::new(String::new());
    Effect::new(move |_| {
        if let Some(text) = writing.get() {
            now.set(desk.read_now(|book| text.text(book)));
        }
    });
    let label = Signal::derive(move || writing.get().map_or("", LineText::label).to_owned());
    let save = move || {
        let Some(text) = writing.get_untracked() else { return };
        writing.set(None);
        let today = desk.moment().today;
        if let Some(command) = desk.read_now(|book| text.write(book, &now.get_untracked(), today)) {
            desk.send_and_say(command, "Saved.");
        }
    };
    let open = Signal::derive(move || writing.get().is_some());
    view! {
        <Dialog open title=label size=DialogSize::Small on_close=move || writing.set(None)>
            <div data-own>
                {match writing.get_untracked().is_some_and(LineText::is_day) {
                    true => view! { <DateField label value=now on_input=move |text| now.set(text) /> }.into_any(),
                    false => {
                        view! { <Field label hide_label=true kind=FieldKind::Long value=now on_input=move |text| now.set(text) /> }
                            .into_any()
                    }
                }}
            </div>
            <div class="dialog-actions">
                <Button on_press=move || writing.set(None)>"Cancel"</Button>
                <Button kind=ButtonKind::Main on_press=save>"Save"</Button>
            </div>
        </Dialog>
    }
}

fn prepare(id: u64) -> impl IntoView {
    let href = Route::to(Place::Meeting(Id::from_number(id))).to_string();
    view! { <LinkButton href>"Prepare"</LinkButton> }
}

fn act_button(desk: Desk, act: Act) -> impl IntoView {
    let Act { label, said, command } = act;
    view! { <Button on_press=move || drop(desk.send_and_say(command.clone(), said))>{label}</Button> }
}

fn act_item(desk: Desk, act: Act) -> MenuItem {
    let Act { label, said, command } = act;
    MenuItem::new(Glyph::Check, label, move || drop(desk.send_and_say(command.clone(), said)))
}

fn remove(desk: Desk, (kind, id): (Kind, u64)) {
    desk.send_and_say(Command::TrashOne(kind, id), "Moved to the trash.");
}

/// What was given and received, in words.
#[component]
pub fn Favors(page: Memo<Option<PersonPage>>) -> impl IntoView {
    let desk = use_desk();
    let favors = part(page, |page| page.favors.clone());
    let line = move |line: BetweenLine| {
        let writing = RwSignal::new(None);
        let texts = line.texts.iter().map(|text| text_item(*text, writing));
        let items = texts.chain(line.acts.into_iter().map(|act| act_item(desk, act))).collect::<Vec<_>>();
        view! {
            <li>
                <span class="open-words"><Say sentence=line.words />{remark_views(line.remarks)}</span>
                <Menu label="More" items=Signal::stored(items) />
                <TextDialog writing />
            </li>
        }
    };
    view! {
        <Show when=move || favors.with(|favors| !favors.is_empty())>
            <section class="person-section">
                <h2 class="family">"Given and received"</h2>
                <ul class="list open-list">{move || favors.get().into_iter().map(line).collect_view()}</ul>
            </section>
        </Show>
    }
}
