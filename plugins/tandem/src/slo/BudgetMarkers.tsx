import type { SloMarker } from '@tandem/backstage-plugin-tandem-common';
import { usePlotArea, useXAxisScale } from 'recharts';
import { type Translate, useTranslate } from '../translation';
import { firingTimes } from './firingTimes';
import { placeLabels } from './markerLabels';
import { markerWeight, namedMarkers } from './namedMarkers';
import styles from './BudgetChart.module.css';

const ROW_HEIGHT = 14;
const FIRST_BASELINE = 10;
const LABEL_GAP = 5;
const TICK_HEIGHT = 8;
const EPISODE_HEIGHT = 6;
const SEVERITIES = ['ticket', 'page'] as const;
const LONGEST_LABEL = 22;
/** With more of them, what went well is a tick at the foot. */
const MOST_LINES = 12;
const LINE_WEIGHT = 2;

/** Deployments, incidents and changes of the SLO as lines across the plot. */
export function BudgetMarkers(props: { markers: readonly SloMarker[] }) {
  const { t } = useTranslate();
  const area = usePlotArea();
  const scale = useXAxisScale();
  if (!area || !scale) {
    return null;
  }
  const lines = props.markers
    .filter(({ kind }) => kind !== 'alert')
    .map((marker, index) => ({
      marker,
      id: `${index}`,
      x: Number(scale(Date.parse(marker.at))),
    }))
    .filter(({ x }) => x >= area.x && x <= area.x + area.width);
  const named = namedMarkers(props.markers);
  const isCrowded = lines.length > MOST_LINES;
  const drawn = lines.map(line => ({
    ...line,
    isTick: isCrowded && markerWeight(line.marker) < LINE_WEIGHT,
    rank: named.indexOf(line.marker),
  }));
  const labels = placeLabels(
    drawn
      .filter(({ rank }) => rank !== -1)
      .map(({ id, x, marker, rank }) => ({
        id,
        x: x - area.x,
        text: labelOf(marker, t),
        weight: -rank,
      })),
    area.width,
  );
  const bottom = area.y + area.height;
  return (
    <g>
      {drawn.map(({ id, x, marker, isTick, rank }) => (
        <line
          key={id}
          className={styles.markerLine}
          data-tone={toneOf(marker)}
          data-kind={isTick ? 'tick' : marker.kind}
          data-named={rank !== -1 || undefined}
          x1={x}
          x2={x}
          y1={isTick ? bottom - TICK_HEIGHT : area.y}
          y2={bottom}
        />
      ))}
      {labels.map(({ id, x, text, row, isLeft }) => (
        <text
          key={id}
          className={styles.markerText}
          data-tone={toneOf(drawn[Number(id)].marker)}
          x={area.x + x + (isLeft ? -LABEL_GAP : LABEL_GAP)}
          y={area.y + FIRST_BASELINE + row * ROW_HEIGHT}
          textAnchor={isLeft ? 'end' : 'start'}
        >
          {text}
        </text>
      ))}
    </g>
  );
}

/** The times during which alerts fired as a strip at the foot, those that page over the rest. */
export function AlertEpisodes(props: { markers: readonly SloMarker[] }) {
  const area = usePlotArea();
  const scale = useXAxisScale();
  if (!area || !scale) {
    return null;
  }
  const right = area.x + area.width;
  const within = (x: number) =>
    // Before the first layout the scale leads nowhere.
    Number.isFinite(x) ? Math.min(right, Math.max(area.x, x)) : area.x;
  return (
    <g>
      {SEVERITIES.flatMap(severity =>
        firingTimes(props.markers, severity).map(({ from, to }) => {
          const start = within(Number(scale(from)));
          const end = to === undefined ? right : within(Number(scale(to)));
          return (
            <rect
              key={`${severity}${from}`}
              className={styles.episode}
              data-severity={severity}
              x={start}
              y={area.y + area.height - EPISODE_HEIGHT}
              width={Math.max(2, end - start)}
              height={EPISODE_HEIGHT}
            />
          );
        }),
      )}
    </g>
  );
}

function toneOf({ kind, failed }: SloMarker): 'negative' | undefined {
  return failed || kind === 'incident' ? 'negative' : undefined;
}

function labelOf(marker: SloMarker, t: Translate): string {
  if (marker.rollback) return t('slo.budget.rollbackLabel');
  const { title } = marker;
  const short =
    title.length > LONGEST_LABEL
      ? `${title.slice(0, LONGEST_LABEL - 1)}…`
      : title;
  return marker.failed ? `${short} ⚠` : short;
}
