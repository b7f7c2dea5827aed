//! Names from memory, category by category (R37).

use leptos::prelude::*;

/// The page.
#[component]
pub fn BrainstormPage() -> impl IntoView {
    view! {
        <div class="page">
            <h1 class="page-title">"Names from memory"</h1>
        </div>
    }
}
