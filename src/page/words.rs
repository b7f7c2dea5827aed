//! The words for what is chosen from a list (channels, roles, tiers ...): one place, so that every page and
//! form says the same.

use crate::book::contact::{GoalKind, HowMet, TalkedBucket};
use crate::book::organization::OrganizationKind;
use crate::book::{
    AskKind, AskState, CallResult, Channel, Direction, FavorKind, GiveKind, IntelKind, Outcome, OwnEmployer,
    Purpose, ReasonKind, Role, SearchEventKind, Situation, Strength, Tier,
};

/// Every strength, weakest first.
pub const STRENGTHS: [Strength; 5] =
    [Strength::Barely, Strength::Met, Strength::Gladly, Strength::OutOfTheirWay, Strength::Closest];

/// Every role, in the order in which they are offered.
/// The tiers with a name.
pub const TIERS: [Tier; 4] = [Tier::Close, Tier::Near, Tier::Wide, Tier::Yearly];

/// Every answer to "when did you last talk, roughly?".
pub const BUCKETS: [TalkedBucket; 5] = [
    TalkedBucket::ThisMonth,
    TalkedBucket::ThisYear,
    TalkedBucket::FewYears,
    TalkedBucket::Longer,
    TalkedBucket::Never,
];

/// Every situation.
pub const SITUATIONS: [Situation; 5] =
    [Situation::Unknown, Situation::Employed, Situation::Looking, Situation::Student, Situation::Retired];

/// Every way to have met.
pub const WAYS_TO_MEET: [HowMet; 6] =
    [HowMet::Unknown, HowMet::Introducer, HowMet::Event, HowMet::Import, HowMet::Brainstorm, HowMet::Other];

/// Every kind of thing that somebody may look for.
pub const GOALS: [GoalKind; 8] = [
    GoalKind::Unknown,
    GoalKind::Work,
    GoalKind::People,
    GoalKind::Customers,
    GoalKind::Introduction,
    GoalKind::Advice,
    GoalKind::Thing,
    GoalKind::Other,
];

/// What kind of thing somebody looks for.
pub fn goal(kind: GoalKind) -> &'static str {
    match kind {
        GoalKind::Unknown => "not said",
        GoalKind::Work => "work",
        GoalKind::People => "people to work with",
        GoalKind::Customers => "customers",
        GoalKind::Introduction => "an introduction",
        GoalKind::Advice => "advice or information",
        GoalKind::Thing => "a thing or a place",
        GoalKind::Other => "something else",
    }
}

/// A channel as a noun: "e-mail", "call".
pub fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Mail => "e-mail",
        Channel::Letter => "letter",
        Channel::Card => "card",
        Channel::Call => "call",
        Channel::Voicemail => "voicemail",
        Channel::Text => "text message",
        Channel::Social => "social message",
        Channel::Video => "video call",
        Channel::InPerson => "in person",
    }
}

/// How well two people know each other: "would answer gladly".
pub fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Barely => "never really spoke",
        Strength::Met => "have met, would know me",
        Strength::Gladly => "would answer gladly",
        Strength::OutOfTheirWay => "would go out of their way",
        Strength::Closest => "among the closest",
    }
}

/// A strength in one word, for a narrow column.
pub fn short_strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Barely => "barely",
        Strength::Met => "met",
        Strength::Gladly => "glad",
        Strength::OutOfTheirWay => "strong",
        Strength::Closest => "closest",
    }
}

/// A role: "decision maker".
pub fn role(role: Role) -> &'static str {
    match role {
        Role::DecisionMaker => "decision maker",
        Role::Peer => "peer",
        Role::Connector => "connector",
        Role::Insider => "insider",
        Role::Expert => "expert",
        Role::Recruiter => "recruiter",
        Role::Coach => "my coach",
        Role::Mentor => "mentor",
        Role::Friend => "friend",
        Role::Family => "family",
        Role::Other => "other",
    }
}

/// A tier by its name; one with a length of its own is "own rhythm".
pub fn tier(tier: Tier) -> &'static str {
    match tier {
        Tier::Close => "close",
        Tier::Near => "near",
        Tier::Wide => "wide",
        Tier::Yearly => "yearly",
        Tier::Days(_) => "own rhythm",
    }
}

