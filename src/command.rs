//! Commands: all that can happen. [`decide`] says what a command would change and changes nothing, so that
//! a preview is free.

mod contact;
mod introduction;
mod log;
mod noted;
mod pen;
mod plan;
mod written;

pub use contact::{NewContact, Position, find_organization};
pub use log::{Amended, LogEntry};
pub use noted::{
    AboutThem, AskNoted, FavorNoted, IntelNoted, IntroductionNoted, IntroductionStep, MeetingChanged,
    NextStepNoted, Noted, NotedAlone, PromiseNoted, Who,
};
pub use pen::Pen;
pub use plan::CardDecision;
pub use written::Written;

use crate::book::contact::TalkedBucket;
use crate::book::record::{PartChange, Record};
use crate::book::{
    Affiliation, Away, Book, Campaign, Commitment, Contact, Kind, Meeting, MeetingState, NextStep, Noun,
    Organization, Promise, Strength, Tier,
};
use crate::changes::{Changes, Verb};
use crate::day::Day;
use crate::id::Id;
use crate::moment::{Moment, Source};

/// One thing the user does.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Somebody new.
    AddContact(Box<NewContact>),
    /// Fields of one record, edited in place.
    Edit(Edited),
    /// Where somebody works or studies now; the place before is kept as past (R113).
    SetPosition(Id<Contact>, Position),
    /// A place of work, past or present.
    SetAffiliation {
        /// The place to correct; `None`: a new one.
        id: Option<Id<Affiliation>>,
        /// The place.
        affiliation: Box<Affiliation>,
        /// Its organization's name; found in the book by its folded name, or added.
        organization: String,
        /// A new present place stands beside those before, which otherwise are kept as past (R113).
        beside_others: bool,
    },
    /// An organization that is not in the book yet, as a target or not.
    AddOrganization {
        /// Its name.
        name: String,
        /// Whether the user is after it.
        target: bool,
    },
    /// One organization competes with another (R9).
    AddCompetitor {
        /// The one.
        organization: Id<Organization>,
        /// The other's name; found in the book by its folded name, or added.
        of: String,
    },
    /// Something that happened, and all that came with it.
    Log(Box<LogEntry>),
    /// What was logged is corrected, and perhaps added to.
    Amend(Box<Amended>),
    /// Something noted by itself, with people who may be new.
    Note(NotedAlone),
    /// A meeting or timed call to come.
    PlanMeeting(Box<Meeting>),
    /// What became of a planned meeting, where no interaction says it.
    SettleMeeting(Id<Meeting>, MeetingState),
    /// A next step by itself.
    AddNextStep(Box<NextStep>),
    /// A next step was done; without an interaction.
    TickNextStep(Id<NextStep>),
    /// A promise by itself.
    AddPromise(Box<Promise>),
    /// A promise was kept.
    KeepPromise(Id<Promise>),
    /// A promise is given back.
    ReleasePromise(Id<Promise>),
    /// What became of a request; the introductions it asked for go with it.
    SettleAsk(Id<crate::book::Ask>, crate::book::AskState),
    /// An introduction moves on, and the ask for it.
    MoveIntroduction(Id<crate::book::Introduction>, IntroductionStep),
    /// What the user says of the lines of a card.
    DecideCards(Vec<CardDecision>),
    /// A pin, snooze, skip or letting go is taken back.
    TakeBackDecisions(Vec<Id<crate::book::Decision>>),
    /// Everything folded until tomorrow, or unfolded again (R116).
    NotToday(bool),
    /// A cadence for one or many; `None` takes it away.
    SetCadence(Vec<Id<Contact>>, Option<Tier>),
    /// Tags put on and taken off one or many.
    Tag {
        /// Whom.
        contacts: Vec<Id<Contact>>,
        /// Tags to put on.
        add: Vec<String>,
        /// Tags to take off.
        remove: Vec<String>,
    },
    /// One card of the sorting deck (R112).
    Sort(Id<Contact>, Sorting),
    /// People go to the trash, with what concerns nobody else.
    Trash(Vec<Id<Contact>>),
    /// One record of any kind goes to the trash.
    TrashOne(Kind, u64),
    /// A record comes back from the trash, with what went there at the same time.
    Restore(Kind, u64),
    /// What has lain in the trash for 30 days is removed.
    PurgeTrash,
    /// A campaign begins.
    StartCampaign(Box<Campaign>),
    /// The campaign of today is taken back; the one before goes on, with what was changed meanwhile.
    BackToCampaign(Id<Campaign>, Edited),
    /// Where the user landed, by its name (R56).
    LandAt(String),
    /// A commitment from today on.
    Commit(Commitment),
    /// Days of rest.
    GoAway(Away),
    /// Something learned, a problem, a give, a piece or a step of the search is written down.
    Write(Written),
}

