//! What the user can give (R61) and what they published (R73): lists that are edited in place.

use crate::book::{Give, GiveKind, Kind, Piece};
use crate::command::Command;
use crate::id::Id;
use crate::page::give_and_take::{GiveAndTakePage, GiveForm, GiveLine, PieceForm, PieceLine};
use crate::page::words;
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{Field, FieldKind, Glyph, Icon, IconButton, TagInput, focus_first};
use crate::web::pages::form::PickOne;
use crate::web::pages::person::editor::InPlace;
use crate::web::say::Say;
use leptos::prelude::*;

/// What is being edited: one, or a new one.
type Editing<T> = RwSignal<Option<Option<Id<T>>>>;

/// What the user can give.
#[component]
pub fn Gives(page: Memo<GiveAndTakePage>) -> impl IntoView {
    let editing: Editing<Give> = RwSignal::new(None);
    let lines = move || page.with(|page| page.gives.clone());
    let is_new = move || editing.get() == Some(None);
    view! {
        <section class="page-section">
            <h2 class="family">"What you can give"</h2>
            <p class="quiet measure">"An hour of what you are good at, something to read, people to meet, a thing to lend. Five minutes are enough."</p>
            <ul class="list gives">{move || lines().into_iter().map(|line| give_item(line, editing)).collect_view()}</ul>
            <Show when=is_new>
                <GiveEditor id=None form=GiveForm::default() editing />
            </Show>
            <AddButton words="Something to give" on_press=move || editing.set(Some(None)) />
        </section>
    }
}

fn give_item(line: GiveLine, editing: Editing<Give>) -> impl IntoView {
    move || {
        if editing.get() == Some(Some(line.id)) {
            let (id, form) = (Some(line.id), line.form.clone());
            return view! { <li><GiveEditor id form editing /></li> }.into_any();
        }
        let id = line.id;
        view! {
            <li>
                <span class="list-text">
                    <span data-own="">{line.text.clone()}</span>
                    <span class="fresh"><Say sentence=line.about.clone() /></span>
                </span>
                <IconButton icon=Glyph::Edit label=format!("Change: {}", line.text) on_press=move || editing.set(Some(Some(id))) />
            </li>
        }
        .into_any()
    }
}

#[component]
fn GiveEditor(id: Option<Id<Give>>, form: GiveForm, editing: Editing<Give>) -> impl IntoView {
    let desk = use_desk();
    let (now, problem) = (RwSignal::new(form), RwSignal::new(None));
    let save = move || {
        if now.with_untracked(|form| form.text.trim().is_empty()) {
            problem.set(Some(crate::page::person::FieldProblem::Empty));
            return;
        }
        let command = desk.read_now(|book| now.with_untracked(|form| form.command(book, id)));
        if desk.send_and_say(command, "Saved.").is_some() {
            close(editing);
        }
    };
    let controls = view! {
        <Field
            label="What, in a few words"
            placeholder="an hour on spreadsheets"
            value=Signal::derive(move || now.with(|form| form.text.clone()))
            on_input=move |text| now.update(|form| form.text = text)
        />
        <PickOne
            label="What sort of thing"
            choices=GiveKind::ALL.map(|kind| (kind, words::give(kind))).to_vec()
            value=Signal::derive(move || now.with(|form| Some(form.kind)))
            on_pick=move |kind| now.update(|form| form.kind = kind)
        />
        <PickOne
            label="How much it takes"
            choices=words::SIZES.to_vec()
            value=Signal::derive(move || now.with(|form| Some(form.size)))
            on_pick=move |size| now.update(|form| form.size = size)
        />
        <Words
            tags=Signal::derive(move || now.with(|form| form.tags.clone()))
            on_change=move |tags| now.update(|form| form.tags = tags)
        />
    };
    editor(desk, problem, save, editing, id.map(|id| (Kind::Give, id.number())), controls.into_any())
}

/// What the user published.
#[component]
pub fn Pieces(page: Memo<GiveAndTakePage>) -> impl IntoView {
    let editing: Editing<Piece> = RwSignal::new(None);
    let lines = move || page.with(|page| page.pieces.clone());
    let is_new = move || editing.get() == Some(None);
    view! {
        <section class="page-section">
            <h2 class="family">"What you published"</h2>
            <ul class="list gives">{move || lines().into_iter().map(|line| piece_item(line, editing)).collect_view()}</ul>
            <Show when=is_new>
                <PieceEditor id=None form=PieceForm::default() editing />
            </Show>
            <AddButton words="An article, a talk, a post" on_press=move || editing.set(Some(None)) />
        </section>
    }
}

