//! The user in a story: mode, the user's own facts, targets and other organizations.

use super::teller::{Teller, read_details};
use super::touch::CHANNELS;
use super::words::{Told, Words};
use crate::book::organization::OrganizationKind;
use crate::book::values::Labelled;
use crate::book::{Campaign, ME, Me, Mode, Organization, OwnEmployer, Starter};
use crate::command::{Command, Edited};

const MODES: &[(&str, Mode)] =
    &[("searching", Mode::Searching), ("peacetime", Mode::Peacetime), ("landed", Mode::Landed)];

pub(super) fn tell(teller: &mut Teller, head: &mut Words, details: &[Words]) -> Told<bool> {
    if head.eat("mode") {
        mode(teller, head, details)?;
    } else if head.eat("me") {
        me(teller, head, details)?;
    } else if head.eat("target") {
        organization(teller, head, details, true)?;
    } else if head.eat("organization") {
        organization(teller, head, details, false)?;
    } else {
        return Ok(false);
    }
    Ok(true)
}

fn mode(teller: &mut Teller, head: &mut Words, details: &[Words]) -> Told<()> {
    let mode = head.one_of(MODES, "searching, peacetime or landed")?;
    let start = head.day_after("from")?.unwrap_or(teller.about.day);
    let mut campaign = Campaign { mode, start, ..Campaign::default() };
    read_details(head, details, |words| {
        if words.eat("at") {
            campaign.landed_at = Some(teller.organization(&words.organization()?)?);
        } else if words.eat("discreet") {
            campaign.discreet = true;
        } else if words.eat("horizon") {
            campaign.horizon_months = Some(words.count("a number of months")?);
            words.eat("months");
        } else if words.eat("role") {
            campaign.target_roles.put(words.text("a role")?);
        } else if words.eat("title") {
            campaign.my_title = words.text("a title")?;
        } else if words.eat("skill") {
            campaign.skills.put(words.text("a skill")?);
        } else {
            return Err(words.expected("at, discreet, horizon, role, title or skill"));
        }
        Ok(())
    })?;
    teller.act(Command::StartCampaign(Box::new(campaign))).map(drop)
}

fn me(teller: &mut Teller, head: &mut Words, details: &[Words]) -> Told<()> {
    let before = teller.book.get(ME).map(|row| row.record.clone()).unwrap_or_default();
    let mut me = before.clone();
    let mut fresh = teller.fresh_ids();
    read_details(head, details, |words| {
        if words.eat("email") {
            let value = words.text("an address")?;
            me.emails.put(Labelled { id: fresh.fresh(), label: String::new(), value });
        } else if words.eat("avoids") {
            me.avoids.put(words.one_of(CHANNELS, "a channel")?);
        } else if words.eat("knows few") {
            me.knows_few = true;
        } else {
            return me_in_words(&mut me, words);
        }
        Ok(())
    })?;
    teller.act(Command::Edit(Edited::of(ME, &before, &me))).map(drop)
}

fn me_in_words(me: &mut Me, words: &mut Words) -> Told<()> {
    let sets = [("name", &mut me.names), ("employer", &mut me.employers), ("school", &mut me.schools)];
    for (phrase, set) in sets {
        if words.eat(phrase) {
            set.put(words.text("some words")?);
            return Ok(());
        }
    }
    let texts = [("profile", &mut me.profile), ("zone", &mut me.zone), ("snapshot", &mut me.snapshot)];
    for (phrase, text) in texts {
        if words.eat(phrase) {
            *text = words.text("some words")?;
            return Ok(());
        }
    }
    Err(words.expected("something about the user"))
}

fn organization(teller: &mut Teller, head: &mut Words, details: &[Words], target: bool) -> Told<()> {
    let name = head.organization()?;
    let id = teller.organization(&name)?;
    let before = teller.book.get(id).map(|row| row.record.clone()).unwrap_or_default();
    let mut organization = before.clone();
    organization.target |= target;
    read_details(head, details, |words| organization_detail(teller, &mut organization, words))?;
    teller.act(Command::Edit(Edited::of(id, &before, &organization))).map(drop)
}

fn organization_detail(teller: &mut Teller, organization: &mut Organization, words: &mut Words) -> Told<()> {
    if words.eat("motivation") {
        organization.motivation = Some(words.count("a number from 1 to 5")?);
    } else if words.eat("posting") {
        organization.posting = Some(words.count("a number from 1 to 3")?);
    } else if words.eat("starter") {
        let (contact, chosen_on) = (teller.person(&words.name()?)?, teller.about.day);
        organization.starters.put(Starter { contact, chosen_on });
    } else if words.eat("competitor of") {
        organization.competitor_of.put(teller.organization(&words.organization()?)?);
    } else if words.eat("own past") {
        organization.own = Some(OwnEmployer::Past);
    } else if words.eat("own present") {
        organization.own = Some(OwnEmployer::Present);
    } else if words.eat("school") {
        organization.kind = OrganizationKind::School;
    } else if words.eat("group") {
        organization.kind = OrganizationKind::Group;
    } else if words.eat("industry") {
        organization.industry = words.text("a line of business")?;
    } else if words.eat("alias") {
        organization.aliases.put(words.text("another name")?);
    } else if words.eat("note") {
        organization.notes = words.text("some words")?;
    } else {
        return Err(words.expected("something about an organization"));
    }
    Ok(())
}
