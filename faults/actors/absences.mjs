import { civilDate } from '../civilDate.mjs';
import { expectEqual, expectStatus } from '../expect.mjs';

/** They are entered five days apart; nobody knows what is in two years. */
const MOST = 140;

/** A person who enters when they are away, and takes some of it back. */
export function createAbsences({ client, random, userRef }) {
  const absences = new Map();
  let count = 0;

  const enter = async () => {
    if (count >= MOST) return;
    count += 1;
    const startsOn = civilDate(count * 5);
    const endsOn = civilDate(count * 5 + random.integer(0, 3));
    const answer = await client.send('POST', '/absences', {
      userRef,
      startsOn,
      endsOn,
    });
    const isThere = answer.isRepeated && answer.status === 409;
    if (!isThere) expectStatus('POST /absences', answer, 201);
    const id = isThere ? await idOf(startsOn) : answer.body.id;
    absences.set(id, [startsOn, endsOn].join());
  };
  const idOf = async startsOn => {
    const listed = await client.list(`/absences?userRef=${userRef}`);
    return listed.find(absence => absence.startsOn === startsOn).id;
  };
  const takeBack = async () => {
    const id = random.pick([...absences.keys()]);
    if (!id || !random.chance(0.4)) return;
    const answer = await client.send('DELETE', `/absences/${id}`);
    const isGone = answer.isRepeated && answer.status === 404;
    if (!isGone) expectStatus('DELETE /absences/:id', answer, 204);
    absences.delete(id);
  };

  return {
    step: () => (random.chance(0.6) ? enter() : takeBack()),
    /** @throws where the backend tells of these absences otherwise */
    async verify() {
      const listed = await client.list(`/absences?userRef=${userRef}`);
      expectEqual(
        `absences of ${userRef}`,
        listed
          .map(({ id, startsOn, endsOn }) => [id, startsOn, endsOn].join())
          .sort(),
        [...absences].map(([id, days]) => [id, days].join()).sort(),
      );
    },
  };
}
