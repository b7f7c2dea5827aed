//! Dialogs: the browser's own `<dialog>`, shown as a modal; on a phone a sheet that rises from the bottom.

use super::button::IconButton;
use super::fresh_id;
use super::icon::Glyph;
use leptos::{ev, html, prelude::*};
use wasm_bindgen::JsCast;

/// How wide a dialog is on a desktop.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum DialogSize {
    /// A question and two buttons, 26rem.
    Small,
    /// A form, 36rem.
    #[default]
    Medium,
    /// Two things side by side, 56rem.
    Large,
}

impl DialogSize {
    fn class(self) -> &'static str {
        match self {
            DialogSize::Small => "dialog dialog-small",
            DialogSize::Medium => "dialog",
            DialogSize::Large => "dialog dialog-large",
        }
    }
}

/// A modal dialog. Its content exists only while it is open, so a form in it begins afresh each time.
///
/// Escape, the cross and a click beside it call `on_close`; the caller then makes `open` false, and the
/// browser gives the focus back to where it was. Put the buttons into `<div class="dialog-actions">`.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// Called when the person wants it closed.
    #[prop(into)]
    on_close: Callback<()>,
    /// How wide it is on a desktop.
    #[prop(optional)]
    size: DialogSize,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let id = fresh_id("dialog");
    let title_id = format!("{id}-title");
    view! {
        <ModalFrame open class=size.class() labelled_by=title_id.clone() on_close>
            <header class="dialog-head">
                <h2 class="dialog-title" id=title_id.clone()>{title}</h2>
                <IconButton icon=Glyph::Close label="Close" on_press=on_close />
            </header>
            <div class="dialog-body">{children()}</div>
        </ModalFrame>
    }
}

/// A bare modal (`<dialog>` with `class`) for what brings its own heading, such as the command palette.
#[component]
pub fn ModalFrame(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// The classes of the `<dialog>`.
    #[prop(into)]
    class: String,
    /// The id of the element that names it.
    #[prop(optional, into)]
    labelled_by: Option<String>,
    /// Its name, where no element names it.
    #[prop(optional, into)]
    label: Option<String>,
    /// Called when the person wants it closed.
    #[prop(into)]
    on_close: Callback<()>,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let pressed_beside = StoredValue::new(false);
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get() {
            show_or_close(&dialog, open.get());
        }
    });
    view! {
        <dialog
            node_ref=dialog
            class=class
            aria-labelledby=labelled_by
            aria-label=label
            on:cancel=move |event: ev::Event| {
                event.prevent_default();
                on_close.run(());
            }
            on:close=move |_| {
                if open.get_untracked() {
                    on_close.run(());
                }
            }
            on:pointerdown=move |event| pressed_beside.set_value(is_backdrop(&event))
            on:click=move |event| {
                if pressed_beside.get_value() && is_backdrop(&event) {
                    on_close.run(());
                }
            }
        >
            <Show when=move || open.get()>{children()}</Show>
        </dialog>
    }
}

fn show_or_close(dialog: &web_sys::HtmlDialogElement, open: bool) {
    match (open, dialog.open()) {
        (true, false) => {
            // Refused only where the page with the dialog has just gone.
            drop(dialog.show_modal());
            let dialog = dialog.clone();
            request_animation_frame(move || focus_inside(&dialog));
        }
        (false, true) => dialog.close(),
        _ => {}
    }
}

/// Puts the focus where the person goes on: a marked element, the first field, or the main button; else it stays
/// where the browser has put it.
fn focus_inside(dialog: &web_sys::HtmlDialogElement) {
    let wanted = ["[autofocus]", ".dialog-body :is(input, textarea, select)", ".button-main"];
    let found = wanted.iter().find_map(|selector| dialog.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        drop(element.focus());
    }
}

/// The backdrop's clicks arrive with the dialog itself as their target: its content fills it to the edge.
fn is_backdrop(event: &web_sys::MouseEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlDialogElement>().ok());
    target.is_some_and(|dialog| !contains_point(&dialog, event))
}

fn contains_point(dialog: &web_sys::HtmlDialogElement, event: &web_sys::MouseEvent) -> bool {
    let area = dialog.get_bounding_client_rect();
    let (x, y) = (f64::from(event.client_x()), f64::from(event.client_y()));
    area.left() <= x && x <= area.right() && area.top() <= y && y <= area.bottom()
}
