export * from './AdminApi';
export * from './FleetApi';
export { AdminClient } from './AdminClient';
export { FleetClient } from './FleetClient';
export { TandemClient } from './TandemClient';
export * from './TandemApi';
