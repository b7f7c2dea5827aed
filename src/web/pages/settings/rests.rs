//! Working days, days off, days away (R116).

use crate::day::Day;
use crate::page::sentence::WEEKDAYS;
use crate::page::settings::{AwayLine, SettingsPage, go_away, set_holiday, set_working_days, stay};
use crate::web::desk::use_desk;
use crate::web::kit::{Button, ChipGroup, Choice, DateField, Field, Glyph, IconButton};
use crate::web::say::Say;
use leptos::prelude::*;

#[component]
pub(super) fn Rests(page: Memo<SettingsPage>) -> impl IntoView {
    view! {
        <section class="page-section">
            <h2>"Work and rest"</h2>
            <div class="form">
                <WorkingDays page />
                <Holidays page />
                <AwayDays page />
            </div>
        </section>
    }
}

#[component]
fn WorkingDays(page: Memo<SettingsPage>) -> impl IntoView {
    let desk = use_desk();
    let chosen = move || {
        let week = page.with(|page| page.working_days);
        let working = WEEKDAYS.iter().zip(week).filter(|(_, works)| *works);
        working.map(|(name, _)| (*name).to_owned()).collect::<Vec<_>>()
    };
    let change = move |names: Vec<String>| {
        let week = WEEKDAYS.map(|name| names.iter().any(|chosen| chosen == name));
        // Nothing in it can be refused.
        drop(desk.send(desk.read_now(|book| set_working_days(book, week))));
    };
    view! {
        <ChipGroup
            label="Your working days"
            choices=WEEKDAYS.map(|name| Choice::new(name, name)).to_vec()
            chosen=Signal::derive(chosen)
            on_change=change
        />
    }
}

#[component]
fn Holidays(page: Memo<SettingsPage>) -> impl IntoView {
    let desk = use_desk();
    let day = RwSignal::new(String::new());
    let set = move |day: Day, off: bool| {
        // Nothing in it can be refused.
        drop(desk.send(desk.read_now(|book| set_holiday(book, day, off))));
    };
    let add = move || {
        if let Some(picked) = Day::parse(&day.get_untracked()) {
            set(picked, true);
            day.set(String::new());
        }
    };
    let line = move |(day, words): (Day, String)| {
        let label = format!("Take {words} off the list");
        view! {
            <li>
                <time class="list-text" datetime=day.to_string()>{words}</time>
                <IconButton icon=Glyph::Close label on_press=move || set(day, false) />
            </li>
        }
    };
    view! {
        <div class="row">
            <DateField label="A day off" value=day on_input=move |text| day.set(text) />
            <Button on_press=add disabled=Signal::derive(move || day.with(String::is_empty))>"Add"</Button>
        </div>
        <ul class="list">
            {move || page.with(|page| page.holidays.clone()).into_iter().map(line).collect_view()}
        </ul>
    }
}

#[component]
fn AwayDays(page: Memo<SettingsPage>) -> impl IntoView {
    let desk = use_desk();
    let (from, until) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let note = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let add = move || {
        let days = (Day::parse(&from.get_untracked()), Day::parse(&until.get_untracked()));
        let (Some(first), Some(last)) = days else {
            return problem.set(Some("Choose the first and the last day.".to_owned()));
        };
        match desk.send(go_away(first, last, &note.get_untracked())) {
            Ok(_) => {
                desk.say_done("Noted. Kith rests with you.");
                [from, until, note].iter().for_each(|text| text.set(String::new()));
                problem.set(None);
            }
            Err(refusal) => problem.set(Some(refusal.sentence().to_owned())),
        }
    };
    view! {
        <fieldset class="form">
            <legend>"Days away"</legend>
            <p class="quiet">"Meanwhile nothing comes due, and Today shows only meetings, dates and what you pinned."</p>
            <div class="form-row">
                <DateField label="From" value=from on_input=move |text| from.set(text) />
                <DateField label="To" value=until on_input=move |text| until.set(text) problem />
                <Field label="A note, if you like" value=note on_input=move |text| note.set(text) />
            </div>
            <div><Button on_press=add>"Add days away"</Button></div>
        </fieldset>
        <ul class="list">
            {move || {
                page.with(|page| page.away.clone()).into_iter().map(|line| view! { <AwayRow line /> }).collect_view()
            }}
        </ul>
    }
}

#[component]
fn AwayRow(line: AwayLine) -> impl IntoView {
    let desk = use_desk();
    let id = line.id;
    let remove = move || {
        desk.send_and_say(stay(id), "Taken off.");
    };
    view! {
        <li>
            <span class="list-text"><Say sentence=line.text /></span>
            <Button on_press=remove>"Remove"</Button>
        </li>
    }
}
