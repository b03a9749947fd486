import fc from 'fast-check';
import type { Incident } from './incidentSchema';
import {
  mergeIncident,
  sameIncident,
  type StoredIncident,
} from './mergeIncident';

function post(fields: Partial<Incident>): Incident {
  return {
    entityRef: 'component:default/payments',
    title: 'Checkout fails',
    startedAt: 10,
    source: 'pager',
    externalId: 'i-1',
    ...fields,
  };
}

function mergeAll(posts: readonly Partial<Incident>[]): StoredIncident {
  let stored: StoredIncident | undefined;
  for (const posted of posts) {
    stored = mergeIncident(stored, post(posted));
  }
  return stored!;
}

const described = {
  environment: 'staging',
  severity: 'sev2',
  url: 'https://pager/1',
  deployment: { source: 'ci', externalId: 'run-1' },
  postmortemUrl: 'https://wiki/1',
} satisfies Partial<Incident>;

describe('mergeIncident', () => {
  it('keeps the earliest start and the latest end, in either order', () => {
    const long = { startedAt: 5, resolvedAt: 20 };
    const short = { startedAt: 10, resolvedAt: 30 };
    const expected = { startedAt: 5, resolvedAt: 30 };
    expect(mergeAll([long, short])).toMatchObject(expected);
    expect(mergeAll([short, long])).toMatchObject(expected);
  });

  it('an absent resolvedAt never reopens', () => {
    expect(mergeAll([{ resolvedAt: 20 }, {}]).resolvedAt).toBe(20);
    expect(mergeAll([{}, { resolvedAt: 20 }]).resolvedAt).toBe(20);
  });

  it('is open until a post says when it ended', () => {
    expect(mergeAll([{}, { startedAt: 5 }]).resolvedAt).toBeUndefined();
  });

  it('is in production unless a post ever said otherwise', () => {
    expect(mergeAll([{}]).environment).toBe('production');
    expect(mergeAll([{ environment: 'staging' }, {}]).environment).toBe(
      'staging',
    );
    expect(mergeAll([{}, { environment: 'staging' }]).environment).toBe(
      'staging',
    );
  });

  it('absent fields stay', () => {
    expect(mergeAll([described, {}])).toMatchObject(described);
  });

  it('the last post corrects every other field', () => {
    const correction = {
      environment: 'production',
      title: 'Checkout is slow',
      severity: 'sev4',
      url: 'https://pager/2',
      deployment: { source: 'ci', externalId: 'run-2' },
      postmortemUrl: 'https://wiki/2',
    } satisfies Partial<Incident>;
    expect(mergeAll([described, correction])).toMatchObject(correction);
  });

  it('duplicate delivery changes nothing', () => {
    const stored = mergeAll([{ ...described, resolvedAt: 20 }]);
    const again = mergeIncident(stored, post({ ...described, resolvedAt: 20 }));
    expect(sameIncident(stored, again)).toBe(true);
  });

  it('never ends before it started, and has the same times whatever the order', () => {
    const instant = fc.integer({ min: 0, max: 5 });
    const times = fc.record(
      { startedAt: instant, resolvedAt: instant },
      { requiredKeys: ['startedAt'] },
    );
    const orders = fc
      .array(times, { minLength: 1, maxLength: 5 })
      .chain(all =>
        fc.tuple(
          fc.constant([...all, ...all]),
          fc.shuffledSubarray(all, { minLength: all.length }),
        ),
      );
    fc.assert(
      fc.property(orders, ([one, other]) => {
        const merged = mergeAll(one);
        expect(sameIncident(merged, mergeAll(other))).toBe(true);
        expect(merged.startedAt).toBeLessThanOrEqual(
          merged.resolvedAt ?? Infinity,
        );
      }),
    );
  });
});

describe('sameIncident', () => {
  const stored = mergeAll([described]);

  it('takes an undefined field for an absent one', () => {
    const other: StoredIncident = JSON.parse(JSON.stringify(stored));
    expect(sameIncident(stored, other)).toBe(true);
  });

  it.each<[field: string, other: Partial<StoredIncident>]>([
    ['title', { title: 'Another' }],
    ['resolvedAt', { resolvedAt: 20 }],
    ['deployment', { deployment: { source: 'ci', externalId: 'run-2' } }],
    ['a removed deployment', { deployment: undefined }],
  ])('sees a difference in %s', (_field, other) => {
    expect(sameIncident(stored, { ...stored, ...other })).toBe(false);
  });
});