/// The tap on a card of the sorting deck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorting {
    /// How well, and when they last talked.
    Known(Strength, Option<TalkedBucket>),
    /// "Not for me": hidden from the deck for good.
    NotForMe,
}

/// Fields edited in place: only what the user changed, so that two forms open at once do not undo each other.
#[derive(Clone, Debug, PartialEq)]
pub struct Edited {
    kind: Kind,
    id: u64,
    parts: Vec<PartChange>,
    verb: Verb,
}

impl Edited {
    /// What the user changed between `before`, as the form was opened, and `after`.
    pub fn of<T: Noun>(id: Id<T>, before: &T, after: &T) -> Edited {
        let verb = match T::KIND {
            Kind::Contact | Kind::Affiliation => Verb::EditContact,
            Kind::Organization => Verb::EditOrganization,
            Kind::Interaction => Verb::EditInteraction,
            Kind::Meeting => Verb::PlanMeeting,
            Kind::NextStep => Verb::NextStep,
            Kind::Promise => Verb::Promise,
            Kind::Ask => Verb::Ask,
            Kind::Favor => Verb::Favor,
            Kind::Introduction => Verb::Introduction,
            Kind::Decision => Verb::Decide,
            Kind::Intel | Kind::Problem | Kind::Give | Kind::Piece | Kind::SearchEvent => Verb::Write,
            Kind::Me | Kind::Settings | Kind::Campaign | Kind::Commitment | Kind::Away => Verb::Plan,
        };
        Edited { kind: T::KIND, id: id.number(), parts: Record::diff(before, after), verb }
    }
}

/// Why a command changes nothing; worded for the user by [`Refusal::sentence`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A person needs a name, a nickname or an address.
    NamelessContact,
    /// An organization needs a name.
    NamelessOrganization,
    /// An interaction or a meeting needs somebody.
    WithNobody,
    /// What happened cannot lie in the future.
    NotYetHappened(Day),
    /// A next step or promise needs a word of what it is.
    SaysNothing,
    /// A span ends before it begins.
    EndsBeforeItBegins,
    /// The record has been removed meanwhile, perhaps in another tab.
    NoLongerThere,
    /// The two of an introduction have to differ.
    IntroducedToThemselves,
}

impl Refusal {
    /// What is wrong and what to do.
    pub fn sentence(self) -> &'static str {
        match self {
            Refusal::NamelessContact => {
                "A person needs a name, a nickname or an e-mail address. Type one of them."
            }
            Refusal::NamelessOrganization => "An organization needs a name. Type one.",
            Refusal::WithNobody => "Say with whom: choose somebody or type a new name.",
            Refusal::NotYetHappened(_) => {
                "That day is still to come. Plan a meeting for it, or choose today or an earlier day."
            }
            Refusal::SaysNothing => "Write a few words about what it is.",
            Refusal::EndsBeforeItBegins => "The last day lies before the first. Change one of them.",
            Refusal::NoLongerThere => {
                "This has been removed meanwhile, perhaps in another tab. Nothing was changed."
            }
            Refusal::IntroducedToThemselves => {
                "An introduction needs two different people. Choose the other one."
            }
        }
    }
}

/// What a command changes in this book at this moment, or why it changes nothing.
pub fn decide(book: &Book, command: Command, moment: &Moment) -> Result<Changes, Refusal> {
    decide_with(Pen::new(book, moment), command)
}

