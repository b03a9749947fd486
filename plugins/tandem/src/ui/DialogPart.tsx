import { Flex, Text } from '@backstage/ui';
import type { ReactNode } from 'react';

/** A part of a dialog under a heading of its own. */
export function DialogPart(props: { title: string; children: ReactNode }) {
  return (
    <Flex direction="column" gap="2">
      <Text as="h3" weight="bold">
        {props.title}
      </Text>
      {props.children}
    </Flex>
  );
}
