//! Ask: putting a request into words, and whether now is the time for it (practices, "The ask verdict").

mod letter;
mod readiness;
mod start;
mod verdict;

pub use letter::letter;
pub use readiness::{PartView, parts};
pub use start::{AskStart, people_met, start};
pub use verdict::verdict_in_words;
use verdict::{DISGUISED, NAME_SOMEBODY};

use super::hint;
use super::log::{LogReason, Preset};
use super::person::{Question, history_questions};
use super::reason::{evidence, rule_in_words};
use super::route::{Place, Route};
use super::sentence::{Sentence, Slot};
use super::words;
use crate::asks::blurb::{self, BlurbFinding};
use crate::asks::ladder::{self, Level};
use crate::asks::{Act, Stance, ask_verdict, is_unknown, rest, verdict_in_talk, verdict_on_words};
use crate::book::{Ask, AskKind, AskState, Book, Contact, Interaction, Kind, Organization, Row};
use crate::command::{AskNoted, Command, Noted, NotedAlone, Who};
use crate::day::Day;
use crate::discretion::{is_kept_place, may_know_of_search};
use crate::id::Id;
use crate::outlook::Outlook;
use crate::reason::Reason;
use crate::tie::Tie;
use serde::{Deserialize, Serialize};

/// The kinds of help one can ask for, in the order in which they are offered.
pub const KINDS: [AskKind; 6] = [
    AskKind::Advice,
    AskKind::Information,
    AskKind::Introduction,
    AskKind::Referral,
    AskKind::Feedback,
    AskKind::Job,
];

/// The request as it stands; its JSON is the draft that survives a reload.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct AskForm {
    /// Of whom; somebody new is added with the request.
    pub who: Option<Who>,
    /// What kind of help.
    pub kind: AskKind,
    /// The request in a few words.
    pub what: String,
    /// The organization it is about.
    pub target: Option<Id<Organization>>,
    /// The person or role asked for (R8, R16).
    pub whom: String,
    /// Why them (R16).
    pub why_them: String,
    /// What the user would say to them (R16).
    pub would_say: String,
    /// How many minutes it takes them, as typed.
    pub minutes: String,
    /// Words that can be passed on; unsaid: a draft of them.
    pub blurb: Option<String>,
    /// The planned ask that this is.
    pub planned: Option<Id<Ask>>,
}

/// What stands beside the request.
#[derive(Clone, Debug, PartialEq)]
pub struct AskPage {
    /// Who, by the name the user calls them.
    pub name: String,
    /// Whether something comes first, in one sentence.
    pub verdict: Sentence,
    /// Nothing stands in the way.
    pub is_ready: bool,
    /// The rule behind it, in plain words, with its number.
    pub rule: Option<(u8, &'static str)>,
    /// The records that show it.
    pub evidence: Vec<(Sentence, Option<Id<Interaction>>)>,
    /// What would open it, the one that helps most first.
    pub acts: Vec<AskAct>,
    /// To whom something might be given first: what fits them is shown (R18, R19).
    pub give_first: Option<Id<Contact>>,
    /// The rule the user goes on against.
    pub against: Option<u8>,
    /// What Kith would like to know first.
    pub questions: Vec<Question>,
    /// The next level of the user's ladder, where it is worth a mention (R83).
    pub ladder: Option<Sentence>,
    /// What was planned to be asked of them before.
    pub planned: Vec<(Sentence, Route)>,
    /// Know, like and trust (R99).
    pub readiness: Vec<PartView>,
    /// What to remember of them.
    pub hints: Vec<Sentence>,
    /// The parts of the letter that wakes a sleeping tie (R101, R102).
    pub letter: Vec<Sentence>,
    /// Words that can be passed on, and what could be better about them (R16).
    pub blurb: Option<(String, Vec<Sentence>)>,
}

/// Something that opens a request.
#[derive(Clone, Debug, PartialEq)]
pub struct AskAct {
    /// The words on its button.
    pub label: &'static str,
    /// What it does.
    pub does: Does,
}

/// What a button does.
#[derive(Clone, Debug, PartialEq)]
pub enum Does {
    /// Opens a page.
    Open(Route),
    /// Carries out a command, and says so.
    Do(Box<Command>, &'static str),
}

impl AskForm {
    /// The form as an address opens it: about a person, somebody to be introduced to, a target, or a planned
    /// ask.
    pub fn read(book: &Book, route: &Route) -> AskForm {
        let planned = route.get("ask").and_then(Id::<Ask>::parse).and_then(|id| book.get(id));
        if let Some(row) = planned {
            return AskForm {
                who: Some(Who::Known(row.contact)),
                kind: row.kind,
                what: row.what.clone(),
                target: row.target,
                whom: row.whom.clone(),
                why_them: row.why_them.clone(),
                would_say: row.would_say.clone(),
                minutes: row.minutes.map(|minutes| minutes.to_string()).unwrap_or_default(),
                blurb: Some(row.blurb.clone()).filter(|blurb| !blurb.is_empty()),
                planned: Some(row.id),
            };
        }
        let known = |id: &Id<Contact>| book.get(*id).is_some();
        let whom = route.get("whom").and_then(Id::<Contact>::parse).and_then(|id| book.get(id));
        AskForm {
            whom: whom.map(|row| row.full_name()).unwrap_or_default(),
            who: route.people().into_iter().find(known).map(Who::Known),
            kind: route.get("kind").and_then(kind_of).unwrap_or(AskKind::Advice),
            target: route.get("about").and_then(Id::parse).filter(|id| book.get(*id).is_some()),
            ..AskForm::default()
        }
    }

