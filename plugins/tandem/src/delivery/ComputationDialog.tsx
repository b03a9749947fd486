import { Dialog, DialogBody, DialogHeader, Flex, Text } from '@backstage/ui';
import type { Dora } from '@tandem/backstage-plugin-tandem-common';
import { type Translate, useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { explainMetric } from './metricExplanation';
import { METRICS, type MetricName } from '../summary/metrics';
import { formatCalendarDate } from '../summary/range';
import { formatScore } from './ScoreLine';

/** How each figure comes about, with the numbers of the window shown. */
export function ComputationDialog(props: { dora: Dora; onClose: () => void }) {
  const { dora, onClose } = props;
  const { t } = useTranslate();
  return (
    <Dialog isOpen width={560} onOpenChange={open => !open && onClose()}>
      <DialogHeader>{t('delivery.computation.title')}</DialogHeader>
      <DialogBody>
        <Flex direction="column" gap="4">
          <Muted as="p">
            {t('delivery.computation.intro', {
              environment: dora.environment,
              from: formatCalendarDate(dora.from),
              to: formatCalendarDate(Date.parse(dora.to) - 1),
              timeZone: dora.timeZone,
              edition: dora.edition,
            })}
          </Muted>
          {METRICS.map(name => (
            <MetricExplanation key={name} name={name} dora={dora} />
          ))}
          <Explanation
            title={t('delivery.computation.score')}
            sentences={explainScore(dora, t)}
          />
        </Flex>
      </DialogBody>
    </Dialog>
  );
}

function MetricExplanation(props: { name: MetricName; dora: Dora }) {
  const { name, dora } = props;
  const { t } = useTranslate();
  return (
    <Explanation
      title={t(`delivery.figure.name.${name}`)}
      sentences={explainMetric(name, dora.metrics, t)}
    />
  );
}

function Explanation(props: { title: string; sentences: string[] }) {
  return (
    <div>
      <Text as="h3" weight="bold">
        {props.title}
      </Text>
      <Muted as="p">{props.sentences.join(' ')}</Muted>
    </div>
  );
}

function explainScore({ score }: Dora, t: Translate): string[] {
  const known = (value: number | null) =>
    value === null ? t('delivery.computation.unknown') : formatScore(value);
  return [
    t('delivery.computation.scoreHow', {
      throughput: known(score.throughput),
      stability: known(score.stability),
      value:
        score.value === null
          ? t(`delivery.figure.noScore.${score.reason ?? 'unknown'}`)
          : formatScore(score.value),
    }),
    t('delivery.computation.means'),
  ];
}
