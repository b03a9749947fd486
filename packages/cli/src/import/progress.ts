import { SingleBar } from 'cli-progress';

/** Without a terminal, a line after this many items. */
const LINE_EVERY = 5000;

/** Shows how far an import is, on stderr. */
export interface Progress {
  advance(): void;
  /** Leaves the terminal clean for what is printed next. */
  stop(): void;
}

/**
 * A bar on a terminal, now and then a line elsewhere.
 *
 * @param total - how many items there will be, where that is known
 */
export function startProgress(total?: number): Progress {
  return process.stderr.isTTY ? startBar(total) : startLines(total);
}

function startBar(total?: number): Progress {
  const bar = new SingleBar({
    format:
      total === undefined
        ? '{value} sent'
        : '{bar} {value} of {total}, {percentage} %',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
  });
  bar.start(total ?? 0, 0);
  return { advance: () => bar.increment(), stop: () => bar.stop() };
}

function startLines(total?: number): Progress {
  let count = 0;
  return {
    advance() {
      count += 1;
      if (count % LINE_EVERY !== 0) return;
      const of = total === undefined ? '' : ` of ${total}`;
      process.stderr.write(`${count}${of} sent\n`);
    },
    stop() {},
  };
}
