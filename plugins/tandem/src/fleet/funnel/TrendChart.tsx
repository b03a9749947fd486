import {
  ADOPTION_STEPS,
  formatEvents,
  type AdoptionStep,
  type Funnel,
} from '@tandem/backstage-plugin-tandem-common';
import {
  CartesianGrid,
  Line,
  LineChart,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatCivilDate } from '../../liaison/civilDateNames';
import { type Translate, useTranslate } from '../../translation';
import { Muted } from '../../ui/Muted';
import styles from './FunnelCard.module.css';

type Trend = Funnel['trend'];

const TICK = { fontSize: 12, fill: faint(65) };
/** Lines are told apart by their pattern; the last step stands out. */
const LOOKS: Record<AdoptionStep, { dash?: string; strength: number }> = {
  catalogued: { dash: '1 4', strength: 45 },
  owned: { dash: '2 3', strength: 55 },
  tracked: { dash: '10 4', strength: 65 },
  drafted: { dash: '6 3 1 3', strength: 75 },
  published: { dash: '5 3', strength: 90 },
  covered: { strength: 100 },
};

/** The services that took each step, day by day. */
export function TrendChart({ trend }: { trend: Trend }) {
  const { t } = useTranslate();
  return (
    <>
      <div role="img" aria-label={inWords(trend, t)} className={styles.plot}>
        <ResponsiveContainer width="100%" height="100%" minWidth={0}>
          <LineChart
            data={trend}
            accessibilityLayer={false}
            margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          >
            <CartesianGrid vertical={false} stroke={faint(12)} />
            <XAxis
              dataKey="date"
              tick={TICK}
              tickLine={false}
              axisLine={{ stroke: 'var(--bui-border-2)' }}
              tickFormatter={date => formatCivilDate(date)}
              minTickGap={24}
            />
            <YAxis
              width={48}
              tick={TICK}
              tickLine={false}
              axisLine={false}
              allowDecimals={false}
              tickFormatter={(value: number) => formatEvents(value)}
            />
            <Tooltip
              content={({ active, label }) => (
                <Hint
                  day={
                    active
                      ? trend.find(({ date }) => date === label)
                      : undefined
                  }
                />
              )}
            />
            {ADOPTION_STEPS.map(step => (
              <Line
                key={step}
                dataKey={step}
                stroke={colorOf(step)}
                strokeWidth={step === 'covered' ? 2.5 : 1.5}
                strokeDasharray={LOOKS[step].dash}
                dot={false}
                isAnimationActive={false}
              />
            ))}
          </LineChart>
        </ResponsiveContainer>
      </div>
      <Legend />
    </>
  );
}

function Hint({ day }: { day: Trend[number] | undefined }) {
  const { t } = useTranslate();
  if (!day) {
    return null;
  }
  return (
    <div className={styles.tooltip}>
      <Muted>{formatCivilDate(day.date)}</Muted>
      {ADOPTION_STEPS.map(step => (
        <div key={step}>
          <span>{t(`glossary.${step}.name`)}</span>
          <strong>{formatEvents(day[step])}</strong>
        </div>
      ))}
    </div>
  );
}

function Legend() {
  const { t } = useTranslate();
  return (
    <Muted as="div">
      <ul className={styles.legend}>
        {ADOPTION_STEPS.map(step => (
          <li key={step}>
            <svg width="28" height="4" aria-hidden="true">
              <line
                x1="0"
                x2="28"
                y1="2"
                y2="2"
                stroke={colorOf(step)}
                strokeWidth={step === 'covered' ? 2.5 : 1.5}
                strokeDasharray={LOOKS[step].dash}
              />
            </svg>
            {t(`glossary.${step}.name`)}
          </li>
        ))}
      </ul>
    </Muted>
  );
}

function inWords(trend: Trend, t: Translate): string {
  const last = trend[trend.length - 1];
  return t('fleet.funnel.chart', {
    from: formatCivilDate(trend[0].date),
    to: formatCivilDate(last.date),
    counts: ADOPTION_STEPS.map(
      step => `${formatEvents(last[step])} ${t(`glossary.${step}.name`)}`,
    ).join(', '),
  });
}

function colorOf(step: AdoptionStep): string {
  return step === 'covered'
    ? 'var(--bui-accent-bg)'
    : faint(LOOKS[step].strength);
}

/** The colour of text, so strong. */
function faint(percent: number): string {
  return `color-mix(in srgb, var(--bui-fg-primary) ${percent}%, transparent)`;
}
