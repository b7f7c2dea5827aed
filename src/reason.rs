//! Reasons: why somebody is on Today. Derived, never stored; worded by `page::reason`.

use crate::book::{
    Affiliation, AskState, Channel, Contact, Favor, Interaction, Introduction, Kind, Meeting, NextStep,
    Organization, Problem, Promise, ReasonKind, SearchEvent,
};
use crate::day::Day;
use crate::id::Id;
use crate::outlook::Outlook;
use crate::tie::Tie;

/// One reason to turn to somebody, with its dates and evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The kind: what decisions name, and the order within a family.
    pub kind: ReasonKind,
    /// To whom; `None`: nobody in particular.
    pub contact: Option<Id<Contact>>,
    /// The number of the record that opened it; a cadence has none.
    pub opened_by: Option<u64>,
    /// The day it opened.
    pub opened_on: Day,
    /// The day it is due.
    pub due: Day,
    /// From this day on it is late; `None`: never.
    pub late_from: Option<Day>,
    /// What happened, for the wording.
    pub because: Because,
    /// The records that show it.
    pub evidence: Vec<(Kind, u64)>,
}

/// What happened, or is to happen.
#[derive(Clone, Debug, PartialEq)]
pub enum Because {
    /// They wrote, or asked something of the user, and wait (R108).
    TheyWait(Id<Interaction>),
    /// They asked something of the user (R108).
    TheyAsked(Id<crate::book::Ask>),
    /// Help was received, a meeting took place, an introduction was made, an ask was answered.
    Thanks {
        /// The newest thing to thank for.
        newest: ThanksFor,
        /// How many things there are.
        count: usize,
        /// The newest is older than 30 days (R21).
        long_owed: bool,
    },
    /// The introduction was made: write to the one met (R88).
    FirstMessage(Id<Introduction>),
    /// The introduction was offered: send words to pass on (R88).
    Blurb(Id<Introduction>),
    /// The introducer is to hear what became of it (R88).
    Report(Id<Introduction>, ReportOf),
    /// The user gave their word.
    MyPromise(Id<Promise>),
    /// They gave theirs.
    TheirPromise(Id<Promise>),
    /// The user planned it (R92).
    NextStep(Id<NextStep>),
    /// A planned meeting is past, and nothing is noted (R54).
    MeetingToNote(Id<Meeting>),
    /// A meeting is noted, some lines are open (R54).
    LinesToFill(Id<Interaction>),
    /// The plan for silence has its next step (R43).
    NextAttempt {
        /// Which try it would be, from 2.
        attempt: u32,
        /// The latest try.
        latest: Id<Interaction>,
        /// The channel it proposes.
        channel: Channel,
        /// Whether it is the last of the plan.
        is_last: bool,
    },
    /// An introduction offered or asked for has not been made yet (R88).
    IntroductionOpen(Id<Introduction>),
    /// The user landed: thank and tell (R56).
    LandingWalk {
        /// Which one in the walk's order, from 1.
        place: usize,
        /// How many there are.
        of: usize,
        /// They stand on the chain that led there.
        on_chain: bool,
        /// An introduction by them that is not needed any more.
        unmade: Option<Id<Introduction>>,
    },
    /// Both sides agreed: the user makes the introduction (R88).
    MakeIntroduction(Id<Introduction>),
    /// The user wants to introduce them and has not asked this side yet (R88).
    AskSide(Id<Introduction>),
    /// This side was asked and has not answered (R88).
    SideOpen(Id<Introduction>),
    /// The introduction the user made is four weeks old: one friendly question (R88).
    HowDidItGo(Id<Introduction>),
    /// Their help led to something: they hear of it (R23).
    News(News),
    /// A helper hears from time to time how it goes (R23).
    HowItGoes {
        /// When they helped, or when they were last told.
        since: Day,
        /// They have been told since they helped.
        told: bool,
    },
    /// They changed jobs (R113).
    JobChange(Id<Affiliation>),
    /// Several people changed jobs, as one import shows (R113).
    JobChanges(Vec<Id<Contact>>),
    /// A worry of theirs: a wish the working day before, a question two days after (R98).
    Concern {
        /// The worry, as it was noted.
        text: String,
        /// The day it is about.
        on: Day,
        /// Their day still lies ahead.
        before: bool,
    },
    /// A quarter without a word, and no cadence set: one good thing, one hard (R97).
    LifeUpdate,
    /// They do not know of the search yet (R15).
    NotYetTold,
    /// The ask verdict says ready, and nothing was asked in 90 days (R110).
    ReadyToAsk(AskWay),
    /// They have a problem that fits what the user can do (R41).
    ValueNote(Id<Problem>),
    /// They helped on the way to the landing: how often to be in touch from now on? (R106)
    StayInTouch,
    /// A look, once a month, at how the helpers of the search are kept (R106).
    MonthlyCheck,
    /// Many meetings, no introduction asked for: who could they introduce? (R8)
    WhoCouldIntroduce {
        /// How many meetings in 28 days.
        meetings: usize,
    },
    /// Few of the strong ties are within their cadence: three a week (R60).
    BuildTheWell {
        /// How many are within.
        within: usize,
        /// Of how many.
        of: usize,
        /// How many hellos are said this week.
        said: usize,
        /// By which day three a week bring the others back.
        by: Day,
    },
    /// The list of targets is short (R117).
    ShortTargetList {
        /// How many there are.
        have: usize,
    },
    /// A birthday or another day of the year (R114).
    Date {
        /// Its own label; empty means birthday.
        label: String,
        /// The day this year.
        on: Day,
    },
    /// The first hello after a sorting (R104, R112).
    OneHello,
    /// The cadence has come round (R57).
    Cadence {
        /// When they were last in touch, as far as is known.
        last: Option<Day>,
        /// How many days the cadence has.
        days: u16,
        /// Two care touches stayed without an answer: another channel, or rest.
        quiet: bool,
    },
    /// At an active target, and quiet for 90 days (R90).
    SecondLook(Id<Organization>),
    /// Pinned by the user.
    Pinned,
    /// Chosen to begin with at a target (R43, R117).
    Starter(Id<Organization>),
    /// The sorting deck (R112): how many are offered.
    SortTen(usize),
    /// Mode and targets (R112).
    YourAim,
    /// What happened before it was written down.
    FromEarlier(Vec<Id<Contact>>),
}

