//! R94: strangers are not asked for jobs. The first word to somebody one never really spoke to asks for
//! advice or information, twenty minutes at most.

use super::{Finding, Stance};
use crate::book::{Ask, AskKind, Role, Strength};
use crate::defaults;
use crate::tie::Tie;

/// Not for recruiters, the own coach, mentors, and people who offered.
pub(super) fn guard(tie: &Tie, ask: &Ask, offered: bool) -> Finding {
    let expects = [Role::Recruiter, Role::Coach, Role::Mentor].iter().any(|role| tie.contact.has_role(*role));
    let stranger = tie.contact.strength == Some(Strength::Barely) && tie.last_out().is_none();
    let too_much = match ask.kind {
        AskKind::Advice | AskKind::Information => {
            ask.minutes.is_some_and(|minutes| minutes > defaults::SHORT_ASK_MINUTES)
        }
        AskKind::Unknown => false,
        AskKind::Introduction | AskKind::Referral | AskKind::Feedback | AskKind::Job => true,
    };
    (stranger && too_much && !expects && !offered).then_some((Stance::Smaller, Vec::new()))
}
