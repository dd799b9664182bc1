import type { BodyMessage, BodySetting } from '#shared/contract/body-frame.ts';
import { tellKeys, tellLinks } from './events.ts';
import { frameStyle } from './frame-style.ts';
import { followHeight } from './height.ts';
import { lookOf, softenColours } from './look.ts';
import { foldQuotes } from './quotes.ts';
import { resourcesOf } from './resources.ts';
import { sanitise, showBlockedImages } from './sanitise.ts';

/** What src-main/app/mail/body-page.ts puts beside this script. */
interface Config {
  readonly html: string;
  readonly base: string;
  readonly images: boolean;
  readonly fold: boolean;
  readonly sanitise: boolean;
}

const tell = (message: BodyMessage): void => window.parent.postMessage(message, '*');

/** The only script that ever runs in the frame of a body: in the frame's own process, in an origin of nobody. */
function run(): void {
  const data = document.getElementById('dealbox-mail');
  const config = JSON.parse(data?.textContent ?? '{}') as Config;
  data?.remove();
  if (!config.sanitise) {
    document.write(config.html);
    return;
  }
  show(config);
}

function show(config: Config): void {
  const resources = resourcesOf(config.base, config.images);
  const mail = sanitise(config.html, resources);
  const css = [...mail.querySelectorAll('style')].map((style) => style.textContent ?? '').join('\n');
  const body = mail.querySelector('body') ?? mail;
  showBlockedImages(body);
  const look = lookOf(body, css);
  if (look === 'plain') softenColours(body);

  const own = document.createElement('style');
  own.textContent = frameStyle(config.base);
  document.head.append(own, ...mail.querySelectorAll('style'));
  for (const { name, value } of body.attributes) document.body.setAttribute(name, value);
  document.documentElement.className = look;
  const direction = mail.getAttribute('dir');
  if (direction !== null) document.documentElement.dir = direction;

  const root = document.createElement('div');
  root.id = 'dealbox-root';
  root.dir = 'auto';
  root.append(...body.childNodes);
  let measure = (): void => undefined;
  const quote = config.fold ? foldQuotes(root, () => measure()) : null;
  document.body.replaceChildren(root);

  tellLinks(tell);
  tellKeys(tell);
  measure = followHeight(root, tell);
  window.addEventListener('message', (event: MessageEvent<BodySetting>) => {
    if (event.source !== window.parent || event.data.kind !== 'setting') return;
    const { adapt, labels } = event.data;
    document.documentElement.classList.toggle('adapt', adapt);
    const expanded = quote?.getAttribute('aria-expanded') === 'true';
    quote?.setAttribute('aria-label', expanded ? labels.hideQuoted : labels.showQuoted);
    quote?.setAttribute('title', expanded ? labels.hideQuoted : labels.showQuoted);
  });
  tell({
    kind: 'shown',
    look,
    blockedImages: resources.blockedImages,
    trackers: [...resources.trackers],
    quoted: quote !== null,
  });
  measure();
}

run();
