//! Forgetting somebody: what goes, where they are named, and a typed word; it cannot be undone (R115).

use crate::book::Contact;
use crate::forget::{Place as Passage, forget};
use crate::id::Id;
use crate::order;
use crate::page::forget::{ForgetPage, PassageLine, forget_page};
use crate::page::route::{Place, Route};
use crate::web::desk::{Desk, use_desk};
use crate::web::files::let_the_page_draw;
use crate::web::kit::{Button, ButtonKind, CheckField, Dialog, Field, Progress};
use crate::web::router::go;
use crate::web::say::Say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeSet;

/// What has to be typed.
const WORD: &str = "forget";

/// The dialog.
#[component]
pub(super) fn ForgetDialog(id: Id<Contact>, open: RwSignal<bool>) -> impl IntoView {
    view! {
        <Dialog open title="Forget this person?" on_close=move || open.set(false)>
            <Looking id open />
        </Dialog>
    }
}

/// Looks through the whole notebook for their names first, which may take a moment.
#[component]
fn Looking(id: Id<Contact>, open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let page = RwSignal::new(None::<ForgetPage>);
    spawn_local(async move {
        let_the_page_draw().await;
        let (canary, today) = (desk.canary(), desk.moment().today);
        page.set(desk.read_now(|book| forget_page(book, id, canary, today)));
    });
    move || match page.get() {
        None => view! { <Progress label="Looking where they are named" done=None /> }.into_any(),
        Some(page) => view! { <Question id open page /> }.into_any(),
    }
}

#[component]
fn Question(id: Id<Contact>, open: RwSignal<bool>, page: ForgetPage) -> impl IntoView {
    let desk = use_desk();
    let certain = page.passages.iter().filter(|line| line.doubt.is_none()).map(|line| line.place);
    let ticked = RwSignal::new(order::set(certain));
    let (pass_over, typed) = (RwSignal::new(false), RwSignal::new(String::new()));
    let is_sure = move || typed.with(|typed| typed.trim().eq_ignore_ascii_case(WORD));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if is_sure() {
            open.set(false);
            forget_them(desk, id, &ticked.get_untracked(), pass_over.get_untracked());
        }
    };
    let ForgetPage { name, goes, passages, has_address, backups } = page;
    view! {
        <form class="form" on:submit=submit>
            <p>
                <b data-own="">{name}</b>
                " goes from this notebook for good: everything known of them, from the history and the trash too. This is the one thing that cannot be undone."
            </p>
            <Goes goes />
            <Passages passages ticked />
            <Show when=move || has_address>
                <CheckField
                    label="Pass them over when a file is imported"
                    hint="Keeps a scrambled mark of their addresses, by which nobody can tell who it was."
                    checked=pass_over
                    on_change=move |yes| pass_over.set(yes)
                />
            </Show>
            <p class="quiet"><Say sentence=backups /></p>
            <Field label="Type “forget” to go on" value=typed on_input=move |text| typed.set(text) />
            <div class="dialog-actions">
                <Button on_press=move || open.set(false)>"Keep them"</Button>
                <Button kind=ButtonKind::Danger submit=true disabled=Signal::derive(move || !is_sure())>
                    "Forget for good"
                </Button>
            </div>
        </form>
    }
}

/// What goes with them, and what stays without their name.
#[component]
fn Goes(goes: Vec<crate::page::sentence::Sentence>) -> impl IntoView {
    let is_any = !goes.is_empty();
    view! {
        <Show when=move || is_any>
            <p>"With them goes what concerns nobody else:"</p>
        </Show>
        <ul class="row">
            {goes.into_iter().map(|sentence| view! { <li class="badge tone-plain"><Say sentence /></li> }).collect_view()}
        </ul>
        <p>"Where others took part, or where they introduced people, “someone” stands in their place."</p>
    }
}

/// The passages in others' records, each with a tick.
#[component]
fn Passages(passages: Vec<PassageLine>, ticked: RwSignal<BTreeSet<Passage>>) -> impl IntoView {
    if passages.is_empty() {
        return view! { <p>"Nobody else’s records name them."</p> }.into_any();
    }
    let all = order::set(passages.iter().map(|line| line.place));
    view! {
        <fieldset class="stack">
            <legend>"They are named here. Ticked ones become “someone”."</legend>
            <div class="button-row">
                <Button kind=ButtonKind::Plain on_press=move || ticked.set(all.clone())>"Tick all"</Button>
                <Button kind=ButtonKind::Plain on_press=move || ticked.set(BTreeSet::new())>"Tick none"</Button>
            </div>
            <ul class="list">
                {passages.into_iter().map(|line| view! { <li><PassageTick line ticked /></li> }).collect_view()}
            </ul>
        </fieldset>
    }
    .into_any()
}

#[component]
fn PassageTick(line: PassageLine, ticked: RwSignal<BTreeSet<Passage>>) -> impl IntoView {
    let place = line.place;
    let [before, named, after] = line.words;
    let tick = move |event| {
        let yes = event_target_checked(&event);
        ticked.update(|ticked| _ = if yes { ticked.insert(place) } else { ticked.remove(&place) });
    };
    view! {
        <label class="passage">
            <input
                type="checkbox"
                class="check"
                prop:checked=move || ticked.with(|ticked| ticked.contains(&place))
                on:change=tick
            />
            <span>
                <span class="small quiet">
                    <Say sentence=line.where_it_is />
                    {line.doubt.map(|doubt| view! { " (" {doubt} ")" })}
                </span>
                <span class="passage-words" data-own="">{before}<mark>{named}</mark>{after}</span>
            </span>
        </label>
    }
}

fn forget_them(desk: Desk, id: Id<Contact>, ticked: &BTreeSet<Passage>, pass_over: bool) {
    let moment = desk.moment();
    let changes = desk.read_now(|book| forget(book, id, ticked, pass_over, &moment));
    desk.absorb_changes(changes);
    go(&Route::to(Place::People));
    desk.say("Forgotten. Nothing of them is left in this notebook.");
}
