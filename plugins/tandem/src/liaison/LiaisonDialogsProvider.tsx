import type {
  Absence,
  AssignmentTransition,
} from '@tandem/backstage-plugin-tandem-common';
import {
  createContext,
  lazy,
  Suspense,
  useContext,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import { useFocusBack } from '../ui/useFocusBack';
import type { Proposal } from './dialogs/proposal';

/** What a person wants to do. */
export type LiaisonRequest =
  | { kind: 'propose'; preset?: Partial<Proposal> }
  | { kind: 'self-run' }
  | { kind: 'change'; assignmentId: string }
  | { kind: 'hand-over'; assignmentId: string }
  | {
      kind: 'transition';
      transition: AssignmentTransition;
      assignmentId: string;
    }
  | { kind: 'away'; userRef: string }
  | { kind: 'remove-absence'; absence: Absence };

interface LiaisonDialogsApi {
  open: (request: LiaisonRequest) => void;
}

const LiaisonDialogs = lazy(() =>
  import('./dialogs/LiaisonDialogs').then(m => ({ default: m.LiaisonDialogs })),
);

const Context = createContext<LiaisonDialogsApi>({ open: () => {} });

/** Opens the dialogs that change who helps; must lie below its provider. */
export function useLiaisonDialogs(): LiaisonDialogsApi {
  return useContext(Context);
}

/** Holds at most one open dialog; the forms are loaded with the first. */
export function LiaisonDialogsProvider(props: {
  /** The entity of the page; unset where it is not an entity's. */
  entityRef?: string;
  children: ReactNode;
}) {
  const { entityRef, children } = props;
  const [request, setRequest] = useState<LiaisonRequest>();
  const rememberFocus = useFocusBack(request !== undefined);
  const api = useMemo(
    () => ({
      open: (next: LiaisonRequest) => {
        rememberFocus();
        setRequest(next);
      },
    }),
    [rememberFocus],
  );
  return (
    <Context.Provider value={api}>
      {children}
      {request && (
        <Suspense fallback={null}>
          <LiaisonDialogs
            entityRef={entityRef}
            request={request}
            onOpen={setRequest}
            onClose={() => setRequest(undefined)}
          />
        </Suspense>
      )}
    </Context.Provider>
  );
}
