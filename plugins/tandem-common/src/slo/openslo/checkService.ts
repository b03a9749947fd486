import { checkDescription } from './checkMetadata';
import type { DocumentField } from './DocumentField';

/** `spec` of a Service; it may be missing. */
export function checkService(spec: DocumentField): void {
  if (spec.present && spec.isObjectOf(['description'])) {
    checkDescription(spec);
  }
}
