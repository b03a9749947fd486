/**
 * Tandem's backend: delivery facts in, DORA figures out.
 *
 * @packageDocumentation
 */

export { tandemPlugin as default, tandemPlugin } from './plugin';
