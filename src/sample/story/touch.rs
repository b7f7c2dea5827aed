//! What happened in a story: `meet Ana Ruiz, asked by me, helpful, favor advice 2`.

use super::introduction::{STEPS, party};
use super::meeting::planned_with;
use super::short::{ANSWERS, answer_ask, promise_called, step_called};
use super::teller::{Teller, read_details};
use super::words::{Misread, Told, Words};
use crate::book::record::Each;
use crate::book::{
    Ask, AskKind, AskState, CallResult, Channel, Contact, Direction, FavorKind, Interaction, Introduction,
    Meeting, Outcome, Party, Promise, Purpose, Serves, Side, With,
};
use crate::command::{
    AskNoted, Command, FavorNoted, IntroductionNoted, LogEntry, NextStepNoted, PromiseNoted, Who,
};
use crate::id::Id;

pub(super) const CHANNELS: &[(&str, Channel)] = &[
    ("mail", Channel::Mail),
    ("email", Channel::Mail),
    ("letter", Channel::Letter),
    ("card", Channel::Card),
    ("call", Channel::Call),
    ("voicemail", Channel::Voicemail),
    ("text", Channel::Text),
    ("message", Channel::Social),
    ("social", Channel::Social),
    ("video", Channel::Video),
    ("meet", Channel::InPerson),
    ("met", Channel::InPerson),
    ("coffee", Channel::InPerson),
    ("lunch", Channel::InPerson),
    ("chat", Channel::InPerson),
    ("in person", Channel::InPerson),
];

pub(super) const SIDES: &[(&str, Option<Side>)] =
    &[("me", Some(Side::Me)), ("them", Some(Side::Them)), ("neither", None)];

const PURPOSES: &[(&str, Purpose)] = &[
    ("outreach", Purpose::Outreach),
    ("follow-up", Purpose::FollowUp),
    ("follow up", Purpose::FollowUp),
    ("thanks", Purpose::Thanks),
    ("update", Purpose::Update),
    ("report", Purpose::Report),
    ("care", Purpose::Care),
    ("give", Purpose::Give),
    ("invite", Purpose::Invite),
    ("news", Purpose::News),
    ("reconnect", Purpose::Reconnect),
    ("congratulation", Purpose::Congratulation),
    ("congratulations", Purpose::Congratulation),
    ("condolence", Purpose::Condolence),
    ("worries", Purpose::Worries),
];

const OUTCOMES: &[(&str, Outcome)] = &[
    ("helpful", Outcome::Helpful),
    ("neutral", Outcome::Neutral),
    ("discouraging", Outcome::Discouraging),
    ("no fit", Outcome::NoFit),
];

const ASKS: &[(&str, AskKind)] = &[
    ("advice", AskKind::Advice),
    ("information", AskKind::Information),
    ("introduction", AskKind::Introduction),
    ("referral", AskKind::Referral),
    ("feedback", AskKind::Feedback),
    ("job", AskKind::Job),
];

const FAVORS: &[(&str, FavorKind)] = &[
    ("experience", FavorKind::Experience),
    ("article", FavorKind::Article),
    ("introduction", FavorKind::Introduction),
    ("review", FavorKind::Review),
    ("recommendation", FavorKind::Recommendation),
    ("invitation", FavorKind::Invitation),
    ("encouragement", FavorKind::Encouragement),
    ("advice", FavorKind::Advice),
    ("information", FavorKind::Information),
    ("referral", FavorKind::Referral),
    ("reference", FavorKind::Reference),
    ("feedback", FavorKind::Feedback),
    ("time", FavorKind::Time),
    ("help", FavorKind::PracticalHelp),
    ("hospitality", FavorKind::Hospitality),
];

pub(super) fn tell(teller: &mut Teller, head: &mut Words, details: &[Words]) -> Told<bool> {
    let held = head.eat("held");
    let channel = if held { Some(Channel::InPerson) } else { head.eat_any(CHANNELS) };
    let Some(channel) = channel else { return Ok(false) };
    let direction = direction(head, channel);
    let with = people(teller, head)?;
    let first = with.first().map(|with| with.contact).unwrap_or_default();
    let mut touch = Touch::new(teller, first, channel, direction, with);
    if held {
        touch.hold(teller, head)?;
    }
    touch.entry.interaction.minute = head.eat("at").then(|| head.minute()).flatten();
    read_details(head, details, |words| touch.read(teller, words))?;
    touch.write(teller)?;
    Ok(true)
}

