import { parseEntityRef } from '@backstage/catalog-model';
import {
  openSloTemplate,
  type OpenSloTemplateKind,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../../translation';
import { Muted } from '../../ui/Muted';
import { TextButton } from '../../ui/TextButton';
import styles from './Editor.module.css';

const KINDS: readonly OpenSloTemplateKind[] = [
  'availability',
  'latency',
  'freshness',
  'job-success',
];
const NAME_LENGTH = 63;

/** Common SLOs, filled in for a service. */
export function Templates(props: {
  entityRef: string;
  onChoose: (text: string) => void;
}) {
  const { entityRef, onChoose } = props;
  const { t } = useTranslate();
  return (
    <div className={styles.templates}>
      <Muted>{t('slo.editor.templates')}</Muted>
      {KINDS.map(kind => (
        <TextButton
          key={kind}
          onPress={() =>
            onChoose(
              openSloTemplate({
                name: nameFor(entityRef, kind),
                entityRef,
                kind,
              }),
            )
          }
        >
          {t(`slo.editor.template.${kind}`)}
        </TextButton>
      ))}
    </div>
  );
}

/** `payments-latency`, as RFC 1123 has it. */
function nameFor(entityRef: string, kind: OpenSloTemplateKind): string {
  const service = parseEntityRef(entityRef)
    .name.toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, NAME_LENGTH - kind.length - 1)
    .replace(/^-+|-+$/g, '');
  return service ? `${service}-${kind}` : kind;
}
