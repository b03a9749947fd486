/**
 * How a service delivers during a stretch of its life.
 */
export interface Pace {
  /** Releases in a week in which the service releases at all. */
  releasesPerWeek: number;
  /** 1 releases every week, 4 every fourth. */
  everyWeeks: number;
  /** 1 is Monday, 5 is Friday. */
  weekdays: readonly number[];
  /** The share of releases that bring an incident or are rolled back. */
  failRatio: number;
  /** The share of releases whose first attempt breaks in the pipeline. */
  brokenAttemptRatio: number;
  medianCodingHours: number;
  medianReviewHours: number;
  medianQueueHours: number;
  medianRecoveryMinutes: number;
  changesPerRelease: readonly [low: number, high: number];
  /** Whether each release rests on staging first. */
  staging: boolean;
  /** The share of releasing weeks that end with an incident open for days. */
  lingeringRatio?: number;
  /** Weekdays on which a release fails, is rolled back and recovers. */
  badDays?: readonly BadDay[];
}

/** How likely a weekday is a bad one. */
export interface BadDay {
  weekday: number;
  probability: number;
}

/** The newest stretch comes first. */
export interface Profile {
  stretches: readonly {
    /** The first week of the stretch, counted back from now; absent: since ever. */
    sinceWeeks?: number;
    pace: Pace;
  }[];
  /** No deployments before, counted back from now. */
  bornWeeks?: number;
  /** No deployments since, counted back from now. */
  retiredWeeks?: number;
}

const everyDay = [1, 2, 3, 4, 5];

/** Small changes, several times a day, quickly repaired. */
const elite: Pace = {
  releasesPerWeek: 7,
  everyWeeks: 1,
  weekdays: everyDay,
  failRatio: 0.035,
  brokenAttemptRatio: 0.04,
  medianCodingHours: 5,
  medianReviewHours: 2,
  medianQueueHours: 0.6,
  medianRecoveryMinutes: 24,
  changesPerRelease: [1, 2],
  staging: false,
};

/** Twice or three times a week, no drama. */
const steady: Pace = {
  releasesPerWeek: 2.6,
  everyWeeks: 1,
  weekdays: [1, 2, 3, 4],
  failRatio: 0.07,
  brokenAttemptRatio: 0.06,
  medianCodingHours: 16,
  medianReviewHours: 9,
  medianQueueHours: 6,
  medianRecoveryMinutes: 95,
  changesPerRelease: [1, 4],
  staging: true,
};

/** A release train on one day of the week. */
const weekly: Pace = {
  releasesPerWeek: 1,
  everyWeeks: 1,
  weekdays: [2, 3, 4],
  failRatio: 0.1,
  brokenAttemptRatio: 0.08,
  medianCodingHours: 26,
  medianReviewHours: 20,
  medianQueueHours: 50,
  medianRecoveryMinutes: 210,
  changesPerRelease: [3, 8],
  staging: true,
};

/** Once a month, many changes at once. */
const monthly: Pace = {
  releasesPerWeek: 1,
  everyWeeks: 4,
  weekdays: [2, 3],
  failRatio: 0.16,
  brokenAttemptRatio: 0.12,
  medianCodingHours: 45,
  medianReviewHours: 60,
  medianQueueHours: 230,
  medianRecoveryMinutes: 700,
  changesPerRelease: [8, 18],
  staging: true,
};

/** Nothing for weeks, then a release a day or two. */
const bursty: Pace = {
  releasesPerWeek: 8,
  everyWeeks: 3,
  weekdays: everyDay,
  failRatio: 0.12,
  brokenAttemptRatio: 0.15,
  medianCodingHours: 12,
  medianReviewHours: 3,
  medianQueueHours: 20,
  medianRecoveryMinutes: 130,
  changesPerRelease: [1, 5],
  staging: false,
};

/** Touched once a quarter. */
const rarely: Pace = {
  ...monthly,
  everyWeeks: 11,
  changesPerRelease: [2, 6],
  failRatio: 0.1,
};

/** Fast, and often wrong: what a checkout under pressure looks like. */
const flaky: Pace = {
  ...steady,
  releasesPerWeek: 4,
  weekdays: [1, 2, 3, 4],
  failRatio: 0.2,
  brokenAttemptRatio: 0.16,
  medianRecoveryMinutes: 65,
  badDays: [
    { weekday: 2, probability: 1 },
    { weekday: 4, probability: 0.6 },
  ],
};

const always = (pace: Pace): Profile => ({ stretches: [{ pace }] });

/** Every way to deliver that the demo shows. */
export const profiles = {
  elite: always(elite),
  steady: always(steady),
  weekly: always(weekly),
  monthly: always(monthly),
  bursty: always(bursty),
  rarely: always(rarely),
  /** Was fine, then sped up and broke: the story of the developer's team. */
  gettingWorse: {
    stretches: [{ sinceWeeks: 9, pace: flaky }, { pace: steady }],
  },
  /** Went from a monthly train to small steps half a year ago. */
  gettingBetter: {
    stretches: [
      { sinceWeeks: 8, pace: { ...steady, failRatio: 0.03 } },
      { sinceWeeks: 24, pace: weekly },
      { pace: monthly },
    ],
  },
  /** Releases calmly, but small things stay open for a week. */
  lingering: always({
    ...weekly,
    medianRecoveryMinutes: 900,
    lingeringRatio: 0.75,
  }),
  /** Half a year old. */
  young: { stretches: [{ pace: bursty }], bornWeeks: 22 },
  /** Last touched in spring. */
  retired: { stretches: [{ pace: monthly }], retiredWeeks: 27 },
  /** Known to the pipeline for a month, unknown to the catalog. */
  uncatalogued: { stretches: [{ pace: weekly }], bornWeeks: 4 },
  /** The pipeline uses another name since five weeks ago. */
  renamed: {
    stretches: [
      {
        pace: {
          ...steady,
          failRatio: 0.2,
          staging: false,
          lingeringRatio: 0.3,
        },
      },
    ],
    bornWeeks: 5,
  },
} satisfies Record<string, Profile>;

/** The name of one of {@link profiles}. */
export type ProfileName = keyof typeof profiles;
