import { useMemo } from 'react';
import { useTranslate } from '../translation';
import { DataTable } from '../ui/DataTable';
import { EmptyState } from '../ui/EmptyState';
import { SectionCard } from '../ui/SectionCard';
import type { TeamsQuery } from './queries';
import { teamColumns } from './teamColumns';
import { TeamsContent } from './TeamsContent';
import styles from './TeamsCard.module.css';

/** Whom the viewer helps, how, and how it goes there. */
export function TeamsCard({ teams }: { teams: TeamsQuery }) {
  const { t } = useTranslate();
  const columns = useMemo(() => teamColumns(t), [t]);
  return (
    <SectionCard title={t('teams.table.title')}>
      <TeamsContent
        teams={teams}
        height={180}
        loading={t('teams.table.loading')}
        failed={t('teams.table.failed')}
      >
        {({ items }) =>
          items.length ? (
            <div className={styles.table}>
              <DataTable
                label={t('teams.table.title')}
                columns={columns}
                items={items.map(team => ({ ...team, id: team.assignment.id }))}
              />
            </div>
          ) : (
            <EmptyState
              title={t('teams.table.empty')}
              description={t('teams.table.emptyWhy')}
            />
          )
        }
      </TeamsContent>
    </SectionCard>
  );
}
