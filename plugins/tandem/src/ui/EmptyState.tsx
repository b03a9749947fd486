import { Flex, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import { Muted } from './Muted';

/** What belongs here, and at most one way to begin. */
export function EmptyState(props: {
  title: string;
  description: string;
  action?: ReactNode;
}) {
  const { title, description, action } = props;
  return (
    <Flex direction="column" gap="2" align="start" pb="2">
      <Text as="p" weight="bold">
        {title}
      </Text>
      <Muted as="p">{description}</Muted>
      {action}
    </Flex>
  );
}
