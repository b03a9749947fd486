/** A reference as the API writes it: `user:default/dana`. */
const REFERENCE =
  /\b(?:api|component|domain|group|resource|system|user):[\w.-]+\/[\w.-]*\w/gi;

/**
 * A sentence of the API with names in place of entity references: the given
 * title, else the name within the reference.
 *
 * @param titles - by reference, in lower case
 */
export function withNames(
  sentence: string,
  titles: Readonly<Record<string, string | undefined>> = {},
): string {
  return sentence.replace(
    REFERENCE,
    reference =>
      titles[reference.toLowerCase()] ??
      reference.slice(reference.indexOf('/') + 1),
  );
}
