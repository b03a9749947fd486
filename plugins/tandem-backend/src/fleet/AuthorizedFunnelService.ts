import type {
  Funnel,
  FunnelQuery,
} from '@tandem/backstage-plugin-tandem-common';
import type { Caller } from '../http/principal';
import type { Authorizer } from '../permissions/Authorizer';
import { FleetView } from './FleetView';
import type { FunnelService } from './FunnelService';

/** How far the services have come that the caller may see. */
export class AuthorizedFunnelService {
  readonly #funnel: FunnelService;
  readonly #authorizer: Authorizer;

  constructor(options: { funnel: FunnelService; authorizer: Authorizer }) {
    this.#funnel = options.funnel;
    this.#authorizer = options.authorizer;
  }

  /** @throws NotAllowedError */
  async funnel(query: FunnelQuery, caller: Caller): Promise<Funnel> {
    const view = await FleetView.of(this.#authorizer, caller);
    return view.isWhole
      ? this.#funnel.funnel(query)
      : this.#funnel.partialFunnel(view);
  }
}
