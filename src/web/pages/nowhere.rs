//! What is shown at an address that leads nowhere.

use crate::page::route::{Place, Route};
use crate::web::kit::{ButtonKind, Drawing, EmptyState, LinkButton};
use leptos::prelude::*;

/// A way home.
#[component]
pub fn Nowhere() -> impl IntoView {
    view! {
        <div class="page">
            <h1 class="page-title visually-hidden">"Nothing here"</h1>
            <EmptyState
                drawing=Drawing::Path
                title="This path leads nowhere."
                text="The address may be an old one, or a letter of it got lost. Your notebook is safe."
            >
                <LinkButton kind=ButtonKind::Main href=Route::to(Place::Today).to_string()>"Go to Today"</LinkButton>
            </EmptyState>
        </div>
    }
}
