/** A query of a document, as far as it matters how it is asked. */
export type SliExpression =
  /** A metric with its labels, such as `http_requests_total{job="shop"}`. */
  | { kind: 'selector'; selector: string }
  /** An expression that holds the window. */
  | {
      kind: 'expression';
      /** With the length of the slot in the place of the window. */
      over(window: string): string;
      /** It tells events per second. */
      isRate: boolean;
    };

const LENGTH_LIMIT = 5000;
const TEXT = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/gs;
const SELECTOR = /^(?:[a-zA-Z_:][\w:]*\s*(?:\{[^{}]*\})?|\{[^{}]*\})$/;
/** `sum(…)` alone, also by labels: what is summed is counted all the same. */
const SUM =
  /^sum\s*(?:(?:by|without)\s*\([^()]*\)\s*)?\(([^()]*)\)(?:\s*(?:by|without)\s*\([^()]*\))?$/;
const WINDOW = /\$window\b|\$\{window\}|\{\{\s*\.?window\s*\}\}/g;

/**
 * Reads the query of a metric: the selector of a metric, which may stand in
 * `sum(…)`; or an expression with `[$window]`, also written `[{{.window}}]`.
 *
 * @throws Error that says what to write instead
 */
export function readQuery(value: unknown): SliExpression {
  if (typeof value !== 'string' || value.trim() === '') {
    throw new Error(
      'must be PromQL, such as http_requests_total{job="shop"} or sum(increase(http_requests_total{job="shop"}[$window]))',
    );
  }
  if (value.length > LENGTH_LIMIT) {
    throw new Error(`must have at most ${LENGTH_LIMIT} characters`);
  }
  const query = value.trim();
  const bare = query.replace(TEXT, text => '_'.repeat(text.length));
  requireClosed(bare);
  const selector = selectorIn(query, bare);
  if (selector !== undefined) return { kind: 'selector', selector };
  if (bare.search(WINDOW) < 0) {
    throw new Error(
      'must be a metric with its labels, or hold the window in the place of a fixed range, as in rate(http_requests_total[$window])',
    );
  }
  return {
    kind: 'expression',
    over: window => query.replace(WINDOW, window),
    isRate: isRate(bare),
  };
}

function selectorIn(query: string, bare: string): string | undefined {
  if (SELECTOR.test(bare)) return query;
  const inner = SUM.exec(bare)?.[1];
  if (inner === undefined || !SELECTOR.test(inner.trim())) return undefined;
  const at = bare.indexOf(`(${inner})`) + 1;
  return query.slice(at, at + inner.length).trim();
}

/**
 * Many queries are asked as one: none may reach into the next one.
 *
 * @param bare - without what stands in quotes
 */
function requireClosed(bare: string): void {
  if (/["'`]/.test(bare)) throw new Error('has a quote that is not closed');
  if (bare.includes('#')) throw new Error('must not hold comments');
  const open: string[] = [];
  const pairs: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
  for (const sign of bare) {
    if ('([{'.includes(sign)) open.push(sign);
    else if (pairs[sign] && open.pop() !== pairs[sign]) {
      throw new Error(`has a ${sign} too many`);
    }
  }
  if (open.length > 0) {
    throw new Error(`has a ${open[open.length - 1]} that is not closed`);
  }
}

function isRate(bare: string): boolean {
  const uses = (name: string) => new RegExp(`\\b${name}\\s*\\(`).test(bare);
  if (uses('irate')) {
    throw new Error(
      'must not use irate(), which looks at two samples only; use increase()',
    );
  }
  if (uses('rate') && uses('increase')) {
    throw new Error(
      'must use either increase() or rate(), so that all is counted alike',
    );
  }
  return uses('rate');
}
