import { Text } from '@backstage/ui';
import {
  ANNOTATION_ALIASES,
  type UnmatchedReference,
} from '@tandem/backstage-plugin-tandem-common';
import { useState, type FormEvent } from 'react';
import { useTranslate } from '../translation';
import { FormDialog } from '../ui/form/FormDialog';
import { Muted } from '../ui/Muted';
import { refName } from '../ui/refName';
import { Snippet } from '../ui/Snippet';
import { eventCount, eventWords } from './eventWords';
import { ServicePicker, type Service } from './ServicePicker';
import { useMap } from './useMap';
import { WriteProblem } from './WriteProblem';

/** Says once which service a name means. */
export function MapDialog(props: {
  reference: UnmatchedReference;
  onClose: () => void;
}) {
  const { reference, onClose } = props;
  const { t } = useTranslate();
  const alike = suggestedService(reference);
  const [service, setService] = useState<Service | null>(alike ?? null);
  const [isTried, setIsTried] = useState(false);
  const map = useMap(onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsTried(true);
    if (service) map.send({ reference, service });
  };
  return (
    <FormDialog
      title={t('unmatched.dialog.title', {
        name: refName(reference.entityRef),
      })}
      send={t('unmatched.dialog.send')}
      isSending={map.isSending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Waits reference={reference} />
      <ServicePicker
        label={t('unmatched.dialog.service')}
        description={
          alike && t('unmatched.dialog.alike', { service: alike.label })
        }
        value={service}
        onChange={setService}
        problem={
          isTried && !service ? t('unmatched.dialog.missing') : undefined
        }
      />
      {service && (
        <Text as="p">
          {t('unmatched.dialog.happens', {
            count: eventCount(reference),
            events: eventWords(t, reference, 'bothInSentence'),
            service: service.label,
          })}
        </Text>
      )}
      <Otherwise reference={reference} />
      <WriteProblem title={t('unmatched.dialog.refused')} error={map.error} />
    </FormDialog>
  );
}

function Waits({ reference }: { reference: UnmatchedReference }) {
  const { t } = useTranslate();
  return (
    <Text as="p">
      {t('unmatched.dialog.waits', {
        events: eventWords(t, reference, 'bothInSentence'),
        sources: reference.sources.join(', '),
        reference: reference.entityRef,
      })}
    </Text>
  );
}

function Otherwise({ reference }: { reference: UnmatchedReference }) {
  const { t } = useTranslate();
  return (
    <div>
      <Muted as="p">{t('unmatched.dialog.otherwise')}</Muted>
      <Snippet
        title={t('unmatched.dialog.annotation')}
        text={`${ANNOTATION_ALIASES}: ${reference.entityRef}`}
      />
    </div>
  );
}

function suggestedService({
  suggestion,
}: UnmatchedReference): Service | undefined {
  return (
    suggestion && {
      id: suggestion.entityRef,
      label: refName(suggestion.entityRef, suggestion.title),
      description: suggestion.entityRef,
    }
  );
}
