import {
  absenceManagePermission,
  assignmentReadPermission,
  type Absence,
  type AbsenceCreate,
  type AbsencesQuery,
  type Page,
} from '@tandem/backstage-plugin-tandem-common';
import type { Caller } from '../http/principal';
import type { AbsenceReader } from './AbsenceReader';
import { noAbsence, type AbsenceWriter } from './AbsenceWriter';
import type { LiaisonViews } from './LiaisonViews';

/** Days away: one's own, and those of others as far as the caller may. */
export class AuthorizedAbsences {
  readonly #views: LiaisonViews;
  readonly #reader: AbsenceReader;
  readonly #writer: AbsenceWriter;

  constructor(options: {
    views: LiaisonViews;
    reader: AbsenceReader;
    writer: AbsenceWriter;
  }) {
    this.#views = options.views;
    this.#reader = options.reader;
    this.#writer = options.writer;
  }

  /** @throws NotAllowedError, NotFoundError */
  async list(query: AbsencesQuery, caller: Caller): Promise<Page<Absence>> {
    const view = await this.#views.toRead(caller);
    const isOwn = query.userRef !== undefined && view.isOwn(query.userRef);
    if (!isOwn && !view.access.allows(absenceManagePermission)) {
      view.access.requireSome(assignmentReadPermission);
    }
    return this.#reader.list(query, view);
  }

  /** @throws NotAllowedError, InputError */
  async enter(input: AbsenceCreate, caller: Caller): Promise<Absence> {
    const view = await this.#views.toChange(caller);
    if (!view.isOwn(input.userRef)) {
      view.access.require(absenceManagePermission);
    }
    return this.#writer.enter(input, caller, view);
  }

  /** @throws NotAllowedError, NotFoundError */
  async takeBack(id: string, caller: Caller): Promise<void> {
    const view = await this.#views.toChange(caller);
    // A token may be made for changes alone.
    const isToken = caller.userRef === undefined;
    if (isToken) view.access.require(absenceManagePermission);
    const userRef = await this.#reader.whose(id, isToken ? undefined : view);
    if (userRef === undefined) throw noAbsence(id);
    if (!view.isOwn(userRef)) {
      view.access.require(absenceManagePermission);
    }
    await this.#writer.takeBack(id, caller);
  }
}
