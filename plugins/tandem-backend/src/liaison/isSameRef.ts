/** Whether two references name one entity, as the catalog or a session has it. */
export function isSameRef(ref: string, other: string): boolean {
  return ref.toLocaleLowerCase('en-US') === other.toLocaleLowerCase('en-US');
}
