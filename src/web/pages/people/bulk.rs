//! What can be done with everybody who is selected.

use super::selection::Selection;
use crate::book::Tier;
use crate::command::Command;
use crate::follow_up::cadence;
use crate::page::people::{PeopleList, cadence_load};
use crate::page::sentence::Sentence;
use crate::page::words::{self, TIERS};
use crate::web::desk::use_desk;
use crate::web::kit::{Button, ButtonKind, Choice, ChoiceGroup, Dialog, DialogSize, Glyph, TagInput};
use crate::web::say::Say;
use leptos::prelude::*;

/// How many are selected, and what can be done with them.
#[component]
pub fn BulkBar(selection: Selection, list: Memo<PeopleList>) -> impl IntoView {
    let desk = use_desk();
    let (tagging, timing) = (RwSignal::new(false), RwSignal::new(false));
    let selected = Signal::derive(move || {
        Sentence::new("{count:person|people} selected").count("count", selection.len())
    });
    let all = move || list.with(|list| list.slots.len());
    let all_words = Signal::derive(move || Sentence::new("Select all {count} shown").count("count", all()));
    let trash = move || {
        let ids = selection.ids(desk);
        let said = Sentence::new("{count:person is|people are} in the trash.").count("count", ids.len());
        desk.send_and_say(Command::Trash(ids), said.to_string());
    };
    view! {
        <div class="bulk-bar" role="group" aria-label="Selected people">
            <span role="status"><Say sentence=selected /></span>
            <Show when=move || selection.len() < all()>
                <Button kind=ButtonKind::Plain on_press=move || selection.choose_all()><Say sentence=all_words /></Button>
            </Show>
            <span class="push"></span>
            <Button icon=Glyph::Tag on_press=move || tagging.set(true)>"Tag"</Button>
            <Button icon=Glyph::Clock on_press=move || timing.set(true)>"Cadence"</Button>
            <Button icon=Glyph::Trash on_press=trash>"Trash"</Button>
            <Button kind=ButtonKind::Plain on_press=move || selection.clear()>"Done"</Button>
        </div>
        <TagDialog open=tagging selection />
        <CadenceDialog open=timing selection />
    }
}

#[component]
fn TagDialog(open: RwSignal<bool>, selection: Selection) -> impl IntoView {
    let desk = use_desk();
    let (add, remove) = (RwSignal::new(Vec::new()), RwSignal::new(Vec::new()));
    let known = move |text: String| {
        let tags = desk.with_people_now(|_, index| index.tags());
        let wanted = crate::text::fold(&text);
        let named =
            tags.into_iter().map(|(tag, _)| tag).filter(|tag| crate::text::fold(tag).contains(&wanted));
        named.take(12).collect::<Vec<_>>()
    };
    let close = move || {
        open.set(false);
        add.set(Vec::new());
        remove.set(Vec::new());
    };
    let save = move || {
        let contacts = selection.ids(desk);
        let said = Sentence::new("Tags set for {count:person|people}.").count("count", contacts.len());
        let command = Command::Tag { contacts, add: add.get_untracked(), remove: remove.get_untracked() };
        close();
        desk.send_and_say(command, said.to_string());
    };
    let is_empty = Signal::derive(move || add.with(Vec::is_empty) && remove.with(Vec::is_empty));
    view! {
        <Dialog open title="Tags for everybody selected" on_close=close>
            <div class="form" data-own="">
                <TagInput label="Put on" tags=add on_change=move |tags| add.set(tags) known placeholder="climbing, alumni" />
                <TagInput label="Take off" tags=remove on_change=move |tags| remove.set(tags) known />
            </div>
            <div class="dialog-actions">
                <Button on_press=close>"Cancel"</Button>
                <Button kind=ButtonKind::Main disabled=is_empty on_press=save>"Set tags"</Button>
            </div>
        </Dialog>
    }
}

/// The choice that takes a cadence away.
const NONE: &str = "none";

#[component]
fn CadenceDialog(open: RwSignal<bool>, selection: Selection) -> impl IntoView {
    let desk = use_desk();
    let picked = RwSignal::new(String::new());
    let choices = desk.page(|book, _| {
        let choice = |tier: Tier| {
            let words = Sentence::new("{tier}, every {days:day|days}")
                .own("tier", words::tier(tier))
                .count("days", cadence::days(book, tier).into());
            Choice::new(words::tier(tier), words.to_string())
        };
        TIERS.into_iter().map(choice).chain([Choice::new(NONE, "no cadence")]).collect::<Vec<_>>()
    });
    let tier = move || TIERS.into_iter().find(|tier| words::tier(*tier) == picked.get());
    let load = desk.page(move |book, _| tier().map(|tier| cadence_load(book, selection.len(), tier)));
    let close = move || {
        open.set(false);
        picked.set(String::new());
    };
    let save = move || {
        let ids = selection.ids(desk);
        let said = Sentence::new("Cadence set for {count:person|people}.").count("count", ids.len());
        let command = Command::SetCadence(ids, tier());
        close();
        desk.send_and_say(command, said.to_string());
    };
    view! {
        <Dialog open title="How often?" size=DialogSize::Small on_close=close>
            <ChoiceGroup label="Cadence" hide_label=true choices value=picked on_pick=move |value| picked.set(value) />
            <p class="quiet" role="status">
                {move || load.get().map(|load| view! { <Say sentence=load /> " The first hellos are spread over that time." })}
            </p>
            <div class="dialog-actions">
                <Button on_press=close>"Cancel"</Button>
                <Button kind=ButtonKind::Main disabled=Signal::derive(move || picked.with(String::is_empty)) on_press=save>
                    "Set cadence"
                </Button>
            </div>
        </Dialog>
    }
}
