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
            New ground
            - Write: Mick does not know yet that you are looking. Tell them, one at a time and in your own words.

            == Monday 2026-03-09
            1 person to thank
            Yours to do
            - Thank: Mick gave you a straight answer on Thursday. Thank them for their candour. [late: since Friday]
              + Mick does not know yet that you are looking. Tell them, one at a time and in your own words.

            == Thursday 2026-03-12
            1 person to thank
            Yours to do
            - Thank: Mick gave you a straight answer on 5 March. Thank them for their candour. [late: since Friday]
              + Mick does not know yet that you are looking. Tell them, one at a time and in your own words.

            == Monday 2026-03-16
            1 person to thank
            Yours to do
            - Thank: Mick gave you a straight answer on 5 March. Thank them for their candour. [late: since 6 March]
              + Mick does not know yet that you are looking. Tell them, one at a time and in your own words.

            == Thursday 2026-03-19
            1 person to thank
            Yours to do
            - Thank: Mick gave you a straight answer on 5 March. Thank them for their candour. [late: since 6 March]
              + Mick does not know yet that you are looking. Tell them, one at a time and in your own words.

            == Monday 2026-03-23
            1 person to thank
            Yours to do
            - Thank: Mick gave you a straight answer on 5 March. Thank them for their candour. [late: since 6 March]
              + Mick does not know yet that you are looking. Tell them, one at a time and in your own words.
            Waiting on others
            - Write: One last friendly note to Al, who has been quiet since 11 March: e-mail. Then let it rest.

            == Thursday 2026-03-26
            1 person to thank
            Yours to do
            - Thank: Mick gave you a straight answer on 5 March. Thank them for their candour. [late: since 6 March]
              + Mick does not know yet that you are looking. Tell them, one at a time and in your own words.
            Waiting on others
            - Write: One last friendly note to Al, who has been quiet since 11 March: e-mail. Then let it rest.

            == Monday 2026-03-30
            1 person to thank, 1 answer to give
            Yours to do
            - Write: Mick wrote on Friday and waits for an answer. [due today]
              + 3 things to thank Mick for since 5 March, the latest: their answer.
              + Mick does not know yet that you are looking. Tell them, one at a time and in your own words.
            Fold: Waiting on others
            - Write: One last friendly note to Al, who has been quiet since 11 March: e-mail. Then let it rest. Still want to?

            == Thursday 2026-04-02
            New ground
            - Write: Mick does not know yet that you are looking. Tell them, one at a time and in your own words.
            Fold: Waiting on others
            - Write: One last friendly note to Al, who has been quiet since 11 March: e-mail. Then let it rest. Still want to?

        "#]],
    );
}
