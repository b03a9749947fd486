import { expectEqual, expectResults } from '../expect.mjs';

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;

/**
 * A pipeline of one service and the incidents it causes.
 *
 * @param options.entityRef - counts what it posts, and gets it under `postTo`
 */
export function createDeliveries({ client, random, entityRef, until, key }) {
  const deployments = new Map();
  let count = 0;
  let postTo = entityRef;

  const newDeployment = status => {
    count += 1;
    const finishedAt = until - random.between(0.1, 20) * DAY;
    const at = millis => new Date(Math.round(millis)).toISOString();
    const externalId = `${key}/${count}`;
    return {
      entityRef: postTo,
      environment: 'production',
      status,
      startedAt: at(finishedAt - HOUR / 6),
      ...(status !== 'in_progress' && {
        finishedAt: at(finishedAt),
        changes: Array.from({ length: random.integer(0, 3) }, (_, index) => ({
          commit: `${externalId}/${index}`,
          committedAt: at(finishedAt - random.between(1, 50) * HOUR),
        })),
      }),
      source: 'faults-ci',
      externalId,
    };
  };

  const post = async (items, ...statuses) => {
    const answer = await client.send('POST', '/deployments', { items });
    expectResults(
      `POST /deployments of ${entityRef}`,
      answer,
      items.length,
      ...(answer.isRepeated ? [...statuses, 'unchanged'] : statuses),
    );
    for (const item of items) {
      const known = deployments.get(item.externalId);
      deployments.set(item.externalId, { ...known, item });
    }
  };

  const some = (condition, most = 1) =>
    random.shuffled([...deployments.values()].filter(condition)).slice(0, most);

  const deploy = () =>
    post(
      Array.from({ length: random.integer(1, 15) }, () =>
        newDeployment(random.chance(0.1) ? 'failed' : 'succeeded'),
      ),
      'created',
    );
  const begin = () => post([newDeployment('in_progress')], 'created');
  const finish = async () => {
    const [found] = some(({ item }) => item.status === 'in_progress');
    if (!found) return;
    const finished = newDeployment('succeeded');
    const { externalId, startedAt, entityRef: ref } = found.item;
    await post(
      [{ ...finished, externalId, startedAt, entityRef: ref }],
      'updated',
    );
  };
  const repeat = async () => {
    const known = some(() => true, random.integer(1, 20));
    if (known.length === 0) return;
    await post(
      known.map(({ item }) => item),
      'unchanged',
    );
  };

  const postIncident = async (found, incident, status) => {
    const answer = await client.send('POST', '/incidents', incident);
    expectResults(
      `POST /incidents of ${entityRef}`,
      answer,
      1,
      ...(answer.isRepeated ? [status, 'unchanged'] : [status]),
    );
    deployments.get(found.item.externalId).incident = incident;
  };
  const fail = async () => {
    const [found] = some(
      ({ item, incident }) => item.status === 'succeeded' && !incident,
    );
    if (!found) return;
    const { source, externalId, finishedAt } = found.item;
    const startedAt = new Date(Date.parse(finishedAt) + 60_000).toISOString();
    const incident = {
      entityRef: postTo,
      title: 'It is slow',
      startedAt,
      source: 'faults-pager',
      externalId,
      deployment: { source, externalId },
    };
    await postIncident(found, incident, 'created');
  };
  const recover = async () => {
    const [found] = some(
      ({ incident }) => incident && incident.resolvedAt === undefined,
    );
    if (!found) return;
    const { incident } = found;
    const resolvedAt = new Date(
      Date.parse(incident.startedAt) + random.integer(1, 90) * 60_000,
    ).toISOString();
    await postIncident(found, { ...incident, resolvedAt }, 'updated');
  };

  const steps = [
    ...Array(5).fill(deploy),
    begin,
    finish,
    repeat,
    repeat,
    fail,
    fail,
    recover,
  ];

  return {
    step: () => random.pick(steps)(),
    /** Under which reference it posts from now on. */
    postUnder: ref => {
      postTo = ref;
    },
    waiting: () => deployments.size,
    /** @throws where the backend tells of these deliveries otherwise */
    verify: () => verify({ client, entityRef, until, deployments }),
  };
}

async function verify({ client, entityRef, until, deployments }) {
  const known = [...deployments.values()];
  const query = `entityRef=${entityRef}`;
  const listed = await client.list(`/deployments?${query}`);
  const shown = ({ externalId, status, finishedAt, changes = [] }) =>
    [
      externalId,
      status,
      finishedAt,
      changes.map(it => it.commit).sort(),
    ].join();
  expectEqual(
    `deployments of ${entityRef}`,
    listed.map(shown).sort(),
    known.map(({ item }) => shown(item)).sort(),
  );
  const incidents = await client.list(`/incidents?${query}`);
  const told = ({ externalId, startedAt, resolvedAt }) =>
    [externalId, startedAt, resolvedAt].join();
  expectEqual(
    `incidents of ${entityRef}`,
    incidents.map(told).sort(),
    known
      .flatMap(({ incident }) => incident ?? [])
      .map(told)
      .sort(),
  );
  const range = [until - 25 * DAY, until].map(it => new Date(it).toISOString());
  const { metrics } = await client.get(
    `/dora?${query}&from=${range[0]}&to=${range[1]}`,
  );
  const counted = known.filter(({ item }) => item.status === 'succeeded');
  const failed = counted.filter(({ incident }) => incident);
  const recovered = failed.filter(({ incident }) => incident.resolvedAt);
  expectEqual(
    `figures of ${entityRef}`,
    {
      deployments: metrics.deploymentFrequency.deployments,
      changes: metrics.changeLeadTime.changes,
      failed: metrics.changeFailRate.failed,
      recovered: metrics.failedDeploymentRecoveryTime.recovered,
      open: metrics.failedDeploymentRecoveryTime.open,
    },
    {
      deployments: counted.length,
      changes: counted.flatMap(({ item }) => item.changes).length,
      failed: failed.length,
      recovered: recovered.length,
      open: failed.length - recovered.length,
    },
  );
}
