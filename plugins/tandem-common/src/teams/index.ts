export * from './teamsSchema';
