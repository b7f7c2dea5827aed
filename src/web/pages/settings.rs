//! Settings: the user, their plans and rests, how Kith is to work and look.

pub(super) mod plans;
mod rests;

use crate::book::{Book, Channel};
use crate::command::Command;
use crate::moment::Moment;
use crate::page::settings::{OwnText, SettingsPage, edit_me, set_places, set_tier_days, settings};
use crate::page::words;
use crate::web::desk::use_desk;
use crate::web::keyboard::use_overlays;
use crate::web::kit::{
    Button, CheckField, ChipGroup, Choice, ChoiceGroup, Disclosure, Field, FieldKind, Timer,
};
use crate::web::preferences::{Theme, use_preferences};
use leptos::prelude::*;
use plans::Plans;
use rests::Rests;
use std::time::Duration;

/// What is typed is kept once nothing more was typed for so long.
const QUIET: Duration = Duration::from_millis(700);

/// The channels that somebody may not use.
const CHANNELS: [Channel; 6] =
    [Channel::Mail, Channel::Call, Channel::Video, Channel::Text, Channel::Social, Channel::Letter];

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
        view! { <QuietField label=format!("{label}: days between") kind=FieldKind::Number value=days edit=set /> }
    };
    let places = Signal::derive(move || page.with(|page| page.places.to_string()));
    let set_places = |text: String| text.trim().parse().ok().map(Edit::Places);
    view! {
        <section class="page-section">
            <h2>"Rhythm"</h2>
            <p class="quiet">"How often you would like to be in touch with people of each cadence."</p>
            <div class="form">
                <div class="form-row">{[0, 1, 2, 3].map(tier)}</div>
                <QuietField label="Places on Today" kind=FieldKind::Number value=places edit=set_places />
            </div>
        </section>
    }
}

/// Short for the common case; the rest is opened.
#[component]
fn AboutMe(page: Memo<SettingsPage>) -> impl IntoView {
    use OwnText::{Emails, Employers, Names, Profile, Schools, Snapshot, Zone};
    let desk = use_desk();
    let send = move |command: Command| {
        // Nothing in it can be refused.
        drop(desk.send(command));
    };
    let set_few = move |few| send(desk.read_now(|book| edit_me(book, |me| me.knows_few = few)));
    let set_avoids = move |names: Vec<String>| {
        let channels =
            CHANNELS.into_iter().filter(|way| names.iter().any(|name| name == words::channel(*way)));
        send(desk.read_now(|book| edit_me(book, |me| me.avoids = channels.collect())));
    };
    let avoids = move || {
        page.with(|page| page.avoids.iter().map(|way| words::channel(*way).to_owned()).collect::<Vec<_>>())
    };
    view! {
        <section class="page-section">
            <h2>"About you"</h2>
            <div class="form">
                <OwnLine text=Names page />
                <CheckField
                    label="I know few people here"
                    checked=Signal::derive(move || page.with(|page| page.knows_few))
                    on_change=set_few
                    hint="A smaller aim is proposed then."
                />
                <Disclosure summary="More about you">
                    <div class="form">
                        {[Emails, Profile, Employers, Schools, Zone, Snapshot].map(|text| view! { <OwnLine text page /> })}
                        <ChipGroup
                            label="Channels you do not use"
                            choices=CHANNELS.map(|way| Choice::new(words::channel(way), words::channel(way))).to_vec()
                            chosen=Signal::derive(avoids)
                            on_change=set_avoids
                        />
                    </div>
                </Disclosure>
            </div>
        </section>
    }
}

/// One text that the user writes of themselves or their search.
#[component]
fn OwnLine(text: OwnText, page: Memo<SettingsPage>) -> impl IntoView {
    let place = OwnText::ALL.iter().position(|one| *one == text).unwrap_or_default();
    let value = Signal::derive(move || page.with(|page| page.texts[place].clone()));
    let kind = if text.is_long() { FieldKind::Long } else { FieldKind::Line };
    let edit = move |words| Some(Edit::Own(text, words));
    view! { <QuietField label=text.label() kind value edit hint=text.hint() /> }
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
    Own(OwnText, String),
}

impl Edit {
    fn command(self, book: &Book, moment: &Moment) -> Option<Command> {
        Some(match self {
            Edit::Tier(at, days) => set_tier_days(book, at, days),
            Edit::Places(places) => set_places(book, places),
            Edit::Own(text, words) => text.write(book, &words, moment.today, &mut moment.fresh_ids()),
        })
    }
}

/// A field whose text is kept when the typing rests; what does not read is left standing and not kept.
#[component]
fn QuietField<E>(
    #[prop(into)] label: String,
    value: Signal<String>,
    edit: E,
    #[prop(optional)] kind: FieldKind,
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
        let moment = desk.moment();
        if let Some(command) = desk.read_now(|book| edit.command(book, &moment)) {
            // Nothing in it can be refused.
            drop(desk.send(command));
        }
        typed.set(None);
    };
    let input = move |text: String| {
        typed.set(Some(text));
        quiet.start(QUIET, keep);
    };
    view! { <Field label kind value=Signal::derive(shown) on_input=input hint /> }
}
