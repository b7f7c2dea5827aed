//! Plan: mode, aims, the first week, what is in motion, the network, the landing.

use crate::command::Command;
use crate::exchange::ics;
use crate::page::plan::{Helper, Motion, PlanPage as Page, WalkView, calendar, page};
use crate::page::route::{Place, Route};
use crate::page::sentence::Sentence;
use crate::page::settings::settings;
use crate::web::desk::use_desk;
use crate::web::download::download;
use crate::web::kit::{Button, CheckField, Disclosure, Field, Glyph, LinkButton};
use crate::web::pages::settings::plans::Plans;
use crate::web::say::Say;
use leptos::prelude::*;

/// What the file for the calendar is called: a name that says nothing of a search (R109).
const CALENDAR_NAME: &str = "hellos.ics";

/// The page.
#[component]
pub fn PlanPage() -> impl IntoView {
    let desk = use_desk();
    let plan = desk.page_of_standings(page);
    view! {
        <div class="page">
            <header class="page-head">
                <h1 class="page-title">"Plan"</h1>
                <LinkButton href=Route::to(Place::Brainstorm).to_string() icon=Glyph::People>
                    "Names from memory"
                </LinkButton>
            </header>
            <Plans page=desk.page(settings) />
            <Progress plan />
            <Landed plan />
            <LandingWalk plan />
            <FirstWeek plan />
            <InMotion plan />
            <Network plan />
        </div>
    }
}

#[component]
fn Progress(plan: Memo<Page>) -> impl IntoView {
    move || {
        plan.with(|page| page.aim.clone())
            .map(|sentence| view! { <p class="quiet plan-count"><Say sentence /></p> })
    }
}

/// Where the user landed: the chain that led there follows from it (R56).
#[component]
fn Landed(plan: Memo<Page>) -> impl IntoView {
    let is_landed = Memo::new(move |_| plan.with(|page| page.landed_at.is_some()));
    view! {
        <Show when=move || is_landed.get()>
            <section class="page-section plan-part">
                <h2>"Where you landed"</h2>
                <LandedAt plan />
            </section>
        </Show>
    }
}

#[component]
fn LandedAt(plan: Memo<Page>) -> impl IntoView {
    let desk = use_desk();
    let typed = RwSignal::new(None::<String>);
    let known = move || plan.with(|page| page.landed_at.clone()).unwrap_or_default();
    let keep = move || {
        if let Some(place) = typed.get_untracked() {
            desk.send_and_say(Command::LandAt(place), "Noted where you landed.");
            typed.set(None);
        }
    };
    view! {
        <form class="form" on:submit=move |event| { event.prevent_default(); keep(); }>
            <Field
                label="The organization"
                value=Signal::derive(move || typed.get().unwrap_or_else(known))
                on_input=move |text: String| typed.set(Some(text))
                hint="Everybody on the path that led there is thanked first."
            />
            <Show when=move || typed.get().is_some()>
                <div><Button on_press=keep>"Keep it"</Button></div>
            </Show>
        </form>
    }
}

/// R56: n of N, who is next, and everybody; afterwards the helpers (R106).
#[component]
fn LandingWalk(plan: Memo<Page>) -> impl IntoView {
    let part = move |walk: WalkView| {
        let count = walk.everybody.len();
        let all = walk.everybody;
        let everybody = (count > walk.next.len()).then(|| {
            view! {
                <Disclosure summary="Everybody, in order" detail=count.to_string()>
                    {list(all.clone())}
                </Disclosure>
            }
        });
        view! {
            <section class="page-section plan-part">
                <h2>"Thank and tell"</h2>
                <p><Say sentence=walk.progress /></p>
                {list(walk.next)}
                {everybody}
            </section>
            {stay_in_touch(walk.helpers, walk.hellos)}
        }
    };
    move || plan.with(|page| page.walk.clone()).map(part)
}

/// A rhythm for every helper, and their next hellos to take along (R106).
fn stay_in_touch(helpers: Vec<Helper>, hellos: usize) -> impl IntoView {
    let proposed = (!helpers.is_empty()).then(|| {
        view! {
            <p class="quiet">"There will be a next time. How often would you like to be in touch with those who helped?"</p>
            <ul class="plan-helpers">{helpers.into_iter().map(helper).collect_view()}</ul>
        }
    });
    let file = (hellos > 0).then(|| view! { <CalendarFile hellos /> });
    (proposed.is_some() || file.is_some()).then(|| {
        view! {
            <section class="page-section plan-part">
                <h2>"Stay in touch"</h2>
                {proposed}
                {file}
            </section>
        }
    })
}

