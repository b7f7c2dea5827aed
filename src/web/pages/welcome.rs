//! Welcome: the first page of all.

use crate::book::Commitment;
use crate::page::route::{Place, Route};
use crate::page::settings::{commit, commitment_words};
use crate::page::welcome::{SENTENCES, SITUATIONS, SituationChoice};
use crate::web::desk::{Notebook, use_desk};
use crate::web::kit::{Choice, ChoiceGroup, Glyph, Icon};
use crate::web::looking_around;
use leptos::prelude::*;

/// The page.
#[component]
pub fn Welcome() -> impl IntoView {
    let chosen = RwSignal::new(None::<SituationChoice>);
    view! {
        <div class="welcome">
            <h1 class="page-title">"Welcome to Kith"</h1>
            {SENTENCES.map(|sentence| view! { <p>{sentence}</p> })}
            <SituationQuestion chosen />
            {move || chosen.get().map(|situation| view! { <AimQuestion situation /> })}
            <h2>"How would you like to begin?"</h2>
            <Ways />
        </div>
    }
}

#[component]
fn SituationQuestion(chosen: RwSignal<Option<SituationChoice>>) -> impl IntoView {
    let desk = use_desk();
    let pick = move |slug: String| {
        let Some(situation) = SituationChoice::of(&slug) else { return };
        for command in desk.read_now(|book| situation.commands(book, desk.moment().today)) {
            // Nothing in it can be refused.
            drop(desk.send(command));
        }
        chosen.set(Some(situation));
    };
    let choices = SITUATIONS.map(|choice| Choice::new(choice.slug, choice.label)).to_vec();
    view! {
        <ChoiceGroup
            label="Where are you just now?"
            choices
            value=Signal::derive(move || chosen.get().map(|choice| choice.slug.to_owned()).unwrap_or_default())
            on_pick=pick
        />
    }
}

/// A first commitment, with "not now" as an answer.
#[component]
fn AimQuestion(situation: SituationChoice) -> impl IntoView {
    let desk = use_desk();
    let aims = desk.read_now(|book| situation.aims(book));
    let said = RwSignal::new(String::new());
    let later = Commitment { count: 0, ..aims.first().cloned().unwrap_or_default() };
    let label = |aim: &Commitment| Choice::new(aim.count.to_string(), commitment_words(aim).to_string());
    let choices: Vec<Choice> = aims.iter().map(label).chain([Choice::new("0", "Not now")]).collect();
    let pick = move |count: String| {
        let count_number = count.parse().unwrap_or_default();
        let today = desk.moment().today;
        // Nothing in it can be refused.
        drop(desk.send(commit(count_number, later.unit, later.period, today)));
        said.set(count);
    };
    view! {
        <ChoiceGroup label="A first aim: whom to reach, by whatever way" choices value=said on_pick=pick />
    }
}

#[component]
fn Ways() -> impl IntoView {
    let is_sample = use_desk().notebook() == Notebook::Sample;
    view! {
        <div class="welcome-ways">
            <Way
                to=Route::to(Place::Import)
                glyph=Glyph::Upload
                title="Import the people you know"
                text="Your connections from LinkedIn, in the file that LinkedIn gives you."
            />
            <Way
                to=Route::to(Place::NameTen)
                glyph=Glyph::Edit
                title="Name ten people"
                text="Two minutes, no file needed."
            />
            <Show when=move || !is_sample>
                <button type="button" class="welcome-way" on:click=|_| looking_around::enter()>
                    <Icon glyph=Glyph::Eye />
                    <WayText
                        title="Look around in a sample"
                        text="A made-up job search in its sixth week. One tap throws it away."
                    />
                    <Icon glyph=Glyph::Chevron />
                </button>
            </Show>
            <Way
                to=Route::to(Place::Restore)
                glyph=Glyph::History
                title="I had my people here before: restore a copy"
                text="The browser may have cleared them. A backup file brings them back."
            />
        </div>
    }
}

#[component]
fn Way(to: Route, glyph: Glyph, title: &'static str, text: &'static str) -> impl IntoView {
    view! {
        <a class="welcome-way" href=to.to_string()>
            <Icon glyph />
            <WayText title text />
            <Icon glyph=Glyph::Chevron />
        </a>
    }
}

#[component]
fn WayText(title: &'static str, text: &'static str) -> impl IntoView {
    view! { <span><b>{title}</b><small>{text}</small></span> }
}