    /// Of whom, where they are in the book.
    pub fn known(&self) -> Option<Id<Contact>> {
        match self.who {
            Some(Who::Known(id)) => Some(id),
            _ => None,
        }
    }

    /// The ask as the rules read it.
    pub fn ask(&self) -> Ask {
        let AskNoted { kind, what, target, minutes, whom, why_them, would_say, .. } = self.noted(None);
        Ask { kind, what, target, minutes, whom, why_them, would_say, ..Ask::default() }
    }

    /// The ask as a form notes it, with the rule gone against.
    pub fn noted(&self, against: Option<u8>) -> AskNoted {
        let trimmed = |text: &str| text.trim().to_owned();
        AskNoted {
            to_me: false,
            kind: self.kind,
            what: trimmed(&self.what),
            state: AskState::Asked,
            specific: false,
            target: self.target,
            minutes: self.minutes.trim().parse().ok().filter(|minutes| *minutes > 0),
            whom: trimmed(&self.whom),
            why_them: trimmed(&self.why_them),
            would_say: trimmed(&self.would_say),
            blurb: trimmed(self.blurb.as_deref().unwrap_or_default()),
            against,
            planned: self.planned,
        }
    }

    /// "Log that I asked": the log form with this request on it.
    pub fn log(&self, book: &Book, against: Option<u8>) -> Option<Route> {
        let ask = Some(self.noted_with_blurb(book, against));
        let (with, new) = match self.who.clone()? {
            Who::Known(id) => (vec![id], String::new()),
            Who::New(name) => (Vec::new(), name),
            Who::Me => return None,
        };
        let preset = Preset { with, new, ask, reason: Some(LogReason::Ask), ..Preset::default() };
        Some(preset.route())
    }

    /// With the words that can be passed on as they stand on the page, drafted or written.
    fn noted_with_blurb(&self, book: &Book, against: Option<u8>) -> AskNoted {
        let noted = self.noted(against);
        let blurb = if self.passes_on() { blurb_text(book, self, &self.ask()) } else { String::new() };
        AskNoted { blurb: blurb.trim().to_owned(), ..noted }
    }

    /// "Plan it": the request is kept, and asked another day.
    pub fn plan(&self) -> Option<Command> {
        let noted = AskNoted { state: AskState::Planned, ..self.noted(None) };
        let people = vec![self.who.clone()?];
        Some(Command::Note(NotedAlone { people, noted: Noted::Ask(noted) }))
    }

