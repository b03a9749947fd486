import type { ProfileName } from './profiles';

/**
 * How each example service delivers. Those of `examples/` that are missing here
 * are new: nothing was deployed yet.
 */
export const services: Record<string, ProfileName> = {
  'checkout-api': 'gettingWorse',
  payments: 'elite',
  cart: 'steady',
  'invoice-renderer': 'weekly',

  'storefront-web': 'elite',
  'product-pages': 'steady',
  'navigation-menu': 'weekly',
  promotions: 'bursty',
  'gift-cards': 'monthly',
  'image-resizer': 'rarely',
  'content-studio': 'lingering',

  'search-api': 'elite',
  'search-indexer': 'steady',
  autocomplete: 'steady',
  recommendations: 'bursty',
  'catalogue-feed': 'weekly',
  'ranking-experiments': 'young',

  'customer-accounts': 'steady',
  login: 'weekly',
  consent: 'monthly',
  'loyalty-points': 'lingering',
  'email-sender': 'steady',
  'notification-preferences': 'rarely',
  'customer-data-export-and-erasure-request-orchestrator': 'monthly',

  'stock-levels': 'steady',
  picking: 'weekly',
  'goods-receipt': 'monthly',
  replenishment: 'weekly',
  'warehouse-console': 'lingering',
  'stock-ledger': 'retired',

  'shipping-rates': 'elite',
  'parcel-tracking': 'steady',
  'carrier-gateway': 'gettingBetter',
  'label-printer': 'monthly',
  'delivery-slots': 'bursty',
  'returns-portal': 'lingering',
  'returns-routing': 'weekly',

  'api-gateway': 'weekly',
  'identity-broker': 'monthly',
  'feature-flags': 'elite',
  'event-bus-bridge': 'weekly',
  'developer-portal': 'steady',
  'build-cache': 'monthly',

  'status-page': 'rarely',
  'on-call-scheduler': 'monthly',
  'log-shipper': 'weekly',

  'fraud-scoring': 'weekly',
  'tax-calculator': 'retired',
  'newsletter-signup': 'rarely',

  'marketplace-sellers': 'weekly',
  'marketplace-offers': 'steady',
  'seller-payouts': 'monthly',
  'care-desk': 'weekly',
  'contact-routing': 'steady',
  'refund-requests': 'bursty',
  'click-and-collect': 'weekly',
  'till-sync': 'monthly',
};

/**
 * Pipelines deploy them, the catalog has never heard of them: one is a service
 * of its own, the other one the new name of `loyalty-points`.
 */
export const unknownServices: Record<string, ProfileName> = {
  'basket-suggestions': 'uncatalogued',
  'loyalty-points-service': 'renamed',
};

/** The seed of everything that is invented about the company. */
export const SEED = 'kestrelmoor';

export function refOf(service: string): string {
  return `component:default/${service}`;
}
