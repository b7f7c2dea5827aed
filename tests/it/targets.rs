//! Targets: their order and routine, intel, problems, names from memory, each rule by its number.

use crate::books::{contact, day, do_it, tell, try_it};
use crate::pages::today_on;
use expect_test::expect;
use kith::book::OwnEmployer;
use kith::book::Verdict;
use kith::book::organization::OrganizationKind;
use kith::book::{Book, IntelKind, Kind, Organization};
use kith::command::{CardDecision, Command, IntelNoted, Refusal, find_organization};
use kith::day::Day;
use kith::id::Id;
use kith::moment::{Device, Moment};
use kith::page::brainstorm::{CATEGORIES, brainstorm, name, will_write};
use kith::page::log::{LogForm, Preset, noted_before};
use kith::page::organization::{OrganizationForm, learn, organization};
use kith::page::targets::{TargetsPage, choose_starter, targets};
use kith::page::today::{self, Action, CardView};
use kith::reason::Because;
use kith::sample::story::Telling;
use kith::standing::{Standings, Touched};
use std::fmt::Write;

fn place(book: &Book, name: &str) -> Id<Organization> {
    find_organization(book, name).unwrap()
}

/// The list as a person reads it.
fn list(page: &TargetsPage) -> String {
    let mut out = format!("{}\n", page.count);
    page.deciders.iter().for_each(|line| writeln!(out, "{line}").unwrap());
    for target in &page.targets {
        let active = if target.is_active { "*" } else { " " };
        writeln!(out, "{active} {}: {}. {}", target.name, target.wanted, target.known).unwrap();
        target.routine.iter().for_each(|line| writeln!(out, "    {line}").unwrap());
        for starter in &target.starters {
            writeln!(out, "    > {}, {}", starter.name, starter.words).unwrap();
        }
        for starter in &target.proposed {
            writeln!(out, "    ? {}, {}", starter.name, starter.words).unwrap();
        }
    }
    out
}

