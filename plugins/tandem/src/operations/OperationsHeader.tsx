import { Select } from '@backstage/ui';
import type { EntitySummary } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { RelativeTime } from '../ui/RelativeTime';
import type {
  ChangeOperations,
  OperationsState,
} from '../summary/operationsState';
import { formatWindow } from '../summary/range';
import { RangeSelect } from './RangeSelect';
import styles from './OperationsContent.module.css';

/** Which days and environment the tab shows, and how fresh it is. */
export function OperationsHeader(props: {
  summary: EntitySummary | undefined;
  state: OperationsState;
  change: ChangeOperations;
}) {
  const { summary, state, change } = props;
  const dora = summary?.dora;
  const { t } = useTranslate();
  const environments = [
    ...new Set([...(summary?.environments ?? []), state.environment]),
  ];
  return (
    <div className={styles.header}>
      <Muted as="p">
        {dora && formatWindow(dora)}
        {dora && ' · '}
        {dora &&
          t('delivery.card.asOf', {
            when: <RelativeTime instant={dora.asOf} />,
          })}
      </Muted>
      <div className={styles.controls}>
        <RangeSelect
          range={state.range}
          onChange={range => change({ range, bucket: undefined })}
        />
        <Select
          className={styles.select}
          aria-label={t('delivery.operations.environment')}
          options={environments.map(name => ({ value: name, label: name }))}
          value={state.environment}
          onChange={name => name && change({ environment: String(name) })}
        />
      </div>
    </div>
  );
}
