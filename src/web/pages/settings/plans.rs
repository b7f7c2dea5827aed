//! What the network is for just now, and what the user set out to do.

use super::OwnLine;
use crate::book::{Commitment, Mode, Period, Unit};
use crate::command::Command;
use crate::page::route::{Place, Route};
use crate::page::sentence::Sentence;
use crate::page::settings::{
    MODES, OwnText, SettingsPage, UNITS, choose_mode, commit, commitment_words, edit_campaign,
};
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{
    Button, CheckField, Choice, ChoiceGroup, Disclosure, Glyph, LinkButton, SelectField, focus_first,
};
use crate::web::say::Say;
use leptos::prelude::*;

/// The most that can be set out to do.
const MOST: u16 = 20;

/// Mode, discretion and aim: in Settings and on the Plan.
#[component]
pub fn Plans(page: Memo<SettingsPage>) -> impl IntoView {
    use OwnText::{Roles, Skills, Title};
    let desk = use_desk();
    let send = move |command: Command| {
        // Nothing on this part of the page can be refused.
        drop(desk.send(command));
    };
    let pick_mode = move |value: String| {
        if let Some((mode, ..)) = MODES.into_iter().find(|(mode, ..)| slug(*mode) == value) {
            send(desk.read_now(|book| choose_mode(book, mode, desk.moment().today)));
            say_since(desk, page);
        }
    };
    let set_discreet = move |on| {
        let today = desk.moment().today;
        send(desk.read_now(|book| edit_campaign(book, today, |campaign| campaign.discreet = on)));
    };
    let set_horizon = move |months: String| {
        let (today, months) = (desk.moment().today, months.parse().ok().filter(|months| *months > 0));
        send(desk.read_now(|book| edit_campaign(book, today, |campaign| campaign.horizon_months = months)));
    };
    let mode = Signal::derive(move || page.with(|page| page.mode.map(slug).unwrap_or_default()));
    let since =
        move || page.with(|page| page.mode_since.clone()).map(|since| view! { " " <Say sentence=since /> });
    view! {
        <section class="page-section">
            <h2>"What the network is for"</h2>
            <div class="form">
                <ChoiceGroup
                    label="Just now"
                    choices=MODES.map(|(mode, label, _)| Choice::new(slug(mode), label)).to_vec()
                    value=mode
                    on_pick=pick_mode
                />
                <p class="quiet">{since}</p>
                {move || page.with(|page| page.new_direction.clone()).map(direction)}
                <CheckField
                    label="Be discreet"
                    checked=Signal::derive(move || page.with(|page| page.discreet))
                    on_change=set_discreet
                    hint="Nobody at your own organization is proposed for anything about the search, and none of it goes on paper."
                />
                <Show when=move || page.with(|page| page.mode.is_some())>
                <Disclosure summary="What you look for">
                    <div class="form">
                        {[Roles, Title, Skills].map(|text| view! { <OwnLine text page /> })}
                        <SelectField
                            label="How long you give it"
                            choices=horizons()
                            value=Signal::derive(move || page.with(|page| page.horizon.unwrap_or_default().to_string()))
                            on_pick=set_horizon
                        />
                        <div><LinkButton href=Route::to(Place::Targets).to_string() icon=Glyph::Target>"Places you are after"</LinkButton></div>
                    </div>
                </Disclosure>
                </Show>
                <Aim page />
            </div>
        </section>
    }
}

/// What was chosen counts at once: it is said, and can be undone.
fn say_since(desk: Desk, page: Memo<SettingsPage>) {
    if let Some(since) = page.with_untracked(|page| page.mode_since.clone()) {
        desk.say_done(since.to_string());
    }
}

/// R56: another direction, or another place to live, ends this search as a landing does.
fn direction(begin_anew: Command) -> impl IntoView {
    let desk = use_desk();
    let press = move || {
        let said = "A new search begins. Those who helped in the one before are thanked and told.";
        desk.send_and_say(begin_anew.clone(), said);
        // The button goes; the focus stays with what it changed.
        focus_first("main .chip-input:checked");
    };
    view! {
        <div class="row">
            <span class="quiet">"Another field, or another place to live?"</span>
            <Button on_press=press>"I change direction"</Button>
        </div>
    }
}

fn horizons() -> Vec<Choice> {
    let months = |months: u8| Sentence::new("{months:month|months}").count("months", usize::from(months));
    let choice = |number: u8| Choice::new(number.to_string(), months(number).to_string());
    let some = [1, 2, 3, 4, 6, 9, 12, 18, 24].map(choice);
    [Choice::new("0", "Not said")].into_iter().chain(some).collect()
}

#[component]
fn Aim(page: Memo<SettingsPage>) -> impl IntoView {
    let desk = use_desk();
    let current = move || page.with(|page| page.commitment.clone());
    let shape = move || current().unwrap_or_else(|| page.with(|page| page.proposed.clone()));
    let set = move |aim: Commitment| {
        // Nothing in it can be refused.
        drop(desk.send(commit(aim.count, aim.unit, aim.period, desk.moment().today)));
    };
    let count =
        |n: u16| Choice::new(n.to_string(), if n == 0 { "Nothing set".into() } else { n.to_string() });
    let counts: Vec<Choice> = (0..=MOST).map(count).collect();
    let units = UNITS.map(|(unit, label)| Choice::new(format!("{unit:?}"), label)).to_vec();
    let periods = vec![Choice::new("WorkingDay", "each working day"), Choice::new("Week", "each week")];
    let pick_unit = move |value: String| {
        let unit = UNITS
            .iter()
            .find(|(unit, _)| format!("{unit:?}") == value)
            .map_or(Unit::People, |(unit, _)| *unit);
        set(Commitment { unit, ..shape() });
    };
    let pick_period = move |value: String| {
        let period = if value == "Week" { Period::Week } else { Period::WorkingDay };
        set(Commitment { period, ..shape() });
    };
    view! {
        <div class="form-row">
            <SelectField
                label="Your aim"
                choices=counts
                value=Signal::derive(move || current().map_or(0, |aim| aim.count).to_string())
                on_pick=move |n: String| set(Commitment { count: n.parse().unwrap_or_default(), ..shape() })
            />
            <SelectField
                label="Counted in"
                choices=units
                value=Signal::derive(move || format!("{:?}", shape().unit))
                on_pick=pick_unit
            />
            <SelectField
                label="How often"
                choices=periods
                value=Signal::derive(move || format!("{:?}", shape().period))
                on_pick=pick_period
            />
        </div>
        <Show when=move || current().is_none()>
            <div class="row">
                <span class="quiet">"A proposal: " {move || commitment_words(&shape()).to_string()} "."</span>
                <Button on_press=move || set(page.with_untracked(|page| page.proposed.clone()))>"Take it"</Button>
            </div>
        </Show>
    }
}

fn slug(mode: Mode) -> String {
    format!("{mode:?}")
}
