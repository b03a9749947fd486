import {
  parseCommitUrl,
  parseDay,
  parseEntityRef,
  parseEnvironment,
  parseUrl,
} from './options';

describe('options', () => {
  it('stores references and environments in lower case', () => {
    expect(parseEntityRef('Component:Default/Payments')).toBe(
      'component:default/payments',
    );
    expect(parseEnvironment('Staging')).toBe('staging');
  });

  it.each(['payments', 'group:default/ops', 'component:', ''])(
    'refuses %j as a service',
    value => {
      expect(() => parseEntityRef(value)).toThrow(/^It must/);
    },
  );

  it.each([
    ['http://localhost:7007', 'http://localhost:7007'],
    ['http://localhost:7007/', 'http://localhost:7007'],
    ['https://example.com/portal/', 'https://example.com/portal'],
    ['https://example.com/api', 'https://example.com'],
    ['https://example.com/portal/api/tandem/', 'https://example.com/portal'],
  ])('takes %s for the backend at %s', (value, address) => {
    expect(parseUrl(value)).toBe(address);
  });

  it.each(['localhost:7007', 'ftp://x', 'example.com', '', 'http://a:b@x'])(
    'refuses %j as an address',
    value => {
      expect(() => parseUrl(value)).toThrow(/^It must be/);
    },
  );

  it.each([
    ['2025-01-31', '2025-01-31T00:00:00.000Z'],
    ['2025-01-31T00:00:00+01:00', '2025-01-30T23:00:00.000Z'],
    ['2025-01-31T10:00Z', '2025-01-31T10:00:00.000Z'],
  ])('takes the date %s for %s', (value, instant) => {
    expect(new Date(parseDay(value)).toISOString()).toBe(instant);
  });

  it.each([
    'yesterday',
    '2025',
    '2025-13-01',
    '31.01.2025',
    '2025-01-31T10:00',
  ])('refuses %j as a date', value => {
    expect(() => parseDay(value)).toThrow(/^It must be a date/);
  });

  it.each(['https://example.com/commit/', 'example.com/{commit}'])(
    'refuses %j as the address of a commit',
    value => {
      expect(() => parseCommitUrl(value)).toThrow(/^It must be/);
    },
  );
});