    /// Whether somebody is asked for: then words to pass on are of use (R16).
    pub fn passes_on(&self) -> bool {
        matches!(self.kind, AskKind::Introduction | AskKind::Referral)
    }
}

/// The word for a kind in an address.
pub fn kind_slug(kind: AskKind) -> &'static str {
    match kind {
        AskKind::Unknown => "something",
        AskKind::Advice => "advice",
        AskKind::Information => "information",
        AskKind::Introduction => "introduction",
        AskKind::Referral => "referral",
        AskKind::Feedback => "feedback",
        AskKind::Job => "job",
    }
}

/// Reads the word that `kind_slug` writes.
pub fn kind_of(slug: &str) -> Option<AskKind> {
    KINDS.into_iter().chain([AskKind::Unknown]).find(|kind| kind_slug(*kind) == slug)
}

/// What stands beside the request; `None` until somebody is chosen.
pub fn page(book: &Book, today: Day, form: &AskForm) -> Option<AskPage> {
    let outlook = Outlook::new(book, today);
    if let Some(Who::New(name)) = &form.who {
        return Some(page_of_new(&outlook, form, name));
    }
    let tie = Tie::new(book, form.known()?)?;
    let ask = form.ask();
    let judged = ask_verdict(&outlook, &tie, &ask);
    let record = |(kind, id): &(Kind, u64)| {
        let touch = (*kind == Kind::Interaction).then(|| Id::from_number(*id));
        Some((evidence(&outlook, *kind, *id)?, touch))
    };
    let sleeps = matches!(judged.stance, Stance::WriteFirst { .. });
    let reachable = !tie.contact.is_out_of_reach();
    Some(AskPage {
        name: tie.contact.short_name(),
        verdict: verdict_in_words(&outlook, &tie, &judged.stance),
        is_ready: !judged.comes_first(),
        rule: judged.rule().map(|rule| (rule, rule_in_words(rule))),
        evidence: judged.evidence.iter().filter_map(record).collect(),
        acts: acts(&tie, &judged.stance, judged.act(), today),
        give_first: matches!(judged.stance, Stance::CareOrGive(_)).then(|| tie.id()),
        against: judged.against(),
        questions: if is_unknown(&tie) && reachable { history_questions(&outlook, &tie) } else { Vec::new() },
        ladder: ladder_of(&outlook, form),
        planned: planned(book, form),
        readiness: parts(&outlook, &tie),
        hints: hint::of_person(&outlook, &tie),
        letter: if sleeps { letter(&outlook, &tie) } else { Vec::new() },
        blurb: passes_on(&outlook, tie.contact, form).then(|| blurb_of(book, form, &ask)),
    })
}

/// What stands beside a request of somebody who is not in the book yet: of them nothing is known, so only the
/// words of the request can be in the way (R96, R107).
fn page_of_new(outlook: &Outlook, form: &AskForm, name: &str) -> AskPage {
    let ask = form.ask();
    let judged = verdict_on_words(&ask);
    let pattern = match judged.stance {
        Stance::NameSomebody => NAME_SOMEBODY,
        Stance::Disguised => DISGUISED,
        _ => "{who} is not in your book yet, and comes into it with this request.",
    };
    AskPage {
        name: name.to_owned(),
        verdict: Sentence::new(pattern).own("who", name),
        is_ready: !judged.comes_first(),
        rule: judged.rule().map(|rule| (rule, rule_in_words(rule))),
        evidence: Vec::new(),
        acts: Vec::new(),
        give_first: None,
        against: judged.against(),
        questions: Vec::new(),
        ladder: ladder_of(outlook, form),
        planned: Vec::new(),
        readiness: Vec::new(),
        hints: Vec::new(),
        letter: Vec::new(),
        blurb: form.passes_on().then(|| blurb_of(outlook.book, form, &ask)),
    }
}

fn ladder_of(outlook: &Outlook, form: &AskForm) -> Option<Sentence> {
    let next = ladder::next_level(outlook)?;
    // Whoever asks for that, or more, needs no word of it.
    next.next.is_above(Level::Ask(form.kind)).then(|| ladder_in_words(next))
}

/// What was planned to be asked of them, but for the request at hand.
fn planned(book: &Book, form: &AskForm) -> Vec<(Sentence, Route)> {
    let Some(who) = form.known() else { return Vec::new() };
    let asks = book.naming::<Ask>(who.number()).filter(|row| row.contact == who && !row.to_me);
    let kept = asks.filter(|row| row.state == AskState::Planned && Some(row.id) != form.planned);
    let line = |row: &Row<Ask>| {
        let pattern = if row.what.is_empty() { "{kind}" } else { "{kind}: {what}" };
        let words = Sentence::new(pattern).slot("kind", Slot::Word(words::ask(row.kind)));
        (words.own("what", row.what.clone()), route_of(row.id))
    };
    kept.map(line).collect()
}

fn ladder_in_words(level: ladder::NextLevel) -> Sentence {
    let pattern = match level.below {
        Level::Care => {
            "{count} times and more somebody answered when you asked how they were. The next step on your ladder, whenever you like: {next}."
        }
        Level::Give => {
            "{count} times and more somebody answered when you gave something. The next step on your ladder, whenever you like: {next}."
        }
        Level::Ask(_) => {
            "{count} times somebody said yes when you asked for {below}. The next step on your ladder, whenever you like: {next}."
        }
    };
    let word = |level| match level {
        Level::Care => "a care",
        Level::Give => "giving something",
        Level::Ask(kind) => words::ask(kind),
    };
    Sentence::new(pattern)
        .count("count", level.count)
        .slot("below", Slot::Word(word(level.below)))
        .slot("next", Slot::Word(word(level.next)))
}

fn blurb_text(book: &Book, form: &AskForm, ask: &Ask) -> String {
    form.blurb.clone().unwrap_or_else(|| blurb::draft(book, ask))
}

/// R109: those from whom the search is kept pass no words on, and none go to the user's own organization.
fn passes_on(outlook: &Outlook, asked: &Row<Contact>, form: &AskForm) -> bool {
    let is_kept = |id| outlook.book.get(id).is_some_and(|row| is_kept_place(outlook, row));
    form.passes_on() && may_know_of_search(outlook, asked) && !form.target.is_some_and(is_kept)
}

fn blurb_of(book: &Book, form: &AskForm, ask: &Ask) -> (String, Vec<Sentence>) {
    let text = blurb_text(book, form, ask);
    let findings = blurb::findings(book, &text).into_iter().map(finding).collect();
    (text, findings)
}

fn finding(finding: BlurbFinding) -> Sentence {
    match finding {
        BlurbFinding::TooLong(count) => {
            Sentence::new("{count:word|words}: up to {most} are easy to pass on.")
                .count("count", count)
                .count("most", crate::defaults::BLURB_WORDS)
        }
        BlurbFinding::NotFirstPerson => {
            Sentence::new("Write as yourself: “I ...”, so that it can be passed on as it is.")
        }
        BlurbFinding::NoName => Sentence::new("Say your name: whoever reads it does not know who writes."),
        BlurbFinding::NoProof => {
            Sentence::new("One thing you did, with a figure if there is one, says who you are.")
        }
        BlurbFinding::NoRequest => Sentence::new("Say the one thing you would like, best as a question."),
        BlurbFinding::ManyRequests(count) => {
            Sentence::new("{count:question|questions}: one is easier to say yes to.").count("count", count)
        }
        BlurbFinding::NoLink => Sentence::new("A link to your profile saves them the search."),
        BlurbFinding::Resume => Sentence::new("Leave the resume out: these words travel better without it."),
    }
}

/// The buttons that open a request.
fn acts(tie: &Tie, stance: &Stance, act: Act, today: Day) -> Vec<AskAct> {
    let log = |label, reason| logs(tie, label, reason, None);
    match act {
        Act::Settle => match stance {
            Stance::Owed(reason) => settles(tie, reason).into_iter().collect(),
            _ => Vec::new(),
        },
        Act::Tell => vec![log("Tell them", LogReason::Update)],
        Act::Care => {
            let mut acts = vec![log("Care", LogReason::Care)];
            if matches!(stance, Stance::Rest { .. } | Stance::CareFirst(_)) {
                let command = Box::new(rest::answered_another_way(tie, today));
                acts.push(AskAct {
                    label: "They answered another way",
                    does: Does::Do(command, "Good to know."),
                });
            }
            acts
        }
        Act::Write => vec![log("Write first", LogReason::Reconnect)],
        Act::CareOrGive => vec![log("Care", LogReason::Care), log("Give", LogReason::Give)],
        Act::Wait | Act::Sharpen | Act::Ask => Vec::new(),
    }
}

/// What is owed is done as on its card.
fn settles(tie: &Tie, owed: &Reason) -> Option<AskAct> {
    let reason = LogReason::of_reason(owed)?;
    let label = match reason {
        LogReason::Thanks => "Thank",
        LogReason::Promise => "Keep it",
        LogReason::Introduce => "Introduce them",
        _ => "Answer",
    };
    Some(logs(tie, label, reason, owed.opened_by))
}

fn logs(tie: &Tie, label: &'static str, reason: LogReason, about: Option<u64>) -> AskAct {
    let preset = Preset { about, ..Preset::for_person(tie.id(), Some(reason)) };
    AskAct { label, does: Does::Open(preset.route()) }
}

/// Where the request of a planned ask is put into words.
pub fn route_of(ask: Id<Ask>) -> Route {
    Route::to(Place::Ask).with("ask", ask.to_string())
}

/// What is said once of a request that is logged afterwards, with the repair as its action.
#[derive(Clone, Debug, PartialEq)]
pub struct SaidOfLogged {
    /// The rule it goes against.
    pub rule: u8,
    /// The verdict in one sentence.
    pub words: Sentence,
    /// The repair.
    pub acts: Vec<AskAct>,
}

/// What is said of a request on the log form, as the book stands before it is saved; in a talk they have
/// spoken.
pub fn said_of_logged(
    book: &Book,
    today: Day,
    who: Option<&Who>,
    noted: &AskNoted,
    in_talk: bool,
) -> Option<SaidOfLogged> {
    let Some(Who::Known(id)) = who else { return None };
    if noted.to_me || noted.state == AskState::Planned {
        return None;
    }
    let (outlook, tie) = (Outlook::new(book, today), Tie::new(book, *id)?);
    let ask = Ask {
        kind: noted.kind,
        what: noted.what.clone(),
        specific: noted.specific,
        target: noted.target,
        minutes: noted.minutes,
        whom: noted.whom.clone(),
        would_say: noted.would_say.clone(),
        ..Ask::default()
    };
    let judge = if in_talk { verdict_in_talk } else { ask_verdict };
    let judged = judge(&outlook, &tie, &ask);
    Some(SaidOfLogged {
        rule: judged.against()?,
        words: verdict_in_words(&outlook, &tie, &judged.stance),
        acts: acts(&tie, &judged.stance, judged.act(), today),
    })
}
