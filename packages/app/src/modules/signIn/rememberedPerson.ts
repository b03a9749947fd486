import { DemoPerson, people } from './people';

const KEY = 'tandem-demo-person';

/** Who signed in in this browser tab, so that a reload does not ask again. */
export function rememberedPerson(): DemoPerson | undefined {
  const id = window.sessionStorage.getItem(KEY);
  return people.find(person => person.id === id);
}

export function rememberPerson(person: DemoPerson): void {
  window.sessionStorage.setItem(KEY, person.id);
}

export function forgetPerson(): void {
  window.sessionStorage.removeItem(KEY);
}
