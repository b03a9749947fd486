/** What YAML is sent as. */
export const YAML = 'application/yaml';

/** Under what names YAML may arrive; only the first is registered. */
export const YAML_TYPES = [YAML, 'application/x-yaml', 'text/yaml'];
