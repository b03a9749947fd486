import type { OpenSloPath } from './openSloDocument';
import { FINDING_LIMIT } from './limits';

/** Something to say about a place of a document. */
export interface Finding {
  path: OpenSloPath;
  message: string;
  /** Whether it is the field's name that is meant, or its value. */
  at: 'key' | 'value';
  /** Where the path cannot tell: the place in the text, from 0. */
  offset?: number;
}

/** What was found about one document; of very many, the first ones. */
export class Findings {
  private readonly errorList: Finding[] = [];
  private readonly warningList: Finding[] = [];
  private errorCount = 0;
  private warningCount = 0;

  get failed(): boolean {
    return this.errorCount > 0;
  }

  get errors(): Finding[] {
    return shortened(this.errorList, this.errorCount, 'error');
  }

  get warnings(): Finding[] {
    return shortened(this.warningList, this.warningCount, 'warning');
  }

  error(
    path: OpenSloPath,
    message: string,
    place?: { at?: 'key' | 'value'; offset?: number },
  ): void {
    this.errorCount += 1;
    if (this.errorList.length < FINDING_LIMIT) {
      this.errorList.push({ path, message, at: 'value', ...place });
    }
  }

  warning(path: OpenSloPath, message: string): void {
    this.warningCount += 1;
    if (this.warningList.length < FINDING_LIMIT) {
      this.warningList.push({ path, message, at: 'value' });
    }
  }

  /** Takes over what was found about a part, at the places it has in the whole. */
  adopt(part: Findings, place: (path: OpenSloPath) => OpenSloPath): void {
    for (const { path, message, at } of part.errorList) {
      this.error(place(path), message, { at });
    }
    for (const { path, message } of part.warningList) {
      this.warning(place(path), message);
    }
    this.errorCount += part.errorCount - part.errorList.length;
    this.warningCount += part.warningCount - part.warningList.length;
  }
}

function shortened(list: Finding[], count: number, noun: string): Finding[] {
  const left = count - list.length;
  if (left === 0) {
    return list;
  }
  const message = `and ${left} more ${left === 1 ? noun : `${noun}s`}`;
  return [...list, { path: [], message, at: 'value' }];
}
