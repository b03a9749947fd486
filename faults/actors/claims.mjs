import { civilDate } from '../civilDate.mjs';
import { expectStatus } from '../expect.mjs';

/**
 * Somebody who claims scopes that others claim at the same moment. Who wins is
 * nobody's to say beforehand; that one wins is looked at in the end.
 */
export function createClaims({ client, random, scopes, people }) {
  const own = [];

  const claim = async () => {
    const answer = await client.send('POST', '/assignments', {
      scopeRef: random.pick(scopes),
      liaisonRef: random.pick(people),
      role: 'primary',
      pattern: 'liaison',
      allocation: random.integer(20, 60),
      startsOn: civilDate(-1),
      timeZone: 'UTC',
    });
    expectStatus('POST /assignments', answer, 201, 400, 409);
    if (answer.status === 201) own.push(answer.body.id);
  };
  const release = async () => {
    const id = own.shift();
    if (!id) return;
    const { version, state } = await client.get(`/assignments/${id}`);
    const transition = state === 'proposed' ? 'decline' : 'end';
    const path = `/assignments/${id}/${transition}`;
    const answer = await client.send('POST', path, { version });
    expectStatus(
      `POST ${path}`,
      answer,
      200,
      ...(answer.isRepeated ? [409] : []),
    );
  };

  return {
    step: () => (random.chance(0.6) ? claim() : release()),
    /** @throws where one that was taken in is not there */
    async verify() {
      for (const id of own) await client.get(`/assignments/${id}`);
    },
  };
}
