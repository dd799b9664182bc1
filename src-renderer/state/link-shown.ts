import { create } from 'zustand';

/** The address of the link under the pointer in a mail; '' where there is none. */
export const useLinkShown = create<{ readonly href: string }>(() => ({ href: '' }));
