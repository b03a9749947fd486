import { useTranslate } from '../translation';
import { useCause } from '../ui/useCause';
import { isForbidden } from '../ui/errorStatus';
import { refusedRight } from '../ui/rights';
import { FormAlert } from '../ui/form/FormAlert';

/** The field of the request that the API's words begin with. */
const FIELD = /^(?:from|to): /;

/** Why a name means what it did before, and who may change it. */
export function WriteProblem(props: { title: string; error: Error | null }) {
  const { title, error } = props;
  const { t } = useTranslate();
  const causeOf = useCause();
  if (!error) {
    return null;
  }
  return isForbidden(error) ? (
    <FormAlert
      status="info"
      title={t('unmatched.dialog.forbidden')}
      description={refusedRight(error, t('unmatched.dialog.forbiddenWho'))}
    />
  ) : (
    <FormAlert title={title} description={causeOf(error).replace(FIELD, '')} />
  );
}
