import { CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import type { ReactNode } from 'react';
import { Panel } from './Panel';
import styles from './SectionCard.module.css';

/** A part of a page: a heading, what steers it, its content. */
export function SectionCard(props: {
  title: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { title, actions, children } = props;
  return (
    <Panel className={styles.card}>
      <CardHeader>
        <Flex
          justify="between"
          align="center"
          gap="2"
          className={styles.header}
        >
          <Text as="h3" variant="body-large" weight="bold">
            {title}
          </Text>
          {actions}
        </Flex>
      </CardHeader>
      <CardBody>{children}</CardBody>
    </Panel>
  );
}