/// What thanks are owed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThanksFor {
    /// Help received (R21).
    Favor(Id<Favor>),
    /// A meeting or call (R21).
    Talk(Id<Interaction>),
    /// An introduction (R20).
    Introduction(Id<Introduction>),
    /// An answer to an ask, whatever it says (R21, R53).
    Answer(Id<crate::book::Ask>, AskState),
}

/// What somebody's help led to (R23). That the user met whom they introduced is a report (R88).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// Their help was of use: what it led to stands on the favor.
    LedTo(Id<Favor>),
    /// An interview or an offer that came through them.
    Search(Id<SearchEvent>),
}

/// By which way somebody could be asked (R110).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskWay {
    /// They are or were at a target.
    At(Id<Organization>),
    /// They know somebody who is at one.
    BridgeTo(Id<Organization>),
    /// They know many people, or a place from within.
    Connector,
}

/// What the introducer is to hear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportOf {
    /// They met or talked.
    Met(Day),
    /// They answered, no meeting is planned.
    Answered(Day),
    /// No answer came.
    NoAnswer,
    /// Reported before, and then something came of it.
    CameOfIt(Id<SearchEvent>),
}

/// A rule family: adds what reasons it finds to turn to one person; what is there already was found before it.
///
/// Families stand in lists rather than in calls, so that each stays a function of its own in the program. A browser
/// compiles a function anew, at length and beside everything else, once it has run through enough of its code: large ones
/// at the first few hundred people, small ones never.
pub struct Rules {
    /// The nouns they read: of whom no record of these tells, they have nothing to say. Empty: they may of anybody.
    of: &'static [Kind],
    find: fn(&Outlook, &Tie, &mut Vec<Reason>),
}

impl Rules {
    /// Rules that read these nouns.
    pub const fn of(of: &'static [Kind], find: fn(&Outlook, &Tie, &mut Vec<Reason>)) -> Rules {
        Rules { of, find }
    }

    /// Rules that may have something to say of anybody.
    pub const fn of_anybody(find: fn(&Outlook, &Tie, &mut Vec<Reason>)) -> Rules {
        Rules { of: &[], find }
    }

    /// Adds what they find.
    pub fn add(&self, outlook: &Outlook, tie: &Tie, reasons: &mut Vec<Reason>) {
        if self.of.is_empty() || tie.is_named_by(self.of) {
            (self.find)(outlook, tie, reasons);
        }
    }
}

/// The four families of Today, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// What the user owes.
    Owed,
    /// What others have in hand.
    Waiting,
    /// Staying in touch.
    Keep,
    /// New ground.
    New,
}

impl Family {
    /// All four, in their order.
    pub const ALL: [Family; 4] = [Family::Owed, Family::Waiting, Family::Keep, Family::New];
}

impl ReasonKind {
    /// The family a kind belongs to.
    pub fn family(self) -> Family {
        use ReasonKind::*;
        match self {
            Reply | FirstMessage | Blurb | Thanks | MyPromise | Report | NextStep | NoteToFinish
            | LandingWalk => Family::Owed,
            NextAttempt | TheirPromise | IntroductionOpen | SideOpen => Family::Waiting,
            Date | JobChange | Update | OneHello | Cadence | Reconnect | Pinned => Family::Keep,
            Starter | ReadyToAsk | NotYetTold | SortTen | YourAim | Habit | FromEarlier => Family::New,
        }
    }

