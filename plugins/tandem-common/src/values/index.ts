export { normalizeEntityRef } from './entityRef';
export * from './page';