/// When two people last talked, roughly.
pub fn talked(bucket: TalkedBucket) -> &'static str {
    match bucket {
        TalkedBucket::ThisMonth => "this month",
        TalkedBucket::ThisYear => "in the last 12 months",
        TalkedBucket::FewYears => "1-3 years ago",
        TalkedBucket::Longer => "longer ago",
        TalkedBucket::Never => "never",
    }
}

/// Where somebody stands in working life.
pub fn situation(situation: Situation) -> &'static str {
    match situation {
        Situation::Unknown => "not known",
        Situation::Employed => "in work",
        Situation::Looking => "looking for work",
        Situation::Student => "studying",
        Situation::Retired => "retired",
    }
}

/// How two people met.
pub fn how_met(how: HowMet) -> &'static str {
    match how {
        HowMet::Unknown => "not known",
        HowMet::Introducer => "through somebody",
        HowMet::Event => "at an event",
        HowMet::Import => "from an imported list",
        HowMet::Brainstorm => "named from memory",
        HowMet::Other => "another way",
    }
}

/// Who spoke.
pub fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Out => "I wrote or called",
        Direction::In => "they wrote or called",
        Direction::Both => "we talked",
    }
}

/// What an interaction was for: "thanks".
pub fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Outreach => "first approach",
        Purpose::FollowUp => "follow-up",
        Purpose::Answer => "answer",
        Purpose::Thanks => "thanks",
        Purpose::Update => "update",
        Purpose::Report => "report back",
        Purpose::Care => "care",
        Purpose::Give => "give",
        Purpose::Ask => "ask",
        Purpose::Invite => "invitation",
        Purpose::News => "news",
        Purpose::Reconnect => "reconnecting",
        Purpose::Congratulation => "congratulations",
        Purpose::Condolence => "condolence",
        Purpose::Worries => "my worries",
    }
}

/// How a call went.
pub fn call_result(result: CallResult) -> &'static str {
    match result {
        CallResult::Answered => "answered",
        CallResult::Voicemail => "voicemail",
        CallResult::NoAnswer => "no answer",
    }
}

/// What came of an interaction.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Helpful => "helpful",
        Outcome::Neutral => "neutral",
        Outcome::Discouraging => "discouraging",
        Outcome::NoFit => "no fit",
    }
}

/// What kind of favor: "an introduction".
pub fn favor(kind: FavorKind) -> &'static str {
    match kind {
        FavorKind::Experience => "shared experience",
        FavorKind::Article => "something to read",
        FavorKind::Introduction => "an introduction",
        FavorKind::Review => "a look over something",
        FavorKind::Recommendation => "a recommendation",
        FavorKind::Invitation => "an invitation",
        FavorKind::Encouragement => "encouragement",
        FavorKind::Advice => "advice",
        FavorKind::Information => "information",
        FavorKind::Referral => "a referral",
        FavorKind::Reference => "a reference",
        FavorKind::Feedback => "feedback",
        FavorKind::Time => "time",
        FavorKind::PracticalHelp => "practical help",
        FavorKind::Hospitality => "hospitality",
    }
}

/// What is asked for: "advice".
pub fn ask(kind: AskKind) -> &'static str {
    match kind {
        AskKind::Unknown => "something",
        AskKind::Advice => "advice",
        AskKind::Information => "information",
        AskKind::Introduction => "an introduction",
        AskKind::Referral => "a referral",
        AskKind::Feedback => "feedback",
        AskKind::Job => "a job",
    }
}

/// Where an ask stands.
pub fn ask_state(state: AskState) -> &'static str {
    match state {
        AskState::Planned => "planned",
        AskState::Asked => "asked",
        AskState::Yes => "yes",
        AskState::Partly => "in part",
        AskState::No => "no",
        AskState::NoAnswer => "no answer",
        AskState::Withdrawn => "taken back",
    }
}