/// Reads names joined by "and", each with "host" or "talked" where it matters.
pub(super) fn people(teller: &mut Teller, words: &mut Words) -> Told<Vec<With>> {
    let mut people = Vec::new();
    loop {
        let contact = teller.person(&words.name()?)?;
        let mut with = With { contact, talked: false, host: false };
        while let Some(mark) = words.eat_any(&[("host", true), ("talked", false)]) {
            *(if mark { &mut with.host } else { &mut with.talked }) = true;
        }
        people.push(with);
        if !words.eat("and") && !words.eat("&") {
            return Ok(people);
        }
    }
}

fn direction(head: &mut Words, channel: Channel) -> Direction {
    let said = [("to", Direction::Out), ("from", Direction::In), ("with", Direction::Both)];
    match head.eat_any(&said) {
        // Whoever rang was answered, or it would say "missed".
        Some(Direction::In) if channel.is_live() => Direction::Both,
        Some(direction) => direction,
        None if channel.is_meeting() => Direction::Both,
        None => Direction::Out,
    }
}

/// What happened as the line describes it, before it is written.
struct Touch {
    first: Id<Contact>,
    entry: LogEntry,
    /// Said outright; else as the rule book has it.
    expects_answer: Option<bool>,
    /// What their ask, or the user's, was answered with.
    answer: Option<AskState>,
    /// The purpose of a meeting that was planned for it.
    meeting_purpose: Option<String>,
}

impl Touch {
    fn new(
        teller: &Teller,
        first: Id<Contact>,
        channel: Channel,
        direction: Direction,
        with: Vec<With>,
    ) -> Touch {
        let answered = channel == Channel::Call && direction == Direction::Both;
        let interaction = Interaction {
            day: teller.about.day,
            precision: teller.about.precision,
            with: with.into_iter().collect::<Each<With>>(),
            direction,
            channel,
            call_result: answered.then_some(CallResult::Answered),
            ..Interaction::default()
        };
        Touch {
            first,
            entry: LogEntry { interaction, people: vec![Who::Known(first)], ..LogEntry::default() },
            expects_answer: None,
            answer: None,
            meeting_purpose: None,
        }
    }

    /// It is the meeting that was planned.
    fn hold(&mut self, teller: &Teller, head: &Words) -> Told<()> {
        let meeting = planned_with(teller, self.first).ok_or_else(|| head.expected("a planned meeting"))?;
        self.entry.held = Some(meeting.id);
        self.entry.interaction.channel = meeting.channel;
        self.entry.interaction.asked_by = meeting.asked_by;
        self.entry.interaction.direction = Direction::Both;
        for contact in &meeting.with {
            if self.entry.interaction.with.get(contact.number()).is_none() {
                self.entry.interaction.with.put(With { contact: *contact, talked: false, host: false });
            }
        }
        Ok(())
    }

    fn write(mut self, teller: &mut Teller) -> Told<()> {
        let default = self.entry.interaction.expects_answer_by_default();
        self.entry.interaction.expects_answer = self.expects_answer.unwrap_or(default);
        if let Some(purpose) = self.meeting_purpose.take() {
            self.entry.held = Some(self.plan(teller, purpose)?);
        }
        let direction = self.entry.interaction.direction;
        teller.act(Command::Log(Box::new(self.entry)))?;
        match self.answer {
            Some(state) => answer_ask(teller, self.first, direction == Direction::Out, state),
            None => Ok(()),
        }
    }

    /// Plans the meeting that it is about to become.
    fn plan(&self, teller: &mut Teller, purpose: String) -> Told<Id<Meeting>> {
        let Interaction { day, minute, channel, asked_by, with, .. } = &self.entry.interaction;
        let with = with.iter().map(|with| with.contact).collect();
        let (day, minute, channel, asked_by) = (*day, *minute, *channel, *asked_by);
        let meeting = Meeting { day, minute, channel, asked_by, with, purpose, ..Meeting::default() };
        teller.act(Command::PlanMeeting(Box::new(meeting)))?;
        let planned = planned_with(teller, self.first).map(|row| row.id);
        planned.ok_or_else(|| Misread("the meeting could not be planned".into()))
    }

    fn read(&mut self, teller: &mut Teller, words: &mut Words) -> Told<()> {
        // Purposes may be joined: "answer and thanks".
        words.eat("and");
        let read = self.read_purpose(words)
            || self.read_ask(teller, words)?
            || self.read_call_result(words)
            || self.read_mark(words)
            || self.read_words(teller, words)?
            || self.read_favor(words)?
            || self.read_promise(words)?
            || self.read_introduction(teller, words)?
            || self.read_next(words)?
            || self.read_service(teller, words)?;
        match words.quoted() {
            _ if read => Ok(()),
            Some(note) => {
                self.entry.interaction.note = note;
                Ok(())
            }
            None => Err(words.expected("something about what happened")),
        }
    }

