/** Why there is no answer: the time was up. */
export const NO_ANSWER = 'no answer';

/** What a source said instead of an answer, or that it said nothing. */
export class PrometheusError extends Error {
  /** Prometheus' `errorType`, such as `bad_data`; the status of the answer; or {@link NO_ANSWER}. */
  readonly type: string | undefined;

  constructor(message: string, type?: string) {
    super(message);
    this.name = 'PrometheusError';
    this.type = type;
  }

  /** It is about the question; a part of the question may still be answered. */
  get isAboutQuery(): boolean {
    return ['bad_data', 'execution', '422', '400'].includes(this.type ?? '');
  }

  /** There was an answer in principle, but the question was too much. */
  get isTooMuch(): boolean {
    return this.type === 'timeout';
  }

  /** Either the question was too much, or nobody is there: by a gateway or our own clock. */
  get isUnclear(): boolean {
    return [NO_ANSWER, '504'].includes(this.type ?? '');
  }
}
