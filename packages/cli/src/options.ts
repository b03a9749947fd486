import { deploymentSchema } from '@tandem/backstage-plugin-tandem-common';
import { InvalidArgumentError } from 'commander';

const { entityRef, environment, source } = deploymentSchema.shape;

/** A component's reference in the form it is stored in. */
export function parseEntityRef(value: string): string {
  return parseWith(entityRef, value);
}

/** An environment's name, lower case. */
export function parseEnvironment(value: string): string {
  return parseWith(environment, value);
}

/** The name of a source. */
export function parseSource(value: string): string {
  return parseWith(source, value);
}

/** The address of a backend, without the API's path and a closing slash. */
export function parseUrl(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError(
      'It must be an http or https address, such as http://localhost:7007.',
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new InvalidArgumentError(
      'It must be a plain address: no user, query or fragment.',
    );
  }
  return url.href.replace(/\/+$/, '').replace(/\/api(\/tandem)?$/, '');
}

/** A day (its start in UTC) or an instant with an offset; epoch milliseconds. */
export function parseDay(value: string): number {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
  const isInstant =
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(
      value,
    );
  const millis = isDay || isInstant ? Date.parse(value) : NaN;
  if (Number.isNaN(millis)) {
    throw new InvalidArgumentError(
      'It must be a date such as 2025-01-01 or 2025-01-01T00:00:00+01:00.',
    );
  }
  return millis;
}

/** The template of a commit's address. */
export function parseCommitUrl(value: string): string {
  const isWeb = /^https?:\/\//i.test(value) && URL.canParse(value);
  if (!isWeb || !value.includes('{commit}')) {
    throw new InvalidArgumentError(
      'It must be an http or https address that holds {commit}.',
    );
  }
  return value;
}

function parseWith(
  schema: typeof entityRef | typeof environment | typeof source,
  value: string,
): string {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InvalidArgumentError(`It ${result.error.issues[0].message}.`);
}
