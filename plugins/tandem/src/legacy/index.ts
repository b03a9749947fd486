/**
 * Tandem for apps on Backstage's old frontend system (`@backstage/app-defaults`).
 *
 * @packageDocumentation
 */

export { tandemPlugin } from './plugin';
export { TandemPage } from './page';
export {
  EntityTandemCards,
  EntityTandemDoraCard,
  EntityTandemLiaisonCard,
  EntityTandemLiaisonPersonCard,
  EntityTandemNextStepCard,
  EntityTandemServicesDoraCard,
  EntityTandemSloCard,
} from './entityCards';
export { EntityTandemOperationsContent } from './operationsContent';
export { HomePageTandemAttention } from './attentionWidget';
