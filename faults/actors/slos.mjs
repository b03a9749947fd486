import { sloDocument } from '../../bench/sloDocument.mjs';
import { expectEqual, expectResults, expectStatus } from '../expect.mjs';

const SLOT = 5 * 60_000;
const SLOTS = 100;
const MOST = 4;

/** Somebody who writes SLOs of one service, and a collector that feeds them. */
export function createSlos({ client, random, entityRef, until, key }) {
  const slos = [];
  const first = Math.floor(until / SLOT) * SLOT - (SLOTS + 12) * SLOT;
  const documentOf = (name, target) => {
    const service = entityRef.split('/')[1];
    const document = sloDocument({ service, name });
    document.spec.objectives = [{ target }];
    return document;
  };
  const newTarget = () => random.integer(900_000, 999_999) / 1_000_000;
  const alive = () => slos.filter(({ state }) => state !== 'archived');

  const create = async () => {
    if (alive().length >= MOST) return;
    const name = `${key}-${slos.length}`;
    const target = newTarget();
    const answer = await client.send('POST', '/slos', {
      document: documentOf(name, target),
      state: 'published',
    });
    const isThere = answer.isRepeated && answer.status === 409;
    if (!isThere) expectStatus('POST /slos', answer, 201);
    const id = isThere ? await idOf(name) : answer.body.id;
    const slo = { id, name, target, state: 'published', version: 1 };
    slos.push({ ...slo, slots: new Map() });
  };
  const idOf = async name => {
    const listed = await client.list(`/slos?entityRef=${entityRef}`);
    return listed.find(slo => slo.name === name).id;
  };

  const edit = async () => {
    const slo = random.pick(slos);
    if (!slo) return;
    const target = newTarget();
    const state = random.chance(0.2) ? 'draft' : 'published';
    const answer = await client.send('PUT', `/slos/${slo.id}`, {
      document: documentOf(slo.name, target),
      state,
      version: slo.version,
    });
    // Sent again it meets what the first attempt stored; verified below.
    const isThere = answer.isRepeated && answer.status === 409;
    if (!isThere) expectStatus('PUT /slos/:id', answer, 200);
    const isSame = slo.target === target && slo.state === state;
    Object.assign(slo, { target, state });
    slo.version += isSame ? 0 : 1;
    await verifyDocument(slo);
  };
  const archive = async () => {
    const slo = random.pick(alive());
    if (!slo || !random.chance(0.3)) return;
    const answer = await client.send(
      'DELETE',
      `/slos/${slo.id}?version=${slo.version}`,
    );
    const isThere = answer.isRepeated && answer.status === 409;
    if (!isThere) expectStatus('DELETE /slos/:id', answer, 204);
    slo.state = 'archived';
    slo.version += 1;
    await verifyDocument(slo);
  };
  const collect = async () => {
    const slo = random.pick(alive());
    if (!slo) return;
    const starts = random
      .shuffled(Array.from({ length: SLOTS }, (_, index) => index))
      .slice(0, random.integer(1, 40));
    const items = starts.map(index => {
      const total = random.integer(0, 1000);
      const good = total - random.integer(0, Math.min(total, 9));
      const start = new Date(first + index * SLOT).toISOString();
      return { start, good, total };
    });
    const path = `/slos/${slo.id}/samples`;
    const answer = await client.send('POST', path, { items });
    const results = expectResults(
      `POST ${path}`,
      answer,
      items.length,
      'created',
      'updated',
      'unchanged',
    );
    items.forEach((item, index) => {
      const isKnown = slo.slots.has(item.start);
      if (!answer.isRepeated) {
        expectEqual(
          `slot ${item.start} of ${path} is new`,
          results[index].status === 'created',
          !isKnown,
        );
      }
      slo.slots.set(item.start, item);
    });
  };

  const verifyDocument = async slo => {
    const shown = await client.get(`/slos/${slo.id}`);
    expectEqual(
      `SLO ${slo.id}`,
      [shown.version, shown.state, shown.document.spec.objectives[0].target],
      [slo.version, slo.state, slo.target],
    );
    return shown;
  };
  const verifySlots = async (slo, shown) => {
    const from = new Date(first).toISOString();
    const to = new Date(first + SLOTS * SLOT).toISOString();
    const path = `/slos/${slo.id}/series?from=${from}&to=${to}`;
    const { step, points } = await client.get(path);
    expectEqual(`step of ${path}`, step, '5m');
    const counts = points
      .filter(({ total }) => total !== null)
      .map(({ start, good, total }) => [start, good, total].join());
    const sent = [...slo.slots.values()]
      .map(({ start, good, total }) => [start, good, total].join())
      .sort();
    expectEqual(`slots of SLO ${slo.id}`, counts, sent);
    const sum = field =>
      [...slo.slots.values()].reduce((all, slot) => all + slot[field], 0);
    const { state, good, total } = shown.status;
    if (slo.slots.size === 0 || ['draft', 'no-data'].includes(state)) return;
    expectEqual(`total of SLO ${slo.id}`, total, sum('total'));
    if (sum('total') > 0) {
      expectEqual(`good of SLO ${slo.id}`, good, sum('good'));
    }
  };

  const steps = [create, edit, archive, ...Array(5).fill(collect)];
  return {
    step: () => random.pick(steps)(),
    /** @throws where the backend tells of these SLOs otherwise */
    async verify() {
      for (const slo of slos) {
        const shown = await verifyDocument(slo);
        const revisions = await client.list(`/slos/${slo.id}/revisions`);
        expectEqual(
          `revisions of SLO ${slo.id}`,
          revisions.map(({ version }) => version),
          Array.from({ length: slo.version }, (_, at) => slo.version - at),
        );
        await verifySlots(slo, shown);
      }
      const listed = await client.list(`/slos?entityRef=${entityRef}`);
      expectEqual(
        `SLOs of ${entityRef}`,
        listed.map(({ id }) => id).sort(),
        alive()
          .map(({ id }) => id)
          .sort(),
      );
    },
  };
}
