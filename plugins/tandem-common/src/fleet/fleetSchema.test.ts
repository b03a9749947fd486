import { withQuery } from '../client/TandemRequests';
import { fleetServicesQuerySchema } from './fleetSchema';

/** As a server reads an address: a parameter given twice is a list. */
function readQuery(path: string): Record<string, string | string[]> {
  const search = new URL(path, 'http://tandem').searchParams;
  return Object.fromEntries(
    [...new Set(search.keys())].map(name => {
      const values = search.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}

describe('the query of the fleet', () => {
  it('says by default that all services come by name', () => {
    expect(fleetServicesQuerySchema.parse({})).toEqual({
      sort: 'name',
      order: 'asc',
    });
  });

  it('takes each list with one value or with several, as the client sends it', () => {
    const path = withQuery('/fleet/services', {
      ownerRef: ['Group:Default/Product'],
      status: ['burning', 'exhausted'],
      missing: [],
      covered: false,
      search: undefined,
    });
    expect(path).toBe(
      '/fleet/services?ownerRef=Group%3ADefault%2FProduct&status=burning&status=exhausted&covered=false',
    );
    expect(fleetServicesQuerySchema.parse(readQuery(path))).toMatchObject({
      ownerRef: ['group:default/product'],
      status: ['burning', 'exhausted'],
      covered: false,
    });
  });

  it.each([
    ['status', 'fine'],
    ['status', ['burning', 'fine']],
    ['ownerRef', 'component:default/payments'],
    ['ownerRef', Array(21).fill('group:default/product')],
    ['covered', 'yes'],
    ['missing', 'level'],
    ['sort', 'people'],
    ['tier', ''],
    ['search', 'a\0'],
    ['people', 'true'],
  ])('refuses %s=%s', (name, value) => {
    expect(fleetServicesQuerySchema.safeParse({ [name]: value }).success).toBe(
      false,
    );
  });
});
