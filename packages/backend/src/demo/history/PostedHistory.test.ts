import { TandemClient } from '@tandem/backstage-plugin-tandem-common';
import { HOUR, MINUTE } from './calendar';
import { PostedHistory } from './PostedHistory';
import { scriptAt, STORY } from './script';

const now = Date.parse('2026-11-20T16:00:00Z');

/** What Tandem answers where a story was told so many hours ago. */
function postedHistory(storyHoursAgo?: number) {
  const startedAt = (hours: number) =>
    new Date(now - hours * HOUR + STORY.incidentAfter).toISOString();
  const incidents = [
    { title: 'Out of memory', startedAt: startedAt(1) },
    ...(storyHoursAgo === undefined
      ? []
      : [{ title: STORY.title, startedAt: startedAt(storyHoursAgo) }]),
    { title: STORY.title, startedAt: startedAt(900) },
  ];
  return new PostedHistory(
    new TandemClient({
      discoveryApi: { getBaseUrl: async () => 'http://tandem.example' },
      fetchApi: { fetch: async () => Response.json({ items: incidents }) },
    }),
  );
}

describe('the script of a demo that is started', () => {
  it('is told for the first time where nothing was posted', async () => {
    expect(await postedHistory().script(undefined, now)).toEqual({
      script: scriptAt(now),
      isTold: false,
    });
  });

  it('goes on with a story of today', async () => {
    const { script, isTold } = await postedHistory(5).script(
      now - 5 * HOUR,
      now,
    );
    expect(isTold).toBe(true);
    expect(script.storyAt).toBe(now - 5 * HOUR);
  });

  it('is told anew on another day', async () => {
    expect(await postedHistory(30).script(now - 20 * HOUR, now)).toEqual({
      script: scriptAt(now),
      isTold: false,
    });
  });

  it('stays where its hours are posted already', async () => {
    const { script, isTold } = await postedHistory(30).script(
      now - 10 * MINUTE,
      now,
    );
    expect(isTold).toBe(true);
    expect(script.storyAt).toBe(now - 30 * HOUR);
  });
});
