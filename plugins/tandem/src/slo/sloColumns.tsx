import { formatBudget, type Slo } from '@tandem/backstage-plugin-tandem-common';
import type { LinkOperations } from '../summary/operationsState';
import type { Translate } from '../translation';
import type { DataColumn } from '../ui/DataTable';
import { Muted } from '../ui/Muted';
import { RelativeTime } from '../ui/RelativeTime';
import { TextLink } from '../ui/TextLink';
import { burnPairWords } from './burnWords';
import { SloTag } from './SloTag';
import { eventsWords, objectiveWords, sliWords } from './sloWords';

/** The columns of the list of SLOs. */
export function sloColumns(
  t: Translate,
  link: LinkOperations,
): DataColumn<Slo>[] {
  return [
    {
      id: 'name',
      label: t('slo.list.name'),
      width: '22%',
      isRowHeader: true,
      cell: slo => (
        <TextLink standalone href={link({ slo: slo.id })}>
          {slo.title}
        </TextLink>
      ),
    },
    {
      id: 'state',
      label: t('slo.list.state'),
      width: '13%',
      cell: slo => <SloTag slo={slo} />,
    },
    {
      id: 'target',
      label: t('slo.list.target'),
      width: '12%',
      cell: slo => objectiveWords(slo, t),
    },
    {
      id: 'sli',
      label: t('slo.list.sli'),
      width: '8%',
      isNumeric: true,
      cell: ({ status }) =>
        status.sli === null
          ? nothing(status.total, t)
          : sliWords(status.sli, status.target),
    },
    {
      id: 'budget',
      label: t('slo.list.budget'),
      width: '16%',
      isNumeric: true,
      cell: slo => <Budget slo={slo} t={t} />,
    },
    {
      id: 'burn',
      label: t('slo.list.burn'),
      width: '14%',
      isNumeric: true,
      cell: slo => burnPairWords(slo, ['1h', '6h'], t),
    },
    {
      id: 'asOf',
      label: t('slo.list.asOf'),
      cell: ({ status }) =>
        status.asOf ? (
          <RelativeTime instant={status.asOf} />
        ) : (
          <Muted>{t('slo.list.noData')}</Muted>
        ),
    },
  ];
}

function Budget(props: { slo: Slo; t: Translate }) {
  const { slo, t } = props;
  const { budget, total } = slo.status;
  if (!budget) {
    return nothing(total, t);
  }
  return (
    <>
      {formatBudget(budget.remainingRatio)}{' '}
      <Muted>
        {t('slo.list.events', { events: eventsWords(budget.remaining) })}
      </Muted>
    </>
  );
}

function nothing(total: number | null, t: Translate) {
  return (
    <Muted>
      {total === 0 ? t('slo.list.noTraffic') : t('slo.list.noData')}
    </Muted>
  );
}
