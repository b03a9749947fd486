/**
 * What both sides of Tandem share: schemas, the maths of DORA, SLOs, liaisons and adoption, and the typed client.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './attention';
export * from './client';
export * from './delivery';
export * from './fleet';
export * from './glossary';
export * from './health';
export * from './history';
export * from './liaison';
export * from './openapi';
export * from './permissions';
export * from './slo';
export * from './summary';
export * from './teams';
export * from './values';
