import type { JsonObject, OpenSloPath } from './openSloDocument';
import type { Findings } from './Findings';

/** What the rules need to know beside the values. */
export interface DocumentContext {
  findings: Findings;
  /** A number as it was written, such as `0.9990`; undefined where only its value is known. */
  numberText(path: OpenSloPath): string | undefined;
}

/** RFC 1123 label: what Kubernetes takes for a name. */
const NAME = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * A value of a document together with its place, so that each rule reads as one
 * line and reports where it was not kept.
 */
export class DocumentField {
  constructor(
    readonly value: unknown,
    readonly path: OpenSloPath,
    private readonly context: DocumentContext,
  ) {}

  get present(): boolean {
    return this.value !== undefined;
  }

  /** The number as it was written, else as JSON writes it. */
  get numberText(): string {
    return this.context.numberText(this.path) ?? String(this.value);
  }

  error(message: string): void {
    this.context.findings.error(this.path, message);
  }

  warn(message: string): void {
    this.context.findings.warning(this.path, message);
  }

  field(name: string): DocumentField {
    const value =
      isJsonObject(this.value) && Object.hasOwn(this.value, name)
        ? this.value[name]
        : undefined;
    return new DocumentField(value, [...this.path, name], this.context);
  }

  /** Whether it is there at all; says so where not. */
  required(): boolean {
    if (!this.present) {
      this.error(`${this.path.at(-1)} is required`);
    }
    return this.present;
  }

  /** Whether it is an object; says where it holds something else than the known fields. */
  isObjectOf(known: readonly string[]): boolean {
    if (!this.isObject()) {
      return false;
    }
    for (const name of this.names()) {
      if (!known.includes(name)) {
        this.context.findings.error(
          [...this.path, name],
          `unknown field '${shorten(name)}'; known here: ${known.join(', ')}`,
          { at: 'key' },
        );
      }
    }
    return true;
  }

  isObject(): boolean {
    const is = isJsonObject(this.value);
    if (!is) {
      this.error('must be an object');
    }
    return is;
  }

  names(): string[] {
    return isJsonObject(this.value) ? Object.keys(this.value) : [];
  }

  /** The items of a list; says where it is none. */
  items(): DocumentField[] {
    if (!Array.isArray(this.value)) {
      this.error('must be a list');
      return [];
    }
    return this.value.map(
      (item: unknown, index) =>
        new DocumentField(item, [...this.path, index], this.context),
    );
  }

  /** Whether it is a string of a length in the given range of characters. */
  isText(minimum: number, maximum: number): boolean {
    if (typeof this.value !== 'string') {
      this.error('must be text; put it in quotes where it looks like a number');
      return false;
    }
    if (this.value.length < minimum) {
      this.error('must not be empty');
      return false;
    }
    if (this.value.length > maximum) {
      this.error(`must have at most ${maximum} characters`);
      return false;
    }
    return true;
  }

  isOneOf(values: readonly string[]): boolean {
    const is = values.some(value => value === this.value);
    if (!is) {
      this.error(`must be ${values.join(', ')}`);
    }
    return is;
  }

  isNumber(): boolean {
    const is = typeof this.value === 'number';
    if (!is) {
      this.error('must be a number');
    }
    return is;
  }

  isFlag(): boolean {
    const is = typeof this.value === 'boolean';
    if (!is) {
      this.error('must be true or false');
    }
    return is;
  }

  /** Whether it is a name as RFC 1123 has them. */
  isName(): boolean {
    if (typeof this.value !== 'string') {
      return this.isText(1, 63);
    }
    const is = NAME.test(this.value);
    if (!is) {
      this.error(
        "must be a name as in RFC 1123: at most 63 lower-case letters, digits and '-', with a letter or digit at both ends",
      );
    }
    return is;
  }

  /** Says where not exactly one of two fields is given; the one that is. */
  exactlyOne(first: string, second: string): DocumentField | undefined {
    const given = [this.field(first), this.field(second)].filter(
      field => field.present,
    );
    if (given.length === 0) {
      this.error(`${first} or ${second} is required`);
    } else if (given.length === 2) {
      given[1].error(`${first} and ${second} exclude each other`);
    }
    return given.length === 1 ? given[0] : undefined;
  }
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
