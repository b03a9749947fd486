import { alertApiRef, useApi, useApiHolder } from '@backstage/core-plugin-api';
import { toastApiRef } from '@backstage/frontend-plugin-api';
import type { ReactNode } from 'react';

/** Long enough to read it and to follow a link. */
const SHOWN_MILLIS = 10_000;

/** What became of something that a person did. */
export interface Toast {
  title: string;
  description?: ReactNode;
  /** Stays until it is closed. */
  isFailure?: boolean;
}

/**
 * Says that something is done, and what to look at next, or that it failed; the
 * title alone where the portal has no toasts.
 */
export function useToast(): (toast: Toast) => void {
  const toastApi = useApiHolder().get(toastApiRef);
  const alertApi = useApi(alertApiRef);
  return ({ title, description, isFailure }) => {
    if (toastApi) {
      toastApi.post({
        title,
        description,
        status: isFailure ? 'danger' : 'success',
        timeout: isFailure ? undefined : SHOWN_MILLIS,
      });
    } else {
      alertApi.post({
        message: title,
        severity: isFailure ? 'error' : 'success',
        display: isFailure ? 'permanent' : 'transient',
      });
    }
  };
}
