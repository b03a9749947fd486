import { Button, Flex } from '@backstage/ui';
import { useTranslate } from '../translation';

/** Lengthens a list, usually into the past. */
export function ShowOlder(props: {
  /** What to show more of, where it is not of the past. */
  words?: string;
  isAny: boolean;
  isPending: boolean;
  onPress: () => void;
}) {
  const { words, isAny, isPending, onPress } = props;
  const { t } = useTranslate();
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
          : words ?? t('ui.list.showOlder')}
      </Button>
    </Flex>
  );
}