    /// Shown from the day it opens ("by tomorrow"); the others from the day they are due.
    pub fn shows_when_opened(self) -> bool {
        matches!(self, ReasonKind::Reply | ReasonKind::FirstMessage | ReasonKind::Blurb | ReasonKind::Thanks)
    }

    /// Never steps back behind its family, however long it waits.
    pub fn never_steps_back(self) -> bool {
        matches!(self, ReasonKind::Reply | ReasonKind::MyPromise | ReasonKind::FirstMessage)
    }

    /// Kith offers it by itself: the user neither chose nor planned it and nothing that happened asks for it.
    pub fn is_suggestion(self) -> bool {
        use ReasonKind::*;
        matches!(self, SortTen | YourAim | Habit | OneHello | NotYetTold | ReadyToAsk)
    }

    /// Whether its name speaks of the search (R109).
    pub fn speaks_of_search(self) -> bool {
        use ReasonKind::*;
        matches!(self, NotYetTold | ReadyToAsk | Starter | YourAim | LandingWalk)
    }

    /// Whether "skip" makes sense: what is owed is snoozed or let go.
    pub fn can_be_skipped(self) -> bool {
        self.family() != Family::Owed && self != ReasonKind::Pinned
    }
}

impl Because {
    /// Whether its words speak of the search, or of where it is to lead (R109).
    pub fn speaks_of_search(&self) -> bool {
        matches!(
            self,
            Because::NotYetTold
                | Because::ReadyToAsk(_)
                | Because::Starter(_)
                | Because::SecondLook(_)
                | Because::ValueNote(_)
                | Because::News(News::Search(_))
                | Because::LandingWalk { .. }
                | Because::StayInTouch
                | Because::MonthlyCheck
                | Because::YourAim
                | Because::ShortTargetList { .. }
        )
    }
}

impl Reason {
    /// The first day it is shown.
    pub fn shows_from(&self) -> Day {
        if self.kind.shows_when_opened() { self.opened_on } else { self.due }
    }

    /// The rule it comes from, by its number in the rule book.
    pub fn rule(&self) -> u8 {
        match &self.because {
            Because::TheyWait(_) | Because::TheyAsked(_) => 108,
            Because::Thanks { newest: ThanksFor::Introduction(_), .. } => 20,
            Because::Thanks { newest: ThanksFor::Answer(_, AskState::No), .. } => 53,
            Because::Thanks { .. } => 21,
            Because::FirstMessage(_)
            | Because::Blurb(_)
            | Because::Report(..)
            | Because::IntroductionOpen(_)
            | Because::MakeIntroduction(_)
            | Because::AskSide(_)
            | Because::SideOpen(_)
            | Because::HowDidItGo(_) => 88,
            Because::LandingWalk { .. } => 56,
            Because::News(_) | Because::HowItGoes { .. } => 23,
            Because::JobChange(_) | Because::JobChanges(_) => 113,
            Because::Concern { .. } => 98,
            Because::LifeUpdate => 97,
            Because::NotYetTold => 15,
            Because::ReadyToAsk(_) => 110,
            Because::ValueNote(_) => 41,
            Because::StayInTouch | Because::MonthlyCheck => 106,
            Because::WhoCouldIntroduce { .. } => 8,
            Because::BuildTheWell { .. } => 60,
            Because::ShortTargetList { .. } => 117,
            Because::MyPromise(_) | Because::TheirPromise(_) | Because::NextStep(_) => 92,
            Because::MeetingToNote(_) | Because::LinesToFill(_) => 54,
            Because::NextAttempt { .. } => 43,
            Because::Date { .. } => 114,
            Because::OneHello => 104,
            Because::Cadence { .. } => 57,
            Because::SecondLook(_) => 90,
            Because::Starter(_) => 117,
            Because::Pinned | Because::SortTen(_) | Because::YourAim | Because::FromEarlier(_) => 112,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Rules;
    use crate::day::Day;
    use crate::outlook::Outlook;
    use crate::sample::Sample;
    use crate::tie::Tie;
    use crate::{obligations, standing};

    /// Whoever no record of their nouns names is passed over: then they must have had nothing to say.
    #[test]
    fn rules_have_nothing_to_say_of_whom_none_of_their_nouns_names() {
        let today = Day::parse("2026-06-10").unwrap();
        let mut passed_over = 0;
        for sample in [Sample::WeekSix, Sample::Peacetime, Sample::Many(400)] {
            let book = sample.book(today).unwrap();
            let outlook = Outlook::new(&book, today);
            for tie in book.contacts.iter().map(|row| Tie::with(&book, row)) {
                let families = obligations::FAMILIES.iter().chain(&standing::FAMILIES);
                for Rules { of, find } in families.filter(|rules| !rules.of.is_empty()) {
                    if !tie.is_named_by(of) {
                        let mut reasons = Vec::new();
                        find(&outlook, &tie, &mut reasons);
                        assert_eq!(reasons, [], "{of:?} of {:?}", tie.contact.given);
                        passed_over += 1;
                    }
                }
            }
        }
        assert!(passed_over > 1_000);
    }
}
