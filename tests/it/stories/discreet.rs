//! Four weeks of a search while employed.

use super::check;
use expect_test::expect;

const STORY: &str = include_str!("../../data/stories/discreet.txt");

#[test]
fn a_discreet_search_stays_discreet() {
    check(
        STORY,
        "2026-03-02",
        4,
        expect![[r#"
            == Monday 2026-03-02
            Nobody is here yet. Begin with ten people you would be glad to hear from.

            == Thursday 2026-03-05
            0 of 2 people reached today
            New ground
            - Write: Kaya does not know yet that you are looking. Tell them, one at a time and in your own words.
            - Ask: Rosa knows Coastal Lines from within, and all is well between you. One specific question is welcome.

            == Monday 2026-03-09
            1 person to thank, 0 of 2 people reached today
            Yours to do
            - Thank: Rosa helped you on Friday: information. A thank-you lets it land. [due today]
            New ground
            - Write: Kaya does not know yet that you are looking. Tell them, one at a time and in your own words.
            - Add places: Ten minutes for your list of places, 1 so far: where you dream of working, where people you studied with are, who has a posting, what grows.

            == Thursday 2026-03-12
            1 person to thank, 0 of 2 people reached today
            Yours to do
            - Thank: Max helped you yesterday: advice. A thank-you lets it land. [due today]
            New ground
            - Ask: Rosa knows Coastal Lines from within, and all is well between you. One specific question is welcome.
            - Write: Kaya does not know yet that you are looking. Tell them, one at a time and in your own words.

            == Monday 2026-03-16
            0 of 2 people reached today
            New ground
            - Add places: Ten minutes for your list of places, 1 so far: where you dream of working, where people you studied with are, who has a posting, what grows.
            Fold: New ground
            - Write: Kaya does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?

            == Thursday 2026-03-19
            1 person to thank, 0 of 2 people reached today
            Yours to do
            - Thank: Kaya helped you yesterday: advice. A thank-you lets it land. [due today]
              + Kaya does not know yet that you are looking. Tell them, one at a time and in your own words.

            == Monday 2026-03-23
            0 of 2 people reached today
            Nothing more for today. What is folded below can wait.
            Fold: New ground
            - Write: Kaya does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?
            - Add places: Ten minutes for your list of places, 1 so far: where you dream of working, where people you studied with are, who has a posting, what grows. Still want to?

            == Thursday 2026-03-26
            0 of 2 people reached today
            Nothing more for today. What is folded below can wait.
            Fold: New ground
            - Write: Kaya does not know yet that you are looking. Tell them, one at a time and in your own words. Still want to?

        "#]],
    );
}
