import { shortDecimalText } from '../decimal';
import { parseTarget, parseTargetPercent } from '../target';
import { isJsonObject } from './DocumentField';
import { entityOfSlo } from './entityOfSlo';
import type { JsonObject, OpenSloDocument } from './openSloDocument';
import { type OpenSloLookUp, resolveReferences } from './references';
import { seriesFingerprint } from './seriesFingerprint';
import type {
  SloDefinition,
  SloDefinitionError,
  OpenSloObjective,
} from './sloDefinition';
import { ANNOTATION_STALE_AFTER, parseStaleAfter } from './staleAfter';

/**
 * What Tandem computes a valid document of kind SLO by.
 *
 * @param lookUp - finds the documents it names
 * @returns the errors where it does not fit with the documents it names
 * @public
 */
export function readSloDefinition(
  document: OpenSloDocument,
  lookUp: OpenSloLookUp = () => undefined,
):
  | { definition: SloDefinition; errors?: undefined }
  | { definition?: undefined; errors: SloDefinitionError[] } {
  const { references, errors } = resolveReferences(document, lookUp);
  const { metadata, spec } = document;
  const indicator = indicatorOf(spec, lookUp);
  const staleAfterMillis = parseStaleAfter(
    metadata.annotations?.[ANNOTATION_STALE_AFTER],
  );
  if (staleAfterMillis === undefined) {
    errors.push({
      path: ['metadata', 'annotations', ANNOTATION_STALE_AFTER],
      message: 'must be a time such as 45m or 2h, up to 31d',
    });
  }
  if (indicator?.thresholdMetric !== undefined) {
    errors.push(...thresholdErrors(spec));
  }
  if (!indicator || staleAfterMillis === undefined || errors.length > 0) {
    return { errors };
  }
  return {
    definition: {
      name: metadata.name,
      title: metadata.displayName || metadata.name,
      ...(typeof spec.description === 'string' && {
        description: spec.description,
      }),
      service: String(spec.service),
      entityRef: entityOfSlo(document),
      duration: String(objects(spec.timeWindow)[0]?.duration),
      objectives: objects(spec.objectives).map(readObjective),
      sourceType: sourceTypeOf(indicator, lookUp),
      seriesFingerprint: seriesFingerprint(indicator, spec),
      staleAfterMillis,
      references,
    },
  };
}

/** `spec` of the SLI, of the SLO's own or of the one it names. */
function indicatorOf(
  spec: JsonObject,
  lookUp: OpenSloLookUp,
): JsonObject | undefined {
  const inline = isJsonObject(spec.indicator) ? spec.indicator.spec : undefined;
  const named =
    typeof spec.indicatorRef === 'string'
      ? lookUp('SLI', spec.indicatorRef)?.spec
      : undefined;
  return isJsonObject(inline) ? inline : named;
}

/** The rules of an inline threshold metric, for one that is named. */
function thresholdErrors(spec: JsonObject): SloDefinitionError[] {
  const path = ['spec', 'objectives'];
  const objectives = objects(spec.objectives);
  const errors: SloDefinitionError[] = [];
  if (objectives.length > 1) {
    errors.push({
      path,
      message: 'a threshold metric takes one objective only',
    });
  }
  for (const [index, objective] of objectives.entries()) {
    for (const name of ['op', 'value']) {
      if (objective[name] === undefined) {
        errors.push({
          path: [...path, index, name],
          message: `${name} is required`,
        });
      }
    }
  }
  return errors;
}

function readObjective(objective: JsonObject): OpenSloObjective {
  const targetPpb =
    objective.target === undefined
      ? parseTargetPercent(String(objective.targetPercent))
      : parseTarget(String(objective.target));
  return {
    ...(typeof objective.displayName === 'string' &&
      objective.displayName !== '' && { displayName: objective.displayName }),
    targetPpb,
    target: shortDecimalText(targetPpb, 9),
  };
}

/** Of the metric, else of the DataSource it names. */
function sourceTypeOf(
  indicator: JsonObject,
  lookUp: OpenSloLookUp,
): string | undefined {
  const ratio = isJsonObject(indicator.ratioMetric)
    ? indicator.ratioMetric
    : {};
  const metric = indicator.thresholdMetric ?? ratio.total ?? ratio.raw;
  const source = isJsonObject(metric) ? metric.metricSource : undefined;
  if (!isJsonObject(source)) {
    return undefined;
  }
  const type =
    source.type ??
    (typeof source.metricSourceRef === 'string'
      ? lookUp('DataSource', source.metricSourceRef)?.spec.type
      : undefined);
  return typeof type === 'string' ? type.toLocaleLowerCase('en-US') : undefined;
}

function objects(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
