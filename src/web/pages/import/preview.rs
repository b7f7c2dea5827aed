//! The step that shows what would happen, list by list, and does it.

use super::row::{PreviewRow, ProblemRow};
use super::{Import, Step};
use crate::exchange::DateOrder;
use crate::exchange::import::{Choices, Counts, ImportPlan, changes, plan};
use crate::exchange::linkedin::Parsed;
use crate::page::import::{DateQuestion, Lists, Preview, Tab, date_question, preview, said};
use crate::web::desk::{Desk, use_desk};
use crate::web::files::let_the_page_draw;
use crate::web::kit::{Button, ButtonKind, Choice, ChoiceGroup, Row, RowPool, Tabs};
use crate::web::say::Say;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::Arc;

/// What the step shows; copied into every closure that needs it.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    pub(super) parsed: StoredValue<Arc<Parsed>>,
    pub(super) plan: Memo<Arc<ImportPlan>>,
    pub(super) choices: RwSignal<Choices>,
    pub(super) lists: Memo<Arc<Lists>>,
    pub(super) tab: Memo<Tab>,
}

/// The step.
#[component]
pub(super) fn PreviewOfFile(import: Import, parsed: Arc<Parsed>) -> impl IntoView {
    let desk = use_desk();
    let order = RwSignal::new(parsed.likely_date_order);
    let picked = RwSignal::new(None::<Tab>);
    let shown = shown(desk, parsed, order, picked);
    let words = Memo::new(move |_| {
        let plan = shown.plan.get();
        shown.parsed.with_value(|parsed| shown.choices.with(|choices| preview(parsed, &plan, choices)))
    });
    let question = Memo::new(move |_| {
        let (plan, today) = (shown.plan.get(), desk.today());
        let parsed = shown.parsed;
        parsed.with_value(|parsed| shown.choices.with(|choices| date_question(parsed, &plan, choices, today)))
    });
    let is_open = Signal::derive(move || question.with(Option::is_some) && order.get().is_none());
    view! {
        <div class="page-fill import">
            <header class="import-head">
                <h1 class="page-title" tabindex="-1">"Import from LinkedIn"</h1>
                <p><Say sentence=Signal::derive(move || words.with(|words| words.found.clone())) /></p>
                <p class="quiet"><Say sentence=Signal::derive(move || words.with(|words| words.effect.clone())) /></p>
            </header>
            {move || question.get().map(|question| view! { <Dates question order /> })}
            <ListTabs shown picked />
            <Foot import shown words is_open />
        </div>
    }
}

fn shown(
    desk: Desk,
    parsed: Arc<Parsed>,
    order: RwSignal<Option<DateOrder>>,
    picked: RwSignal<Option<Tab>>,
) -> Shown {
    let parsed = StoredValue::new(parsed);
    let plan = desk.page(move |book, _| {
        let order = order.get().unwrap_or(DateOrder::DayFirst);
        Arc::new(parsed.with_value(|parsed| plan(book, parsed, order)))
    });
    let lists = Memo::new(move |_| {
        let plan = plan.get();
        Arc::new(parsed.with_value(|parsed| Lists::new(parsed, &plan)))
    });
    let tab = Memo::new(move |_| {
        let tabs = lists.get().tabs();
        picked.get().filter(|tab| tabs.contains(tab)).or(tabs.first().copied()).unwrap_or(Tab::New)
    });
    Shown { parsed, plan, choices: RwSignal::new(Choices::default()), lists, tab }
}

/// The one question about dates.
#[component]
fn Dates(question: DateQuestion, order: RwSignal<Option<DateOrder>>) -> impl IntoView {
    let slug = |order: DateOrder| match order {
        DateOrder::DayFirst => "day",
        DateOrder::MonthFirst => "month",
    };
    let choices: Vec<Choice> =
        question.answers.iter().map(|(order, words)| Choice::new(slug(*order), words.to_string())).collect();
    let value = Signal::derive(move || order.get().map(slug).unwrap_or_default().to_owned());
    let pick = move |picked: String| {
        let orders = [DateOrder::DayFirst, DateOrder::MonthFirst];
        order.set(orders.into_iter().find(|order| slug(*order) == picked));
    };
    view! { <ChoiceGroup label=question.question.to_string() choices value on_pick=pick /> }
}

