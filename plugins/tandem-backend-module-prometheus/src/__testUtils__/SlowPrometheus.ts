import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * Answers ten events in each slot for everything that it is asked, as
 * Prometheus does; but what holds `slow` never ends before its time is up.
 */
export class SlowPrometheus {
  /** What was asked, oldest first. */
  readonly queries: string[] = [];
  readonly #server = createServer((incoming, response) => {
    let text = '';
    incoming.on('data', chunk => {
      text += chunk;
    });
    incoming.on('end', () => this.#answer(text, response));
  });

  async start(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  #answer(text: string, response: ServerResponse): void {
    const form = new URLSearchParams(text);
    const query = form.get('query') ?? '';
    this.queries.push(query);
    if (query.includes('slow')) {
      const refusal = {
        status: 'error',
        errorType: 'timeout',
        error: 'query timed out in expression evaluation',
      };
      setTimeout(
        () => response.writeHead(503).end(JSON.stringify(refusal)),
        parseInt(form.get('timeout') ?? '', 10),
      );
      return;
    }
    const [start, end, step] = ['start', 'end', 'step'].map(each =>
      Number(form.get(each)),
    );
    const values: [number, string][] = [];
    for (let at = start; at <= end; at += step) values.push([at, '10']);
    const labels = [...query.matchAll(/"((?:good|bad|total)\/[^"]+)"/g)];
    const result = labels.map(([, slo]) => ({ metric: { slo }, values }));
    const data = { resultType: 'matrix', result };
    response.end(JSON.stringify({ status: 'success', data }));
  }
}
