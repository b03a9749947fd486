import type { OpenSloProblem } from '../sloImportSchema';

/** The kinds of OpenSLO v1. @public */
export const OPEN_SLO_KINDS = [
  'SLO',
  'SLI',
  'AlertPolicy',
  'AlertCondition',
  'AlertNotificationTarget',
  'DataSource',
  'Service',
] as const;

/** @public */
export type OpenSloKind = (typeof OPEN_SLO_KINDS)[number];

/** A JSON object. @public */
export type JsonObject = { [field: string]: unknown };

/** A valid OpenSLO v1 document as JSON. @public */
export interface OpenSloDocument {
  apiVersion: 'openslo/v1';
  kind: OpenSloKind;
  metadata: OpenSloMetadata;
  spec: JsonObject;
  /** What lets a document be handed on as a JSON object. */
  [field: string]: unknown;
}

/** @public */
export interface OpenSloMetadata {
  name: string;
  displayName?: string;
  labels?: Record<string, string | string[]>;
  annotations?: Record<string, string>;
}

/** Where a value is: field names and list indices from the document's top. @public */
export type OpenSloPath = readonly (string | number)[];

/** A place in a text; both count from 1. @public */
export interface TextPosition {
  line: number;
  column: number;
}

/** What is right and wrong with one document of a text. @public */
export interface ParsedOpenSlo {
  /** Of the document's first key, from 1. */
  line: number;
  /** Empty where it could not be read. */
  kind: string;
  /** `metadata.name`; empty where it could not be read. */
  name: string;
  /** As OpenSLO v1; only where there are no errors. */
  document?: OpenSloDocument;
  errors: OpenSloProblem[];
  warnings: OpenSloProblem[];
  /** The place of a value of the v1 document, of its parent where it is missing. */
  locate(path: OpenSloPath): TextPosition;
}

/** The documents of a text, in its order; never empty. @public */
export type OpenSloFile = ParsedOpenSlo[];

/** @public */
export interface OpenSloValidation {
  /** As OpenSLO v1; only where there are no errors. */
  document?: OpenSloDocument;
  errors: OpenSloProblem[];
  warnings: OpenSloProblem[];
}
