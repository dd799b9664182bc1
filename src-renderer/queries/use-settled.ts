import { useEffect, useState } from 'react';

/** Keystrokes closer together than this are one question. Milliseconds. */
const pause = 90;

/** A value that has not changed for a moment. */
export function useSettled(value: string): string {
  const [settled, settle] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => settle(value), pause);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
