import { alikeNames } from './alikeNames';

const CATALOG = [
  'payments',
  'payment-gateway',
  'checkout-api',
  'checkout-web',
  'search',
  'search-indexer',
  'customer-notifications',
  'invoice-service',
  'worker-1',
  'worker-2',
  'cart',
];

describe('the service that a foreign name means', () => {
  const find = alikeNames(CATALOG, name => name);

  it.each([
    ['payment-service', 'payments'],
    ['paymentservice', 'payments'],
    ['Payments', 'payments'],
    ['payments-v2', 'payments'],
    ['checkout_api', 'checkout-api'],
    ['checkoutApi', 'checkout-api'],
    ['api.checkout', 'checkout-api'],
    ['checkout-web-prod', 'checkout-web'],
    ['prod-search', 'search'],
    ['serach', 'search'],
    ['search-indexr', 'search-indexer'],
    ['customer-notification', 'customer-notifications'],
    ['invoices', 'invoice-service'],
    ['worker_2', 'worker-2'],
    ['carts', 'cart'],
  ])('%s is taken for %s', (name, meant) => {
    expect(find(name)).toBe(meant);
  });

  it.each([
    'card',
    'checkout-admin',
    'api',
    'service',
    'worker-3',
    'ledger',
    'customer-orders',
    '---',
    '支払い',
  ])('%s is like nothing', name => {
    expect(find(name)).toBeUndefined();
  });

  it('is the one with fewer other words, else the first', () => {
    const alike = alikeNames(['search-service', 'search', 'Search'], x => x);
    expect(alike('prod-search')).toBe('search');
    expect(alike('search-svc')).toBe('search');
    expect(alike('service-search')).toBe('search-service');
  });

  it('is found among ten thousand for a page of names at once', () => {
    const names = Array.from({ length: 10_000 }, (_, index) =>
      [index % 26, index % 23, index % 17]
        .map(place => String.fromCharCode(97 + place).repeat(6))
        .join('-'),
    );
    const start = performance.now();
    const among = alikeNames(names, name => name);
    for (const name of names.slice(0, 500)) {
      expect(among(name.slice(0, -1))).toBeDefined();
    }
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
