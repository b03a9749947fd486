import { Button } from '@backstage/ui';
import { useTranslate } from '../../translation';
import { FormAlert } from '../../ui/form/FormAlert';
import { formatCivilDate } from '../civilDateNames';
import { usePersonName } from '../../ui/usePersonName';
import { OverAllocation } from './OverAllocation';
import type { Proposal } from './proposal';
import { isConflict, refusalOf, type Refusal } from './refusal';
import { SendProblem } from './SendProblem';

/** Why a proposal was not taken, with the way out where there is one. */
export function ProposalRefused(props: {
  error: Error;
  proposal: Proposal;
  /** Sends it again with another first day. */
  onStart: (startsOn: string) => void;
}) {
  const { error, proposal, onStart } = props;
  const refusal = refusalOf(error);
  if (refusal.days) {
    return <OverAllocation userRef={proposal.liaisonRef} days={refusal.days} />;
  }
  return isConflict(error) ? (
    <PlaceTaken refusal={refusal} proposal={proposal} onStart={onStart} />
  ) : (
    <SendProblem error={error} />
  );
}

function PlaceTaken(props: {
  refusal: Refusal;
  proposal: Proposal;
  onStart: (startsOn: string) => void;
}) {
  const { refusal, proposal, onStart } = props;
  const { liaisonRef, handoverOn, isHidden } = refusal;
  const { t } = useTranslate();
  const name = usePersonName(liaisonRef);
  const role = t(`liaison.word.role.${proposal.role}`).toLowerCase();
  if (isHidden) {
    return (
      <FormAlert
        title={t('liaison.form.conflictHidden')}
        description={t('liaison.form.conflictHiddenWay', { role })}
      />
    );
  }
  return (
    <FormAlert
      title={
        liaisonRef
          ? t('liaison.form.conflict', { name })
          : t('liaison.form.conflictSelfRun')
      }
      description={
        handoverOn
          ? t('liaison.form.conflictUntil', {
              role,
              date: formatCivilDate(handoverOn),
            })
          : t('liaison.form.conflictOpen', { role })
      }
      action={
        handoverOn && (
          <Button
            size="small"
            variant="secondary"
            onPress={() => onStart(handoverOn)}
          >
            {t('liaison.form.startThen', { date: handoverOn })}
          </Button>
        )
      }
    />
  );
}
