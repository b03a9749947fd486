import { isDeepStrictEqual } from 'node:util';

/** @throws where it is not so */
export function expectEqual(what, actual, expected) {
  if (isDeepStrictEqual(actual, expected)) return;
  throw new Error(
    `${what}\n  is     ${JSON.stringify(actual)}\n  not    ${JSON.stringify(
      expected,
    )}`,
  );
}

/** @throws where the answer has another status than those */
export function expectStatus(what, answer, ...statuses) {
  if (statuses.includes(answer.status)) return;
  throw new Error(
    `${what} was answered ${answer.status}, not ${statuses.join(
      ' or ',
    )}: ${JSON.stringify(answer.body)}${
      answer.isRepeated ? ' (sent again)' : ''
    }`,
  );
}

/** @throws where an item of a batch has another status than those */
export function expectResults(what, answer, count, ...statuses) {
  expectStatus(what, answer, 200, 201);
  const { results } = answer.body;
  expectEqual(`${what}: results`, results.length, count);
  const odd = results.find(({ status }) => !statuses.includes(status));
  if (odd) {
    throw new Error(
      `${what}: ${JSON.stringify(odd)} should be ${statuses.join(' or ')}${
        answer.isRepeated ? ' (sent again)' : ''
      }`,
    );
  }
  return results;
}
