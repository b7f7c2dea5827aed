//! Log an interaction: who, how, what for, a line; and whatever else came of it.
//!
//! [`LogForm`] is the form as it stands, defaults included: what the user has not said is `None` and follows
//! from the rest. `into_entry` makes the command of it.

mod asked_in_place;
mod matters;
mod preset;
mod reread;

pub use asked_in_place::{AskedInPlace, WellKnown, asked_in_place};
pub use matters::{Matter, MatterLine, matters};
pub use preset::{LogReason, Preset};
pub use reread::{NotedBefore, noted_before};

use crate::book::record::Each;
use crate::book::{
    Ask, AskKind, AskState, CallResult, Channel, Contact, Direction, Favor, FavorKind, Interaction,
    Introduction, Meeting, NextStep, Organization, Outcome, Promise, Purpose, Serves, Side, With,
};
use crate::calendar::Precision;
use crate::command::{
    AboutThem, Amended, AskNoted, Command, FavorNoted, IntelNoted, IntroductionNoted, IntroductionStep,
    LogEntry, NextStepNoted, PromiseNoted, Who,
};
use crate::day::Day;
use crate::id::Id;
use crate::page::ask::said_of_logged;
use crate::page::form::FieldProblem;
use serde::{Deserialize, Serialize};

/// The form as it stands; its JSON is the draft that survives a reload.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct LogForm {
    /// The interaction that is being corrected; `None` logs a new one.
    pub editing: Option<Id<Interaction>>,
    /// Who took part.
    pub people: Vec<Who>,
    /// Those talked with, in a meeting of more than three.
    pub talked_with: Vec<Who>,
    /// Those who hosted or organized it.
    pub hosts: Vec<Who>,
    /// The day, or any day of the month or year that is known.
    pub day: Option<Day>,
    /// How exactly the day is known.
    pub precision: Precision,
    /// Minutes since midnight.
    pub minute: Option<u16>,
    /// The event it happened at.
    pub event: String,
    /// Its form.
    pub channel: Channel,
    /// How a call went; unsaid means they talked.
    pub call: Option<CallResult>,
    /// Who spoke, for what can go either way; unsaid means the user.
    pub direction: Option<Direction>,
    /// Who asked for it; `None` is neither.
    pub asked_by: Option<Side>,
    /// What it was for.
    pub purposes: Vec<Purpose>,
    /// Whether an answer is expected; unsaid follows from the purposes.
    pub expects_answer: Option<bool>,
    /// The record it serves.
    pub serves: Option<Serves>,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// The user's words about it.
    pub note: String,
    /// What was learned.
    pub learned: String,
    /// The user asked how they are.
    pub asked_about_them: bool,
    /// The user told what they do.
    pub said_what_i_do: bool,
    /// The search was spoken of.
    pub spoke_of_search: bool,
    /// Targets that were named.
    pub targets_named: Vec<Id<Organization>>,
    /// How long it took, in minutes, as typed.
    pub minutes: String,
    /// How it felt, 1-5.
    pub comfort: Option<u8>,
    /// What the user says of those who took part.
    pub about: Vec<AboutThem>,
    /// What comes next; unsaid follows from the purposes (R92).
    pub next: Option<Next>,
    /// What to do next.
    pub next_what: String,
    /// When.
    pub next_due: Option<Day>,
    /// At what time.
    pub next_minute: Option<u16>,
    /// Favors given or received.
    pub favors: Vec<FavorNoted>,
    /// Promises of either side.
    pub promises: Vec<PromiseNoted>,
    /// Asks of either side.
    pub asks: Vec<AskNoted>,
    /// What was learned of places, needs, trends (R40).
    pub intel: Vec<IntelNoted>,
    /// An ask was noted with it before: a correction needs no second one.
    pub ask_noted: bool,
    /// Introductions.
    pub introductions: Vec<IntroductionForm>,
    /// Promises that it keeps.
    pub keeps: Vec<Id<Promise>>,
    /// Next steps that it does.
    pub ticks: Vec<Id<NextStep>>,
    /// Introductions whose blurb it carries.
    pub carries_blurb_of: Vec<Id<Introduction>>,
    /// Introductions that it moves on.
    pub moves: Vec<(Id<Introduction>, IntroductionStep)>,
    /// Asks that it answers, and how.
    pub answers: Vec<(Id<Ask>, AskState)>,
    /// The planned meeting that it became.
    pub held: Option<Id<Meeting>>,
    /// "Is there anything to note?" was answered with no (R54); kept as it was.
    pub note_dismissed: bool,
}

/// What these alone are for needs no next step unless the user wants one (R92).
const NOTHING_FOLLOWS: [Purpose; 4] = [Purpose::Thanks, Purpose::Update, Purpose::Care, Purpose::Give];

