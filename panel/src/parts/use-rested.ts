import { useEffect, useState } from 'react';

const restMs = 350;

/** A value once it has rested: while somebody types, nobody is asked at every key. */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), restMs);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
