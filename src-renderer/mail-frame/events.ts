import type { BodyMessage } from '#shared/contract/body-frame.ts';

type Tell = (message: BodyMessage) => void;

const linkAt = (event: Event): HTMLAnchorElement | HTMLAreaElement | null => {
  const target = event.target instanceof Element ? event.target.closest('a[href], area[href]') : null;
  return target instanceof HTMLAnchorElement || target instanceof HTMLAreaElement ? target : null;
};

/** Links never navigate here: they are told to the window, which judges them (SECURITY §2). */
export function tellLinks(tell: Tell): void {
  const follow = (event: MouseEvent): void => {
    const link = linkAt(event);
    if (link === null || event.button === 2) return;
    event.preventDefault();
    const href = link.getAttribute('href') ?? '';
    if (href.startsWith('#')) {
      const target = document.getElementById(href.slice(1)) ?? document.getElementsByName(href.slice(1))[0];
      if (target !== undefined) tell({ kind: 'scroll', pixels: Math.max(0, target.getBoundingClientRect().top) });
      return;
    }
    tell({ kind: 'link', href, text: (link.textContent ?? '').trim().slice(0, 1000) });
  };
  document.addEventListener('click', follow, true);
  document.addEventListener('auxclick', follow, true);

  let shown = '';
  const hover = (event: Event): void => {
    const href = linkAt(event)?.getAttribute('href') ?? '';
    if (href === shown) return;
    shown = href;
    tell({ kind: 'hover', href: href.startsWith('#') ? '' : href.slice(0, 100_000) });
  };
  document.addEventListener('mouseover', hover);
  document.addEventListener('focusin', hover);
  document.addEventListener('mouseout', (event) => {
    if (event.relatedTarget === null) hover(event);
  });
  document.addEventListener('dragstart', (event) => event.preventDefault());
}

/** The window's shortcuts work while a mail has the focus; copying and moving by keyboard stay the frame's own. */
export function tellKeys(tell: Tell): void {
  document.addEventListener('keydown', (event) => {
    const onControl = event.target instanceof Element && event.target.closest('button, a[href], summary') !== null;
    if (onControl && (event.key === 'Enter' || event.key === ' ')) return;
    if (event.key === 'Tab' || event.key === 'Shift' || event.isComposing) return;
    if ((event.ctrlKey || event.metaKey) && /^[acx]$/i.test(event.key)) return;
    const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event;
    tell({ kind: 'key', key: key.slice(0, 32), code: code.slice(0, 32), ctrlKey, metaKey, shiftKey, altKey });
    // The page must not scroll under the window's own answer to the key.
    if (key.length === 1 && !ctrlKey && !metaKey && key !== ' ') event.preventDefault();
  });
}
