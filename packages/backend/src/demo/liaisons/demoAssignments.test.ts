import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  absenceCreateSchema,
  ANNOTATION_TIME_ZONE,
  assignmentCreateSchema,
  AssignmentRecord,
  deputyIsPrimary,
  normalizeEntityRef,
  overAllocatedDays,
  OwnershipGraph,
  placeConflicts,
  resolveCoverage,
  scopesOf,
  stateOf,
} from '@tandem/backstage-plugin-tandem-common';
import { exampleEntities } from '../__testUtils__/exampleEntities';
import { absenceInput, assignmentInput, userRef } from './assignmentInput';
import { demoAbsences, demoAssignments, timeZones } from './demoAssignments';

const now = Date.parse('2026-11-20T16:00:00Z');
const today = '2026-11-20';

/** What the poster leaves behind, as Tandem stores it. */
function assignmentRecords(): AssignmentRecord[] {
  return demoAssignments.map((planned, index) => {
    const {
      role = 'primary',
      allocation = 0,
      ...terms
    } = assignmentCreateSchema.parse(assignmentInput(planned, today));
    const { state = 'accepted' } = planned.outcome ?? {};
    const isClosed = state === 'ended' || state === 'handed-back';
    return {
      ...terms,
      id: String(index),
      role,
      allocation,
      decision: state,
      ...(isClosed && { closedAt: now }),
    };
  });
}

function graphOf(entities: Entity[]): OwnershipGraph {
  const specOf = new Map(
    entities.map(entity => [
      stringifyEntityRef(entity),
      (entity.spec ?? {}) as Record<string, unknown>,
    ]),
  );
  const refs = (kind: string, name: unknown) =>
    typeof name === 'string'
      ? [normalizeEntityRef(`${kind}:default/${name}`)!]
      : [];
  return {
    systemsOf: ref => refs('system', specOf.get(ref)?.system),
    domainsOf: ref => refs('domain', specOf.get(ref)?.domain),
    ownersOf: ref => refs('group', specOf.get(ref)?.owner),
    parentsOf: ref => refs('group', specOf.get(ref)?.parent),
  };
}

describe('the demo assignments', () => {
  const entities = exampleEntities();
  const records = assignmentRecords();
  const absences = demoAbsences.map(absence => absenceInput(absence, today));
  const coverageOf = (service: string) => {
    const assignmentsByScope = new Map<string, AssignmentRecord[]>();
    for (const record of records) {
      const others = assignmentsByScope.get(record.scopeRef) ?? [];
      assignmentsByScope.set(record.scopeRef, [...others, record]);
    }
    const scopes = scopesOf(`component:default/${service}`, graphOf(entities));
    return resolveCoverage({ scopes, assignmentsByScope, absences, now });
  };

  it('keep to the rules of the API', () => {
    for (const [index, record] of records.entries()) {
      const earlier = records.slice(0, index);
      expect(placeConflicts(record, earlier, now)).toEqual([]);
      expect(deputyIsPrimary(record, earlier, now)).toBeUndefined();
    }
    for (const name of Object.keys(timeZones)) {
      expect(
        overAllocatedDays(`user:default/${name}`, records, absences, today),
      ).toEqual([]);
    }
    for (const absence of absences) {
      expect(absenceCreateSchema.safeParse(absence).error).toBeUndefined();
    }
  });

  it('are about people and scopes of the examples, each once', () => {
    const known = entities.map(entity => stringifyEntityRef(entity));
    const keys = records.map(
      ({ scopeRef, liaisonRef, role }) => `${scopeRef} ${liaisonRef} ${role}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
    for (const { scopeRef, liaisonRef = scopeRef } of records) {
      expect(known).toContain(scopeRef);
      expect(known).toContain(liaisonRef);
    }
  });

  it('say in which time zone each person of the examples works', () => {
    const people = entities.filter(({ kind }) => kind === 'User');
    for (const { metadata } of people) {
      expect(metadata.annotations?.[ANNOTATION_TIME_ZONE]).toMatch(
        /^\w+\/\w+$/,
      );
    }
    for (const [name, zone] of Object.entries(timeZones)) {
      const person = people.find(
        entity => stringifyEntityRef(entity) === `user:default/${name}`,
      );
      expect(person?.metadata.annotations?.[ANNOTATION_TIME_ZONE]).toBe(zone);
    }
  });

  it('give the checkout a liaison who is in, and a deputy', () => {
    expect(coverageOf('checkout-api')).toMatchObject({
      covered: true,
      via: 'group',
      primary: userRef('dana'),
      deputy: userRef('omar'),
      actingRef: userRef('dana'),
      channel: 'https://chat.kestrelmoor.example/channel/checkout-ops',
      warnings: [],
    });
  });

  it('let a deputy stand in where the liaison is away', () => {
    expect(coverageOf('login')).toMatchObject({
      via: 'group',
      primary: userRef('ines'),
      actingRef: userRef('omar'),
    });
  });

  it('cover by a component, by a system and by the team itself', () => {
    expect(coverageOf('carrier-gateway')).toMatchObject({
      via: 'component',
      pattern: 'embed',
    });
    expect(coverageOf('picking').via).toBe('system');
    expect(coverageOf('api-gateway').via).toBe('self-run');
  });

  it('leave some services without a liaison, among them the newest', () => {
    for (const service of [
      'gift-registry',
      'storefront-web',
      'fraud-scoring',
    ]) {
      expect(coverageOf(service).via).toBe('none');
    }
  });

  it('show every state that has its own words', () => {
    const states = records.map(record => stateOf(record, now));
    expect(new Set(states)).toEqual(
      new Set([
        'active',
        'accepted',
        'ended',
        'ending',
        'handed-back',
        'proposed',
      ]),
    );
    const ending = records.filter(record => stateOf(record, now) === 'ending');
    const withoutSuccessor = ending.filter(
      ({ scopeRef, endsOn = '' }) =>
        !records.some(
          other => other.scopeRef === scopeRef && other.startsOn > endsOn,
        ),
    );
    expect(ending).toHaveLength(2);
    expect(withoutSuccessor.map(({ scopeRef }) => scopeRef)).toEqual([
      'group:default/team-shipping',
    ]);
  });
});
