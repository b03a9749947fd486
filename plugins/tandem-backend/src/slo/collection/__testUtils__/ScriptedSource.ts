import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  sliProvidersExtensionPoint,
  type SliAnswer,
  type SliProblem,
  type SliProvider,
  type SliRequest,
  type SliSlotCounts,
} from '@tandem/backstage-plugin-tandem-node';

const MINUTE = 60_000;

/** A system outside that says what a test wants it to say. */
export class ScriptedSource implements SliProvider {
  readonly type = 'Scripted';
  readonly sources = ['one', 'two'];
  /** What was asked, oldest first. */
  readonly requests: SliRequest[] = [];
  /** Of a slot; nothing is no data. Two requests a minute unless set. */
  counts: (
    start: number,
    lengthMillis: number,
  ) => Omit<SliSlotCounts, 'start'> | undefined = evenly;
  /** What every answer warns of. */
  warnings: string[] = [];
  /** Instead of any answer. */
  answer: ((request: SliRequest) => Promise<SliAnswer[]>) | undefined;

  check(): SliProblem[] {
    return [];
  }

  async measure(request: SliRequest): Promise<SliAnswer[]> {
    this.requests.push(request);
    return this.answer ? this.answer(request) : this.speak(request);
  }

  speak({ slots, queries }: SliRequest): SliAnswer[] {
    const { from, to, lengthMillis } = slots;
    const counts: SliSlotCounts[] = [];
    for (let start = from; start < to; start += lengthMillis) {
      const slot = this.counts(start, lengthMillis);
      if (slot) counts.push({ start, ...slot });
    }
    return queries.map(({ id }) => ({
      id,
      counts,
      isComplete: this.warnings.length === 0,
      warnings: this.warnings,
    }));
  }

  module() {
    return createBackendModule({
      pluginId: 'tandem',
      moduleId: 'scripted',
      register: env => {
        env.registerInit({
          deps: { providers: sliProvidersExtensionPoint },
          init: async ({ providers }) => providers.addProvider(this),
        });
      },
    });
  }
}

/** All good: two requests a minute. */
export function evenly(_start: number, lengthMillis: number) {
  const total = (2 * lengthMillis) / MINUTE;
  return { good: total, total };
}
