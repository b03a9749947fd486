import { generateKeyPairSync, sign } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

const KEY_ID = 'bench';
const HOURS = 12;

/**
 * Keys with which the backend's auth plugin signs the tokens of people, kept as
 * files, so that the bench can be any of them.
 *
 * @param options.folder - where the keys are kept
 * @param options.url - of the backend
 * @returns the configuration of the auth plugin, and tokens by entity reference
 */
export async function createUserTokens({ folder, url }) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const publicKeyFile = path.join(folder, 'public.pem');
  const privateKeyFile = path.join(folder, 'private.pem');
  await writeFile(publicKeyFile, publicKey);
  await writeFile(privateKeyFile, privateKey, { mode: 0o600 });
  const key = {
    keyId: KEY_ID,
    algorithm: 'ES256',
    publicKeyFile,
    privateKeyFile,
  };
  return {
    keyStore: { provider: 'static', static: { keys: [key] } },
    tokenOf: userRef => signToken(userRef, { privateKey, url }),
  };
}

/** A JSON Web Token as the auth plugin makes them. */
function signToken(userRef, { privateKey, url }) {
  const now = Math.floor(Date.now() / 1000);
  const times = { iat: now, exp: now + HOURS * 3600 };
  // Proves who it is to plugins that are asked in somebody's name.
  const proof = signJson(
    { typ: 'vnd.backstage.limited-user', alg: 'ES256', kid: KEY_ID },
    { sub: userRef, ...times },
    privateKey,
  );
  const claims = {
    iss: `${url}/api/auth`,
    sub: userRef,
    ent: [userRef],
    aud: 'backstage',
    ...times,
    uip: proof.signature,
  };
  const header = { typ: 'vnd.backstage.user', alg: 'ES256', kid: KEY_ID };
  const { text, signature } = signJson(header, claims, privateKey);
  return `${text}.${signature}`;
}

function signJson(header, claims, privateKey) {
  const text = [header, claims]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = sign('sha256', Buffer.from(text), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  return { text, signature: signature.toString('base64url') };
}

/** As after their first sign-in: the policy is told whose groups a person is in. */
export async function rememberPeople(database, userRefs) {
  for (const userRef of userRefs) {
    const info = JSON.stringify({ claims: { sub: userRef, ent: [userRef] } });
    await database.query(
      `insert into user_info (user_entity_ref, user_info, updated_at)
         values ('${userRef}', '${info}', '2026-01-01 00:00:00')`,
      'auth',
    );
  }
}
