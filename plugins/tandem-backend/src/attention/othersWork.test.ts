import {
  assignmentReadPermission,
  type Attention,
} from '@tandem/backstage-plugin-tandem-common';
import {
  changeablePolicy,
  SOME_ENTITIES,
} from '../__testUtils__/changeablePolicy';
import { DAY } from '../__testUtils__/deliveries';
import { group, user } from '../__testUtils__/entities';
import {
  startTandem,
  testDatabases,
  type RunningTandem,
} from '../__testUtils__/startTandem';
import { DENY } from '../__testUtils__/withPolicy';
import {
  assign,
  clearAssignments,
  dateIn,
  proposal,
  transition,
} from '../liaison/__testUtils__/assignments';
import {
  assignmentConditions,
  createAssignmentConditionalDecision,
} from '../permissions/conditions';

const { databases, ids } = testDatabases();
jest.setTimeout(120_000);

const DANA = 'user:default/dana';
const OMAR = 'user:default/omar';
const LEA = 'user:default/lea';
const INES = 'user:default/ines';
const RED = 'group:default/red';
const BLUE = 'group:default/blue';
const SOME_DAY = String.raw`\d+\u00a0\w+[\u00a0\d]*`;

const ENTITIES = [
  group('red'),
  group('blue'),
  user('dana', { displayName: 'Dana Kim' }),
  user('omar', { displayName: 'Omar Haddad' }),
  user('lea'),
  user('ines'),
];

