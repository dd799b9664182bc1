import type { PDFDocumentProxy } from 'pdfjs-dist';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
// Takes its place beside the display part in this very thread: a frame of no origin may have no worker, and has a process of its own.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { BodyMessage } from '#shared/contract/body-frame.ts';

/** More pages are in the file, for a program made for it. */
const mostPages = 300;
/** A page is never drawn larger than this, whatever it says of itself. Device pixels a side. */
const longestSide = 4000;

const tell = (message: BodyMessage): void => window.parent.postMessage(message, '*');

/** Draws a PDF page by page as it is scrolled to: no forms, no scripts, no links, no network (SECURITY §3). */
async function run(): Promise<void> {
  const bytes = document.documentElement.dataset.bytes ?? '';
  const answer = await fetch(bytes);
  if (!answer.ok) throw new Error('The attachment could not be read.');
  const pdf = await getDocument({
    data: new Uint8Array(await answer.arrayBuffer()),
    isEvalSupported: false,
    enableXfa: false,
    useWasm: false,
    useSystemFonts: true,
    stopAtErrors: false,
    verbosity: 0,
  }).promise;
  await layOut(pdf);
}

async function layOut(pdf: PDFDocumentProxy): Promise<void> {
  const drawn = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting || !(target instanceof HTMLCanvasElement)) continue;
        drawn.unobserve(target);
        void draw(pdf, target).catch(() => target.classList.add('failed'));
      }
    },
    { rootMargin: '600px' },
  );
  const first = (await pdf.getPage(1)).getViewport({ scale: 1 });
  for (let number = 1; number <= Math.min(pdf.numPages, mostPages); number += 1) {
    const canvas = document.createElement('canvas');
    canvas.dataset.page = String(number);
    // Until a page is drawn it is thought to be as tall as the first.
    canvas.style.aspectRatio = String(first.width / first.height);
    document.body.append(canvas);
    drawn.observe(canvas);
  }
}

async function draw(pdf: PDFDocumentProxy, canvas: HTMLCanvasElement): Promise<void> {
  const page = await pdf.getPage(Number(canvas.dataset.page));
  const natural = page.getViewport({ scale: 1 });
  const wanted = (canvas.clientWidth * window.devicePixelRatio) / natural.width;
  const scale = Math.min(wanted, longestSide / natural.width, longestSide / natural.height);
  const viewport = page.getViewport({ scale });
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  canvas.style.aspectRatio = String(natural.width / natural.height);
  await page.render({ canvas, viewport }).promise;
}

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event;
  tell({ kind: 'key', key, code, ctrlKey, metaKey, shiftKey, altKey });
});
run().catch(() => tell({ kind: 'failed' }));
