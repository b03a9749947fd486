import type { Findings } from './Findings';
import {
  DEPTH_LIMIT,
  DOCUMENT_TEXT_LIMIT,
  STRING_LIMIT,
  VALUE_LIMIT,
} from './limits';
import type { JsonObject, OpenSloPath } from './openSloDocument';

class PlainCopy {
  private values = 0;
  private characters = 0;

  constructor(private readonly findings: Findings) {}

  copy(value: unknown, path: OpenSloPath): unknown {
    this.values += 1;
    if (this.values > VALUE_LIMIT || this.characters > DOCUMENT_TEXT_LIMIT) {
      if (this.values !== Infinity) {
        this.findings.error([], 'the document is too large');
      }
      this.values = Infinity;
      return undefined;
    }
    if (path.length > DEPTH_LIMIT) {
      this.findings.error(path, `is nested more than ${DEPTH_LIMIT} deep`);
      return undefined;
    }
    switch (typeof value) {
      case 'string':
        return this.copyText(value, path);
      case 'number':
        return this.copyNumber(value, path);
      case 'boolean':
        return value;
      case 'object':
        return value === null ? value : this.copyObject(value, path);
      default:
        this.findings.error(path, 'must be text, a number, true or false');
        return undefined;
    }
  }

  private copyText(text: string, path: OpenSloPath): string {
    this.characters += text.length;
    if (text.length > STRING_LIMIT) {
      this.findings.error(path, `must have at most ${STRING_LIMIT} characters`);
    } else if (/[\0\p{Surrogate}]/u.test(text)) {
      this.findings.error(
        path,
        'must not contain NUL characters or unpaired surrogates',
      );
    }
    return text;
  }

  private copyNumber(number: number, path: OpenSloPath): number {
    if (!Number.isFinite(number)) {
      this.findings.error(path, 'must be a finite number');
    } else if (Math.abs(number) > Number.MAX_SAFE_INTEGER) {
      this.findings.error(
        path,
        `must be at most ${Number.MAX_SAFE_INTEGER}; put a longer number in quotes`,
      );
    }
    return number === 0 ? 0 : number;
  }

  private copyObject(value: object, path: OpenSloPath): unknown {
    if (Array.isArray(value)) {
      return value.map((item: unknown, index) =>
        this.copy(item, [...path, index]),
      );
    }
    const copy: JsonObject = {};
    for (const [name, field] of Object.entries(value)) {
      const place = [...path, name];
      this.copyText(name, place);
      if (name === '__proto__') {
        this.findings.error(place, `'__proto__' is not a field name`, {
          at: 'key',
        });
      } else if (field !== undefined) {
        copy[name] = this.copy(field, place);
      }
    }
    return copy;
  }
}

/**
 * A copy that a database can hold and YAML gives back unchanged: bounded in
 * size and depth, without odd numbers and characters. Reports what is not so;
 * fields that are `undefined` are left out.
 */
export function plainJson(value: unknown, findings: Findings): unknown {
  return new PlainCopy(findings).copy(value, []);
}
