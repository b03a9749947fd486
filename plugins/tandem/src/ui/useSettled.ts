import { useEffect, useState } from 'react';

/** A value once it has not changed for some time; its first at once. */
export function useSettled<TValue>(value: TValue, millis: number): TValue {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), millis);
    return () => clearTimeout(timer);
  }, [value, millis]);
  return settled;
}
