import type { ComponentType } from 'react';
import { QueryClientWrapper } from '../queryClient';

/** What the plugin wrapper does in the new frontend system. */
export function withRequestCache(Part: ComponentType): () => JSX.Element {
  return function PartWithRequestCache() {
    return (
      <QueryClientWrapper>
        <Part />
      </QueryClientWrapper>
    );
  };
}
