import {
  formatEvents,
  type Funnel,
} from '@tandem/backstage-plugin-tandem-common';
import { useTranslate } from '../../translation';
import { Muted } from '../../ui/Muted';
import { Term } from '../../ui/Term';
import { TextLink } from '../../ui/TextLink';
import type { FunnelProps } from './FunnelCard';
import { changeWords, daysWords, type FunnelStep } from './funnelWords';
import styles from './FunnelCard.module.css';

/** The six steps, each as a share of all services. */
export function FunnelSteps(props: FunnelProps & { funnel: Funnel }) {
  const { funnel } = props;
  const { t } = useTranslate();
  return (
    <ol className={styles.steps} aria-label={t('fleet.funnel.title')}>
      {funnel.steps.map(step => (
        <Step key={step.step} {...props} step={step} />
      ))}
    </ol>
  );
}

function Step(props: FunnelProps & { funnel: Funnel; step: FunnelStep }) {
  const { funnel, step } = props;
  const all = funnel.steps[0].services;
  const share = all ? step.services / all : 0;
  return (
    <li className={styles.step}>
      <span className={styles.bar} aria-hidden="true">
        <span style={{ width: `${share * 100}%` }} />
      </span>
      <span className={styles.count}>
        <strong>{formatEvents(step.services)}</strong>
        <Term id={step.step} />
      </span>
      <Course {...props} />
      {step.step !== 'catalogued' && (
        <ToGo {...props} missing={all - step.services} />
      )}
    </li>
  );
}

/** «+41 · median 4 days» */
function Course(props: { funnel: Funnel; step: FunnelStep }) {
  const { funnel, step } = props;
  const { t } = useTranslate();
  const words = [
    changeWords(step, funnel, t),
    step.medianDays === null
      ? undefined
      : t('fleet.funnel.medianOfStep', {
          duration: daysWords(step.medianDays, t),
        }),
  ].filter(Boolean);
  return words.length > 0 && <Muted>{words.join(' · ')}</Muted>;
}

/** Leads to the services that miss a step, and back. */
function ToGo(props: FunnelProps & { step: FunnelStep; missing: number }) {
  const { state, link, step, missing } = props;
  const { t } = useTranslate();
  const isShown = state.missing.includes(step.step);
  const others = state.missing.filter(name => name !== step.step);
  const number = formatEvents(missing);
  const name = t(`glossary.${step.step}.name`);
  if (missing <= 0 && !isShown) {
    return <Muted>{t('fleet.funnel.allDone')}</Muted>;
  }
  return (
    <span>
      <TextLink
        variant="body-small"
        href={link({ missing: isShown ? others : [step.step] })}
        aria-label={
          isShown
            ? undefined
            : t('fleet.funnel.toGoLong', { number, step: name })
        }
        aria-current={isShown || undefined}
      >
        {isShown
          ? t('fleet.funnel.toGoShown')
          : t('fleet.funnel.toGo', { number })}
      </TextLink>
    </span>
  );
}
