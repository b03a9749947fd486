import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const TIMEOUT_MILLIS = 100_000;
const PAUSE_MILLIS = 100;
const ATTEMPTS = 600;

/**
 * Calls a backend that may die at any moment: what was not answered is sent
 * again until it is, as a careful client does.
 */
export class FaultClient {
  #urls;
  #token;
  #gate;
  #mayFail;
  #agent = new Agent({ keepAlive: true });
  #turn = 0;
  answered = 0;
  repeated = 0;
  failed = 0;

  /**
   * @param options.urls - of the replicas, called in turn
   * @param options.mayFail - whether 5xx is an answer to be expected
   */
  constructor({ urls, token, gate, mayFail = false }) {
    this.#urls = urls;
    this.#token = token;
    this.#gate = gate;
    this.#mayFail = mayFail;
  }

  /**
   * @returns the answer, and whether an earlier attempt may have been stored:
   * nobody knows, since it was not answered
   */
  async send(method, path, body) {
    let isRepeated = false;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      await this.#gate.passed();
      const answer = await this.#exchange(method, path, body).catch(error => ({
        error,
      }));
      if (!answer.error && !isStarting(answer) && answer.status < 500) {
        this.answered += 1;
        return { ...answer, isRepeated };
      }
      if (!isStarting(answer)) {
        this.#judge(answer, `${method} ${path} ${JSON.stringify(body)}`);
        isRepeated = true;
      }
      this.repeated += 1;
      await sleep(PAUSE_MILLIS);
    }
    throw new Error(`${method} ${path} was not answered, again and again`);
  }

  /** As `send`, where only success is right. */
  async get(path) {
    const { status, body } = await this.send('GET', path);
    if (status !== 200) {
      throw new Error(
        `GET ${path} answered ${status}: ${JSON.stringify(body)}`,
      );
    }
    return body;
  }

  /** All items of a list. */
  async list(path) {
    const items = [];
    let cursor;
    do {
      const page = await this.get(
        `${path}${path.includes('?') ? '&' : '?'}limit=500${
          cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''
        }`,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return items;
  }

  close() {
    this.#agent.destroy();
  }

  /** @throws where a failure is no consequence of ours */
  #judge({ status, body }, what) {
    if (status === undefined) return;
    this.failed += 1;
    const isExplained = typeof body?.error?.message === 'string';
    if (this.#mayFail && isExplained) return;
    throw new Error(`${what} answered ${status}: ${JSON.stringify(body)}`);
  }

  #exchange(method, path, body) {
    this.#turn += 1;
    const url = this.#urls[this.#turn % this.#urls.length];
    const payload = body === undefined ? undefined : JSON.stringify(body);
    return new Promise((resolve, reject) => {
      request(
        `${url}/api/tandem${path}`,
        {
          method,
          agent: this.#agent,
          timeout: TIMEOUT_MILLIS,
          headers: {
            authorization: `Bearer ${this.#token}`,
            ...(payload && {
              'content-type': 'application/json',
              'content-length': Buffer.byteLength(payload),
            }),
          },
        },
        response => {
          const chunks = [];
          response.on('data', chunk => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString();
            const { statusCode: status } = response;
            try {
              resolve({ status, body: text ? JSON.parse(text) : undefined });
            } catch {
              resolve({ status, body: text });
            }
          });
        },
      )
        .on('timeout', function stop() {
          this.destroy(new Error(`no answer within ${TIMEOUT_MILLIS} ms`));
        })
        .on('error', reject)
        .end(payload);
    });
  }
}

/** Tandem was not there yet, so it has done nothing. */
function isStarting({ status, body }) {
  return status === 503 || (status === 404 && body === undefined);
}
