import { Flex, Skeleton } from '@backstage/ui';
import { useTranslate } from '../translation';

const ROWS = [0, 1, 2];

/** Holds the place of the queue while it loads. */
export function AttentionSkeleton() {
  const { t } = useTranslate();
  return (
    <div role="status" aria-label={t('attention.loading')}>
      <Flex direction="column" gap="4" py="3">
        {ROWS.map(row => (
          <Skeleton key={row} width="100%" height={40} />
        ))}
      </Flex>
    </div>
  );
}
