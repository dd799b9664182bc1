import type { BodyLook } from '#shared/contract/body-frame.ts';

/**
 * What the mail says about its own colours (C0.8), before anything of it is shown: it declares dark support, or it sets colours and
 * must be shown on the light page that it was made for, or it sets none.
 */
export function lookOf(mail: HTMLElement, css: string): BodyLook {
  if (/prefers-color-scheme:\s*dark/i.test(css) || /color-scheme\s*:[^;}]*\bdark\b/i.test(css)) return 'adaptive';
  const attribute =
    mail.matches('[bgcolor], [background], [text]') ||
    mail.querySelector('[bgcolor], font[color], [background]') !== null;
  if (attribute || setsColours(css)) return 'light';
  for (const element of mail.querySelectorAll('[style]')) {
    if (setsColours(element.getAttribute('style') ?? '')) return 'light';
  }
  return 'plain';
}

/** A background, or a text colour that would not be read on a dark page. Black text is what a mail has that sets none. */
function setsColours(css: string): boolean {
  if (/background(?:-color|-image)?\s*:\s*(?!transparent|none|inherit|initial|unset)/i.test(css)) return true;
  for (const match of css.matchAll(/(?:^|[;{\s])color\s*:\s*([^;}!]+)/gi)) {
    const value = (match[1] ?? '').trim().toLowerCase().replaceAll(' ', '');
    if (!harmless.has(value)) return true;
  }
  return false;
}

const harmless = new Set([
  'inherit',
  'initial',
  'unset',
  'currentcolor',
  'windowtext',
  'black',
  '#000',
  '#000000',
  'rgb(0,0,0)',
  '#222',
  '#222222',
  'rgb(34,34,34)',
  '#1f1f1f',
  'rgb(31,31,31)',
  'rgba(0,0,0,1)',
]);
