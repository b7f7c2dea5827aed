//! The relationship at a glance, the rhythm of staying in touch, and what Kith would like to know.

use super::part;
use crate::book::{Contact, Tier};
use crate::command::Command;
use crate::follow_up::cadence;
use crate::id::Id;
use crate::page::person::{Glance, PersonPage, Question};
use crate::page::sentence::Sentence;
use crate::page::words::{self, TIERS};
use crate::web::desk::use_desk;
use crate::web::kit::{
    Button, ButtonKind, Choice, ChoiceGroup, Dialog, DialogSize, Field, FieldKind, Glyph, IconButton,
};
use crate::web::say::Say;
use leptos::prelude::*;

/// Last contact, strength, rhythm, given and received.
#[component]
pub fn GlanceView(id: Id<Contact>, page: Memo<Option<PersonPage>>) -> impl IntoView {
    let dialog = RwSignal::new(false);
    let glance = part(page, |page| Some(page.glance.clone()));
    let draw = move |glance: Glance| {
        let strength =
            glance.strength.map(|number| view! { <span class=format!("meter meter-{number}")></span> });
        let known = if glance.strength_words.is_empty() { "not known" } else { glance.strength_words };
        view! {
            <div class="glance-part">
                <dt class="glance-name">"Last talked"</dt>
                <dd>
                    <Say sentence=glance.last />
                    {glance.last_out.map(|wrote| view! { <span class="open-remark"><Say sentence=wrote /></span> })}
                </dd>
            </div>
            <div class="glance-part">
                <dt class="glance-name">"How well"</dt>
                <dd>{strength} {known}</dd>
            </div>
            <div class="glance-part">
                <dt class="glance-name">
                    "Staying in touch"
                    <IconButton icon=Glyph::Edit label="Change how often" on_press=move || dialog.set(true) />
                </dt>
                <dd class:is-due=glance.is_due><Say sentence=glance.cadence /></dd>
            </div>
            <div class="glance-part">
                <dt class="glance-name">"Given and received"</dt>
                <dd><Say sentence=glance.balance /></dd>
            </div>
        }
    };
    view! {
        <dl class="glance">{move || glance.get().map(draw)}</dl>
        <RhythmDialog id open=dialog />
    }
}

/// The choices beside the tiers.
const OWN: &str = "own";
const NONE: &str = "none";

/// How often: a tier, a number of days of one's own, or not at all.
#[component]
fn RhythmDialog(id: Id<Contact>, open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let (picked, days) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    Effect::new(move |_| {
        if open.get() {
            let tier = desk.read_now(|book| book.get(id)?.cadence).map(|cadence| cadence.tier);
            picked.set(key_of(tier));
            days.set(if let Some(Tier::Days(days)) = tier { days.to_string() } else { String::new() });
        }
    });
    let choices = desk.page(|book, _| {
        let choice = |tier: Tier| {
            let words = Sentence::new("{tier}, every {days:day|days}")
                .own("tier", words::tier(tier))
                .count("days", cadence::days(book, tier).into());
            Choice::new(words::tier(tier), words.to_string())
        };
        let others = [Choice::new(OWN, "own rhythm"), Choice::new(NONE, "no rhythm")];
        TIERS.into_iter().map(choice).chain(others).collect::<Vec<_>>()
    });
    let save = move || {
        let tier = picked.with_untracked(|picked| tier_of(picked, &days.get_untracked()));
        open.set(false);
        desk.send_and_say(Command::SetCadence(vec![id], tier), "How often: changed.");
    };
    let is_own = Memo::new(move |_| picked.with(|picked| picked == OWN));
    view! {
        <Dialog open title="How often?" size=DialogSize::Small on_close=move || open.set(false)>
            <ChoiceGroup label="Cadence" hide_label=true choices value=picked on_pick=move |value| picked.set(value) />
            <Show when=move || is_own.get()>
                <Field kind=FieldKind::Number label="Every so many days" value=days on_input=move |text| days.set(text) />
            </Show>
            <div class="dialog-actions">
                <Button on_press=move || open.set(false)>"Cancel"</Button>
                <Button kind=ButtonKind::Main on_press=save>"Save"</Button>
            </div>
        </Dialog>
    }
}

fn key_of(tier: Option<Tier>) -> String {
    match tier {
        None => NONE.into(),
        Some(Tier::Days(_)) => OWN.into(),
        Some(tier) => words::tier(tier).into(),
    }
}

/// A rhythm of one's own without a readable number of days is none.
fn tier_of(key: &str, days: &str) -> Option<Tier> {
    match key {
        OWN => days.trim().parse().ok().filter(|days| *days > 0).map(Tier::Days),
        key => TIERS.into_iter().find(|tier| words::tier(*tier) == key),
    }
}

/// One question at a time, answered with one tap.
#[component]
pub fn Questions(page: Memo<Option<PersonPage>>) -> impl IntoView {
    let question = part(page, |page| page.questions.first().cloned());
    move || question.get().map(|question| view! { <Ask question /> })
}

#[component]
fn Ask(question: Question) -> impl IntoView {
    let desk = use_desk();
    let answers = question.answers.into_iter().map(|answer| {
        let command = answer.command;
        view! {
            <button type="button" class="chip" on:click=move |_| drop(desk.send_and_say(command.clone(), "Noted."))>
                <Say sentence=answer.words />
            </button>
        }
    });
    view! {
        <div class="person-question" role="group" aria-label=question.words.to_string()>
            <p class="serif"><Say sentence=question.words.clone() /></p>
            <div class="chips">{answers.collect_view()}</div>
        </div>
    }
}
