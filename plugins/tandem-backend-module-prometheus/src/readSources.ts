import { readDurationFromConfig, type Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

const KEY = 'tandem.prometheus.sources';
const DIALECTS = ['prometheus', 'thanos', 'mimir', 'victoriametrics'] as const;
const DEFAULT_TIMEOUT_MILLIS = 15_000;
/** Collecting takes its turns within less than half a minute. */
const LONGEST_TIMEOUT_MILLIS = 25_000;

/** What speaks Prometheus' HTTP API, each with ways of its own. */
export type Dialect = (typeof DIALECTS)[number];

/** A server that SLOs are measured in, as the configuration names it. */
export interface PrometheusSource {
  name: string;
  /** Without a slash at the end. */
  url: string;
  /** Credentials among them. */
  headers: Record<string, string>;
  dialect: Dialect;
  timeoutMillis: number;
}

/** @throws InputError that names the key which is wrong */
export function readSources(config: Config): PrometheusSource[] {
  const sources = (config.getOptionalConfigArray(KEY) ?? []).map(
    (item, index) => readSource(item, `${KEY}[${index}]`),
  );
  const names = sources.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    throw new InputError(`${KEY}: two sources are named ${twice}`);
  }
  return sources;
}

function readSource(config: Config, key: string): PrometheusSource {
  const name = config.getString('name');
  if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
    throw new InputError(
      `${key}.name: must be lower-case letters, digits and '-', such as main`,
    );
  }
  return {
    name,
    url: readUrl(config, key),
    headers: readHeaders(config, key),
    dialect: readDialect(config, key),
    timeoutMillis: readTimeout(config, key),
  };
}

function readUrl(config: Config, key: string): string {
  const text = config.getString('url');
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InputError(
      `${key}.url: must be an address such as https://prometheus.example.com`,
    );
  }
  if (url.username || url.password) {
    throw new InputError(
      `${key}.url: must not hold credentials; use basicAuth or bearerToken`,
    );
  }
  if (url.search || url.hash || /\/api\/v1\/?/.test(url.pathname)) {
    throw new InputError(
      `${key}.url: must end before /api/v1, and without ? and #`,
    );
  }
  return text.replace(/\/+$/, '');
}

function readHeaders(config: Config, key: string): Record<string, string> {
  const headers: Record<string, string> = {};
  const given = config.getOptionalConfig('headers');
  for (const name of given?.keys() ?? []) {
    headers[name.toLocaleLowerCase('en-US')] = String(given!.get(name));
  }
  const token = config.getOptionalString('bearerToken');
  const basic = config.getOptionalConfig('basicAuth');
  if (token !== undefined && basic) {
    throw new InputError(
      `${key}: takes either bearerToken or basicAuth, not both`,
    );
  }
  if (token !== undefined) headers.authorization = `Bearer ${token}`;
  if (basic) {
    const pair = `${basic.getString('username')}:${basic.getString(
      'password',
    )}`;
    headers.authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
  }
  requireSendable(headers, key);
  return headers;
}

/** What cannot be sent is refused at the start, without its value being told. */
function requireSendable(headers: Record<string, string>, key: string): void {
  for (const [name, value] of Object.entries(headers)) {
    try {
      new Headers().set(name, value);
    } catch {
      throw new InputError(
        `${key}: the header ${name} holds characters that cannot be sent`,
      );
    }
  }
}

function readDialect(config: Config, key: string): Dialect {
  const given = config.getOptionalString('dialect') ?? 'prometheus';
  const dialect = DIALECTS.find(known => known === given);
  if (!dialect) {
    throw new InputError(`${key}.dialect: must be ${DIALECTS.join(', ')}`);
  }
  return dialect;
}

function readTimeout(config: Config, key: string): number {
  if (!config.has('timeout')) return DEFAULT_TIMEOUT_MILLIS;
  const millis = durationToMilliseconds(
    readDurationFromConfig(config, { key: 'timeout' }),
  );
  if (!(millis >= 1000 && millis <= LONGEST_TIMEOUT_MILLIS)) {
    throw new InputError(
      `${key}.timeout: must be between 1 and ${
        LONGEST_TIMEOUT_MILLIS / 1000
      } seconds`,
    );
  }
  return millis;
}
