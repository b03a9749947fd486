import { isJsonObject } from './DocumentField';
import type { Findings } from './Findings';
import type { JsonObject } from './openSloDocument';
import type { OpenSloMove } from './openSloMoves';

const UNITS: Record<string, string> = {
  Minute: 'm',
  Hour: 'h',
  Day: 'd',
  Week: 'w',
  Month: 'M',
  Quarter: 'Q',
  Year: 'Y',
};

/**
 * An `openslo/v1alpha` document with its fields where v1 has them. What v1 does
 * not know stays where it is, for the rules of v1 to find.
 */
export function convertV1alpha(
  document: JsonObject,
  findings: Findings,
): { document: JsonObject; moves: OpenSloMove[] } {
  const moves: OpenSloMove[] = [];
  if (document.kind !== 'SLO' && document.kind !== 'Service') {
    findings.error(['kind'], 'openslo/v1alpha knows the kinds SLO and Service');
  }
  if (document.kind !== 'SLO' || !isJsonObject(document.spec)) {
    return { document: { ...document, apiVersion: 'openslo/v1' }, moves };
  }
  const spec = { ...document.spec };
  convertWindows(spec, moves, findings);
  convertThreshold(spec, document, moves);
  convertRatios(spec, document, moves, findings);
  return { document: { ...document, apiVersion: 'openslo/v1', spec }, moves };
}

function convertWindows(
  spec: JsonObject,
  moves: OpenSloMove[],
  findings: Findings,
): void {
  const { timeWindows, ...others } = spec;
  if (timeWindows === undefined) {
    return;
  }
  const from = ['spec', 'timeWindows'];
  moves.push({ from, to: ['spec', 'timeWindow'] });
  if (others.timeWindow !== undefined) {
    findings.error(
      ['spec', 'timeWindow'],
      'timeWindow and timeWindows exclude each other',
    );
  }
  delete spec.timeWindows;
  spec.timeWindow = Array.isArray(timeWindows)
    ? timeWindows.map((window: unknown, index) => {
        moves.push({
          from: [...from, index, 'unit'],
          to: ['spec', 'timeWindow', index, 'duration'],
        });
        return convertWindow(window);
      })
    : timeWindows;
}

function convertWindow(window: unknown): unknown {
  if (!isJsonObject(window) || window.duration !== undefined) {
    return window;
  }
  const { unit, count, ...others } = window;
  if (unit === 'Second' && Number(count) % 60 === 0) {
    return { duration: `${Number(count) / 60}m`, ...others };
  }
  // Anything unknown makes a text that is no duration, which the rules refuse.
  return {
    duration: `${count}${UNITS[String(unit)] ?? ` ${unit}`}`,
    ...others,
  };
}

function convertThreshold(
  spec: JsonObject,
  document: JsonObject,
  moves: OpenSloMove[],
): void {
  const { indicator } = spec;
  if (!isJsonObject(indicator) || indicator.spec !== undefined) {
    return;
  }
  const { thresholdMetric, ...others } = indicator;
  const to = ['spec', 'indicator', 'spec'];
  moves.push({ from: ['spec', 'indicator'], to });
  moveMetric(
    ['spec', 'indicator', 'thresholdMetric'],
    [...to, 'thresholdMetric'],
    moves,
  );
  spec.indicator = {
    metadata: indicatorMetadata(document, moves),
    spec: { thresholdMetric: convertMetric(thresholdMetric), ...others },
  };
}

/** v1alpha has the metrics of a ratio in each objective, v1 once. */
function convertRatios(
  spec: JsonObject,
  document: JsonObject,
  moves: OpenSloMove[],
  findings: Findings,
): void {
  if (!Array.isArray(spec.objectives)) {
    return;
  }
  const objectives: unknown[] = spec.objectives;
  const first = objectives.findIndex(
    objective =>
      isJsonObject(objective) && objective.ratioMetrics !== undefined,
  );
  if (first < 0) {
    return;
  }
  const ratios = objectives.map(objective =>
    isJsonObject(objective) ? objective.ratioMetrics : undefined,
  );
  for (const [index, ratio] of ratios.entries()) {
    if (JSON.stringify(ratio) !== JSON.stringify(ratios[first])) {
      findings.error(
        ['spec', 'objectives', index, 'ratioMetrics'],
        'all objectives of an SLO must have the same ratioMetrics',
      );
    }
  }
  if (spec.indicator !== undefined) {
    findings.error(
      ['spec', 'indicator'],
      'indicator and ratioMetrics exclude each other',
    );
  }
  const from = ['spec', 'objectives', first, 'ratioMetrics'];
  const to = ['spec', 'indicator', 'spec', 'ratioMetric'];
  moves.push({ from, to: ['spec', 'indicator'] }, { from, to });
  spec.indicator = {
    metadata: indicatorMetadata(document, moves),
    spec: { ratioMetric: convertRatio(ratios[first], from, to, moves) },
  };
  spec.objectives = objectives.map(objective => {
    if (!isJsonObject(objective)) {
      return objective;
    }
    const { ratioMetrics, ...others } = objective;
    return others;
  });
}

function convertRatio(
  ratio: unknown,
  from: (string | number)[],
  to: string[],
  moves: OpenSloMove[],
): unknown {
  if (!isJsonObject(ratio) || ratio.counter !== undefined) {
    return ratio;
  }
  const { good, total, incremental, ...others } = ratio;
  moves.push({ from: [...from, 'incremental'], to: [...to, 'counter'] });
  for (const name of ['good', 'total']) {
    moveMetric([...from, name], [...to, name], moves);
  }
  return {
    ...(incremental !== undefined && { counter: incremental }),
    ...(good !== undefined && { good: convertMetric(good) }),
    ...(total !== undefined && { total: convertMetric(total) }),
    ...others,
  };
}

// With a field of v1 a value is left as it is: the rules of v1 find what is too much.
function convertMetric(metric: unknown): unknown {
  if (!isJsonObject(metric) || metric.metricSource !== undefined) {
    return metric;
  }
  const { source, queryType, query, ...others } = metric;
  return {
    metricSource: {
      ...(source !== undefined && { type: source }),
      spec: {
        ...(queryType !== undefined && { queryType }),
        ...(query !== undefined && { query }),
      },
    },
    ...others,
  };
}

function moveMetric(
  from: (string | number)[],
  to: string[],
  moves: OpenSloMove[],
): void {
  const source = [...to, 'metricSource'];
  moves.push(
    { from, to },
    { from, to: source },
    { from: [...from, 'source'], to: [...source, 'type'] },
    { from, to: [...source, 'spec'] },
  );
}

/** v1alpha gives indicators no name; the SLO's own does. */
function indicatorMetadata(
  document: JsonObject,
  moves: OpenSloMove[],
): JsonObject {
  moves.push({ from: ['metadata'], to: ['spec', 'indicator', 'metadata'] });
  return isJsonObject(document.metadata)
    ? { name: document.metadata.name }
    : {};
}
