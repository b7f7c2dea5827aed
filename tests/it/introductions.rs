//! The Introductions screen as text: the board by state (R88), the chains (R38, R39, R42), whom to ask for by
//! name (R9) and first (R69).

use crate::tell;
use expect_test::expect;
use kith::book::{AskKind, Book, Contact, Row};
use kith::chains::{Depth, bridge, chain, decision_makers, depth, generation};
use kith::day::Day;
use kith::introductions::{Stage, Turn, state};
use kith::outlook::Outlook;
use kith::page::introductions::{Board, BoardCard, Chains, DrawnKind, NextStep, board, chains, counterparts};
use kith::page::person::person;
use kith::page::today;
use kith::standing::Standings;
use kith::whom::whom_first;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn of<'a>(book: &'a Book, name: &str) -> &'a Row<Contact> {
    book.contacts.iter().find(|row| row.full_name().starts_with(name)).unwrap()
}

fn board_text(board: &Board) -> String {
    let mut out = String::new();
    for group in &board.groups {
        out += &format!("{}{}\n", if group.is_mine { "* " } else { "" }, group.title);
        group.cards.iter().for_each(|card| out += &card_text(card));
    }
    if !board.ended.is_empty() {
        out += "(ended)\n";
        board.ended.iter().for_each(|card| out += &card_text(card));
    }
    out
}

fn card_text(card: &BoardCard) -> String {
    let label = |step: &NextStep| match step {
        NextStep::Go(label, route) => format!("{label} -> {}", route.place.name()),
        NextStep::Move(step) => step.label.to_string(),
    };
    let mut out = format!("  {}", card.words);
    card.due.iter().for_each(|due| out += &format!(" ({due})"));
    card.next.iter().for_each(|next| out += &format!(" [{}]", label(next)));
    card.moves.iter().for_each(|step| out += &format!(" [{}]", label(step)));
    out += "\n";
    card.notes.iter().for_each(|note| out += &format!("    {note}\n"));
    out
}

/// The stage on each day on which it changes, with whose turn it is.
fn life(story: &str, from: &str, days: i32) -> String {
    let book_on = |today: Day| {
        let mut telling = kith::sample::story::Telling::new(story).unwrap();
        telling.until(today).clone()
    };
    let (mut out, mut before) = (String::new(), None);
    for today in (0..days).map(|offset| day(from).plus(offset)) {
        let book = book_on(today);
        let Some(row) = book.introductions.iter().next() else { continue };
        let state = state(&Outlook::new(&book, today), row);
        if before == Some((state.stage, state.turn)) {
            continue;
        }
        let turn = match state.turn {
            Turn::Mine => "mine".to_owned(),
            Turn::Theirs(id) => book.get(id).unwrap().short_name(),
            Turn::Nobody => "nobody's".to_owned(),
        };
        let due = state.due.filter(|_| state.turn == Turn::Mine).map_or(String::new(), |(due, late)| {
            format!(", due {due}{}", late.map_or(String::new(), |late| format!(", late {late}")))
        });
        out += &format!("{today} {:?} since {}: {turn}{due}\n", state.stage, state.since);
        before = Some((state.stage, state.turn));
    }
    out
}

