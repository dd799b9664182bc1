import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that notes who asks for what; every path of a hostile mail leads to it. */
export interface RecordingServer {
  readonly origin: string;
  /** Paths that were asked for, without the slash. */
  readonly hits: readonly string[];
  /** Connections, also those over which nothing was asked (preconnect). */
  readonly connections: number;
  /** Headers of the first request for a path. */
  headersOf(path: string): Readonly<Record<string, string | string[] | undefined>> | undefined;
  /** A page under `/page/…` answers with this. */
  serve(html: string): void;
  reset(): void;
  stop(): Promise<void>;
}

/** The smallest PNG: one transparent pixel. */
export const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

export async function startRecordingServer(): Promise<RecordingServer> {
  let page = '';
  let connections = 0;
  let hits: { path: string; headers: Record<string, string | string[] | undefined> }[] = [];
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? '/').slice(1);
    if (path.startsWith('page/')) {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(page);
      return;
    }
    hits.push({ path, headers: request.headers });
    if (path.includes('css')) {
      response.setHeader('content-type', 'text/css');
      response.end(`p { background: url(/from-${path}) }`);
      return;
    }
    response.setHeader('content-type', path.includes('svg') ? 'image/svg+xml' : 'image/png');
    response.setHeader('set-cookie', 'who=alice');
    response.end(pixel);
  });
  server.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    get hits() {
      return hits.map((hit) => hit.path);
    },
    get connections() {
      return connections;
    },
    headersOf: (path) => hits.find((hit) => hit.path === path)?.headers,
    serve: (html) => {
      page = html;
    },
    reset: () => {
      hits = [];
      connections = 0;
    },
    stop: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

type Vector = (address: string, host: string) => string;