/// What comes next (R92).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Next {
    /// Nothing, on purpose.
    Nothing,
    /// A step.
    Step,
}

/// An introduction as the form holds it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct IntroductionForm {
    /// Who brings whom together.
    pub way: IntroductionWay,
    /// The third of the three.
    pub other: Option<Who>,
    /// Where the other works, if told.
    pub organization: String,
    /// How far it is.
    pub step: Option<IntroductionStep>,
}

/// Who brings whom together, seen from the first of the people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IntroductionWay {
    /// They introduce the user to somebody.
    #[default]
    ByThem,
    /// The user introduces them to somebody.
    ByMe,
    /// Somebody introduced the user to them.
    ToThem,
}

/// The fields that something can be wrong with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogField {
    /// With whom.
    People,
    /// When.
    Day,
    /// How many minutes.
    Minutes,
    /// The next step.
    Next,
    /// The promise at this place.
    Promise(usize),
    /// The introduction at this place.
    Introduction(usize),
}

impl LogForm {
    /// An empty form for today.
    pub fn new(today: Day) -> LogForm {
        LogForm { day: Some(today), ..LogForm::default() }
    }

    /// Who spoke: as chosen, where the channel leaves a choice.
    pub fn direction(&self) -> Direction {
        match (self.channel, self.call_result()) {
            (Channel::InPerson | Channel::Video, _) => Direction::Both,
            (Channel::Call, Some(CallResult::Answered)) => Direction::Both,
            (Channel::Call, _) => Direction::Out,
            _ => self.direction.unwrap_or_default(),
        }
    }

    /// How a call went; `None` for what is no call.
    pub fn call_result(&self) -> Option<CallResult> {
        match self.channel {
            Channel::Call => Some(self.call.unwrap_or(CallResult::Answered)),
            Channel::Voicemail => Some(CallResult::Voicemail),
            _ => None,
        }
    }

    /// Whether both were there at the same time: then who asked for it, minutes and comfort are worth noting.
    pub fn is_live(&self) -> bool {
        self.channel.is_live() && self.direction() == Direction::Both
    }

    /// Whether an answer is expected, as said or as follows (practices, "Expects an answer").
    pub fn expects_answer(&self) -> bool {
        self.expects_answer.unwrap_or_else(|| self.interaction().expects_answer_by_default())
    }

    /// Whether the next step is asked for in place: after meetings, answered calls, event chats and replies
    /// (R92).
    pub fn asks_for_next(&self) -> bool {
        let reply = self.direction() == Direction::In && self.purposes.contains(&Purpose::Answer);
        self.direction() == Direction::Both || !self.event.trim().is_empty() || reply
    }

    /// What comes next: as said, else nothing after mere thanks, update, care or give (R92); `None` is open.
    pub fn next(&self) -> Option<Next> {
        self.next.or(self.interaction().nothing_next.then_some(Next::Nothing))
    }

    /// The purposes to offer, the likely ones first; the second list unfolds.
    pub fn purposes_offered(&self) -> (Vec<Purpose>, Vec<Purpose>) {
        use Purpose::*;
        let likely: &[Purpose] = match self.direction() {
            Direction::Out => &[Thanks, Answer, FollowUp, Outreach, Ask, Care, Give, Update],
            Direction::In => &[Answer, Thanks, Ask, Invite, Give, News, Care],
            Direction::Both => &[Care, Ask, Thanks, Give, Update, Reconnect, Worries],
        };
        let (shown, rest): (Vec<_>, Vec<_>) = Purpose::ALL
            .into_iter()
            .partition(|purpose| likely.contains(purpose) || self.purposes.contains(purpose));
        (shown, rest)
    }

    /// What is asked for in passing but not written down yet: an outgoing interaction with purpose ask
    /// always has one. `true`: they asked the user.
    pub fn ask_missing(&self) -> Option<bool> {
        let to_me = self.direction() == Direction::In;
        let has_one = self.asks.iter().any(|ask| ask.to_me == to_me);
        let serves_one = matches!(self.serves, Some(Serves::Ask(_)));
        let needs_one = self.purposes.contains(&Purpose::Ask) && !self.ask_noted;
        (needs_one && !has_one && !serves_one).then_some(to_me)
    }

    /// Chooses the purposes; a request or something given opens its lines at once, and closes them again
    /// while nothing is written there.
    pub fn set_purposes(&mut self, purposes: Vec<Purpose>) {
        let to_me = self.direction() == Direction::In;
        let giver = if to_me { Side::Them } else { Side::Me };
        let newly = |purpose| purposes.contains(&purpose) && !self.purposes.contains(&purpose);
        let (asks, gives) = (newly(Purpose::Ask), newly(Purpose::Give));
        self.purposes = purposes;
        if asks && self.ask_missing().is_some() {
            self.asks.push(new_ask(to_me));
        }
        if gives && self.favors.is_empty() {
            self.favors.push(new_favor(giver));
        }
        if !self.purposes.contains(&Purpose::Ask) {
            self.asks.retain(|ask| !ask.what.trim().is_empty());
        }
        if !self.purposes.contains(&Purpose::Give) {
            self.favors.retain(|favor| *favor != new_favor(giver));
        }
    }

