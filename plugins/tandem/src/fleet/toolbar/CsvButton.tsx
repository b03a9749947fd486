import { useApi } from '@backstage/core-plugin-api';
import { Button } from '@backstage/ui';
import { RiDownloadLine } from '@remixicon/react';
import type { FleetColumn } from '@tandem/backstage-plugin-tandem-common';
import { tandemApiRef } from '../../api';
import { useTranslate } from '../../translation';
import { useCause } from '../../ui/useCause';
import { useSingleMutation } from '../../ui/useSingleMutation';
import { useToast } from '../../ui/useToast';
import { fleetOptions, type FleetState } from '../fleetState';
import { saveFile } from './saveFile';
import styles from './Toolbar.module.css';

/** Downloads all services that match, in the order and columns shown. */
export function CsvButton(props: {
  state: FleetState;
  columns: readonly FleetColumn[];
}) {
  const { state, columns } = props;
  const { t } = useTranslate();
  const api = useApi(tandemApiRef);
  const toast = useToast();
  const causeOf = useCause();
  const { mutate, isPending } = useSingleMutation({
    mutationFn: () =>
      api.exportFleetServices({ ...fleetOptions(state), columns }),
    onSuccess: text => {
      const date = new Date().toISOString().slice(0, 10);
      saveFile(`tandem-fleet-${date}.csv`, 'text/csv;charset=utf-8', text);
    },
    onError: error =>
      toast({
        title: t('fleet.toolbar.csvFailed', { reason: causeOf(error) }),
        isFailure: true,
      }),
  });
  return (
    <Button
      size="small"
      variant="secondary"
      className={styles.filter}
      iconStart={<RiDownloadLine aria-hidden="true" />}
      aria-label={
        isPending ? t('fleet.toolbar.csvLoading') : t('fleet.toolbar.csvLong')
      }
      isPending={isPending}
      onPress={() => mutate()}
    >
      {t('fleet.toolbar.csv')}
    </Button>
  );
}
