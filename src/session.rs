//! Session: what one tab holds. The book, its history, what is derived from them, and what was done
//! lately, so that it can be decided again if another tab was quicker. Plain data; the shell reads the
//! clock and carries the bytes.

use crate::book::Book;
use crate::changes::{Act, Changes, Edit};
use crate::command::{Command, Refusal, decide};
use crate::day::Day;
use crate::give_finder::Finder;
use crate::graph::Graph;
use crate::history::History;
use crate::moment::{Moment, Source, Stamp};
use crate::outlook::Outlook;
use crate::people_index::PeopleIndex;
use crate::persist::StorageError;
use crate::persist::stored::{Entry, Stored};
use crate::schema;
use crate::standing::{MayGoOn, Standings, Touched};
use std::cell::RefCell;
use std::collections::{BTreeSet, VecDeque};

/// How many of the latest commands are kept for deciding again. One that is not kept is put into effect
/// as it was decided first.
const DEEDS_KEPT: usize = 64;

/// What history keeps of an action too large for the journal is at most so large, in bytes; of a larger
/// one it keeps the line alone.
const LARGEST_BRIEF: usize = 2 * 1024 * 1024;

/// See the module's text.
#[derive(Default)]
pub struct Session {
    book: Book,
    history: History,
    deeds: VecDeque<Deed>,
    people: RefCell<Option<PeopleIndex>>,
    standings: RefCell<Option<Standings>>,
    graph: RefCell<Option<Graph>>,
    finder: RefCell<Option<Finder>>,
    has_forgotten: bool,
}

/// A command as it was given, and what it became.
struct Deed {
    stamp: Stamp,
    command: Command,
    /// With the same moment it gives new records the same ids.
    moment: Moment,
}

/// What was decided again after another tab was quicker.
#[derive(Debug, Default, PartialEq)]
pub struct CaughtUp {
    /// All that is to be saved, oldest first.
    pub actions: Vec<Vec<u8>>,
    /// Why some of it is no longer possible.
    pub refused: Vec<Refusal>,
    /// Somebody was forgotten or everything wiped: what is half written here may still speak of it (R115).
    pub forgot: bool,
}

impl Session {
    /// The session over what a database holds, and what is the matter with it.
    pub fn open(stored: &Stored) -> (Session, Option<StorageError>) {
        let mut session = Session::default();
        let opened = session.load(stored);
        (session, stored.problem.or(opened.err()))
    }

    /// A session over a book from elsewhere: a sample, a whole backup.
    pub fn with_book(book: Book) -> Session {
        Session { book, ..Session::default() }
    }

    /// The book.
    pub fn book(&self) -> &Book {
        &self.book
    }

    /// What was done.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Whether the journal it was loaded from holds a forget: what is older has to go then (R115).
    pub fn has_forgotten(&self) -> bool {
        self.has_forgotten
    }

    /// Looks at the book together with the index of people.
    pub fn with_people<T>(&self, look: impl FnOnce(&Book, &mut PeopleIndex) -> T) -> T {
        let mut people = self.people.borrow_mut();
        let people = people.get_or_insert_with(|| PeopleIndex::new(&self.book));
        people.settle(&self.book, &mut || true);
        look(&self.book, people)
    }

    /// Looks at the book together with the words by which the give finder finds people.
    pub fn with_finder<T>(&self, look: impl FnOnce(&Book, &Finder) -> T) -> T {
        let mut finder = self.finder.borrow_mut();
        look(&self.book, finder.get_or_insert_with(|| Finder::new(&self.book)))
    }

    /// Looks at the book together with how everybody stands today.
    pub fn with_standings<T>(&self, today: Day, look: impl FnOnce(&Book, &Standings) -> T) -> T {
        let mut standings = self.standings.borrow_mut();
        if standings.as_ref().is_none_or(|standings| standings.day() != today) {
            *standings = Some(Standings::new(&self.book, today));
        }
        let standings = standings.get_or_insert_default();
        standings.settle(&self.book, &mut || true);
        look(&self.book, standings)
    }

    /// After a change about everybody: brings what is kept of them up to date for as long as it may go on, so that
    /// nobody has to wait for all at once; says whether none is left. Whoever looks before gets all of it up to date.
    pub fn settle(&mut self, may_go_on: &mut MayGoOn) -> bool {
        let standings = self.standings.get_mut().as_mut();
        let people = self.people.get_mut().as_mut();
        standings.is_none_or(|kept| kept.settle(&self.book, may_go_on))
            && people.is_none_or(|kept| kept.settle(&self.book, may_go_on))
    }

