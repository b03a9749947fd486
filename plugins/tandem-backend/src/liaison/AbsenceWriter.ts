import { InputError, NotFoundError } from '@backstage/errors';
import {
  addDays,
  todayIn,
  type Absence,
  type AbsenceCreate,
} from '@tandem/backstage-plugin-tandem-common';
import type { Principal } from '../http/principal';
import type { AbsenceReader } from './AbsenceReader';
import type { AbsenceStore } from './AbsenceStore';
import type { LiaisonEntities } from './LiaisonEntities';
import { recordKey } from './recordKey';

/** Who forgot to enter an absence can do so for so many days. */
const DAYS_BACK = 31;
/** Longer ones are entered piece by piece; those that follow each other count as one. */
const DAYS_AT_MOST = 400;

/** Enters absences and takes them back. Those of one person may overlap. */
export class AbsenceWriter {
  readonly #entities: LiaisonEntities;
  readonly #absences: AbsenceStore;
  readonly #reader: AbsenceReader;

  constructor(options: {
    entities: LiaisonEntities;
    absences: AbsenceStore;
    reader: AbsenceReader;
  }) {
    this.#entities = options.entities;
    this.#absences = options.absences;
    this.#reader = options.reader;
  }

  /** @throws InputError */
  async enter(input: AbsenceCreate, by: Principal): Promise<Absence> {
    const { startsOn, endsOn } = input;
    const now = Date.now();
    const earliest = addDays(todayIn('UTC', now), -DAYS_BACK);
    if (startsOn < earliest) {
      throw new InputError(
        `startsOn: must be ${earliest} or later, what was before is history`,
      );
    }
    const latest = addDays(startsOn, DAYS_AT_MOST - 1);
    if (endsOn > latest) {
      throw new InputError(
        `endsOn: must be ${latest} or earlier, at most ${DAYS_AT_MOST} days at once`,
      );
    }
    const person = await this.#entities.person('userRef', input.userRef);
    const userId = person.id;
    const key = await this.#absences.insert({
      userId,
      startsOn,
      endsOn,
      at: now,
      by: by.ref,
    });
    const [shown] = await this.#reader.show([
      { id: String(key), userId, userRef: person.entityRef, startsOn, endsOn },
    ]);
    return shown;
  }

  /** @throws NotFoundError */
  async takeBack(id: string): Promise<void> {
    if (!(await this.#absences.delete(recordKey(id)))) {
      throw new NotFoundError(`There is no absence with the id ${id}`);
    }
  }
}
