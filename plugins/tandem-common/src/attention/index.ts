export * from './attentionSchema';
