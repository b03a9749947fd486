import type {
  AssignmentBatchInput,
  AssignmentBatchResult,
} from '@tandem/backstage-plugin-tandem-common';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Proposal } from '../../liaison/dialogs/proposal';
import { useLiaisonWrite } from '../../liaison/dialogs/useLiaisonWrite';
import { type Translate, useTranslate } from '../../translation';
import { askAnew } from '../../ui/askAnew';
import { randomKey } from '../../ui/randomKey';
import { usePersonName } from '../../ui/usePersonName';
import { FLEET_KEY } from '../queries';
import type { ScopeKind } from './assignScopes';
import { batchTerms } from './batchTerms';

/** Asks a person for many scopes at once; a request that is repeated asks once. */
export function useAsking(options: {
  kind: ScopeKind;
  onDone: () => void;
  onClose: () => void;
}) {
  const { kind, onDone, onClose } = options;
  const { t } = useTranslate();
  const queryClient = useQueryClient();
  const [results, setResults] = useState<AssignmentBatchResult[]>();
  const [isForgotten, setIsForgotten] = useState(false);
  const [liaisonRef, setLiaisonRef] = useState<string>();
  const name = usePersonName(liaisonRef);
  const keyOf = useBatchKeys();
  const write = useLiaisonWrite({
    write: (api, batch: AssignmentBatchInput) => api.proposeAssignments(batch),
    said: answer =>
      isWhole(answer.results)
        ? doneWords(answer.results, kind, name, t)
        : undefined,
    onDone: answer => {
      askAnew(queryClient, FLEET_KEY);
      if (isWhole(answer.results)) {
        onDone();
        onClose();
      } else {
        setResults(answer.results);
      }
    },
  });
  return {
    /** What became of each, where not all could be asked. */
    results,
    error: isForgotten ? null : write.error,
    isSending: write.isSending,
    /** Goes back to before the asking; what was asked stays so. */
    forget: () => {
      setResults(undefined);
      setIsForgotten(true);
    },
    ask: (terms: Proposal, scopeRefs: string[]) => {
      setIsForgotten(false);
      setLiaisonRef(terms.liaisonRef);
      const batch = { scopeRefs, terms: batchTerms(terms) };
      write.send({ ...batch, key: keyOf(batch) });
    },
  };
}

/** A key for each request of this dialog: sent again, the same one has the same. */
function useBatchKeys() {
  const keys = useRef(new Map<string, string>());
  return (batch: AssignmentBatchInput): string => {
    const content = JSON.stringify(batch);
    const key = keys.current.get(content) ?? randomKey();
    keys.current.set(content, key);
    return key;
  };
}

function isWhole(results: readonly AssignmentBatchResult[]): boolean {
  return results.every(({ status }) => status !== 'rejected');
}

function doneWords(
  results: readonly AssignmentBatchResult[],
  kind: ScopeKind,
  name: string,
  t: Translate,
): string {
  const count = results.filter(({ status }) => status === 'created').length;
  if (!count) {
    return t('fleet.assign.doneAlready', { name });
  }
  const scopes =
    kind === 'teams'
      ? t('fleet.assign.scopesTeams', { count })
      : t('fleet.assign.scopesServices', { count });
  return t('fleet.assign.done', { name, scopes });
}
