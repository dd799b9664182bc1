import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef } from 'react';
import { useFocusRequest } from '../../state/focus-request.ts';
import { useList } from '../../state/list.ts';

/** Brings the row with the cursor into view and gives it the focus when an action asks for it. */
export function useRowFocus(
  scroller: RefObject<HTMLDivElement | null>,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
): void {
  const request = useFocusRequest();
  const done = useRef(request.number);
  useEffect(() => {
    if (request.target !== 'row' || done.current === request.number) return undefined;
    done.current = request.number;
    const { list, focused, position } = useList.getState();
    if (focused === null) {
      scroller.current?.focus({ preventScroll: true });
      return undefined;
    }
    virtualizer.scrollToIndex(list.positions.get(focused) ?? position, { align: 'auto' });
    // The row may only come into being by the scroll, some frames later.
    let frame = 0;
    let patience = 20;
    const take = (): void => {
      const row = scroller.current?.querySelector<HTMLElement>(`[data-id="${focused}"]`);
      patience -= 1;
      if (row !== null && row !== undefined) row.focus({ preventScroll: true });
      else if (patience > 0) frame = requestAnimationFrame(take);
    };
    frame = requestAnimationFrame(take);
    return () => cancelAnimationFrame(frame);
  }, [request, virtualizer, scroller]);
}
