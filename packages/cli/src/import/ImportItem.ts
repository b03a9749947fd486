import type {
  DeploymentInput,
  IncidentInput,
} from '@tandem/backstage-plugin-tandem-common';

/** One deployment or incident on its way from a source to Tandem. */
export type ImportItem = {
  /** Where it comes from, for messages: `line 12`, `tag v1.2.0`. */
  label: string;
} & (
  | { kind: 'deployment'; body: DeploymentInput }
  | { kind: 'incident'; body: IncidentInput }
);
