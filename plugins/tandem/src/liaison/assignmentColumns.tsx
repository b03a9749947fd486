import { Flex } from '@backstage/ui';
import type { Assignment } from '@tandem/backstage-plugin-tandem-common';
import type { Translate } from '../translation';
import type { DataColumn } from '../ui/DataTable';
import { Muted } from '../ui/Muted';
import { AssignmentActions } from './AssignmentActions';
import { AssignmentDates } from './AssignmentDates';
import { AssignmentStateTag } from './AssignmentStateTag';
import { EntityName } from '../ui/EntityName';

/**
 * The columns of the list of assignments.
 *
 * @param withActions - whether the viewer can do something with one of them
 */
export function assignmentColumns(
  t: Translate,
  { withActions }: { withActions: boolean },
): DataColumn<Assignment>[] {
  const columns: DataColumn<Assignment>[] = [
    {
      id: 'person',
      label: t('liaison.assignments.person'),
      width: '17%',
      isRowHeader: true,
      cell: ({ liaisonRef, liaisonTitle }) =>
        liaisonRef ? (
          <EntityName entityRef={liaisonRef} title={liaisonTitle} />
        ) : (
          t('liaison.assignments.selfRun')
        ),
    },
    {
      id: 'scope',
      label: t('liaison.assignments.scope'),
      width: '16%',
      cell: ({ scopeRef, scopeTitle }) => (
        <EntityName entityRef={scopeRef} title={scopeTitle} />
      ),
    },
    {
      id: 'role',
      label: t('liaison.assignments.role'),
      width: '14%',
      cell: ({ liaisonRef, role, pattern }) => (
        <span>
          {liaisonRef && `${t(`liaison.word.role.${role}`)}, `}
          {t(`liaison.word.pattern.${pattern}`)}
        </span>
      ),
    },
    {
      id: 'allocation',
      label: t('liaison.assignments.allocation'),
      width: '7%',
      isNumeric: true,
      cell: ({ liaisonRef, allocation }) =>
        liaisonRef &&
        t('liaison.word.percent', { allocation: `${allocation}` }),
    },
    {
      id: 'dates',
      label: t('liaison.assignments.dates'),
      width: '18%',
      cell: assignment => <AssignmentDates assignment={assignment} />,
    },
    {
      id: 'state',
      label: t('liaison.assignments.state'),
      cell: assignment => <StateAndReason assignment={assignment} t={t} />,
    },
  ];
  return withActions ? [...columns, actionsColumn(t)] : columns;
}

function actionsColumn(t: Translate): DataColumn<Assignment> {
  return {
    id: 'actions',
    label: t('liaison.assignments.actionsColumn'),
    width: '88px',
    isNumeric: true,
    cell: assignment => <AssignmentActions assignment={assignment} />,
  };
}

/** Where it stands, and beneath in small print why. */
function StateAndReason(props: { assignment: Assignment; t: Translate }) {
  const { assignment, t } = props;
  const { reason, returnCriteria } = assignment;
  return (
    <Flex direction="column" gap="1" align="start">
      <AssignmentStateTag assignment={assignment} />
      {reason && <Muted as="p">{reason}</Muted>}
      {returnCriteria && (
        <Muted as="p">
          {t('liaison.assignments.returnCriteria', {
            criteria: returnCriteria,
          })}
        </Muted>
      )}
    </Flex>
  );
}
