import {
  exampleDeployment,
  exampleIncident,
} from '../__testUtils__/deliveryExamples';
import type { SloMarker } from '@tandem/backstage-plugin-tandem-common';
import {
  isPartOf,
  tellAlert,
  tellFailure,
  tellIncident,
  type Story,
} from './story';

const bad = exampleDeployment('v2.41', {
  failed: true,
  recoverySeconds: 2_700,
  finishedAt: '2026-11-17T12:53:00Z',
});
const rollback = exampleDeployment('v2.40', {
  kind: 'rollback',
  finishedAt: '2026-11-17T13:31:00Z',
});
const incident = exampleIncident('INC-812', 'v2.41');

function outline(story: Story) {
  return story.events.map(event => `${event.at ?? 'now'} ${event.kind}`);
}

describe('tellFailure', () => {
  it('tells a failed deployment from its start to its recovery', () => {
    const story = tellFailure(bad, [rollback, bad], [incident]);
    expect(story.startedAt).toBe('2026-11-17T12:53:00Z');
    expect(outline(story)).toEqual([
      '2026-11-17T12:53:00Z deployed',
      '2026-11-17T13:07:00Z incident',
      '2026-11-17T13:31:00Z rolled-back',
      '2026-11-17T13:52:00Z recovered',
    ]);
    expect(story.events.at(-1)).toMatchObject({ seconds: 2_700 });
  });

  it('does not depend on the order of what it is given', () => {
    const fix = exampleDeployment('v2.42', {
      finishedAt: '2026-11-17T15:00:00Z',
    });
    expect(tellFailure(bad, [fix, bad, rollback], [incident])).toEqual(
      tellFailure(bad, [rollback, fix, bad], [incident]),
    );
  });

  it('lets a rollback without an incident recover with its own finish', () => {
    expect(outline(tellFailure(bad, [rollback, bad], []))).toEqual([
      '2026-11-17T12:53:00Z deployed',
      '2026-11-17T13:31:00Z rolled-back',
      '2026-11-17T13:31:00Z recovered',
    ]);
  });

  it('ends with the last of several incidents', () => {
    const second = exampleIncident('INC-813', 'v2.41', {
      startedAt: '2026-11-17T13:10:00Z',
      resolvedAt: '2026-11-17T15:00:00Z',
    });
    expect(outline(tellFailure(bad, [bad], [second, incident]))).toEqual([
      '2026-11-17T12:53:00Z deployed',
      '2026-11-17T13:07:00Z incident',
      '2026-11-17T13:10:00Z incident',
      '2026-11-17T15:00:00Z recovered',
    ]);
  });

  it('stays open while nothing recovered', () => {
    const open = { ...bad, recoverySeconds: undefined };
    const unresolved = { ...incident, resolvedAt: undefined };
    expect(outline(tellFailure(open, [open], [unresolved]))).toEqual([
      '2026-11-17T12:53:00Z deployed',
      '2026-11-17T13:07:00Z incident',
      'now open',
    ]);
  });

  it('leaves out incidents of other deployments and a later planned deployment', () => {
    const fix = exampleDeployment('v2.42', {
      finishedAt: '2026-11-17T14:00:00Z',
    });
    const other = exampleIncident('INC-700', 'v2.39');
    expect(outline(tellFailure(bad, [fix, bad], [other, incident]))).toEqual([
      '2026-11-17T12:53:00Z deployed',
      '2026-11-17T13:07:00Z incident',
      '2026-11-17T13:52:00Z recovered',
    ]);
  });
});

const page = (at: string, until?: string): SloMarker => ({
  at,
  until,
  kind: 'alert',
  severity: 'page',
  title: '14.4 × budget over 1 h and 5 min',
});

