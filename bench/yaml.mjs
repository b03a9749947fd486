/** Many documents as one file: JSON is YAML, too. */
export function toYaml(documents) {
  return documents.map(document => JSON.stringify(document)).join('\n---\n');
}
