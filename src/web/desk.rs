//! The desk: holds the book while Kith is open. Everything the user does goes through it, and only it
//! absorbs changes. Events are calls of its methods, never signals.
//!
//! A page shows one memo and sends commands:
//!
//! ```ignore
//! let desk = use_desk();
//! let page = desk.page(|book, today| page::people::people(book, today));
//! let thank = move |_| desk.send_and_say(Command::Log(entry()), "Thanked Ana.");
//! ```

use crate::book::Book;
use crate::changes::Changes;
use crate::command::{Command, Refusal, decide};
use crate::day::Day;
use crate::history::History;
use crate::moment::{Moment, Source, Stamp};
use crate::persist::SaveState;
use crate::standing::{Standings, Touched};
use crate::web::kit::{Toast, ToastAction};
use crate::web::{canary, clock};
use leptos::prelude::*;

/// The desk of this tab. A handle: copied into every closure that needs it.
#[derive(Clone, Copy)]
pub struct Desk {
    held: StoredValue<Held, LocalStorage>,
    revision: RwSignal<u64>,
    today: RwSignal<Day>,
    save_state: RwSignal<SaveState>,
    toasts: RwSignal<Vec<Toast>>,
}

/// What lies on the desk.
#[derive(Default)]
struct Held {
    book: Book,
    history: History,
    standings: Standings,
    toasts_made: u64,
}

impl Held {
    /// Absorbs changes, notes them, and brings what is derived up to date.
    fn absorb(&mut self, changes: Changes) {
        let before = Touched::by(&self.book, &changes);
        if self.book.absorb(&changes).is_err() {
            return;
        }
        let touched = before.and(Touched::by(&self.book, &changes));
        self.standings.refresh(&self.book, self.standings.day(), &touched);
        self.history.note(changes);
    }

    /// Computes everybody's standing anew when the day has turned or the book was loaded.
    fn stand_on(&mut self, today: Day) {
        if self.standings.day() != today {
            self.standings = Standings::new(&self.book, today);
        }
    }
}

/// The desk of this tab, from anywhere below the app.
pub fn use_desk() -> Desk {
    expect_context()
}

impl Desk {
    /// A desk with an empty book.
    pub fn new() -> Desk {
        let held = Held::default();
        Desk {
            held: StoredValue::new_local(held),
            revision: RwSignal::new(0),
            today: RwSignal::new(clock::today()),
            save_state: RwSignal::new(SaveState::Saved),
            toasts: RwSignal::new(Vec::new()),
        }
    }

    /// Looks at the book, and again whenever it has changed.
    pub fn read<T>(self, look: impl FnOnce(&Book) -> T) -> T {
        self.revision.track();
        self.held.with_value(|held| look(&held.book))
    }

    /// Looks at the book once: for what happens on a click.
    pub fn read_now<T>(self, look: impl FnOnce(&Book) -> T) -> T {
        self.held.with_value(|held| look(&held.book))
    }

