import { create } from 'zustand';

type Target = 'row' | 'conversation' | 'search';

interface FocusRequest {
  readonly target: Target | null;
  /** Grows with each request, so that the same wish twice is two. */
  readonly number: number;
}

/** Where an action wants the keyboard to be. The part that is meant takes it. */
export const useFocusRequest = create<FocusRequest>(() => ({ target: null, number: 0 }));

export const requestFocus = (target: Target): void =>
  useFocusRequest.setState(({ number }) => ({ target, number: number + 1 }));
