import type { SliRequest } from '@tandem/backstage-plugin-tandem-node';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PrometheusClient } from './PrometheusClient';
import { PrometheusProvider } from './PrometheusProvider';
import type { PrometheusSource } from './readSources';

const SLOT = 300_000;
const metric = (query: string) => ({ spec: { query }, path: [] });
const { signal } = new AbortController();

/** What arrived at the server. */
interface Question {
  headers: IncomingHttpHeaders;
  form: Record<string, string>;
}

interface Answer {
  status?: number;
  body: string;
}

const never = new Promise<Answer>(() => {});

describe('a source', () => {
  let server: Server;
  let questions: Question[];
  let answer: (question: Question) => Answer | Promise<Answer>;

  beforeEach(async () => {
    questions = [];
    server = createServer((incoming, response) => {
      let text = '';
      incoming.on('data', chunk => {
        text += chunk;
      });
      incoming.on('end', async () => {
        const form = Object.fromEntries(new URLSearchParams(text));
        const question = { headers: incoming.headers, form };
        questions.push(question);
        const { status = 200, body } = await answer(question);
        response.writeHead(status, { location: '/elsewhere' }).end(body);
      });
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  function provider(more: Partial<PrometheusSource> = {}) {
    const { port } = server.address() as AddressInfo;
    const source: PrometheusSource = {
      name: 'main',
      url: `http://127.0.0.1:${port}`,
      headers: {},
      dialect: 'prometheus',
      timeoutMillis: 5000,
      ...more,
    };
    return new PrometheusProvider([new PrometheusClient(source)]);
  }

  function request(queries = ['x'], slots = 1): SliRequest {
    return {
      source: 'main',
      slots: { from: 0, to: slots * SLOT, lengthMillis: SLOT },
      queries: queries.map((query, index) => ({
        id: String(index),
        indicator: {
          kind: 'ratio',
          counter: true,
          good: metric(query),
          total: metric(query),
        },
      })),
    };
  }

  const matrix = (result: object[] = [], more: object = {}) =>
    JSON.stringify({
      status: 'success',
      data: { resultType: 'matrix', result },
      ...more,
    });
  const refusal = (errorType: string, error: string) =>
    JSON.stringify({ status: 'error', errorType, error });

  it.each<[PrometheusSource['dialect'], object]>([
    ['prometheus', {}],
    ['mimir', {}],
    ['thanos', { partial_response: 'false', dedup: 'true' }],
    ['victoriametrics', { nocache: '1' }],
  ])(
    'of the dialect %s is asked for points at the ends of slots',
    async (dialect, more) => {
      answer = () => ({ body: matrix() });
      const headers = { authorization: 'Bearer t', 'x-scope-orgid': 'shop' };
      await provider({ dialect, headers }).measure(request(['x'], 3), {
        signal,
      });
      expect(questions).toHaveLength(1);
      expect(questions[0].headers).toMatchObject(headers);
      const { query, ...form } = questions[0].form;
      expect(query).toMatch(/^label_replace\(/);
      expect(form).toEqual({
        start: '300',
        end: '900',
        step: '300',
        timeout: '4000ms',
        ...more,
      });
    },
  );

  it('is never asked for more than 11,000 points at once, and each point once', async () => {
    answer = () => ({ body: matrix() });
    await provider().measure(request(['x'], 25_000), { signal });
    const ranges = questions.map(({ form }) =>
      [form.start, form.end].map(Number),
    );
    expect(ranges).toEqual([
      [300, 11_000 * 300],
      [11_001 * 300, 22_000 * 300],
      [22_001 * 300, 25_000 * 300],
    ]);
  });

  it.each([
    ['that it warns', { warnings: ['store down'] }],
    ['that it is partial', { isPartial: true }],
  ])('that says %s has not told all', async (_about, more) => {
    answer = () => ({ body: matrix([], more) });
    const [told] = await provider().measure(request(), { signal });
    expect(told).toMatchObject({
      isComplete: false,
      warnings: [expect.any(String)],
    });
  });

  it('that refuses one query is asked again without it, in few questions', async () => {
    answer = ({ form }) =>
      form.query.includes('wrong')
        ? { status: 422, body: refusal('execution', 'too many labels') }
        : { body: matrix() };
    const queries = Array.from({ length: 50 }, (_, index) =>
      index === 31 ? 'wrong' : 'x',
    );
    const answers = await provider().measure(request(queries), { signal });
    expect(answers.filter(each => 'error' in each)).toEqual([
      {
        id: '31',
        error: {
          message: 'main answers: execution: too many labels',
          isRetryable: false,
        },
      },
    ]);
    expect(questions.length).toBeLessThan(15);
  });

  it('that refuses a query in words of its own is not taken for one that is down', async () => {
    answer = ({ form }) =>
      form.query.includes('wrong')
        ? { status: 422, body: 'the query exceeds a limit' }
        : { body: matrix() };
    const answers = await provider().measure(request(['x', 'wrong']), {
      signal,
    });
    expect(answers).toMatchObject([
      { id: '0', isComplete: true },
      { id: '1', error: { message: 'main answers with the status 422' } },
    ]);
  });

  it('that has too much to do is asked for less at once', async () => {
    answer = ({ form }) =>
      form.query.length > 1000
        ? { status: 503, body: refusal('timeout', 'query timed out') }
        : { body: matrix() };
    const queries = Array.from({ length: 20 }, () => 'x');
    const answers = await provider().measure(request(queries), { signal });
    expect(answers).toHaveLength(20);
    expect(answers.some(each => 'error' in each)).toBe(false);
  });

  it.each<[string, (question: Question) => Promise<Answer>, string]>([
    [
      'says so after the time that it is given',
      async ({ form }) => {
        await new Promise(resolve => {
          setTimeout(resolve, parseInt(form.timeout, 10));
        });
        const body = refusal('timeout', 'query timed out');
        return { status: 503, body };
      },
      'main answers: timeout: query timed out',
    ],
    ['never answers', () => never, 'main did not answer within 0.3 s'],
    [
      'is behind a gateway that gives up',
      async () => ({ status: 504, body: '<html>' }),
      'main answers with the status 504',
    ],
  ])(
    'for which one query is too much, and that %s, answers all others',
    async (_about, refuse, message) => {
      answer = question =>
        question.form.query.includes('slow')
          ? refuse(question)
          : { body: matrix() };
      const queries = Array.from({ length: 10 }, (_, index) =>
        index === 3 ? 'slow' : 'x',
      );
      const answers = await provider({ timeoutMillis: 300 }).measure(
        request(queries),
        { signal },
      );
      expect(answers).toHaveLength(10);
      expect(answers.filter(each => 'error' in each)).toEqual([
        { id: '3', error: { message, isRetryable: true } },
      ]);
    },
  );

  it('for which one query is too much has answered the others when the time is up', async () => {
    const time = new AbortController();
    answer = ({ form }) => {
      if (!form.query.includes('slow')) return { body: matrix() };
      const isAlone = form.query.split(' or ').length === 2;
      if (isAlone) time.abort();
      return { status: 503, body: refusal('timeout', 'query timed out') };
    };
    const answers = await provider().measure(
      request(['x', 'x', 'x', 'slow', 'slow', 'x', 'x', 'x']),
      { signal: time.signal },
    );
    expect(answers).toHaveLength(8);
    const measured = answers.filter(each => 'counts' in each);
    expect(measured.length).toBeGreaterThan(4);
    for (const each of answers.filter(one => 'error' in one)) {
      expect(each).toMatchObject({
        error: {
          message: 'main answers: timeout: query timed out',
          isRetryable: true,
        },
      });
    }
  });

  it.each<[string, number, string, RegExp]>([
    [
      'is down behind a proxy',
      502,
      '<html>',
      /^main answers with the status 502$/,
    ],
    [
      'does not know us',
      401,
      'no',
      /^main answers with the status 401: .*credentials/,
    ],
    ['sends us elsewhere', 302, '', /^main could not be reached/],
    [
      'is something else',
      200,
      '<html>',
      /^main does not answer as Prometheus does$/,
    ],
    [
      'answers nonsense',
      200,
      'null',
      /^main does not answer as Prometheus does$/,
    ],
    [
      'says why',
      503,
      refusal('unavailable', 'not ready'),
      /^main answers: unavailable: not ready$/,
    ],
    [
      'says a lot',
      500,
      refusal('internal', 'x'.repeat(9999)),
      /^main answers: internal: x{300,400}…$/,
    ],
  ])('that %s is told of as a whole', async (_about, status, body, message) => {
    answer = () => ({ status, body });
    const headers = { authorization: 'Bearer secret-token' };
    const failure = await provider({ headers })
      .measure(request(['x', 'y']), { signal })
      .catch(error => error);
    expect(failure.message).toMatch(message);
    expect(failure.message).not.toMatch(/secret-token|127\.0\.0\.1/);
    expect(questions).toHaveLength(1);
  });

  it('that cannot be reached is named without its address', async () => {
    const gone = provider();
    server.close();
    const failure = await gone
      .measure(request(), { signal })
      .catch(error => error);
    expect(failure.message).toBe('main could not be reached (ECONNREFUSED)');
  });

  it('that does not answer in time is given up', async () => {
    const silent = createServer(() => {});
    await new Promise<void>(resolve => {
      silent.listen(0, '127.0.0.1', resolve);
    });
    const { port } = silent.address() as AddressInfo;
    const failure = await provider({
      url: `http://127.0.0.1:${port}`,
      timeoutMillis: 100,
    })
      .measure(request(), { signal })
      .catch(error => error);
    expect(failure.message).toBe('main did not answer within 0.1 s');
    silent.closeAllConnections();
    silent.close();
  });
});
