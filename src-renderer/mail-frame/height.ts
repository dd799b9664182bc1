import type { BodyMessage } from '#shared/contract/body-frame.ts';

/** A mail that is wider than its pane is drawn smaller, down to this; below it scrolls sideways. */
const smallest = 0.55;
/** A mail whose height depends on the frame's (`100vh`) would grow for ever: after so many steps in a row it stays. */
const mostGrowths = 12;

/** Keeps the frame as high as the mail, and tells the window. Returns a function that measures at once. */
export function followHeight(root: HTMLElement, tell: (message: BodyMessage) => void): () => void {
  let told = -1;
  let growths = 0;
  let width = -1;

  const measure = (): void => {
    if (window.innerWidth !== width) {
      width = window.innerWidth;
      growths = 0;
      drawSmaller();
    }
    const style = getComputedStyle(document.body);
    const below = Number.parseFloat(style.paddingBottom) + Number.parseFloat(style.marginBottom);
    const pixels = Math.min(500_000, Math.ceil(root.getBoundingClientRect().bottom + window.scrollY + below));
    if (pixels === told) return;
    growths = pixels > told ? growths + 1 : 0;
    if (growths > mostGrowths) return;
    told = pixels;
    tell({ kind: 'height', pixels });
  };

  const drawSmaller = (): void => {
    document.body.style.removeProperty('zoom');
    const room = document.documentElement.clientWidth;
    const needed = document.documentElement.scrollWidth;
    if (room > 0 && needed > room + 1) {
      document.body.style.setProperty('zoom', String(Math.max(smallest, room / needed)));
    }
  };

  new ResizeObserver(measure).observe(root);
  window.addEventListener('resize', measure);
  // Images that come in change the width a mail needs.
  root.addEventListener(
    'load',
    () => {
      width = -1;
      measure();
    },
    true,
  );
  return () => {
    growths = 0;
    measure();
  };
}
