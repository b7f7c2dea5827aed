//! Giving: the ledger, the finder and the giver's guard, each rule by its number, as a person would see it.

use crate::books::{contact, day, do_it, tell};
use expect_test::{Expect, expect};
use kith::book::contact::Goal;
use kith::book::{Book, Channel, FavorKind, Row, Side};
use kith::command::{Command, Who};
use kith::give_finder::Finder;
use kith::id::Id;
use kith::outlook::Outlook;
use kith::page::give_and_take::{
    GiveAndTakePage, GiveForm, MatchView, give_and_take, give_now, ideas_for, new_in, said_of,
};
use kith::page::log::LogForm;
use kith::page::person::{edit, person};
use kith::reciprocity::{self, GuardedFor};
use kith::standing::Touched;
use proptest::prelude::*;
use std::fmt::Write;

const TODAY: &str = "2026-03-02";

fn touched(contact: Id<kith::book::Contact>) -> Touched {
    Touched { contacts: [contact].into(), everybody: false }
}

fn page(book: &Book) -> GiveAndTakePage {
    give_and_take(book, &Finder::new(book), day(TODAY))
}

/// The matches as a person reads them.
fn matches(book: &Book) -> String {
    page(book).matches.iter().map(match_text).collect()
}

fn match_text(found: &MatchView) -> String {
    let mut out = format!("{}\n", found.person.1);
    for idea in &found.ideas {
        writeln!(out, "- {} ({}): {}", idea.what, idea.size, idea.why).unwrap();
        writeln!(out, "  [{}] {}", idea.label, idea.draft).unwrap();
    }
    out
}

fn check(story: &str, expected: Expect) {
    expected.assert_eq(&matches(&tell(story)));
}

