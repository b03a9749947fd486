import type { LoggerService } from '@backstage/backend-plugin-api';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { CatalogStore } from '../catalog/CatalogStore';
import type { NoticeOutcome, StoredNotice } from './notice';
import { namesIn } from './namesIn';
import type { NoticeRecipients } from './NoticeRecipients';
import type { NoticeStore } from './NoticeStore';
import { textOf } from './texts';

/** A portal that was down does not tell people yesterday's news. */
const NEWS_MILLIS = 24 * 60 * 60_000;
/** So that what belongs together is told together. */
const SOON_MILLIS = 1000;

/**
 * Tells people, each notice at most once: it is claimed before it is sent.
 * Nothing depends on it: where the notifications plugin is missing, the same
 * is seen on the pages.
 */
export class NoticeSender {
  readonly #store: NoticeStore;
  readonly #recipients: NoticeRecipients;
  readonly #catalog: CatalogStore;
  readonly #notifications: NotificationService;
  readonly #logger: LoggerService;
  #isMissing = false;
  #timer: NodeJS.Timeout | undefined;
  #background: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(options: {
    store: NoticeStore;
    recipients: NoticeRecipients;
    catalog: CatalogStore;
    notifications: NotificationService;
    logger: LoggerService;
  }) {
    this.#store = options.store;
    this.#recipients = options.recipients;
    this.#catalog = options.catalog;
    this.#notifications = options.notifications;
    this.#logger = options.logger;
  }

  /** Sends what waits in a moment; other changes until then come along. */
  soon(): void {
    if (this.#isStopped) return;
    this.#timer?.refresh();
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#background = this.#background.then(() => this.#sendAll());
    }, SOON_MILLIS).unref();
  }

  /** Waits until what was begun is over, and begins nothing more. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearTimeout(this.#timer);
    await this.#background;
  }

  /**
   * Sends what is told together first.
   *
   * @returns 0 where nothing waits; call again until then
   */
  async step(): Promise<number> {
    const claimed = await this.#store.claim(Date.now());
    if (claimed === undefined) return 0;
    const oldest = Date.now() - NEWS_MILLIS;
    const late = claimed.filter(({ createdAt }) => createdAt < oldest);
    const news = claimed.filter(({ createdAt }) => createdAt >= oldest);
    await this.#settle(late, 'late');
    if (news.length > 0) await this.#settle(news, await this.#send(news));
    return 1;
  }

  async prune(): Promise<void> {
    await this.#store.prune(Date.now());
  }

  async #sendAll(): Promise<void> {
    try {
      while (!this.#isStopped && (await this.step()) > 0);
    } catch (error) {
      this.#logger.warn('People are notified a minute later', {
        cause: String(error),
      });
    }
  }

  async #send(notices: StoredNotice[]): Promise<NoticeOutcome> {
    const last = notices[notices.length - 1];
    const people = await this.#recipients.of(last);
    if (people.length === 0) return 'nobody';
    const names = await namesIn(this.#catalog, notices);
    try {
      await this.#notifications.send({
        recipients: { type: 'entity', entityRef: people },
        payload: { ...textOf(notices, names, Date.now()), scope: last.key },
      });
      this.#isMissing = false;
      return 'sent';
    } catch (error) {
      this.#explainOnce(error);
      return 'not-sent';
    }
  }

  #explainOnce(error: unknown) {
    if (this.#isMissing) return;
    this.#isMissing = true;
    this.#logger.info(
      'People cannot be notified, they find the same in Tandem; is the notifications plugin installed?',
      { cause: String(error) },
    );
  }

  async #settle(notices: StoredNotice[], outcome: NoticeOutcome) {
    await this.#store.settle(
      notices.map(({ id }) => id),
      outcome,
      Date.now(),
    );
  }
}