    /// Chooses the channel; an ask that nothing was written about follows the direction.
    pub fn set_channel(&mut self, channel: Channel) {
        self.channel = channel;
        self.realign_asks();
    }

    /// Chooses who spoke; an ask that nothing was written about follows it.
    pub fn set_direction(&mut self, direction: Direction) {
        self.direction = Some(direction);
        self.realign_asks();
    }

    fn realign_asks(&mut self) {
        let direction = self.direction();
        if direction != Direction::Both {
            let empty = self.asks.iter_mut().filter(|ask| ask.what.trim().is_empty());
            empty.for_each(|ask| ask.to_me = direction == Direction::In);
        }
    }

    /// What keeps the form from being saved: only what nothing can be recorded without.
    pub fn problems(&self, today: Day) -> Vec<FieldProblem<LogField>> {
        let mut problems = Vec::new();
        let mut say = |field, what| problems.push(FieldProblem { field, what });
        if !self.people.iter().any(|who| *who != Who::Me) {
            say(LogField::People, "With whom? Choose from the list, or type a new name.");
        }
        match self.day {
            None => say(LogField::Day, "Choose a day."),
            Some(day) if first_day(day, self.precision) > today => {
                say(LogField::Day, "That day is still to come. Choose today or an earlier one.");
            }
            Some(_) => {}
        }
        if !self.minutes.trim().is_empty() && self.minutes_number().is_none() {
            say(LogField::Minutes, "Type a number of minutes, such as 45.");
        }
        if self.next == Some(Next::Step) && self.next_what.trim().is_empty() {
            say(LogField::Next, "Write a few words about it, or choose that nothing follows.");
        }
        for (place, _) in self.promises.iter().enumerate().filter(|(_, noted)| noted.text.trim().is_empty()) {
            say(LogField::Promise(place), "Write a few words about what was promised.");
        }
        for (place, _) in self.introductions.iter().enumerate().filter(|(_, form)| form.other.is_none()) {
            say(LogField::Introduction(place), "Choose from the list, or type a new name.");
        }
        problems
    }

    /// What saving the form does. Corrections are measured against the form as it was `opened`.
    pub fn into_command(self, opened: &LogForm) -> Command {
        match self.editing {
            Some(id) => {
                let before = Interaction { with: opened.known_with(), ..opened.interaction() };
                Command::Amend(Box::new(Amended { id, before, entry: self.into_entry() }))
            }
            None => Command::Log(Box::new(self.into_entry())),
        }
    }

    /// What the form holds, as a command takes it.
    pub fn into_entry(mut self) -> LogEntry {
        if let Some(to_me) = self.ask_missing() {
            let what = self.note.trim().to_owned();
            self.asks.push(AskNoted { to_me, what, ..AskNoted::default() });
        }
        let interaction = self.interaction();
        let next_step = (self.next == Some(Next::Step)).then_some(NextStepNoted {
            what: self.next_what.trim().to_owned(),
            due: self.next_due,
            minute: self.next_minute,
        });
        let introductions = self.introductions.iter().filter_map(|form| form.noted(self.people.first()));
        LogEntry {
            interaction,
            introductions: introductions.collect(),
            next_step,
            people: self.people,
            talked_with: self.talked_with,
            hosts: self.hosts,
            about: self.about,
            favors: self.favors,
            promises: self.promises,
            asks: self.asks,
            intel: self.intel,
            keeps: self.keeps,
            ticks: self.ticks,
            carries_blurb_of: self.carries_blurb_of,
            moves: self.moves,
            answers: self.answers,
            held: self.held,
        }
    }

    /// Writes down on each request of the user's the rule it goes against, as the book stands before it.
    pub fn note_against(&mut self, book: &crate::book::Book, today: Day) {
        let (first, in_talk) = (self.people.first().cloned(), self.is_talk());
        for noted in self.asks.iter_mut().filter(|noted| noted.against.is_none()) {
            let said = said_of_logged(book, today, first.as_ref(), noted, in_talk);
            noted.against = said.map(|said| said.rule);
        }
    }

    /// Whether they spoke as well: in a talk, or in what it answers.
    pub fn is_talk(&self) -> bool {
        self.direction() == Direction::Both || self.purposes.contains(&Purpose::Answer)
    }

