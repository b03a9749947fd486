const startedAt = Date.now();

/** Tells what happens, and when. */
export function say(text) {
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  console.log(`faults: ${String(seconds).padStart(4)} s: ${text}`);
}
