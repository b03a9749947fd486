import {
  deploymentSchema,
  incidentSchema,
} from '@tandem/backstage-plugin-tandem-common';
import { DateTime } from 'luxon';
import { exampleEntities } from '../__testUtils__/exampleEntities';
import { generateHistory, History } from './generateHistory';
import { OUTAGE, scriptAt, STORY } from './script';
import { services, unknownServices } from './services';

const now = DateTime.fromISO('2026-11-20T16:00:00Z').toMillis();
const dayInMillis = 86_400_000;

function historyAt(instant: number, seed = 'kestrelmoor'): History {
  return generateHistory({
    seed,
    now: instant,
    services: { ...services, ...unknownServices },
  });
}

describe('the demo history', () => {
  const history = historyAt(now);
  const production = history.deployments.filter(
    ({ environment, status }) =>
      environment === 'production' && status === 'succeeded',
  );
  const of = (service: string) =>
    production.filter(
      ({ entityRef }) => entityRef === `component:default/${service}`,
    );
  const failedShare = (service: string) => {
    const recent = (instant?: string) =>
      instant !== undefined && Date.parse(instant) > now - 30 * dayInMillis;
    const incidents = history.incidents.filter(
      ({ entityRef, startedAt }) =>
        entityRef === `component:default/${service}` && recent(startedAt),
    );
    const deployments = of(service).filter(({ finishedAt }) =>
      recent(finishedAt),
    );
    return incidents.length / deployments.length;
  };

  it('is the same whenever it is told', () => {
    expect(historyAt(now)).toEqual(history);
    expect(historyAt(now, 'another')).not.toEqual(history);
  });

  it('goes on where it stopped when time passes', () => {
    const later = historyAt(now + 3 * dayInMillis);
    const cut = new Date(now).toISOString();
    const recently = new Date(now - 20 * dayInMillis).toISOString();

    expect(
      later.deployments.filter(
        ({ finishedAt = '' }) => finishedAt <= cut && finishedAt > recently,
      ),
    ).toEqual(
      history.deployments.filter(
        ({ finishedAt = '' }) => finishedAt > recently,
      ),
    );
    expect(later.deployments.at(-1)!.finishedAt! > cut).toBe(true);
  });

  it('is accepted by the API as it stands', () => {
    for (const deployment of history.deployments) {
      expect(deploymentSchema.safeParse(deployment).error).toBeUndefined();
    }
    for (const incident of history.incidents) {
      expect(incidentSchema.safeParse(incident).error).toBeUndefined();
    }
  });

  it('names every deployment and every incident once', () => {
    for (const items of [history.deployments, history.incidents]) {
      const keys = items.map(({ externalId }) => externalId);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });

  it('covers a year in an amount that is posted in seconds', () => {
    expect(history.deployments.length).toBeGreaterThan(6_000);
    expect(history.deployments.length).toBeLessThan(10_000);
    const first = Date.parse(history.deployments[0].finishedAt!);
    expect((now - first) / dayInMillis).toBeGreaterThan(360);
    expect(
      Date.parse(history.deployments.at(-1)!.finishedAt!),
    ).not.toBeGreaterThan(now);
  });

  it('deploys example services only, and leaves the new ones alone', () => {
    const names = exampleEntities()
      .filter(({ kind }) => kind === 'Component')
      .map(({ metadata }) => metadata.name);

    expect(names).toEqual(expect.arrayContaining(Object.keys(services)));
    expect(names.filter(name => !(name in services)).sort()).toEqual([
      'customs-declarations',
      'gift-registry',
      'slotting-optimiser',
      'synonyms-editor',
    ]);
    for (const name of Object.keys(unknownServices)) {
      expect(names).not.toContain(name);
    }
  });

  it('tells of a checkout that fails more than its neighbours', () => {
    const share = failedShare('checkout-api');

    expect(share).toBeGreaterThan(0.2);
    for (const neighbour of ['payments', 'cart', 'invoice-renderer']) {
      expect(failedShare(neighbour)).toBeLessThan(share / 2);
    }
  });

  it.each(Array.from({ length: 6 }, (_, index) => index * 9))(
    'has a checkout failure to look at, rolled back and over, %s days later',
    days => {
      const today = now + days * dayInMillis;
      const later = historyAt(today);
      const incident = later.incidents
        .filter(
          ({ entityRef, severity, resolvedAt }) =>
            entityRef === 'component:default/checkout-api' &&
            severity === 'sev1' &&
            resolvedAt,
        )
        .at(-1)!;
      const ofCheckout = later.deployments.filter(
        ({ entityRef, environment, status }) =>
          entityRef === 'component:default/checkout-api' &&
          environment === 'production' &&
          status === 'succeeded',
      );
      const failed = ofCheckout.findIndex(
        ({ externalId }) => externalId === incident.deployment?.externalId,
      );
      const minutesUntil = (instant?: string) =>
        (Date.parse(instant!) - Date.parse(ofCheckout[failed].finishedAt!)) /
        60_000;

      expect(today - Date.parse(incident.startedAt)).toBeLessThan(
        8 * dayInMillis,
      );
      expect(minutesUntil(incident.startedAt)).toBeGreaterThanOrEqual(11.9);
      expect(minutesUntil(incident.startedAt)).toBeLessThanOrEqual(14.1);
      expect(ofCheckout[failed + 1]).toMatchObject({
        kind: 'rollback',
        commit: ofCheckout[failed - 1].commit,
      });
      expect(minutesUntil(incident.resolvedAt)).toBeGreaterThan(
        minutesUntil(ofCheckout[failed + 1].finishedAt),
      );
      expect(
        later.incidents.filter(({ resolvedAt }) => !resolvedAt),
      ).not.toHaveLength(0);
    },
  );

  it('holds what a real year holds', () => {
    const statuses = new Set(history.deployments.map(({ status }) => status));
    expect(statuses).toEqual(new Set(['succeeded', 'failed', 'cancelled']));
    const kinds = new Set(history.deployments.map(({ kind }) => kind));
    expect(kinds).toEqual(new Set([undefined, 'hotfix', 'rollback']));
    const weekend = production.filter(
      ({ finishedAt }) =>
        DateTime.fromISO(finishedAt!, { zone: 'utc' }).weekday > 5,
    );
    expect(weekend.length / production.length).toBeLessThan(0.03);
    expect(of('tax-calculator').length).toBeGreaterThan(0);
    expect(failedShare('tax-calculator')).toBeNaN();
  });

  it('brings everything to staging first, where there is a staging', () => {
    const staged = new Map(
      history.deployments
        .filter(({ environment }) => environment === 'staging')
        .map(({ entityRef, version, finishedAt }) => [
          `${entityRef} ${version}`,
          finishedAt!,
        ]),
    );
    expect(staged.size).toBeGreaterThan(1_500);
    const tooEarly = production.filter(
      ({ entityRef, version, startedAt = '', kind }) =>
        !kind && (staged.get(`${entityRef} ${version}`) ?? '') > startedAt,
    );
    expect(tooEarly).toEqual([]);
  });
});

describe('the script of the demo', () => {
  const told = generateHistory({
    seed: 'kestrelmoor',
    now,
    services,
    script: scriptAt(now),
  });
  const story = told.incidents.find(({ title }) => title === STORY.title)!;
  const releases = told.deployments.filter(
    ({ entityRef, environment, status }) =>
      entityRef === story.entityRef &&
      environment === 'production' &&
      status === 'succeeded',
  );

  it('ends with a release that failed and was rolled back within the last hours', () => {
    const rollback = releases.at(-1)!;
    const failed = releases.at(-2)!;
    const minutesUntil = (instant: string | number = '') =>
      (Date.parse(String(instant)) - Date.parse(String(failed.finishedAt))) /
      60_000;

    expect(story.deployment?.externalId).toBe(failed.externalId);
    expect(rollback).toMatchObject({
      kind: 'rollback',
      commit: releases.at(-3)!.commit,
    });
    expect(minutesUntil(story.startedAt)).toBe(14);
    expect(minutesUntil(rollback.finishedAt)).toBe(38);
    expect(minutesUntil(story.resolvedAt)).toBe(59);
    expect(now - Date.parse(story.resolvedAt!)).toBeLessThan(10 * 60_000);
  });

  it('is told on every day and at every hour', () => {
    for (let hours = 0; hours < 7 * 24; hours += 31) {
      const instant = now + hours * 3_600_000;
      const { deployments, incidents } = generateHistory({
        seed: 'kestrelmoor',
        now: instant,
        services: { [STORY.service]: services[STORY.service] },
        script: scriptAt(instant),
      });
      expect(incidents.at(-1)!.title).toBe(STORY.title);
      expect(deployments.at(-1)!.kind).toBe('rollback');
    }
  });

  it('names its deployments and incidents like no others', () => {
    for (const items of [told.deployments, told.incidents]) {
      const keys = items.map(({ externalId }) => externalId);
      expect(new Set(keys).size).toBe(keys.length);
    }
    expect(
      told.incidents.filter(({ title }) => title === OUTAGE.title),
    ).toHaveLength(2);
  });

  it('changes nothing that was before it', () => {
    const before = (history: History) =>
      history.deployments.filter(
        ({ finishedAt = '' }) =>
          Date.parse(finishedAt) < scriptAt(now).storyAt - STORY.quietBefore,
      );
    expect(before(told)).toEqual(
      before(generateHistory({ seed: 'kestrelmoor', now, services })),
    );
  });
});
