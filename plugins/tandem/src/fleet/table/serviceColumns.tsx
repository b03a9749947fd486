import type {
  FleetColumn,
  FleetService,
} from '@tandem/backstage-plugin-tandem-common';
import type { ComponentType, ReactNode } from 'react';
import type { Translate } from '../../translation';
import type { DataColumn } from '../../ui/DataTable';
import { Hidden } from '../../ui/Hidden';
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
    column('slo', 112, ofSlo(SloCell)),
    column('budget', 80, ofSlo(BudgetCell), true),
    column('liaison', 132, row => <LiaisonCell service={row} />),
    column('frequency', 84, ofDora(FrequencyCell), true),
    column('leadTime', 84, ofDora(LeadTimeCell), true),
    column('failRate', 84, ofDora(FailRateCell), true),
    column('recovery', 92, ofDora(RecoveryCell), true),
    column('level', 96, ofDora(LevelCell)),
    column('nextStep', 124, row => (
      <NextStepCell service={row} onAssign={onAssign} />
    )),
  ];
}

/** A cell about SLOs, where the viewer may see them. */
function ofSlo(CellOf: ComponentType<{ slo: NonNullable<Row['slo']> }>) {
  return ({ slo }: Row) =>
    slo ? <CellOf slo={slo} /> : <Hidden right="seeSlos" />;
}

/** A cell about deliveries, where the viewer may see them. */
function ofDora(CellOf: ComponentType<{ dora: NonNullable<Row['dora']> }>) {
  return ({ dora }: Row) =>
    dora ? <CellOf dora={dora} /> : <Hidden right="seeDeliveries" />;
}
