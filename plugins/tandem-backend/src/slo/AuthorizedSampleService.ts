import {
  sloMeasurePermission,
  type IngestResult,
  type SampleResolution,
} from '@tandem/backstage-plugin-tandem-common';
import type { Caller } from '../http/principal';
import type { Authorizer } from '../permissions/Authorizer';
import type { SampleService } from './SampleService';
import type { SloAccess } from './SloAccess';

/** Takes in measurements of the SLOs that the policy lets the caller measure. */
export class AuthorizedSampleService {
  readonly #samples: SampleService;
  readonly #authorizer: Authorizer;
  readonly #sloAccess: SloAccess;

  constructor(options: {
    samples: SampleService;
    authorizer: Authorizer;
    sloAccess: SloAccess;
  }) {
    this.#samples = options.samples;
    this.#authorizer = options.authorizer;
    this.#sloAccess = options.sloAccess;
  }

  /** @throws what {@link SampleService.post} does, NotAllowedError */
  async post(
    id: string,
    items: unknown[],
    resolution: SampleResolution,
    { credentials }: Caller,
  ): Promise<IngestResult[]> {
    const access = await this.#authorizer.toChange(credentials, [
      sloMeasurePermission,
    ]);
    access.requireSome(sloMeasurePermission);
    if (!access.seen.isAll || !access.allowsAll(sloMeasurePermission)) {
      const slo = await this.#sloAccess.seenSlo(id, access);
      access.require(sloMeasurePermission, slo);
    }
    return this.#samples.post(id, items, resolution);
  }
}
