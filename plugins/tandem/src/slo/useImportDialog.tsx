import { lazy, Suspense, useCallback, useState } from 'react';
import type { NewSloRights } from './sloRights';

const ImportDialog = lazy(() =>
  import('./editor/ImportDialog').then(m => ({ default: m.ImportDialog })),
);

/** Opens the dialog that imports or writes SLOs; its editor is loaded then. */
export function useImportDialog(entityRef: string, rights: NewSloRights) {
  const [isOpen, setIsOpen] = useState(false);
  const open = useCallback(() => setIsOpen(true), []);
  const dialog = isOpen && (
    <Suspense fallback={null}>
      <ImportDialog
        entityRef={entityRef}
        rights={rights}
        onClose={() => setIsOpen(false)}
      />
    </Suspense>
  );
  return { dialog, open };
}
