import { expect, it } from 'vitest';
import { rasterImage } from './raster-image.ts';

const from = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const text = (content: string): Uint8Array => new TextEncoder().encode(content);

it.each([
  ['image/png', '89504e470d0a1a0a 0000000d 49484452 00000280 000001e0 08060000', 640, 480],
  ['image/gif', '474946383961 0a00 1400 f00000', 10, 20],
  ['image/jpeg', 'ffd8 ffe0 0004 4a46 ffc0 0011 08 0064 00c8 03 012200', 200, 100],
  ['image/bmp', '424d 00000000 0000 0000 36000000 28000000 20000000 e0ffffff', 32, 32],
  ['image/webp', '52494646 00000000 57454250 56503820 00000000 000000 9d012a 4001 f000', 320, 240],
  ['image/webp', '52494646 00000000 57454250 56503858 0a000000 00000000 3f0100 ef0000', 320, 240],
] as const)('knows %s by its content', (type, hex, width, height) => {
  expect(rasterImage(from(hex))).toEqual({ type, width, height });
});

it.each([
  ['an SVG', text('<svg xmlns="http://www.w3.org/2000/svg"></svg>')],
  ['a page', text('<!doctype html><script>1</script>')],
  ['nothing', new Uint8Array()],
  ['half a header', from('89504e47')],
  ['a JPEG without a frame', from('ffd8ffd9000000000000000000')],
])('SECURITY 2: %s is no image', (_, bytes) => {
  expect(rasterImage(bytes)).toBeNull();
});

it('SECURITY 2: refuses a decompression bomb', () => {
  expect(rasterImage(from('89504e470d0a1a0a 0000000d 49484452 0000ffff 0000ffff 08060000'))).toBeNull();
});
