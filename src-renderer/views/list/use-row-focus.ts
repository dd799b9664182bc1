import type { Virtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useRef } from 'react';
import { useFocusRequest } from '../../state/focus-request.ts';
import { type ListRows, useList } from '../../state/list.ts';

/** Brings the row with the cursor into view and gives it the focus when an action asks for it. */
export function useRowFocus(
  scroller: RefObject<HTMLDivElement | null>,
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  list: ListRows,
): void {
  const request = useFocusRequest();
  const done = useRef(request.number);
  useEffect(() => {
    if (request.target !== 'row' || done.current === request.number) return undefined;
    done.current = request.number;
    const { focused, position } = useList.getState();
    if (focused === null) {
      scroller.current?.focus({ preventScroll: true });
      return undefined;
    }
    virtualizer.scrollToIndex(list.positions.get(focused) ?? position, { align: 'auto' });
    // The row may only come into being by the scroll.
    const frame = requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLElement>(`[data-id="${focused}"]`)?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [request, virtualizer, list, scroller]);
}
