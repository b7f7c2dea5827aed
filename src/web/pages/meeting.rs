//! Plan a meeting, prepare it, and say what became of it.

use crate::book::{Book, Meeting, MeetingState, Side};
use crate::command::{Command, Who};
use crate::day::Day;
use crate::id::{FreshIds, Id};
use crate::page::form::{read_time, time_text};
use crate::page::log::Preset;
use crate::page::meeting::{
    MEETING_CHANNELS, MeetingField, MeetingForm, QuestionForm, keeps_to, state_words, to_remember,
};
use crate::page::route::{Place, Route};
use crate::page::words;
use crate::web::desk::use_desk;
use crate::web::kit::{
    Button, ButtonKind, CheckField, Field, FieldKind, Glyph, Icon, IconButton, LinkButton, List,
};
use crate::web::pages::form::{Due, Form, FormFrame, PeopleField, PickOne};
use crate::web::pages::log::Gone;
use crate::web::router::{go_back_or, use_route};
use crate::web::say::Say;
use leptos::prelude::*;

/// The form for a meeting to come. Another address is another form.
#[component]
pub fn PlanMeetingPage() -> impl IntoView {
    let (desk, route) = (use_desk(), use_route());
    let open = move || {
        let route = route.get();
        let form = desk.read_now(|book| MeetingForm::with(book, &route.people()));
        (route.place == Place::PlanMeeting)
            .then(|| view! { <MeetingFormPage form route title="Plan a meeting" /> })
    };
    view! { <div class="page">{open}</div> }
}

/// A planned meeting.
#[component]
pub fn MeetingPage(
    /// Which one.
    id: Id<Meeting>,
) -> impl IntoView {
    let route = Route::to(Place::Meeting(id));
    let page = match use_desk().read_now(|book| MeetingForm::of(book, id)) {
        Some(form) => view! { <MeetingFormPage form route title="Meeting" /> }.into_any(),
        None => view! { <Gone /> }.into_any(),
    };
    view! { <div class="page">{page}</div> }
}

#[component]
fn MeetingFormPage(form: MeetingForm, route: Route, title: &'static str) -> impl IntoView {
    let editing = form.editing;
    let form = Form::new(form, &route);
    let desk = use_desk();
    let save = move |()| {
        let now = form.now();
        let problems = now.problems(form.today()).len();
        let moment = desk.moment();
        let mut fresh = FreshIds::new(moment.now, !moment.seed);
        let command = desk.read_now(|book| now.into_command(&form.opened(), book, &mut fresh));
        form.save(problems, Some(command), "The meeting is noted.", &Route::to(Place::Today));
    };
    view! {
        <header class="page-head">
            <h1 class="page-title">{title}</h1>
        </header>
        {editing.map(|id| view! { <Became id /> <KeepTo id /> <ToRemember id /> })}
        <FormFrame form save="Save" on_save=save>
            <WhenAndWhere form />
            <Preparation form />
        </FormFrame>
    }
}

/// What became of the meeting, or the ways to say it.
#[component]
fn Became(id: Id<Meeting>) -> impl IntoView {
    let desk = use_desk();
    let state = desk.page(move |book, today| state_of(book, id, today));
    let held = Preset { meeting: Some(id), ..Preset::default() }.route().to_string();
    let settle = move |state: MeetingState, said: &'static str| {
        desk.send_and_say(Command::SettleMeeting(id, state), said);
        go_back_or(&Route::to(Place::Today));
    };
    let ways = move || {
        view! {
            <div class="button-row form-became">
                <LinkButton href=held.clone() kind=ButtonKind::Main icon=Glyph::Check>"It took place"</LinkButton>
                <Button on_press=move || settle(MeetingState::Cancelled, "Noted as called off.")>"Called off"</Button>
                <Button on_press=move || settle(MeetingState::Missed, "Noted.")>"It did not happen"</Button>
            </div>
        }
    };
    move || {
        match state.get() {
        Some((MeetingState::Planned, true)) => ways().into_any(),
        Some((MeetingState::Planned, false)) => view! {
            <div class="button-row form-became">
                <Button on_press=move || settle(MeetingState::Cancelled, "Noted as called off.")>"Called off"</Button>
            </div>
        }
        .into_any(),
        Some((state, _)) => {
            view! { <p class="notice tone-plain"><Icon glyph=Glyph::Info /><span>{state_words(state)}</span></p> }
                .into_any()
        }
        None => ().into_any(),
    }
    }
}

/// R107: what was asked for is what the meeting is about.
#[component]
fn KeepTo(id: Id<Meeting>) -> impl IntoView {
    let words = use_desk().page(move |book, today| keeps_to(book, id, today));
    move || {
        words.get().map(|words| {
            view! { <p class="notice tone-plain"><Icon glyph=Glyph::Leaf /><span><Say sentence=words /></span></p> }
        })
    }
}