describe('tellFailure with alerts', () => {
  it('puts those that fired meanwhile where they happened', () => {
    const alerts = [
      page('2026-11-17T12:52:00Z'),
      page('2026-11-17T13:05:00Z'),
      page('2026-11-17T14:52:01Z'),
    ];
    expect(
      outline(tellFailure(bad, [rollback, bad], [incident], alerts)),
    ).toEqual([
      '2026-11-17T12:53:00Z deployed',
      '2026-11-17T13:05:00Z alert',
      '2026-11-17T13:07:00Z incident',
      '2026-11-17T13:31:00Z rolled-back',
      '2026-11-17T13:52:00Z recovered',
    ]);
  });
});

describe('an alert that comes after the recovery', () => {
  it('belongs to the failure for an hour, which alerts look back', () => {
    const late = page('2026-11-17T14:52:00Z');
    const story = tellFailure(bad, [rollback, bad], [incident], [late]);
    expect(outline(story).slice(-2)).toEqual([
      '2026-11-17T13:52:00Z recovered',
      '2026-11-17T14:52:00Z alert',
    ]);
    expect(isPartOf(late, story)).toBe(true);
    expect(isPartOf(page('2026-11-17T14:52:01Z'), story)).toBe(false);
  });
});

describe('tellAlert', () => {
  const quiet = exampleDeployment('v2.43', {
    finishedAt: '2026-11-17T12:53:00Z',
  });

  it('tells backwards to the deployment directly before, and forward to its end', () => {
    const alert = page('2026-11-17T13:05:00Z', '2026-11-17T14:05:00Z');
    const story = tellAlert(alert, [rollback, quiet], [incident]);
    expect(story.startedAt).toBe('2026-11-17T12:53:00Z');
    expect(outline(story)).toEqual([
      '2026-11-17T12:53:00Z deployed',
      '2026-11-17T13:05:00Z alert',
      '2026-11-17T13:07:00Z incident',
      '2026-11-17T13:31:00Z rolled-back',
      '2026-11-17T14:05:00Z quiet',
    ]);
    expect(story.events.at(-1)).toMatchObject({ seconds: 3_600 });
  });

  it('begins with the alert when nothing was deployed within a day before', () => {
    const old = { ...quiet, finishedAt: '2026-11-16T13:04:59Z' };
    const story = tellAlert(page('2026-11-17T13:05:00Z'), [old], []);
    expect(outline(story)).toEqual([
      '2026-11-17T13:05:00Z alert',
      'now firing',
    ]);
  });

  it('leaves out incidents of before and after', () => {
    const alert = page('2026-11-17T13:05:00Z', '2026-11-17T13:30:00Z');
    const others = [
      { ...incident, startedAt: '2026-11-17T12:52:59Z' },
      { ...incident, startedAt: '2026-11-17T13:30:01Z' },
    ];
    expect(outline(tellAlert(alert, [quiet], others))).toEqual([
      '2026-11-17T12:53:00Z deployed',
      '2026-11-17T13:05:00Z alert',
      '2026-11-17T13:30:00Z quiet',
    ]);
  });
});

describe('tellIncident', () => {
  const alone = { ...incident, attributedTo: undefined };

  it('tells an incident of no deployment with the alerts meanwhile, to its end', () => {
    const story = tellIncident(alone, [
      page('2026-11-17T13:06:59Z'),
      page('2026-11-17T13:20:00Z'),
      page('2026-11-17T14:52:01Z'),
    ]);
    expect(story.startedAt).toBe('2026-11-17T13:07:00Z');
    expect(outline(story)).toEqual([
      '2026-11-17T13:07:00Z incident',
      '2026-11-17T13:20:00Z alert',
      '2026-11-17T13:52:00Z resolved',
    ]);
    expect(story.events.at(-1)).toMatchObject({ seconds: 2_700 });
  });

  it('ends with now while it is open', () => {
    const open = { ...alone, resolvedAt: undefined };
    expect(outline(tellIncident(open))).toEqual([
      '2026-11-17T13:07:00Z incident',
      'now open',
    ]);
  });
});
