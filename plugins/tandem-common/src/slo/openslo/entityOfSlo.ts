import { normalizeEntityRef } from '../../values/entityRef';
import type { OpenSloDocument } from './openSloDocument';

/** The entity of an SLO where its `service` does not name it. @public */
export const ANNOTATION_ENTITY = 'tandem.dev/entity';

/**
 * The entity an SLO belongs to: of the annotation, else `service` as a full
 * reference, else the component of that name.
 *
 * @returns normalised; undefined where none of these is a reference
 */
export function entityOfSlo({
  metadata,
  spec,
}: OpenSloDocument): string | undefined {
  const annotation = metadata.annotations?.[ANNOTATION_ENTITY];
  if (annotation !== undefined) {
    return normalizeEntityRef(annotation);
  }
  const service = String(spec.service);
  return (
    normalizeEntityRef(service) ??
    normalizeEntityRef(`component:default/${service}`)
  );
}
