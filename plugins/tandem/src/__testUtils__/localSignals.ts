import type { SignalApi } from '@backstage/plugin-signals-react';

/** Signals that go from a test straight to the page, without a server. */
export function localSignals() {
  const listeners = new Map<string, Set<() => void>>();
  const api: SignalApi = {
    subscribe(channel, onMessage) {
      const known = listeners.get(channel) ?? new Set();
      const listener = () => onMessage({} as never);
      listeners.set(channel, known.add(listener));
      return { unsubscribe: () => known.delete(listener) };
    },
  };
  return {
    api,
    send: (channel: string) => {
      listeners.get(channel)?.forEach(listener => listener());
    },
    /** How many listen. */
    count: (channel: string) => listeners.get(channel)?.size ?? 0,
  };
}
