import { createHash } from 'node:crypto';

type Kind = 'received' | 'refused' | 'unknown' | 'nothing';

const words: Readonly<Record<Kind, readonly [title: string, text: string]>> = {
  received: ['Back to Dealbox', 'Dealbox goes on by itself. You can close this page.'],
  refused: ['Not signed in', 'Dealbox says what happened and what to do. You can close this page.'],
  unknown: ['This sign-in is over', 'Go back to Dealbox and start it there once more.'],
  nothing: ['Nothing here', 'You can close this page.'],
};

const style = `:root{color-scheme:light dark}
body{margin:0;min-height:100vh;display:grid;place-items:center;font:15px/1.45 system-ui,sans-serif;background:light-dark(#fafafc,#17191e);color:light-dark(#24272e,#e8eaef)}
main{max-width:24rem;padding:2rem;text-align:center}
h1{margin:0 0 .5rem;font-size:1.375rem;font-weight:600}
p{margin:0;color:light-dark(#636874,#a3a8b4)}`;

const policy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

/** What the browser shows when it has brought the answer: nothing of the answer is in it, and nothing runs. */
export function answerPage(kind: Kind): { readonly page: string; readonly policy: string } {
  const [title, text] = words[kind];
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${style}</style><main><h1>${title}</h1><p>${text}</p></main></html>`;
  return { page, policy };
}
