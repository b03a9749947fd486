/**
 * What both sides of Tandem share: schemas, DORA maths and the typed client.
 *
 * @packageDocumentation
 */

export * from './annotations';
export * from './client';
export * from './delivery';
export * from './openapi';
export * from './summary';
export * from './values';
