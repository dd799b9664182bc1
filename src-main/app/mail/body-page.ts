import { createHash } from 'node:crypto';

/** What the frame's script is given: the body as it was sent, and how it may be shown. */
export interface BodyConfig {
  readonly html: string;
  /** `mail://m12/`, of a draft's quote `mail://d6/`: where its own images come from. */
  readonly base: string;
  readonly images: boolean;
  /** Quoted text is folded; not where all of it is quoted. */
  readonly fold: boolean;
  /** False only under the test of the other layers. */
  readonly sanitise: boolean;
}

/** The script of the body frame with what a policy must know of it. */
export interface FrameScript {
  readonly text: string;
  /** `sha256-…` of the text as it stands in the page. */
  readonly hash: string;
}

/** Makes a built script fit to stand between script tags, where HTML ends it at the first `</script`. */
export function frameScript(built: string): FrameScript {
  const text = built.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
  return { text, hash: `sha256-${createHash('sha256').update(text).digest('base64')}` };
}

/**
 * The policy of a body (SECURITY §2): our one script by its hash, styles in line, images from this very message or in line, our own
 * font; nothing from any network. Remote images, where the person allows them, are fetched by Dealbox and come by `mail:` as well.
 */
export function bodyPolicy(base: string, script: FrameScript): string {
  return [
    "default-src 'none'",
    `script-src '${script.hash}'`,
    "style-src 'unsafe-inline'",
    `img-src data: ${base}`,
    `font-src ${base}font/`,
    "frame-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
    'sandbox allow-scripts',
  ].join('; ');
}

/**
 * The page of a body. The mail itself stands in it as inert data: no parser builds a tree of it, and no preload scanner sees it,
 * before it has been sanitised.
 */
export function bodyPage(config: BodyConfig, script: FrameScript): string {
  const data = JSON.stringify(config).replaceAll('<', '\\u003c');
  return `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title></title><script type="application/json" id="dealbox-mail">${data}</script><body><script>${script.text}</script>`;
}

/** A text file's preview: a page with nothing but the text. */
export function textPage(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const style =
    ':root{color-scheme:light dark}body{margin:16px}pre{font:13px/1.5 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;margin:0}';
  return `<!doctype html><meta charset="utf-8"><title></title><style>${style}</style><pre>${escaped}</pre>`;
}

export const textPolicy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/** A PDF's preview: our script draws it; the file is asked for by it, and nothing else can be. */
export function pdfPage(bytes: string, script: FrameScript): string {
  const style =
    'body{margin:0;padding:16px;display:grid;gap:12px;justify-items:center;background:#75798233}canvas{width:min(100%,900px);background:#fff;box-shadow:0 1px 4px #0003}canvas.failed{opacity:.4}';
  return `<!doctype html><html data-bytes="${bytes}"><meta charset="utf-8"><title></title><style>${style}</style><body><script type="module">${script.text}</script>`;
}

export function pdfPolicy(bytes: string, script: FrameScript): string {
  return [
    "default-src 'none'",
    `script-src '${script.hash}'`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data: blob:',
    `connect-src ${bytes}`,
    "base-uri 'none'",
    "form-action 'none'",
    'sandbox allow-scripts',
  ].join('; ');
}