/// The same with a pen of the caller's, which says who brings what is written.
pub fn decide_with(mut pen: Pen, command: Command) -> Result<Changes, Refusal> {
    match command {
        Command::AddContact(new) => contact::add(&mut pen, *new),
        Command::Edit(edited) => edit(&mut pen, edited),
        Command::SetPosition(id, position) => contact::set_position(&mut pen, id, &position),
        Command::SetAffiliation { id, affiliation, organization, beside_others } => {
            contact::set_affiliation(&mut pen, id, *affiliation, &organization, beside_others)
        }
        Command::AddOrganization { name, target } => contact::add_organization(&mut pen, &name, target),
        Command::AddCompetitor { organization, of } => contact::add_competitor(&mut pen, organization, &of),
        Command::Log(entry) => log::log(&mut pen, *entry),
        Command::Amend(amended) => log::amend(&mut pen, *amended),
        Command::Note(alone) => noted::note(&mut pen, alone),
        Command::PlanMeeting(meeting) => plan::plan_meeting(&mut pen, *meeting),
        Command::SettleMeeting(id, state) => plan::settle_meeting(&mut pen, id, state),
        Command::AddNextStep(step) => plan::add_next_step(&mut pen, *step),
        Command::TickNextStep(id) => plan::tick_next_step(&mut pen, id),
        Command::AddPromise(promise) => plan::add_promise(&mut pen, *promise),
        Command::KeepPromise(id) => plan::keep_promise(&mut pen, id),
        Command::ReleasePromise(id) => plan::release_promise(&mut pen, id),
        Command::SettleAsk(id, state) => introduction::settle_ask(&mut pen, id, state),
        Command::MoveIntroduction(id, step) => introduction::move_on(&mut pen, id, step),
        Command::DecideCards(decisions) => plan::decide_cards(&mut pen, decisions),
        Command::TakeBackDecisions(ids) => plan::take_back_decisions(&mut pen, &ids),
        Command::NotToday(on) => plan::not_today(&mut pen, on),
        Command::SetCadence(ids, tier) => contact::set_cadence(&mut pen, ids, tier),
        Command::Tag { contacts, add, remove } => contact::tag(&mut pen, &contacts, &add, &remove),
        Command::Sort(id, sorting) => contact::sort(&mut pen, id, sorting),
        Command::Trash(ids) => contact::trash(&mut pen, &ids),
        Command::TrashOne(kind, id) => contact::trash_one(&mut pen, kind, id),
        Command::Restore(kind, id) => contact::restore(&mut pen, kind, id),
        Command::PurgeTrash => contact::purge_trash(&mut pen),
        Command::StartCampaign(campaign) => plan::start_campaign(&mut pen, *campaign),
        Command::BackToCampaign(of_today, before) => plan::back_to_campaign(&mut pen, of_today, before),
        Command::LandAt(place) => plan::land_at(&mut pen, &place),
        Command::Commit(commitment) => plan::commit(&mut pen, commitment),
        Command::GoAway(away) => plan::go_away(&mut pen, away),
        Command::Write(written) => written::write(&mut pen, written),
    }
}

fn edit(pen: &mut Pen, edited: Edited) -> Result<Changes, Refusal> {
    let Edited { kind, id, parts, verb } = edited;
    let contact = (kind == Kind::Contact).then(|| Id::from_number(id));
    if kind == Kind::Organization {
        keep_former_name(pen, Id::from_number(id), &parts)?;
    }
    pen.set_parts(kind, id, parts)?;
    Ok(pen.finish(verb, contact))
}

/// What a file calls an organization still means it after the user has renamed it.
fn keep_former_name(pen: &mut Pen, id: Id<Organization>, parts: &[PartChange]) -> Result<(), Refusal> {
    let is_name = |part: &PartChange| Organization::FIELDS.contains(&(part.part.field, "name"));
    let row = pen.book.get(id).filter(|row| row.source == Source::Import && parts.iter().any(is_name));
    row.map_or(Ok(()), |row| pen.change(id, |organization| organization.aliases.put(row.name.clone())))
}
