import type { OpenSloPath } from './openSloDocument';
import { isBelow } from './openSloPath';

/** A value that an older version of OpenSLO has in another place. */
export interface OpenSloMove {
  /** In the older version. */
  from: OpenSloPath;
  /** In v1. */
  to: OpenSloPath;
}

/**
 * Where a path of the v1 document is in the document as it was written: by the
 * longest move that holds it.
 */
export function originalPath(
  path: OpenSloPath,
  moves: readonly OpenSloMove[],
): OpenSloPath {
  let best: OpenSloMove | undefined;
  for (const move of moves) {
    if (
      isBelow(path, move.to) &&
      (best === undefined || move.to.length > best.to.length)
    ) {
      best = move;
    }
  }
  return best ? [...best.from, ...path.slice(best.to.length)] : path;
}
