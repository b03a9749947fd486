export * from './fieldChanges';
export * from './historySchema';
