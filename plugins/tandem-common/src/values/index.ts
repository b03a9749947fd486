export { civilDateSchema } from './civilDate';
export { normalizeEntityRef } from './entityRef';
export * from './page';
export { timeZoneSchema } from './timeZone';