/** Ways in which HTML asks for something from elsewhere (SECURITY §2), by name. The name is the path that is asked for. */
const fetching: Readonly<Record<string, Vector>> = {
  'img-src': (a) => `<img src="${a}" width="50" height="50">`,
  'img-srcset': (a) => `<img srcset="${a} 1x" width="50" height="50">`,
  'img-upper': (a) => `<IMG SRC=${a.replace('http', 'HTTP')}>`,
  'img-slashes': (a) => `<img src="${a.replace('http://', '//')}">`,
  'img-back': (a) => `<img src="${a.replace('//', '\\\\')}">`,
  'img-newline': (a) => `<img src="${a.replace('://', ':\n//')}">`,
  'image-alias': (a) => `<image src="${a}">`,
  'picture-source': (a) => `<picture><source srcset="${a}"><img width="9"></picture>`,
  'table-background': (a) => `<table background="${a}" width="50" height="50"><tr><td>x</td></tr></table>`,
  'td-background': (a) => `<table><tr><td background="${a}" width="50" height="50">x</td></tr></table>`,
  'body-background': (a) => `<body background="${a}">`,
  'video-poster': (a) => `<video poster="${a}" width="50" height="50"></video>`,
  'video-src': (a) => `<video src="${a}" autoplay muted></video>`,
  'video-source': (a) => `<video autoplay muted><source src="${a}"></video>`,
  'audio-src': (a) => `<audio src="${a}" autoplay preload="auto"></audio>`,
  'track-src': (a) => `<video><track src="${a}" default></video>`,
  'link-css': (a) => `<link rel="stylesheet" href="${a}">`,
  'link-css-alternate': (a) => `<link rel="alternate stylesheet" href="${a}">`,
  'link-prefetch': (a) => `<link rel="prefetch" href="${a}">`,
  'link-preload': (a) => `<link rel="preload" as="image" href="${a}">`,
  'link-modulepreload': (a) => `<link rel="modulepreload" href="${a}">`,
  'link-preconnect': (_a, h) => `<link rel="preconnect" href="${h}">`,
  'link-dns': (_a, h) => `<link rel="dns-prefetch" href="${h}">`,
  'link-icon': (a) => `<link rel="icon" href="${a}"><link rel="apple-touch-icon" href="${a}">`,
  'link-manifest': (a) => `<link rel="manifest" href="${a}">`,
  'html-manifest': (a) => `<html manifest="${a}">`,
  'style-css-import-url': (a) => `<style>@import url("${a}");</style>`,
  'style-css-import-string': (a) => `<style>@import "${a}";</style>`,
  'style-css-import-escaped': (a) => `<style>@\\69mport "${a}";</style>`,
  'font-face': (a) => `<style>@font-face{font-family:evil;src:url("${a}")}</style><p style="font-family:evil">x</p>`,
  'css-background': (a) => `<p style="background:url(${a})">x</p>`,
  'css-background-image': (a) => `<p style="background-image:url('${a}')">x</p>`,
  'css-escaped': (a) => `<p style="background:\\75\\72\\6c(${a})">x</p>`,
  'css-comment': (a) => `<p style="background:/**/url(/**/${a})">x</p>`,
  'css-set': (a) => `<p style="background-image:image-set('${a}' 1x)">x</p>`,
  'css-webkit-set': (a) => `<p style="background-image:-webkit-image-set(url(${a}) 1x)">x</p>`,
  'css-cross-fade': (a) => `<p style="background-image:-webkit-cross-fade(url(${a}),url(${a}),50%)">x</p>`,
  'css-cursor': (a) => `<p style="cursor:url(${a}),auto">x</p>`,
  'css-list': (a) => `<ul><li style="list-style-image:url(${a})">x</li></ul>`,
  'css-mask': (a) => `<p style="-webkit-mask-image:url(${a});mask-image:url(${a})">x</p>`,
  'css-filter': (a) => `<p style="filter:url(${a}#f)">x</p>`,
  'css-clip': (a) => `<p style="clip-path:url(${a}#c)">x</p>`,
  'css-shape': (a) => `<p style="float:left;shape-outside:url(${a})">x</p>`,
  'css-content': (a) => `<style>#k::before{content:url(${a})}</style><p id="k">x</p>`,
  'css-border': (a) => `<p style="border:9px solid;border-image:url(${a}) 30">x</p>`,
  'css-variable': (a) => `<p style="--u:url(${a});background:var(--u)">x</p>`,
  'css-variable-escaped': (a) => `<p style="--u:\\75rl(${a});background:var(--u)">x</p>`,
  'css-fallback': (a) => `<p style="background:var(--none, url(${a}))">x</p>`,
  'css-fallback-escaped': (a) => `<p style="background:var(--none, \\75rl(${a}))">x</p>`,
  'css-sheet-variable': (a) => `<style>.v{--s:url(${a})}.v{background:var(--s)}</style><p class="v">x</p>`,
  'css-sheet-escaped': (a) => `<style>.w{background:u\\72l("${a}")}</style><p class="w">x</p>`,
  'css-sheet-media': (a) => `<style>@media screen{.m{background:url(${a})}}</style><p class="m">x</p>`,
  'css-sheet-supports': (a) => `<style>@supports(display:grid){.g{background:url(${a})}}</style><p class="g">x</p>`,
  'css-sheet-nested': (a) => `<style>.n{color:red;&{background:url(${a})}}</style><p class="n">x</p>`,
  'css-sheet-layer': (a) => `<style>@layer a{.l{background:url(${a})}}</style><p class="l">x</p>`,
  'css-sheet-comment': (a) => `<style><!-- .q{background:url(${a})} --></style><p class="q">x</p>`,
  'css-sheet-attribute': (a) => `<style>a[href^="http"]{background:url(${a})}</style><a href="http://x.test">x</a>`,
  'css-sheet-keyframes': (a) =>
    `<style>@keyframes z{from,to{background-image:url(${a})}}.z{animation:z 1s infinite}</style><p class="z">x</p>`,
  'css-sheet-page': (a) => `<style>@page{background:url(${a})}</style>`,
  'css-sheet-counter': (a) =>
    `<style>@counter-style c{system:cyclic;symbols:url(${a})}ol{list-style:c}</style><ol><li>x</li></ol>`,
  'css-broken-out': (a) => `<style>p{}</style/><img src=${a}></style>`,
  'svg-image': (a) => `<svg width="9" height="9"><image href="${a}" width="9" height="9"/></svg>`,
  'svg-image-xlink': (a) => `<svg width="9" height="9"><image xlink:href="${a}" width="9" height="9"/></svg>`,
  'svg-use': (a) => `<svg><use href="${a}#x"/></svg>`,
  'svg-feimage': (a) =>
    `<svg width="9" height="9"><filter id="f"><feImage href="${a}"/></filter><rect filter="url(#f)" width="9" height="9"/></svg>`,
  'svg-style': (a) => `<svg><style>rect{fill:url(${a}#p)}</style><rect width="9" height="9"/></svg>`,
  'svg-script': (a) => `<svg><script href="${a}"></script></svg>`,
  'svg-foreign': (a) => `<svg><foreignObject><img src="${a}"></foreignObject></svg>`,
  'svg-data': (a) =>
    `<img src="data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg"><image href="${a}" width="9" height="9"/></svg>`)}">`,
  'math-style': (a) => `<math><mtext style="background:url(${a})">x</mtext></math>`,
  'math-mutation': (a) => `<math><mi><table><mglyph><style><img src=${a}></style></mglyph></table></mi></math>`,
  'object-data': (a) => `<object data="${a}" width="9" height="9"></object>`,
  'object-image': (a) => `<object type="image/png" data="${a}"><img src="${a}"></object>`,
  'embed-src': (a) => `<embed src="${a}" width="9" height="9">`,
  'applet-archive': (a) => `<applet archive="${a}" code="x"></applet>`,
  'iframe-src': (a) => `<iframe src="${a}"></iframe>`,
  'iframe-srcdoc': (a) => `<iframe srcdoc="<img src='${a}'>"></iframe>`,
  'frame-src': (a) => `<frameset><frame src="${a}"></frameset>`,
  'portal-src': (a) => `<portal src="${a}"></portal>`,
  'input-image': (a) => `<form><input type="image" src="${a}"></form>`,
  'base-relative': (_a, h) => `<base href="${h}/"><img src="base-relative">`,
  'bgsound-src': (a) => `<bgsound src="${a}">`,
  'script-src': (a) => `<script src="${a}"></script>`,
  'script-module': (a) => `<script type="module">import "${a}"</script>`,
  'script-fetch': (a) => `<script>fetch("${a}",{mode:"no-cors"})</script>`,
  'script-image': (a) => `<script>new Image().src="${a}"</script>`,
  'on-error': (a) => `<img src="data:image/png;base64,AA" onerror="this.src='${a}'">`,
  'on-load': (a) => `<body onload="new Image().src='${a}'">`,
  'on-toggle': (a) => `<details open ontoggle="new Image().src='${a}'">x</details>`,
  'on-animation': (a) =>
    `<style>@keyframes s{}</style><p style="animation:s 1s" onanimationstart="new Image().src='${a}'">x</p>`,
  'noscript-img': (a) => `<noscript><img src="${a}"></noscript>`,
  'template-img': (a) => `<template shadowrootmode="open"><img src="${a}"></template>`,
  'textarea-out': (a) => `<textarea><img title="</textarea><img src=${a}>"></textarea>`,
  'title-out': (a) => `<title><img title="</title><img src=${a}>"></title>`,
  'comment-out': (a) => `<!--><img src=${a}>-->`,
  'xml-css': (a) => `<?xml-stylesheet href="${a}"?>`,
  'cite-quote': (a) => `<blockquote cite="${a}"><q cite="${a}">x</q></blockquote>`,
  'import-map': (a) =>
    `<script type="importmap">{"imports":{"x":"${a}"}}</script><script type="module">import "x"</script>`,
  speculation: (a) => `<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${a}"]}]}</script>`,
  websocket: (a) => `<script>new WebSocket("${a.replace('http', 'ws')}")</script>`,
  worker: (a) => `<script>new Worker("${a}")</script>`,
  sendbeacon: (a) => `<script>navigator.sendBeacon("${a}")</script>`,
};