#[test]
fn r19_what_somebody_looks_for_meets_gives_pieces_and_other_contacts() {
    check(
        r#"
        2026-02-20
        give skill "an hour on letterpress" tag printing size 2
        give article "a list of paper mills" tag paper
        piece "Why small presses live" tag printing, url "https://press.example"
        person Jo Lind: strength 3, wants "help with letterpress printing" learned 2026-02-10
        person Ann Bell: strength 3, at Inkwell as "Letterpress printer"
        person Bo Chen: strength 4, at Quill as Editor
        "#,
        expect![[r#"
            Jo Lind
            - Send Why small presses live (five minutes): Jo looks for help with letterpress printing; this is about printing.
              [I gave it] Hello Jo, you said that you look for help with letterpress printing. This may help: Why small presses live
            - Offer an hour on letterpress (some effort): Jo looks for help with letterpress printing; this is about printing.
              [I gave it] Hello Jo, you said that you look for help with letterpress printing. If it helps, I offer gladly: an hour on letterpress
            - Introduce Ann Bell (asking both first): Jo looks for help with letterpress printing; Ann is Letterpress printer at Inkwell.
              [Ask both] Hello Jo, I know Ann Bell. Would you like me to put you in touch? No is a fine answer.
        "#]],
    );
}

#[test]
fn r19_one_common_word_is_not_enough_two_are() {
    // Sixty engineers: the word is borne by far more than 2 % of the contacts.
    let crowd: String =
        (0..60).map(|n| format!("person E{n} Crowd: strength 2, at Works{n} as Engineer\n")).collect();
    let story = |wants: &str| {
        format!(
            "2026-02-20\n{crowd}person Eve Moss: strength 3, at Dam as \"Bridge engineer\"\nperson Jo Lind: strength 3, wants \"{wants}\"\n"
        )
    };
    let found = |wants: &str| matches(&tell(&story(wants)));
    assert_eq!(found("an engineer"), "");
    assert!(found("a bridge engineer").contains("Introduce Eve Moss"), "{}", found("a bridge engineer"));
    // A word of fewer than 2 % is enough alone.
    assert!(found("somebody who knows a bridge").contains("Introduce Eve Moss"));
    // Words that say nothing never match.
    assert_eq!(found("somebody to work with"), "");
}

#[test]
fn r19_an_equal_organization_or_tag_is_enough_however_common() {
    let crowd: String =
        (0..60).map(|n| format!("person E{n} Crowd: at Acme as Clerk, tag chess\n")).collect();
    let story = format!(
        "2026-02-20\n{crowd}person Eve Moss: strength 3, at Acme as Clerk, tag chess\nperson Jo Lind: strength 3, wants \"people to play chess with\"\nperson Al Roy: strength 3, wants \"a way in\" at Acme\n"
    );
    let book = tell(&story);
    expect![[r#"
        Al Roy
        - Introduce Eve Moss (asking both first): Al looks for a way in; Eve is at Acme.
          [Ask both] Hello Al, I know Eve Moss. Would you like me to put you in touch? No is a fine answer.
        Jo Lind
        - Introduce Eve Moss (asking both first): Jo looks for people to play chess with; Eve has to do with chess.
          [Ask both] Hello Jo, I know Eve Moss. Would you like me to put you in touch? No is a fine answer.
    "#]].assert_eq(&matches(&book));
}

#[test]
fn r19_each_idea_says_what_is_shared() {
    let book = tell(
        r#"
        2026-02-20
        give skill "sailing lessons"
        give tool "a boat" tag regatta
        person Ada Knot: strength 3, at Harbour as "Sailing coach"
        person Lin Ström: strength 2, wants "sailing lessons"
        person Jo Lind: strength 2, wants "a regatta to join"
        person Cy Dow: strength 2, wants "a way into Harbour"
        "#,
    );
    let finder = Finder::new(&book);
    let whys = |name: &str| -> Vec<String> {
        let ideas = ideas_for(&book, &finder, contact(&book, name), day(TODAY));
        ideas.iter().map(|idea| idea.why.to_string()).collect()
    };
    expect![[r#"
        Lin looks for sailing lessons; this is about lessons, sailing.
        Lin looks for sailing lessons; Ada is Sailing coach at Harbour.
        Jo looks for a regatta to join; this is about regatta.
        Cy looks for a way into Harbour; Ada is at Harbour."#]]
    .assert_eq(&["Ström", "Jo", "Cy"].map(|name| whys(name).join("\n")).join("\n"));
}

#[test]
fn r19_old_goals_and_people_out_of_reach_drop_out() {
    let story = |goal: &str, other: &str| {
        format!(
            "2026-02-20\nperson Jo Lind: strength 3, {goal}\nperson Ann Bell: {other}, at Inkwell as Typographer\n"
        )
    };
    let found = |goal: &str, other: &str| !matches(&tell(&story(goal, other))).is_empty();
    let (fresh, known) = ("wants \"a typographer\" learned 2026-02-20", "strength 2");
    assert!(found(fresh, known));
    // 180 days are still fresh, 181 are not.
    assert!(found("wants \"a typographer\" learned 2025-09-03", known));
    assert!(!found("wants \"a typographer\" learned 2025-09-02", known));
    for other in [
        "strength 1",
        "imported",
        "strength 3, died 2026-01-01",
        "strength 3, never contact",
        "strength 3, do not contact until 2026-04-01",
        "strength 3, stay no",
    ] {
        assert!(!found(fresh, other), "{other}");
    }
    assert!(!found(&format!("{fresh}, never contact"), known));
}

#[test]
fn r19_a_private_goal_is_in_no_words_meant_for_others_and_begins_with_asking_them() {
    let book = tell(
        r#"
        2026-02-20
        give skill "an hour on divorce law" tag law size 2
        person Jo Lind: strength 3, wants "a good divorce lawyer" private
        person Ann Bell: strength 3, at Scales as "Divorce lawyer"
        "#,
    );
    let page = page(&book);
    for idea in &page.matches[0].ideas {
        assert!(!idea.draft.to_string().contains("good divorce lawyer"), "{}", idea.draft);
        assert!(idea.why.to_string().contains("in confidence"), "{}", idea.why);
    }
    let introduction = page.matches[0].ideas.last().unwrap();
    assert_eq!(introduction.label.to_string(), "Ask Jo first");
    let mut after = book.clone();
    do_it(&mut after, TODAY, introduction.command.clone());
    let row = after.introductions.iter().next().unwrap();
    assert_eq!((row.who.contact(), row.made_on), (Some(contact(&book, "Jo")), None));
    assert!(row.about.is_empty());
    // Once begun it is no idea any more.
    assert!(!matches(&after).contains("Introduce"));
}

#[test]
fn r19_at_most_three_ideas_what_needs_nobody_else_first_then_five_minutes_then_introductions() {
    check(
        r#"
        2026-02-20
        give circle "gardeners of the allotment" tag garden size 1
        give skill "planning a garden" tag garden size 3
        give tool "a rake for the garden" tag garden
        person Jo Lind: strength 3, wants "somebody for the garden"
        person Ann Bell: strength 5, tag garden
        "#,
        expect![[r#"
            Jo Lind
            - Offer a rake for the garden (five minutes): Jo looks for somebody for the garden; this is about garden.
              [I gave it] Hello Jo, you said that you look for somebody for the garden. If it helps, I offer gladly: a rake for the garden
            - Offer planning a garden (a lot): Jo looks for somebody for the garden; this is about garden.
              [I gave it] Hello Jo, you said that you look for somebody for the garden. If it helps, I offer gladly: planning a garden
            - Open your circle: gardeners of the allotment (five minutes): Jo looks for somebody for the garden; this is about garden.
              [I gave it] Hello Jo, you said that you look for somebody for the garden. If it helps, I offer gladly: gardeners of the allotment
        "#]],
    );
    check(
        r#"
        2026-02-20
        give circle "gardeners of the allotment" tag garden size 1
        person Jo Lind: strength 3, wants "somebody for the garden"
        person Ann Bell: strength 3, tag garden
        person Bo Chen: strength 4, tag garden
        person Cy Dow: strength 2, tag garden
        "#,
        expect![[r#"
            Jo Lind
            - Open your circle: gardeners of the allotment (five minutes): Jo looks for somebody for the garden; this is about garden.
              [I gave it] Hello Jo, you said that you look for somebody for the garden. If it helps, I offer gladly: gardeners of the allotment
            - Introduce Bo Chen (asking both first): Jo looks for somebody for the garden; Bo has to do with garden.
              [Ask both] Hello Jo, I know Bo Chen. Would you like me to put you in touch? No is a fine answer.
            - Introduce Ann Bell (asking both first): Jo looks for somebody for the garden; Ann has to do with garden.
              [Ask both] Hello Jo, I know Ann Bell. Would you like me to put you in touch? No is a fine answer.
        "#]],
    );
}

#[test]
fn r61_the_match_is_said_wherever_a_give_or_a_goal_is_saved() {
    let mut book = tell(
        r#"
        2026-02-20
        give tool "a ladder"
        person Lin Ström: strength 2, wants "somebody to read a thesis"
        person Jo Lind: strength 3
        person Ana Ruiz: strength 3
        "#,
    );
    // What a toast says beside "saved", whatever was saved.
    let mut said = |command: Command| {
        let changes = do_it(&mut book, TODAY, command);
        let finder = Finder::new(&book);
        let new = new_in(&book, &changes).into_iter();
        let said = new.filter_map(|new| said_of(&book, &finder, new, day(TODAY)).map(|it| it.to_string()));
        (said.collect::<Vec<_>>().join(" "), book.clone())
    };
    let give = |text: &str| {
        let form = GiveForm { text: text.into(), ..GiveForm::default() };
        form.command(&Book::default(), None)
    };
    let (words, book) = said(give("reading a thesis"));
    assert_eq!(words, "It may be something for Lin Ström.");
    assert_eq!(said(give("a boat")).0, "");
    // On the page of somebody, and on the log form: for one who is here, and for one who is new.
    let jo = book.get(contact(&book, "Jo")).unwrap();
    let wants = |words: &str| Goal { words: words.into(), learned_on: day(TODAY), ..Goal::default() };
    let edited = edit(jo, |jo| jo.goals.put(Goal { id: Id::from_number(7), ..wants("a ladder") }));
    assert_eq!(said(edited).0, "An idea for Jo Lind: Offer a ladder.");
    let logged = |who: Who| {
        let mut form = LogForm::new(day(TODAY));
        form.people = vec![who.clone()];
        form.set_channel(Channel::InPerson);
        form.say_of(&who, |about| about.looks_for = "a ladder".into());
        form.clone().into_command(&form)
    };
    let ana = Who::Known(contact(&book, "Ana"));
    assert_eq!(said(logged(ana)).0, "An idea for Ana Ruiz: Offer a ladder.");
    assert_eq!(said(logged(Who::New("Cy Dow".into()))).0, "An idea for Cy Dow: Offer a ladder.");
    // Of two things somebody looks for it is the new one that counts.
    let lin = book.get(contact(&book, "Ström")).unwrap();
    let piano = edit(lin, |lin| lin.goals.put(Goal { id: Id::from_number(8), ..wants("a used piano") }));
    assert_eq!(said(piano).0, "");
    // Another field of somebody says nothing of it.
    let jo = book.get(contact(&book, "Jo")).unwrap();
    assert_eq!(said(edit(jo, |jo| jo.starred = true)).0, "");
}

#[test]
fn r61_what_was_given_is_no_idea_any_more() {
    let mut book = tell(
        r#"
        2026-02-20
        give skill "reading a thesis" tag thesis
        person Lin Ström: strength 2, wants "somebody to read a thesis"
        "#,
    );
    let lin = contact(&book, "Ström");
    let ideas = ideas_for(&book, &Finder::new(&book), lin, day(TODAY));
    do_it(&mut book, TODAY, ideas[0].command.clone());
    assert!(ideas_for(&book, &Finder::new(&book), lin, day(TODAY)).is_empty());
    let favor = book.favors.iter().next().unwrap();
    assert_eq!(
        (favor.by, favor.kind, favor.what.as_str()),
        (Side::Me, FavorKind::Review, "reading a thesis")
    );
}

/// The balance as it stands on the person's page.
fn balance(deeds: &str) -> String {
    let book = tell(&format!("2025-06-01\nperson Ana Ruiz: strength 3\n{deeds}"));
    person(&book, contact(&book, "Ana"), day(TODAY)).unwrap().glance.balance.to_string()
}

#[test]
fn r84_the_balance_is_in_words_for_one_person_and_weighs_sizes() {
    assert_eq!(balance(""), "Nothing noted yet.");
    assert_eq!(balance("2025-06-02 mail from Ana: give, favor advice 1\n"), "Nothing lately.");
    assert_eq!(balance("2026-02-02 mail from Ana: give, favor advice 1\n"), "Lately you have received more.");
    assert_eq!(balance("2026-02-02 mail to Ana: give, gave article 1\n"), "Lately you have given more.");
    let small_for_large = "2026-02-02 meet Ana, favor advice 3, gave article 1, gave article 1 \"two\"\n";
    assert_eq!(balance(small_for_large), "Lately you have received more.");
    let even = "2026-02-02 meet Ana, favor advice 2, gave article 1, gave article 1 \"two\"\n";
    assert_eq!(balance(even), "Lately it goes both ways.");
    // What was only offered does not count.
    assert_eq!(balance("2026-02-02 mail from Ana: answer, offered favor advice 3\n"), "Nothing noted yet.");
    assert!(!balance(small_for_large).contains(|letter: char| letter.is_ascii_digit()));
}

#[test]
fn r84_how_it_stands_with_each_person_is_said_in_words() {
    let book = tell(
        r#"
        2026-02-01
        person Ana Ruiz: strength 3
        person Ben Okafor: strength 3
        person Cleo Diaz: strength 3
        person Ida Ruiz: family, strength 5
        person Dan Iro: strength 3, never contact
        2025-02-02 mail from Tom Berg: give, favor advice 2, recorded 2026-02-01
        2026-02-02 mail to Ana: give, gave article 1
        2026-02-03 mail from Ben: give, favor advice 2
        2026-02-04 meet Cleo, favor advice 1, gave article 1
        2026-02-05 mail from Ida: give, favor review 2
        2026-02-05 mail from Dan: give, favor review 2
        "#,
    );
    let people: Vec<String> = page(&book).people.iter().map(ToString::to_string).collect();
    assert_eq!(
        people,
        [
            "Ben Okafor: you have received more",
            "Cleo Diaz: it goes both ways",
            "Ana Ruiz: you have given more",
        ]
    );
}

#[test]
fn r84_an_introduction_weighs_three_and_counts_once() {
    let introduced = "2026-02-02 introduction by Ana of me to Ben Okafor made\n";
    let two = "2026-02-03 mail to Ana: give, gave experience 2\n";
    assert_eq!(balance(&format!("{introduced}{two}")), "Lately you have received more.");
    let three = "2026-02-03 mail to Ana: give, gave experience 3\n";
    assert_eq!(balance(&format!("{introduced}{three}")), "Lately it goes both ways.");
    // A favor noted beside the introduction is the same thing.
    let beside = "2026-02-02 mail from Ana: give, favor introduction 3\n";
    assert_eq!(balance(&format!("{introduced}{beside}{three}")), "Lately it goes both ways.");
}

#[test]
fn r84_a_yes_to_an_ask_is_something_received() {
    let asked = "2026-02-02 mail to Ana: ask advice \"20 minutes\"\n";
    assert_eq!(balance(asked), "Nothing noted yet.");
    assert_eq!(
        balance(&format!("{asked}2026-02-03 mail from Ana: answer yes\n")),
        "Lately you have received more."
    );
    assert_eq!(balance(&format!("{asked}2026-02-03 mail from Ana: answer no\n")), "Nothing noted yet.");
}

#[test]
fn r84_with_family_nobody_counts() {
    let book = tell(
        "2026-02-01\nperson Ida Ruiz: family, strength 5\n2026-02-02 mail from Ida: give, favor advice 3\n",
    );
    let words = person(&book, contact(&book, "Ida"), day(TODAY)).unwrap().glance.balance.to_string();
    assert_eq!(words, "Nobody keeps count here.");
    assert_eq!(page(&book).figures, None);
}

#[test]
fn r84_figures_stand_only_overall() {
    let book = tell(
        r#"
        2026-02-01
        person Ana Ruiz: strength 3
        person Ben Okafor: strength 3
        2026-02-02 mail to Ana: give, gave article 1
        2026-02-03 mail to Ben: give, gave review 2
        2026-02-04 mail from Ben: give, favor advice 2
        2026-02-05 introduction by me of Ana to Ben made
        2025-02-05 mail from Ana: give, favor advice 2, recorded 2026-02-05
        "#,
    );
    expect!["Since 3 September 2025 you gave 3 things to 2 people and received 1 thing from 1 person."]
        .assert_eq(&page(&book).figures.unwrap().to_string());
    let outlook = Outlook::new(&book, day(TODAY));
    let (ana, ben) = (contact(&book, "Ana"), contact(&book, "Ben"));
    assert_eq!(reciprocity::gives_to(&outlook, ana, 180), 2);
    assert_eq!((reciprocity::net(&book, ana), reciprocity::net(&book, ben)), (2, 3));
}

#[test]
fn r85_whom_to_acknowledge_until_they_are_thanked() {
    let story = r#"
        2026-01-01
        person Ana Ruiz: strength 3
        person Ida Ruiz: family, strength 5
        2026-01-05 mail from Ana: give, favor advice 1, recorded 2026-02-20
        2026-02-02 mail from Ida: give, favor advice 1
        2026-02-03 mail from Ida: give, favor review 2
    "#;
    let lines = |story: &str| -> Vec<String> {
        page(&tell(story)).acknowledge.iter().map(|line| line.words.to_string()).collect()
    };
    assert_eq!(
        lines(story),
        ["Ida Ruiz gave you a look over something on 3 February", "Ana Ruiz gave you advice on 5 January"]
    );
    let thanked =
        format!("{story}    2026-02-21 card to Ana: thanks\n        2026-02-21 mail to Ida: thanks\n");
    assert!(lines(&thanked).is_empty());
    // What was let go is not asked for again; help that comes later is.
    let let_go = format!("{story}    2026-02-21 let go thanks of Ida\n");
    assert_eq!(lines(&let_go), ["Ana Ruiz gave you advice on 5 January"]);
    let again = format!("{let_go}        2026-02-22 mail from Ida: give, favor review 2\n");
    assert_eq!(lines(&again).first().unwrap(), "Ida Ruiz gave you a look over something on 22 February");
}

#[test]
fn r85_every_kind_of_give_is_one_tap() {
    let book = tell("2026-02-01\nperson Ana Ruiz: strength 3\n");
    let ana = contact(&book, "Ana");
    for kind in FavorKind::GIVEN {
        let mut after = book.clone();
        do_it(&mut after, TODAY, give_now(&book, day(TODAY), ana, kind));
        let favor = after.favors.iter().next().unwrap();
        assert_eq!((favor.by, favor.kind, favor.offered, favor.contact), (Side::Me, kind, false, ana));
        assert_eq!(after.interactions.len(), 1);
    }
}

/// Six larger gives in four weeks; `commit` says what else was meant to be done.
fn much_given(commit: &str) -> Book {
    let gives: String =
        (10..16).map(|n| format!("2026-02-{n} mail to P{n} Crowd: give, gave review 2\n")).collect();
    tell(&format!("2026-01-01\n{commit}\n{gives}"))
}

#[test]
fn r111_much_given_while_the_own_aims_wait_leaves_five_minutes() {
    let guard = |book: &Book, on: &str| reciprocity::guard(&Outlook::new(book, day(on)));
    let book = much_given("commit 3 people a day");
    let until = |on: &str| guard(&book, on).map(|guard| (guard.because, guard.until.to_string()));
    assert_eq!(until("2026-02-14"), None);
    let much = |gives| GuardedFor::MuchGiven { gives };
    assert_eq!(until("2026-02-15"), Some((much(6), "2026-02-28".into())));
    // The condition holds until the first of the six is more than four weeks old, then for 13 days more.
    assert_eq!(until("2026-03-22"), Some((much(6), "2026-03-22".into())));
    assert_eq!(until("2026-03-23"), None);
    // Whoever keeps up with their own aims, or set none, may give as they like.
    assert_eq!(guard(&much_given("commit 1 people a week"), "2026-02-20"), None);
    assert_eq!(guard(&much_given(""), "2026-02-20"), None);
}

#[test]
fn r111_three_gives_to_one_person_who_has_not_answered() {
    let story = r#"
        2026-01-01
        give skill "an hour on maps" tag maps size 2
        give article "a list of maps" tag maps
        person Ana Ruiz: strength 3
        person Jo Lind: strength 3, wants "maps" learned 2026-02-01
        person Eve Moss: strength 3, tag maps
        2026-02-10 mail to Ana: give, gave review 2
        2026-02-12 mail to Ana: give, gave review 2
        2026-02-16 mail to Ana: give, gave review 3
    "#;
    let book = tell(story);
    let page = page(&book);
    expect!["You gave Ana 3 larger things and it has been quiet since. Until 15 March only five-minute gives are proposed here."]
        .assert_eq(&page.guard.unwrap().to_string());
    let ideas: Vec<String> = page.matches[0].ideas.iter().map(|idea| idea.what.to_string()).collect();
    assert_eq!(ideas, ["Send a list of maps"]);
    // An answer, and all is as it was.
    let answered = tell(&format!("{story}    2026-02-17 mail from Ana: thanks\n"));
    let page = give_and_take(&answered, &Finder::new(&answered), day("2026-03-03"));
    assert_eq!((page.guard, page.matches[0].ideas.len()), (None, 3));
}

const PEOPLE: &str = r#"
    2026-02-20
    give skill "planning a garden" tag garden size 2
    person Jo Lind: strength 3, wants "a designer for the garden", at Acme as Clerk
    person Al Roy: strength 3, wants "somebody at Beta who designs bridges"
    person Ann Bell: strength 3, at Beta as Designer, tag garden
    person Bo Chen: strength 4, at Gamma as "Garden designer"
    person Cy Dow: strength 2, at Beta as "Bridge engineer", could give "bridges"
    person Eve Moss: strength 2, industry garden
"#;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// The same ideas in whatever order the rows came, and whether the finder was built at once or row by row.
    #[test]
    fn r19_the_finder_does_not_depend_on_the_order_of_insertion(order in Just((0..6_usize).collect::<Vec<_>>()).prop_shuffle()) {
        let told = tell(PEOPLE);
        let people: Vec<Row<kith::book::Contact>> = told.contacts.iter().cloned().collect();
        let mut book = Book::default();
        told.organizations.iter().for_each(|row| book.load_row(row.clone()));
        told.gives.iter().for_each(|row| book.load_row(row.clone()));
        let mut kept = Finder::new(&book);
        for at in order {
            book.load_row(people[at].clone());
            kept.refresh(&book, &touched(people[at].id));
        }
        for row in told.affiliations.iter() {
            book.load_row(row.clone());
            kept.refresh(&book, &touched(row.contact));
        }
        let shown = |book: &Book, finder: &Finder| {
            give_and_take(book, finder, day(TODAY)).matches.iter().map(match_text).collect::<String>()
        };
        let expected = shown(&told, &Finder::new(&told));
        prop_assert!(expected.contains("Bo Chen"));
        prop_assert_eq!(shown(&book, &kept), expected.clone());
        prop_assert_eq!(shown(&book, &Finder::new(&book)), expected);
    }
}
