import { Alert, Button, Flex } from '@backstage/ui';
import { useTranslate } from '../translation';
import { isForbidden } from './errorStatus';
import { refusedRight } from './rights';
import { useCause } from './useCause';

/**
 * Says what could not be loaded and offers another try; where the answer was
 * 403, says who may see it instead.
 */
export function ErrorState(props: {
  title: string;
  error: Error;
  onRetry: () => void;
}) {
  const { title, error, onRetry } = props;
  const { t } = useTranslate();
  const causeOf = useCause();
  if (isForbidden(error)) {
    return (
      <Alert
        role="status"
        status="info"
        icon
        title={t('ui.error.forbidden')}
        description={refusedRight(error, t('ui.error.forbiddenWho'))}
      />
    );
  }
  return (
    <Alert
      role="alert"
      status="danger"
      icon
      title={title}
      // Beside the words the button would leave them no room in a narrow card.
      description={
        <Flex direction="column" gap="2" align="start">
          {causeOf(error)}
          <Button size="small" variant="secondary" onPress={onRetry}>
            {t('ui.error.retry')}
          </Button>
        </Flex>
      }
    />
  );
}
