import { civilDate } from '../civilDate.mjs';
import { expectEqual, expectStatus } from '../expect.mjs';

const HELD = ['proposed', 'active', 'paused'];
/** What follows each state, and by which transition. */
const TRANSITIONS = {
  proposed: { accept: 'active', decline: 'declined' },
  active: { pause: 'paused', end: 'ended' },
  paused: { resume: 'active', end: 'ended' },
};

/** Somebody who assigns their own people to scopes that nobody else assigns. */
export function createAssignments({ client, random, scopes, people, key }) {
  const assignments = [];
  const batches = [];

  const held = () => assignments.filter(({ state }) => HELD.includes(state));
  const freeScopes = () =>
    scopes.filter(scope => !held().some(({ scopeRef }) => scopeRef === scope));
  const loadOf = person =>
    held()
      .filter(({ liaisonRef, state }) => {
        return liaisonRef === person && state !== 'paused';
      })
      .reduce((sum, { allocation }) => sum + allocation, 0);
  const terms = () => ({
    liaisonRef: random.pick(people),
    role: 'primary',
    pattern: 'liaison',
    allocation: random.integer(5, 45),
    startsOn: civilDate(-1),
    timeZone: 'UTC',
  });
  const keep = (id, scopeRef, { liaisonRef, allocation }) =>
    assignments.push({
      id,
      scopeRef,
      liaisonRef,
      allocation,
      state: 'proposed',
      version: 1,
    });

  const propose = async () => {
    const scopeRef = random.pick(freeScopes());
    if (!scopeRef) return;
    const body = { scopeRef, ...terms() };
    const fits = loadOf(body.liaisonRef) + body.allocation <= 100;
    const answer = await client.send('POST', '/assignments', body);
    // Sent again it meets the place that the first attempt took.
    if (answer.isRepeated && answer.status !== 201) {
      const listed = await client.list(`/assignments?scopeRef=${scopeRef}`);
      const stored = listed.filter(({ state }) => HELD.includes(state));
      expectEqual(`proposals for ${scopeRef}`, stored.length, fits ? 1 : 0);
      if (fits) keep(stored[0].id, scopeRef, body);
      return;
    }
    expectStatus('POST /assignments', answer, fits ? 201 : 400);
    if (fits) keep(answer.body.id, scopeRef, body);
  };

  const move = async () => {
    const assignment = random.pick(held());
    if (!assignment) return;
    const [transition, state] = random.pick(
      Object.entries(TRANSITIONS[assignment.state]),
    );
    const { liaisonRef, allocation, version } = assignment;
    const fits =
      transition !== 'resume' || loadOf(liaisonRef) + allocation <= 100;
    const path = `/assignments/${assignment.id}/${transition}`;
    const answer = await client.send('POST', path, { version });
    const isThere = answer.isRepeated && answer.status === 409;
    if (!isThere) expectStatus(`POST ${path}`, answer, fits ? 200 : 400);
    if (!fits) return;
    Object.assign(assignment, { state, version: version + 1 });
    await verifyOne(assignment);
  };

  const proposeMany = async () => {
    const scopeRefs = freeScopes().slice(0, 3);
    if (scopeRefs.length < 2) return;
    const batch = {
      key: `${key}-${batches.length}`,
      scopeRefs,
      terms: { ...terms(), allocation: random.integer(1, 10) },
    };
    const { liaisonRef, allocation } = batch.terms;
    if (loadOf(liaisonRef) + scopeRefs.length * allocation > 100) return;
    const answer = await client.send('POST', '/assignments/batch', batch);
    expectStatus('POST /assignments/batch', answer, 200, 201);
    const { results } = answer.body;
    expectEqual(
      'POST /assignments/batch',
      results.map(({ status, scopeRef }) => [status, scopeRef]),
      scopeRefs.map(scopeRef => ['created', scopeRef]),
    );
    results.forEach(({ id }, index) => keep(id, scopeRefs[index], batch.terms));
    batches.push({ batch, ids: results.map(({ id }) => id) });
  };
  const repeatBatch = async () => {
    const known = random.pick(batches);
    if (!known) return;
    const path = '/assignments/batch';
    const answer = await client.send('POST', path, known.batch);
    expectStatus(`POST ${path} again`, answer, 200, 201);
    const ids = answer.body.results.map(({ id }) => id);
    expectEqual(`POST ${path} again`, ids, known.ids);
  };

  const verifyOne = async ({ id, ...expected }) => {
    const shown = await client.get(`/assignments/${id}`);
    const names = Object.keys(expected);
    expectEqual(
      `assignment ${id}`,
      names.map(name => shown[name]),
      names.map(name => expected[name]),
    );
  };

  const steps = [propose, propose, move, move, move, proposeMany, repeatBatch];
  return {
    step: () => random.pick(steps)(),
    /** @throws where the backend tells of these assignments otherwise */
    async verify() {
      for (const assignment of assignments) await verifyOne(assignment);
      for (const scope of scopes) {
        const listed = await client.list(`/assignments?scopeRef=${scope}`);
        expectEqual(
          `assignments of ${scope}`,
          listed.map(({ id }) => id).sort(),
          assignments
            .filter(({ scopeRef }) => scopeRef === scope)
            .map(({ id }) => id)
            .sort(),
        );
      }
      for (const person of people) {
        const { items } = await client.get(
          `/load?userRef=${person}&from=${civilDate(900)}&to=${civilDate(901)}`,
        );
        expectEqual(`load of ${person}`, items[0].allocation, loadOf(person));
      }
    },
  };
}
