//! Empty screens: a small drawing, a sentence that teaches by example, one thing to do.

use leptos::prelude::*;

/// A one-colour line drawing, on a grid of 96 by 72.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Drawing {
    /// A cup on a table, steam rising: nothing is due.
    #[default]
    Cup,
    /// An open notebook with a pen: nothing written yet.
    Notebook,
    /// Two shores and a bridge: introductions.
    Bridge,
    /// A letter half out of its envelope.
    Letter,
    /// A path to a hill with a flag: aims and plans.
    Path,
    /// Two chairs at a small table: people, meetings.
    Chairs,
    /// A box with a label: data, archives, the trash.
    Box,
    /// A twig with leaves: too early to tell.
    Twig,
}

impl Drawing {
    fn path(self) -> &'static str {
        match self {
            Drawing::Cup => {
                "M8 62h80M30 34h30v14c0 8-5 14-12 14h-6c-7 0-12-6-12-14ZM60 38h5c4 0 6 3 6 6s-3 7-8 7h-3.5M38 28c-3-4 3-6 0-11M45 28c-3-5 3-8 0-14M52 28c-3-4 3-6 0-11"
            }
            Drawing::Notebook => {
                "M48 22c-6-5-17-7-32-6v40c15-1 26 1 32 6 6-5 17-7 32-6V16c-15-1-26 1-32 6ZM48 22v40M23 26c7 0 12 1 17 3M23 35c7 0 12 1 17 3M23 44c6 0 10 1 14 2M56 29c3-1.5 7-2.5 11-3M57 45l18-23 5 4-18 23-6.5 3Z"
            }
            Drawing::Bridge => {
                "M4 46h16M76 46h16M20 46v14M76 46v14M20 46h56M20 46c4-18 16-26 28-26s24 8 28 26M34 46V24.5M48 46V20M62 46V24.5M4 60c6-3 10 3 16 0s10 3 16 0 10 3 16 0 10 3 16 0 10 3 16 0"
            }
            Drawing::Letter => {
                "M18 34v28h60V34M18 34l30 19 30-19M18 34l10-6M78 34l-10-6M28 40V12h40v28M36 21h24M36 28h24M36 35h12"
            }
            Drawing::Path => {
                "M6 62c14-2 20-22 42-22 18 0 24 12 42 10M30 62c8-2 6-8 16-10s8-6 4-12M48 40V14M48 15h17l-4 5.5 4 5.5H48M12 50v-7M12 43c-4-1-5-6 0-11 5 5 4 10 0 11Z"
            }
            Drawing::Chairs => {
                "M34 42h28M48 42v20M40 62h16M14 24l4 20h13M18 44l-2 18M30 44l2 18M82 24l-4 20H65M78 44l2 18M66 44l-2 18M43 42v-5h6v5M49 38.5h2.5M8 62h80"
            }
            Drawing::Box => "M20 32h56v30H20ZM16 22h64v10H16ZM38 42h20v7H38ZM30 22l4-9h28l4 9",
            Drawing::Twig => {
                "M48 64c0-16 2-28 6-40M50 46c-10 2-18-2-22-12 11-2 19 2 22 12ZM52 36c8 0 15-5 17-15-10-1-16 5-17 15ZM54 24c-4-4-5-9-2-15 5 4 6 9 2 15ZM28 64h40"
            }
        }
    }
}

/// What an empty screen shows.
#[component]
pub fn EmptyState(
    /// The drawing above.
    #[prop(optional)]
    drawing: Drawing,
    /// A short line, in the serif.
    #[prop(into)]
    title: Signal<String>,
    /// A sentence or two, with one example.
    #[prop(optional, into)]
    text: Signal<String>,
    /// The one action, if there is one.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            <svg class="drawing" viewBox="0 0 96 72" aria-hidden="true" focusable="false">
                <path d=drawing.path() />
            </svg>
            <p class="empty-title">{title}</p>
            <Show when=move || !text.get().is_empty()>
                <p class="empty-text">{text}</p>
            </Show>
            {children.map(|children| view! { <div class="empty-action">{children()}</div> })}
        </div>
    }
}
