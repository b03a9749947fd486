import { useTranslationRef } from '@backstage/core-plugin-api/alpha';
import { Button, Flex } from '@backstage/ui';
import { tandemTranslationRef } from '../translation';

/** Lengthens a list into the past. */
export function ShowOlder(props: {
  isAny: boolean;
  isPending: boolean;
  onPress: () => void;
}) {
  const { isAny, isPending, onPress } = props;
  const { t } = useTranslationRef(tandemTranslationRef);
  if (!isAny) {
    return null;
  }
  return (
    <Flex justify="center" pt="3">
      <Button
        size="small"
        variant="secondary"
        isPending={isPending}
        onPress={onPress}
      >
        {isPending
          ? t('ui.list.loadingOlder')
          : t('ui.list.showOlder')}
      </Button>
    </Flex>
  );
}