    /// Looks at the book together with how everybody stands today and who knows whom.
    pub fn with_graph<T>(&self, today: Day, look: impl FnOnce(&Book, &Standings, &Graph) -> T) -> T {
        let mut graph = self.graph.borrow_mut();
        if graph.as_ref().is_none_or(|graph| graph.day() != today) {
            *graph = Some(Graph::new(&Outlook::new(&self.book, today)));
        }
        let graph = graph.get_or_insert_default();
        self.with_standings(today, |book, standings| look(book, standings, graph))
    }

    /// Does something; answers what changed. The caller saves it.
    ///
    /// # Errors
    /// The refusal; nothing has changed then.
    pub fn send(&mut self, command: Command, moment: &Moment) -> Result<Changes, Refusal> {
        let changes = decide(&self.book, command.clone(), moment)?;
        if !changes.is_empty() {
            self.deeds.push_back(Deed { stamp: changes.stamp, command, moment: moment.clone() });
            self.deeds.drain(..self.deeds.len().saturating_sub(DEEDS_KEPT));
            self.absorb(changes.clone());
        }
        Ok(changes)
    }

    /// The changes that undo the latest action; not in effect yet.
    pub fn undo(&self, moment: &Moment) -> Option<Changes> {
        self.history.undo(self.next_stamp(moment)).and_then(|changes| fitting(&self.book, changes))
    }

    /// The changes that do the latest undone action again; not in effect yet. `None` also where only a
    /// line is left of it, because it was too large to keep.
    pub fn redo(&self, moment: &Moment) -> Option<Changes> {
        self.history.redo(self.next_stamp(moment)).and_then(|changes| fitting(&self.book, changes))
    }

    /// The changes that take the book back to how it was after the action of `then`; not in effect yet.
    pub fn take_back_to(&self, then: Stamp, moment: &Moment) -> Option<Changes> {
        let back = self.history.take_back_to(then, self.next_stamp(moment));
        back.and_then(|changes| fitting(&self.book, changes))
    }

    /// Puts changes into effect, notes them, and brings what is derived up to date. A forget leaves no
    /// history (R115).
    pub fn absorb(&mut self, changes: Changes) {
        if !self.put_in_effect(&changes) {
            return;
        }
        self.note(changes);
    }

    /// Other tabs did `entries`, below the actions of this tab that still wait to be saved: takes those
    /// back, absorbs `entries` and decides again.
    pub fn catch_up(&mut self, entries: &[Entry], waiting: &[Vec<u8>]) -> CaughtUp {
        let forgotten = self.forgotten();
        for changes in waiting.iter().rev().filter_map(|action| Changes::decode(action)) {
            let back = changes.invert(changes.stamp, changes.what.verb);
            self.put_in_effect(&back);
            self.history.withdraw(changes.stamp);
        }
        for changes in entries.iter().filter_map(|entry| Changes::decode(&entry.payload)) {
            if let Some(changes) = fitting(&self.book, changes) {
                self.absorb(changes);
            }
        }
        let forgot = self.forgotten() > forgotten;
        CaughtUp { forgot, ..self.decide_again(waiting) }
    }

    /// Starts over from what a database holds, and decides again what it does not contain already.
    pub fn start_over(&mut self, stored: &Stored, waiting: &[Vec<u8>]) -> CaughtUp {
        let (deeds, forgotten) = (std::mem::take(&mut self.deeds), self.forgotten());
        // A problem has been told by whoever loaded it.
        let _ = self.load(stored);
        self.deeds = deeds;
        let forgot = stored.is_empty() || self.forgotten() > forgotten;
        CaughtUp { forgot, ..self.decide_again(waiting) }
    }

    /// The book's bytes.
    pub fn snapshot(&self) -> Vec<u8> {
        schema::encode_book(&self.book)
    }

    /// What history keeps of an action too large for the journal: of new records only their ids, which is
    /// all that undoing takes.
    pub fn brief(action: &[u8]) -> Vec<u8> {
        let Some(mut changes) = Changes::decode(action) else { return Vec::new() };
        for edit in &mut changes.edits {
            if let Act::Insert(row) = &mut edit.act {
                row.clear();
            }
        }
        let brief = changes.encode();
        if brief.len() <= LARGEST_BRIEF {
            return brief;
        }
        changes.edits.clear();
        changes.encode()
    }

    /// How many people were forgotten here.
    fn forgotten(&self) -> usize {
        self.book.contacts.gone().iter().filter(|gone| gone.forgotten).count()
    }

    fn next_stamp(&self, moment: &Moment) -> Stamp {
        Stamp::next(self.book.latest_stamp(), moment, Source::User)
    }