    /// The interaction alone, without those who took part.
    fn interaction(&self) -> Interaction {
        let mut interaction = Interaction {
            day: self.day.unwrap_or_default(),
            precision: self.precision,
            minute: self.minute.filter(|_| self.precision == Precision::Day),
            with: Each::default(),
            event: self.event.trim().to_owned(),
            direction: self.direction(),
            asked_by: self.asked_by,
            channel: self.channel,
            purposes: self.purposes.iter().copied().collect(),
            serves: self.serves,
            expects_answer: false,
            call_result: self.call_result(),
            outcome: self.outcome,
            note: self.note.trim().to_owned(),
            asked_about_them: self.asked_about_them,
            said_what_i_do: self.said_what_i_do,
            spoke_of_search: self.spoke_of_search,
            targets_named: self.targets_named.iter().copied().collect(),
            learned: self.learned.trim().to_owned(),
            minutes: self.minutes_number(),
            comfort: self.comfort,
            nothing_next: false,
            note_dismissed: self.note_dismissed,
        };
        let default = interaction.expects_answer_by_default();
        interaction.expects_answer = self.expects_answer.unwrap_or(default);
        let nothing = interaction.is_only_for(&NOTHING_FOLLOWS);
        interaction.nothing_next = self.next.map_or(nothing, |next| next == Next::Nothing);
        interaction
    }

    fn known_with(&self) -> Each<With> {
        let known = |who: &Who| match who {
            Who::Known(contact) => Some(With {
                contact: *contact,
                talked: self.talked_with.contains(who),
                host: self.hosts.contains(who),
            }),
            Who::Me | Who::New(_) => None,
        };
        self.people.iter().filter_map(known).collect()
    }

    fn minutes_number(&self) -> Option<u16> {
        self.minutes.trim().parse().ok().filter(|minutes| (1..=1440).contains(minutes))
    }
}

/// The first day that a day known so exactly may be.
fn first_day(day: Day, precision: Precision) -> Day {
    let (year, month, _) = day.ymd();
    match precision {
        Precision::Day => Some(day),
        Precision::Month => Day::new(year, month, 1),
        Precision::Year => Day::new(year, 1, 1),
    }
    .unwrap_or(day)
}

impl IntroductionForm {
    /// As a command takes it, seen from the first of the people; `None` while somebody is missing.
    pub fn noted(&self, first: Option<&Who>) -> Option<IntroductionNoted> {
        let (first, other) = (first?.clone(), self.other.clone()?);
        let (introducer, who, to) = match self.way {
            IntroductionWay::ByThem => (first, Who::Me, other),
            IntroductionWay::ByMe => (Who::Me, first, other),
            IntroductionWay::ToThem => (other, Who::Me, first),
        };
        Some(IntroductionNoted {
            introducer: Some(introducer),
            who,
            to,
            organization: self.organization.trim().to_owned(),
            step: self.step(),
            goal: None,
        })
    }

    /// How far it is; unsaid means offered, or made where it is how the two met.
    pub fn step(&self) -> IntroductionStep {
        self.step.unwrap_or(match self.way {
            IntroductionWay::ToThem => IntroductionStep::Made,
            IntroductionWay::ByThem | IntroductionWay::ByMe => IntroductionStep::Offered,
        })
    }
}

impl LogForm {
    /// What is said once it is saved.
    pub fn said(&self) -> &'static str {
        match (self.editing, self.direction(), self.channel) {
            (Some(_), _, _) => "Corrected.",
            _ if self.purposes == [Purpose::Thanks] && self.direction() == Direction::Out => "Thanks noted.",
            (None, Direction::Both, Channel::InPerson | Channel::Video) => "Meeting noted.",
            (None, Direction::Both, Channel::Call) => "Call noted.",
            (None, Direction::In, _) => "Their message is noted.",
            _ => "Noted.",
        }
    }
}

/// A favor to begin with.
pub fn new_favor(by: Side) -> FavorNoted {
    let kind = match by {
        Side::Me => FavorKind::Experience,
        Side::Them => FavorKind::Advice,
    };
    FavorNoted { by, offered: false, kind, size: Favor::usual_size(kind), what: String::new() }
}

/// A promise to begin with.
pub fn new_promise(by: Side) -> PromiseNoted {
    PromiseNoted { by, text: String::new(), due: None, kind: None }
}

/// An ask to begin with.
pub fn new_ask(to_me: bool) -> AskNoted {
    AskNoted { to_me, kind: AskKind::Advice, ..AskNoted::default() }
}

/// The name of somebody, as the form shows it.
pub fn name_of(book: &crate::book::Book, who: &Who) -> String {
    let known = |id: &Id<Contact>| book.get(*id).map_or_else(|| "someone".to_owned(), |row| row.full_name());
    match who {
        Who::Me => "me".to_owned(),
        Who::Known(id) => known(id),
        Who::New(name) => name.clone(),
    }
}
