const BYTES = 16;

/**
 * A key that nobody else has, of 32 hexadecimal digits. Browsers make UUIDs only
 * on pages that came over HTTPS.
 */
export function randomKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
