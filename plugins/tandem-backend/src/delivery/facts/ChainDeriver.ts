import {
  deriveChain,
  type ChainLink,
} from '@tandem/backstage-plugin-tandem-common';
import type { Knex } from 'knex';
import {
  chainText,
  FROM_START,
  type ChainMember,
  type ChainStore,
  type ChainStretch,
} from './ChainStore';
import type { ChainCommit } from './chainCommit';

/** A member of a chain with the kind and rollback derived for it. */
export interface DerivedMember {
  member: ChainMember;
  link: Pick<ChainLink, 'kind' | 'undoneAt'>;
}

/**
 * Derives kinds and rollbacks of each stretch. Of what leads a stretch only the
 * deployment directly before it can change, and of that only whether it was
 * undone: its kind depends on what came earlier, which is not all here.
 */
export class ChainDeriver {
  readonly #store: ChainStore;

  constructor(store: ChainStore) {
    this.#store = store;
  }

  async derive(
    trx: Knex.Transaction,
    stretches: ChainStretch[],
  ): Promise<DerivedMember[]> {
    const members = await this.#store.findStretches(trx, stretches);
    // Of a whole chain nothing lies before what was read.
    const led = new Set(
      stretches.filter(({ from }) => from !== FROM_START).map(chainText),
    );
    const first = await this.#store.findFirstDeployed(
      trx,
      commitsOf(members.filter(member => led.has(chainText(member)))),
    );
    const chains = groupByChain(members);
    return stretches.flatMap(stretch => {
      const chain = chains.get(chainText(stretch)) ?? [];
      const byId = new Map(chain.map(member => [member.id, member]));
      const derived = deriveChain(chain, {
        firstDeployed: first.get(chainText(stretch)) ?? new Map(),
      }).map(link => ({ member: byId.get(link.id)!, link }));
      return fromBefore(stretch, derived);
    });
  }
}

/** The members of the stretch and the one directly before it. */
function fromBefore(
  stretch: ChainStretch,
  derived: DerivedMember[],
): DerivedMember[] {
  const start = derived.findIndex(
    ({ member }) => member.finishedAt >= stretch.from,
  );
  const inside = start < 0 ? [] : derived.slice(start);
  const before = start < 0 ? derived.at(-1) : derived[start - 1];
  if (!before) return inside;
  const kind = before.member.facts.kind ?? before.link.kind;
  return [{ ...before, link: { ...before.link, kind } }, ...inside];
}

function groupByChain(members: ChainMember[]): Map<string, ChainMember[]> {
  const chains = new Map<string, ChainMember[]>();
  for (const member of members) {
    const chain = chainText(member);
    const list = chains.get(chain) ?? [];
    list.push(member);
    chains.set(chain, list);
  }
  return chains;
}

function commitsOf(members: ChainMember[]): ChainCommit[] {
  const commits = new Map<string, ChainCommit>();
  for (const { entityId, environment, commit } of members) {
    if (commit !== undefined) {
      const key = `${entityId}/${commit}/${environment}`;
      commits.set(key, { entityId, environment, commit });
    }
  }
  return [...commits.values()];
}
