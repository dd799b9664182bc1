import DOMPurify from 'dompurify';
import { cleanDeclarations, cleanStyleSheet, needsCleaning } from './clean-styles.ts';
import type { Resources } from './resources.ts';

/** Everything that a letter needs, and nothing that asks, plays, embeds, submits or refreshes. */
const tags = (
  'a abbr acronym address article aside b bdi bdo big blockquote body br caption center cite code col colgroup dd del details dfn ' +
  'dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 head header hgroup hr html i img ins kbd li main map area mark ' +
  'menu nav nobr ol p pre q rp rt ruby s samp section small span strike strong style sub summary sup table tbody td tfoot th thead ' +
  'time title tr tt u ul var wbr'
).split(' ');

const attributes = (
  'abbr align alt axis bgcolor border cellpadding cellspacing char charoff class clear color cols colspan compact coords datetime ' +
  'dir face frame headers height href hspace id lang media nowrap noshade open reversed role rowspan rules scope shape size span src ' +
  'start style summary text title type usemap valign value vspace width background link vlink alink cite name'
).split(' ');

/** Where a link may lead; the shell asks once more before it opens anything. */
const links = /^(?:https?:|mailto:|#)/i;

/**
 * The first wall (SECURITY §2): the mail as a tree of harmless elements, with every address of an image decided by `resources`.
 * The tree belongs to no page yet; nothing of it has loaded.
 */
export function sanitise(html: string, resources: Resources): HTMLElement {
  const purifier = DOMPurify(window);
  purifier.addHook('uponSanitizeElement', (node, data) => {
    if (data.tagName !== 'style' || !(node instanceof Element)) return;
    // Before DOMPurify looks: it drops a sheet in which it sees a "<", and Outlook wraps each one in a comment.
    node.textContent = cleanStyleSheet(node.textContent ?? '', resources);
  });
  purifier.addHook('uponSanitizeAttribute', (node, data) => {
    if (data.attrName === 'src' && node.tagName !== 'IMG') data.keepAttr = false;
    if (data.attrName === 'href') data.keepAttr = links.test(data.attrValue.trim());
    // A cid: or a relative address is no URI that DOMPurify would keep; ours is decided below.
    if (data.attrName === 'src' || data.attrName === 'background')
      data.forceKeepAttr = node.tagName === 'IMG' || data.attrName === 'background';
  });
  purifier.addHook('afterSanitizeAttributes', (node) => {
    if (!(node instanceof HTMLElement)) return;
    if (node instanceof HTMLImageElement) ownImage(node, resources);
    ownBackground(node, resources);
    const style = node.getAttribute('style');
    if (style !== null && needsCleaning(style)) node.setAttribute('style', cleanDeclarations(node.style, resources));
  });
  const tree = purifier.sanitize(html, {
    ALLOWED_TAGS: tags,
    ALLOWED_ATTR: attributes,
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: true,
    WHOLE_DOCUMENT: true,
    RETURN_DOM: true,
  });
  // No shared helper here: the built script must be one file that imports nothing.
  if (!(tree instanceof HTMLElement)) throw new Error('The sanitised mail is no element.');
  return tree;
}

function ownImage(image: HTMLImageElement, resources: Resources): void {
  const address = image.getAttribute('src');
  if (address === null) return;
  const own = resources.image(address, isTiny(image));
  if (own !== null) {
    image.setAttribute('src', own);
    return;
  }
  image.removeAttribute('src');
  image.classList.add('dealbox-blocked');
}

/** In the place of an image that was not loaded: its words on a quiet ground, as large as it would have been. */
export function showBlockedImages(mail: HTMLElement): void {
  for (const image of mail.querySelectorAll<HTMLImageElement>('img.dealbox-blocked')) {
    const place = document.createElement('span');
    place.className = 'dealbox-blocked';
    place.textContent = image.alt;
    for (const side of ['width', 'height'] as const) {
      const given = image.style.getPropertyValue(side) || (image.getAttribute(side) ?? '');
      if (given !== '') place.style.setProperty(side, /^\d+$/.test(given) ? `${given}px` : given);
    }
    if (isTiny(image)) place.hidden = true;
    image.replaceWith(place);
  }
}

/** The `background` attribute of tables and bodies, as a style, so that there is one way for an image to be behind something. */
function ownBackground(element: HTMLElement, resources: Resources): void {
  const address = element.getAttribute('background');
  if (address === null) return;
  element.removeAttribute('background');
  const own = resources.image(address, false);
  if (own !== null) element.style.backgroundImage = `url("${own.replaceAll('"', '%22')}")`;
}

/** An image that nobody is meant to see. */
function isTiny(image: HTMLImageElement): boolean {
  const side = (name: 'width' | 'height'): number => {
    const given = image.style.getPropertyValue(name) || (image.getAttribute(name) ?? '');
    return given === '' ? Number.POSITIVE_INFINITY : Number.parseFloat(given);
  };
  return side('width') <= 2 || side('height') <= 2 || image.style.display === 'none';
}
