import { Text } from '@backstage/ui';
import { todayIn, type Teams } from '@tandem/backstage-plugin-tandem-common';
import { formatCivilDate } from '../liaison/civilDateNames';
import { loadWeeks, type LoadWeek } from '../liaison/loadWeeks';
import { viewerTimeZone } from '../liaison/queries';
import { type Translate, useTranslate } from '../translation';
import { Choice } from '../ui/Choice';
import { DataTable, type DataColumn } from '../ui/DataTable';
import { Muted } from '../ui/Muted';
import { SectionCard } from '../ui/SectionCard';
import { useNow } from '../ui/useNow';
import { useUrlState } from '../ui/useUrlState';
import { LoadBars } from './LoadBars';
import type { TeamsQuery } from './queries';
import { TeamsContent } from './TeamsContent';
import styles from './LoadCard.module.css';

const PARAMETER = 'load';

/** How much of the viewer's time is promised, now and in the coming weeks. */
export function LoadCard({ teams }: { teams: TeamsQuery }) {
  const { t } = useTranslate();
  const { search, change } = useUrlState();
  const view = search.get(PARAMETER) === 'table' ? 'table' : 'chart';
  return (
    <SectionCard
      title={t('teams.load.title')}
      actions={
        <Choice
          label={t('teams.load.view')}
          value={view}
          options={[
            { value: 'chart', label: t('teams.load.viewChart') },
            { value: 'table', label: t('teams.load.viewTable') },
          ]}
          onChange={chosen =>
            change(
              { [PARAMETER]: chosen === 'table' ? chosen : undefined },
              { replace: true },
            )
          }
        />
      }
    >
      <TeamsContent
        teams={teams}
        height={190}
        loading={t('teams.load.loading')}
        failed={t('teams.load.failed')}
      >
        {data => <Load teams={data} view={view} />}
      </TeamsContent>
    </SectionCard>
  );
}

function Load(props: { teams: Teams; view: 'chart' | 'table' }) {
  const { load, warnAbovePercent } = props.teams;
  const { t } = useTranslate();
  const today = todayIn(viewerTimeZone(), useNow());
  const now = load.find(({ date }) => date === today)?.allocation ?? 0;
  const weeks = loadWeeks(load);
  return (
    <div className={styles.load}>
      <Text as="p" variant="body-large" className={styles.now}>
        {now
          ? t('teams.load.now', { allocation: `${now}` })
          : t('teams.load.nowFree')}
      </Text>
      {props.view === 'table' ? (
        <WeekTable weeks={weeks} />
      ) : (
        <LoadBars weeks={weeks} warnAbovePercent={warnAbovePercent} />
      )}
      <Muted as="p">{t('teams.load.why')}</Muted>
    </div>
  );
}

function WeekTable({ weeks }: { weeks: readonly LoadWeek[] }) {
  const { t } = useTranslate();
  return (
    <div className={styles.table}>
      <DataTable
        label={t('teams.load.title')}
        columns={weekColumns(t)}
        items={weeks.map(week => ({ ...week, id: week.monday }))}
      />
    </div>
  );
}

function weekColumns(t: Translate): DataColumn<LoadWeek & { id: string }>[] {
  return [
    {
      id: 'week',
      label: t('teams.load.weekOf'),
      isRowHeader: true,
      cell: ({ monday }) => formatCivilDate(monday),
    },
    {
      id: 'allocation',
      label: t('teams.load.busiest'),
      isNumeric: true,
      cell: ({ allocation }) =>
        allocation
          ? t('liaison.word.percent', { allocation: `${allocation}` })
          : t('teams.load.free'),
    },
  ];
}
