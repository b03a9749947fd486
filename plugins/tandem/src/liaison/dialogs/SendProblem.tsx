import { useTranslate } from '../../translation';
import { FormAlert } from '../../ui/form/FormAlert';
import { isForbidden } from '../../ui/errorStatus';
import { refusedRight } from '../../ui/rights';
import { refusalOf } from './refusal';

/** Why something was not saved, and who may where the viewer may not. */
export function SendProblem({ error }: { error: Error | null }) {
  const { t } = useTranslate();
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
      description={refusalOf(error).message}
    />
  );
}