/** Ways out of the frame: they navigate, open windows, or reach for the page around. */
const escaping: Readonly<Record<string, Vector>> = {
  'meta-refresh': (a) => `<meta http-equiv="refresh" content="0;url=${a}">`,
  'meta-refresh-quoted': (a) => `<meta http-equiv=refresh content="1; URL='${a}'">`,
  'form-auto': (a) => `<form id="auto" action="${a}"></form><script>document.getElementById("auto").submit()</script>`,
  'top-location': (a) => `<script>top.location="${a}"</script>`,
  'self-location': (a) => `<script>location="${a}"</script>`,
  'window-open': (a) => `<script>window.open("${a}")</script>`,
  'parent-message': () => `<script>parent.postMessage({pwned:true},"*")</script>`,
  'image-parent': () => `<img src=x onerror="parent.postMessage({pwned:true},'*')">`,
  'parent-dom': () => `<script>parent.document.body.innerHTML="pwned"</script>`,
  bridge: () => `<script>parent.dealbox.call("accounts",{})</script>`,
};

const written = (vectors: Readonly<Record<string, Vector>>, origin: string): string =>
  Object.entries(vectors)
    .map(([name, vector]) => vector(`${origin}/${name}`, origin))
    .join('\n');

export const fetchingNames: readonly string[] = Object.keys(fetching);

/** A page with everything at once, as a hostile mail would have it. */
export const hostilePage = (origin: string): string =>
  `<!doctype html><html><head><title>x</title></head><body><p>Before</p>\n${written(fetching, origin)}\n<p>After</p></body></html>`;

export const escapingPage = (origin: string): string =>
  `<!doctype html><html><body><p>Before</p>\n${written(escaping, origin)}\n<p>After</p></body></html>`;