    fn read_purpose(&mut self, words: &mut Words) -> bool {
        let interaction = &mut self.entry.interaction;
        if words.eat("answer") {
            interaction.purposes.put(Purpose::Answer);
            self.answer = words.eat_any(ANSWERS);
            if self.answer == Some(AskState::No) {
                interaction.outcome = interaction.outcome.or(Some(Outcome::Discouraging));
            }
            return true;
        }
        match words.eat_any(PURPOSES) {
            Some(purpose) => {
                interaction.purposes.put(purpose);
                true
            }
            None => false,
        }
    }

    /// `ask advice "20 minutes on data" specific about Acme takes 20 whom "Jo Lind"`, `they ask job`.
    fn read_ask(&mut self, teller: &mut Teller, words: &mut Words) -> Told<bool> {
        let theirs = words.eat("they ask");
        if !theirs && !words.eat("ask") {
            return Ok(false);
        }
        self.entry.interaction.purposes.put(Purpose::Ask);
        let kind = words.eat_any(ASKS).unwrap_or_default();
        let what = words.quoted().unwrap_or_default();
        let state = words.eat_any(ANSWERS).unwrap_or_default();
        let to_me = theirs || self.entry.interaction.direction == Direction::In;
        let mut ask = AskNoted { to_me, kind, what, state, ..AskNoted::default() };
        loop {
            if words.eat("specific") {
                ask.specific = true;
            } else if words.eat("about") {
                ask.target = Some(teller.organization(&words.organization()?)?);
            } else if words.eat("takes") {
                ask.minutes = Some(words.count("a number of minutes")?);
            } else if words.eat("whom") {
                ask.whom = words.text("a person or a role")?;
            } else {
                break;
            }
        }
        self.entry.asks.push(ask);
        Ok(true)
    }

    fn read_call_result(&mut self, words: &mut Words) -> bool {
        let results = [
            ("answered", CallResult::Answered),
            ("voicemail", CallResult::Voicemail),
            ("no answer", CallResult::NoAnswer),
        ];
        let interaction = &mut self.entry.interaction;
        if words.eat("missed") {
            interaction.direction = Direction::In;
            interaction.call_result = Some(CallResult::NoAnswer);
            return true;
        }
        let Some(result) = words.eat_any(&results) else { return false };
        interaction.call_result = Some(result);
        if result == CallResult::Answered {
            interaction.direction = Direction::Both;
        }
        true
    }

    /// What is said in a word or two.
    fn read_mark(&mut self, words: &mut Words) -> bool {
        let interaction = &mut self.entry.interaction;
        if let Some(outcome) = words.eat_any(OUTCOMES) {
            interaction.outcome = Some(outcome);
        } else if words.eat("needs none") || words.eat("expects none") {
            self.expects_answer = Some(false);
        } else if words.eat("needs an answer") || words.eat("expects an answer") {
            self.expects_answer = Some(true);
        } else if words.eat("asked about them") {
            interaction.asked_about_them = true;
        } else if words.eat("said what I do") {
            interaction.said_what_i_do = true;
        } else if words.eat("spoke of the search") {
            interaction.spoke_of_search = true;
        } else if words.eat("nothing next") {
            interaction.nothing_next = true;
        } else if words.eat("nothing to note") {
            interaction.note_dismissed = true;
        } else {
            return false;
        }
        true
    }