/// The next hellos as a file that calendars read; with names only where the user wants them there.
#[component]
fn CalendarFile(hellos: usize) -> impl IntoView {
    let desk = use_desk();
    let with_names = RwSignal::new(true);
    let words = Sentence::new("{n:hello|hellos} for your calendar").count("n", hellos);
    let save = move || {
        let now = desk.moment().now;
        let file = desk.with_standings_now(|book, standings, today| {
            calendar(book, standings, today, with_names.get_untracked(), now)
        });
        match download(CALENDAR_NAME, ics::MEDIA_TYPE, file.as_bytes()) {
            Ok(()) => desk.say("Saved. Open it with your calendar; a later file moves the same days."),
            Err(_) => desk.say("The browser did not take the file. Nothing is lost; try it again."),
        }
    };
    view! {
        <div class="row plan-file">
            <Button icon=Glyph::Calendar on_press=save><Say sentence=words /></Button>
            <CheckField
                label="With names"
                checked=with_names
                on_change=move |on| with_names.set(on)
                hint="Without them each is only “A hello”."
            />
        </div>
    }
}

fn helper(helper: Helper) -> impl IntoView {
    let desk = use_desk();
    let rhythm = |(words, command): (Sentence, Command)| {
        let press = move || _ = desk.send_and_say(command.clone(), "The rhythm is set.");
        view! { <Button on_press=press><Say sentence=words /></Button> }
    };
    view! {
        <li>
            <span><Say sentence=helper.words /></span>
            <span class="row">{helper.rhythms.into_iter().map(rhythm).collect_view()}</span>
        </li>
    }
}

/// R104: the next five hellos.
#[component]
fn FirstWeek(plan: Memo<Page>) -> impl IntoView {
    let part = |(words, next): (Sentence, Vec<Sentence>)| {
        view! {
            <section class="page-section plan-part">
                <h2>"The first week"</h2>
                <p><Say sentence=words /></p>
                {list(next)}
            </section>
        }
    };
    move || plan.with(|page| page.first_week.clone()).map(part)
}

/// R33: things are in motion that one cannot see.
#[component]
fn InMotion(plan: Memo<Page>) -> impl IntoView {
    let kind = |motion: Motion| {
        let heading = motion.heading.to_string();
        view! { <Disclosure summary=heading>{list(motion.lines.clone())}</Disclosure> }
    };
    let kinds = move || plan.with(|page| page.motion.clone());
    view! {
        <section class="page-section plan-part">
            <h2>"In motion"</h2>
            <Show
                when=move || !kinds().is_empty()
                fallback=|| view! { <p class="quiet">"Nothing is under way just now. A hello sets something going."</p> }
            >
                {move || kinds().into_iter().map(kind).collect_view()}
            </Show>
        </section>
    }
}

/// R105, R60, R65: how strong the network is, how well it is kept, and who searches as well.
#[component]
fn Network(plan: Memo<Page>) -> impl IntoView {
    let strength = move || {
        let lines = plan.with(|page| page.strength.clone());
        lines.into_iter().map(|sentence| view! { <p><Say sentence /></p> }).collect_view()
    };
    let people = |(words, people)| view! { <p><Say sentence=words /></p> {list(people)} };
    let health = move || plan.with(|page| page.health.clone()).map(people);
    let support = move || plan.with(|page| page.support.clone()).map(people);
    let anything = Memo::new(move |_| {
        plan.with(|page| !page.strength.is_empty() || page.health.is_some() || page.support.is_some())
    });
    view! {
        <Show when=move || anything.get()>
            <section class="page-section plan-part">
                <h2>"Your network"</h2>
                {strength}
                {health}
                {support}
            </section>
        </Show>
    }
}

fn list(lines: Vec<Sentence>) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        let line = |sentence| view! { <li><Say sentence /></li> };
        view! { <ul class="plan-list">{lines.into_iter().map(line).collect_view()}</ul> }
    })
}
