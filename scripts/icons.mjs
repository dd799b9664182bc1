/**
 * npm run icons: every icon that a package needs, from resources/icon.svg. They are committed, so that packing needs neither this nor
 * electron-builder's own converter, which it would download.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { BICUBIC, createICNS, createICO } from 'png2icons';
import { root } from './setup/places.mjs';
import { SetupError } from './setup/progress.mjs';

/** What freedesktop's hicolor theme has folders for; Windows and macOS take the largest and scale. */
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];

const drawing = readFileSync(join(root, 'resources', 'icon.svg'), 'utf8');
const folder = join(root, 'resources', 'icons');
mkdirSync(folder, { recursive: true });
for (const size of SIZES) {
  const png = new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render().asPng();
  writeFileSync(join(folder, `${size}x${size}.png`), png);
}
const largest = readFileSync(join(folder, '1024x1024.png'));
const forMac = createICNS(largest, BICUBIC, 0);
// Small sizes as bitmaps: the Windows shell does not read them as PNG everywhere.
const forWindows = createICO(largest, BICUBIC, 0, false, true);
if (forMac === null || forWindows === null) throw new SetupError('The icons could not be converted.');
writeFileSync(join(root, 'resources', 'icon.icns'), forMac);
writeFileSync(join(root, 'resources', 'icon.ico'), forWindows);
