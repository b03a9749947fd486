import { useApi } from '@backstage/core-plugin-api';
import type {
  SloImportResult,
  SloImportResults,
} from '@tandem/backstage-plugin-tandem-common';
import { useState } from 'react';
import { tandemApiRef } from '../../api';
import { useTranslate } from '../../translation';
import { useSingleMutation } from '../../ui/useSingleMutation';
import { useToast } from '../../ui/useToast';
import { useSloChanged } from '../queries';

/** What is to be imported. */
export interface ImportDraft {
  text: string;
  state: 'published' | 'draft';
  overwrite: boolean;
}

/** What the server said of an import. */
export interface ImportAnswer {
  results: SloImportResults;
  /** Whether it was to be saved, not only tried. */
  isSaved: boolean;
}

/**
 * Tries an import on the server, and saves it; what was said of it counts until
 * it changes.
 *
 * @param onSaved - called once all of it is saved
 */
export function useImport(draft: ImportDraft, onSaved: () => void) {
  const api = useApi(tandemApiRef);
  const toast = useToast();
  const { t } = useTranslate();
  const changed = useSloChanged();
  const { text, state, overwrite } = draft;
  const [last, setLast] = useState<ImportAnswer & { draft: ImportDraft }>();
  const send = async (isSaved: boolean) => {
    const options = { state, overwrite, dryRun: isSaved ? undefined : true };
    const results = await api.importSlos(text, options);
    return { draft, results, isSaved };
  };
  const check = useSingleMutation({
    mutationFn: () => send(false),
    onSuccess: setLast,
  });
  const save = useSingleMutation({
    mutationFn: () => send(true),
    onSuccess: async saved => {
      const { results } = saved.results;
      const count = results.filter(isSavedSlo).length;
      // Since the check someone may have changed what it rested on.
      const isWhole = results.every(({ status }) => status !== 'invalid');
      if (!isWhole) setLast(saved);
      await changed();
      if (count || isWhole) toast({ title: t('slo.editor.saved', { count }) });
      if (isWhole) onSaved();
    },
  });
  const answer: ImportAnswer | undefined =
    last && isSame(last.draft, draft) ? last : undefined;
  return { check, save, answer };
}

function isSavedSlo({ kind, status }: SloImportResult): boolean {
  return kind === 'SLO' && (status === 'created' || status === 'updated');
}

function isSame(a: ImportDraft, b: ImportDraft): boolean {
  return (
    a.text === b.text && a.state === b.state && a.overwrite === b.overwrite
  );
}
