export * from './TandemApi';
export * from './TandemClient';
