import { component, group } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { prepareFleet } from './__testUtils__/prepareFleet';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const COUNT = 1200;

describe.each(ids)('the CSV file of the fleet on %p', id => {
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, [
      group('red'),
      ...Array.from({ length: COUNT }, (_, index) =>
        component(`service-${index}`, { owner: index ? 'red' : undefined }),
      ),
    ]);
    await prepareFleet(tandem);
  });
  afterAll(() => tandem.stop());

  it('holds every service that matches once, below a header', async () => {
    const { text, headers } = await tandem
      .get('/fleet/services.csv?ownerRef=group:default/red&sort=recovery')
      .expect(200);
    expect(headers['content-type']).toMatch(/^text\/csv/);
    expect(headers['content-disposition']).toBe(
      'attachment; filename="services.csv"',
    );
    const [header, ...lines] = text.trimEnd().split('\n');
    expect(header).toBe(
      'service,owner,system,tier,lifecycle,slo,budget,liaison,frequency,leadTime,failRate,recovery,level,nextStep',
    );
    expect(lines).toHaveLength(COUNT - 1);
    expect(new Set(lines).size).toBe(COUNT - 1);
    expect(lines).toContain(
      'service-7,group:default/red,,,,none,,,,,,,insufficient-data,send-deployments',
    );
  });

  it('has the columns that are asked for, and nothing a spreadsheet would run', async () => {
    const update = (index: number, columns: object) =>
      tandem
        .knex('fleet_services')
        .where('entity_ref', `component:default/service-${index}`)
        .update({ lifecycle: 'old', ...columns });
    await update(1, {
      title: '=1+1',
      name_key: 'a',
      slo_remaining_ratio: -0.12,
    });
    await update(2, { title: '@sum', name_key: 'b', tier: '+1' });
    await update(3, { title: 'say "hi", all', name_key: 'c', tier: '-' });
    await update(4, { title: '\tx', name_key: 'd', recovery_seconds: 0 });
    await update(6, { title: 'a;=1', name_key: 'f', tier: '\n=1' });
    await update(7, { title: 'a\r=1', name_key: 'g' });
    await update(5, { title: 'a=b', name_key: 'e', slo_remaining_ratio: 1 });
    const { text } = await tandem
      .get(
        '/fleet/services.csv?lifecycle=old&columns=budget&columns=service&columns=tier&columns=recovery',
      )
      .expect(200);
    expect(text).toBe(
      [
        'budget,service,tier,recovery',
        `-0.12,'=1+1,,`,
        `,'@sum,'+1,`,
        `,"say ""hi"", all",'-,`,
        `,"'\tx",,0`,
        '1,a=b,,',
        `,"a;=1","'\n=1",`,
        ',"a\r=1",,',
        '',
      ].join('\n'),
    );
    await tandem.get('/fleet/services.csv?columns=people').expect(400);
  });
});
