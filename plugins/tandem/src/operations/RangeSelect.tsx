import { Select } from '@backstage/ui';
import { useState } from 'react';
import { useTranslate } from '../translation';
import { CustomRange } from './CustomRange';
import { RANGE_DAYS, type Range } from '../summary/range';
import styles from './OperationsContent.module.css';

const CUSTOM = 'custom';

/** The last days up to now, or any days from a calendar. */
export function RangeSelect(props: {
  range: Range;
  onChange: (range: Range) => void;
}) {
  const { range, onChange } = props;
  const { t } = useTranslate();
  const [isPicking, setIsPicking] = useState(false);
  const chosen =
    isPicking || range.kind === 'custom' ? CUSTOM : `${range.days}`;
  const select = (value: string) => {
    setIsPicking(value === CUSTOM);
    if (value !== CUSTOM) {
      onChange({ kind: 'last', days: Number(value) });
    }
  };
  return (
    <>
      {chosen === CUSTOM && <CustomRange range={range} onChange={onChange} />}
      <Select
        className={styles.select}
        aria-label={t('delivery.operations.range')}
        options={[
          ...RANGE_DAYS.map(days => ({
            value: `${days}`,
            label: t(`delivery.operations.days_${days}`),
          })),
          { value: CUSTOM, label: t('delivery.operations.custom') },
        ]}
        value={chosen}
        onChange={value => value && select(String(value))}
      />
    </>
  );
}