    /// Builds everything anew. Errs where something does not read; what came before it is there.
    fn load(&mut self, stored: &Stored) -> Result<(), StorageError> {
        *self = Session::default();
        if let Some(snapshot) = &stored.snapshot {
            self.book = schema::decode_book(snapshot.payload()).map_err(|_| StorageError::Damaged)?;
        }
        for changes in stored.history.iter().filter_map(|entry| Changes::decode(&entry.payload)) {
            self.history.note(changes);
        }
        for entry in &stored.changes {
            let changes = Changes::decode(&entry.payload).ok_or(StorageError::Damaged)?;
            self.book.absorb(&changes).map_err(|_| StorageError::Damaged)?;
            self.note(changes);
        }
        Ok(())
    }

    fn note(&mut self, changes: Changes) {
        if changes.forgets() {
            self.has_forgotten = true;
            self.history.clear();
            self.deeds.clear();
        } else {
            self.history.note(changes);
        }
    }

    fn decide_again(&mut self, waiting: &[Vec<u8>]) -> CaughtUp {
        let mut caught_up = CaughtUp::default();
        for changes in waiting.iter().filter_map(|action| Changes::decode(action)) {
            if self.history.latest_first().any(|known| known.stamp == changes.stamp) {
                continue;
            }
            match self.again(changes) {
                Ok(Some(changes)) => caught_up.actions.push(changes.encode()),
                Ok(None) => {}
                Err(refusal) => caught_up.refused.push(refusal),
            }
        }
        caught_up
    }

    /// Decides one action again, or puts it into effect as it was where its command is not kept.
    fn again(&mut self, changes: Changes) -> Result<Option<Changes>, Refusal> {
        if let Some(at) = self.deeds.iter().position(|deed| deed.stamp == changes.stamp)
            && let Some(deed) = self.deeds.remove(at)
        {
            let changes = self.send(deed.command, &deed.moment)?;
            return Ok((!changes.is_empty()).then_some(changes));
        }
        let latest = self.book.latest_stamp();
        let stamp = Stamp { time: changes.stamp.time.max(latest.time + 1), ..changes.stamp };
        let fitted = fitting(&self.book, Changes { stamp, ..changes });
        if let Some(changes) = &fitted {
            self.absorb(changes.clone());
        }
        Ok(fitted)
    }

    /// Alters the book and what is derived from it; says whether it could be done.
    fn put_in_effect(&mut self, changes: &Changes) -> bool {
        let before = Touched::by(&self.book, changes);
        if self.book.absorb(changes).is_err() {
            self.people.replace(None);
            self.standings.replace(None);
            self.graph.replace(None);
            self.finder.replace(None);
            return false;
        }
        let touched = before.and(Touched::by(&self.book, changes));
        if Graph::is_altered_by(changes) {
            self.graph.replace(None);
        }
        if let Some(people) = self.people.get_mut() {
            people.refresh(&self.book, &touched);
        }
        if let Some(finder) = self.finder.get_mut() {
            finder.refresh(&self.book, &touched);
        }
        if let Some(standings) = self.standings.get_mut() {
            standings.refresh(&self.book, standings.day(), &touched);
        }
        true
    }
}

/// The changes without what no longer fits the book: parts of records that have been removed meanwhile.
/// Removals carry the row as it is now. `None` if nothing is left or a new record's row was not kept.
fn fitting(book: &Book, mut changes: Changes) -> Option<Changes> {
    let mut inserted = BTreeSet::new();
    let mut complete = true;
    changes.edits.retain_mut(|edit| {
        let row = row_bytes(book, edit);
        match &mut edit.act {
            Act::Insert(bytes) => {
                complete &= !bytes.is_empty();
                inserted.insert((edit.kind, edit.id));
                true
            }
            Act::Remove(bytes) if bytes.is_empty() && row.is_none() => true,
            Act::Remove(bytes) => {
                row.map(|row| *bytes = row).is_some() || inserted.contains(&(edit.kind, edit.id))
            }
            Act::Set(_) => row.is_some() || inserted.contains(&(edit.kind, edit.id)),
            Act::Forget => true,
        }
    });
    (complete && !changes.is_empty()).then_some(changes)
}

/// The row that an edit is about, as bytes (only for a removal; else empty); `None` if it is not there.
fn row_bytes(book: &Book, edit: &Edit) -> Option<Vec<u8>> {
    let row = book.table(edit.kind).row(edit.id)?;
    Some(if matches!(edit.act, Act::Remove(_)) { row.image() } else { Vec::new() })
}
