import type {
  SliProvider,
  SliProvidersExtensionPoint,
} from '@tandem/backstage-plugin-tandem-node';

/** The systems that SLOs can be measured in, as modules add them. */
export class SliProviders implements SliProvidersExtensionPoint {
  readonly #byType = new Map<string, SliProvider>();

  addProvider(provider: SliProvider): void {
    const key = provider.type.toLocaleLowerCase('en-US');
    if (this.#byType.has(key)) {
      throw new Error(
        `Two modules measure SLOs of the source type ${provider.type}; install one of them only`,
      );
    }
    this.#byType.set(key, provider);
  }

  /** @param type - in any case */
  find(type: string): SliProvider | undefined {
    return this.#byType.get(type.toLocaleLowerCase('en-US'));
  }
}
