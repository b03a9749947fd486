import type { Assignment } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../../translation';
import { FormAlert } from '../../ui/form/FormAlert';
import { AssignmentDates } from '../AssignmentDates';
import { assigneeName } from './transitionWords';

/** Someone else was faster: how the assignment stands now, and what to do. */
export function ChangedMeanwhile(props: {
  assignment: Assignment;
  /** Why it is not possible any more. */
  problem?: string;
}) {
  const { assignment, problem } = props;
  const { t } = useTranslate();
  return (
    <FormAlert
      title={
        problem
          ? t('liaison.transition.notPossible')
          : t('liaison.transition.changed')
      }
      description={
        <>
          {problem ?? t('liaison.transition.changedWhy')}
          <br />
          {t('liaison.transition.standsNow', {
            name: assigneeName(t, assignment),
            state: t(`liaison.word.state.${assignment.state}`),
            dates: <AssignmentDates assignment={assignment} />,
          })}
        </>
      }
    />
  );
}