#[test]
fn r117_sorted_by_motivation_then_posting_then_advocate_and_five_at_once() {
    let book = tell(
        r#"
        2026-02-02
        mode searching from 2026-02-02
        organization Oldfirm, own past
        me: name Jo Berg, school "Uni West"
        target Acme motivation 5 posting 1
        target Beta motivation 5 posting 3
        target Gamma motivation 4 posting 2
        target Delta motivation 4 posting 2
        target Epsilon motivation 4 posting 2
        target Zeta motivation 3 posting 3
        target Eta
        person Dora Diaz: strength 2, at Delta as Clerk
        person Emil Eck: strength 1, at Epsilon as Head, formerly at Oldfirm as Clerk until 2020
        person Gus Gray: strength 1, at Gamma as Head, decision maker
        person Zoe Zorn: strength 4, formerly at Zeta as Clerk until 2019
        "#,
    );
    expect![[r#"
        7 places. The first five are worked with at once, two people to begin with at each.
        No talk yet with somebody who decides. The way there leads through people who know them.
        * Beta: Motivation 5, my dream; postings: one that fits. You know nobody there yet.
            Choose two people to begin with, one after the other.
        * Acme: Motivation 5, my dream; postings: none. You know nobody there yet.
            Choose two people to begin with, one after the other.
        * Delta: Motivation 4, gladly; postings: some. You know Dora Diaz there.
            Choose two people to begin with, one after the other.
            ? Dora Diaz, Clerk at Delta
        * Epsilon: Motivation 4, gladly; postings: some. Emil Eck there was at a place of yours, too.
            Choose two people to begin with, one after the other.
            ? Emil Eck, Head at Epsilon
        * Gamma: Motivation 4, gladly; postings: some. 1 person there, none of whom you know well yet.
            Choose two people to begin with, one after the other.
            ? Gus Gray, Head at Gamma
          Zeta: Motivation 3, perhaps; postings: one that fits. Nobody you know is there now; 1 person was before.
          Eta: How much would you like to be there?. You know nobody there yet.
    "#]].assert_eq(&list(&targets(&book, day("2026-03-02"))));
}

#[test]
fn r117_two_starters_each_one_after_the_other_until_somebody_there_has_helped() {
    let story = r#"
mode searching from 2026-02-02
2026-02-02
target Acme motivation 5
person Ana Ruiz: strength 1, at Acme as Clerk, email ana@acme.example
person Ben Okafor: strength 1, at Acme as Clerk, email ben@acme.example
person Cy Dow: strength 1, at Acme as Clerk
2026-02-02 starter Ana at Acme
2026-02-02 starter Ben at Acme
2026-02-02 starter Cy at Acme
"#;
    let starters = |more: &str, on: &str| -> Vec<String> {
        let today = today_on(&format!("{story}{more}"), on);
        today.lines().filter(|line| line.contains("your way to begin")).map(str::to_owned).collect()
    };
    assert_eq!(starters("", "2026-02-02"), ["- Write: Ana is your way to begin at Acme."]);
    let wrote = "2026-02-03 mail to Ana: outreach\n";
    assert!(starters(wrote, "2026-02-05").is_empty());
    // Three working days of silence, and the second one is begun with; never a third.
    assert_eq!(starters(wrote, "2026-02-06"), ["- Write: Ben is your way to begin at Acme."]);
    let both = format!("{wrote}2026-02-06 mail to Ben: outreach\n");
    assert!(starters(&both, "2026-03-20").is_empty());
    // Somebody there helped, who was not even a starter.
    let helped = format!(
        "{wrote}2026-02-04 person Dan Weiss: strength 2, at Acme as Clerk\n2026-02-05 meet Dan, helpful\n"
    );
    assert!(starters(&helped, "2026-02-06").is_empty());
    // Peacetime has no starters.
    let peace = "2026-02-04 mode peacetime from 2026-02-04\n";
    assert!(starters(peace, "2026-02-05").is_empty());
}

/// Two chosen at one target, and what the user did since.
fn two_starters(more: &str) -> String {
    format!(
        "mode searching from 2026-02-02\n2026-02-02\ntarget Acme motivation 5\n\
         person Ana Ruiz: strength 1, at Acme as Clerk, email ana@acme.example\n\
         person Ben Okafor: strength 1, at Acme as Clerk, email ben@acme.example\n\
         2026-02-02 starter Ana at Acme\n2026-02-02 starter Ben at Acme\n{more}"
    )
}

#[test]
fn r43_the_next_starter_comes_where_the_first_is_let_go_or_not_to_be_written_to() {
    let begins = |more: &str, on: &str, who: &str| {
        today_on(&two_starters(more), on).contains(&format!("{who} is your way to begin"))
    };
    for passed_over in [
        "2026-02-03 let go starter of Ana\n",
        "2026-02-03 skip starter of Ana\n",
        "2026-02-03 person Ana: stay no\n",
        "2026-02-03 person Ana: do not contact until 2026-03-02\n",
        "2026-02-01 meet Ana, no fit, recorded 2026-02-03\n",
        "2026-02-03 person Ana: never contact\n",
    ] {
        assert!(begins(passed_over, "2026-02-04", "Ben"), "{passed_over}");
        assert!(!begins(passed_over, "2026-02-04", "Ana"), "{passed_over}");
    }
    // What is only put off keeps its turn.
    let put_off = "2026-02-03 snooze starter of Ana until 2026-02-09\n";
    assert!(!begins(put_off, "2026-02-04", "Ben"));
    // Whose turn comes back does not begin beside somebody who was written to meanwhile.
    let later = "2026-02-03 person Ana: do not contact until 2026-02-06\n2026-02-05 mail to Ben: outreach\n";
    assert!(!begins(later, "2026-02-09", "Ana"));
    assert!(begins(later, "2026-02-10", "Ana"));
}

#[test]
fn r43_who_was_only_thanked_is_still_to_begin_with() {
    let thanked = two_starters("2026-02-03 mail to Ana: thanks\n");
    let today = today_on(&thanked, "2026-02-04");
    assert!(today.contains("Ana is your way to begin"), "{today}");
    assert!(!today.contains("Ben is your way to begin"), "{today}");
}

#[test]
fn r43_an_answer_that_is_no_help_does_not_stop_the_routine() {
    let ben = |more: &str, on: &str| {
        let wrote = format!("2026-02-03 mail to Ana: ask advice \"20 minutes\"\n{more}");
        today_on(&two_starters(&wrote), on).contains("Ben is your way to begin")
    };
    assert!(!ben("2026-02-04 mail from Ana: answer yes\n", "2026-02-27"));
    assert!(!ben("2026-02-04 mail from Ana: answer\n", "2026-02-27"));
    assert!(ben("2026-02-04 mail from Ana: answer no\n", "2026-02-06"));
    assert!(ben("2026-02-04 mail from Ana: answer, no fit\n", "2026-02-06"));
    assert!(ben("2026-02-04 mail from Ana: answer, discouraging\n", "2026-02-06"));
}

#[test]
fn r43_the_follow_up_plan_of_a_target_says_what_comes_next_and_when() {
    let plan = |more: &str, on: &str| -> Vec<String> {
        let page = targets(&tell(&two_starters(more)), day(on));
        page.targets[0].starters.iter().map(|line| format!("{}, {}", line.name, line.words)).collect()
    };
    assert_eq!(plan("", "2026-02-02"), ["Ana Ruiz, to begin with", "Ben Okafor, waits"]);
    let wrote = "2026-02-03 mail to Ana: outreach\n";
    expect![[r#"
        Ana Ruiz, written to yesterday; next try on 12 February: e-mail
        Ben Okafor, from Friday on"#]]
    .assert_eq(&plan(wrote, "2026-02-04").join("\n"));
    expect![[r#"
        Ana Ruiz, written to on Tuesday; next try on Thursday: e-mail
        Ben Okafor, to begin with"#]]
    .assert_eq(&plan(wrote, "2026-02-09").join("\n"));
    expect![[r#"
        Ana Ruiz, written to on 3 February, quiet since
        Ben Okafor, to begin with"#]]
    .assert_eq(&plan(wrote, "2026-03-20").join("\n"));
    let let_go = "2026-02-03 let go starter of Ana\n";
    expect![[r#"
        Ben Okafor, to begin with
        Ana Ruiz, not for now"#]]
    .assert_eq(&plan(let_go, "2026-02-04").join("\n"));
}

#[test]
fn r90_one_look_again_only_at_a_target_that_is_worked_at_now() {
    let others: String = (1..6).map(|n| format!("target T{n} motivation 5\n")).collect();
    let story = |acme: u8| {
        format!(
            "mode searching from 2026-01-05\n2026-01-05\ntarget Acme motivation {acme}\n{others}\
             person Ana Ruiz: strength 1, at Acme as Clerk, out of deck\n2026-01-06 mail to Ana: outreach\n"
        )
    };
    let shown = |story: &str| today_on(story, "2026-05-04").contains("Is it worth one more look?");
    assert!(shown(&story(5).replace("T1", "Zeta")));
    assert!(!shown(&story(4)));
    // A place that moves up brings those who are parked there back, one change at a time.
    let mut telling = Telling::new(&format!("{}2026-05-04 target T3 motivation 1\n", story(4))).unwrap();
    let today = day("2026-05-04");
    telling.until(today);
    let (mut book, mut kept) = (Book::default(), Standings::new(&Book::default(), today));
    for changes in telling.changes() {
        let before = Touched::by(&book, changes);
        book.absorb(changes).unwrap();
        kept.refresh(&book, today, &before.and(Touched::by(&book, changes)));
    }
    assert_eq!(kept.of(&book, contact(&book, "Ana")).unwrap().card().len(), 1);
}

#[test]
fn r9_a_competitor_by_name_is_one_step() {
    // One that is new is added, one that is there is found.
    for (name, places) in [("Gamma", 3), ("beta", 2)] {
        let mut book = tell("2026-03-01\ntarget Acme\norganization Beta");
        let acme = place(&book, "Acme");
        do_it(&mut book, "2026-03-02", Command::AddCompetitor { organization: acme, of: name.into() });
        assert_eq!(book.organizations.len(), places);
        assert!(book.get(acme).unwrap().competitor_of.has(&place(&book, name)), "{name}");
        let nameless = Command::AddCompetitor { organization: acme, of: " ".into() };
        assert_eq!(try_it(&mut book, "2026-03-02", nameless), Err(Refusal::NamelessOrganization));
    }
}

#[test]
fn r117_every_fact_of_a_place_can_be_written_whether_one_is_after_it_or_not() {
    let mut book = tell("2026-03-01\norganization Beta\ntarget Acme");
    for name in ["Acme", "Beta"] {
        let id = place(&book, name);
        let form = OrganizationForm {
            name: format!("{name} School"),
            aliases: vec!["The school".into()],
            kind: OrganizationKind::School,
            industry: "Teaching".into(),
            own: Some(OwnEmployer::Past),
            notes: "By the river".into(),
        };
        let command = form.command(book.get(id).unwrap());
        do_it(&mut book, "2026-03-02", command);
        let page = organization(&book, id, day("2026-03-02")).unwrap();
        assert_eq!(page.form, form);
        assert_eq!(page.about.to_string(), "School, Teaching; you were there");
    }
}

#[test]
fn r117_only_the_first_five_targets_are_active() {
    let targets: String = (1..7).map(|n| format!("target T{n} motivation 5 posting 3\n")).collect();
    let story = format!(
        "mode searching from 2026-02-02\n2026-02-02\n{targets}person Ana Ruiz: strength 1, at T6 as Clerk\n2026-02-02 starter Ana at T6\n"
    );
    let shown = |story: &str| today_on(story, "2026-02-02").contains("Ana is your way to begin");
    assert!(!shown(&story));
    // One of the five is wanted less: the sixth moves up.
    assert!(shown(&format!("{story}2026-02-02 target T1 motivation 2\n")));
}

#[test]
fn r117_a_short_list_gets_a_card_a_week_while_searching() {
    let story = "mode searching from 2026-02-04\n2026-02-04\ntarget Acme\ntarget Beta\nperson Ana Ruiz: strength 2, out of deck\n";
    let shown =
        |more: &str, on: &str| today_on(&format!("{story}{more}"), on).contains("Ten minutes for your list");
    // Weekly rules begin with the first full week; a week has one card, on its first working day.
    assert!(!shown("", "2026-02-04"));
    assert!(shown("", "2026-02-09"));
    assert!(!shown("", "2026-02-10"));
    assert!(shown("", "2026-02-16"));
    assert!(shown("2026-02-05 holiday 2026-02-09\n", "2026-02-10"));
    // A target added in the week is this week's ten minutes.
    let added = "2026-02-09 target Gamma\n";
    assert!(!shown(added, "2026-02-09"));
    assert!(shown(added, "2026-02-16"));
    // An organization that was here before and becomes a target counts as well.
    let became = "2026-02-04 organization Delta\n2026-02-09 target Delta\n";
    assert!(!shown(became, "2026-02-09"));
    assert!(shown(became, "2026-02-16"));
    let five = "2026-02-04 target C\n2026-02-04 target D\n2026-02-04 target E\n";
    assert!(!shown(five, "2026-02-09"));
    assert!(!shown("2026-02-06 mode peacetime from 2026-02-06\n", "2026-02-09"));
    // A week with days away is not lived.
    assert!(!shown("2026-02-05 away 2026-02-12..2026-02-13\n", "2026-02-09"));
}

#[test]
fn r117_the_short_list_does_not_press() {
    let story =
        "mode searching from 2026-02-04\n2026-02-04\ntarget Acme\nperson Ana Ruiz: strength 2, out of deck\n";
    let card = |more: &str, on: &str| {
        let text = today_on(&format!("{story}{more}"), on);
        let at = text.lines().position(|line| line.contains("Ten minutes for your list"))?;
        let folded = text.lines().take(at).any(|line| line.starts_with("Fold"));
        Some((folded, text.lines().nth(at)?.contains("Still want to?")))
    };
    // Left lying, it waits in the fold from the third week on and asks, as every card does.
    assert_eq!(card("", "2026-02-09"), Some((false, false)));
    assert_eq!(card("", "2026-02-16"), Some((false, false)));
    assert_eq!(card("", "2026-02-23"), Some((true, true)));
    assert_eq!(card("", "2026-03-02"), Some((true, true)));
    // Something done for the list, and it begins anew.
    let done = "2026-02-25 target Beta\n";
    assert_eq!(card(done, "2026-03-02"), Some((false, false)));
    assert_eq!(card(done, "2026-03-16"), Some((true, true)));
    // Put off, it comes on that day; skipped, after thirty days; let go, not again in this search.
    let answered = |verdict: Verdict, until: Option<&str>| {
        let mut telling = Telling::new(story).unwrap();
        let mut book = telling.until(day("2026-02-09")).clone();
        let until = until.map(day);
        let shown = |book: &Book, day: Day| today::page(book, &Standings::new(book, day), day, 720);
        let is_list = |card: &CardView| card.action == Action::ListTargets;
        let cards = |book: &Book, day: Day| shown(book, day).families.into_iter().flat_map(|it| it.cards);
        let card = cards(&book, day("2026-02-09")).find(is_list).unwrap();
        let decisions = card.decisions.iter().map(|line| CardDecision { verdict, until, ..*line });
        do_it(&mut book, "2026-02-09", Command::DecideCards(decisions.collect()));
        let days = (0..90).map(|days| day("2026-02-09").plus(days));
        days.filter(|day| cards(&book, *day).any(|card| is_list(&card))).map(|day| day.to_string()).collect()
    };
    let days: Vec<String> = answered(Verdict::Snooze, Some("2026-02-11"));
    assert_eq!(days, ["2026-02-11", "2026-02-16"]);
    let days: Vec<String> = answered(Verdict::Skip, None);
    assert_eq!(days, ["2026-03-11", "2026-03-16"]);
    let days: Vec<String> = answered(Verdict::LetGo, None);
    assert!(days.is_empty(), "{days:?}");
}

#[test]
fn r69_insiders_and_connectors_come_before_titles() {
    let book = tell(
        r#"
        2026-02-02
        mode searching from 2026-02-02
        target Acme motivation 5
        person Ada Boss: strength 2, at Acme as "Chief executive", decision maker
        person Ben Desk: strength 2, at Acme as Receptionist, insider
        person Cy Knot: strength 2, at Acme as Driver, connector
        person Di Near: strength 4, at Acme as Clerk
        "#,
    );
    let page = targets(&book, day("2026-03-02"));
    let proposed: Vec<&str> = page.targets[0].proposed.iter().map(|line| line.name.as_str()).collect();
    assert_eq!(proposed, ["Di Near", "Ben Desk", "Cy Knot", "Ada Boss"]);
    let page = organization(&book, place(&book, "Acme"), day("2026-03-02")).unwrap();
    let there: Vec<String> = page
        .now
        .iter()
        .map(|line| format!("{}: {} [{}]", line.name, line.words, line.marks.join(", ")))
        .collect();
    expect![[r#"
        Di Near: Clerk; would go out of their way []
        Ben Desk: Receptionist; have met, would know me [insider]
        Cy Knot: Driver; have met, would know me [connector]
        Ada Boss: Chief executive; have met, would know me [decision maker]"#]]
    .assert_eq(&there.join("\n"));
}

#[test]
fn r42_talks_with_people_who_decide_count_once_and_show_the_path() {
    let book = tell(
        r#"
        2026-02-02
        mode searching from 2026-02-02
        target Acme
        person Tom Berg: strength 4
        person Ana Ruiz: strength 3, met through Tom Berg
        person Rosa Diaz: strength 1, at Acme as Director, decision maker, met through Ana Ruiz
        person Ray Moon: strength 1, at Acme as Director, decision maker, met at "Fair"
        introduction by Tom of me to Ray made
        person Hal Rest: strength 1, decision maker
        2026-01-20 call with Hal, recorded 2026-02-02
        2026-02-10 meet Rosa
        2026-02-17 call with Rosa
        "#,
    );
    expect!["1 person who decides has talked with you in this search."]
        .assert_eq(&targets(&book, day("2026-03-02")).deciders.unwrap().to_string());
    let page = organization(&book, place(&book, "Acme"), day("2026-03-02")).unwrap();
    let deciders: Vec<String> = page.deciders.iter().map(ToString::to_string).collect();
    expect![[r#"
        You have not talked with Ray Moon yet; the way leads through Tom Berg.
        You talked with Rosa Diaz on 17 February, reached through Ana Ruiz, and Ana Ruiz through Tom Berg."#]]
    .assert_eq(&deciders.join("\n"));
    // A longer way is told whole; it begins with whom the user knew before, not with who once brought them.
    let long = tell(
        r#"
        2026-02-02
        mode searching from 2026-02-02
        target Acme
        person Mia Old: strength 4, met on 2012
        person Ana Ruiz: strength 4, met on 2015, met through Mia Old
        person Ben Okafor: strength 2, met through Ana Ruiz
        person Cem Kaya: strength 2, met through Ben Okafor
        person Eve Moss: strength 1, at Acme as Director, decision maker, met through Cem Kaya
        person Dee Poe: strength 1, met through Cem Kaya
        person Kim Low: strength 1, at Acme as Director, decision maker, met through Dee Poe
        "#,
    );
    let page = organization(&long, place(&long, "Acme"), day("2026-03-02")).unwrap();
    let deciders: Vec<String> = page.deciders.iter().map(ToString::to_string).collect();
    expect![[r#"
        You have not talked with Eve Moss yet; the way leads through Ana Ruiz, Ben Okafor and Cem Kaya.
        You have not talked with Kim Low yet; the way begins with Ana Ruiz and leads through 2 others to Dee Poe."#]]
    .assert_eq(&deciders.join("\n"));
}

#[test]
fn r40_a_meeting_without_intel_has_an_open_line_and_intel_fills_it() {
    let story = "2026-03-02\nmode searching from 2026-02-02\nperson Ana Ruiz: strength 3, at Acme as CTO\n\
        2026-03-02 plan meeting with Ana on 2026-03-03 10:00, purpose \"hear of Acme\"\n\
        2026-03-03 held with Ana, nothing next\n";
    let asks = |book: &Book| {
        let day = day("2026-03-04");
        let standings = Standings::new(book, day);
        let mut reasons = standings.iter().flat_map(|row| &row.reasons);
        reasons.any(|reason| matches!(reason.because, Because::LinesToFill(_)))
    };
    let mut book = tell(story);
    assert!(asks(&book));
    // What was learned of the person is not yet what was learned of the place.
    assert!(asks(&tell(&story.replace("nothing next", "nothing next, learned \"he sails\""))));
    // In a crowd it is asked of somebody the user talked with.
    let lunch = "2026-03-02\nperson Ana Ruiz: strength 3\nperson Ben Okafor: strength 3\nperson Cy Dahl: strength 3\n\
        2026-03-03 meet Ana and Ben talked and Cy talked and Dee Poe, nothing next\n";
    assert!(asks(&tell(lunch)));
    let touch = book.interactions.iter().next().unwrap().id;
    let acme = place(&book, "Acme");
    let command =
        learn(IntelKind::Need, "hands for the move", Some(acme), None, Some(touch), day("2026-03-03"));
    do_it(&mut book, "2026-03-03", command);
    assert!(!asks(&book));
    assert_eq!(
        noted_before(&book, touch, day("2026-03-04"))[0].words.to_string(),
        "Learned, need: hands for the move"
    );
    let page = organization(&book, acme, day("2026-03-04")).unwrap();
    let lines: Vec<String> = page.intel.iter().map(|line| format!("{}: {}", line.kind, line.words)).collect();
    assert_eq!(lines, ["need: hands for the move (yesterday)"]);
}

#[test]
fn r40_the_log_form_has_a_line_for_it_and_a_blank_one_notes_nothing() {
    let mut book = tell(
        "2026-03-02\nperson Ana Ruiz: strength 3, at Acme as CTO\n\
         2026-03-02 plan meeting with Ana on 2026-03-03 10:00, purpose \"hear of Acme\"\n",
    );
    let preset = Preset { meeting: book.meetings.iter().next().map(|row| row.id), ..Preset::default() };
    let form = LogForm::for_preset(&book, day("2026-03-03"), &preset);
    assert_eq!(form.intel.len(), 1);
    let mut blank = book.clone();
    do_it(&mut blank, "2026-03-03", form.clone().into_command(&form));
    assert!(blank.intel.is_empty());
    let intel = vec![IntelNoted { kind: IntelKind::Trend, text: "all moves to the cloud".into() }];
    let filled = LogForm { intel, ..form.clone() };
    do_it(&mut book, "2026-03-03", filled.into_command(&form));
    let row = book.intel.iter().next().unwrap();
    assert_eq!(
        (row.kind, row.organization, row.told_by),
        (IntelKind::Trend, Some(place(&book, "Acme")), Some(contact(&book, "Ana")))
    );
    assert_eq!(row.from, book.interactions.iter().next().map(|row| row.id));
}

#[test]
fn r41_a_problem_that_fits_suggests_a_note_with_an_idea() {
    let story = |fit: u8, more: &str| {
        format!(
            "2026-03-02\nperson Ana Ruiz: strength 3, out of deck, at Acme as CTO\n2026-03-02 problem \"late trains\" of Ana at Acme fit {fit}\n{more}"
        )
    };
    let shown = |fit, more: &str, on: &str| {
        today_on(&story(fit, more), on).contains("a problem that you could solve: late trains")
    };
    assert!(!shown(4, "", "2026-03-02"));
    assert!(shown(4, "", "2026-03-03"));
    assert!(!shown(3, "", "2026-03-03"));
    // A note closes it; thanks do not.
    assert!(!shown(5, "2026-03-03 mail to Ana: give\n", "2026-03-04"));
    assert!(shown(5, "2026-03-03 mail to Ana: thanks\n", "2026-03-04"));
    let book = tell(&story(4, ""));
    let page = organization(&book, place(&book, "Acme"), day("2026-03-03")).unwrap();
    let line = &page.problems[0];
    assert_eq!(
        (line.text.as_str(), line.about.to_string().as_str()),
        ("late trains", "Ana Ruiz has it; fits you 4 of 5")
    );
    assert!(line.fits);
}

#[test]
fn r37_a_name_and_a_category_make_a_contact() {
    assert!(CATEGORIES.len() >= 14);
    let mut book = tell("2026-02-02\nperson Ana Ruiz: strength 3\n");
    let today: Day = day("2026-03-02");
    let moment = Moment { today, minute: 600, now: 1, seed: 5, device: Device(3) };
    let neighbours = CATEGORIES[2];
    for who in ["Mo Lee", "Åsa Öberg", "ana ruiz"] {
        let command = name(&book, who, neighbours, &mut moment.fresh_ids());
        do_it(&mut book, "2026-03-02", command);
    }
    // Who was here already is not here twice.
    assert_eq!(book.contacts.len(), 3);
    let mo = book.get(contact(&book, "Mo Lee")).unwrap();
    assert_eq!(mo.met_how, kith::book::contact::HowMet::Brainstorm);
    assert!(mo.tags.iter().any(|tag| tag == "neighbours"));
    let mark = will_write(contact(&book, "Mo Lee"), true);
    do_it(&mut book, "2026-03-02", mark);
    let page = brainstorm(&book);
    assert_eq!(
        page.progress.to_string(),
        "3 names of 30. Whoever comes to mind counts; nobody has to be useful."
    );
    let named: Vec<(String, bool)> =
        page.categories[2].named.iter().map(|line| (line.name.clone(), line.will_write)).collect();
    assert_eq!(named, [("Åsa Öberg".into(), false), ("Mo Lee".into(), true), ("Ana Ruiz".into(), false)]);
    // Being named is no contact and no wish for contact.
    assert!(Standings::new(&book, today).iter().all(|row| row.reasons.is_empty()));
}

#[test]
fn r117_a_starter_is_chosen_and_taken_off() {
    let mut book =
        tell("2026-02-02\nmode searching from 2026-02-02\ntarget Acme\nperson Ana Ruiz: at Acme as CTO\n");
    let ana = contact(&book, "Ana");
    for (chosen, expected) in [(true, 1), (false, 0)] {
        let row = book.get(place(&book, "Acme")).unwrap();
        let command = choose_starter(row, ana, chosen, day("2026-02-02"));
        do_it(&mut book, "2026-02-02", command);
        assert_eq!(targets(&book, day("2026-02-03")).targets[0].starters.len(), expected);
    }
    assert!(book.table(Kind::Organization).rows().count() == 1);
}

/// Whatever moves a target up or down, or ends its routine, brings the cards of all starters up to date.
#[test]
fn r117_the_order_of_targets_touches_every_starter() {
    let targets: String = (1..7).map(|n| format!("target T{n} motivation 5 posting 3\n")).collect();
    let story = format!(
        "mode searching from 2026-02-02\n2026-02-02\n{targets}\
         person Ana Ruiz: strength 1, at T6 as Clerk\nperson Ben Okafor: strength 1, at T1 as Clerk\n\
         person Cy Dow: at T6 as Clerk\nperson Dan Weiss: at T1 as Clerk\n\
         2026-02-02 starter Ana at T6\n2026-02-02 starter Ben at T1\n\
         2026-02-02 person Cy: strength 3\n2026-02-02 target T2 motivation 1\n2026-02-02 target T3 posting 1\n\
         2026-02-02 mail from Dan: give, favor advice 1\n2026-02-02 trash Cy\n2026-02-02 restore Cy\n"
    );
    let today = day("2026-02-02");
    let mut telling = Telling::new(&story).unwrap();
    telling.until(today);
    let (mut book, mut kept) = (Book::default(), Standings::new(&Book::default(), today));
    for changes in telling.changes() {
        let before = Touched::by(&book, changes);
        book.absorb(changes).unwrap();
        kept.refresh(&book, today, &before.and(Touched::by(&book, changes)));
        let anew = Standings::new(&book, today);
        let differs = kept.iter().zip(anew.iter()).find(|(kept, anew)| kept.reasons != anew.reasons);
        assert_eq!(differs, None, "after {:?}", changes.what);
    }
    let shown = |name: &str| !kept.of(&book, contact(&book, name)).unwrap().reasons.is_empty();
    assert!(shown("Ana") && !shown("Ben"));
}
