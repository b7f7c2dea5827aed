//! One favor, promise, request or introduction on the form.

use crate::book::{AskKind, AskState, Favor, FavorKind, IntelKind, Side};
use crate::command::{AskNoted, FavorNoted, IntelNoted, IntroductionStep, PromiseNoted, Who};
use crate::id::Id;
use crate::page::ask::said_of_logged;
use crate::page::log::{IntroductionForm, IntroductionWay, LogField, LogForm, new_favor};
use crate::page::words;
use crate::web::desk::use_desk;
use crate::web::kit::{
    CheckField, Choice, Disclosure, Field, FieldKind, Glyph, Icon, IconButton, SelectField,
};
use crate::web::pages::ask::ActButton;
use crate::web::pages::form::{Due, Form, PeopleField, PickOne};
use crate::web::say::Say;
use leptos::prelude::*;

const GIVERS: [(Side, &str); 2] = [(Side::Them, "they did"), (Side::Me, "I did")];

#[component]
pub(super) fn FavorItem(place: usize, form: Form<LogForm>) -> impl IntoView {
    let item =
        Item::<FavorNoted> { form, place, list: |form| &form.favors, list_mut: |form| &mut form.favors };
    let sizes = vec![(1_u8, "five minutes"), (2, "some effort"), (3, "a lot")];
    let give = item.set(|favor, by| {
        let usual = new_favor(by);
        (favor.by, favor.kind, favor.size) = (by, usual.kind, usual.size);
    });
    view! {
        <ItemFrame name="Favor" on_remove=item.remove()>
            <PickOne
                label="Who gave?"
                choices=GIVERS.to_vec()
                value=item.get(|favor| Some(favor.by))
                on_pick=give
            />
            <KindField
                by=item.get(|favor| favor.by)
                kind=item.get(|favor| Some(favor.kind))
                on_pick=item.set(|favor, kind: Option<FavorKind>| {
                    let kind = kind.unwrap_or_default();
                    (favor.kind, favor.size) = (kind, Favor::usual_size(kind));
                })
            />
            <PickOne
                label="How much was it?"
                choices=sizes
                value=item.get(|favor| Some(favor.size))
                on_pick=item.set(|favor, size| favor.size = size)
            />
            <Field
                label="What it was"
                value=item.get(|favor| favor.what.clone())
                on_input=item.set(|favor, what| favor.what = what)
            />
            <CheckField
                label="Only offered so far"
                checked=item.get(|favor| favor.offered)
                on_change=item.set(|favor, offered| favor.offered = offered)
            />
        </ItemFrame>
    }
}

/// A kind of favor; with `none` also no kind at all.
#[component]
pub fn KindField(
    /// Who gives: what can be given and received differs.
    #[prop(into)]
    by: Signal<Side>,
    /// The kind chosen.
    #[prop(into)]
    kind: Signal<Option<FavorKind>>,
    /// Called with the kind chosen.
    #[prop(into)]
    on_pick: Callback<Option<FavorKind>>,
    /// What choosing none is called, if it may be chosen.
    #[prop(optional)]
    none: Option<&'static str>,
    /// What is being chosen.
    #[prop(default = "What kind")]
    label: &'static str,
) -> impl IntoView {
    let kinds = move || match by.get() {
        Side::Me => FavorKind::GIVEN.to_vec(),
        Side::Them => FavorKind::RECEIVED.to_vec(),
    };
    let choices = move || {
        let kinds = kinds().into_iter().map(|kind| Choice::new(words::favor(kind), words::favor(kind)));
        none.map(|none| Choice::new("", none)).into_iter().chain(kinds).collect::<Vec<_>>()
    };
    let read = |text: String| FavorKind::RECEIVED.into_iter().find(|kind| words::favor(*kind) == text);
    view! {
        <SelectField
            label
            choices=Signal::derive(choices)
            value=Signal::derive(move || kind.get().map_or_else(String::new, |kind| words::favor(kind).to_owned()))
            on_pick=move |text: String| on_pick.run(read(text))
        />
    }
}

/// Something learned, with its kind: most people know no openings, but do know needs and trends (R40).
#[component]
pub(super) fn IntelItem(place: usize, form: Form<LogForm>) -> impl IntoView {
    let item = Item::<IntelNoted> { form, place, list: |form| &form.intel, list_mut: |form| &mut form.intel };
    view! {
        <ItemFrame name="Intel" on_remove=item.remove()>
            <Field
                label="What did you learn?"
                placeholder="they rebuild the team in spring"
                value=item.get(|intel| intel.text.clone())
                on_input=item.set(|intel, text| intel.text = text)
            />
            <PickOne
                label="What kind of thing it is"
                choices=IntelKind::ALL.map(|kind| (kind, words::intel(kind))).to_vec()
                value=item.get(|intel| Some(intel.kind))
                on_pick=item.set(|intel, kind| intel.kind = kind)
            />
        </ItemFrame>
    }
}