/// R12: what to remember of them.
#[component]
fn ToRemember(id: Id<Meeting>) -> impl IntoView {
    let lines = use_desk().page(move |book, today| to_remember(book, id, today));
    move || {
        let lines = lines.get();
        (!lines.is_empty()).then(|| {
            let item = |line| view! { <li><span><Say sentence=line /></span></li> };
            view! {
                <div class="notice tone-plain">
                    <ul class="reason-lines" aria-label="To remember">
                        {lines.into_iter().map(item).collect_view()}
                    </ul>
                </div>
            }
        })
    }
}

/// How the meeting stands, and whether its day has come.
fn state_of(book: &Book, id: Id<Meeting>, today: Day) -> Option<(MeetingState, bool)> {
    book.get(id).map(|row| (row.state, row.day <= today))
}

#[component]
fn WhenAndWhere(form: Form<MeetingForm>) -> impl IntoView {
    let sides = vec![(Some(Side::Me), "I did"), (Some(Side::Them), "they did"), (None, "neither")];
    let channels = MEETING_CHANNELS.map(|channel| (channel, words::channel(channel))).to_vec();
    view! {
        <PeopleField
            label="With"
            people=form.get(|form| form.people.clone())
            on_change=form.set(|form: &mut MeetingForm, people: Vec<Who>| form.people = people)
            multiple=true
            problem=form.problem(MeetingForm::problems, MeetingField::People)
            placeholder="A name"
        />
        <PickOne
            label="How"
            choices=channels
            value=form.get(|form| Some(form.channel))
            on_pick=form.set(|form: &mut MeetingForm, channel| form.channel = channel)
        />
        <Due
            label="When"
            day=form.get(|form| form.day)
            on_pick=form.set(|form: &mut MeetingForm, day| form.day = day)
            problem=form.problem(MeetingForm::problems, MeetingField::Day)
        />
        <div class="form-row">
            <Field
                label="At what time"
                kind=FieldKind::Time
                value=form.get(|form| time_text(form.minute))
                on_input=form.set(|form: &mut MeetingForm, text: String| form.minute = read_time(&text))
            />
            <Field
                label="Place or link"
                value=form.get(|form| form.place.clone())
                on_input=form.set(|form: &mut MeetingForm, place| form.place = place)
            />
            <Field
                label="Time zone, if not yours"
                placeholder="Europe/Paris"
                value=form.get(|form| form.zone.clone())
                on_input=form.set(|form: &mut MeetingForm, zone| form.zone = zone)
            />
        </div>
        <PickOne
            label="Who asked for it?"
            choices=sides
            value=form.get(|form| Some(form.asked_by))
            on_pick=form.set(|form: &mut MeetingForm, side| form.asked_by = side)
        />
    }
}

#[component]
fn Preparation(form: Form<MeetingForm>) -> impl IntoView {
    let count = form.get(|form| form.questions.len());
    view! {
        <Field
            label="What it is for"
            placeholder="Hear how her team hires"
            value=form.get(|form| form.purpose.clone())
            on_input=form.set(|form: &mut MeetingForm, purpose| form.purpose = purpose)
        />
        <fieldset class="field form-questions">
            <legend class="field-label">"Questions to ask"</legend>
            <List each=move || 0..count.get() key=|place| *place let:place>
                <Question place form />
            </List>
            <div class="form-add">
                <Button
                    icon=Glyph::Plus
                    on_press=move || form.change(|form| form.questions.push(QuestionForm::default()))
                >
                    "A question"
                </Button>
            </div>
            <p class="field-hint">{form.get(|form| form.question_hint())}</p>
        </fieldset>
        <Field
            label="What could you give?"
            placeholder="The article on onboarding"
            value=form.get(|form| form.to_give.clone())
            on_input=form.set(|form: &mut MeetingForm, to_give| form.to_give = to_give)
        />
    }
}

/// A question; once the meeting is planned it can be ticked and answered.
#[component]
fn Question(place: usize, form: Form<MeetingForm>) -> impl IntoView {
    let get = move |read: fn(&QuestionForm) -> String| {
        form.get(move |form| form.questions.get(place).map(read).unwrap_or_default())
    };
    let set = move |set: fn(&mut QuestionForm, String)| {
        form.set(move |form: &mut MeetingForm, text| {
            if let Some(question) = form.questions.get_mut(place) {
                set(question, text);
            }
        })
    };
    let tick = form.set(move |form: &mut MeetingForm, asked| {
        if let Some(question) = form.questions.get_mut(place) {
            question.asked = asked;
        }
    });
    let remove = form.set(move |form: &mut MeetingForm, ()| drop(form.questions.remove(place)));
    let is_planned = form.now().editing.is_some();
    view! {
        <div class="form-question">
            <Field
                label=format!("Question {}", place + 1)
                hide_label=true
                value=get(|question| question.text.clone())
                on_input=set(|question, text| question.text = text)
            />
            <IconButton icon=Glyph::Close label=format!("Remove question {}", place + 1) on_press=remove />
            {is_planned
                .then(|| {
                    view! {
                        <CheckField
                            label="Asked"
                            checked=form.get(move |form| form.questions.get(place).is_some_and(|one| one.asked))
                            on_change=tick
                        />
                        <Field
                            label="Their answer"
                            value=get(|question| question.answer.clone())
                            on_input=set(|question, text| question.answer = text)
                        />
                    }
                })}
        </div>
    }
}
