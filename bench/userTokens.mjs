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
  const claims = {
    iss: `${url}/api/auth`,
    sub: userRef,
    ent: [userRef],
    aud: 'backstage',
    iat: now,
    exp: now + HOURS * 3600,
  };
  const header = { typ: 'vnd.backstage.user', alg: 'ES256', kid: KEY_ID };
  const text = [header, claims]
    .map(part => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  const signature = sign('sha256', Buffer.from(text), {
    key: privateKey,
    dsaEncoding: 'ieee-p1363',
  });
  return `${text}.${signature.toString('base64url')}`;
}
