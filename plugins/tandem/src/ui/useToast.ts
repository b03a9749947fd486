import { alertApiRef, useApi, useApiHolder } from '@backstage/core-plugin-api';
import { toastApiRef } from '@backstage/frontend-plugin-api';
import type { ReactNode } from 'react';

/** Long enough to read it and to follow a link. */
const SHOWN_MILLIS = 10_000;

/**
 * Says that something is done, and what to look at next; the title alone where
 * the portal has no toasts.
 */
export function useToast(): (toast: {
  title: string;
  description?: ReactNode;
}) => void {
  const toastApi = useApiHolder().get(toastApiRef);
  const alertApi = useApi(alertApiRef);
  return ({ title, description }) => {
    if (toastApi) {
      const timeout = SHOWN_MILLIS;
      toastApi.post({ title, description, status: 'success', timeout });
    } else {
      alertApi.post({
        message: title,
        severity: 'success',
        display: 'transient',
      });
    }
  };
}
