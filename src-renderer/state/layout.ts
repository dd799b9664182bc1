import { create } from 'zustand';

interface Layout {
  /** Below 900 px list and conversation share one pane. */
  readonly single: boolean;
  /** Below 1100 px the side panel of a conversation floats over it. */
  readonly floatingPanel: boolean;
  /** Below 1000 px the rail shows icons. */
  readonly narrowRail: boolean;
}

/** How much room there is. */
export const useLayout = create<Layout>(() => ({ single: false, floatingPanel: false, narrowRail: false }));

const single = window.matchMedia('(max-width: 899.98px)');
const floatingPanel = window.matchMedia('(max-width: 1099.98px)');
const narrowRail = window.matchMedia('(max-width: 999.98px)');

/** Follows the window's width. Returns the function that ends it. */
export function followWidth(): () => void {
  const read = (): void =>
    useLayout.setState({
      single: single.matches,
      floatingPanel: floatingPanel.matches,
      narrowRail: narrowRail.matches,
    });
  read();
  single.addEventListener('change', read);
  floatingPanel.addEventListener('change', read);
  narrowRail.addEventListener('change', read);
  return () => {
    single.removeEventListener('change', read);
    floatingPanel.removeEventListener('change', read);
    narrowRail.removeEventListener('change', read);
  };
}
