import { Flex, Text } from '@backstage/ui';
import type { Slo } from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../translation';
import { DialogPart } from '../ui/DialogPart';
import { Muted } from '../ui/Muted';
import { withNames } from '../ui/withNames';
import { AlertTable } from './AlertTable';
import { ForecastLine } from './ForecastLine';
import { ObjectiveList } from './ObjectiveList';
import { useSloSeries } from './queries';
import { RevisionList } from './RevisionList';
import { SendCounts } from './SendCounts';
import { SloActions } from './SloActions';
import { SloDocument } from './SloDocument';
import { SloFigures } from './SloFigures';
import { SloTag } from './SloTag';
import { readingOf } from './sloReading';
import { sourceWords } from './sourceWords';
import styles from './SloDetails.module.css';

/** What an SLO asks for, how it does, what warns of it, who changed it. */
export function SloDetails(props: {
  slo: Slo;
  onEdit: () => void;
  onArchived: () => void;
}) {
  const { slo, onEdit, onArchived } = props;
  const { t } = useTranslate();
  const { status } = slo;
  const { promise, description, sourceType } = readingOf(slo);
  const isMeasured = sourceType !== undefined && sourceType !== 'push';
  const isCounted = slo.state === 'published';
  const series = useSloSeries(isCounted ? slo.id : undefined, 'window');
  return (
    <Flex direction="column" gap="4">
      <div className={styles.head}>
        <SloTag slo={slo} />
        <Muted>
          {t('slo.detail.versionLine', {
            version: `${slo.version}`,
            source: t(`slo.detail.sources.${slo.source}`),
          })}
          {sourceType && `, ${sourceWords(sourceType, t)}`}
        </Muted>
      </div>
      {status.state === 'error' && (
        <div>
          <Text as="p">{status.reason}</Text>
          {isMeasured && <Muted as="p">{t('slo.detail.errorThen')}</Muted>}
        </div>
      )}
      {(description || promise) && (
        <Flex direction="column" gap="1">
          {description && <Text as="p">{description}</Text>}
          {promise && <Text as="p">{promise}</Text>}
        </Flex>
      )}
      {status.state !== 'healthy' && status.state !== 'error' && (
        <Muted as="p">{status.reason}</Muted>
      )}
      <SloFigures slo={slo} />
      <ForecastLine slo={slo} series={series.data} />
      <SloActions slo={slo} onEdit={onEdit} onArchived={onArchived} />
      {status.state === 'no-data' && !isMeasured && <SendCounts slo={slo} />}
      {status.warnings.length > 0 && (
        <DialogPart title={t('slo.detail.warnings')}>
          <ul className={styles.list}>
            {status.warnings.map(warning => (
              <li key={warning}>
                <Muted>{withNames(warning)}</Muted>
              </li>
            ))}
          </ul>
        </DialogPart>
      )}
      {status.objectives && (
        <DialogPart title={t('slo.detail.objectives')}>
          <ObjectiveList objectives={status.objectives} />
        </DialogPart>
      )}
      <DialogPart title={t('slo.detail.alerts')}>
        <AlertTable slo={slo} />
      </DialogPart>
      <DialogPart title={t('slo.detail.revisions')}>
        <RevisionList slo={slo} />
      </DialogPart>
      <DialogPart title={t('slo.detail.document')}>
        <SloDocument slo={slo} />
      </DialogPart>
    </Flex>
  );
}
