import { stringify } from 'yaml';

/** What the editor's templates are about. @public */
export type OpenSloTemplateKind =
  | 'availability'
  | 'latency'
  | 'freshness'
  | 'job-success';

interface TemplateWords {
  title: string;
  description: string;
  good: string;
  total: string;
  target: string;
}

const WORDS: Record<OpenSloTemplateKind, TemplateWords> = {
  availability: {
    title: 'Availability',
    description: 'Requests are answered without an error of ours',
    good: 'requests that were answered without an error of ours',
    total: 'all requests',
    target: '0.999',
  },
  latency: {
    title: 'Latency',
    description: 'Requests are answered within 300 ms',
    good: 'requests that were answered within 300 ms',
    total: 'all requests',
    target: '0.99',
  },
  freshness: {
    title: 'Freshness',
    description: 'What people read is at most 10 minutes old',
    good: 'reads of data that was at most 10 minutes old',
    total: 'all reads',
    target: '0.99',
  },
  'job-success': {
    title: 'Job success',
    description: 'Jobs end in time and without an error',
    good: 'jobs that ended in time and without an error',
    total: 'all jobs that were due',
    target: '0.95',
  },
};

/**
 * A valid document to begin with, for counts that are pushed, with comments for
 * someone who sees OpenSLO for the first time.
 *
 * @param name - as RFC 1123 has it
 * @param entityRef - the service, as a full entity reference
 * @public
 */
export function openSloTemplate({
  name,
  entityRef,
  kind,
}: {
  name: string;
  entityRef: string;
  kind: OpenSloTemplateKind;
}): string {
  const { title, description, good, total, target } = WORDS[kind];
  return `apiVersion: openslo/v1
kind: SLO
metadata:
  # Stays for good: lower-case letters, digits and '-'.
  name: ${yamlText(name)}
  # What people see; change it as you like.
  displayName: ${title}
spec:
  # What your users may count on, in a sentence of theirs.
  description: ${description}
  # Whose SLO this is, as the catalog names it.
  service: ${yamlText(entityRef)}
  # What is counted: good events of all events.
  indicator:
    metadata:
      name: ${indicatorName(name)}
    spec:
      ratioMetric:
        counter: true
        # ${good}
        good:
          metricSource:
            # push: your own job hands the counts in, every 5 minutes.
            type: push
            spec:
              series: good
        # ${total}
        total:
          metricSource:
            type: push
            spec:
              series: total
  # The time the target is about: always the last 30 days.
  timeWindow:
    - duration: 30d
      isRolling: true
  # Occurrences: every event counts the same.
  budgetingMethod: Occurrences
  objectives:
    # The share of good events to keep to; the rest is the error budget.
    - displayName: ${title}
      target: ${target}
`;
}

/** Within the 63 characters that a name may have. */
function indicatorName(name: string): string {
  return `${name.slice(0, 53).replace(/-+$/, '')}-indicator`;
}

/** In quotes where it could be taken for a number. */
function yamlText(text: string): string {
  return stringify(text, { lineWidth: 0 }).trim();
}
