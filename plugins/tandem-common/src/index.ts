/**
 * What both sides of Tandem share: schemas, the maths of DORA, SLOs and liaisons, and the typed client.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './client';
export * from './delivery';
export * from './liaison';
export * from './openapi';
export * from './slo';
export * from './summary';
export * from './values';
