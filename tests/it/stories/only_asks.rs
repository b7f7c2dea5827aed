//! Five weeks of somebody who only asks.

use super::check;
use expect_test::expect;

const STORY: &str = include_str!("../../data/stories/only_asks.txt");

#[test]
fn somebody_who_only_asks_is_shown_what_would_help() {
    check(
        STORY,
        "2026-03-02",
        5,
        expect![[r#"
            == Monday 2026-03-02
            Nobody is here yet. Begin with ten people you would be glad to hear from.

            == Thursday 2026-03-05
            Nothing is owed to anyone today. If you have five minutes, give somebody a small joy.

            == Monday 2026-03-09
            1 person to thank
            Nothing has gone out since Tuesday: one small thing to begin with, about 3 minutes. 1 more when you like.
            Yours to do
            - Thank: Mick gave you a straight answer on Thursday. Thank them for their candour. [late: since Friday]
            Fold: New ground
            - Add places: Ten minutes for your list of places, 1 so far: where you dream of working, where people you studied with are, who has a posting, what grows.

            == Thursday 2026-03-12
            1 person to thank
            Yours to do
            - Thank: Mick gave you a straight answer on 5 March. Thank them for their candour. [late: since Friday]

            == Monday 2026-03-16
            1 person to thank
            New ground
            - Add places: Ten minutes for your list of places, 1 so far: where you dream of working, where people you studied with are, who has a posting, what grows.
            Fold: Yours to do
            - Thank: Mick gave you a straight answer on 5 March. Thank them for their candour. [late: since 6 March] Still want to?

            == Thursday 2026-03-19
            1 person to thank
            Nothing more for today. What is folded below can wait.
            Fold: Yours to do
            - Thank: Mick gave you a straight answer on 5 March. Thank them for their candour. [late: since 6 March] Still want to?

            == Monday 2026-03-23
            1 person to thank
            Waiting on others
            - Write: One last friendly note to Al, who has been quiet since 11 March: e-mail. Then let it rest.
            Fold: Yours to do
            - Thank: Mick gave you a straight answer on 5 March. Thank them for their candour. [late: since 6 March] Still want to?
            Fold: New ground
            - Add places: Ten minutes for your list of places, 1 so far: where you dream of working, where people you studied with are, who has a posting, what grows. Still want to?

            == Thursday 2026-03-26
            1 person to thank
            Waiting on others
            - Write: One last friendly note to Al, who has been quiet since 11 March: e-mail. Then let it rest.
            Fold: Yours to do
            - Thank: Mick gave you a straight answer on 5 March. Thank them for their candour. [late: since 6 March] Still want to?

            == Monday 2026-03-30
            1 person to thank, 1 answer to give
            Yours to do
            - Write: Mick wrote on Friday and waits for an answer. [due today]
              + 2 things to thank Mick for since 5 March, the latest: advice.
              + You asked Mick on 16 March for an introduction to somebody. One friendly reminder is fine.
            Fold: Waiting on others
            - Write: One last friendly note to Al, who has been quiet since 11 March: e-mail. Then let it rest. Still want to?
            Fold: New ground
            - Add places: Ten minutes for your list of places, 1 so far: where you dream of working, where people you studied with are, who has a posting, what grows. Still want to?

            == Thursday 2026-04-02
            Nothing more for today. What is folded below can wait.
            Fold: Waiting on others
            - Write: One last friendly note to Al, who has been quiet since 11 March: e-mail. Then let it rest. Still want to?
            - Write: You asked Mick on 16 March for an introduction to somebody. One friendly reminder is fine. Still want to?

        "#]],
    );
}
