//! What was noted of an organization: intel (R40), problems (R41), steps of the search.

use super::{Page, part, remove};
use crate::book::{Contact, IntelKind, Kind, Organization, Problem, SearchEventKind};
use crate::command::Who;
use crate::day::Day;
use crate::id::Id;
use crate::page::log::{LogReason, Preset};
use crate::page::organization::{NoteLine, ProblemLine, learn, note_problem, settle_problem};
use crate::page::person::FieldProblem;
use crate::page::targets::{EventLine, note_event};
use crate::page::words;
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{
    Badge, Choice, DateField, Field, Glyph, IconButton, LinkButton, SelectField, focus_first,
};
use crate::web::pages::form::{PeopleField, PickMaybe, PickOne};
use crate::web::pages::give_and_take::AddButton;
use crate::web::pages::person::editor::InPlace;
use crate::web::say::Say;
use leptos::prelude::*;

/// How well a problem fits the user.
const FITS: [(u8, &str); 5] = [(1, "1"), (2, "2"), (3, "3"), (4, "4"), (5, "5, exactly mine")];

/// What was learned of it.
#[component]
pub fn IntelLog(id: Id<Organization>, page: Memo<Option<Page>>) -> impl IntoView {
    let desk = use_desk();
    let open = RwSignal::new(false);
    let lines = part(page, |page| page.intel.clone());
    let line = move |line: NoteLine| {
        let record = line.record;
        view! {
            <li>
                <Badge text=line.kind />
                <span class="list-text"><Say sentence=line.words.clone() /></span>
                <IconButton icon=Glyph::Close label=format!("Remove: {}", line.words) on_press=move || remove(desk, record) />
            </li>
        }
    };
    view! {
        <section class="person-section intel">
            <h2 class="family">"What you learned"</h2>
            <ul class="list">{move || lines().into_iter().map(line).collect_view()}</ul>
            <Show when=move || open.get() fallback=move || view! {
                <AddButton words="A need, a trend, a key person, an opening" on_press=move || open.set(true) />
            }>
                <IntelForm id open />
            </Show>
        </section>
    }
}

#[component]
fn IntelForm(id: Id<Organization>, open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let (kind, text) = (RwSignal::new(IntelKind::Need), RwSignal::new(String::new()));
    let who = RwSignal::new(Vec::<Who>::new());
    let problem = RwSignal::new(None);
    let close = move || shut(open, ".intel .add");
    let save = move || {
        if is_empty(text, problem) {
            return;
        }
        let today = desk.moment().today;
        let command = learn(kind.get_untracked(), &text.get_untracked(), Some(id), known(who), None, today);
        desk.send_and_say(command, "Noted.");
        close();
    };
    view! {
        <InPlace problem on_save=save on_close=close>
            <Field label="What you learned" value=text on_input=move |typed| text.set(typed) />
            <PickOne
                label="What kind of thing it is"
                choices=IntelKind::ALL.map(|kind| (kind, words::intel(kind))).to_vec()
                value=Signal::derive(move || Some(kind.get()))
                on_pick=move |picked| kind.set(picked)
            />
            <PersonPick label="Who told you, if you like" who />
        </InPlace>
    }
}

/// Who has which problem, and how well the user could solve it.
#[component]
pub fn Problems(id: Id<Organization>, page: Memo<Option<Page>>) -> impl IntoView {
    let desk = use_desk();
    let open = RwSignal::new(false);
    let lines = part(page, |page| page.problems.clone());
    view! {
        <section class="person-section problems">
            <h2 class="family">"Problems you could solve"</h2>
            <ul class="list">{move || lines().into_iter().map(|line| problem_item(desk, line)).collect_view()}</ul>
            <Show when=move || open.get() fallback=move || view! {
                <AddButton words="A problem, posted as a job or not" on_press=move || open.set(true) />
            }>
                <ProblemForm id open />
            </Show>
        </section>
    }
}

fn problem_item(desk: Desk, line: ProblemLine) -> impl IntoView {
    let id = line.id;
    let settle = move || {
        let today = desk.moment().today;
        if let Some(command) = desk.read_now(|book| book.get(id).map(|row| settle_problem(row, today))) {
            desk.send_and_say(command, "Noted.");
        }
    };
    let idea = line.fits.then(|| write_idea(desk, id)).flatten();
    view! {
        <li class:is-past=line.is_solved>
            <span class="list-text">
                <span data-own="">{line.text.clone()}</span>
                <span class="fresh"><Say sentence=line.about /></span>
            </span>
            {idea}
            <button
                type="button"
                class="chip"
                aria-pressed=line.is_solved.to_string()
                aria-label=format!("Solved: {}", line.text)
                on:click=move |_| settle()
            >
                "solved"
            </button>
            <IconButton
                icon=Glyph::Close
                label=format!("Remove: {}", line.text)
                on_press=move || remove(desk, (Kind::Problem, id.number()))
            />
        </li>
    }
}

/// A note with an idea, to whoever has the problem.
fn write_idea(desk: Desk, id: Id<Problem>) -> Option<AnyView> {
    let who = desk.read_now(|book| book.get(id).and_then(|row| row.who))?;
    let route = Preset::for_person(who, Some(LogReason::Give)).route();
    Some(
        view! { <LinkButton href=route.to_string() icon=Glyph::Note>"Note an idea sent"</LinkButton> }
            .into_any(),
    )
}

