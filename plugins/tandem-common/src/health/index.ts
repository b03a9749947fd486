export * from './healthSchema';
export * from './healthState';
