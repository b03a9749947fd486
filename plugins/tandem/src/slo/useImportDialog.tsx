import { lazy, Suspense, useCallback, useState } from 'react';

const ImportDialog = lazy(() =>
  import('./editor/ImportDialog').then(m => ({ default: m.ImportDialog })),
);

/** Opens the dialog that imports or writes SLOs; its editor is loaded then. */
export function useImportDialog(entityRef: string) {
  const [isOpen, setIsOpen] = useState(false);
  const open = useCallback(() => setIsOpen(true), []);
  const dialog = isOpen && (
    <Suspense fallback={null}>
      <ImportDialog entityRef={entityRef} onClose={() => setIsOpen(false)} />
    </Suspense>
  );
  return { dialog, open };
}
