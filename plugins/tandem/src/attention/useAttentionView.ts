import { useUrlState } from '../ui/useUrlState';
import { useAttention } from './queries';

const PARAMETER = 'snoozed';
const SHOWN = 'shown';

/** The queue as the address wants it: with snoozed ones, or without. */
export function useAttentionView() {
  const { search, change } = useUrlState();
  const showsSnoozed = search.get(PARAMETER) === SHOWN;
  return {
    attention: useAttention({ snoozed: showsSnoozed }),
    showsSnoozed,
    toggleSnoozed: () =>
      change(
        { [PARAMETER]: showsSnoozed ? undefined : SHOWN },
        { replace: true },
      ),
  };
}

export type AttentionView = ReturnType<typeof useAttentionView>;
