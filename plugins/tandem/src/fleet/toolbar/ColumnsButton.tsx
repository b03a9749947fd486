import { RiLayoutColumnLine } from '@remixicon/react';
import {
  FLEET_COLUMNS,
  type FleetColumn,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../../translation';
import { TextButton } from '../../ui/TextButton';
import { CheckboxList } from './CheckboxList';
import { ChoicesButton } from './ChoicesButton';

/** Services without a name are no list: this one stays. */
const CHOOSABLE = FLEET_COLUMNS.filter(column => column !== 'service');

/** Which columns the list has. */
export function ColumnsButton(props: {
  columns: readonly FleetColumn[];
  /** Unset: the usual ones. */
  onChange: (columns: FleetColumn[] | undefined) => void;
}) {
  const { columns, onChange } = props;
  const { t } = useTranslate();
  const label = t('fleet.toolbar.columns');
  return (
    <ChoicesButton
      label={label}
      words={label}
      isSet={false}
      icon={<RiLayoutColumnLine aria-hidden="true" />}
    >
      <CheckboxList
        label={label}
        options={CHOOSABLE.map(value => ({
          value,
          label: t(`fleet.table.column.${value}`),
        }))}
        values={columns.filter(column => column !== 'service')}
        onChange={onChange}
      />
      <TextButton onPress={() => onChange(undefined)}>
        {t('fleet.toolbar.columnsUsual')}
      </TextButton>
    </ChoicesButton>
  );
}
