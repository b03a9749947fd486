import { createComponentExtension } from '@backstage/core-plugin-api';
import type { ComponentType } from 'react';
import { tandemPlugin } from './plugin';
import { withRequestCache } from './withRequestCache';

/**
 * All cards that fit the kind of an entity, two in a row; nothing on kinds that
 * Tandem does not know. The cards below are its parts, for a layout of your own.
 *
 * @public
 */
export const EntityTandemCards = entityCard('EntityTandemCards', () =>
  import('./CardsOfEntity').then(m => m.CardsOfEntity),
);

/**
 * The SLOs of a Component, Group, System or Domain, worst first.
 *
 * @public
 */
export const EntityTandemSloCard = entityCard('EntityTandemSloCard', () =>
  import('../slo/SloCard').then(m => m.SloCard),
);

/**
 * Who helps a Component, Group, System or Domain right now.
 *
 * @public
 */
export const EntityTandemLiaisonCard = entityCard(
  'EntityTandemLiaisonCard',
  () => import('../liaison/LiaisonCard').then(m => m.LiaisonCard),
);

/**
 * How a Component delivers.
 *
 * @public
 */
export const EntityTandemDoraCard = entityCard('EntityTandemDoraCard', () =>
  import('../delivery/DoraCard').then(m => m.DoraCard),
);

/**
 * How the services of a Group, System or Domain deliver.
 *
 * @public
 */
export const EntityTandemServicesDoraCard = entityCard(
  'EntityTandemServicesDoraCard',
  () => import('../delivery/ServicesDoraCard').then(m => m.ServicesDoraCard),
);

/**
 * One suggestion for a Component.
 *
 * @public
 */
export const EntityTandemNextStepCard = entityCard(
  'EntityTandemNextStepCard',
  () => import('../operations/NextStepCard').then(m => m.NextStepCard),
);

/**
 * Whom a User helps, and when they are away.
 *
 * @public
 */
export const EntityTandemLiaisonPersonCard = entityCard(
  'EntityTandemLiaisonPersonCard',
  () => import('../liaison/LiaisonPersonCard').then(m => m.LiaisonPersonCard),
);

function entityCard(
  name: string,
  load: () => Promise<ComponentType>,
): () => JSX.Element {
  return tandemPlugin.provide(
    createComponentExtension({
      name,
      component: { lazy: () => load().then(withRequestCache) },
    }),
  );
}
