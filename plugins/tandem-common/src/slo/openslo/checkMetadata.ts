import { normalizeEntityRef } from '../../values/entityRef';
import type { DocumentField } from './DocumentField';
import { ANNOTATION_ENTITY } from './entityOfSlo';
import { ANNOTATION_STALE_AFTER, parseStaleAfter } from './staleAfter';

const TITLE_MAXIMUM = 255;
const LABEL_MAXIMUM = 1000;
const LABEL_KEY = /^[a-z0-9]([-._a-z0-9]{0,61}[a-z0-9])?$/i;
const ANNOTATION_KEY =
  /^([a-z0-9]([-.a-z0-9]{0,251}[a-z0-9])?\/)?[a-zA-Z0-9]([-._a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;

/** `metadata` of any kind, of a document or of something inline. */
export function checkMetadata(metadata: DocumentField): void {
  if (
    !metadata.required() ||
    !metadata.isObjectOf(['name', 'displayName', 'labels', 'annotations'])
  ) {
    return;
  }
  const name = metadata.field('name');
  if (name.required()) {
    name.isName();
  }
  const displayName = metadata.field('displayName');
  if (displayName.present) {
    displayName.isText(0, TITLE_MAXIMUM);
  }
  checkLabels(metadata.field('labels'));
  checkAnnotations(metadata.field('annotations'));
}

/** `description`, up to the length that OpenSLO allows. */
export function checkDescription(spec: DocumentField): void {
  const description = spec.field('description');
  if (description.present) {
    description.isText(0, 1050);
  }
}

function checkLabels(labels: DocumentField): void {
  if (!labels.present || !labels.isObject()) {
    return;
  }
  for (const key of labels.names()) {
    const label = labels.field(key);
    if (!LABEL_KEY.test(key)) {
      label.error(
        "the name of a label has at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends",
      );
    }
    const values = Array.isArray(label.value) ? label.items() : [label];
    for (const value of values) {
      value.isText(0, LABEL_MAXIMUM);
    }
  }
}

function checkAnnotations(annotations: DocumentField): void {
  if (!annotations.present || !annotations.isObject()) {
    return;
  }
  for (const key of annotations.names()) {
    const annotation = annotations.field(key);
    if (!ANNOTATION_KEY.test(key)) {
      annotation.error(
        'the name of an annotation is such as example.org/name, its last part with at most 63 characters',
      );
    }
    annotation.isText(0, Infinity);
  }
  checkOwnAnnotations(annotations);
}

function checkOwnAnnotations(annotations: DocumentField): void {
  const entity = annotations.field(ANNOTATION_ENTITY);
  if (typeof entity.value === 'string' && !normalizeEntityRef(entity.value)) {
    entity.error(
      'must be a full entity reference such as component:default/payments',
    );
  }
  const staleAfter = annotations.field(ANNOTATION_STALE_AFTER);
  if (
    typeof staleAfter.value === 'string' &&
    parseStaleAfter(staleAfter.value) === undefined
  ) {
    staleAfter.error('must be a time such as 45m or 2h, up to 31d');
  }
}