#[component]
fn ListTabs(shown: Shown, picked: RwSignal<Option<Tab>>) -> impl IntoView {
    let tabs = Signal::derive(move || {
        let lists = shown.lists.get();
        let choice = |tab: Tab| Choice::new(tab.slug(), tab.label(lists.len(tab)).to_string());
        lists.tabs().into_iter().map(choice).collect::<Vec<_>>()
    });
    let current = RwSignal::new(None);
    Effect::new(move |_| {
        shown.tab.track();
        current.set(None);
    });
    view! {
        <Show when=move || !tabs.with(Vec::is_empty)>
            <Tabs
                label="Rows of the file"
                tabs
                current=Signal::derive(move || shown.tab.get().slug().to_owned())
                on_pick=move |slug: String| picked.set(Tab::of(&slug))
            >
                <Bulk shown />
                <div class="fill">{move || rows(shown, shown.tab.get(), current)}</div>
            </Tabs>
        </Show>
    }
}

/// The rows of one list.
fn rows(shown: Shown, tab: Tab, current: RwSignal<Option<usize>>) -> impl IntoView {
    let count = Signal::derive(move || shown.lists.get().len(tab));
    let draw = move |row: Row| match tab {
        Tab::Problems => view! { <ProblemRow row shown /> }.into_any(),
        _ => view! { <PreviewRow row shown tab /> }.into_any(),
    };
    view! {
        <RowPool
            label=tab.label(count.get_untracked()).to_string()
            count
            row_height=row_height(tab)
            current
            on_current=move |at| current.set(Some(at))
            row=draw
        />
    }
}

/// Height of a row in px: what it has to say takes more lines where there is less room.
fn row_height(tab: Tab) -> f64 {
    let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
    match (tab, width >= NARROW) {
        (Tab::New, _) => 64.0,
        (Tab::Here | Tab::Questions | Tab::Changes, true) => 76.0,
        (Tab::Problems, true) => 64.0,
        (Tab::Here, false) => 112.0,
        (Tab::Questions, false) => 148.0,
        (Tab::Changes, false) => 140.0,
        (Tab::Problems, false) => 124.0,
    }
}

/// Below this width a row's buttons stand under its words; the same as in pages.css.
const NARROW: f64 = 720.0;

/// What can be said about all rows of the list at once.
#[component]
fn Bulk(shown: Shown) -> impl IntoView {
    let buttons = move || {
        let tab = shown.tab.get();
        let button = |(choice, words): (crate::exchange::import::Choice, &'static str)| {
            let press = move || {
                let lists = shown.lists.get_untracked();
                shown
                    .choices
                    .update(|choices| lists.rows(tab).iter().for_each(|at| choices.choose(*at, choice)));
            };
            view! { <Button kind=ButtonKind::Plain on_press=press>{words}</Button> }
        };
        tab.bulk().iter().copied().map(button).collect_view()
    };
    view! { <div class="button-row import-bulk">{buttons}</div> }
}

/// What does it, always in sight; not as long as the question about dates `is_open`.
#[component]
fn Foot(import: Import, shown: Shown, words: Memo<Preview>, is_open: Signal<bool>) -> impl IntoView {
    let desk = use_desk();
    let button = Memo::new(move |_| words.with(|words| words.import.clone()));
    let do_it = move || take_in(desk, import, shown);
    view! {
        <div class="import-foot">
            <Show when=move || is_open.get()>
                <p class="small tone-due">"Say above how dates are written; then it can begin."</p>
            </Show>
            <div class="button-row">
                {move || button.get().map(|words| view! {
                    <Button kind=ButtonKind::Main disabled=is_open on_press=do_it>
                        {words.to_string()}
                    </Button>
                })}
                <Button on_press=move || import.start_over()>"Another file"</Button>
            </div>
        </div>
    }
}

/// Does it, as one action that can be undone.
fn take_in(desk: Desk, import: Import, shown: Shown) {
    let (parsed, plan) = (shown.parsed.get_value(), shown.plan.get_untracked());
    let choices = shown.choices.get_untracked();
    import.step.set(Step::Working("Writing them into your notebook"));
    spawn_local(async move {
        let_the_page_draw().await;
        let moment = desk.moment();
        match desk.read_now(|book| changes(book, &parsed, &plan, &choices, &moment)) {
            Ok(decided) => {
                let (stamp, counts) = (decided.stamp, plan.counts(&choices));
                desk.absorb_changes(decided);
                import.go_to(Step::Done(stamp, counts));
                desk.say_done(said_words(counts));
            }
            Err(refusal) => {
                desk.say(refusal.sentence());
                import.go_to(Step::Preview(parsed));
            }
        }
    });
}

fn said_words(counts: Counts) -> String {
    said(counts).to_string()
}
