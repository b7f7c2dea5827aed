//! The desk: holds the book while Kith is open. Everything the user does goes through it, and only it
//! absorbs changes. Events are calls of its methods, never signals.
//!
//! A page shows one memo and sends commands:
//!
//! ```ignore
//! let desk = use_desk();
//! let page = desk.page(|book, today| page::settings::settings(book, today));
//! let thank = move |_| desk.send_and_say(Command::Log(entry()), "Thanked Ana.");
//! ```

mod holder;
mod opening;
mod pages;
mod toasts;

pub use opening::{Notebook, Phase};
pub use toasts::Toasts;

use crate::book::{Book, Contact};
use crate::changes::Changes;
use crate::command::{Command, Refusal, decide};
use crate::day::Day;
use crate::give_finder::Finder;
use crate::graph::Graph;
use crate::history::History;
use crate::id::Id;
use crate::moment::{Moment, Stamp};
use crate::page::sentence::Sentence;
use crate::page::{self, give_and_take};
use crate::people_index::PeopleIndex;
use crate::persist::canary::Canary;
use crate::persist::stored::Stored;
use crate::persist::{SaveState, StorageError};
use crate::schema;
use crate::session::Session;
use crate::standing::Standings;
use crate::web::clock::DayWatch;
use crate::web::idb::Database;
use crate::web::kit::{Toast, ToastAction};
use crate::web::saver::Saver;
use crate::web::{bug, canary, clock};
use holder::TabHolder;
use leptos::prelude::*;
use pages::Pages;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

/// The desk of this tab. A handle: copied into every closure that needs it.
#[derive(Clone, Copy)]
pub struct Desk {
    held: StoredValue<Held, LocalStorage>,
    notebook: Notebook,
    phase: RwSignal<Phase>,
    revision: RwSignal<u64>,
    settled: RwSignal<u64>,
    today: RwSignal<Day>,
    minute: RwSignal<u16>,
    canary: RwSignal<Canary>,
    era: RwSignal<u32>,
    save_state: Signal<SaveState>,
    toasts: Toasts,
}

/// What lies on the desk.
struct Held {
    session: Rc<RefCell<Session>>,
    saver: Saver,
    pages: Pages,
    /// What was found when it could not be told whether all is well.
    doubtful: RefCell<Option<Stored>>,
    _day_watch: DayWatch,
}

/// The desk of this tab, from anywhere below the app.
pub fn use_desk() -> Desk {
    expect_context()
}

impl Desk {
    /// A desk for one of the notebooks on this device, still empty: [`Desk::open`] follows.
    pub fn new(notebook: Notebook) -> Desk {
        let session = Rc::new(RefCell::new(Session::default()));
        bug::remember(&session);
        let pages = Pages::of(session.clone());
        let (revision, settled, era) = (pages.revision, pages.settled, RwSignal::new(0));
        let canary = RwSignal::new(Canary::default());
        let toasts = Toasts::new();
        let holder = TabHolder { pages: pages.clone(), notebook, canary, era, toasts };
        let saver = Saver::new(notebook.database(), schema::VERSION, holder);
        let (today, minute) = (RwSignal::new(clock::today()), RwSignal::new(clock::minute()));
        let save_state = saver.state();
        let _day_watch = DayWatch::start(move |day| today.set(day));
        follow_the_minute(minute);
        let held = Held { session, saver, pages, doubtful: RefCell::default(), _day_watch };
        let held = StoredValue::new_local(held);
        let phase = RwSignal::new(Phase::Opening);
        Desk { held, notebook, phase, revision, settled, today, minute, canary, era, save_state, toasts }
    }

    /// Looks at the book, and again whenever it has changed.
    pub fn read<T>(self, look: impl FnOnce(&Book) -> T) -> T {
        self.revision.track();
        self.read_now(look)
    }