#[component]
fn ProblemForm(id: Id<Organization>, open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let (text, heard) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (who, fit) = (RwSignal::new(Vec::<Who>::new()), RwSignal::new(None::<u8>));
    let problem = RwSignal::new(None);
    let close = move || shut(open, ".problems .add");
    let save = move || {
        if is_empty(text, problem) {
            return;
        }
        let today = desk.moment().today;
        let (text, heard) = (text.get_untracked(), heard.get_untracked());
        let command = note_problem(&text, known(who), Some(id), fit.get_untracked(), &heard, today);
        desk.send_and_say(command, "Noted.");
        close();
    };
    view! {
        <InPlace problem on_save=save on_close=close>
            <Field label="The problem, in a few words" value=text on_input=move |typed| text.set(typed) />
            <PersonPick label="Who has it" who />
            <PickMaybe
                label="How well could you solve it?"
                choices=FITS.to_vec()
                value=fit
                on_pick=move |picked| fit.set(picked)
            />
            <Field label="Where you heard of it" value=heard on_input=move |typed| heard.set(typed) />
        </InPlace>
    }
}

/// Applications, interviews, offers, rejections.
#[component]
pub fn Events(
    /// At which place; `None`: at any.
    at: Option<Id<Organization>>,
    /// What has happened so far.
    #[prop(into)]
    events: Signal<Vec<EventLine>>,
) -> impl IntoView {
    let desk = use_desk();
    let open = RwSignal::new(false);
    let line = move |line: EventLine| {
        let record = (Kind::SearchEvent, line.id.number());
        view! {
            <li>
                <span class="list-text"><Say sentence=line.words.clone() /></span>
                <IconButton icon=Glyph::Close label=format!("Remove: {}", line.words) on_press=move || remove(desk, record) />
            </li>
        }
    };
    view! {
        <div class="events">
            <ul class="list">{move || events.get().into_iter().map(line).collect_view()}</ul>
            <Show when=move || open.get() fallback=move || view! {
                <AddButton words="An application, an interview, an offer, a no" on_press=move || open.set(true) />
            }>
                <EventForm at open />
            </Show>
        </div>
    }
}

#[component]
fn EventForm(at: Option<Id<Organization>>, open: RwSignal<bool>) -> impl IntoView {
    let desk = use_desk();
    let kind = RwSignal::new(SearchEventKind::Application);
    let day = RwSignal::new(desk.moment().today.to_string());
    let (note, who) = (RwSignal::new(String::new()), RwSignal::new(Vec::<Who>::new()));
    let place = RwSignal::new(at);
    let problem = RwSignal::new(None);
    let places = desk.page(|book, _| {
        let targets = crate::targets::targets(book).into_iter();
        targets.map(|row| Choice::new(row.id.to_string(), row.name.clone())).collect::<Vec<_>>()
    });
    let choices = move || {
        let nowhere = Choice::new("", "somewhere else");
        std::iter::once(nowhere).chain(places.get()).collect::<Vec<_>>()
    };
    let close = move || shut(open, ".events .add");
    let save = move || {
        let Some(day) = Day::parse(&day.get_untracked()) else {
            problem.set(Some(FieldProblem::NotADay));
            return;
        };
        let command =
            note_event(kind.get_untracked(), place.get_untracked(), day, known(who), &note.get_untracked());
        desk.send_and_say(command, "Noted.");
        close();
    };
    view! {
        <InPlace problem on_save=save on_close=close>
            <PickOne
                label="What happened"
                choices=SearchEventKind::ALL.map(|kind| (kind, words::search_event(kind))).to_vec()
                value=Signal::derive(move || Some(kind.get()))
                on_pick=move |picked| kind.set(picked)
            />
            <Show when=move || at.is_none()>
                <SelectField
                    label="Where"
                    choices=Signal::derive(choices)
                    value=Signal::derive(move || place.get().map_or_else(String::new, |id| id.to_string()))
                    on_pick=move |picked: String| place.set(Id::parse(&picked))
                />
            </Show>
            <DateField label="When" value=day on_input=move |typed| day.set(typed) />
            <PersonPick label="Through whom, if through somebody" who />
            <Field label="A line about it" value=note on_input=move |typed| note.set(typed) />
        </InPlace>
    }
}

/// Somebody of the book, or nobody.
#[component]
fn PersonPick(label: &'static str, who: RwSignal<Vec<Who>>) -> impl IntoView {
    let changed =
        move |all: Vec<Who>| who.set(all.into_iter().filter(|one| matches!(one, Who::Known(_))).collect());
    view! { <PeopleField label people=who on_change=changed /> }
}

fn known(who: RwSignal<Vec<Who>>) -> Option<Id<Contact>> {
    who.with_untracked(|all| {
        all.iter().find_map(|one| if let Who::Known(id) = one { Some(*id) } else { None })
    })
}

fn is_empty(text: RwSignal<String>, problem: RwSignal<Option<FieldProblem>>) -> bool {
    let empty = text.with_untracked(|text| text.trim().is_empty());
    problem.set(empty.then_some(FieldProblem::Empty));
    empty
}

/// Closes a form and gives the keyboard back to the button that opened it.
fn shut(open: RwSignal<bool>, button: &'static str) {
    open.set(false);
    request_animation_frame(move || {
        focus_first(button);
    });
}
