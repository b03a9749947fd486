import type { LoggerService } from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { AttentionAudience } from './AttentionAudience';
import { SignalQueue } from './SignalQueue';

const FLEET = 'tandem:fleet';
const ATTENTION = 'tandem:attention';

/** Tells open pages what to ask for anew. */
export class SignalPublisher {
  readonly #queue: SignalQueue;
  readonly #audience: AttentionAudience;
  readonly #logger: LoggerService;

  constructor(options: {
    signals: SignalsService;
    audience: AttentionAudience;
    logger: LoggerService;
  }) {
    const { signals, logger } = options;
    // Something in a fleet changes all the time.
    const restMillis = { [FLEET]: 2_000 };
    this.#queue = new SignalQueue({ signals, logger, restMillis });
    this.#audience = options.audience;
    this.#logger = logger;
  }

  /** @param entityRefs - services, groups, systems and domains that are shown differently now */
  async changed(entityRefs: string[]): Promise<void> {
    if (entityRefs.length === 0) return;
    this.#queue.add(FLEET);
    try {
      const users = await this.#audience.of(entityRefs);
      if (users.length > 0) this.#queue.add(ATTENTION, users);
    } catch (error) {
      this.#logger.debug('Nobody knows whom a change concerns', {
        cause: String(error),
      });
    }
    for (const ref of entityRefs) this.#queue.add(`tandem:${ref}`);
  }
}
