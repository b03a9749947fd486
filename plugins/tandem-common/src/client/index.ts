export * from './FleetApi';
export { TandemClient } from './TandemClient';
export * from './TandemApi';
