import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef, type SignalApi } from '@backstage/plugin-signals-react';
import { useEffect, useRef } from 'react';

/** What changes together is asked for once. */
const GATHER_MILLIS = 1_000;
/** Open pages do not all ask at the same moment. */
const SPREAD_MILLIS = 500;

/** One subscription for all that listen on a channel, so that they ask together. */
interface Channel {
  listeners: Set<() => void>;
  stop: () => void;
}

const channels = new WeakMap<SignalApi, Map<string, Channel>>();

/**
 * Calls back some time after the backend tells of a change, at most once a
 * second; a page in the background waits until it is looked at. Does nothing
 * where the portal has no signals.
 *
 * @param channel - `tandem:fleet`, `tandem:attention` or `tandem:<entityRef>`
 */
export function useTandemSignal(channel: string, onChange: () => void) {
  const signals = useApiHolder().get(signalApiRef);
  const latest = useRef(onChange);
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    if (!signals) {
      return undefined;
    }
    return listen(signals, channel, () => latest.current());
  }, [signals, channel]);
}

function listen(signals: SignalApi, name: string, listener: () => void) {
  const known = channels.get(signals) ?? new Map<string, Channel>();
  channels.set(signals, known);
  const channel = known.get(name) ?? openChannel(signals, name);
  known.set(name, channel);
  channel.listeners.add(listener);
  return () => {
    channel.listeners.delete(listener);
    if (!channel.listeners.size) {
      channel.stop();
      known.delete(name);
    }
  };
}

function openChannel(signals: SignalApi, name: string): Channel {
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    if (document.hidden) {
      document.addEventListener('visibilitychange', tell, { once: true });
      return;
    }
    timer = undefined;
    for (const listener of listeners) listener();
  };
  const { unsubscribe } = signals.subscribe(name, () => {
    timer ??= setTimeout(tell, GATHER_MILLIS + Math.random() * SPREAD_MILLIS);
  });
  const stop = () => {
    unsubscribe();
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', tell);
  };
  return { listeners, stop };
}
