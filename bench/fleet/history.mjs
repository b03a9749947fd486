import { createHash } from 'node:crypto';
import { createRandom } from '../random.mjs';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const TRACKED_SHARE = 0.8;

/**
 * Two to four deployments of the last four weeks to production of most
 * services; one in eight causes an incident.
 *
 * @param until - epoch milliseconds
 * @returns `{ deployments, incidents }` as the API takes them
 */
export function generateHistory(services, until) {
  const random = createRandom('tandem-bench-fleet-history');
  const deployments = [];
  const incidents = [];
  for (const service of services) {
    const count = random.chance(TRACKED_SHARE) ? random.integer(2, 4) : 0;
    for (let round = 0; round < count; round += 1) {
      const finishedAt = until - random.between(0.2, 28) * DAY;
      const deployment = deploymentOf(random, service, { round, finishedAt });
      deployments.push(deployment);
      if (random.chance(1 / 8)) {
        incidents.push(incidentAfter(random, deployment, finishedAt));
      }
    }
  }
  return { deployments, incidents };
}

function deploymentOf(random, service, { round, finishedAt }) {
  const externalId = `${service}/${round}`;
  const commit = createHash('sha1').update(externalId).digest('hex');
  return {
    entityRef: `component:default/${service}`,
    environment: 'production',
    status: 'succeeded',
    startedAt: toIso(finishedAt - 5 * MINUTE),
    finishedAt: toIso(finishedAt),
    commit,
    version: `1.${round}.0`,
    changes: [
      {
        commit,
        committedAt: toIso(finishedAt - random.between(0.5, 90) * HOUR),
      },
    ],
    source: 'bench-ci',
    externalId,
  };
}

function incidentAfter(random, deployment, finishedAt) {
  const { entityRef, environment, source, externalId } = deployment;
  const startedAt = finishedAt + random.between(2, 60) * MINUTE;
  return {
    entityRef,
    environment,
    title: 'Error rate above its usual level',
    severity: random.pick(['sev1', 'sev2', 'sev3', 'sev4']),
    startedAt: toIso(startedAt),
    resolvedAt: toIso(startedAt + random.between(5, 180) * MINUTE),
    source: 'bench-on-call',
    externalId: `incident/${externalId}`,
    deployment: { source, externalId },
  };
}

function toIso(instant) {
  return new Date(Math.round(instant / 1000) * 1000).toISOString();
}
