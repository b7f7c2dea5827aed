//! How the pages follow the book, whoever changed it: this tab or another.

use crate::session::Session;
use crate::web::clock;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

/// After a change about everybody people are looked at for so many milliseconds, then it is somebody else's turn.
const TURN: u64 = 6;

/// What the pages are drawn from, and what tells them to.
#[derive(Clone)]
pub(super) struct Pages {
    pub(super) session: Rc<RefCell<Session>>,
    /// Counts the changes of the book.
    pub(super) revision: RwSignal<u64>,
    /// Counts how often everybody was up to date again.
    pub(super) settled: RwSignal<u64>,
}

impl Pages {
    /// The book has changed.
    pub(super) fn follow(&self) {
        self.revision.update(|revision| *revision += 1);
        self.settle();
    }

    /// Brings what is kept of everybody up to date, a turn at a time, and then draws the pages of it.
    fn settle(&self) {
        let began = clock::now();
        let is_settled = self.session.borrow_mut().settle(&mut || clock::now() < began + TURN);
        // Drawing is a turn of its own, unless next to nothing was to be done before it.
        if is_settled && clock::now() <= began + 1 {
            self.settled.update(|settled| *settled += 1);
        } else {
            let next = self.clone();
            set_timeout(move || next.settle(), Duration::ZERO);
        }
    }
}
