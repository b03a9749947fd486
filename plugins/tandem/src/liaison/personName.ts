import type { CoveragePerson } from '@tandem/backstage-plugin-tandem-common';
import { refName } from '../ui/refName';

/** How a person that helps is called. */
export function personName(person: CoveragePerson): string {
  return refName(person.userRef, person.title);
}

/** How one calls out to them. */
export function firstName(name: string): string {
  return name.split(' ')[0];
}
