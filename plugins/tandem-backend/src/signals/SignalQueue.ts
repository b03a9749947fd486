import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  SignalPayload,
  SignalsService,
} from '@backstage/plugin-signals-node';

/** What changes together is told in one go. */
const TURN_MILLIS = 100;
/** Where everything changes at once, other plugins have signals to send too. */
const SIGNALS_PER_TURN = 5;
/** A channel is quiet for so long after a signal, unless it wants to be for longer. */
const REST_MILLIS = 1_000;

type Recipients = SignalPayload['recipients'];

/**
 * Sends signals that say no more than that something changed: a broadcast
 * reaches everybody. Whoever listens on a channel asks for what they may see.
 * Pages work without signals, so nothing waits for them or minds their absence.
 */
export class SignalQueue {
  readonly #signals: SignalsService;
  readonly #logger: LoggerService;
  readonly #restMillis: Record<string, number>;
  /** The users that each channel is for; without users it is for everybody. */
  readonly #waiting = new Map<string, Set<string>>();
  readonly #restsUntil = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #hasFailed = false;

  /** @param options.restMillis - of channels that want to be quiet for longer */
  constructor(options: {
    signals: SignalsService;
    logger: LoggerService;
    restMillis: Record<string, number>;
  }) {
    this.#signals = options.signals;
    this.#logger = options.logger;
    this.#restMillis = options.restMillis;
  }

  add(channel: string, userRefs: readonly string[] = []): void {
    const users = this.#waiting.get(channel) ?? new Set();
    userRefs.forEach(ref => users.add(ref));
    this.#waiting.set(channel, users);
    this.#wake();
  }

  #wake(): void {
    if (this.#timer || this.#waiting.size === 0) return;
    this.#timer = setTimeout(async () => {
      await this.#takeTurn(Date.now());
      this.#timer = undefined;
      this.#wake();
    }, TURN_MILLIS);
    this.#timer.unref();
  }

  async #takeTurn(now: number): Promise<void> {
    for (const [channel, until] of this.#restsUntil) {
      if (until <= now) this.#restsUntil.delete(channel);
    }
    const ready = [...this.#waiting]
      .filter(([channel]) => !this.#restsUntil.has(channel))
      .slice(0, SIGNALS_PER_TURN);
    for (const [channel, users] of ready) {
      this.#waiting.delete(channel);
      const rest = this.#restMillis[channel] ?? REST_MILLIS;
      this.#restsUntil.set(channel, now + rest);
      await this.#publish(channel, users);
    }
  }

  async #publish(channel: string, users: Set<string>): Promise<void> {
    const recipients: Recipients =
      users.size > 0
        ? { type: 'user', entityRef: [...users] }
        : { type: 'broadcast' };
    try {
      await this.#signals.publish({
        recipients,
        channel,
        message: { changed: true },
      });
    } catch (error) {
      if (!this.#hasFailed) {
        this.#logger.debug('Signals cannot be sent, pages update without', {
          cause: String(error),
        });
      }
      this.#hasFailed = true;
    }
  }
}
