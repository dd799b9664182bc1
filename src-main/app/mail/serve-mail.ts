import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Session } from 'electron';
import { draftAddress, mailAddress, mailScheme } from '#shared/contract/shell.ts';
import { assertNever } from '#shared/lib/assert.ts';
import type { DraftId, MessageId } from '#shared/model/ids.ts';
import type { ContentRequest } from '../../engine/engine-handle.ts';
import type { EngineLine } from '../engine-line.ts';
import {
  type BodyConfig,
  bodyPage,
  bodyPolicy,
  type FrameScript,
  frameScript,
  pdfPage,
  pdfPolicy,
  textPage,
  textPolicy,
} from './body-page.ts';
import type { ImagePermissions } from './image-permissions.ts';
import { layerIsUp } from './layers.ts';
import { type FontName, type MailRoute, mailRoute } from './mail-route.ts';
import { rasterImage } from './raster-image.ts';
import { fetchRemoteImage } from './remote-image.ts';

/** A text preview shows this much; the whole is in the file. */
const previewCharacters = 500_000;

/** On every answer: no sniffing, no names looked up ahead, nothing told to anyone, nothing kept. */
const always = {
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

const nothing = (): Response => new Response(null, { status: 404, headers: always });

/** Files of the built window that a body's frame needs. */
interface OwnFiles {
  script(name: 'mail-frame' | 'pdf-frame'): Promise<FrameScript>;
  font(name: FontName): Promise<Uint8Array<ArrayBuffer> | null>;
}

/** Serves message bodies, their inline images and previews by `mail://m<id>/` (FACTS §4, SECURITY §2). `renderer`: the built window. */
export function serveMail(
  session: Session,
  engine: Pick<EngineLine, 'content'>,
  permissions: ImagePermissions,
  renderer: string,
): void {
  const scripts = new Map<string, Promise<FrameScript>>();
  const files: OwnFiles = {
    script(name) {
      const script = scripts.get(name) ?? readFile(join(renderer, `${name}.js`), 'utf8').then(frameScript);
      scripts.set(name, script);
      return script;
    },
    font: (name) => readFont(join(renderer, 'assets'), name),
  };
  session.protocol.handle(mailScheme, async (request) => {
    const route = mailRoute(request.url);
    if (route === null || request.method !== 'GET') return nothing();
    try {
      return await answer(route, engine, permissions, files);
    } catch (thrown) {
      console.error(
        `A part of a message could not be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
      );
      return nothing();
    }
  });
}

async function answer(
  route: MailRoute,
  engine: Pick<EngineLine, 'content'>,
  permissions: ImagePermissions,
  files: OwnFiles,
): Promise<Response> {
  switch (route.kind) {
    case 'body':
      return await body(route.message, engine, permissions, await files.script('mail-frame'));
    case 'inline':
      return await picture(engine, { kind: 'inline', message: route.message, contentId: route.contentId });
    case 'draft-quote':
      return await quote(route.draft, engine, await files.script('mail-frame'));
    case 'draft-inline':
      return await picture(engine, { kind: 'draft-inline', draft: route.draft, contentId: route.contentId });
    case 'image':
      return await picture(engine, { kind: 'part', message: route.message, part: route.part });
    case 'text':
      return await text(engine, { kind: 'part', message: route.message, part: route.part });
    case 'bytes':
      return await bytes(engine, { kind: 'part', message: route.message, part: route.part });
    case 'pdf': {
      const address = mailAddress(route.message, `bytes/${route.part}`);
      const script = await files.script('pdf-frame');
      return new Response(pdfPage(address, script), {
        headers: {
          ...always,
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': pdfPolicy(address, script),
        },
      });
    }
    case 'remote': {
      const fetched = permissions.allowed(route.message) ? await fetchRemoteImage(route.address) : null;
      if (fetched === null) return nothing();
      return new Response(fetched.bytes, { headers: { ...always, 'content-type': fetched.image.type } });
    }
    case 'font': {
      const font = await files.font(route.name);
      if (font === null) return nothing();
      // A font is only taken from another origin with leave, and the frame's origin is nobody's.
      return new Response(font, {
        headers: { ...always, 'content-type': 'font/woff2', 'access-control-allow-origin': '*' },
      });
    }
    default:
      return assertNever(route);
  }
}

async function body(
  message: MessageId,
  engine: Pick<EngineLine, 'content'>,
  permissions: ImagePermissions,
  script: FrameScript,
): Promise<Response> {
  const content = await engine.content({ kind: 'html', message });
  if (!content.found) return nothing();
  permissions.setBySender(message, content.imagesAllowed);
  const config = {
    html: new TextDecoder().decode(content.bytes),
    base: mailAddress(message),
    images: permissions.allowed(message),
    fold: true,
    sanitise: layerIsUp('sanitiser'),
  };
  return page(config, script);
}

/** What a draft quotes, to be read below what is written; nothing remote is ever in it. */
async function quote(draft: DraftId, engine: Pick<EngineLine, 'content'>, script: FrameScript): Promise<Response> {
  const content = await engine.content({ kind: 'draft-quote', draft });
  if (!content.found) return nothing();
  const html = new TextDecoder().decode(content.bytes);
  return page({ html, base: draftAddress(draft), images: false, fold: false, sanitise: true }, script);
}

function page(config: BodyConfig, script: FrameScript): Response {
  return new Response(bodyPage(config, script), {
    headers: {
      ...always,
      'content-type': 'text/html; charset=utf-8',
      ...(layerIsUp('policy') ? { 'content-security-policy': bodyPolicy(config.base, script) } : {}),
    },
  });
}

async function picture(engine: Pick<EngineLine, 'content'>, request: ContentRequest): Promise<Response> {
  const content = await engine.content(request);
  const image = content.found ? rasterImage(content.bytes) : null;
  if (!content.found || image === null) return nothing();
  return new Response(new Uint8Array(content.bytes), { headers: { ...always, 'content-type': image.type } });
}

/** The file itself, for our own script in the preview's frame, whose origin is nobody's. */
async function bytes(engine: Pick<EngineLine, 'content'>, request: ContentRequest): Promise<Response> {
  const content = await engine.content(request);
  if (!content.found) return nothing();
  return new Response(new Uint8Array(content.bytes), {
    headers: { ...always, 'content-type': 'application/octet-stream', 'access-control-allow-origin': '*' },
  });
}

async function text(engine: Pick<EngineLine, 'content'>, request: ContentRequest): Promise<Response> {
  const content = await engine.content(request);
  if (!content.found) return nothing();
  const page = textPage(new TextDecoder().decode(content.bytes.subarray(0, previewCharacters)));
  return new Response(page, {
    headers: { ...always, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': textPolicy },
  });
}

/** The font's file carries the hash of its content in its name. */
async function readFont(folder: string, name: FontName): Promise<Uint8Array<ArrayBuffer> | null> {
  const wanted = new RegExp(`^inter-${name}-wght-normal-[\\w-]+\\.woff2$`);
  const file = (await readdir(folder)).find((one) => wanted.test(one));
  return file === undefined ? null : new Uint8Array(await readFile(join(folder, file)));
}
