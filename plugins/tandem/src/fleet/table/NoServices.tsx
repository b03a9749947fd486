import { Button } from '@backstage/ui';
import { useTranslate } from '../../translation';
import { EmptyState } from '../../ui/EmptyState';
import {
  isFiltered,
  NO_FILTERS,
  type ChangeFleet,
  type FleetState,
} from '../fleetState';
import type { Pages } from './usePages';

/** Why nothing is listed, and the way out. */
export function NoServices(props: {
  state: FleetState;
  change: ChangeFleet;
  pages: Pages;
}) {
  const { state, change, pages } = props;
  const { t } = useTranslate();
  if (pages.before) {
    return (
      <EmptyState
        title={t('fleet.table.pageGone')}
        description={t('fleet.table.pageGoneWhy')}
        action={
          <Button onPress={pages.first}>{t('fleet.table.firstPage')}</Button>
        }
      />
    );
  }
  if (isFiltered(state)) {
    return (
      <EmptyState
        title={t('fleet.table.noMatch')}
        description={t('fleet.table.noMatchWhy')}
        action={
          <Button onPress={() => change(NO_FILTERS)}>
            {t('fleet.table.clearFilters')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      title={t('fleet.table.empty')}
      description={t('fleet.table.emptyWhy')}
    />
  );
}
