import type { Coverage } from '@tandem/backstage-plugin-tandem-common';
import { exampleSummary, PAYMENTS } from '../../__testUtils__/deliveryExamples';
import type { Answers } from '../../__testUtils__/fakeBackend';
import { CATALOG, TEAM } from '../../__testUtils__/liaisonExamples';
import { renderOnEntityPage } from '../../__testUtils__/renderOnEntityPage';
import { LiaisonCard } from '../LiaisonCard';

/** What the card asks for. */
export const SUMMARY = '/entities/component/default/payments/summary';
export const MAYA = {
  userEntityRef: 'user:default/maya',
  ownershipEntityRefs: ['user:default/maya', TEAM],
};
const NOBODY = {
  userEntityRef: 'user:default/kofi',
  ownershipEntityRefs: ['user:default/kofi'],
};

/** Renders the card of who helps, for somebody who is nobody to the service unless told. */
export function renderCard(
  coverage: Coverage,
  answers: Answers = {},
  viewer: typeof MAYA = NOBODY,
) {
  return renderOnEntityPage(<LiaisonCard />, {
    entityRef: PAYMENTS,
    answers: Object.assign(answers, {
      [SUMMARY]: answers[SUMMARY] ?? { body: exampleSummary({ coverage }) },
    }),
    entities: CATALOG,
    viewer,
  });
}

/** Lets each test of the file look at one moment. */
export function stopClock() {
  beforeEach(() => {
    jest.useFakeTimers({
      now: Date.parse('2026-11-21T09:40:30Z'),
      advanceTimers: true,
    });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
}
