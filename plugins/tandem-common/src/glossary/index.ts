export * from './glossary';
export type { GlossaryTerm } from './term';
