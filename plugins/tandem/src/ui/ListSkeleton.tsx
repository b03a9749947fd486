import { Flex, Skeleton } from '@backstage/ui';

const ROWS = Array.from({ length: 10 }, (_, row) => row);

/** Holds the place of a list while it loads. */
export function ListSkeleton() {
  return (
    <Flex direction="column" gap="4" py="3">
      {ROWS.map(row => (
        <Skeleton key={row} width="100%" height={24} />
      ))}
    </Flex>
  );
}
