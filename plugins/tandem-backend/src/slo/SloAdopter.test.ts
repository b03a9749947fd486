import { component } from '../__testUtils__/entities';
import { createSlo, lastHour, sloDocument } from '../__testUtils__/slos';
import { startTandem, testDatabases } from '../__testUtils__/startTandem';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

describe.each(ids)('the SLOs of a renamed service on %p', id => {
  it('move with it, with all their history, unless their names are taken', async () => {
    const tandem = await startTandem(databases, id, [component('search')]);
    const moved = await createSlo(tandem, sloDocument('moved'));
    await createSlo(tandem, sloDocument('taken'));
    const items = lastHour(6);
    await tandem.post(`/slos/${moved.id}/samples`, { items }).expect(201);
    const aliases = { 'tandem.dev/aliases': 'component:default/search' };
    tandem.catalog.entities = [component('finder', { annotations: aliases })];
    const taken = sloDocument('taken', { service: 'finder' });
    const kept = await createSlo(tandem, taken);
    await tandem.run('catalog-projection');
    await tandem.run('slo-stale');
    const { body } = await tandem.get(
      '/slos?entityRef=component:default/finder',
    );
    const shown = body.items.map((item: { id: string }) => item.id).sort();
    expect(shown).toEqual([moved.id, kept.id].sort());
    const after = await tandem.get(`/slos/${moved.id}`);
    expect(after.body).toMatchObject({
      entityRef: 'component:default/finder',
      status: { total: 12_000 },
    });
    for (const service of ['search', 'finder']) {
      const { body: saved } = await tandem.get(`/slos/${moved.id}`);
      await tandem
        .put(`/slos/${moved.id}`, {
          document: sloDocument('moved', { service, target: 0.9 }),
          state: 'published',
          version: saved.version,
        })
        .expect(200);
    }
    await tandem.stop();
  });
});
