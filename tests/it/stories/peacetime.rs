//! Seven weeks of good times.

use super::check;
use expect_test::expect;

const STORY: &str = include_str!("../../data/stories/peacetime.txt");

#[test]
fn good_times_keep_the_network_alive() {
    check(
        STORY,
        "2026-03-02",
        7,
        expect![[r#"
            == Monday 2026-03-02
            Nobody is here yet. Begin with ten people you would be glad to hear from.

            == Thursday 2026-03-05
            1 of 3 people reached this week
            Keeping in touch
            - Write: 6 months since you and Imran were in touch; you wanted about every 90 days.
            - Write: 6 months since you and Greta were in touch; you wanted about every 180 days.
            - Write: 6 months since you and Peter were in touch; you wanted about every 180 days.

            == Monday 2026-03-09
            0 of 3 people reached this week
            Keeping in touch
            - Write: 6 months since you and Greta were in touch; you wanted about every 180 days.
            - Write: 6 months since you and Peter were in touch; you wanted about every 180 days.

            == Thursday 2026-03-12
            1 of 3 people reached this week
            Waiting on others
            - Write: You want to introduce Hana and Imran Malik. Ask Hana first whether it is welcome.
            Keeping in touch
            - Write: Today is the birthday of Greta.
              + 6 months since you and Greta were in touch; you wanted about every 180 days.
            Fold: Keeping in touch
            - Write: 6 months since you and Peter were in touch; you wanted about every 180 days. Still want to?

            == Monday 2026-03-16
            0 of 3 people reached this week
            Waiting on others
            - Write: You want to introduce Hana and Imran Malik. Ask Hana first whether it is welcome.
            Fold: Keeping in touch
            - Write: 6 months since you and Peter were in touch; you wanted about every 180 days. Still want to?

            == Thursday 2026-03-19
            0 of 3 people reached this week
            Waiting on others
            - Write: You asked Imran on 11 March about meeting Hana Mori. One friendly reminder is fine.
            - Write: You want to introduce Hana and Imran Malik. Ask Hana first whether it is welcome.
            Fold: Keeping in touch
            - Write: 6 months since you and Peter were in touch; you wanted about every 180 days. Still want to?

            == Monday 2026-03-23
            0 of 3 people reached this week
            Waiting on others
            - Write: You asked Imran on 11 March about meeting Hana Mori. One friendly reminder is fine.
            Fold: Waiting on others
            - Write: You want to introduce Hana and Imran Malik. Ask Hana first whether it is welcome. Still want to?
            Fold: Keeping in touch
            - Write: 6 months since you and Peter were in touch; you wanted about every 180 days. Still want to?

            == Thursday 2026-03-26
            1 of 3 people reached this week
            Nothing more for today. What is folded below can wait.
            Fold: Waiting on others
            - Write: You want to introduce Hana and Imran Malik. Ask Hana first whether it is welcome. Still want to?
            - Write: You asked Imran on 11 March about meeting Hana Mori. One friendly reminder is fine. Still want to?
            Fold: Keeping in touch
            - Write: 6 months since you and Peter were in touch; you wanted about every 180 days. Still want to?

            == Monday 2026-03-30
            0 of 3 people reached this week
            Nothing more for today. What is folded below can wait.
            Fold: Waiting on others
            - Write: You want to introduce Hana and Imran Malik. Ask Hana first whether it is welcome. Still want to?
            - Write: You asked Imran on 11 March about meeting Hana Mori. One friendly reminder is fine. Still want to?
            Fold: Keeping in touch
            - Write: 6 months since you and Peter were in touch; you wanted about every 180 days. Still want to?

            == Thursday 2026-04-02
            0 of 3 people reached this week
            Keeping in touch
            - Write: Zoltan is Works lead at Stonebridge now. A line to say you are glad takes a minute.
            - Write: 4 weeks since you and Clara were in touch; you wanted about every 30 days.
            Fold: Waiting on others
            - Write: You want to introduce Hana and Imran Malik. Ask Hana first whether it is welcome. Still want to?
            - Write: You asked Imran on 11 March about meeting Hana Mori. One friendly reminder is fine. Still want to?
            Fold: Keeping in touch
            - Write: 6 months since you and Peter were in touch; you wanted about every 180 days. Still want to?

            == Monday 2026-04-06
            0 of 3 people reached this week
            Keeping in touch
            - Write: 4 weeks since you and Clara were in touch; you wanted about every 30 days.
            Fold: Waiting on others
            - Write: You want to introduce Hana and Imran Malik. Ask Hana first whether it is welcome. Still want to?
            - Write: You asked Imran on 11 March about meeting Hana Mori. One friendly reminder is fine. Still want to?
            Fold: Keeping in touch
            - Write: 7 months since you and Peter were in touch; you wanted about every 180 days. Still want to?

            == Thursday 2026-04-09
            1 person to thank, 1 of 3 people reached this week
            Yours to do
            - Thank: You talked with Peter yesterday. Thank them for their time, whatever came of it. [due today]
            Keeping in touch
            - Write: 5 weeks since you and Clara were in touch; you wanted about every 30 days.

            == Monday 2026-04-13
            0 of 3 people reached this week
            Nothing more for today. What is folded below can wait.
            Fold: Keeping in touch
            - Write: 5 weeks since you and Clara were in touch; you wanted about every 30 days. Still want to?

            == Thursday 2026-04-16
            0 of 3 people reached this week
            Nothing more for today. What is folded below can wait.
            Fold: Keeping in touch
            - Write: 6 weeks since you and Clara were in touch; you wanted about every 30 days. Still want to?

        "#]],
    );
}
