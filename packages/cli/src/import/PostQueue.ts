import {
  ingestResultsSchema,
  type IngestResults,
} from '@tandem/backstage-plugin-tandem-common';
import { ResponseError } from '@backstage/errors';
import { CommandError } from '../CommandError';
import { BODY_BYTES_LIMIT, countBytes } from './splitDeployment';
import type { Tally } from './Tally';

/** Small enough for the progress to move, large enough to be quick. */
const BATCH_ITEMS = 500;

/**
 * Collects bodies of one kind and posts them in batches that stay below the
 * API's limits.
 */
export class PostQueue<TBody> {
  readonly #post: (bodies: TBody[]) => Promise<IngestResults>;
  readonly #tally: Tally;
  #pieces: { label: string; body: TBody; isLast: boolean }[] = [];
  #bytes = 0;

  constructor(options: {
    post: (bodies: TBody[]) => Promise<IngestResults>;
    tally: Tally;
  }) {
    this.#post = options.post;
    this.#tally = options.tally;
  }

  /**
   * @param label - where the item comes from
   * @param bodies - the item, in as many pieces as it takes
   */
  async add(label: string, bodies: TBody[]): Promise<void> {
    for (const [index, body] of bodies.entries()) {
      const bytes = countBytes(body);
      const isFull =
        this.#pieces.length >= BATCH_ITEMS ||
        this.#bytes + bytes > BODY_BYTES_LIMIT;
      if (isFull) await this.flush();
      const isLast = index === bodies.length - 1;
      this.#pieces.push({ label, body, isLast });
      this.#bytes += bytes;
    }
  }

  async flush(): Promise<void> {
    const pieces = this.#pieces;
    if (!pieces.length) return;
    this.#pieces = [];
    this.#bytes = 0;
    const results = await this.#send(pieces.map(piece => piece.body));
    for (const [index, piece] of pieces.entries()) {
      this.#tally.record({ ...piece, result: results[index] });
    }
  }

  async #send(bodies: TBody[]): Promise<IngestResults['results']> {
    const answer = await this.#post(bodies).catch(readRejections);
    const results = ingestResultsSchema.safeParse(answer).data?.results;
    if (results?.length !== bodies.length) {
      throw new CommandError(
        'the answer is not that of Tandem: is the address right?',
      );
    }
    return results;
  }
}

/** A batch in which nothing was good is answered 400, with the results. */
function readRejections(error: unknown): unknown {
  if (!(error instanceof ResponseError)) throw error;
  if ('results' in error.body) return error.body;
  throw new CommandError(`Tandem refused the request: ${error.cause.message}`);
}
