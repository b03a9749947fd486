/** Parts of a row, each of which a permission of its own opens. */
export const FLEET_SECTIONS = ['slo', 'coverage', 'dora'] as const;

/** A part of a row. */
export type FleetSection = (typeof FLEET_SECTIONS)[number];

/** What the catalog says; the title of the owner is the catalog's too, but of another entity. */
export const OPEN_COLUMNS: readonly string[] = [
  'entity_id',
  'entity_ref',
  'title',
  'name_key',
  'search_text',
  'owner_ref',
  'owner_key',
  'system_ref',
  'tier',
  'type',
  'lifecycle',
  'is_owned',
];

/** Columns of `fleet_services` by part. */
export const SECTION_COLUMNS: Readonly<
  Record<FleetSection, readonly string[]>
> = {
  slo: [
    'slo_count',
    'slo_state',
    'slo_remaining_ratio',
    'slo_order',
    'slo_as_of',
    'is_drafted',
    'is_published',
  ],
  coverage: [
    'via',
    'scope_ref',
    'primary_ref',
    'deputy_ref',
    'acting_ref',
    'pattern',
    'until',
    'is_covered',
  ],
  dora: [
    'per_day',
    'lead_seconds',
    'fail_ratio',
    'recovery_seconds',
    'deployments',
    'failed',
    'level',
    'dora_as_of',
    'is_tracked',
  ],
};