#[component]
pub(super) fn PromiseItem(place: usize, form: Form<LogForm>) -> impl IntoView {
    let item = Item::<PromiseNoted> {
        form,
        place,
        list: |form| &form.promises,
        list_mut: |form| &mut form.promises,
    };
    view! {
        <ItemFrame name="Promise" on_remove=item.remove()>
            <PickOne
                label="Who promised?"
                choices=vec![(Side::Me, "I did"), (Side::Them, "they did")]
                value=item.get(|promise| Some(promise.by))
                on_pick=item.set(|promise, by| promise.by = by)
            />
            <Field
                label="What"
                value=item.get(|promise| promise.text.clone())
                on_input=item.set(|promise, text| promise.text = text)
                problem=form.problem(LogForm::problems, LogField::Promise(place))
            />
            <Due
                label="By when"
                day=item.get(|promise| promise.due)
                on_pick=item.set(|promise, due| promise.due = due)
            />
            <Show when=move || item.get(|promise| promise.by).get() == Side::Me>
                <KindField
                    label="Is it something to give?"
                    by=Side::Me
                    kind=item.get(|promise| promise.kind)
                    on_pick=item.set(|promise, kind| promise.kind = kind)
                    none="no"
                />
            </Show>
        </ItemFrame>
    }
}

#[component]
pub(super) fn AskItem(place: usize, form: Form<LogForm>) -> impl IntoView {
    let item = Item::<AskNoted> { form, place, list: |form| &form.asks, list_mut: |form| &mut form.asks };
    let kinds = [
        AskKind::Advice,
        AskKind::Information,
        AskKind::Introduction,
        AskKind::Referral,
        AskKind::Feedback,
        AskKind::Job,
        AskKind::Unknown,
    ];
    let states = vec![
        (AskState::Asked, "not yet"),
        (AskState::Yes, "yes"),
        (AskState::Partly, "partly"),
        (AskState::No, "no"),
    ];
    view! {
        <ItemFrame name="Request" on_remove=item.remove()>
            <PickOne
                label="Who asked?"
                choices=vec![(false, "I did"), (true, "they did")]
                value=item.get(|ask| Some(ask.to_me))
                on_pick=item.set(|ask, to_me| ask.to_me = to_me)
            />
            <PickOne
                label="For what?"
                choices=kinds.map(|kind| (kind, words::ask(kind))).to_vec()
                value=item.get(|ask| Some(ask.kind))
                on_pick=item.set(|ask, kind| ask.kind = kind)
            />
            <Field
                label="In a few words"
                placeholder="20 minutes on how your team hires"
                value=item.get(|ask| ask.what.clone())
                on_input=item.set(|ask, what| ask.what = what)
            />
            <AskedFor item />
            <Said place form />
            <PickOne
                label="Answered?"
                choices=states
                value=item.get(|ask| Some(ask.state))
                on_pick=item.set(|ask, state| ask.state = state)
            />
            <Disclosure summary="The request in detail">
                <AskDetails item />
            </Disclosure>
        </ItemFrame>
    }
}

/// To whom and why, where somebody is asked for (R16, R96).
#[component]
fn AskedFor(item: Item<AskNoted>) -> impl IntoView {
    let passes_on = item.get(|ask| matches!(ask.kind, AskKind::Introduction | AskKind::Referral));
    view! {
        <Show when=move || passes_on.get()>
            <Field
                label="To whom? A name or a role"
                value=item.get(|ask| ask.whom.clone())
                on_input=item.set(|ask, whom| ask.whom = whom)
            />
            <Field
                label="Why them?"
                value=item.get(|ask| ask.why_them.clone())
                on_input=item.set(|ask, why| ask.why_them = why)
            />
            <Field
                label="What you would say to them"
                value=item.get(|ask| ask.would_say.clone())
                on_input=item.set(|ask, say| ask.would_say = say)
            />
        </Show>
    }
}

/// What sharpens a request (R96) and what it is about.
#[component]
fn AskDetails(item: Item<AskNoted>) -> impl IntoView {
    let targets = use_desk().page(|book, _| super::details::targets(book));
    let choices = move || {
        let places = targets.get().into_iter().map(|(id, name)| Choice::new(id.to_string(), name));
        [Choice::new("", "none of them")].into_iter().chain(places).collect::<Vec<_>>()
    };
    let target = item.get(|ask| ask.target.map(|id| id.to_string()).unwrap_or_default());
    let minutes = item.get(|ask| ask.minutes.map(|minutes| minutes.to_string()).unwrap_or_default());
    view! {
        <CheckField
            label="It names a company, a person or a short list"
            checked=item.get(|ask| ask.specific)
            on_change=item.set(|ask, specific| ask.specific = specific)
        />
        <Field
            label="Minutes it takes them"
            kind=FieldKind::Number
            value=minutes
            on_input=item.set(|ask, text: String| ask.minutes = text.trim().parse().ok())
        />
        <Show when=move || !targets.with(Vec::is_empty)>
            <div data-own>
                <SelectField
                    label="About which of your places"
                    choices=Signal::derive(choices)
                    value=target
                    on_pick=item.set(|ask, id: String| ask.target = Id::parse(&id))
                />
            </div>
        </Show>
    }
}