    /// Looks at the book once: for what happens on a click.
    pub fn read_now<T>(self, look: impl FnOnce(&Book) -> T) -> T {
        self.held.with_value(|held| look(held.session.borrow().book()))
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

    /// A page that also reads how everybody stands today. After a change about everybody it follows when all of them
    /// have been looked at.
    pub fn page_of_standings<T>(
        self,
        show: impl Fn(&Book, &Standings, Day) -> T + Send + Sync + 'static,
    ) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            let today = self.today.get();
            self.settled.track();
            let look = |book: &Book, standings: &Standings| show(book, standings, today);
            self.held.with_value(|held| held.session.borrow().with_standings(today, look))
        })
    }

    /// What to draw of a page: the page itself, but after a change about everybody a turn later than it is worked out.
    /// With a crowd either takes its time.
    pub fn drawn<T>(self, page: Memo<T>) -> Memo<T>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        let turn = RwSignal::new(0_u64);
        Effect::new(move |_| {
            page.track();
            // The page may be gone by then.
            let draw = move || _ = turn.try_update(|turn| *turn += 1);
            self.held.with_value(|held| held.pages.in_turn(draw));
        });
        Memo::new(move |_| {
            turn.track();
            page.get_untracked()
        })
    }

    /// A page that also reads who knows whom.
    pub fn page_of_graph<T>(
        self,
        show: impl Fn(&Book, &Standings, &Graph, Day) -> T + Send + Sync + 'static,
    ) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            let today = self.today.get();
            self.settled.track();
            let look =
                |book: &Book, standings: &Standings, graph: &Graph| show(book, standings, graph, today);
            self.held.with_value(|held| held.session.borrow().with_graph(today, look))
        })
    }

    /// A page that also reads the index of people; `show` must not read another such page.
    pub fn page_of_people<T>(
        self,
        show: impl Fn(&Book, &mut PeopleIndex, Day) -> T + Send + Sync + 'static,
    ) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            let today = self.today.get();
            self.settled.track();
            self.with_people_now(|book, people| show(book, people, today))
        })
    }

    /// A page that also reads the words of the give finder.
    pub fn page_of_gives<T>(self, show: impl Fn(&Book, &Finder, Day) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| {
            let today = self.today.get();
            self.revision.track();
            self.with_finder_now(|book, finder| show(book, finder, today))
        })
    }

    /// Looks once at the book and the words of the give finder.
    pub fn with_finder_now<T>(self, look: impl FnOnce(&Book, &Finder) -> T) -> T {
        self.held.with_value(|held| held.session.borrow().with_finder(look))
    }

    /// Looks once at the book and the index of people.
    pub fn with_people_now<T>(self, look: impl FnOnce(&Book, &mut PeopleIndex) -> T) -> T {
        self.held.with_value(|held| held.session.borrow().with_people(look))
    }

    /// Looks once at the book and how everybody stands today.
    pub fn with_standings_now<T>(self, look: impl FnOnce(&Book, &Standings, Day) -> T) -> T {
        let today = self.today.get_untracked();
        self.held.with_value(|held| {
            let session = held.session.borrow();
            session.with_standings(today, |book, standings| look(book, standings, today))
        })
    }

    /// The contacts with these words, best first: for fields in which one picks somebody.
    pub fn find_people(self, text: &str, limit: usize) -> Vec<Id<Contact>> {
        self.with_people_now(|_, people| people.find(text, limit))
    }

    /// The user's day of now; tracked, so that what reads it is drawn anew at midnight.
    pub fn today(self) -> Day {
        self.today.get()
    }

    /// Minutes since the user's midnight; tracked, and true to the minute.
    pub fn minute(self) -> u16 {
        self.minute.get()
    }

    /// Grows with every change of the book.
    pub fn revision(self) -> Signal<u64> {
        self.revision.into()
    }

    /// Grows when another tab forgot somebody, or everything was wiped; tracked. What was half written before
    /// must not be kept, for it may speak of what is gone (R115).
    pub fn era(self) -> u32 {
        self.era.get()
    }

    /// Where the user's work stands.
    pub fn save_state(self) -> Signal<SaveState> {
        self.save_state
    }

    /// How far the opening of the book has come.
    pub fn phase(self) -> Signal<Phase> {
        self.phase.into()
    }

    /// Whether the book is open; tracked.
    pub fn is_open(self) -> bool {
        self.phase.get() == Phase::Open
    }

    /// Which of the notebooks on this device this is.
    pub fn notebook(self) -> Notebook {
        self.notebook
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
        let moment = self.moment();
        let changes = self.held.with_value(|held| held.session.borrow_mut().send(command, &moment))?;
        self.save(&changes);
        Ok(changes)
    }

    /// Does something and says so in a toast with "Undo"; or says why it was refused.
    pub fn send_and_say(self, command: Command, said: impl Into<String>) -> Option<Changes> {
        match self.send(command) {
            Ok(changes) => {
                self.say_saved(&changes, said);
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
        self.read_now(|book| decide(book, command, &moment))
    }

    /// Puts changes into effect that were decided elsewhere (an import, a merge), as one action.
    pub fn absorb_changes(self, changes: Changes) {
        self.held.with_value(|held| held.session.borrow_mut().absorb(changes.clone()));
        self.save(&changes);
    }

    /// Puts a whole book in place of this one and leaves nothing older: for a backup restored into an
    /// empty book.
    pub fn replace_book(self, book: Book) {
        self.held.with_value(|held| {
            held.session.replace(Session::with_book(book));
            held.saver.replace_all();
        });
        self.toasts.clear();
        self.redraw();
    }

    /// Looks at the history, and again whenever it has changed.
    pub fn history<T>(self, look: impl FnOnce(&History) -> T) -> T {
        self.revision.track();
        self.history_now(look)
    }

    /// Undoes the latest action that can be undone.
    pub fn undo(self) {
        let redo = self.toasts.action("Redo", move || self.redo());
        let what = self.history_now(|history| history.to_undo().cloned()).map(|changes| self.what(&changes));
        match self.go_back(Session::undo).and(what) {
            Some(what) => {
                self.say_with(Sentence::new("Undone: {what}").own("what", what).to_string(), Some(redo))
            }
            None => self.say("There is nothing left to undo."),
        }
    }

    /// Does the latest undone action again.
    pub fn redo(self) {
        let what = self.history_now(|history| history.to_redo().cloned()).map(|changes| self.what(&changes));
        match self.go_back(Session::redo).and(what) {
            Some(what) => self.say_done(Sentence::new("Done again: {what}").own("what", what).to_string()),
            None => self.say("There is nothing to do again."),
        }
    }

    /// Takes the book back to how it was after the action of `then`; itself an action that can be undone.
    pub fn take_back_to(self, then: Stamp) {
        match self.go_back(|session, moment| session.take_back_to(then, moment)) {
            Some(()) => self.say_done("The book is as it was then."),
            None => self.say("Nothing has changed since then."),
        }
    }

    /// What is remembered of this notebook beside the database: the last backup, the changes since.
    pub fn canary(self) -> Canary {
        self.canary.get()
    }

    /// The user has taken a backup away.
    pub fn backup_taken(self) {
        let canary = Canary {
            last_backup: Some(clock::today()),
            changes_since_backup: 0,
            ..self.canary.get_untracked()
        };
        canary::write(self.notebook.database(), &canary);
        self.canary.set(canary);
    }

    /// The database, for drafts.
    ///
    /// # Errors
    /// If it cannot be opened.
    pub async fn database(self) -> Result<Database, StorageError> {
        let saver = self.held.with_value(|held| held.saver.clone());
        saver.database().await
    }

    /// Removes everything of this notebook from this device; then the book is empty.
    ///
    /// # Errors
    /// If it could not be removed; then all is as it was.
    pub async fn wipe(self) -> Result<(), StorageError> {
        let saver = self.held.with_value(|held| held.saver.clone());
        canary::clear(self.notebook.database());
        self.toasts.clear();
        saver.wipe().await
    }

    /// The toasts to show, oldest first.
    pub fn toasts(self) -> Signal<Vec<Toast>> {
        self.toasts.list()
    }

    /// Says something in a toast.
    pub fn say(self, text: impl Into<String>) {
        self.toasts.say(text, None);
    }

    /// Says in a toast that the latest action was done, with "Undo".
    pub fn say_done(self, text: impl Into<String>) {
        let undo = self.toasts.action("Undo", move || self.undo());
        self.say_with(text, Some(undo));
    }

    /// Says in a toast that changes were saved, and what they meet of what there is (R61), with "Undo".
    pub fn say_saved(self, changes: &Changes, said: impl Into<String>) {
        let (said, today) = (said.into(), self.today.get_untracked());
        let new = self.read_now(|book| give_and_take::new_in(book, changes));
        let look = |book: &Book, finder: &Finder| {
            new.iter().find_map(|new| give_and_take::said_of(book, finder, *new, today))
        };
        // The words of the finder are worked out only where there is something to be found.
        let met = if new.is_empty() { None } else { self.with_finder_now(look) };
        let more = met.map(|met| Sentence::new("{said} {met}").own("met", met.to_string()));
        self.say_done(more.map_or(said.clone(), |sentence| sentence.own("said", said).to_string()));
    }

    /// Says something in a toast, with something to do about it.
    pub fn say_with(self, text: impl Into<String>, action: Option<ToastAction>) {
        self.toasts.say(text, action);
    }

    /// Puts a toast away.
    pub fn put_away_toast(self, id: u64) {
        self.toasts.put_away(id);
    }

    fn history_now<T>(self, look: impl FnOnce(&History) -> T) -> T {
        self.held.with_value(|held| look(held.session.borrow().history()))
    }

    /// What some changes did, in words.
    fn what(self, changes: &Changes) -> String {
        self.read_now(|book| page::history::what(book, changes).to_string())
    }

    /// Puts the changes of one way back into effect; `None` where there was nothing to do.
    fn go_back(self, way: impl FnOnce(&Session, &Moment) -> Option<Changes>) -> Option<()> {
        let moment = self.moment();
        let changes = self.held.with_value(|held| way(&held.session.borrow(), &moment))?;
        self.absorb_changes(changes);
        Some(())
    }

    /// Has what is in effect already saved, and drawn. After a forget nothing older is left (R115).
    fn save(self, changes: &Changes) {
        if changes.is_empty() {
            return;
        }
        self.toasts.clear_actions();
        self.held.with_value(|held| match changes.forgets() {
            true => {
                held.saver.record(changes.clone().without_past().encode());
                held.saver.replace_all();
            }
            false => held.saver.record(changes.encode()),
        });
        self.redraw();
    }

    /// The book has changed.
    fn redraw(self) {
        self.held.with_value(|held| held.pages.clone()).follow();
    }
}

/// Keeps a signal at the minute of now.
fn follow_the_minute(minute: RwSignal<u16>) {
    let look = move || {
        let now = clock::minute();
        if minute.get_untracked() != now {
            minute.set(now);
        }
    };
    if let Ok(timer) = set_interval_with_handle(look, Duration::from_secs(20)) {
        on_cleanup(move || timer.clear());
    }
}
