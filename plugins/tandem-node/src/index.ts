/**
 * What modules of Tandem's backend build on: its extension points.
 *
 * @packageDocumentation
 */

export * from './SliIndicator';
export * from './SliProvider';
export * from './sliProvidersExtensionPoint';
