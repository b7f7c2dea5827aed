//! Who, how, what for, when, a line: all that most interactions need.

use crate::book::{CallResult, Channel, Direction, Purpose, Side};
use crate::command::Who;
use crate::day::Day;
use crate::page::log::{LogField, LogForm, name_of};
use crate::page::words;
use crate::web::desk::use_desk;
use crate::web::kit::{Button, ButtonKind, CheckField, ChipGroup, Choice, DateField, Field, FieldKind};
use crate::web::pages::form::{Form, PeopleField, PickOne};
use leptos::prelude::*;

/// In larger meetings it is told apart whom the user talked with.
const SMALL_MEETING: usize = 3;

#[component]
pub(super) fn FirstPart(form: Form<LogForm>) -> impl IntoView {
    let people = form.get(|form| form.people.clone());
    let pick_people = form.set(|form: &mut LogForm, people| {
        form.people = people;
        form.forget_the_absent();
    });
    let channels = Channel::ALL.map(|channel| (channel, words::channel(channel))).to_vec();
    view! {
        <PeopleField
            label="With"
            people
            on_change=pick_people
            multiple=true
            problem=form.problem(LogForm::problems, LogField::People)
            placeholder="A name"
        />
        <Show when=move || { people.with(Vec::len) > SMALL_MEETING }>
            <TalkedWith form />
        </Show>
        <PickOne
            label="How"
            choices=channels.clone()
            value=form.get(|form| Some(form.channel))
            on_pick=form.set(LogForm::set_channel)
        />
        <WhoSpoke form />
        <Purposes form />
        <When form />
        <div class="log-line">
            <Field
                label="A line to remember"
                kind=FieldKind::Long
                rows=2
                value=form.get(|form| form.note.clone())
                on_input=form.set(|form: &mut LogForm, note| form.note = note)
            />
        </div>
        <Show when=move || form.with(|form| form.direction() != Direction::Both)>
            <CheckField
                label=form.get(answer_label)
                checked=form.get(LogForm::expects_answer)
                on_change=form.set(|form: &mut LogForm, yes| form.expects_answer = Some(yes))
            />
        </Show>
    }
}

fn answer_label(form: &LogForm) -> String {
    match form.direction() {
        Direction::In => "They expect an answer".to_owned(),
        Direction::Out | Direction::Both => "I expect an answer".to_owned(),
    }
}

/// In a larger meeting only those the user talked with, and the host, count as being in touch.
#[component]
fn TalkedWith(form: Form<LogForm>) -> impl IntoView {
    let desk = use_desk();
    let names = form.get(move |form| {
        let name = |who: &Who| desk.read_now(|book| name_of(book, who));
        form.people.iter().enumerate().map(|(place, who)| Choice::new(place.to_string(), name(who))).collect()
    });
    let places = |form: &LogForm, chosen: &[Who]| -> Vec<String> {
        let is_chosen = |(_, who): &(usize, &Who)| chosen.contains(who);
        form.people.iter().enumerate().filter(is_chosen).map(|(place, _)| place.to_string()).collect()
    };
    let people_at = |form: &LogForm, places: Vec<String>| -> Vec<Who> {
        places.iter().filter_map(|place| form.people.get(place.parse::<usize>().ok()?).cloned()).collect()
    };
    view! {
        <div class="stack" data-own>
            <ChipGroup
                label="Whom did you talk with?"
                choices=names
                chosen=form.get(move |form| places(form, &form.talked_with))
                on_change=form.set(move |form: &mut LogForm, chosen| form.talked_with = people_at(form, chosen))
            />
            <ChipGroup
                label="Who hosted?"
                choices=names
                chosen=form.get(move |form| places(form, &form.hosts))
                on_change=form.set(move |form: &mut LogForm, chosen| form.hosts = people_at(form, chosen))
            />
        </div>
    }
}

/// Who spoke, or how the call went, or who asked for the meeting: whatever the channel leaves open.
#[component]
fn WhoSpoke(form: Form<LogForm>) -> impl IntoView {
    let calls = vec![
        (CallResult::Answered, "we talked"),
        (CallResult::Voicemail, "I left a message"),
        (CallResult::NoAnswer, "nobody answered"),
    ];
    let written =
        vec![(Direction::Out, "I wrote"), (Direction::In, "they wrote"), (Direction::Both, "back and forth")];
    let left = vec![(Direction::Out, "I left it"), (Direction::In, "they left it")];
    let channel = form.get(|form| form.channel);
    let direction = form.get(|form| Some(form.direction()));
    let set_direction = form.set(LogForm::set_direction);
    let part = move || {
        match channel.get() {
        Channel::Call => view! {
            <PickOne
                label="How did the call go?"
                hide_label=true
                choices=calls.clone()
                value=form.get(LogForm::call_result)
                on_pick=form.set(|form: &mut LogForm, result| form.call = Some(result))
            />
        }
        .into_any(),
        Channel::Voicemail => view! {
            <PickOne label="Who left it?" hide_label=true choices=left.clone() value=direction on_pick=set_direction />
        }
        .into_any(),
        Channel::InPerson | Channel::Video => ().into_any(),
        _ => view! {
            <PickOne label="Who wrote?" hide_label=true choices=written.clone() value=direction on_pick=set_direction />
        }
        .into_any(),
    }
    };
    let sides = vec![(Some(Side::Me), "I did"), (Some(Side::Them), "they did"), (None, "it just happened")];
    view! {
        {part}
        <Show when=move || form.with(LogForm::is_live)>
            <PickOne
                label="Who asked for it?"
                choices=sides.clone()
                value=form.get(|form| Some(form.asked_by))
                on_pick=form.set(|form: &mut LogForm, side| form.asked_by = side)
            />
        </Show>
    }
}

#[component]
fn Purposes(form: Form<LogForm>) -> impl IntoView {
    let all = RwSignal::new(false);
    let offered = form.get(move |form| {
        let (mut likely, rest) = form.purposes_offered();
        likely.extend(all.get().then_some(rest).into_iter().flatten());
        likely
    });
    let choice = |purpose: Purpose| Choice::new((purpose as u8).to_string(), words::purpose(purpose));
    let read = |texts: Vec<String>| -> Vec<Purpose> {
        let is_chosen = |purpose: &Purpose| texts.contains(&(*purpose as u8).to_string());
        Purpose::ALL.into_iter().filter(is_chosen).collect()
    };
    view! {
        <div class="stack-tight">
            <ChipGroup
                label="What for"
                choices=Signal::derive(move || offered.get().into_iter().map(choice).collect::<Vec<_>>())
                chosen=form.get(|form| form.purposes.iter().map(|purpose| (*purpose as u8).to_string()).collect())
                on_change=form.set(move |form: &mut LogForm, texts| form.set_purposes(read(texts)))
            />
            <Show when=move || !all.get()>
                <div class="form-aside">
                    <Button kind=ButtonKind::Plain on_press=move || all.set(true)>"More purposes"</Button>
                </div>
            </Show>
        </div>
    }
}

#[component]
fn When(form: Form<LogForm>) -> impl IntoView {
    let today = form.today();
    let quick =
        vec![Choice::new(today.to_string(), "Today"), Choice::new(today.plus(-1).to_string(), "Yesterday")];
    view! {
        <DateField
            label="When"
            value=form.get(|form| form.day.map_or_else(String::new, |day| day.to_string()))
            on_input=form.set(|form: &mut LogForm, text: String| form.day = Day::parse(&text))
            quick
            problem=form.problem(LogForm::problems, LogField::Day)
        />
    }
}
