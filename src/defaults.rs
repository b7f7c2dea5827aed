//! Every number that was chosen for this product, in one place ([D] in the rule book). Where a source gave
//! the number it is named.

/// Days a record stays in the trash.
pub const TRASH_DAYS: i32 = 30;

/// What happened more than this many days (days away not counted) before it was recorded is old news: it
/// opens no obligation.
pub const OLD_NEWS_DAYS: u32 = 14;

/// Days between touches for the tiers close, near, wide and yearly (c6, c7 lie around them).
pub const TIER_DAYS: [u16; 4] = [30, 90, 180, 365];

/// After an outgoing touch without an answer a cadence is quiet for at least this many days.
pub const CADENCE_QUIET_DAYS: u32 = 14;

/// After two unanswered care touches in a row no cadence card for this many days.
pub const CADENCE_REST_DAYS: i32 = 90;

/// Whether a *message* was answered: an in or two-way came within this many days.
pub const ANSWERED_WITHIN_DAYS: i32 = 28;

/// Thanks are due on the next working day and late on the second (c3: within 24 hours).
pub const THANKS_DUE: u32 = 1;
/// See [`THANKS_DUE`].
pub const THANKS_LATE: u32 = 2;
/// Thanks whose newest trigger is older than this many days are "long owed": one a week.
pub const LONG_OWED_DAYS: i32 = 30;

/// Replies, first messages and blurbs: due on the next working day, late on the third.
pub const REPLY_DUE: u32 = 1;
/// See [`REPLY_DUE`].
pub const REPLY_LATE: u32 = 3;

/// Reports to the introducer: due on the second working day, late on the tenth (R88).
pub const REPORT_DUE: u32 = 2;
/// See [`REPORT_DUE`].
pub const REPORT_LATE: u32 = 10;
/// An introduced person answered but no meeting is planned within so many working days: report (R88).
pub const REPORT_WITHOUT_MEETING: u32 = 10;

/// A promise of the user without a day is due after so many working days.
pub const PROMISE_DUE: u32 = 5;
/// Late so many working days after that.
pub const PROMISE_LATE: u32 = 3;
/// A promise of theirs is asked after so many working days after its day ...
pub const THEIR_PROMISE_GRACE: u32 = 5;
/// ... or so many after it was given, if it had none.
pub const THEIR_PROMISE_DUE: u32 = 10;
/// Asked after once, it lets itself go so many working days later.
pub const THEIR_PROMISE_LAPSES: u32 = 10;

/// A next step is late so many working days after its day.
pub const NEXT_STEP_LATE: u32 = 3;

/// An introduction asked for: one reminder, then it lapses (working days, R88).
pub const INTRODUCTION_ASKED: (u32, u32) = (7, 20);
/// An introduction offered, the blurb sent: one reminder, then it lapses (working days, R88).
pub const INTRODUCTION_OFFERED: (u32, u32) = (5, 20);

/// An introduction by the user: a side is asked, reminded once, and then it lapses (working days, R88).
pub const MY_INTRODUCTION_SIDE: (u32, u32) = (5, 20);
/// Asking a side is due so many working days after the introduction came up.
pub const MY_INTRODUCTION_ASK: u32 = 2;
/// Making it is due and late so many working days after the second yes (R88).
pub const MY_INTRODUCTION_MAKE: (u32, u32) = (2, 5);
/// One friendly question so many working days after it was made; it closes then (R88).
pub const MY_INTRODUCTION_AFTER: (u32, u32) = (20, 30);

/// News that somebody's help led to is due so many working days later (R23).
pub const NEWS_DUE: u32 = 3;
/// Days between updates for introducers and favors of size 3, and for favors of size 2 (R23).
pub const UPDATE_DAYS: [i32; 2] = [30, 60];
/// After two updates in a row without an answer (R23).
pub const UPDATE_QUIET_DAYS: i32 = 90;
/// Updates on Today a week and a day (R23, "Today" 6).
pub const UPDATES: (usize, usize) = (3, 1);

