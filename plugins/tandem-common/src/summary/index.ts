export * from './summarySchema';
