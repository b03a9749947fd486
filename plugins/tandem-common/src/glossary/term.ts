/** A term of the field, as the pages and the documentation explain it. @public */
export interface GlossaryTerm {
  /** As it stands in a sentence. */
  name: string;
  /** In one sentence. */
  meaning: string;
  /** Where `docs/` tells more, relative to that folder. */
  page?: string;
}
