//! What all forms share in the browser: one signal for the whole form, problems shown once somebody has
//! tried to save, a draft that survives a reload, and the buttons below.

mod draft;
mod pick;
mod quick;

pub use pick::{Due, PeopleField, PickMaybe, PickOne};
pub use quick::QuickAdd;

use crate::book::Book;
use crate::changes::Changes;
use crate::command::{Command, Refusal};
use crate::day::Day;
use crate::page::form::{FieldProblem, problem_of};
use crate::page::route::{Place, Route};
use crate::web::desk::{Desk, use_desk};
use crate::web::kit::{Button, ButtonKind, Glyph, Icon, announce, focus_first};
use crate::web::router::{go_back_or, replace};
use draft::FormDraft;
use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// What a form may hold: plain data that can be kept as a draft.
pub trait Model: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static {}
impl<F: Clone + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static> Model for F {}

/// A form that is being filled. A handle: copied into every closure that needs it.
pub struct Form<F: Model> {
    desk: Desk,
    now: RwSignal<F>,
    opened: StoredValue<F>,
    draft: FormDraft<F>,
    tried: RwSignal<bool>,
    refused: RwSignal<Option<Refusal>>,
}

impl<F: Model> Clone for Form<F> {
    fn clone(&self) -> Form<F> {
        *self
    }
}
impl<F: Model> Copy for Form<F> {}

impl<F: Model> Form<F> {
    /// A form that begins as `opened`; its draft is kept under the address `route`.
    pub fn new(opened: F, route: &Route) -> Form<F> {
        let desk = use_desk();
        let now = RwSignal::new(opened.clone());
        let opened = StoredValue::new(opened);
        let draft = FormDraft::new(now, opened, route);
        Form { desk, now, opened, draft, tried: RwSignal::new(false), refused: RwSignal::new(None) }
    }

    /// One value of the form, as it stands.
    pub fn get<T: PartialEq + Send + Sync + 'static>(
        self,
        read: impl Fn(&F) -> T + Send + Sync + 'static,
    ) -> Signal<T> {
        Memo::new(move |_| self.now.with(&read)).into()
    }

    /// Looks at the whole form; tracked.
    pub fn with<T>(self, read: impl FnOnce(&F) -> T) -> T {
        self.now.with(read)
    }

    /// The user's day of now; not tracked.
    pub fn today(self) -> Day {
        self.desk.moment().today
    }

    /// The form as it stands; not tracked.
    pub fn now(self) -> F {
        self.now.get_untracked()
    }

    /// Changes the form.
    pub fn change(self, change: impl FnOnce(&mut F)) {
        self.now.update(change);
    }

    /// What takes a new value into the form.
    pub fn set<T: 'static>(self, set: impl Fn(&mut F, T) + Send + Sync + 'static) -> Callback<T> {
        Callback::new(move |value: T| self.now.update(|form| set(form, value)))
    }

    /// What is worked out from the book and the form.
    pub fn page<T: PartialEq + Send + Sync + 'static>(
        self,
        show: impl Fn(&Book, &F, Day) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        let desk = self.desk;
        desk.page(move |book, today| self.now.with(|form| show(book, form, today)))
    }

    /// What is wrong with one field, once somebody has tried to save.
    pub fn problem<P: PartialEq + Copy + Send + Sync + 'static>(
        self,
        problems: impl Fn(&F, Day) -> Vec<FieldProblem<P>> + Send + Sync + 'static,
        field: P,
    ) -> Signal<Option<String>> {
        let what = move || {
            let found = self.now.with(|form| problems(form, self.desk.today()));
            self.tried.get().then(|| problem_of(&found, field).map(str::to_owned)).flatten()
        };
        Memo::new(move |_| what()).into()
    }

    /// The form as it was opened.
    pub fn opened(self) -> F {
        self.opened.get_value()
    }

    /// A draft was found and taken up.
    pub fn is_draft(self) -> Signal<bool> {
        self.draft.found()
    }

    /// Begins again from how it was opened.
    pub fn start_afresh(self) {
        self.draft.begin_anew();
        self.now.set(self.opened());
        self.tried.set(false);
    }

    /// Saves: shows what is wrong (`problems` of them), or carries out the command, says so, and goes back
    /// to where the user came from.
    pub fn save(self, problems: usize, command: Option<Command>, said: &str, otherwise: &Route) {
        let Some(command) = command.filter(|_| problems == 0) else { return self.show_problems() };
        match self.desk.send(command) {
            Ok(changes) => {
                self.draft.close();
                self.desk.say_saved(&changes, said);
                go_back_or(otherwise);
            }
            Err(refusal) => self.refused.set(Some(refusal)),
        }
    }

    /// Saves in the same way, and then shows what `open` makes of the changes in place of the form.
    pub fn save_and_open(
        self,
        problems: usize,
        command: Option<Command>,
        said: &str,
        open: impl FnOnce(&Changes) -> Route,
    ) {
        let Some(command) = command.filter(|_| problems == 0) else { return self.show_problems() };
        match self.desk.send(command) {
            Ok(changes) => {
                self.draft.close();
                self.desk.say_saved(&changes, said);
                replace(open(&changes));
            }
            Err(refusal) => self.refused.set(Some(refusal)),
        }
    }

    /// Goes on on another page, which takes over what was written; shows what is missing where it cannot.
    pub fn hand_over(self, to: Option<Route>) {
        match to {
            Some(route) => {
                self.draft.close();
                replace(route);
            }
            None => self.show_problems(),
        }
    }

    /// Leaves without saving; the draft goes.
    pub fn leave(self, otherwise: &Route) {
        self.draft.close();
        go_back_or(otherwise);
    }

    fn show_problems(self) {
        self.tried.set(true);
        announce("Something is missing.");
        request_animation_frame(|| {
            focus_first("form [aria-invalid=true]");
        });
    }
}

/// The frame of a form: what a draft says, the fields, what was refused, and the buttons, which stay in
/// reach of the thumb.
#[component]
pub fn FormFrame<F: Model>(
    /// The form.
    form: Form<F>,
    /// The word on the main button.
    #[prop(into)]
    save: Signal<String>,
    /// Called to save.
    #[prop(into)]
    on_save: Callback<()>,
    /// Further buttons, beside "Cancel".
    #[prop(optional, into)]
    beside: ViewFn,
    /// The fields.
    children: Children,
) -> impl IntoView {
    let refused = move || form.refused.get().map(Refusal::sentence);
    let home = Route::to(Place::Today);
    view! {
        <form
            class="form"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                on_save.run(());
            }
            on:keydown=move |event| {
                if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
                    event.prevent_default();
                    on_save.run(());
                }
            }
        >
            <Show when=move || form.is_draft().get()>
                <p class="notice tone-plain form-draft">
                    <Icon glyph=Glyph::Clock />
                    <span>"Here is what you had begun to write."</span>
                    <Button kind=ButtonKind::Plain on_press=move || form.start_afresh()>"Start afresh"</Button>
                </p>
            </Show>
            {children()}
            <Show when=move || refused().is_some()>
                <p class="notice tone-late" role="alert"><Icon glyph=Glyph::Warning /><span>{refused}</span></p>
            </Show>
            <div class="form-actions">
                <Button kind=ButtonKind::Main submit=true>{save}</Button>
                <Button
                    kind=ButtonKind::Plain
                    on_press={
                        let home = home.clone();
                        move || form.leave(&home)
                    }
                >
                    "Cancel"
                </Button>
                {beside.run()}
            </div>
        </form>
    }
}
