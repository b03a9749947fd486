export function say(text) {
  console.log(`bench: ${text}`);
}
