//! Settings: the user, their plans and rests, how Kith is to work and look.

pub(super) mod plans;
mod rests;

use crate::command::Command;
use crate::page::settings::{SettingsPage, edit_me, set_places, set_tier_days, settings, words_of_line};
use crate::page::words;
use crate::web::desk::use_desk;
use crate::web::keyboard::use_overlays;
use crate::web::kit::{Button, CheckField, Choice, ChoiceGroup, Field, FieldKind, Timer};
use crate::web::preferences::{Theme, use_preferences};
use leptos::prelude::*;
use plans::Plans;
use rests::Rests;
use std::time::Duration;

/// What is typed is kept once nothing more was typed for so long.
const QUIET: Duration = Duration::from_millis(700);

/// The page.
#[component]
pub fn Settings() -> impl IntoView {
    let page = use_desk().page(settings);
    view! {
        <div class="page">
            <h1 class="page-title">"Settings"</h1>
            <p class="lede">"Every change is kept at once, and can be undone."</p>
            <Plans page />
            <Rests page />
            <Rhythm page />
            <AboutMe page />
            <Looks />
        </div>
    }
}

/// How often "close", "near", "wide" and "yearly" are, and how long Today's list is.
#[component]
fn Rhythm(page: Memo<SettingsPage>) -> impl IntoView {
    let tier = |at: usize| {
        let days = Signal::derive(move || page.with(|page| page.tier_days[at].to_string()));
        let set = move |text: String| text.trim().parse().ok().map(|days| Edit::Tier(at, days));
        let label = words::TIERS.get(at).map(|tier| words::tier(*tier)).unwrap_or_default();
        view! { <QuietField label=format!("{label}: days between") number=true value=days edit=set /> }
    };
    let places = Signal::derive(move || page.with(|page| page.places.to_string()));
    let set_places = |text: String| text.trim().parse().ok().map(Edit::Places);
    view! {
        <section class="page-section">
            <h2>"Rhythm"</h2>
            <p class="quiet">"How often you would like to be in touch with people of each cadence."</p>
            <div class="form">
                <div class="form-row">{[0, 1, 2, 3].map(tier)}</div>
                <QuietField label="Places on Today" number=true value=places edit=set_places />
            </div>
        </section>
    }
}

#[component]
fn AboutMe(page: Memo<SettingsPage>) -> impl IntoView {
    let desk = use_desk();
    let names = Signal::derive(move || page.with(|page| page.names.clone()));
    let set_few = move |few| {
        let command = desk.read_now(|book| edit_me(book, |me| me.knows_few = few));
        // Nothing in it can be refused.
        drop(desk.send(command));
    };
    view! {
        <section class="page-section">
            <h2>"About you"</h2>
            <div class="form">
                <QuietField
                    label="Your names, parted by commas"
                    value=names
                    edit=|text| Some(Edit::Names(text))
                    hint="So that a file of messages or contacts knows which of the names is you."
                />
                <CheckField
                    label="I know few people here"
                    checked=Signal::derive(move || page.with(|page| page.knows_few))
                    on_change=set_few
                    hint="A smaller aim is proposed then."
                />
            </div>
        </section>
    }
}

#[component]
fn Looks() -> impl IntoView {
    let (preferences, overlays) = (use_preferences(), use_overlays());
    let choices = Theme::ALL.map(|(theme, label)| Choice::new(format!("{theme:?}"), label)).to_vec();
    let pick = move |value: String| {
        if let Some((theme, _)) = Theme::ALL.into_iter().find(|(theme, _)| format!("{theme:?}") == value) {
            preferences.set_theme(theme);
        }
    };
    view! {
        <section class="page-section">
            <h2>"Look and keys, on this device"</h2>
            <div class="form">
                <ChoiceGroup
                    label="Colours"
                    choices
                    value=Signal::derive(move || format!("{:?}", preferences.theme()))
                    on_pick=pick
                />
                <CheckField
                    label="Obey single letters, such as L for Log"
                    checked=Signal::derive(move || preferences.single_keys())
                    on_change=move |on| preferences.set_single_keys(on)
                />
                <div><Button on_press=move || overlays.help.set(true)>"What the keys do"</Button></div>
            </div>
        </section>
    }
}

/// What a field of text on this page changes.
enum Edit {
    Tier(usize, u16),
    Places(u8),
    Names(String),
}

impl Edit {
    fn command(self, book: &crate::book::Book) -> Command {
        match self {
            Edit::Tier(at, days) => set_tier_days(book, at, days),
            Edit::Places(places) => set_places(book, places),
            Edit::Names(line) => edit_me(book, |me| me.names = words_of_line(&line)),
        }
    }
}

/// A field whose text is kept when the typing rests; what does not read is left standing and not kept.
#[component]
fn QuietField<E>(
    #[prop(into)] label: String,
    value: Signal<String>,
    edit: E,
    #[prop(optional)] number: bool,
    #[prop(optional)] hint: &'static str,
) -> impl IntoView
where
    E: Fn(String) -> Option<Edit> + Copy + Send + Sync + 'static,
{
    let desk = use_desk();
    let typed = RwSignal::new(None::<String>);
    let quiet = Timer::new();
    let shown = move || typed.get().unwrap_or_else(|| value.get());
    let keep = move || {
        let Some(edit) = typed.get_untracked().and_then(edit) else { return };
        // Nothing in it can be refused.
        drop(desk.send(desk.read_now(|book| edit.command(book))));
        typed.set(None);
    };
    let input = move |text: String| {
        typed.set(Some(text));
        quiet.start(QUIET, keep);
    };
    let kind = if number { FieldKind::Number } else { FieldKind::Line };
    view! { <Field label kind value=Signal::derive(shown) on_input=input hint /> }
}