#[test]
fn r88_states_of_an_introduction_to_me_from_asked_to_reported() {
    expect![[r#"
        2026-03-02 Asked since 2026-03-02: Ana
        2026-03-05 Offered since 2026-03-05: mine, due 2026-03-06, late 2026-03-10
        2026-03-06 Offered since 2026-03-05: Ana
        2026-03-10 Made since 2026-03-10: mine, due 2026-03-11, late 2026-03-13
        2026-03-11 Contacted since 2026-03-11: Ben
        2026-03-13 Contacted since 2026-03-11: mine, due 2026-03-27
        2026-03-16 Scheduled since 2026-03-16: nobody's
        2026-03-19 Met since 2026-03-19: mine, due 2026-03-23, late 2026-04-02
        2026-03-23 Reported since 2026-03-23: nobody's
        2026-04-20 Reported since 2026-03-23: mine, due 2026-04-22, late 2026-05-04
    "#]]
    .assert_eq(&life(
        r#"
           2026-03-02
           person Ana Ruiz: strength 4
           introduction by Ana of me to Ben Okafor asked
           2026-03-05 introduction by Ana of me to Ben offered
           2026-03-06 introduction by Ana of me to Ben blurb sent
           2026-03-10 introduction by Ana of me to Ben made
           2026-03-11 mail to Ben: outreach
           2026-03-13 mail from Ben: answer
           2026-03-16 plan meeting with Ben on 2026-03-19 10:00
           2026-03-19 held with Ben, helpful
           2026-03-23 mail to Ana: report and thanks
           2026-04-20 offer at Acme through Ben"#,
        "2026-03-02",
        60,
    ));
}

#[test]
fn r88_states_lapse_by_themselves() {
    let asked = "
        2026-03-02
        person Ana Ruiz: strength 4
        introduction by Ana of me to Ben Okafor asked";
    expect![[r#"
        2026-03-02 Asked since 2026-03-02: Ana
        2026-03-30 Lapsed since 2026-03-30: nobody's
    "#]]
    .assert_eq(&life(asked, "2026-03-02", 60));
    let offered = "
        2026-03-02
        person Ana Ruiz: strength 4
        introduction by Ana of me to Ben Okafor offered
        2026-03-03 introduction by Ana of me to Ben blurb sent";
    expect![[r#"
        2026-03-02 Offered since 2026-03-02: mine, due 2026-03-03, late 2026-03-05
        2026-03-03 Offered since 2026-03-02: Ana
        2026-03-31 Lapsed since 2026-03-31: nobody's
    "#]]
    .assert_eq(&life(offered, "2026-03-02", 60));
    let unanswered = "
        2026-03-02
        person Ana Ruiz: strength 4
        introduction by Ana of me to Ben Okafor made
        2026-03-03 mail to Ben: outreach";
    expect![[r#"
        2026-03-02 Made since 2026-03-02: mine, due 2026-03-03, late 2026-03-05
        2026-03-03 Contacted since 2026-03-03: Ben
        2026-03-27 Contacted since 2026-03-03: mine, due 2026-03-30, late 2026-04-09
        2026-04-10 Lapsed since 2026-04-09: nobody's
    "#]]
    .assert_eq(&life(unanswered, "2026-03-02", 90));
}

#[test]
fn r88_states_of_an_introduction_that_i_make_wait_for_both_sides() {
    expect![[r#"
        2026-03-02 Sides since 2026-03-02: mine, due 2026-03-04
        2026-03-06 Agreed since 2026-03-06: mine, due 2026-03-10, late 2026-03-13
        2026-03-09 Made since 2026-03-09: nobody's
        2026-04-06 Made since 2026-03-09: mine, due 2026-04-06
        2026-04-20 Closed since 2026-04-20: nobody's
    "#]]
    .assert_eq(&life(
        r#"
           2026-03-02
           person Ana Ruiz: strength 4
           person Ben Okafor: strength 3
           introduction by me of Ana to Ben asked
           2026-03-05 introduction by me of Ana to Ben first agreed
           2026-03-06 introduction by me of Ana to Ben second agreed
           2026-03-09 introduction by me of Ana to Ben made"#,
        "2026-03-02",
        70,
    ));
}

#[test]
fn r88_states_of_old_news_ask_for_nothing() {
    let book = tell("2026-03-02 introduction by Ana Ruiz of me to Ben Okafor made, imported");
    let state = state(&Outlook::new(&book, day("2026-03-02")), book.introductions.iter().next().unwrap());
    assert_eq!((state.stage, state.since, state.turn), (Stage::Closed, day("2026-03-02"), Turn::Nobody));
}

#[test]
fn r88_states_end_when_somebody_says_no() {
    let ended = |end: &str| {
        let book = tell(&format!(
            "
             2026-03-02
             introduction by Ana Ruiz of me to Ben Okafor asked
             2026-03-04 introduction by Ana of me to Ben {end}"
        ));
        let state = state(&Outlook::new(&book, day("2026-03-05")), book.introductions.iter().next().unwrap());
        (state.stage, state.since, state.turn, state.history.len())
    };
    assert_eq!(ended("declined"), (Stage::Declined, day("2026-03-04"), Turn::Nobody, 2));
    assert_eq!(ended("let go"), (Stage::LetGo, day("2026-03-04"), Turn::Nobody, 2));
}

const BOARD: &str = r#"
2026-02-02
person Ana Ruiz: strength 4
person Ben Okafor: strength 3
person Cem Kaya: strength 3
person Dan Lund: strength 3
introduction by Ana of me to Eve Moss asked
2026-02-16 introduction by Ben of me to Fay Ito made
2026-02-17 mail to Fay: outreach
2026-02-19 call from Fay: asked about them
2026-02-20 introduction by Cem of me to Gus Hill offered
2026-02-20 introduction by Cem of me to Hal Iver made
2026-02-21 introduction by me of Ana to Dan asked, first agreed
2026-02-23 introduction by Dan of me to Ida Jay asked
2026-02-24 introduction by Dan of me to Ida declined
2026-02-25 introduction by Dan of me to Kim Lee made
2026-02-25 mail to Kim: outreach
2026-02-26 mail from Kim: answer
2026-02-27 introduction by Ben of Ana to Cem made
"#;

#[test]
fn r88_states_on_the_board_my_turn_first() {
    expect![[r#"
        * Offered: words to pass on
          Cem offered to introduce you to Gus on 20 February (late: since Monday) [Send Cem the words -> Log] [It was made] [Declined] [Let it go]
        * Yours to introduce: ask each side
          You want to introduce Ana to Dan, since Saturday. (due since Tuesday) [Ask Dan -> Log] [Dan said yes] [Declined] [Let it go]
            Ana said yes on Saturday.
            Dan has not been asked yet.
        * Made: yours to write
          Cem introduced you to Hal on 20 February (late: since Monday) [Write to Hal -> Log] [Let it go]
        * Answered: yours to find a day
          Kim answered yesterday; Dan introduced you. (by 12 March) [Plan to meet Kim -> Plan a meeting] [Let it go]
        * Met: tell the introducer
          You talked with Fay on 19 February; Ben introduced you. (due since Monday) [Tell Ben -> Log] [Let it go]
        Asked for
          You asked Ana to introduce you to Eve on 2 February [They agreed] [It was made] [Remind Ana -> Log] [Declined] [Let it go]
            Without a word it closes by itself on Monday.
        (ended)
          Ben introduced Ana to Cem today
          The introduction to Ida by Dan was declined on Tuesday.
    "#]].assert_eq(&board_text(&board(&tell(BOARD), day("2026-02-27"))));
}

/// The cards of Today on a day, the folded ones too.
fn today_text(book: &Book, on: &str) -> String {
    let page = today::page(book, &Standings::new(book, day(on)), day(on), 720);
    let cards = page.families.into_iter().chain(page.fold).flat_map(|family| family.cards);
    cards.filter(|card| card.person.is_some()).map(|card| format!("{}\n", card.why)).collect()
}

const ONE_GONE: &str = r#"
2026-02-16
mode searching from 2026-02-16
person Ana Ruiz: strength 4
person Ben Okafor: strength 3
person Cem Kaya: strength 3
introduction by me of Ana to Ben asked
introduction by me of Cem to Ana asked
introduction by me of Cem to Ana first agreed
introduction by me of Cem to Ana second agreed
introduction by Ana of me to Dan Lund asked
introduction by Ana of me to Eve Moss offered
introduction by Cem of me to Ana made
introduction by Ana of me to Fay Ito made
introduction by Ana of me to Gus Hill made
2026-02-17 meet Gus, asked by me
"#;

#[test]
fn r115_nobody_is_asked_about_an_introduction_with_somebody_who_is_gone() {
    let book = tell(&format!("{ONE_GONE}2026-02-18 person Ana: died 2026-02-18\n"));
    // Only what goes on without her is left; what was stays as it was.
    expect![[r#"
        * Made: yours to write
          Ana introduced you to Fay on Monday (late: since Tuesday) [Write to Fay -> Log] [Let it go]
        (ended)
          Ana introduced you to Gus on Monday
          You were asked to introduce Ana to Ben on Monday
            Ana said yes on Monday.
          You were asked to introduce Cem to Ana on Monday
            Cem said yes on Monday.
            Ana said yes on Monday.
          You asked Ana to introduce you to Dan on Monday
          Ana offered to introduce you to Eve on Monday
          Cem introduced you to Ana on Monday
    "#]]
    .assert_eq(&board_text(&board(&book, day("2026-02-20"))));
    expect![[r#"
        Ana introduced you to Fay on Monday. It is your turn to write.
        You talked with Gus on Tuesday. Thank them for their time, whatever came of it.
        Cem introduced you to Ana Ruiz on Monday. A thank-you goes to the one who opened the door.
    "#]]
    .assert_eq(&today_text(&book, "2026-02-20"));
    let ben = person(&book, of(&book, "Ben").id, day("2026-02-20")).unwrap();
    assert!(ben.between.iter().flat_map(|group| &group.lines).all(|line| line.acts.is_empty()));
}

#[test]
fn r115_whoever_is_to_be_left_alone_is_on_no_board_and_in_no_chain() {
    let book = tell(&format!("{ONE_GONE}2026-02-18 person Ana: never contact, decision maker\n"));
    assert_eq!(board(&book, day("2026-02-20")), Board::default());
    let story = "2026-02-02\nperson Zoe Quist\nperson Ana Ruiz: met through Zoe Quist\n\
                 person Ben Okafor: met through Ana Ruiz\nperson Cem Kaya: met through Ben Okafor\n";
    let book = tell(&format!("{story}person Ana Ruiz: never contact\n"));
    expect![[r#"
        You
          - Ben Okafor
            - Cem Kaya
        Ben Okafor: through nobody, generation 0, led to 1, organizations 0
        Cem Kaya: through Ben, generation 0, led to 0, organizations 0
    "#]]
    .assert_eq(&chains_text(&chains(&book, day("2026-02-02"), None)));
    // Searched for, there they are.
    let ana = of(&book, "Ana").id;
    assert!(chains(&book, day("2026-02-02"), Some(ana)).rows.iter().any(|row| row.id == ana));
}

const LET_GO: &str = r#"
2026-02-16
mode searching from 2026-02-02
person Ana Ruiz: strength 4
person Ben Okafor: strength 3
person Cem Kaya: strength 3
introduction by Cem of me to Dan Lund offered
introduction by Cem of me to Eve Moss made
introduction by Cem of me to Fay Ito made
introduction by me of Ana to Ben asked
introduction by me of Ben to Cem asked
introduction by me of Ben to Cem first agreed
introduction by me of Ben to Cem second agreed
introduction by Ana of me to Gus Hill asked
2026-02-17 meet Fay, asked by me
2026-02-19 let go blurb of Cem; let go first message of Eve; let go report of Cem; let go side of Ben
let go promise of Ben
"#;

#[test]
fn r88_what_is_let_go_on_today_is_over_on_the_board() {
    let book = tell(LET_GO);
    expect![[r#"
        You talked with Fay on Tuesday. Thank them for their time, whatever came of it.
        2 things to thank Cem for since Monday, the latest: the introduction to Fay Ito.
    "#]]
    .assert_eq(&today_text(&book, "2026-02-20"));
    expect![[r#"
        Asked for
          You asked Ana to introduce you to Gus on Monday [They agreed] [It was made] [Remind Ana -> Log] [Declined] [Let it go]
            Without a word it closes by itself on 16 March.
        (ended)
          Cem introduced you to Fay on Monday
          You let the introduction to Dan by Cem go yesterday.
          You let the introduction to Eve by Cem go yesterday.
          You let the introduction of Ana to Ben go yesterday.
            Ana said yes on Monday.
          You let the introduction of Ben to Cem go yesterday.
            Ben said yes on Monday.
            Cem said yes on Monday.
    "#]]
    .assert_eq(&board_text(&board(&book, day("2026-02-20"))));
    // Nor is it open between the two on their pages; what was made stays.
    let open = |name: &str| {
        let page = person(&book, of(&book, name).id, day("2026-02-20")).unwrap();
        let group = page.between.into_iter().find(|group| group.title.to_string() == "Introductions");
        group.map_or(0, |group| group.lines.len())
    };
    assert_eq!(["Dan", "Ben", "Gus", "Eve"].map(open), [0, 0, 1, 1]);
    // What is decided is taken back, and what happens later goes on from there.
    let story = LET_GO
        .replace("let go first message of Eve;", "let go first message of Eve; take back let go of Eve;");
    assert!(board_text(&board(&tell(&story), day("2026-02-20"))).contains("Made: yours to write"));
    let made = tell(&format!("{LET_GO}2026-02-20 introduction by Cem of me to Dan made\n"));
    assert!(board_text(&board(&made, day("2026-02-20"))).contains("Cem introduced you to Dan today"));
}

#[test]
fn r56_what_was_asked_or_offered_in_a_search_that_is_over_is_over_on_the_board() {
    let book = tell(
        "
         2026-02-16
         mode searching from 2026-02-02
         introduction by Ana Ruiz of me to Dan Lund asked
         introduction by Ana of me to Eve Moss offered
         introduction by Ana of me to Fay Ito made
         2026-02-18 mode landed",
    );
    expect![[r#"
        * Made: yours to write
          Ana introduced you to Fay on Monday (late: since Tuesday) [Write to Fay -> Log] [Let it go]
        (ended)
          Your search ended yesterday, and with it the introduction to Dan by Ana.
          Your search ended yesterday, and with it the introduction to Eve by Ana.
    "#]]
    .assert_eq(&board_text(&board(&book, day("2026-02-19"))));
}

#[test]
fn r109_an_offer_is_no_news_on_the_board_for_whoever_is_not_to_know() {
    let story = |details: &str| {
        let book = tell(&format!(
            "
             2026-02-02
             mode searching from 2026-02-02
             person Ana Ruiz: strength 4{details}
             introduction by Ana of me to Ben Okafor made
             2026-02-03 meet Ben, asked by me
             2026-02-04 mail to Ana: report
             2026-02-10 offer at Acme through Ben"
        ));
        board_text(&board(&book, day("2026-02-11")))
    };
    assert!(story("").contains("Something came of it: tell the introducer"), "{}", story(""));
    assert!(!story(", not to know").contains("Something came of it"));
}

fn chains_text(page: &Chains) -> String {
    let mut out = String::new();
    page.makers_line.iter().chain(&page.makers).for_each(|line| out += &format!("{line}\n"));
    page.depth.iter().chain(&page.branch).for_each(|line| out += &format!("{line}\n"));
    for drawn in &page.picture {
        let mark = match drawn.kind {
            DrawnKind::Me => "",
            DrawnKind::Person => "- ",
            DrawnKind::DecisionMaker => "= ",
            DrawnKind::Folded => "+ ",
        };
        out += &format!("{}{mark}{}\n", "  ".repeat(drawn.depth), drawn.label);
    }
    for row in &page.rows {
        let through = row.through.as_ref().map_or("nobody".to_owned(), ToString::to_string);
        out += &format!(
            "{}: through {through}, generation {}, led to {}, organizations {}\n",
            row.name, row.generation, row.downstream, row.organizations
        );
    }
    out
}

const CHAIN: &str = r#"
2026-01-05
mode searching from 2026-02-02
person Ana Ruiz: strength 4, talked this year, at Acme
person Pia Old: imported, at Oldco
2026-02-03 introduction by Ana of me to Ben Okafor made
2026-02-04 mail to Ben: outreach
2026-02-06 call with Ben, helpful, learned "they hire"
2026-02-09 introduction by Ben of me to Cem Kaya made
2026-02-10 meet Cem, asked by me
2026-02-12 introduction by Ben of me to Dan Lund made
2026-02-16 introduction by Cem of me to Eve Moss made
2026-02-18 meet Eve, asked by me
2026-02-20 introduction by Ana of me to Pia Old made
2026-02-21 meet Fay Ito
"#;

fn chain_story() -> Book {
    tell(&format!(
        "{CHAIN}2026-02-22 person Eve Moss: decision maker, at Beta\nperson Cem Kaya: at Gamma\nperson Fay Ito: knows Pia Old\n"
    ))
}

#[test]
fn r38_a_bridge_counts_people_and_organizations() {
    let book = chain_story();
    let names = |bridge: &kith::chains::Bridge| {
        let mut names: Vec<String> =
            bridge.organizations.iter().map(|id| book.get(*id).unwrap().name.clone()).collect();
        names.sort();
        names.join(" ")
    };
    let ana = bridge(&book, of(&book, "Ana").id);
    assert_eq!((ana.introduced.len(), ana.downstream), (2, 5));
    assert_eq!(names(&ana), "Acme Beta Gamma Oldco");
    let fay = bridge(&book, of(&book, "Fay").id);
    assert_eq!((fay.introduced.len(), fay.downstream, names(&fay)), (0, 0, "Oldco".into()));
}

#[test]
fn r38_whoever_knows_people_elsewhere_is_a_bridge_though_nobody_came_through_them_yet() {
    let book = tell(
        "2026-02-02\nperson Ana Ruiz: at Acme as CTO, knows Ben Okafor\nperson Ben Okafor: at Beta as Clerk\n\
         person Cy Dow: at Acme as Clerk",
    );
    let met = |name| -> Vec<String> {
        let contact = of(&book, name);
        kith::page::person::met(&book, contact, day("2026-03-02")).iter().map(ToString::to_string).collect()
    };
    assert_eq!(met("Ana"), ["Through Ana you reach 1 organization."]);
    assert!(met("Cy").is_empty(), "their own place is no bridge");
}

#[test]
fn r39_generation_is_the_introducers_and_one_more() {
    let book = chain_story();
    let outlook = Outlook::new(&book, day("2026-03-02"));
    let of = |name| generation(&outlook, of(&book, name).id);
    assert_eq!(["Ana", "Ben", "Cem", "Eve"].map(of), [0, 1, 2, 3]);
    assert_eq!((of("Fay"), of("Pia")), (1, 1), "met without an introducer; of a list and then introduced");
    let alone = tell("2026-02-02\nmode searching from 2026-02-02\nperson Pia Old: imported, met on 2019");
    assert_eq!(generation(&Outlook::new(&alone, day("2026-03-02")), self::of(&alone, "Pia").id), 0);
}

#[test]
fn r39_depth_speaks_from_week_five_and_eight_people_on() {
    let story = |introduced: usize, alone: usize| {
        let mut story = "2026-01-05\nmode searching from 2026-01-05\n".to_owned();
        for n in 0..introduced {
            story += &format!("2026-01-20 introduction by Ana Ruiz of me to In{n} Troduced made\n");
            story += &format!("2026-01-21 meet In{n} Troduced\n");
        }
        (0..alone).for_each(|n| story += &format!("2026-01-22 meet Al{n} Lone\n"));
        tell(&story)
    };
    let depth = |book: &Book, today| depth(&Outlook::new(book, day(today)));
    assert_eq!(depth(&story(1, 8), "2026-02-01"), Depth::TooEarly);
    assert_eq!(depth(&story(1, 6), "2026-02-02"), Depth::NotEnough { have: 7, need: 8 });
    assert_eq!(depth(&story(1, 8), "2026-02-02"), Depth::Share { introduced: 1, of: 9, is_low: true });
    assert_eq!(depth(&story(2, 6), "2026-02-02"), Depth::Share { introduced: 2, of: 8, is_low: false });
    // Of a list or from the brainstorm one is no new person: generation 0.
    let listed =
        (0..8).map(|n| format!("2026-01-10 person Li{n} Sted: imported\n2026-01-22 meet Li{n} Sted\n"));
    let listed = tell(&format!("2026-01-05\nmode searching from 2026-01-05\n{}", listed.collect::<String>()));
    assert_eq!(depth(&listed, "2026-02-02"), Depth::NotEnough { have: 0, need: 8 });
    let peace = tell("2026-01-05\nmode peacetime from 2026-01-05\nmeet Ana Ruiz");
    assert_eq!(depth(&peace, "2026-03-02"), Depth::TooEarly);
}

#[test]
fn r42_decision_makers_are_counted_once_and_lead_back_to_generation_0() {
    let book = chain_story();
    let makers = decision_makers(&Outlook::new(&book, day("2026-03-02")));
    assert_eq!(makers, [(of(&book, "Eve").id, day("2026-02-18"))]);
    let names: Vec<String> =
        chain(&book, makers[0].0).into_iter().map(|id| book.get(id).unwrap().short_name()).collect();
    assert_eq!(names, ["Cem", "Ben", "Ana"]);
}

#[test]
fn r38_r39_r42_on_the_screen() {
    let book = chain_story();
    expect![[r#"
        You have talked with 1 person who decides in this search.
        Eve, on 18 February: through Cem, whom Ben brought, whom Ana brought.
        Not enough yet to tell how far introductions reach: 4 of the 8 new people that this needs.
        You
          - Ana Ruiz
            - Ben Okafor
              - Cem Kaya
                = Eve Moss
              - Dan Lund
            - Pia Old
        Ana Ruiz: through nobody, generation 0, led to 5, organizations 4
        Ben Okafor: through Ana, generation 1, led to 3, organizations 2
        Cem Kaya: through Ben, generation 2, led to 1, organizations 2
        Eve Moss: through Cem, generation 3, led to 0, organizations 1
        Dan Lund: through Ben, generation 2, led to 0, organizations 0
        Pia Old: through Ana, generation 1, led to 0, organizations 1
    "#]]
    .assert_eq(&chains_text(&chains(&book, day("2026-03-02"), None)));
    let branch = chains(&book, day("2026-03-02"), Some(of(&book, "Cem").id));
    expect![[r#"
        You have talked with 1 person who decides in this search.
        Eve, on 18 February: through Cem, whom Ben brought, whom Ana brought.
        Not enough yet to tell how far introductions reach: 4 of the 8 new people that this needs.
        Only the branch of Cem.
        You
          - Ana Ruiz
            - Ben Okafor
              - Cem Kaya
                = Eve Moss
        Ana Ruiz: through nobody, generation 0, led to 5, organizations 4
        Ben Okafor: through Ana, generation 1, led to 3, organizations 2
        Cem Kaya: through Ben, generation 2, led to 1, organizations 2
        Eve Moss: through Cem, generation 3, led to 0, organizations 1
    "#]]
    .assert_eq(&chains_text(&branch));
}

#[test]
fn the_picture_folds_what_does_not_fit() {
    let mut story = "2026-02-02\nperson Ana Ruiz\nperson Zoe Quist\n".to_owned();
    for n in 0..400 {
        let by = if n < 12 { "Zoe Quist" } else { "Ana Ruiz" };
        story += &format!("person Guest{n} Number: met through {by}\n");
    }
    let page = chains(&tell(&story), day("2026-02-02"), None);
    assert!(page.picture.len() <= 60, "{}", page.picture.len());
    assert_eq!(page.rows.len(), 402);
    let folded: Vec<&str> = page
        .picture
        .iter()
        .filter(|drawn| drawn.kind == DrawnKind::Folded)
        .map(|drawn| drawn.label.as_str())
        .collect();
    assert_eq!(folded, ["388 more people"]);
}

#[test]
fn whoever_leads_round_in_a_circle_is_drawn_once() {
    let book = tell(
        "
         2026-02-02
         person Ana Ruiz: met through Ben Okafor
         person Ben Okafor: met through Cem Kaya
         person Cem Kaya: met through Ana Ruiz
         person Dan Lund: met through Ana Ruiz",
    );
    let page = chains(&book, day("2026-02-02"), None);
    assert_eq!(page.rows.len(), 4, "{}", chains_text(&page));
}

#[test]
fn r9_peers_and_people_at_competitors_are_asked_for_by_name() {
    let book = tell(
        r#"
           2026-03-02
           mode searching from 2026-03-02, title "Senior data engineer"
           organization Old, own past
           organization Rival, competitor of Old
           organization Other
           person Ana Ruiz: at Rival as Buyer
           person Ben Okafor: at Other as "Lead data analyst"
           person Cem Kaya: at Other as "Senior lead"
           person Dan Lund: tag peer
           person Eve Moss: at Rival as Buyer, strength 4
           person Fay Ito: formerly at Rival as Buyer until 2020
           person Gus Hill: at Rival, never contact"#,
    );
    let page = counterparts(&book, day("2026-03-02"));
    let text: String = page.people.iter().map(|(_, sentence, _)| format!("{sentence}\n")).collect();
    expect![[r#"
        Ana Ruiz is at Rival, which does what Old does.
        Ben Okafor does work like yours: Lead data analyst.
        Dan Lund is a peer of yours.
    "#]]
    .assert_eq(&text);
}

#[test]
fn r69_titles_count_for_nothing_but_a_referral() {
    let book = tell(
        r#"
           2026-03-02
           person Ana Ruiz: at Acme as "Chief executive", strength 1
           person Ben Okafor: at Acme as "Site electrician", insider, strength 1
           person Cem Kaya: at Acme as Receptionist, strength 2"#,
    );
    let order = |ask: AskKind| {
        let mut rows: Vec<&Row<Contact>> = book.contacts.iter().collect();
        rows.sort_by_cached_key(|row| whom_first(&book, row, ask));
        rows.iter().map(|row| row.short_name()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(order(AskKind::Information), "Ben Cem Ana");
    assert_eq!(order(AskKind::Referral), "Ana Ben Cem");
}

#[test]
fn r88_what_is_written_down_late_owes_no_report() {
    let story = "
        2026-02-02
        person Ana Ruiz: strength 4
        introduction by Ana of me to Ben Okafor made
        2026-02-03 mail to Ben: outreach
        ";
    let on = |more: &str, today: &str| {
        let book = tell(&format!("{story}{more}"));
        let state = state(&Outlook::new(&book, day(today)), book.introductions.iter().next().unwrap());
        (state.stage, state.turn)
    };
    assert_eq!(on("2026-02-20 meet Ben, next none", "2026-03-16"), (Stage::Met, Turn::Mine));
    assert_eq!(
        on("2026-02-20 meet Ben, next none, recorded 2026-03-16", "2026-03-16"),
        (Stage::Closed, Turn::Nobody)
    );
    assert_eq!(
        on("2026-02-20 mail from Ben: answer, recorded 2026-03-16", "2026-03-16"),
        (Stage::Closed, Turn::Nobody)
    );
    let offer = "2026-02-10 meet Ben, next none\n        2026-02-11 mail to Ana: report\n        ";
    assert_eq!(on(&format!("{offer}2026-02-20 offer at Acme through Ben"), "2026-03-16").1, Turn::Mine);
    assert_eq!(
        on(&format!("{offer}2026-02-20 offer at Acme through Ben, recorded 2026-03-16"), "2026-03-16"),
        (Stage::Reported, Turn::Nobody)
    );
}

#[test]
fn r88_without_a_plan_for_silence_it_lapses_all_the_same() {
    let life_of = |first: &str, more: &str| {
        life(
            &format!(
                "
                2026-03-02 mode searching from 2026-02-02
                person Ana Ruiz: strength 4
                introduction by Ana of me to Fay Low made
                2026-03-03 mail to Fay: {first}
                {more}"
            ),
            "2026-03-03",
            60,
        )
    };
    expect![[r#"
        2026-03-03 Contacted since 2026-03-03: Fay
        2026-03-31 Lapsed since 2026-03-31: nobody's
    "#]]
    .assert_eq(&life_of("outreach, needs none", ""));
    // R56: the search is over, and with it the plan.
    expect![[r#"
        2026-03-03 Contacted since 2026-03-03: Fay
        2026-03-10 Lapsed since 2026-03-10: nobody's
    "#]]
    .assert_eq(&life_of("outreach", "2026-03-10 mode landed at Acme"));
}

#[test]
fn r56_another_direction_ends_what_was_asked_for_in_the_search_before() {
    let story = "
        2026-02-02 mode searching from 2026-02-02
        person Fay Low: strength 4
        2026-02-12 introduction by Fay of me to Gil Orr offered
        ";
    let mut book = tell(story);
    let on = day("2026-03-02");
    let command = kith::page::settings::settings(&book, on).new_direction.unwrap();
    let moment = kith::moment::Moment {
        today: on,
        minute: 600,
        now: 1_800_000_000_000,
        seed: 3,
        device: kith::moment::Device(9),
    };
    book.absorb(&kith::command::decide(&book, command, &moment).unwrap()).unwrap();
    let state = |today: &str| {
        let state = state(&Outlook::new(&book, day(today)), book.introductions.iter().next().unwrap());
        (state.stage, state.since, state.turn)
    };
    assert_eq!(state("2026-03-04"), (Stage::Lapsed, on, Turn::Nobody));
}

#[test]
fn r56_what_was_begun_on_the_day_of_the_landing_ends_with_the_search() {
    let story = |before: &str, after: &str| {
        format!(
            "
            2026-02-02 mode searching from 2026-02-02
            person Fay Low: strength 4
            {before}
            2026-03-02 mode landed at Acme
            {after}"
        )
    };
    let asked = "2026-03-02 introduction by Fay of me to Gil Orr asked";
    let stage = |story: &str| {
        let book = tell(story);
        state(&Outlook::new(&book, day("2026-03-04")), book.introductions.iter().next().unwrap()).stage
    };
    assert_eq!(stage(&story(asked, "")), Stage::Lapsed);
    assert_eq!(stage(&story("", asked)), Stage::Asked, "of the day, but after it");
}

#[test]
fn r88_of_two_known_as_well_it_is_the_one_introduced_who_is_asked() {
    let book = tell(
        "2026-01-05\nperson Ana Ruiz: strength 3\nperson Dan Iro: strength 3\nintroduction by me of Dan to Ana made\n",
    );
    let today = day("2026-02-03");
    let card = today::page(&book, &Standings::new(&book, today), today, 0).families[0].cards[0].clone();
    let board = board_text(&board(&book, today));
    assert!(card.person.unwrap().1.starts_with("Dan") && board.contains("Ask Dan how it went"), "{board}");
}

#[test]
fn r88_what_came_to_nothing_can_be_asked_for_anew() {
    let story = "
        2026-02-10 mode searching from 2026-02-02
        person Ana Ruiz: strength 4
        introduction by Ana of me to Ben Okafor asked
        2026-04-01 mail to Ana: ask introduction whom \"Ben Okafor\"
        ";
    let book = tell(story);
    let stages = |today: &str| -> Vec<Stage> {
        book.introductions.iter().map(|row| state(&Outlook::new(&book, day(today)), row).stage).collect()
    };
    assert_eq!(stages("2026-04-02"), [Stage::Lapsed, Stage::Asked]);
    // While it is on its way there is one.
    let soon = tell(&story.replace("2026-04-01", "2026-02-20"));
    assert_eq!(soon.introductions.len(), 1);
}