/// "Not yet told" on Today a week and a day (R15, "Today" 6).
pub const TOLD: (usize, usize) = (3, 1);
/// Whom to tell: somebody spoken to within so many years (R15).
pub const TOLD_YEARS: i32 = 5;

/// A congratulation on a new job is offered so many days after it was recorded (R113).
pub const JOB_CHANGE_DAYS: i32 = 30;
/// So many job changes by one import make one card with a list (R113).
pub const JOB_CHANGES_MANY: usize = 3;
/// "How did it go?" so many days after a worry's day, shown for so many more (R98).
pub const CONCERN_AFTER: (i32, i32) = (2, 7);
/// One good thing, one hard: once in so many days (R97).
pub const LIFE_UPDATE_DAYS: i32 = 90;

/// People of the landing walk a day (R56).
pub const LANDING_A_DAY: usize = 5;

/// So many people of strength 3 or more need a cadence before the network's health says anything (R60).
pub const HEALTH_SAMPLE: usize = 8;
/// The share within their cadence, in hundredths, below which the well is built (R60).
pub const HEALTH_SHARE: usize = 60;
/// Hellos a week until it is (R60).
pub const HEALTH_A_WEEK: usize = 3;
/// An active tie: a two-way in so many days (R105).
pub const ACTIVE_DAYS: i32 = 180;
/// Active ties of strength 4, 3 and 2 or more that make a strong network (R105).
pub const LAYERS_STRONG: [usize; 3] = [5, 10, 25];
/// Fewer than these in two layers make a weak one (R105).
pub const LAYERS_WEAK: [usize; 3] = [2, 4, 10];
/// Messages without an answer count as in motion for so many days (R33).
pub const IN_MOTION_DAYS: i32 = 21;

/// Suggestions of habit a week, one in all ("Today" 6 and 9).
pub const HABITS: u16 = 1;
/// The slots of suggestions allowed once in 30 days: working days of the month ("Today" 9).
pub const HABIT_SLOTS: u32 = 20;
/// Searching, and no outgoing touch for so many working days: the smallest next step (R2).
pub const SMALL_STEP_AFTER: u32 = 3;

/// What a strength of 2, 3, 4 and 5 costs as the first step of a path: the closer, the easier to ask.
pub const STEP_COSTS: [u32; 4] = [8, 4, 2, 1];
/// A step that is only likely costs so much more.
pub const LIKELY_COST: u32 = 4;
/// A first step to somebody not spoken to for so many days ...
pub const LONG_AGO_DAYS: i32 = 365;
/// ... costs so much more.
pub const LONG_AGO_COST: u32 = 2;
/// One to somebody who rests (R10) or waits for thanks costs so much more.
pub const BURDENED_COST: u32 = 4;
/// No path has more bridges.
pub const MOST_BRIDGES: u8 = 3;
/// So many paths are shown, each over another first bridge.
pub const PATHS_SHOWN: usize = 3;

/// Generation depth is looked at from the fifth week on, with so many new people ...
pub const DEPTH_SAMPLE: usize = 8;
/// ... and is low under so many of a hundred who came through somebody (R39).
pub const DEPTH_LOW: usize = 25;
/// See [`DEPTH_SAMPLE`].
pub const DEPTH_FROM_DAYS: i32 = 28;

/// A plan for silence ends so many working days after its last step, or after a step that passed unused.
pub const PLAN_ENDS_AFTER: u32 = 10;
/// "One look again" at a parked person at an active target (R90), in days.
pub const PARKED_LOOK_DAYS: i32 = 90;

/// Good hours to call where none are said, in minutes of their day (R62).
pub const GOOD_HOURS: (u16, u16) = (9 * 60, 18 * 60);

/// One unanswered outreach, ask, invite or follow-up a person in so many working days (R62).
pub const QUIET_WORKING_DAYS: u32 = 3;

/// A no parks the ask, not the person: the same ask again not before so many days (R31).
pub const PARKED_ASK_DAYS: i32 = 180;

