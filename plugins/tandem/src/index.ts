/**
 * Tandem's frontend: DORA cards on entity pages and the Operations tab.
 *
 * @packageDocumentation
 */

export { default } from './plugin';
export { tandemApiRef } from './api';
export { tandemTranslationRef } from './translation';
