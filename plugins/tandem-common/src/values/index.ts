export { civilDateSchema } from './civilDate';
export { normalizeEntityRef } from './entityRef';
export { QUERY_VALUES_MAXIMUM } from './many';
export * from './page';
export { timeZoneSchema } from './timeZone';
