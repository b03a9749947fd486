import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFetch } from './createFetch';

let server: Server;
let url: string;
let requests: IncomingMessage[];
let answers: ((response: ServerResponse) => void)[];

beforeEach(async () => {
  requests = [];
  answers = [];
  server = createServer((request, response) => {
    requests.push(request);
    const answer = answers.shift() ?? json(200);
    answer(response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});

const drop = (response: ServerResponse) => response.destroy();

function json(status: number, body: object = {}) {
  return (response: ServerResponse) =>
    response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(body));
}

function html(status: number, headers: Record<string, string> = {}) {
  return (response: ServerResponse) =>
    response
      .writeHead(status, { 'content-type': 'text/html', ...headers })
      .end('<p>hello</p>');
}

function post(options: { token?: string } = {}) {
  const send = createFetch({ url, retryDelaysMillis: [1, 1, 1], ...options });
  return send(`${url}/api/tandem/deployments`, { method: 'POST', body: '{}' });
}

describe('createFetch', () => {
  it('sends the token, without what a file may have left around it', async () => {
    await post({ token: ' secret\r\n' });

    expect(requests[0].headers.authorization).toBe('Bearer secret');
  });

  it('sends no credentials where there is no token', async () => {
    await post({ token: '' });

    expect(requests[0].headers.authorization).toBeUndefined();
  });

  it('does not repeat a token that no header can carry', () => {
    const call = () => createFetch({ url, token: 'secret\u2026' });

    expect(call).toThrow('the token holds characters that no token has');
    expect(call).not.toThrow(/secret/);
  });

  it.each([
    ['a failing server', json(503)],
    ['a busy server', json(429)],
    ['a dropped connection', drop],
  ])('tries again after %s', async (_, failure) => {
    answers = [failure, failure, json(200)];

    expect((await post()).status).toBe(200);
    expect(requests).toHaveLength(3);
  });

  it('gives up on a server that goes on failing, with its own words', async () => {
    const failure = json(500, {
      error: { name: 'Error', message: 'the database is away' },
      response: { statusCode: 500 },
    });
    answers = [failure, failure, failure, failure, json(200)];

    await expect(post()).rejects.toThrow(
      `${url} answers 500 Internal Server Error: the database is away`,
    );
    expect(requests).toHaveLength(4);
  });

  it('gives up on a connection that goes on dropping', async () => {
    answers = [drop, drop, drop, drop];

    await expect(post()).rejects.toThrow(`${url} dropped the connection`);
  });

  it('does not wait for a server that never was there', async () => {
    await new Promise(resolve => server.close(resolve));

    await expect(
      createFetch({ url, retryDelaysMillis: [60_000] })(url),
    ).rejects.toThrow(`nothing answers at ${url} (connection refused)`);
  });

  it('waits for a server that was there and restarts', async () => {
    const { port } = server.address() as AddressInfo;
    const send = createFetch({ url, retryDelaysMillis: [1, 500] });
    await send(url);
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
    setTimeout(() => server.listen(port, '127.0.0.1'), 100);

    expect((await send(url)).status).toBe(200);
  });

  it('lets 400 through, which names the items at fault', async () => {
    answers = [json(400)];

    expect((await post()).status).toBe(400);
  });

  it.each([
    [json(401), 'wants a token (401)'],
    [json(403), 'refuses the token (403)'],
    [html(404), 'there is no Tandem at'],
    [html(405), 'there is no Tandem at'],
    [html(200), 'there is no Tandem at'],
    [json(413), 'raise its limit'],
    [
      html(301, { location: 'https://example.com/' }),
      'redirects to https://example.com/',
    ],
  ])('explains in one line, at once (%#)', async (answer, message) => {
    answers = [answer];

    await expect(post()).rejects.toThrow(message);
    expect(requests).toHaveLength(1);
  });

  it('says where a refused token is configured', async () => {
    answers = [json(401)];

    await expect(post({ token: 'old' })).rejects.toThrow(
      `${url} refuses the token (401): it must be one of backend.auth.externalAccess`,
    );
  });
});
