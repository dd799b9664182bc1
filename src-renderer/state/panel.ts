import { create } from 'zustand';

/** The side panel that floats over the conversation where there is no room beside it. */
export const usePanel = create<{ readonly floating: boolean }>(() => ({ floating: false }));
