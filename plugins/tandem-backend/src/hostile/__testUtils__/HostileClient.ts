import { mockCredentials } from '@backstage/backend-test-utils';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunningTandem } from '../../__testUtils__/startTandem';

const SLOW_MILLIS = 1000;

export interface Answer {
  status: number;
  text: string;
}

/** Sends what no well-behaved client would, and looks at what comes back. */
export class HostileClient {
  readonly #port: number;
  readonly #agent = new Agent({ keepAlive: true });
  /** Answers that took longer than a second, for whoever runs the full fuzz. */
  readonly slow: string[] = [];

  constructor({ backend }: RunningTandem) {
    this.#port = (backend.server.address() as AddressInfo).port;
  }

  /**
   * Sends text as it is.
   *
   * @param path - below `/api/tandem`, not encoded any further
   * @throws where the answer is a failure of ours, or no error as Backstage has them
   */
  async send(
    method: string,
    path: string,
    text?: string,
    type: string | undefined = 'application/json',
  ): Promise<Answer> {
    const startedAt = Date.now();
    const answer = await this.#exchange(method, path, text, type);
    const millis = Date.now() - startedAt;
    const what = `${method} ${path.slice(0, 200)} ${
      text?.slice(0, 2000) ?? ''
    }`;
    if (millis > SLOW_MILLIS) this.slow.push(`${millis} ms: ${what}`);
    const problem = problemOf(answer);
    if (problem) {
      throw new Error(`${problem} ${answer.text.slice(0, 1000)} to ${what}`);
    }
    return answer;
  }

  close() {
    this.#agent.destroy();
  }

  #exchange(
    method: string,
    path: string,
    text: string | undefined,
    type: string | undefined,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      request(
        {
          host: '127.0.0.1',
          port: this.#port,
          agent: this.#agent,
          method: method.toUpperCase(),
          path: `/api/tandem${path}`,
          headers: {
            authorization: mockCredentials.user.header('user:default/dana'),
            ...(text !== undefined && {
              ...(type !== '' && { 'content-type': type }),
              'content-length': Buffer.byteLength(text),
            }),
          },
        },
        response => {
          const chunks: Buffer[] = [];
          response.on('data', chunk => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              text: Buffer.concat(chunks).toString(),
            }),
          );
        },
      )
        .on('error', reject)
        .end(text);
    });
  }
}

function problemOf({ status, text }: Answer): string | undefined {
  if (status < 200 || status >= 500) return `answered ${status}`;
  if (status < 400) return undefined;
  try {
    const { error, response } = JSON.parse(text);
    const isBackstage =
      typeof error.name === 'string' &&
      typeof error.message === 'string' &&
      error.message !== '' &&
      response.statusCode === status;
    return isBackstage ? undefined : 'answered an error of another form:';
  } catch {
    return 'answered an error that is no JSON:';
  }
}
