import { createHash } from 'node:crypto';
import { createRandom } from '../random.mjs';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;
/** Makes 20,000 incidents of 250,000 deployments. */
const INCIDENT_SHARE = 0.0925;

/**
 * A year of deployments and the incidents they cause, oldest first and mixed
 * over the services, as pipelines send them. The same for the same arguments.
 *
 * Of ten deployments one goes to staging; in production one in 25 fails to
 * finish, one in 30 goes back to the commit before, one in 20 is a hotfix, and
 * one in eleven causes an incident. A deployment brings one to five changes.
 *
 * @param options.until - epoch milliseconds, the end of the year
 * @returns yields `{ deployment }` and `{ incident }` as the API takes them
 */
export function* generateHistory({ services, deploymentsPerService, until }) {
  const random = createRandom('tandem-bench');
  const running = new Map();
  const total = services.length * deploymentsPerService;
  const step = (YEAR - DAY) / total;
  let finishedAt = until - YEAR;
  for (let round = 0; round < deploymentsPerService; round += 1) {
    for (const service of random.shuffled(services)) {
      finishedAt += step;
      const deployment = deploy(random, service, round, finishedAt, running);
      yield { deployment };
      const counts =
        deployment.environment === 'production' &&
        deployment.status === 'succeeded';
      if (counts && random.chance(INCIDENT_SHARE)) {
        yield { incident: incidentAfter(random, deployment, finishedAt) };
      }
    }
  }
}

function deploy(random, service, round, finishedAt, running) {
  const environment = random.chance(0.1) ? 'staging' : 'production';
  const isProduction = environment === 'production';
  const releases = running.get(service) ?? [];
  const goesBack = isProduction && releases.length > 1 && random.chance(1 / 30);
  const commit = goesBack ? releases[0] : commitOf(`${service}/${round}`);
  const status = !goesBack && random.chance(1 / 25) ? 'failed' : 'succeeded';
  if (isProduction && status === 'succeeded') {
    running.set(service, [...releases.slice(-1), commit]);
  }
  const externalId = `${service}/${round}`;
  return {
    entityRef: `component:default/${service}`,
    environment,
    status,
    startedAt: toIso(finishedAt - random.between(2, 9) * MINUTE),
    finishedAt: toIso(finishedAt),
    commit,
    version: `1.${round}.0`,
    ...(!goesBack && random.chance(1 / 20) && { kind: 'hotfix' }),
    ...(!goesBack && {
      changes: changesOf(random, service, round, finishedAt, commit),
    }),
    source: 'bench-ci',
    externalId,
    url: `https://ci.example.com/${externalId}`,
  };
}

function changesOf(random, service, round, finishedAt, commit) {
  return Array.from({ length: random.integer(1, 5) }, (_, index) => {
    const mergedAt = finishedAt - random.between(0.2, 12) * HOUR;
    const openedAt = mergedAt - random.between(0.5, 60) * HOUR;
    const firstCommitAt = openedAt - random.between(0.2, 40) * HOUR;
    const sha = index ? commitOf(`${service}/${round}/${index}`) : commit;
    const number = round * 5 + index + 1;
    return {
      commit: sha,
      committedAt: toIso(mergedAt),
      url: `https://git.example.com/${service}/commit/${sha}`,
      pullRequest: {
        number,
        url: `https://git.example.com/${service}/pull/${number}`,
        firstCommitAt: toIso(firstCommitAt),
        openedAt: toIso(openedAt),
        mergedAt: toIso(mergedAt),
      },
    };
  });
}

function incidentAfter(random, deployment, finishedAt) {
  const { entityRef, environment, externalId, source } = deployment;
  const startedAt = finishedAt + random.between(2, 120) * MINUTE;
  return {
    entityRef,
    environment,
    title: 'Error rate above its usual level',
    severity: random.pick(['sev1', 'sev2', 'sev3', 'sev4']),
    startedAt: toIso(startedAt),
    resolvedAt: toIso(startedAt + random.between(5, 300) * MINUTE),
    source: 'bench-on-call',
    externalId: `incident/${externalId}`,
    ...(random.chance(0.3) && { deployment: { source, externalId } }),
  };
}

function commitOf(text) {
  return createHash('sha1').update(text).digest('hex');
}

function toIso(instant) {
  return new Date(Math.round(instant / 1000) * 1000).toISOString();
}
