import { guest, people, Viewer } from './people';

const KEY = 'tandem-demo-person';

/** Who signed in in this browser tab, so that a reload does not ask again. */
export function rememberedPerson(): Viewer | undefined {
  const id = window.sessionStorage.getItem(KEY);
  return [...people, guest].find(person => person.id === id);
}

export function rememberPerson(person: Viewer): void {
  window.sessionStorage.setItem(KEY, person.id);
}

export function forgetPerson(): void {
  window.sessionStorage.removeItem(KEY);
}
