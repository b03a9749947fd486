import { InputError } from '@backstage/errors';
import {
  problemAt,
  type OpenSloDocument,
  type OpenSloPath,
  type SloDefinition,
} from '@tandem/backstage-plugin-tandem-common';
import type {
  SliIndicator,
  SliProvider,
} from '@tandem/backstage-plugin-tandem-node';
import { readIndicator } from './readIndicator';
import type { SliProviders } from './SliProviders';

/** Hands in its counts by itself. */
export const PUSH = 'push';

/** What an SLO is measured with. */
export interface MeasuredWith {
  provider: SliProvider;
  source: string;
  indicator: SliIndicator;
}

/** Something that keeps an SLO from being measured. */
export interface SourceProblem {
  /** From `spec` of the SLI; empty where it is about all of it. */
  path: readonly string[];
  message: string;
}

/** Tells whether and where an SLO can be measured. */
export class SourceChecker {
  readonly #providers: SliProviders;

  constructor(providers: SliProviders) {
    this.#providers = providers;
  }

  /** What to ask for the counts of an SLO that are not pushed, or why that cannot be. */
  measuredWith(
    definition: SloDefinition,
  ): { with: MeasuredWith } | { problems: SourceProblem[] } {
    const { sourceType } = definition;
    const provider =
      sourceType === undefined ? undefined : this.#providers.find(sourceType);
    if (!provider) return { problems: [noProvider(sourceType)] };
    const read = readIndicator(definition);
    if (!read) {
      const message = 'good, bad and total must name the same source';
      return { problems: [{ path: ['ratioMetric'], message }] };
    }
    const source = read.source ?? provider.sources[0];
    if (!provider.sources.includes(source)) {
      const message = `there is no ${
        provider.type
      } source named ${source}; configured are: ${provider.sources.join(', ')}`;
      return { problems: [{ path: read.sourcePath, message }] };
    }
    const problems = provider.check(read.indicator);
    return problems.length > 0
      ? { problems }
      : { with: { provider, source, indicator: read.indicator } };
  }

  /**
   * What keeps a document from being measured, at its place there. Of a source
   * that no module is installed for nothing is said: it may be on its way.
   */
  problems(
    document: OpenSloDocument,
    definition: SloDefinition,
  ): { path: OpenSloPath; message: string }[] {
    const { sourceType } = definition;
    if (sourceType === undefined || !this.#providers.find(sourceType))
      return [];
    const found = this.measuredWith(definition);
    if ('with' in found) return [];
    const isInline = document.spec.indicator !== undefined;
    return found.problems.map(({ path, message }) =>
      isInline
        ? { path: ['spec', 'indicator', 'spec', ...path], message }
        : {
            path: ['spec', 'indicatorRef'],
            message: `${path.join('.')}: ${message}`,
          },
    );
  }

  /** @throws InputError that names the fields which cannot be measured */
  require(document: OpenSloDocument, definition: SloDefinition): void {
    const problems = this.problems(document, definition);
    if (problems.length === 0) return;
    throw new InputError(
      problems
        .map(problem => problemAt(problem))
        .map(({ path, message }) => `document.${path}: ${message}`)
        .join('; '),
    );
  }
}

/** Problems as one text, as the reason of a state has them. */
export function problemText(problems: readonly SourceProblem[]): string {
  return problems
    .map(({ path, message }) =>
      path.length > 0 ? `${path.join('.')}: ${message}` : message,
    )
    .join('; ');
}

function noProvider(sourceType: string | undefined): SourceProblem {
  if (sourceType === undefined) {
    const message =
      'no document says of which type the source is: add type to metricSource';
    return { path: [], message };
  }
  const remedy =
    sourceType === 'prometheus'
      ? 'install @tandem/backstage-plugin-tandem-backend-module-prometheus and name its sources under tandem.prometheus.sources in the configuration'
      : 'install a module that measures such sources, or use push or Prometheus';
  const message = `no source of the type ${sourceType} is set up: ${remedy}`;
  return { path: [], message };
}
