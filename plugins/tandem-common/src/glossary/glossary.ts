import { adoptionTerms } from './adoptionTerms';
import { deliveryTerms } from './deliveryTerms';
import { liaisonTerms } from './liaisonTerms';
import { sloTerms } from './sloTerms';
import type { GlossaryTerm } from './term';

/**
 * The terms of the field that Tandem uses, by their ids: the one source of what
 * its pages and `docs/glossary.md` say about them.
 *
 * @public
 */
export const GLOSSARY = {
  ...sloTerms,
  ...liaisonTerms,
  ...deliveryTerms,
  ...adoptionTerms,
} as const satisfies Record<string, GlossaryTerm>;

/** @public */
export type GlossaryTermId = keyof typeof GLOSSARY;
