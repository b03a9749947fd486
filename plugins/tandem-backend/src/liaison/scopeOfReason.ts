import type { AttentionReason } from '../attention/sources';

/** What a reason is about, where that is the scope of an assignment itself. */
export function scopeOfReason({
  scopeRef,
  scopeTitle,
}: {
  scopeRef: string;
  scopeTitle?: string;
}): Pick<
  AttentionReason,
  'entityRef' | 'entityTitle' | 'scopeRef' | 'scopeTitle'
> {
  return {
    entityRef: scopeRef,
    entityTitle: scopeTitle,
    scopeRef,
    scopeTitle,
  };
}
