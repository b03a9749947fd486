import {
  createTranslationRef,
  type TranslationFunction,
} from '@backstage/core-plugin-api/alpha';
import { deliveryMessages } from './delivery/messages';
import { liaisonMessages } from './liaison/messages';
import { nextStepMessages } from './operations/messages';
import { sloMessages } from './slo/messages';
import { uiMessages } from './ui/messages';

/**
 * Every text of the plugin, for adopters who translate or reword it.
 *
 * @public
 */
export const tandemTranslationRef = createTranslationRef({
  id: 'tandem',
  messages: {
    delivery: deliveryMessages,
    liaison: liaisonMessages,
    nextStep: nextStepMessages,
    slo: sloMessages,
    ui: uiMessages,
  },
});

/** Looks up a text of the plugin. */
export type Translate = TranslationFunction<typeof tandemTranslationRef.T>;
