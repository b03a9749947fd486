import type { AdminApi, HistoryOptions } from './AdminApi';
import type { RequestOptions } from './TandemApi';
import type { TandemRequests } from './TandemRequests';

/**
 * The part of the client that tells what was changed and how Tandem does.
 *
 * @public
 */
export class AdminClient implements AdminApi {
  readonly #requests: TandemRequests;

  /** @internal */
  constructor(requests: TandemRequests) {
    this.#requests = requests;
  }

  async listHistory(options: HistoryOptions = {}, request?: RequestOptions) {
    return this.#requests.get('/history', { ...options }, request);
  }

  async getHealth(request?: RequestOptions) {
    return this.#requests.get('/health', {}, request);
  }
}
