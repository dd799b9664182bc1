import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { shiftOf } from '../../queries/list-snapshot.ts';
import type { ListRows } from '../../state/list.ts';

/** Nearer to the top than this counts as the top. CSS pixels. */
const nearTop = 4;

/**
 * INB-10: the list never moves under the cursor. Rows that come in above what is on screen push the scroll on by their height, and are
 * told of as "4 new"; only at the very top, with no pointer over the list, they simply appear.
 */
export function useStandingStill(list: ListRows, scroller: RefObject<HTMLDivElement | null>, height: number) {
  const before = useRef(list);
  const pointerInside = useRef(false);
  const [above, setAbove] = useState(0);

  useLayoutEffect(() => {
    const previous = before.current;
    before.current = list;
    const element = scroller.current;
    if (element === null || previous === list) return;
    if (previous.key !== list.key) {
      element.scrollTop = 0;
      setAbove(0);
      return;
    }
    const first = Math.floor(element.scrollTop / height);
    const last = Math.floor((element.scrollTop + element.clientHeight) / height);
    const shift = shiftOf(previous, list, first, last);
    if (shift === 0 || (shift > 0 && element.scrollTop < nearTop && !pointerInside.current)) return;
    element.scrollTop += shift * height;
    if (shift > 0) setAbove((count) => count + shift);
  }, [list, scroller, height]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const scrolled = (): void => {
      if (element.scrollTop < nearTop) setAbove(0);
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => element.removeEventListener('scroll', scrolled);
  }, [scroller]);

  const pointer = useCallback((inside: boolean) => {
    pointerInside.current = inside;
  }, []);
  const toTop = useCallback(() => {
    scroller.current?.scrollTo({ top: 0 });
    setAbove(0);
  }, [scroller]);
  return { above, pointer, toTop };
}
