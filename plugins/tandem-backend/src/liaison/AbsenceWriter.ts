import { InputError, NotFoundError } from '@backstage/errors';
import {
  addDays,
  todayIn,
  type Absence,
  type AbsenceCreate,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import type { HistoryRecord, HistoryStore } from '../history/HistoryStore';
import type { Principal } from '../http/principal';
import { isGapOver, type AbsenceReader } from './AbsenceReader';
import {
  ABSENCE_DAYS_AT_MOST,
  type AbsenceStore,
  type StoredAbsence,
} from './AbsenceStore';
import type { LiaisonEntities } from './LiaisonEntities';
import type { LiaisonView } from './LiaisonView';
import { noticesOfAbsence, type LiaisonNotices } from './LiaisonNotices';
import { recordKey } from './recordKey';

/** Who forgot to enter an absence can do so for so many days. */
const DAYS_BACK = 31;

/** Enters absences and takes them back. Those of one person may overlap. */
export class AbsenceWriter {
  readonly #entities: LiaisonEntities;
  readonly #absences: AbsenceStore;
  readonly #reader: AbsenceReader;
  readonly #notices: LiaisonNotices;
  readonly #history: HistoryStore;

  constructor(options: {
    entities: LiaisonEntities;
    absences: AbsenceStore;
    reader: AbsenceReader;
    notices: LiaisonNotices;
    history: HistoryStore;
  }) {
    this.#entities = options.entities;
    this.#absences = options.absences;
    this.#reader = options.reader;
    this.#notices = options.notices;
    this.#history = options.history;
  }

  /** @throws InputError */
  async enter(
    input: AbsenceCreate,
    by: Principal,
    view?: LiaisonView,
  ): Promise<Absence> {
    const { startsOn, endsOn } = input;
    const now = Date.now();
    const earliest = addDays(todayIn('UTC', now), -DAYS_BACK);
    if (startsOn < earliest) {
      throw new InputError(
        `startsOn: must be ${earliest} or later, what was before is history`,
      );
    }
    const latest = addDays(startsOn, ABSENCE_DAYS_AT_MOST - 1);
    if (endsOn > latest) {
      throw new InputError(
        `endsOn: must be ${latest} or earlier, at most ${ABSENCE_DAYS_AT_MOST} days at once`,
      );
    }
    const person = await this.#entities.person('userRef', input.userRef, view);
    const userId = person.id;
    const absence = { userId, userRef: person.entityRef, startsOn, endsOn };
    const key = await this.#absences.insert(
      { ...absence, at: now, by: by.ref },
      async (trx, id) => {
        const entered = { id, ...absence };
        await this.#history.add(trx, recordOf('enter', entered, by, now));
        await this.#tell(trx, entered, by, now);
      },
    );
    const [shown] = await this.#reader.show(
      [{ id: String(key), ...absence }],
      view,
    );
    return shown;
  }

  /** What is over needs nobody any more. */
  async #tell(
    trx: Knex.Transaction,
    absence: Omit<StoredAbsence, 'createdAt'>,
    by: Principal,
    now: number,
  ): Promise<void> {
    const gaps = await this.#reader.gaps([absence], { db: trx });
    const open = (gaps.get(absence.id) ?? []).filter(
      gap => !isGapOver(gap, now),
    );
    await this.#notices.add(trx, noticesOfAbsence(absence, open, by.ref));
  }

  /** @throws NotFoundError */
  async takeBack(id: string, by: Principal): Promise<void> {
    const isDeleted = await this.#absences.delete(
      recordKey(id),
      (trx, absence) =>
        this.#history.add(trx, recordOf('take-back', absence, by, Date.now())),
    );
    if (!isDeleted) throw noAbsence(id);
  }
}

export function noAbsence(id: string): NotFoundError {
  return new NotFoundError(`There is no absence with the id ${id}`);
}

function recordOf(
  action: 'enter' | 'take-back',
  { id, userId, startsOn, endsOn }: Omit<StoredAbsence, 'createdAt'>,
  by: Principal,
  at: number,
): HistoryRecord {
  const side = action === 'enter' ? 'after' : 'before';
  return {
    at,
    by: by.ref,
    action,
    subject: {
      kind: 'absence',
      id,
      title: startsOn === endsOn ? startsOn : `${startsOn} to ${endsOn}`,
    },
    entityId: userId,
    changes: [
      { field: 'startsOn', [side]: startsOn },
      { field: 'endsOn', [side]: endsOn },
    ],
  };
}
