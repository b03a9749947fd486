import type { AssignmentBatchResult } from '@tandem/backstage-plugin-tandem-common';
import { useState } from 'react';
import type { Proposal } from '../../liaison/dialogs/proposal';
import type { AssignScope, ScopeKind } from './assignScopes';
import { useAsking } from './useAsking';
import { useDryRun } from './useDryRun';

/** One of the scopes, and what would become of it, or became. */
export interface CheckedRow {
  scope: AssignScope;
  /** The viewer left it out. */
  isOut: boolean;
  /** Unset while that is found out, and where it is left out. */
  result?: AssignmentBatchResult;
}

export type CheckedBatch = ReturnType<typeof useCheckedBatch>;

/**
 * The steps after the terms are entered: what would happen, then the asking of
 * those for whom it is possible.
 */
export function useCheckedBatch(options: {
  kind: ScopeKind;
  scopes: readonly AssignScope[];
  onDone: () => void;
  onClose: () => void;
}) {
  const { scopes } = options;
  const [terms, setTerms] = useState<Proposal>();
  const [outRefs, setOutRefs] = useState<ReadonlySet<string>>(new Set());
  const wanted = scopes.filter(({ ref }) => !outRefs.has(ref));
  const dryRun = useDryRun(terms, wanted);
  const asking = useAsking(options);
  const results = asking.results ?? dryRun.results;
  const rows = scopes.map((scope): CheckedRow => {
    const isOut = outRefs.has(scope.ref);
    const result = results?.find(({ scopeRef }) => scopeRef === scope.ref);
    return { scope, isOut, result: isOut ? undefined : result };
  });
  const possible = dryRun.results?.filter(isCreated) ?? [];
  return {
    /** What was entered; unset before it is checked. */
    terms,
    rows,
    /** How many would be asked. */
    possible: possible.length,
    wanted: wanted.length,
    dryRun,
    asking,
    check: (proposal: Proposal) => {
      asking.forget();
      setTerms(proposal);
    },
    changeTerms: () => setTerms(undefined),
    takeIn: (ref: string, isIn: boolean) => {
      asking.forget();
      setOutRefs(known => {
        const next = new Set(known);
        if (isIn) next.delete(ref);
        else next.add(ref);
        return next;
      });
    },
    /** Asks; after some could not be asked, finds out what is possible now. */
    send: () => {
      if (!terms) return;
      if (asking.results) {
        asking.forget();
        dryRun.again();
      } else {
        asking.ask(
          terms,
          possible.map(({ scopeRef }) => scopeRef),
        );
      }
    },
  };
}

function isCreated({ status }: AssignmentBatchResult): boolean {
  return status === 'created';
}
