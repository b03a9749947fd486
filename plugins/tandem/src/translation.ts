import {
  createTranslationRef,
  useTranslationRef,
} from '@backstage/core-plugin-api/alpha';
import { attentionMessages } from './attention/messages';
import { deliveryMessages } from './delivery/messages';
import { fleetMessages } from './fleet/messages';
import { healthMessages } from './health/messages';
import { historyMessages } from './history/messages';
import { liaisonMessages } from './liaison/messages';
import { nextStepMessages } from './operations/messages';
import { sloMessages } from './slo/messages';
import { glossaryMessages } from './ui/glossaryMessages';
import { teamsMessages } from './teams/messages';
import { uiMessages } from './ui/messages';
import { unmatchedMessages } from './unmatched/messages';

/**
 * Every text of the plugin, for adopters who translate or reword it.
 *
 * @public
 */
export const tandemTranslationRef = createTranslationRef({
  id: 'tandem',
  messages: {
    attention: attentionMessages,
    delivery: deliveryMessages,
    fleet: fleetMessages,
    glossary: glossaryMessages,
    health: healthMessages,
    history: historyMessages,
    liaison: liaisonMessages,
    nextStep: nextStepMessages,
    slo: sloMessages,
    teams: teamsMessages,
    ui: uiMessages,
    unmatched: unmatchedMessages,
  },
});

type Messages = typeof tandemTranslationRef.T;
type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';
type WithoutPlural<TKey> = TKey extends `${infer TBase}_${PluralForm}`
  ? TBase
  : TKey;
/** The name of a text. */
export type MessageKey = WithoutPlural<keyof Messages>;

type Value = string | number | boolean | undefined;

/**
 * Looks up a text of the plugin. Backstage's own type for this derives the
 * options from the words of each text, which takes minutes to check here.
 */
export interface Translate {
  (key: MessageKey, options?: Record<string, Value>): string;
  (key: MessageKey, options: Record<string, Value | JSX.Element>): JSX.Element;
}

/** The texts in the language of the viewer. */
export function useTranslate(): { t: Translate } {
  const { t } = useTranslationRef(tandemTranslationRef);
  return { t: t as Translate };
}
