import { isJsonObject } from './DocumentField';
import type { Findings } from './Findings';
import type { JsonObject, OpenSloPath } from './openSloDocument';
import type { OpenSloMove } from './openSloMoves';

const METRICS = ['good', 'bad', 'total', 'raw'];

class V2alphaConversion {
  constructor(
    private readonly moves: OpenSloMove[],
    private readonly findings: Findings,
  ) {}

  slo(value: unknown): unknown {
    if (!isJsonObject(value)) {
      return value;
    }
    let spec = this.renamed(value, ['spec'], 'serviceRef', 'service');
    spec = this.renamed(spec, ['spec'], 'sliRef', 'indicatorRef');
    spec = this.renamed(spec, ['spec'], 'sli', 'indicator');
    if (isJsonObject(spec.indicator) && spec.indicator !== value.indicator) {
      spec.indicator = {
        ...spec.indicator,
        spec: this.sli(
          spec.indicator.spec,
          ['spec', 'sli', 'spec'],
          ['spec', 'indicator', 'spec'],
        ),
      };
    }
    if (Array.isArray(spec.objectives)) {
      spec.objectives = spec.objectives.map((objective: unknown, index) =>
        this.objective(objective, ['spec', 'objectives', index]),
      );
    }
    return spec;
  }

  sli(value: unknown, from: OpenSloPath, to: OpenSloPath): unknown {
    if (!isJsonObject(value)) {
      return value;
    }
    const spec = { ...value };
    if (spec.thresholdMetric !== undefined) {
      const name = 'thresholdMetric';
      spec[name] = this.metric(spec[name], [...from, name], [...to, name]);
    }
    if (isJsonObject(spec.ratioMetric)) {
      const ratio = { ...spec.ratioMetric };
      for (const name of METRICS.filter(
        metric => ratio[metric] !== undefined,
      )) {
        const place = ['ratioMetric', name];
        ratio[name] = this.metric(
          ratio[name],
          [...from, ...place],
          [...to, ...place],
        );
      }
      spec.ratioMetric = ratio;
    }
    return spec;
  }

  private metric(value: unknown, from: OpenSloPath, to: OpenSloPath): unknown {
    // With the field of v1, the rules of v1 find what is too much.
    if (!isJsonObject(value) || value.metricSource !== undefined) {
      return value;
    }
    const { dataSourceRef, dataSourceSpec, spec, ...others } = value;
    const source = [...to, 'metricSource'];
    this.moves.push(
      { from, to },
      { from, to: source },
      { from: [...from, 'dataSourceRef'], to: [...source, 'metricSourceRef'] },
      { from: [...from, 'dataSourceSpec', 'type'], to: [...source, 'type'] },
      { from: [...from, 'spec'], to: [...source, 'spec'] },
    );
    const type = this.sourceType(dataSourceSpec, from);
    return {
      metricSource: {
        ...(dataSourceRef !== undefined && { metricSourceRef: dataSourceRef }),
        ...(type !== undefined && { type }),
        ...(spec !== undefined && { spec }),
      },
      ...others,
    };
  }

  private sourceType(dataSourceSpec: unknown, from: OpenSloPath): unknown {
    if (dataSourceSpec === undefined) {
      return undefined;
    }
    const place = [...from, 'dataSourceSpec'];
    this.findings.warning(
      place,
      'only the type of the source is kept: which addresses are asked is for the configuration to say',
    );
    return isJsonObject(dataSourceSpec) ? dataSourceSpec.type : dataSourceSpec;
  }

  private objective(value: unknown, path: OpenSloPath): unknown {
    if (!isJsonObject(value)) {
      return value;
    }
    const objective = this.renamed(value, path, 'sliRef', 'indicatorRef');
    return this.renamed(objective, path, 'sli', 'indicator');
  }

  /** Both names at once are left to the rules: the older one is unknown to v1. */
  private renamed(
    object: JsonObject,
    path: OpenSloPath,
    older: string,
    name: string,
  ): JsonObject {
    const { [older]: value, ...others } = object;
    if (value === undefined || others[name] !== undefined) {
      return { ...object };
    }
    this.moves.push({ from: [...path, older], to: [...path, name] });
    return { ...others, [name]: value };
  }
}

/**
 * An `openslo.com/v2alpha` document with its fields where v1 has them. What v1
 * does not know stays where it is, for the rules of v1 to find.
 */
export function convertV2alpha(
  document: JsonObject,
  findings: Findings,
): { document: JsonObject; moves: OpenSloMove[] } {
  const { metadata, spec } = document;
  const moves: OpenSloMove[] = [];
  if (isJsonObject(metadata) && metadata.displayName !== undefined) {
    findings.error(
      ['metadata', 'displayName'],
      'openslo.com/v2alpha has no displayName',
      { at: 'key' },
    );
  }
  const conversion = new V2alphaConversion(moves, findings);
  let converted = spec;
  if (document.kind === 'SLO') {
    converted = conversion.slo(spec);
  } else if (document.kind === 'SLI') {
    converted = conversion.sli(spec, ['spec'], ['spec']);
  }
  return {
    document: {
      ...document,
      apiVersion: 'openslo/v1',
      ...(converted !== undefined && { spec: converted }),
    },
    moves,
  };
}
