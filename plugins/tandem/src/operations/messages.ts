/** One suggestion at a time: what to do next, and why it matters. */
export const nextStepMessages = {
  title: 'Next step',
  loading: 'Looking for the next step',
  failed: 'The next step could not be found out',
  exhausted: {
    what: 'Look at what used up the budget of «{{slo}}».',
    why: 'Until it is above zero again, changes that make the service steadier help its users most.',
  },
  burning: {
    what: 'Look at what burns the budget of «{{slo}}».',
    why: 'It goes faster than planned; the earlier it is found, the less there is to make up for.',
  },
  source: {
    what: 'Look at why «{{slo}}» cannot read its source.',
    why: 'Without counts nobody notices when users are affected.',
  },
  stale: {
    what: 'Look at the pipeline that sends counts for «{{slo}}».',
    why: 'Its last counts are {{age}} old, so nobody would notice if users were affected now.',
  },
  'no-data': {
    what: 'Send the first counts for «{{slo}}».',
    why: 'It is published and waits for data; with the first counts its budget begins.',
  },
  deployment: {
    what: 'Report the first deployment.',
    why: 'With it Tandem can say what changed when something happens.',
  },
  slo: {
    what: 'Agree the first SLO with the people who use this service.',
    why: 'It says when to step in, and when it is fine to leave things be.',
  },
  draft: {
    what: 'Publish the draft «{{slo}}» when it is agreed.',
    why: 'A draft is a plan; its budget begins to count with publishing.',
  },
  cover: {
    what: 'Propose an ops liaison for this service.',
    why: 'A person to ask before there is trouble, and beside you when there is.',
  },
  deputy: {
    what: 'Name a deputy for {{liaison}}.',
    why: 'So that someone answers on days off, too.',
  },
  hidden: {
    what: 'Nothing waits that you may see.',
    why: 'A part of this service is hidden from you, so there may be more to do.',
  },
  done: {
    what: 'Nothing waits.',
    why: 'SLOs, deployments and a liaison are in place; a good time to look at the details together.',
  },
  action: {
    story: 'See what happened',
    details: 'Open the details',
    draft: 'Review the draft',
    deployment: 'Report a deployment',
    slo: 'Write an SLO',
    deputy: 'Name a deputy',
    operations: 'Open Operations',
    ask: 'Ask the liaison',
  },
} as const;
