import { Grid } from '@backstage/ui';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { ComponentType } from 'react';
import { DoraCard } from '../delivery/DoraCard';
import { ServicesDoraCard } from '../delivery/ServicesDoraCard';
import { LiaisonCard } from '../liaison/LiaisonCard';
import { LiaisonPersonCard } from '../liaison/LiaisonPersonCard';
import { NextStepCard } from '../operations/NextStepCard';
import { SloCard } from '../slo/SloCard';

const OF_SERVICES = [SloCard, LiaisonCard, ServicesDoraCard];

const CARDS: Readonly<Record<string, readonly ComponentType[]>> = {
  component: [SloCard, LiaisonCard, DoraCard, NextStepCard],
  domain: OF_SERVICES,
  group: OF_SERVICES,
  system: OF_SERVICES,
  user: [LiaisonPersonCard],
};

/** All cards that fit the kind of an entity, and nothing on other kinds. */
export function CardsOfEntity() {
  const { entity } = useEntity();
  const cards = CARDS[entity.kind.toLocaleLowerCase('en-US')] ?? [];
  return (
    <Grid.Root columns={{ initial: '1', md: '2' }} gap="4">
      {cards.map((Card, index) => (
        <Grid.Item key={index}>
          <Card />
        </Grid.Item>
      ))}
    </Grid.Root>
  );
}
