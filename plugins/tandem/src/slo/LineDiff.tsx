import { useMemo } from 'react';
import { lineDiff, type DiffLine } from './lineDiff';
import styles from './LineDiff.module.css';

const SIGNS: Record<DiffLine['kind'], string> = {
  same: ' ',
  removed: '\u2212',
  added: '+',
};
/** Unchanged lines shown around a change. */
const CONTEXT = 3;

/** What changed between two texts, line by line. */
export function LineDiff(props: {
  label: string;
  before: string;
  after: string;
}) {
  const { label, before, after } = props;
  const lines = useMemo(
    () => nearChanges(lineDiff(before, after)),
    [before, after],
  );
  return (
    // A region that scrolls must be reachable by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={styles.diff} tabIndex={0} aria-label={label}>
      {lines.map(({ kind, text }, index) => {
        const Line = { same: 'span', removed: 'del', added: 'ins' }[kind] as
          | 'span'
          | 'del'
          | 'ins';
        return (
          <Line key={index} className={styles.line} data-kind={kind}>
            {`${SIGNS[kind]} ${text}`}
          </Line>
        );
      })}
    </pre>
  );
}

/** Leaves out what is far from any change. */
function nearChanges(lines: DiffLine[]): DiffLine[] {
  const changes = lines.flatMap(({ kind }, index) =>
    kind === 'same' ? [] : index,
  );
  return lines.filter((_, index) =>
    changes.some(change => Math.abs(change - index) <= CONTEXT),
  );
}
