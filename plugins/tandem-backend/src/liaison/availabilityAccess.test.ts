import {
  assignmentReadPermission,
  explainRefusedRight,
  type Absence,
} from '@tandem/backstage-plugin-tandem-common';
import {
  changeablePolicy,
  SOME_ENTITIES,
} from '../__testUtils__/changeablePolicy';
import { group, user } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { DENY } from '../__testUtils__/withPolicy';
import {
  assignmentConditions,
  createAssignmentConditionalDecision,
} from '../permissions/conditions';
import {
  assign,
  clearAssignments,
  dateIn,
  proposal,
} from './__testUtils__/assignments';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const DANA = 'user:default/dana';
const OMAR = 'user:default/omar';
const RED = 'group:default/red';
const BLUE = 'group:default/blue';
const ENTITIES = [group('red'), group('blue'), user('dana'), user('omar')];

describe.each(ids)('access to loads and absences on %p', id => {
  const policy = changeablePolicy();
  let tandem: RunningTandem;

  beforeAll(async () => {
    tandem = await startTandem(databases, id, ENTITIES, {}, [policy.feature]);
  });
  beforeEach(() => policy.say());
  afterEach(async () => {
    tandem.catalog.entities = ENTITIES;
    await clearAssignments(tandem);
  });
  afterAll(() => tandem.stop());

  const load = (userRef: string, as: string, from = tandem) =>
    from
      .as(as)
      .get(`/load?userRef=${userRef}&from=${dateIn(0)}&to=${dateIn(2)}`);
  const away = async (userRef: string): Promise<Absence> => {
    const days = { startsOn: dateIn(1), endsOn: dateIn(3) };
    const { body } = await tandem
      .post('/absences', { userRef, ...days })
      .expect(201);
    return body;
  };
  const absent = async (as: string, query = '') => {
    const { body } = await tandem.as(as).get(`/absences${query}`).expect(200);
    return body.items.map((item: Absence) => item.userRef);
  };
  const reads = (
    ...[condition]: [Parameters<typeof createAssignmentConditionalDecision>[1]]
  ) => ({
    [assignmentReadPermission.name]: createAssignmentConditionalDecision(
      assignmentReadPermission,
      condition,
    ),
  });
  const ofRed = reads(assignmentConditions.isOwner({ claims: [RED] }));

  it('everyone sees their own load, and that of others by a right', async () => {
    policy.say({ 'tandem.load.read': DENY });
    await load(DANA, DANA).expect(200);
    const { body } = await load(DANA, OMAR).expect(403);
    expect(body.error.message).toBe(explainRefusedRight('tandem.load.read'));
    await load('user:default/nobody', OMAR).expect(403);
    policy.say();
    await load(DANA, OMAR).expect(200);
  });

  it('warnings about a load are for those who see the load', async () => {
    await assign(tandem, { allocation: 90 });
    const warnings = async (as: string) =>
      (await tandem.as(as).get('/assignments')).body.items[0].warnings.length;
    expect(await warnings(OMAR)).toBe(1);
    policy.say({ 'tandem.load.read': DENY });
    expect(await warnings(OMAR)).toBe(0);
    expect(await warnings(DANA)).toBe(1);
  });

  it('switched off, nobody sees the load of others, whatever the policy', async () => {
    const config = { tandem: { liaison: { showLoads: false } } };
    const other = await startTandem(databases, id, ENTITIES, config);
    try {
      const { body } = await load(DANA, OMAR, other).expect(403);
      expect(body.error.message).toContain('tandem.liaison.showLoads');
      await load(DANA, DANA, other).expect(200);
      const proposed = await other
        .post('/assignments', proposal({ allocation: 90 }))
        .expect(201);
      expect(proposed.body.warnings).toEqual([]);
    } finally {
      await other.stop();
    }
  });

  it('everyone enters and takes back their own days, for others by a right', async () => {
    policy.say({ 'tandem.absence.manage': DENY });
    const days = { userRef: DANA, startsOn: dateIn(1), endsOn: dateIn(1) };
    const { body } = await tandem.as(DANA).post('/absences', days).expect(201);
    const refused = await tandem.as(OMAR).post('/absences', days).expect(403);
    expect(refused.body.error.message).toBe(
      explainRefusedRight('tandem.absence.manage'),
    );
    await tandem.as(OMAR).delete(`/absences/${body.id}`).expect(403);
    await tandem.as(OMAR).delete('/absences/404404').expect(404);
    await tandem.as(DANA).delete(`/absences/${body.id}`).expect(204);
    policy.say();
    const { id: key } = await away(DANA);
    await tandem.as(OMAR).delete(`/absences/${key}`).expect(204);
  });

  it('who may not see who helps whom sees their own absences only', async () => {
    await away(DANA);
    await away(OMAR);
    policy.say({ 'tandem.assignment.read': DENY });
    await tandem.as(OMAR).get('/absences').expect(200);
    policy.say({
      'tandem.assignment.read': DENY,
      'tandem.absence.manage': DENY,
    });
    await tandem.as(OMAR).get('/absences').expect(403);
    expect(await absent(OMAR, `?userRef=${OMAR}`)).toEqual([OMAR]);
  });

  it('by condition a reader sees when those are away who help what they may see', async () => {
    await assign(tandem);
    await assign(tandem, { scopeRef: BLUE, liaisonRef: OMAR });
    const hidden = await away(OMAR);
    await away(DANA);
    policy.say({ ...ofRed, 'tandem.absence.manage': DENY });
    expect(await absent('user:default/reader')).toEqual([DANA]);
    expect(await absent(OMAR)).toEqual([DANA, OMAR]);
    const { body } = await tandem
      .as('user:default/reader')
      .delete(`/absences/${hidden.id}`)
      .expect(404);
    expect(body.error.message).toBe(
      `There is no absence with the id ${hidden.id}`,
    );
  });

  it('gaps of an absence are told of scopes that the reader may see', async () => {
    await assign(tandem);
    await assign(tandem, { scopeRef: BLUE });
    expect((await away(DANA)).uncovered).toHaveLength(2);
    policy.say(ofRed);
    const { body } = await tandem.get('/absences');
    expect(body.items[0].uncovered).toEqual([{ scopeRef: RED }]);
  });

  it('a person whom the reader does not see of the catalog is unknown to them', async () => {
    await away(DANA);
    await assign(tandem, { scopeRef: BLUE });
    await away(OMAR);
    policy.say({ 'catalog.entity.read': SOME_ENTITIES });
    tandem.catalog.entities = ENTITIES.filter(
      ({ metadata }) => !['dana', 'blue'].includes(metadata.name),
    );
    expect(await absent('user:default/seer')).toEqual([OMAR]);
    const reader = tandem.as('user:default/seer');
    for (const path of [
      `/absences?userRef=${DANA}`,
      `/load?userRef=${DANA}&from=${dateIn(0)}&to=${dateIn(1)}`,
    ]) {
      const known = await reader.get(path).expect(404);
      const unknown = await reader
        .get(path.replace('dana', 'nobody'))
        .expect(404);
      expect(known.body.error.message.replace('dana', 'nobody')).toBe(
        unknown.body.error.message,
      );
    }
    await load(DANA, DANA).expect(200);
  });
});