    /// A page: worked out anew when the book or the day (or any signal that `show` reads) has changed,
    /// and drawn anew only where that made a difference.
    pub fn page<T>(self, show: impl Fn(&Book, Day) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            let today = self.today.get();
            self.read(|book| show(book, today))
        })
    }

    /// A page that also reads how everybody stands today.
    pub fn page_of_standings<T>(
        self,
        show: impl Fn(&Book, &Standings, Day) -> T + Send + Sync + 'static,
    ) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            let today = self.today.get();
            self.revision.track();
            self.held.update_value(|held| held.stand_on(today));
            self.held.with_value(|held| show(&held.book, &held.standings, today))
        })
    }

    /// The user's day of now; tracked, so that what reads it is drawn anew at midnight.
    pub fn today(self) -> Day {
        self.today.get()
    }

    /// Grows with every change of the book.
    pub fn revision(self) -> Signal<u64> {
        self.revision.into()
    }

    /// Where the user's work stands.
    pub fn save_state(self) -> Signal<SaveState> {
        self.save_state.into()
    }

    /// Everything undetermined that a command may use, read now.
    pub fn moment(self) -> Moment {
        clock::moment(canary::device())
    }

    /// Does something: decides, puts it into effect, saves it and notes it in the history.
    ///
    /// # Errors
    /// The refusal, worded for the user; nothing has changed then.
    pub fn send(self, command: Command) -> Result<Changes, Refusal> {
        let changes = self.preview(command)?;
        self.absorb_changes(changes.clone());
        Ok(changes)
    }

    /// Does something and says so in a toast with "Undo"; or says why it was refused.
    pub fn send_and_say(self, command: Command, said: impl Into<String>) -> Option<Changes> {
        match self.send(command) {
            Ok(changes) => {
                self.say_done(said);
                Some(changes)
            }
            Err(refusal) => {
                self.say(refusal.sentence());
                None
            }
        }
    }

    /// What a command would change, without doing it.
    ///
    /// # Errors
    /// The refusal, worded for the user.
    pub fn preview(self, command: Command) -> Result<Changes, Refusal> {
        let moment = self.moment();
        self.held.with_value(|held| decide(&held.book, command, &moment))
    }

    /// Puts changes into effect that were decided elsewhere: an import, a merge.
    pub fn absorb_changes(self, changes: Changes) {
        if changes.is_empty() {
            return;
        }
        self.put_away_undo_toasts();
        self.held.update_value(|held| held.absorb(changes));
        self.revision.update(|revision| *revision += 1);
    }

    /// Looks at the history, and again whenever it has changed.
    pub fn history<T>(self, look: impl FnOnce(&History) -> T) -> T {
        self.revision.track();
        self.held.with_value(|held| look(&held.history))
    }

    /// Undoes the latest action that can be undone.
    pub fn undo(self) {
        let redo = ToastAction { label: "Redo".to_owned(), on_press: Callback::new(move |()| self.redo()) };
        self.go_back("Undone.", Some(redo), History::undo);
    }

    /// Does the latest undone action again.
    pub fn redo(self) {
        self.go_back("Done again.", None, History::redo);
    }

    /// Takes the book back to how it was after the action of `then`; itself an action that can be undone.
    pub fn take_back_to(self, then: Stamp) {
        let undo = self.undo_action();
        self.go_back("Taken back.", Some(undo), |history, stamp| history.take_back_to(then, stamp));
    }

    /// The toasts to show, oldest first.
    pub fn toasts(self) -> Signal<Vec<Toast>> {
        self.toasts.into()
    }

    /// Says something in a toast.
    pub fn say(self, text: impl Into<String>) {
        self.say_with(text, None);
    }

    /// Says in a toast that the latest action was done, with "Undo".
    pub fn say_done(self, text: impl Into<String>) {
        self.say_with(text, Some(self.undo_action()));
    }

    /// Says something in a toast, with something to do about it.
    pub fn say_with(self, text: impl Into<String>, action: Option<ToastAction>) {
        let id = self.held.try_update_value(|held| {
            held.toasts_made += 1;
            held.toasts_made
        });
        let toast = Toast { id: id.unwrap_or_default(), text: text.into(), action };
        self.toasts.update(|toasts| toasts.push(toast));
    }

    /// Puts a toast away.
    pub fn put_away_toast(self, id: u64) {
        self.toasts.update(|toasts| toasts.retain(|toast| toast.id != id));
    }

    fn undo_action(self) -> ToastAction {
        ToastAction { label: "Undo".to_owned(), on_press: Callback::new(move |()| self.undo()) }
    }

    /// A toast's "Undo" means the latest action, so it goes when there is a later one.
    fn put_away_undo_toasts(self) {
        if self.toasts.with_untracked(|toasts| toasts.iter().any(|toast| toast.action.is_some())) {
            self.toasts.update(|toasts| toasts.retain(|toast| toast.action.is_none()));
        }
    }

    fn go_back(
        self,
        said: &str,
        action: Option<ToastAction>,
        way: impl FnOnce(&History, Stamp) -> Option<Changes>,
    ) {
        let moment = self.moment();
        let changes = self.held.with_value(|held| {
            let stamp = Stamp::next(held.book.latest_stamp(), &moment, Source::User);
            way(&held.history, stamp)
        });
        if let Some(changes) = changes {
            self.absorb_changes(changes);
            self.say_with(said, action);
        }
    }
}

impl Default for Desk {
    fn default() -> Desk {
        Desk::new()
    }
}
