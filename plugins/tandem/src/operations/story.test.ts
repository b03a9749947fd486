import {
  exampleDeployment,
  exampleIncident,
} from '../__testUtils__/deliveryExamples';
import { tellFailure, type Story } from './story';

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
