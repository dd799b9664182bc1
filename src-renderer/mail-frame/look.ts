import type { BodyLook } from '#shared/contract/body-frame.ts';

/**
 * What the mail says about its own colours (C0.8), before anything of it is shown: it declares dark support; or it stands on
 * backgrounds of its own and must be shown on the light page that it was made for; or it is plain text with, at most, a grey
 * signature, and takes the window's colours.
 */
export function lookOf(mail: HTMLElement, css: string): BodyLook {
  if (/prefers-color-scheme:\s*dark/i.test(css) || /color-scheme\s*:[^;}]*\bdark\b/i.test(css)) return 'adaptive';
  if (mail.matches('[background], [text]') || mail.querySelector('[background]') !== null) return 'light';
  if (setsColours(css)) return 'light';
  for (const element of [mail, ...mail.querySelectorAll<HTMLElement>('[bgcolor], [style*="background"]')]) {
    if (hasBackground(element)) return 'light';
  }
  return 'plain';
}

/**
 * A plain mail's own text colours, kept as a hint: the frame's style lightens them on a dark page. Its white backgrounds go: they are
 * what it stood on anyway.
 */
export function softenColours(mail: HTMLElement): void {
  for (const element of mail.querySelectorAll<HTMLElement>('[style], font[color], [bgcolor]')) {
    const colour = element.style.color || (element.getAttribute('color') ?? '');
    if (colour !== '' && !isInherited(colour)) {
      element.style.setProperty('--dealbox-colour', colour);
      element.classList.add('dealbox-coloured');
    }
    element.removeAttribute('bgcolor');
    for (const property of ['background', 'background-color']) element.style.removeProperty(property);
  }
}

function hasBackground(element: HTMLElement): boolean {
  const given = [element.getAttribute('bgcolor') ?? '', element.style.backgroundColor];
  const { backgroundImage } = element.style;
  return given.some((colour) => !isWhite(colour)) || (backgroundImage !== '' && backgroundImage !== 'none');
}

/** A style sheet that paints anything but white, or colours text: its rules are not taken apart here. */
function setsColours(css: string): boolean {
  for (const match of css.matchAll(/(?:^|[;{\s])(background(?:-color|-image)?|color)\s*:\s*([^;}!]+)/gi)) {
    const value = (match[2] ?? '').trim();
    const isText = match[1]?.toLowerCase() === 'color';
    if (isText ? !isInherited(value) && !isBlack(value) && !isLinkBlue(value) : !isWhite(value)) return true;
  }
  return false;
}

const plain = (colour: string): string => colour.trim().toLowerCase().replaceAll(' ', '');

const isWhite = (colour: string): boolean =>
  [
    '',
    'none',
    'transparent',
    'inherit',
    'initial',
    'unset',
    'white',
    '#fff',
    '#ffffff',
    'rgb(255,255,255)',
    'rgba(0,0,0,0)',
    'window',
  ].includes(plain(colour));

const isInherited = (colour: string): boolean =>
  ['inherit', 'initial', 'unset', 'currentcolor', 'windowtext'].includes(plain(colour));

const isBlack = (colour: string): boolean => ['black', '#000', '#000000', 'rgb(0,0,0)'].includes(plain(colour));

/** Outlook colours links by a rule in every mail that it writes. */
const isLinkBlue = (colour: string): boolean =>
  [
    '#0563c1',
    '#954f72',
    '#467886',
    '#96607d',
    'blue',
    'purple',
    'rgb(5,99,193)',
    'rgb(149,79,114)',
    'rgb(70,120,134)',
    'rgb(150,96,125)',
  ].includes(plain(colour));
