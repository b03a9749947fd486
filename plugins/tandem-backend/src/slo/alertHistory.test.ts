import fc from 'fast-check';
import {
  mergeAlertHistory,
  type AlertEvaluation,
  type AlertRecord,
} from './alertHistory';

const pair = {
  objective: 0,
  severity: 'page',
  long: '1h',
  short: '5m',
} as const;

function fired(startedAt: number, endedAt?: number): AlertRecord {
  return { ...pair, startedAt, endedAt };
}

/** What is said of the instants after `from`, up to `lastAt`, one by one. */
function said(
  from: number,
  lastAt: number,
  episodes: AlertRecord[],
): AlertEvaluation {
  return {
    objective: 0,
    long: '1h',
    from,
    firstAt: from + 1,
    lastAt,
    episodes,
  };
}

/** Episodes of the instants at which it fires. */
function episodesOf(firing: boolean[], from: number): AlertRecord[] {
  const episodes: AlertRecord[] = [];
  firing.forEach((fires, instant) => {
    if (instant <= from) return;
    const last = episodes[episodes.length - 1];
    const isOpen = last !== undefined && last.endedAt === undefined;
    if (fires && !isOpen) episodes.push(fired(instant));
    if (!fires && isOpen) last.endedAt = instant;
  });
  return episodes;
}

describe('the history of alerts', () => {
  it('goes on with an alert that still fires, from when it started', () => {
    expect(
      mergeAlertHistory([fired(1)], [said(5, 9, [fired(6, 8)])], 9),
    ).toEqual([fired(1, 8)]);
    expect(mergeAlertHistory([fired(1)], [said(5, 9, [fired(6)])], 9)).toEqual([
      fired(1),
    ]);
  });

  it('ends an alert at the first instant at which it does not fire', () => {
    expect(mergeAlertHistory([fired(1)], [said(5, 9, [])], 9)).toEqual([
      fired(1, 6),
    ]);
    expect(
      mergeAlertHistory([fired(1, 8)], [said(5, 9, [fired(7, 9)])], 9),
    ).toEqual([fired(1, 6), fired(7, 9)]);
  });

  it('keeps what ended before, and replaces what started since', () => {
    expect(
      mergeAlertHistory(
        [fired(1, 3), fired(7, 8)],
        [said(5, 9, [fired(9)])],
        9,
      ),
    ).toEqual([fired(1, 3), fired(9)]);
  });

  it('leaves an alert alone of which nothing is said', () => {
    expect(mergeAlertHistory([fired(1)], [said(9, 9, [])], 9)).toEqual([
      fired(1),
    ]);
  });

  it('ends the alerts of an objective or a window that is gone', () => {
    expect(mergeAlertHistory([fired(1), fired(0, 1)], [], 9)).toEqual([
      fired(1, 9),
      fired(0, 1),
    ]);
  });

  it('is the same whether it is told at once or bit by bit, with corrections', () => {
    const timeline = fc.array(fc.boolean(), { minLength: 2, maxLength: 30 });
    fc.assert(
      fc.property(
        timeline,
        fc.array(fc.record({ from: fc.nat(40), firing: timeline }), {
          maxLength: 5,
        }),
        (firing, changes) => {
          let truth = firing;
          let history = episodesOf(truth, 0);
          for (const change of changes) {
            const from = Math.min(change.from, truth.length - 1);
            truth = [
              ...truth.slice(0, from + 1),
              ...change.firing,
              ...truth.slice(from + 1 + change.firing.length),
            ];
            const lastAt = truth.length - 1;
            history = mergeAlertHistory(
              history,
              [said(from, lastAt, episodesOf(truth, from))],
              lastAt,
            );
          }
          expect(history).toEqual(episodesOf(truth, 0));
        },
      ),
    );
  });
});
