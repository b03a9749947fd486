import type {
  FleetColumn,
  FleetService,
} from '@tandem/backstage-plugin-tandem-common';
import type { ReactNode } from 'react';
import type { Translate } from '../../translation';
import type { DataColumn } from '../../ui/DataTable';
import { Muted } from '../../ui/Muted';
import {
  FailRateCell,
  FrequencyCell,
  LeadTimeCell,
  LevelCell,
  RecoveryCell,
} from './DeliveryCells';
import { LiaisonCell } from './LiaisonCell';
import { NextStepCell } from './NextStepCell';
import { OwnerCell, ServiceCell, SystemCell } from './ServiceCells';
import { BudgetCell, SloCell } from './SloCells';
import { SORTS } from './sorts';

type Row = FleetService & { id: string };
type ServiceColumn = DataColumn<Row> & { id: FleetColumn };

/** All columns of the list, in their order. */
export function serviceColumns(
  t: Translate,
  onAssign: (service: FleetService) => void,
): ServiceColumn[] {
  const column = (
    id: FleetColumn,
    width: number,
    cell: (service: Row) => ReactNode,
    isNumeric = false,
  ): ServiceColumn => ({
    id,
    label: t(`fleet.table.column.${id}`),
    width: `${width}px`,
    isRowHeader: id === 'service',
    isSortable: SORTS[id] !== undefined,
    isNumeric,
    cell,
  });
  return [
    column('service', 176, row => <ServiceCell service={row} />),
    column('owner', 128, row => <OwnerCell service={row} />),
    column('system', 108, row => <SystemCell service={row} />),
    column('tier', 56, ({ tier }) => tier ?? <Muted>–</Muted>),
    column('lifecycle', 96, ({ lifecycle }) => lifecycle ?? <Muted>–</Muted>),
    column('slo', 112, row => <SloCell slo={row.slo} />),
    column('budget', 80, row => <BudgetCell slo={row.slo} />, true),
    column('liaison', 132, row => <LiaisonCell service={row} />),
    column('frequency', 84, row => <FrequencyCell dora={row.dora} />, true),
    column('leadTime', 84, row => <LeadTimeCell dora={row.dora} />, true),
    column('failRate', 84, row => <FailRateCell dora={row.dora} />, true),
    column('recovery', 92, row => <RecoveryCell dora={row.dora} />, true),
    column('level', 96, row => <LevelCell dora={row.dora} />),
    column('nextStep', 124, row => (
      <NextStepCell service={row} onAssign={onAssign} />
    )),
  ];
}
