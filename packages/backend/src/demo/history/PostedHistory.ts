import type { TandemApi } from '@tandem/backstage-plugin-tandem-common';
import { HOUR } from './calendar';
import { Script, scriptAt, scriptOf, STORY } from './script';
import { refOf, services } from './services';
import { DEPLOYMENT_SOURCE } from './ServiceRecords';

/** A story older than this is told anew when the demo is started again. */
const STORY_KEEPS = 18 * HOUR;

/** What earlier runs have left in Tandem, which remembers it for the demo. */
export class PostedHistory {
  readonly #tandem: TandemApi;

  constructor(tandem: TandemApi) {
    this.#tandem = tandem;
  }

  /**
   * How far earlier runs came, in epoch milliseconds. Everything is posted in
   * the order in which it happened, so one service that deploys on every
   * working day tells it for all.
   */
  async newest(found: string[]): Promise<number | undefined> {
    const busy = found.find(name => services[name] === 'elite');
    if (!busy) return undefined;
    const { items } = await this.#tandem.listDeployments({
      entityRef: refOf(busy),
      limit: 500,
    });
    const newest = items.find(({ source }) => source === DEPLOYMENT_SOURCE);
    return newest?.finishedAt ? Date.parse(newest.finishedAt) : undefined;
  }

  /**
   * The script to go on with, and whether its story is told already. After a
   * while it is told anew, unless the hours that it takes for itself are posted.
   */
  async script(
    newest: number | undefined,
    now: number,
  ): Promise<{ script: Script; isTold: boolean }> {
    const fresh = scriptAt(now);
    const told = newest === undefined ? undefined : await this.#toldStoryAt();
    if (newest === undefined || told === undefined) {
      return { script: fresh, isTold: false };
    }
    const keeps =
      now - told < STORY_KEEPS || newest > fresh.storyAt - STORY.quietBefore;
    return { script: keeps ? scriptOf(told) : fresh, isTold: keeps };
  }

  async #toldStoryAt(): Promise<number | undefined> {
    const { items } = await this.#tandem.listIncidents({
      entityRef: refOf(STORY.service),
      limit: 500,
    });
    const story = items.find(({ title }) => title === STORY.title);
    return story && Date.parse(story.startedAt) - STORY.incidentAfter;
  }
}