/// A friend who has gone quiet is asked for nothing for so many days from the last try (R10).
pub const REST_DAYS: i32 = 21;
/// A try counts as unanswered after so many working days (R10) ...
pub const REST_COUNTS_AFTER: u32 = 5;
/// ... and beside the one before it only so many working days later.
pub const REST_APART: u32 = 3;
/// Of so many tries this part is compared with as many before (R10): from 0.6 down to under 0.4.
pub const REST_SAMPLE: usize = 5;

/// After so many days without news of what a favor led to, "no news yet" comes first (R100).
pub const NO_NEWS_AFTER_DAYS: i32 = 14;

/// A tie sleeps when the two were not in touch for more than so many days (R49) ...
pub const ASLEEP_DAYS: i32 = 365;
/// ... and deeply, "dormant", from so many days on (c8).
pub const DORMANT_DAYS: i32 = 3 * 365;
/// No second letter to a sleeping tie before so many days (R103).
pub const SECOND_LETTER_DAYS: i32 = 30;

/// A stranger is asked for so many minutes at most (R94); a first ask for advice so short is always fine (R18).
pub const SHORT_ASK_MINUTES: u16 = 20;
/// Asks are compared with the last so many touches (R14) ...
pub const ASK_SHARE_OF: usize = 6;
/// ... where there are at least so many.
pub const ASK_SHARE_SAMPLE: usize = 4;
/// A give counts for so many days before an ask (R18).
pub const GIVE_COUNTS_DAYS: i32 = 180;
/// A list of names that can be asked for has at most so many (R96).
pub const NAMES_IN_AN_ASK: usize = 3;
/// Who asked for advice keeps to it for so many days (R107).
pub const KEEP_TO_ADVICE_DAYS: i32 = 14;
/// Care and gives of either side count for liking within so many days (R99).
pub const LIKING_DAYS: i32 = 365;
/// Asks of a level that make the next one worth a mention (R83).
pub const LADDER_STEP: usize = 3;

/// Ready and not asked: nothing asked in so many days (R110) ...
pub const NOT_ASKED_DAYS: i32 = 90;
/// ... and so many cards a week.
pub const READY_A_WEEK: u16 = 2;
/// So many working days it is new that somebody is ready; afterwards it is proposed ...
pub const READY_IS_NEW: u32 = 5;
/// ... one week in so many: a suggestion that was skipped comes again after 30 days.
pub const READY_WEEKS: u64 = 5;
/// Tries in all where the user believes in it (R91) ...
pub const TRIES_WITH_BELIEF: usize = 7;
/// ... so many working days apart from the fourth on.
pub const TRIES_APART: u32 = 5;
/// The own figures of when answers came are shown from so many on (R91).
pub const ANSWERS_SAMPLE: usize = 5;

/// Meetings in 28 days after which an introduction is worth asking for (R8).
pub const MEETINGS_WITHOUT_INTRODUCTION: usize = 5;

/// Words in a blurb that can be passed on (R16).
pub const BLURB_WORDS: usize = 120;

/// Key facts shown before a touch (R12) ...
pub const FACTS_SHOWN: usize = 3;
/// ... which are asked after when the newest is older than so many days.
pub const FACTS_FRESH_DAYS: i32 = 365;
/// Talks of mostly one's own worries, in so many days, after which it is their turn (R13).
pub const WORRIES: (usize, i32) = (2, 30);
/// People are told again what the user does after so many days (R72).
pub const WORK_KNOWN_DAYS: i32 = 180;
/// A word by hand from time to time: one in so many days (R22).
pub const HANDWRITTEN_DAYS: i32 = 365;

/// Places on Today, unless Settings say otherwise.
pub const PLACES: usize = 7;
/// Places kept for the families Owed, Waiting, Keep, New while searching.
pub const RESERVED_SEARCHING: [usize; 4] = [3, 1, 1, 2];
/// The same in peacetime.
pub const RESERVED_PEACETIME: [usize; 4] = [3, 1, 3, 0];
/// The same after the landing.
pub const RESERVED_LANDED: [usize; 4] = [4, 1, 2, 0];

