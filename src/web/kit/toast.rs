//! Toasts: a sentence at the foot of the window that says what was done, often with a way back.

use super::button::IconButton;
use super::icon::Glyph;
use super::list::List;
use super::timer::Timer;
use leptos::prelude::*;
use std::time::Duration;

/// How long a toast stays, counted afresh each time the pointer or the focus leaves it.
const STAY: Duration = Duration::from_secs(9);

/// One sentence to show for a while.
#[derive(Clone, Debug)]
pub struct Toast {
    /// Tells one toast from another.
    pub id: u64,
    /// The sentence.
    pub text: String,
    /// What may be done about it.
    pub action: Option<ToastAction>,
}

/// A button on a toast.
#[derive(Clone, Debug)]
pub struct ToastAction {
    /// The word on it, such as "Undo".
    pub label: String,
    /// Called when it is pressed, after which the toast goes.
    pub on_press: Callback<()>,
}

/// Where toasts appear: one for the whole page, mounted from the start so that screen readers watch it.
#[component]
pub fn ToastRegion(
    /// The toasts to show, oldest first.
    #[prop(into)]
    toasts: Signal<Vec<Toast>>,
    /// Called with a toast's id when its time is up or it is put away.
    #[prop(into)]
    on_dismiss: Callback<u64>,
) -> impl IntoView {
    view! {
        <div class="toasts" role="status" aria-live="polite" aria-relevant="additions text">
            <List each=move || toasts.get() key=|toast| toast.id let:toast>
                <ToastCard toast on_dismiss />
            </List>
        </div>
    }
}

#[component]
fn ToastCard(toast: Toast, on_dismiss: Callback<u64>) -> impl IntoView {
    let id = toast.id;
    let timer = Timer::new();
    let stop = move || timer.stop();
    let start = move || timer.start(STAY, move || on_dismiss.run(id));
    start();
    let action = toast.action.map(|action| {
        view! {
            <button
                type="button"
                class="toast-action"
                on:click=move |_| {
                    action.on_press.run(());
                    on_dismiss.run(id);
                }
            >
                {action.label}
            </button>
        }
    });
    view! {
        <div
            class="toast"
            on:pointerenter=move |_| stop()
            on:pointerleave=move |_| start()
            on:focusin=move |_| stop()
            on:focusout=move |_| start()
        >
            <p class="toast-text">{toast.text}</p>
            {action}
            <IconButton icon=Glyph::Close label="Put away" on_press=move || on_dismiss.run(id) />
        </div>
    }
}
