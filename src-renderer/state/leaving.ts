import { create } from 'zustand';
import type { ConversationId } from '#shared/model/ids.ts';

type Leaves = (id: ConversationId) => boolean;

interface Leaving {
  /** Rows that were archived or deleted a moment ago and slide away. */
  readonly groups: ReadonlyMap<symbol, Leaves>;
  /** The rows below are closing the gap. */
  readonly closing: boolean;
}

/** While rows leave, the list stands still; then it closes (DESIGN, motion). */
export const useLeaving = create<Leaving>(() => ({ groups: new Map(), closing: false }));

export const isLeaving = (groups: Leaving['groups'], id: ConversationId): boolean => {
  for (const leaves of groups.values()) if (leaves(id)) return true;
  return false;
};

const reducedMotion = window.matchMedia('(prefers-reduced-motion: reduce)');
const slide = 150;

/** Lets rows slide away. The function it returns is called when the list knows: the rows are let go, after the slide. */
export function startLeaving(leaves: Leaves): () => Promise<void> {
  const group = Symbol('leaving');
  const begun = performance.now();
  useLeaving.setState(({ groups }) => ({ groups: new Map(groups).set(group, leaves) }));
  return async () => {
    const rest = reducedMotion.matches ? 0 : begun + slide - performance.now();
    if (rest > 0) await new Promise((done) => setTimeout(done, rest));
    useLeaving.setState(({ groups }) => {
      const left = new Map(groups);
      left.delete(group);
      return { groups: left, closing: true };
    });
    setTimeout(() => useLeaving.setState({ closing: false }), 200);
  };
}