/// What the ask verdict says of it, once, with the repair as its action.
#[component]
fn Said(place: usize, form: Form<LogForm>) -> impl IntoView {
    let said = form.page(move |book, form, today| {
        said_of_logged(book, today, form.people.first(), form.asks.get(place)?, form.is_talk())
    });
    move || {
        said.get().map(|said| {
            view! {
                <div class="notice tone-plain">
                    <Icon glyph=Glyph::Leaf />
                    <p><Say sentence=said.words /></p>
                    {said.acts.into_iter().map(|act| view! { <ActButton act /> }).collect_view()}
                </div>
            }
        })
    }
}

#[component]
pub(super) fn IntroductionItem(place: usize, form: Form<LogForm>) -> impl IntoView {
    let item = Item::<IntroductionForm> {
        form,
        place,
        list: |form| &form.introductions,
        list_mut: |form| &mut form.introductions,
    };
    view! {
        <ItemFrame name="Introduction" on_remove=item.remove()>
            <IntroductionFields
                introduction=item.get(IntroductionForm::clone)
                on_change=item.set(|introduction, changed| *introduction = changed)
                problem=form.problem(LogForm::problems, LogField::Introduction(place))
            />
        </ItemFrame>
    }
}

/// The fields of an introduction, seen from one of the three.
#[component]
pub fn IntroductionFields(
    /// As it stands.
    #[prop(into)]
    introduction: Signal<IntroductionForm>,
    /// Called with all of it after each change.
    #[prop(into)]
    on_change: Callback<IntroductionForm>,
    /// What is wrong with the third one, if anything.
    #[prop(into)]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let change = move |change: &dyn Fn(&mut IntroductionForm)| {
        let mut changed = introduction.get_untracked();
        change(&mut changed);
        on_change.run(changed);
    };
    let ways = vec![
        (IntroductionWay::ByThem, "they introduce me"),
        (IntroductionWay::ByMe, "I introduce them"),
        (IntroductionWay::ToThem, "we were introduced"),
    ];
    let steps = vec![
        (IntroductionStep::Asked, "asked for"),
        (IntroductionStep::Offered, "offered"),
        (IntroductionStep::Made, "made"),
    ];
    let other_label = move || match introduction.get().way {
        IntroductionWay::ByThem | IntroductionWay::ByMe => "To whom".to_owned(),
        IntroductionWay::ToThem => "By whom".to_owned(),
    };
    let other = Signal::derive(move || introduction.get().other.into_iter().collect::<Vec<_>>());
    let pick_other = move |people: Vec<Who>| change(&|form| form.other = people.last().cloned());
    let is_new = move || introduction.with(|form| matches!(form.other, Some(Who::New(_))));
    view! {
        <PickOne
            label="Who introduces whom?"
            choices=ways
            value=Signal::derive(move || Some(introduction.get().way))
            on_pick=move |way| change(&|form| form.way = way)
        />
        <PeopleField
            label=Signal::derive(other_label)
            people=other
            on_change=pick_other
            problem
        />
        <Show when=move || is_new() && introduction.get().way != IntroductionWay::ToThem>
            <Field
                label="Where they work, if you know"
                value=Signal::derive(move || introduction.get().organization)
                on_input=move |text: String| change(&|form| form.organization.clone_from(&text))
            />
        </Show>
        <PickOne
            label="How far is it?"
            choices=steps
            value=Signal::derive(move || Some(introduction.get().step()))
            on_pick=move |step| change(&|form| form.step = Some(step))
        />
    }
}

#[component]
fn ItemFrame(name: &'static str, on_remove: Callback<()>, children: Children) -> impl IntoView {
    view! {
        <fieldset class="form-item">
            <legend class="visually-hidden">{name}</legend>
            <div class="form-item-head">
                <b aria-hidden="true">{name}</b>
                <IconButton icon=Glyph::Close label=format!("Take the {} off", name.to_lowercase()) on_press=on_remove />
            </div>
            {children()}
        </fieldset>
    }
}

/// One item of a list of the form, by its place.
struct Item<I: 'static> {
    form: Form<LogForm>,
    place: usize,
    list: fn(&LogForm) -> &Vec<I>,
    list_mut: fn(&mut LogForm) -> &mut Vec<I>,
}

impl<I> Clone for Item<I> {
    fn clone(&self) -> Item<I> {
        *self
    }
}
impl<I> Copy for Item<I> {}

impl<I: Send + Sync> Item<I> {
    /// A value of it; the default for the moment in which it has just been taken off.
    fn get<T: PartialEq + Default + Send + Sync + 'static>(self, read: fn(&I) -> T) -> Signal<T> {
        self.form.get(move |form| (self.list)(form).get(self.place).map(read).unwrap_or_default())
    }

    fn set<T: 'static>(self, set: fn(&mut I, T)) -> Callback<T> {
        self.form.set(move |form: &mut LogForm, value| {
            if let Some(item) = (self.list_mut)(form).get_mut(self.place) {
                set(item, value);
            }
        })
    }

    fn remove(self) -> Callback<()> {
        self.form.set(move |form: &mut LogForm, ()| drop((self.list_mut)(form).remove(self.place)))
    }
}
