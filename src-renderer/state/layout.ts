import { create } from 'zustand';

interface Layout {
  /** Below 900 px list and conversation share one pane. */
  readonly single: boolean;
  /** Below 1000 px the rail shows icons. */
  readonly narrowRail: boolean;
}

/** How much room there is. */
export const useLayout = create<Layout>(() => ({ single: false, narrowRail: false }));

const single = window.matchMedia('(max-width: 899.98px)');
const narrowRail = window.matchMedia('(max-width: 999.98px)');

/** Follows the window's width. Returns the function that ends it. */
export function followWidth(): () => void {
  const read = (): void => useLayout.setState({ single: single.matches, narrowRail: narrowRail.matches });
  read();
  single.addEventListener('change', read);
  narrowRail.addEventListener('change', read);
  return () => {
    single.removeEventListener('change', read);
    narrowRail.removeEventListener('change', read);
  };
}