/// First letters a day where no commitment is set.
pub const FIRST_LETTERS: u16 = 2;
/// Cadence cards a day.
pub const CADENCE_CARDS: u16 = 3;
/// Dates and birthdays a day.
pub const DATE_CARDS: u16 = 2;
/// A date to remember is shown on its day and so many days after it (R114).
pub const DATE_SHOWN_DAYS: i32 = 2;
/// Cards that are due and untouched stand back from this working day on ...
pub const STANDS_BACK_FROM: u32 = 4;
/// ... and lie in the fold from this one on.
pub const FOLDED_FROM: u32 = 7;

/// A suggestion that is skipped comes back after so many days.
pub const SKIPPED_SUGGESTION_DAYS: i32 = 30;

/// People reached on a working day while searching (R26).
pub const COMMITMENT_SEARCHING: u16 = 5;
/// People reached a week in peacetime and after the landing (R26, R57).
pub const COMMITMENT_PEACETIME: u16 = 3;
/// For students and those who know fewer than [`FEW_CONTACTS`] people (R26).
pub const COMMITMENT_FEW: u16 = 2;
/// See [`COMMITMENT_FEW`].
pub const FEW_CONTACTS: usize = 20;

/// With so many thanks open the day's first units of the commitment are those (R26).
pub const THANKS_COME_FIRST: u16 = 3;

/// Cards of the sorting deck offered a day (R112).
pub const DECK_A_DAY: usize = 10;
/// The deck is offered no more after so many working days running on which none was touched (R112).
pub const DECK_RESTS_AFTER: u32 = 3;
/// "Your aim: later" comes back after so many days ...
pub const AIM_LATER_DAYS: i32 = 7;
/// ... so many times.
pub const AIM_LATER_TIMES: usize = 3;
/// First-week hellos, until so many people have had one (R104).
pub const FIRST_HELLOS: usize = 5;

/// The last four weeks, in days.
pub const W28: i32 = 28;
/// "Lately" between two people: the days of R18, and of the balance (R84).
pub const LATELY_DAYS: i32 = 180;
/// What somebody looks for drops out of the give finder after so many days (R19).
pub const GOAL_DAYS: i32 = 180;
/// Ideas for one person (R19).
pub const IDEAS: usize = 3;
/// A word is telling if fewer than one in so many contacts bears it (R19: 2 %).
pub const TELLING_ONE_IN: usize = 50;
/// The giver's guard (R111): gives of this size and more count ...
pub const GUARD_SIZE: u8 = 2;
/// ... so many of them in four weeks, while less than so much of the user's own aims is done ...
pub const GUARD_GIVES: usize = 6;
/// See [`GUARD_GIVES`].
pub const GUARD_COMMITMENT_PERCENT: usize = 60;
/// ... or so many of them to one person who has not answered since.
pub const GUARD_GIVES_TO_ONE: usize = 3;
/// For so many days only five-minute gives are offered then.
pub const GUARD_DAYS: i32 = 14;
/// Targets worked at once (c1).
pub const ACTIVE_TARGETS: usize = 5;
/// Starters at each of them (c1).
pub const STARTERS: usize = 2;
/// A list of targets has at least so many; one of fewer gets a card a week (R117).
pub const TARGETS_AT_LEAST: usize = 5;
/// ... and at most so many (c1).
pub const TARGETS_AT_MOST: usize = 40;
/// A problem that fits the user so well suggests a note with an idea (R41).
pub const PROBLEM_FITS: u8 = 4;
/// Names to aim for in the brainstorm (R37) ...
pub const BRAINSTORM_NAMES: usize = 30;
/// ... and the minutes that they take.
pub const BRAINSTORM_MINUTES: usize = 15;

/// What lies ahead on Today's "coming up", in days.
pub const COMING_UP_DAYS: i32 = 14;

/// A backup is due after so many days ...
pub const BACKUP_AFTER_DAYS: i32 = 7;
/// ... or so many changes.
pub const BACKUP_AFTER_CHANGES: u32 = 50;
