//! Names from memory, category by category (R37): Enter adds, and on to the next.

use crate::page::brainstorm::{
    BrainstormPage, Category, CategoryView, NamedLine, brainstorm, name, will_write,
};
use crate::page::route::{Place, Route};
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{Button, ButtonKind, Field, FieldKind, Glyph, Icon, LinkButton, focus_first};
use crate::web::pages::form::QuickAdd;
use crate::web::say::Say;
use leptos::prelude::*;

/// The page.
#[component]
pub fn BrainstormPage() -> impl IntoView {
    let page = use_desk().page(|book, _| brainstorm(book));
    let at = RwSignal::new(0_usize);
    let current = Memo::new(move |_| page.with(|page| page.categories.get(at.get()).cloned()));
    let last = move || page.with(|page| page.categories.len().saturating_sub(1));
    let next = move || {
        at.set(if at.get_untracked() < last() { at.get_untracked() + 1 } else { 0 });
        request_animation_frame(|| {
            focus_first(".brainstorm input");
        });
    };
    view! {
        <div class="page brainstorm">
            <h1 class="page-title">"Names from memory"</h1>
            <Aim page />
            <Categories page at />
            {move || current.with(|view| view.as_ref().map(|view| view.category)).map(|category| view! {
                <NameForm category on_next=next />
            })}
            <Named current />
            <p class="quiet measure">"Who stands here is in your notebook, with the category as a tag. Nothing is due because of it."</p>
            <LinkButton href=Route::to(Place::Today).to_string()>"That is all for now"</LinkButton>
        </div>
    }
}

/// How far it is: no clock runs.
#[component]
fn Aim(page: Memo<BrainstormPage>) -> impl IntoView {
    let words = Signal::derive(move || page.with(|page| page.progress.clone()));
    let share = move || page.with(|page| page.share);
    view! {
        <p class="lede" aria-live="polite"><Say sentence=words /></p>
        <progress class="progress-bar" max="1" value=share aria-label="Names so far"></progress>
    }
}

/// The categories, each with how many were named.
#[component]
fn Categories(page: Memo<BrainstormPage>, at: RwSignal<usize>) -> impl IntoView {
    let chip = move |(place, view): (usize, CategoryView)| {
        let count = view.named.len();
        view! {
            <button
                type="button"
                class="chip"
                aria-pressed=move || (at.get() == place).to_string()
                on:click=move |_| at.set(place)
            >
                {view.category.name}
                {(count > 0).then(|| view! { " " <span class="number quiet">{count}</span> })}
            </button>
        }
    };
    view! {
        <div class="chips" role="group" aria-label="Categories">
            {move || page.with(|page| page.categories.clone()).into_iter().enumerate().map(chip).collect_view()}
        </div>
    }
}

#[component]
fn NameForm(category: Category, #[prop(into)] on_next: Callback<()>) -> impl IntoView {
    let desk = use_desk();
    let typed = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let command = move |()| {
        let mut ids = desk.moment().fresh_ids();
        desk.read_now(|book| name(book, &typed.get_untracked(), category, &mut ids))
    };
    view! {
        <section class="page-section">
            <h2 class="target-name">{category.name}</h2>
            <p class="why measure">{category.prompt}</p>
            <QuickAdd command on_added=move |_| typed.set(String::new()) problem>
                <div class="add-line">
                    <Field
                        label="A name"
                        kind=FieldKind::Name
                        value=typed
                        on_input=move |text| typed.set(text)
                        problem
                    />
                    <Button kind=ButtonKind::Main icon=Glyph::Plus submit=true>"Add"</Button>
                    <Button icon=Glyph::Forward on_press=on_next>"Next category"</Button>
                </div>
            </QuickAdd>
        </section>
    }
}

/// Who was named in this category.
#[component]
fn Named(current: Memo<Option<CategoryView>>) -> impl IntoView {
    let desk = use_desk();
    let named = move || current.with(|view| view.as_ref().map(|view| view.named.clone()).unwrap_or_default());
    view! {
        <ul class="list">
            <For each=named key=|line| (line.id, line.will_write) let(line)>
                <li>{named_line(desk, line)}</li>
            </For>
        </ul>
    }
}

fn named_line(desk: Desk, line: NamedLine) -> impl IntoView {
    let (id, will) = (line.id, line.will_write);
    let press = move |_| drop(desk.send(will_write(id, !will)));
    view! {
        <a class="list-text" href=Route::person(id).to_string() data-own="">{line.name.clone()}</a>
        <button
            type="button"
            class="chip"
            aria-pressed=will.to_string()
            aria-label=format!("Will write to {}", line.name)
            on:click=press
        >
            {will.then(|| view! { <Icon glyph=Glyph::Check /> })}
            "will write"
        </button>
    }
}
