import type { Team } from '@tandem/backstage-plugin-tandem-common';
import { formatCivilDate } from '../liaison/civilDateNames';
import { EntityName } from '../ui/EntityName';
import type { Translate } from '../translation';
import type { DataColumn } from '../ui/DataTable';
import { Muted } from '../ui/Muted';
import { TeamBudget, TeamFailRate, TeamPattern } from './teamCells';

/** The columns of the list of teams. */
export function teamColumns(t: Translate): DataColumn<Team & { id: string }>[] {
  return [
    {
      id: 'team',
      label: t('teams.table.team'),
      width: '14%',
      isRowHeader: true,
      cell: ({ assignment }) => (
        <EntityName
          entityRef={assignment.scopeRef}
          title={assignment.scopeTitle}
        />
      ),
    },
    {
      id: 'pattern',
      label: t('teams.table.pattern'),
      width: '27%',
      cell: team => <TeamPattern team={team} />,
    },
    {
      id: 'time',
      label: t('teams.table.time'),
      width: '11%',
      isNumeric: true,
      cell: ({ assignment }) => timeCell(assignment, t),
    },
    {
      id: 'services',
      label: t('teams.table.services'),
      width: '11%',
      isNumeric: true,
      cell: ({ services }) =>
        services || <Muted>{t('teams.table.none')}</Muted>,
    },
    {
      id: 'budget',
      label: t('teams.table.budget'),
      width: '16%',
      cell: team => <TeamBudget slo={team.slo} />,
    },
    {
      id: 'failRate',
      label: t('teams.table.failRate'),
      width: '11%',
      isNumeric: true,
      cell: team => <TeamFailRate dora={team.dora} />,
    },
    {
      id: 'until',
      label: t('teams.table.until'),
      width: '10%',
      cell: ({ assignment: { endsOn } }) =>
        endsOn ? (
          formatCivilDate(endsOn)
        ) : (
          <Muted>{t('teams.table.open')}</Muted>
        ),
    },
  ];
}

/** A deputy's own part counts only while standing in. */
function timeCell({ role, allocation }: Team['assignment'], t: Translate) {
  if (role === 'deputy' && allocation === 0) {
    return (
      <span title={t('teams.table.standInWhy')}>
        <Muted>{t('teams.table.standIn')}</Muted>
      </span>
    );
  }
  return allocation > 0 ? (
    t('teams.table.percent', { allocation: `${allocation}` })
  ) : (
    <Muted>{t('teams.table.none')}</Muted>
  );
}