    fn read_words(&mut self, teller: &mut Teller, words: &mut Words) -> Told<bool> {
        let interaction = &mut self.entry.interaction;
        if words.eat("asked by") {
            interaction.asked_by = words.one_of(SIDES, "me, them or neither")?;
        } else if words.eat("purpose") {
            self.meeting_purpose = Some(words.quoted().unwrap_or_else(|| "to talk".into()));
        } else if words.eat("learned") {
            interaction.learned = words.text("what was learned")?;
        } else if words.eat("note") {
            interaction.note = words.text("some words")?;
        } else if words.eat("event") {
            interaction.event = words.text("an event")?;
        } else if words.eat("named") {
            interaction.targets_named.put(teller.organization(&words.organization()?)?);
        } else if words.eat("comfort") {
            interaction.comfort = Some(words.count("a number from 1 to 5")?);
        } else if words.eat("minutes") {
            interaction.minutes = Some(words.count("a number of minutes")?);
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    /// `favor advice 2 "what"` received, `gave article "what"`, `offered favor advice`, `I offered review`.
    fn read_favor(&mut self, words: &mut Words) -> Told<bool> {
        let (by, offered) = match () {
            () if words.eat("favor") => (Side::Them, false),
            () if words.eat("gave") => (Side::Me, false),
            () if words.eat("offered favor") => (Side::Them, true),
            () if words.eat("I offered") => (Side::Me, true),
            () => return Ok(false),
        };
        let kind = words.one_of(FAVORS, "a kind of favor")?;
        let size = words.number().unwrap_or(1);
        let what = words.quoted().unwrap_or_default();
        if by == Side::Me {
            self.entry.interaction.purposes.put(Purpose::Give);
        }
        self.entry.favors.push(FavorNoted { by, offered, kind, size, what });
        Ok(true)
    }

    /// `I promise "send the article" by 2026-02-27`, `they promise "send the posting"`.
    fn read_promise(&mut self, words: &mut Words) -> Told<bool> {
        let mine = words.eat("I promise") || words.eat("promise me");
        if !mine && !words.eat("they promise") && !words.eat("promise them") {
            return Ok(false);
        }
        let by = if mine { Side::Me } else { Side::Them };
        let text = words.text_until(&["by"], "what is promised")?;
        let due = words.day_after("by")?;
        self.entry.promises.push(PromiseNoted { by, text, due, kind: words.eat_any(FAVORS) });
        Ok(true)
    }

    /// `offered introduction to Ben Okafor at Beta`, `made introduction of Jo Lind to Ben Okafor by me`.
    fn read_introduction(&mut self, teller: &mut Teller, words: &mut Words) -> Told<bool> {
        let step = STEPS.iter().find(|(step, _)| words.eat(&format!("{step} introduction")));
        let Some((_, step)) = step else { return Ok(false) };
        let who = if words.eat("of") { party(teller, words)? } else { Party::Me };
        if !words.eat("to") {
            return Err(words.expected("to and a name"));
        }
        let name = words.name()?;
        let to = match teller.find_person(&name)? {
            Some(id) => Who::Known(id),
            None => Who::New(name),
        };
        let organization = if words.eat("at") { words.organization()? } else { String::new() };
        let introducer = words.eat("by me").then_some(Who::Me);
        let who = who.contact().map_or(Who::Me, Who::Known);
        self.entry.introductions.push(IntroductionNoted {
            introducer,
            who,
            to,
            organization,
            step: *step,
            goal: None,
        });
        Ok(true)
    }

    /// `next "call her" on 2026-03-05 10:00`.
    fn read_next(&mut self, words: &mut Words) -> Told<bool> {
        if !words.eat("next") {
            return Ok(false);
        }
        let what = words.text_until(&["on"], "what to do next")?;
        let due = words.day_after("on")?;
        self.entry.next_step = Some(NextStepNoted { what, due, minute: words.minute() });
        Ok(true)
    }

    /// `keeps "send the article"`, `ticks "call her"`, `carries the blurb`, `serves the ask`.
    fn read_service(&mut self, teller: &Teller, words: &mut Words) -> Told<bool> {
        let number = self.first.number();
        let none = |what: &str| Misread(format!("there is no {what} to serve"));
        let interaction = &mut self.entry.interaction;
        if words.eat("keeps") {
            self.entry.keeps.push(promise_called(teller, words)?);
        } else if words.eat("ticks") {
            self.entry.ticks.push(step_called(teller, words)?);
        } else if words.eat("carries the blurb") {
            let newest = teller.book.naming::<Introduction>(number).next_back();
            self.entry.carries_blurb_of.push(newest.ok_or_else(|| none("introduction"))?.id);
        } else if words.eat("serves the ask") {
            let newest = teller.book.naming::<Ask>(number).next_back();
            interaction.serves = Some(Serves::Ask(newest.ok_or_else(|| none("ask"))?.id));
        } else if words.eat("serves the introduction") {
            let newest = teller.book.naming::<Introduction>(number).next_back();
            interaction.serves = Some(Serves::Introduction(newest.ok_or_else(|| none("introduction"))?.id));
        } else if words.eat("serves the promise") {
            let newest = teller.book.naming::<Promise>(number).next_back();
            interaction.serves = Some(Serves::Promise(newest.ok_or_else(|| none("promise"))?.id));
        } else {
            return Ok(false);
        }
        Ok(true)
    }
}
