import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import { readSources } from './readSources';

const url = 'https://prometheus.example.com';

function read(...sources: JsonObject[]) {
  const prometheus = { sources };
  return readSources(new ConfigReader({ tandem: { prometheus } }));
}

describe('the configuration', () => {
  it('may name no source', () => {
    expect(readSources(new ConfigReader({}))).toEqual([]);
  });

  it('names sources with their credentials', () => {
    expect(
      read(
        { name: 'main', url: `${url}/` },
        {
          name: 'mimir',
          url: `${url}/prometheus`,
          dialect: 'mimir',
          basicAuth: { username: 'a', password: 'b' },
          headers: { 'X-Scope-OrgID': 'shop' },
          timeout: '20s',
        },
        { name: 'thanos', url, dialect: 'thanos', bearerToken: 't' },
      ),
    ).toEqual([
      {
        name: 'main',
        url,
        dialect: 'prometheus',
        headers: {},
        timeoutMillis: 15_000,
      },
      {
        name: 'mimir',
        url: `${url}/prometheus`,
        dialect: 'mimir',
        headers: { 'x-scope-orgid': 'shop', authorization: 'Basic YTpi' },
        timeoutMillis: 20_000,
      },
      {
        name: 'thanos',
        url,
        dialect: 'thanos',
        headers: { authorization: 'Bearer t' },
        timeoutMillis: 15_000,
      },
    ]);
  });

  it.each<[object, RegExp]>([
    [{ url }, /name/],
    [{ name: 'Main server', url }, /sources\[0\]\.name: must be lower-case/],
    [{ name: 'main' }, /url/],
    [{ name: 'main', url: 'prometheus:9090' }, /url: must be an address/],
    [{ name: 'main', url: 'http://a:b@c' }, /url: must not hold credentials/],
    [{ name: 'main', url: `${url}/api/v1` }, /url: must end before/],
    [{ name: 'main', url, dialect: 'influx' }, /dialect: must be prometheus/],
    [{ name: 'main', url, timeout: '2m' }, /timeout: must be between 1 and 25/],
    [
      {
        name: 'main',
        url,
        bearerToken: 'a',
        basicAuth: { username: 'a', password: 'b' },
      },
      /either bearerToken or basicAuth/,
    ],
  ])('is refused where it is %j', (source, message) => {
    expect(() => read(source)).toThrow(message);
  });

  it('is refused where two sources have one name', () => {
    expect(() => read({ name: 'a', url }, { name: 'a', url })).toThrow(
      /two sources are named a/,
    );
  });

  it('never tells a secret that cannot be sent', () => {
    let message = '';
    try {
      read({ name: 'main', url, bearerToken: 'se\ncret' });
    } catch (error) {
      message = String(error);
    }
    expect(message).toMatch(/authorization holds characters/);
    expect(message).not.toMatch(/cret/);
  });
});
