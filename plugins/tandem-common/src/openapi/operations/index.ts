import { adminOperations } from './adminOperations';
import { deliveryOperations } from './deliveryOperations';
import { fleetOperations } from './fleetOperations';
import { liaisonOperations } from './liaisonOperations';
import type { Operation } from './operation';
import { sloOperations } from './sloOperations';
import { summaryOperations } from './summaryOperations';

export type { Operation } from './operation';

/** Every call there is, in the order of the documentation. */
export const operations: Operation[] = [
  ...deliveryOperations,
  ...sloOperations,
  ...liaisonOperations,
  ...fleetOperations,
  ...summaryOperations,
  ...adminOperations,
];
