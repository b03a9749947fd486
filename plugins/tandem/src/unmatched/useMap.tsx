import type { UnmatchedReference } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { refName } from '../ui/refName';
import { TextLink } from '../ui/TextLink';
import { useEntityLink } from '../ui/useEntityLink';
import { useToast } from '../ui/useToast';
import { eventCount, eventWords } from './eventWords';
import type { Service } from './ServicePicker';
import { useMappingWrite } from './useMappingWrite';

/** What a name is to mean. */
interface Meaning {
  reference: UnmatchedReference;
  service: Service;
}

/** Maps a name to a service, and says what that brought. */
export function useMap(onDone: () => void) {
  const { t } = useTranslate();
  const toast = useToast();
  const entityLink = useEntityLink();
  return useMappingWrite({
    write: async (api, { reference, service }: Meaning) => {
      const from = reference.entityRef;
      const result = await api.mapReference({ from, to: service.id });
      return { result, service };
    },
    onDone: ({ result, service: { id, label } }) => {
      const count = eventCount(result);
      toast({
        title: count
          ? t('unmatched.dialog.done', {
              count,
              events: eventWords(t, result, 'bothInSentence'),
              service: label,
            })
          : t('unmatched.dialog.doneNothing', {
              name: refName(result.from),
              service: label,
            }),
        description: (
          <TextLink href={entityLink(id)}>
            {t('unmatched.dialog.open', { service: label })}
          </TextLink>
        ),
      });
      onDone();
    },
  });
}
