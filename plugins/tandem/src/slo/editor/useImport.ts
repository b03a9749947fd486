import { useApi } from '@backstage/core-plugin-api';
import type { SloImportResults } from '@tandem/backstage-plugin-tandem-common';
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

/** Tries an import on the server, and saves it; what was tried counts until it changes. */
export function useImport(draft: ImportDraft, onSaved: () => void) {
  const api = useApi(tandemApiRef);
  const toast = useToast();
  const { t } = useTranslate();
  const changed = useSloChanged();
  const { text, state, overwrite } = draft;
  const check = useSingleMutation({
    mutationFn: async () => ({
      draft,
      results: await api.importSlos(text, { state, overwrite, dryRun: true }),
    }),
  });
  const save = useSingleMutation({
    mutationFn: () => api.importSlos(text, { state, overwrite }),
    onSuccess: async ({ results }) => {
      await changed();
      toast({
        title: t('slo.editor.saved', {
          count: results.filter(({ kind }) => kind === 'SLO').length,
        }),
      });
      onSaved();
    },
  });
  const tried = check.data;
  const checked: SloImportResults | undefined =
    tried && isSame(tried.draft, draft) ? tried.results : undefined;
  return { check, save, checked };
}

function isSame(a: ImportDraft, b: ImportDraft): boolean {
  return (
    a.text === b.text && a.state === b.state && a.overwrite === b.overwrite
  );
}
