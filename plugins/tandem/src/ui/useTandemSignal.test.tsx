import { renderHook } from '@testing-library/react';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { act, type ReactNode } from 'react';
import { localSignals } from '../__testUtils__/localSignals';
import { useTandemSignal } from './useTandemSignal';

const CHANNEL = 'tandem:fleet';

function listenOn(signals: ReturnType<typeof localSignals>) {
  const onChange = jest.fn();
  const { unmount } = renderHook(() => useTandemSignal(CHANNEL, onChange), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <TestApiProvider apis={[[signalApiRef, signals.api]]}>
        {children}
      </TestApiProvider>
    ),
  });
  return { onChange, unmount };
}

function pass(millis: number) {
  act(() => {
    jest.advanceTimersByTime(millis);
  });
}

function hide(isHidden: boolean) {
  Object.defineProperty(document, 'hidden', {
    configurable: true,
    get: () => isHidden,
  });
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  jest.useFakeTimers();
});

afterEach(() => {
  hide(false);
  jest.useRealTimers();
});

describe('useTandemSignal', () => {
  it('asks once for a burst, some time after it began, and again for the next', () => {
    const signals = localSignals();
    const { onChange } = listenOn(signals);
    for (let count = 0; count < 20; count += 1) {
      signals.send(CHANNEL);
      pass(40);
    }
    expect(onChange).not.toHaveBeenCalled();
    pass(1_500);
    expect(onChange).toHaveBeenCalledTimes(1);
    signals.send(CHANNEL);
    pass(1_500);
    expect(onChange).toHaveBeenCalledTimes(2);
  });

  it('subscribes once for all parts of a page, which ask at the same moment', () => {
    const signals = localSignals();
    const first = listenOn(signals);
    const second = listenOn(signals);
    expect(signals.count(CHANNEL)).toBe(1);
    signals.send(CHANNEL);
    pass(1_500);
    expect(first.onChange).toHaveBeenCalledTimes(1);
    expect(second.onChange).toHaveBeenCalledTimes(1);
    first.unmount();
    expect(signals.count(CHANNEL)).toBe(1);
    second.unmount();
    expect(signals.count(CHANNEL)).toBe(0);
  });

  it('does not ask any more when its page is left', () => {
    const signals = localSignals();
    const { onChange, unmount } = listenOn(signals);
    signals.send(CHANNEL);
    unmount();
    pass(1_500);
    expect(onChange).not.toHaveBeenCalled();
  });

  it('waits in the background until the page is looked at', () => {
    const signals = localSignals();
    const { onChange } = listenOn(signals);
    hide(true);
    signals.send(CHANNEL);
    pass(60_000);
    expect(onChange).not.toHaveBeenCalled();
    hide(false);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it('stays silent in a portal without signals', () => {
    const onChange = jest.fn();
    renderHook(() => useTandemSignal(CHANNEL, onChange), {
      wrapper: ({ children }: { children: ReactNode }) => (
        <TestApiProvider apis={[]}>{children}</TestApiProvider>
      ),
    });
    pass(1_500);
    expect(onChange).not.toHaveBeenCalled();
  });
});
