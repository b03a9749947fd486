import { useTranslate } from '../../translation';
import { FormAlert } from '../../ui/form/FormAlert';
import { isForbidden } from '../../ui/errorStatus';
import { refusedRight } from '../../ui/rights';
import { useCause } from '../../ui/useCause';

/** Why something was not saved, and who may where the viewer may not. */
export function SendProblem({ error }: { error: Error | null }) {
  const { t } = useTranslate();
  const causeOf = useCause();
  if (!error) {
    return null;
  }
  return isForbidden(error) ? (
    <FormAlert
      status="info"
      title={t('liaison.transition.forbidden')}
      description={refusedRight(error, t('liaison.transition.forbiddenWho'))}
    />
  ) : (
    <FormAlert
      title={t('liaison.transition.refused')}
      description={causeOf(error)}
    />
  );
}
