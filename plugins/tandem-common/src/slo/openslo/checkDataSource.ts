import { checkDescription } from './checkMetadata';
import type { DocumentField } from './DocumentField';

/**
 * `spec` of a DataSource. Its connection details are kept as text and never
 * used: which addresses are asked is for the configuration to say.
 */
export function checkDataSource(spec: DocumentField): void {
  if (
    !spec.required() ||
    !spec.isObjectOf(['description', 'type', 'connectionDetails'])
  ) {
    return;
  }
  checkDescription(spec);
  const type = spec.field('type');
  if (type.required()) {
    type.isText(1, 100);
  }
  spec.field('connectionDetails').required();
}
