//! Twelve weeks of one search, from the first names to the landing.

use super::check;
use expect_test::expect;

const STORY: &str = include_str!("../../data/stories/search.txt");

#[test]
fn a_search_from_the_first_names_to_the_landing() {
    check(
        STORY,
        "2026-03-02",
        12,
        expect![[r#"
            == Monday 2026-03-02
            Nobody is here yet. Begin with ten people you would be glad to hear from.

            == Thursday 2026-03-05
            0 of 3 people reached today
            New ground
            - Write: Beth does not know yet that you are looking. Tell them, one at a time and in your own words.
            - Ask: Owen knows Tideway Sensors from within, and all is well between you. One specific question is welcome.

            == Monday 2026-03-09
            1 meeting or call today, 0 of 3 people reached today
            Now: 12:30 Meeting with Owen Pryce (prepare)
              + Owen knows Tideway Sensors from within, and all is well between you. One specific question is welcome.
            New ground
            - Write: Beth does not know yet that you are looking. Tell them, one at a time and in your own words.
            - Add places: Ten minutes for your list of places, 3 so far: where you dream of working, where people you studied with are, who has a posting, what grows.

            == Thursday 2026-03-12
            1 person to thank, 1 introduction waiting on you, 0 of 3 people reached today
            Yours to do
            - Write: Owen introduced you to Mara yesterday. It is your turn to write. [due today]
            - Thank: Owen introduced you to Mara Lindgren yesterday. A thank-you goes to the one who opened the door. [due today]
            New ground
            - Write: Beth does not know yet that you are looking. Tell them, one at a time and in your own words.

            == Monday 2026-03-16
            0 of 3 people reached today
            New ground
            - Ask: Owen knows Tideway Sensors from within, and all is well between you. One specific question is welcome.
            - Add places: Ten minutes for your list of places, 3 so far: where you dream of working, where people you studied with are, who has a posting, what grows.
            Fold: New ground
            - Write: Beth does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?

            == Thursday 2026-03-19
            0 of 3 people reached today
            Waiting on others
            - Call: Karl has not answered since Monday, which says nothing so far. Next: call.
            New ground
            - Ask: Lucy knows Marrow Labs from within, and all is well between you. One specific question is welcome.
            Fold: New ground
            - Write: Beth does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?
            Coming up: Mara Lindgren: meeting on Tuesday

            == Monday 2026-03-23
            0 of 3 people reached today
            Waiting on others
            - Call: Karl has not answered since 16 March, which says nothing so far. Next: call.
            New ground
            - Write: Lucy does not know yet that you are looking. Tell them, one at a time and in your own words.
            - Ask: Beth knows many people, and all is well between you. One specific question is welcome.
            Fold: New ground
            - Add places: Ten minutes for your list of places, 3 so far: where you dream of working, where people you studied with are, who has a posting, what grows. Still want to?
            Coming up: Mara Lindgren: meeting tomorrow (prepare)

            == Thursday 2026-03-26
            1 introduction waiting on you, 0 of 3 people reached today
            Yours to do
            - Write: You talked with Mara Lindgren on Tuesday. Owen, who introduced you, will be glad to hear how it went. [due today]
            - Log: You planned for today: send the list of incoming tests [due today]
            Waiting on others
            - Call: Karl has not answered since 16 March, which says nothing so far. Next: call.
            New ground
            - Write: Lucy does not know yet that you are looking. Tell them, one at a time and in your own words.

            == Monday 2026-03-30
            0 of 3 people reached today
            New ground
            - Ask: Owen knows Tideway Sensors from within, and all is well between you. One specific question is welcome.
            - Write: Lucy does not know yet that you are looking. Tell them, one at a time and in your own words.
            Fold: Waiting on others
            - Call: Karl has not answered since 16 March, which says nothing so far. Next: call. Still want to?
            Fold: New ground
            - Add places: Ten minutes for your list of places, 3 so far: where you dream of working, where people you studied with are, who has a posting, what grows. Still want to?

            == Thursday 2026-04-02
            1 person to thank, 0 of 3 people reached today
            Yours to do
            - Thank: Lucy helped you yesterday: information. A thank-you lets it land. [due today]
              + Lucy does not know yet that you are looking. Tell them, one at a time and in your own words.
            Waiting on others
            - Write: Beth promised you on 19 March: the number of a cousin at Pell. A kind question is fine by now.
            Fold: Waiting on others
            - Call: Karl has not answered since 16 March, which says nothing so far. Next: call. Still want to?

            == Monday 2026-04-06
            Waiting on others
            - Write: Beth promised you on 19 March: the number of a cousin at Pell. A kind question is fine by now.
            New ground
            - Ask: Owen knows Tideway Sensors from within, and all is well between you. One specific question is welcome.
            Fold: New ground
            - Write: Lucy does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?

            == Thursday 2026-04-09
            0 of 3 people reached today
            Waiting on others
            - Write: Beth promised you on 19 March: the number of a cousin at Pell. A kind question is fine by now.
            New ground
            - Ask: Owen knows Tideway Sensors from within, and all is well between you. One specific question is welcome.
            Fold: New ground
            - Write: Lucy does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?

            == Monday 2026-04-13
            0 of 3 people reached today
            Waiting on others
            - Write: Beth promised you on 19 March: the number of a cousin at Pell. A kind question is fine by now.
            Fold: New ground
            - Write: Lucy does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?
            - Add places: Ten minutes for your list of places, 3 so far: where you dream of working, where people you studied with are, who has a posting, what grows. Still want to?

            == Thursday 2026-04-16
            1 person to thank, 0 of 3 people reached today
            Yours to do
            - Thank: Jonas helped you yesterday: information. A thank-you lets it land. [due today]
            Fold: Waiting on others
            - Write: Beth promised you on 19 March: the number of a cousin at Pell. A kind question is fine by now. Still want to?
            Fold: New ground
            - Write: Lucy does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?

            == Monday 2026-04-20
            0 of 3 people reached today
            Nothing more for today. What is folded below can wait.
            Fold: Waiting on others
            - Write: Beth promised you on 19 March: the number of a cousin at Pell. A kind question is fine by now. Still want to?
            Fold: New ground
            - Write: Lucy does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?
            - Add places: Ten minutes for your list of places, 3 so far: where you dream of working, where people you studied with are, who has a posting, what grows. Still want to?

            == Thursday 2026-04-23
            1 meeting or call today, 0 of 3 people reached today
            Now: 9:00 Meeting with Jonas Feld (prepare)
            Fold: New ground
            - Write: Lucy does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?

            == Monday 2026-04-27
            0 of 3 people reached today
            Keeping in touch
            - Write: You told Owen on 26 March how it goes. People like to see what becomes of their help.
            Fold: New ground
            - Write: Lucy does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?
            - Add places: Ten minutes for your list of places, 3 so far: where you dream of working, where people you studied with are, who has a posting, what grows. Still want to?

            == Thursday 2026-04-30
            0 of 3 people reached today
            Nothing has gone out since Friday: one small thing to begin with, about 3 minutes. 1 more when you like.
            Keeping in touch
            - Write: You told Owen on 26 March how it goes. People like to see what becomes of their help.
            Fold: New ground
            - Write: Lucy does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?

            == Monday 2026-05-04
            0 of 3 people reached today
            Keeping in touch
            - Write: There is news from Tideway Sensors: an interview on Tuesday. It came about through Mara. Tell them first.
            New ground
            - Ask: Beth knows many people, and all is well between you. One specific question is welcome.
            Fold: Keeping in touch
            - Write: There is news from Tideway Sensors: an interview on Tuesday. It came about through Jonas. Tell them first.
            - Write: You told Owen on 26 March how it goes. People like to see what becomes of their help.
            Fold: New ground
            - Write: Lucy does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?
            - Add places: Ten minutes for your list of places, 3 so far: where you dream of working, where people you studied with are, who has a posting, what grows. Still want to?

            == Thursday 2026-05-07
            0 of 3 people reached today
            Keeping in touch
            - Write: There is news from Tideway Sensors: an interview on 28 April. It came about through Mara. Tell them first.
            Fold: Keeping in touch
            - Write: There is news from Tideway Sensors: an interview on 28 April. It came about through Jonas. Tell them first.
            - Write: You told Owen on 26 March how it goes. People like to see what becomes of their help. Still want to?
            Fold: New ground
            - Write: Lucy does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?

            == Monday 2026-05-11
            0 of 3 people reached today
            New ground
            - Ask: Beth knows many people, and all is well between you. One specific question is welcome.
            Fold: Keeping in touch
            - Write: You told Owen on 26 March how it goes. People like to see what becomes of their help. Still want to?
            - Write: There is news from Tideway Sensors: an interview on 28 April. It came about through Mara. Tell them first. Still want to?
            - Write: There is news from Tideway Sensors: an interview on 28 April. It came about through Jonas. Tell them first. Still want to?
            Fold: New ground
            - Write: Lucy does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?
            - Add places: Ten minutes for your list of places, 3 so far: where you dream of working, where people you studied with are, who has a posting, what grows. Still want to?

            == Thursday 2026-05-14
            0 of 3 people reached today
            New ground
            - Ask: Beth knows many people, and all is well between you. One specific question is welcome.
            Fold: Keeping in touch
            - Write: You told Owen on 26 March how it goes. People like to see what becomes of their help. Still want to?
            Fold: New ground
            - Write: Lucy does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?

            == Monday 2026-05-18
            0 of 3 people reached today
            Keeping in touch
            - Write: There is news from Tideway Sensors: an interview on Tuesday. It came about through Jonas. Tell them first.
            Fold: Keeping in touch
            - Write: You told Owen on 26 March how it goes. People like to see what becomes of their help. Still want to?
            Fold: New ground
            - Write: Lucy does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?
            - Add places: Ten minutes for your list of places, 3 so far: where you dream of working, where people you studied with are, who has a posting, what grows. Still want to?

            == Thursday 2026-05-21
            0 of 3 people reached today
            Yours to do
            - Write: Beth helped or cheered you on. Thank them and tell them where you are now (6 of 6). [due since Tuesday]

        "#]],
    );
}
