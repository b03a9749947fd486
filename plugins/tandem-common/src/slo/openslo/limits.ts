/** Characters of one text. */
export const TEXT_LIMIT = 5_000_000;
/** Documents of one text. */
export const DOCUMENT_LIMIT = 1_000;
/** What the lexer may find in one text; about a second of work. */
export const TOKEN_LIMIT = 400_000;
/** Lists and objects within each other. */
export const DEPTH_LIMIT = 50;
/** Values of one document, with aliases written out. */
export const VALUE_LIMIT = 10_000;
/** Characters of one document's names and values, with aliases written out. */
export const DOCUMENT_TEXT_LIMIT = 200_000;
/** Characters of one string. */
export const STRING_LIMIT = 20_000;
/** Errors, and likewise warnings, that are told about one document. */
export const FINDING_LIMIT = 50;
/** Aliases of one document. */
export const ALIAS_LIMIT = 100;
/** Objectives of one SLO: the alerts of each are followed for itself. */
export const OBJECTIVE_LIMIT = 10;