describe.each(ids)('what needs who assigned others on %p', id => {
  const policy = changeablePolicy();
  let tandem: RunningTandem;

  beforeAll(async () => {
    const tell = { notifications: { enabled: false, opsLeads: [LEA] } };
    tandem = await startTandem(databases, id, ENTITIES, { tandem: tell }, [
      policy.feature,
    ]);
  });
  beforeEach(() => policy.say());
  afterEach(async () => {
    await clearAssignments(tandem);
    await tandem.knex('attention_snoozes').delete();
    tandem.catalog.entities = ENTITIES;
  });
  afterAll(() => tandem.stop());

  const itemsOf = async (userRef: string) => {
    const { body } = await tandem.as(userRef).get('/me/attention').expect(200);
    return (body as Attention).items;
  };
  const reasonsOf = async (userRef: string) =>
    (await itemsOf(userRef)).map(({ reason }) => reason).sort();
  const away = async (userRef: string, from: number, to = from) => {
    const days = { startsOn: dateIn(from), endsOn: dateIn(to) };
    const { body } = await tandem
      .post('/absences', { userRef, ...days })
      .expect(201);
    return body.id as string;
  };
  const deputy = { role: 'deputy' as const, allocation: 0, liaisonRef: OMAR };

  describe('an end without successor', () => {
    it('of a liaison: who assigned them is shown it, as they are', async () => {
      const ending = await assign(tandem.as(OMAR), { endsOn: dateIn(5) });
      const [item, ...rest] = await itemsOf(OMAR);
      expect(rest).toEqual([]);
      expect(item).toMatchObject({
        id: `ending-without-successor:assignment-${ending.id}:${Date.parse(
          dateIn(-1),
        )}`,
        kind: 'ending-without-successor',
        reason: expect.stringMatching(
          `^Dana Kim is the primary of red until ${SOME_DAY}, and nobody takes over then$`,
        ),
        entityRef: RED,
        scopeRef: RED,
        assignment: { id: ending.id, liaisonRef: DANA, state: 'ending' },
        allowed: expect.arrayContaining(['tandem.assignment.update']),
      });
      expect(await reasonsOf(DANA)).toEqual([
        expect.stringMatching(/^You are the primary of red until /),
      ]);
      expect(await itemsOf(INES)).toEqual([]);
    });

    it('of a team that runs itself: who said so is shown it', async () => {
      const selfRun = {
        liaisonRef: undefined,
        role: undefined,
        allocation: undefined,
        pattern: 'self-run' as const,
        purpose: 'a managed platform',
        endsOn: dateIn(20),
      };
      await tandem.as(OMAR).post('/assignments', proposal(selfRun)).expect(201);
      expect(await reasonsOf(OMAR)).toEqual([
        expect.stringMatching(
          `^red runs itself until ${SOME_DAY}, and nobody takes over then$`,
        ),
      ]);
      expect(await itemsOf(DANA)).toEqual([]);
    });

    it('once for who offered it themself, and not to who may not see it', async () => {
      await assign(tandem.as(OMAR), { endsOn: dateIn(5) });
      const { body } = await tandem
        .as(OMAR)
        .post(
          '/assignments',
          proposal({ scopeRef: BLUE, liaisonRef: OMAR, endsOn: dateIn(5) }),
        )
        .expect(201);
      await transition(tandem, body, 'accept');
      expect(await reasonsOf(OMAR)).toEqual([
        expect.stringMatching(/^Dana Kim is the primary of red/),
        expect.stringMatching(/^You are the primary of blue/),
      ]);
      policy.say({ 'tandem.assignment.read': DENY });
      expect(await itemsOf(OMAR)).toEqual([]);
    });

    it('also while somebody follows only after days on which nobody is there', async () => {
      await assign(tandem.as(OMAR), { endsOn: dateIn(5) });
      const later = { liaisonRef: INES, allocation: 1 };
      await assign(tandem, { ...later, startsOn: dateIn(7) });
      expect(await reasonsOf(OMAR)).toHaveLength(1);
      expect(await reasonsOf(DANA)).toHaveLength(1);
      const { body } = await tandem.as(DANA).get('/me/teams').expect(200);
      expect(body.items).toMatchObject([
        { successor: { liaisonRef: INES, startsOn: dateIn(7) } },
      ]);
      await tandem
        .knex('assignments')
        .where('starts_on', dateIn(7))
        .update({ starts_on: dateIn(6) });
      expect(await reasonsOf(OMAR)).toEqual([]);
      expect(await reasonsOf(DANA)).toEqual([]);
    });
  });

  describe('days without anybody, for ops leads', () => {
    it('of everybody, each absence once, until it is over', async () => {
      await assign(tandem);
      await assign(tandem, { scopeRef: BLUE, liaisonRef: INES });
      const ofDana = await away(DANA, 3, 7);
      await away(INES, 5);
      await away(INES, -3, -2);
      // Who is nobody's liaison leaves nobody alone.
      await away(OMAR, 5);
      expect(await itemsOf(LEA)).toMatchObject([
        {
          kind: 'absence-uncovered',
          reason: expect.stringMatching(/^Nobody is in for blue on /),
          entityRef: BLUE,
        },
        {
          reason: expect.stringMatching(/^Nobody is in for red from /),
          entityRef: RED,
          absence: { id: ofDana, startsOn: dateIn(3), endsOn: dateIn(7) },
        },
      ]);
      expect(await itemsOf(OMAR)).toEqual([]);
      await assign(tandem, deputy);
      // The deputy is away on one of the days, which are theirs as well.
      expect(await reasonsOf(LEA)).toEqual([
        expect.stringMatching(/^Nobody is in for blue on /),
        expect.stringMatching(/^Nobody is in for red on /),
        expect.stringMatching(/^Nobody is in for red on /),
      ]);
    });

    it('once for a lead who is the deputy, and is away, too', async () => {
      await assign(tandem);
      await assign(tandem, { ...deputy, liaisonRef: LEA });
      await assign(tandem, { scopeRef: BLUE });
      await away(DANA, 3, 7);
      expect(await reasonsOf(LEA)).toEqual([
        expect.stringMatching(/^Nobody is in for blue from /),
      ]);
      await away(LEA, 4);
      expect(await reasonsOf(LEA)).toEqual([
        expect.stringMatching(/^Nobody is in for red and blue from /),
        expect.stringMatching(/^Nobody is in for red on /),
      ]);
    });

    it('but not what they do not see', async () => {
      await assign(tandem);
      await assign(tandem, { scopeRef: BLUE });
      await away(DANA, 3);
      tandem.catalog.entities = ENTITIES.filter(
        ({ metadata }) => metadata.name !== 'blue',
      );
      policy.say({ 'catalog.entity.read': SOME_ENTITIES });
      expect(await reasonsOf(LEA)).toEqual([
        expect.stringMatching(/^Nobody is in for red on /),
      ]);
      policy.say({ 'tandem.assignment.read': DENY });
      expect(await itemsOf(LEA)).toEqual([]);
      policy.say();
      await assign(tandem.as(LEA), deputy);
      const ofOmar = await away(OMAR, 3);
      // Of the two who are away, who helps what the lead may see.
      policy.say({
        'tandem.absence.manage': DENY,
        'tandem.assignment.read': createAssignmentConditionalDecision(
          assignmentReadPermission,
          assignmentConditions.isProposer({ userRefs: [LEA] }),
        ),
      });
      expect(await itemsOf(LEA)).toMatchObject([{ absence: { id: ofOmar } }]);
    });
  });

  it('is found in as many steps, however much of it there is', async () => {
    const lead = tandem.as(LEA);
    let count = 0;
    tandem.knex.on('query', () => {
      count += 1;
    });
    const steps = async () => {
      const counts: number[] = [];
      let items: Attention['items'] = [];
      // What changed is prepared and announced for everybody besides.
      for (let round = 0; round < 3; round++) {
        count = 0;
        items = await itemsOf(LEA);
        counts.push(count);
      }
      return [items.length, Math.min(...counts)];
    };
    await assign(lead, { endsOn: dateIn(5) });
    await away(DANA, 1);
    const [few, steady] = await steps();
    await assign(lead, { scopeRef: BLUE, liaisonRef: INES, endsOn: dateIn(5) });
    await away(INES, 1);
    await away(DANA, 3);
    expect(few).toBe(2);
    expect(await steps()).toEqual([5, steady]);
  });

  it('a gap that was closed and opens again is not snoozed', async () => {
    await assign(tandem);
    await away(DANA, 3, 7);
    const [before] = await itemsOf(DANA);
    const until = new Date(Date.now() + DAY).toISOString();
    const snooze = { ids: [before.id], until };
    await tandem.as(DANA).post('/me/attention/snooze', snooze).expect(204);
    await assign(tandem, deputy);
    expect(await itemsOf(DANA)).toEqual([]);
    await away(OMAR, 12);
    expect(await itemsOf(DANA)).toEqual([]);
    await away(OMAR, 5);
    const [after] = await itemsOf(DANA);
    expect(after.absence).toEqual(before.absence);
    expect(Date.parse(after.since)).toBeGreaterThan(Date.parse(before.since));
    // It lasts, so it stays the same.
    expect((await itemsOf(LEA)).map(item => item.id)).toContain(after.id);
  });
});
