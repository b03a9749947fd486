import { Flex } from '@backstage/ui';
import type { EntitySummary } from '@tandem/backstage-plugin-tandem-common';
import { dataAge } from '../slo/sloWords';
import { nextStep, type NextStep } from '../summary/nextStep';
import { type Translate, useTranslate } from '../translation';
import { Muted } from '../ui/Muted';
import { useNow } from '../ui/useNow';
import { NextStepActions } from './NextStepActions';
import styles from './NextStepBody.module.css';

/** One suggestion, why it matters, and the button that begins it. */
export function NextStepBody(props: {
  entityRef: string;
  summary: EntitySummary;
}) {
  const { entityRef, summary } = props;
  const { t } = useTranslate();
  const now = useNow();
  const step = nextStep(summary);
  const { what, why } = words(step, now, t);
  return (
    <Flex direction="column" gap="3" align="start">
      <p className={styles.what}>{what}</p>
      <Muted as="p">{why}</Muted>
      <div className={styles.actions}>
        <NextStepActions entityRef={entityRef} step={step} summary={summary} />
      </div>
    </Flex>
  );
}

function words(step: NextStep, now: number, t: Translate) {
  switch (step.kind) {
    case 'deputy':
      return {
        what: t('nextStep.deputy.what', { liaison: step.liaison }),
        why: t('nextStep.deputy.why'),
      };
    case 'stale':
      return {
        what: t('nextStep.stale.what', { slo: step.slo.title }),
        why: t('nextStep.stale.why', { age: dataAge(step.slo, now) }),
      };
    case 'exhausted':
    case 'burning':
    case 'source':
    case 'no-data':
    case 'draft':
      return {
        what: t(`nextStep.${step.kind}.what`, { slo: step.slo.title }),
        why: t(`nextStep.${step.kind}.why`),
      };
    default:
      return {
        what: t(`nextStep.${step.kind}.what`),
        why: t(`nextStep.${step.kind}.why`),
      };
  }
}