/// A kind of reason as a noun, at the head of a line.
pub fn reason(kind: ReasonKind) -> &'static str {
    match kind {
        ReasonKind::Reply => "An answer",
        ReasonKind::FirstMessage => "A first message",
        ReasonKind::Blurb => "Words to pass on",
        ReasonKind::Thanks => "Thanks",
        ReasonKind::MyPromise => "Your promise",
        ReasonKind::Report => "Reporting back",
        ReasonKind::NextStep => "A next step",
        ReasonKind::NoteToFinish => "A note to finish",
        ReasonKind::NextAttempt => "Another try",
        ReasonKind::TheirPromise => "Their promise",
        ReasonKind::LandingWalk => "Telling of the landing",
        ReasonKind::IntroductionOpen | ReasonKind::SideOpen => "An introduction",
        ReasonKind::JobChange => "A new job of theirs",
        ReasonKind::Update => "Telling how it goes",
        ReasonKind::ReadyToAsk => "Something to ask",
        ReasonKind::NotYetTold => "Telling of the search",
        ReasonKind::Date => "A date",
        ReasonKind::OneHello => "One hello",
        ReasonKind::Cadence => "A hello",
        ReasonKind::Reconnect => "Reconnecting",
        ReasonKind::Pinned => "A pin",
        ReasonKind::Starter => "Starting at a target",
        ReasonKind::SortTen => "Sorting",
        ReasonKind::YourAim => "Your aim",
        ReasonKind::Habit => "A habit",
        ReasonKind::FromEarlier => "From earlier",
    }
}

/// What an organization is.
pub fn organization_kind(kind: OrganizationKind) -> &'static str {
    match kind {
        OrganizationKind::Employer => "employer",
        OrganizationKind::School => "school",
        OrganizationKind::Group => "group",
    }
}

/// Every size of a favor or a give, with its words.
pub const SIZES: [(u8, &str); 3] = [(1, "five minutes"), (2, "some effort"), (3, "a lot")];

/// How much something takes: "five minutes".
pub fn size(size: u8) -> &'static str {
    SIZES.iter().find(|(known, _)| *known == size).map_or("", |(_, words)| words)
}

/// What sort of thing the user can give.
pub fn give(kind: GiveKind) -> &'static str {
    match kind {
        GiveKind::Skill => "something I can do",
        GiveKind::Article => "something to read",
        GiveKind::Circle => "people I know",
        GiveKind::Tool => "a thing to lend",
    }
}

/// What kind of thing was learned.
pub fn intel(kind: IntelKind) -> &'static str {
    match kind {
        IntelKind::Need => "need",
        IntelKind::Trend => "trend",
        IntelKind::KeyPerson => "key person",
        IntelKind::Employer => "employer",
        IntelKind::Opening => "opening",
        IntelKind::Option => "option",
        IntelKind::Advice => "advice",
    }
}

/// A step of the search.
pub fn search_event(kind: SearchEventKind) -> &'static str {
    match kind {
        SearchEventKind::Application => "application",
        SearchEventKind::Interview => "interview",
        SearchEventKind::Offer => "offer",
        SearchEventKind::Rejection => "a no",
    }
}

/// A step of the search as a noun of a sentence.
pub fn a_search_event(kind: SearchEventKind) -> &'static str {
    match kind {
        SearchEventKind::Application => "an application",
        SearchEventKind::Interview => "an interview",
        SearchEventKind::Offer => "an offer",
        SearchEventKind::Rejection => "a no",
    }
}

/// How much somewhere is wanted, 1-5.
pub const MOTIVATIONS: [(u8, &str); 5] =
    [(5, "5, my dream"), (4, "4, gladly"), (3, "3, perhaps"), (2, "2, if need be"), (1, "1, hardly")];

/// What is posted there (c1).
pub const POSTINGS: [(u8, &str); 3] = [(3, "one that fits"), (2, "some"), (1, "none")];

/// The user's own place at an organization.
pub fn own_place(own: OwnEmployer) -> &'static str {
    match own {
        OwnEmployer::Past => "I was there",
        OwnEmployer::Present => "I am there",
    }
}

/// Words as the address bar writes them: "decision maker" as "decision-maker".
pub fn slug(words: &str) -> String {
    words.replace(' ', "-")
}
