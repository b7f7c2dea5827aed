//! A short form that adds one after the other: Enter adds, what is refused is said in place, and the keyboard
//! is ready for the next.

use crate::changes::Changes;
use crate::command::Command;
use crate::web::desk::use_desk;
use crate::web::kit::focus_first;
use leptos::prelude::*;

/// The form; its fields and its button are its children, one of them showing `problem`.
#[component]
pub fn QuickAdd(
    /// The command that what is typed comes to.
    #[prop(into)]
    command: Callback<(), Command>,
    /// Called once it is carried out, to empty the fields.
    #[prop(into)]
    on_added: Callback<Changes>,
    /// Why it was refused.
    problem: RwSignal<Option<String>>,
    /// The fields and the button.
    children: Children,
) -> impl IntoView {
    let desk = use_desk();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match desk.send(command.run(())) {
            Ok(changes) => {
                on_added.run(changes);
                problem.set(None);
            }
            Err(refusal) => problem.set(Some(refusal.sentence().to_owned())),
        }
        focus_first(".quick-add input");
    };
    view! { <form class="form quick-add" on:submit=submit>{children()}</form> }
}
