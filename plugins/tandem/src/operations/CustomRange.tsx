import { DateRangePicker } from '@backstage/ui';
import { parseDate, today } from '@internationalized/date';
import { type ComponentProps, useEffect, useState } from 'react';
import { useTranslate } from '../translation';
import type { Range } from '../summary/range';
import styles from './OperationsContent.module.css';

/** A year that is still being typed is below this. */
const EARLIEST_YEAR = 2000;

type Dates = ComponentProps<typeof DateRangePicker>['value'];

/** Any days from a calendar; tells once both dates make sense. */
export function CustomRange(props: {
  range: Range;
  onChange: (range: Range) => void;
}) {
  const { range, onChange } = props;
  const { t } = useTranslate();
  const [dates, setDates] = useState<Dates>(() => datesOf(range));
  useEffect(() => {
    if (range.kind === 'custom') setDates(datesOf(range));
  }, [range]);
  const change = (chosen: Dates) => {
    setDates(chosen);
    if (chosen && isSensible(chosen)) {
      const from = chosen.start.toString();
      onChange({ kind: 'custom', from, to: chosen.end.toString() });
    }
  };
  return (
    <DateRangePicker
      className={styles.dates}
      aria-label={t('delivery.operations.customDates')}
      maxValue={today('UTC')}
      value={dates}
      onChange={change}
    />
  );
}

function datesOf(range: Range): Dates {
  return range.kind === 'custom'
    ? { start: parseDate(range.from), end: parseDate(range.to) }
    : null;
}

function isSensible({ start, end }: NonNullable<Dates>): boolean {
  return start.year >= EARLIEST_YEAR && start.compare(end) <= 0;
}
