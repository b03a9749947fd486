import {
  formatEvents,
  type Funnel,
} from '@tandem/backstage-plugin-tandem-common';
import { type Translate, useTranslate } from '../../translation';
import { DataTable, type DataColumn } from '../../ui/DataTable';
import { Muted } from '../../ui/Muted';
import { changeWords, daysWords, type FunnelStep } from './funnelWords';

type Row = FunnelStep & { id: string };

/** The numbers behind the bars. */
export function FunnelTable({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslate();
  return (
    <DataTable
      label={t('fleet.funnel.title')}
      columns={columns(funnel, t)}
      items={funnel.steps.map(step => ({ ...step, id: step.step }))}
    />
  );
}

function columns(funnel: Funnel, t: Translate): DataColumn<Row>[] {
  return [
    {
      id: 'step',
      label: t('fleet.funnel.column.step'),
      width: '24%',
      isRowHeader: true,
      cell: ({ step }) => t(`glossary.${step}.name`),
    },
    {
      id: 'services',
      label: t('fleet.funnel.column.services'),
      isNumeric: true,
      cell: ({ services }) => formatEvents(services),
    },
    {
      id: 'reached',
      label: t('fleet.funnel.column.reached'),
      isNumeric: true,
      cell: ({ reached }) => formatEvents(reached),
    },
    {
      id: 'change',
      label: t('fleet.funnel.column.change'),
      isNumeric: true,
      cell: step =>
        changeWords(step, funnel, t) ?? (
          <Muted>{t('fleet.funnel.noHistory')}</Muted>
        ),
    },
    {
      id: 'medianDays',
      label: t('fleet.funnel.column.medianDays'),
      width: '24%',
      isNumeric: true,
      cell: ({ step, medianDays }) => {
        if (step === 'catalogued') return <Muted>–</Muted>;
        return medianDays === null ? (
          <Muted>{t('fleet.funnel.nobodyYet')}</Muted>
        ) : (
          daysWords(medianDays, t)
        );
      },
    },
  ];
}