fn piece_item(line: PieceLine, editing: Editing<Piece>) -> impl IntoView {
    move || {
        if editing.get() == Some(Some(line.id)) {
            let (id, form) = (Some(line.id), line.form.clone());
            return view! { <li><PieceEditor id form editing /></li> }.into_any();
        }
        let id = line.id;
        let title = line.title.clone();
        let title = match line.link.clone() {
            Some(url) => {
                view! { <a href=url.to_string() target="_blank" rel="noopener noreferrer" data-own="">{title}</a> }
                    .into_any()
            }
            None => view! { <span data-own="">{title}</span> }.into_any(),
        };
        view! {
            <li>
                <span class="list-text">{title} <span class="fresh" data-own="">{line.tags.clone()}</span></span>
                <IconButton icon=Glyph::Edit label=format!("Change: {}", line.title) on_press=move || editing.set(Some(Some(id))) />
            </li>
        }
        .into_any()
    }
}

#[component]
fn PieceEditor(id: Option<Id<Piece>>, form: PieceForm, editing: Editing<Piece>) -> impl IntoView {
    let desk = use_desk();
    let (now, problem) = (RwSignal::new(form), RwSignal::new(None));
    let save = move || {
        if now.with_untracked(|form| form.title.trim().is_empty()) {
            problem.set(Some(crate::page::person::FieldProblem::Empty));
            return;
        }
        let today = desk.moment().today;
        let command = desk.read_now(|book| now.with_untracked(|form| form.command(book, id, today)));
        if desk.send_and_say(command, "Saved.").is_some() {
            close(editing);
        }
    };
    let controls = view! {
        <Field
            label="Title"
            value=Signal::derive(move || now.with(|form| form.title.clone()))
            on_input=move |text| now.update(|form| form.title = text)
        />
        <Field
            label="Where it can be read"
            kind=FieldKind::Link
            value=Signal::derive(move || now.with(|form| form.url.clone()))
            on_input=move |text| now.update(|form| form.url = text)
        />
        <Words
            tags=Signal::derive(move || now.with(|form| form.tags.clone()))
            on_change=move |tags| now.update(|form| form.tags = tags)
        />
    };
    editor(desk, problem, save, editing, id.map(|id| (Kind::Piece, id.number())), controls.into_any())
}

/// The form in place, with "Remove" for what is there already.
fn editor<T: 'static>(
    desk: Desk,
    problem: RwSignal<Option<crate::page::person::FieldProblem>>,
    save: impl Fn() + Send + Sync + 'static,
    editing: Editing<T>,
    record: Option<(Kind, u64)>,
    controls: AnyView,
) -> AnyView {
    let on_close = move || close(editing);
    let Some((kind, id)) = record else {
        return view! { <InPlace problem on_save=save on_close>{controls}</InPlace> }.into_any();
    };
    let on_remove = Callback::new(move |()| {
        close(editing);
        desk.send_and_say(Command::TrashOne(kind, id), "Removed.");
    });
    view! { <InPlace problem on_save=save on_close on_remove>{controls}</InPlace> }.into_any()
}

/// Closes the form and gives the keyboard back to the list.
fn close<T: 'static>(editing: Editing<T>) {
    editing.set(None);
    request_animation_frame(|| {
        focus_first(".gives ~ .adds .add");
    });
}

/// Words by which it is found.
#[component]
fn Words(
    #[prop(into)] tags: Signal<Vec<String>>,
    #[prop(into)] on_change: Callback<Vec<String>>,
) -> impl IntoView {
    let desk = use_desk();
    let known = move |text: String| {
        let wanted = crate::text::fold(&text);
        let tags = desk.with_people_now(|_, index| index.tags());
        let fits =
            tags.into_iter().map(|(tag, _)| tag).filter(|tag| crate::text::fold(tag).contains(&wanted));
        fits.take(8).collect::<Vec<_>>()
    };
    view! {
        <TagInput
            label="Words by which it is found"
            tags
            on_change
            known
            hint="Enter or a comma after each. They are compared with what people look for."
        />
    }
}

/// A quiet button that opens a form for something new.
#[component]
pub fn AddButton(
    /// What is added.
    words: &'static str,
    /// Opens the form.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="adds">
            <button type="button" class="add" on:click=move |_| on_press.run(())>
                <Icon glyph=Glyph::Plus />
                {words}
            </button>
        </div>
    }
}
