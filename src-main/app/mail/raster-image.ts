export interface RasterImage {
  readonly type: 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp' | 'image/bmp';
  readonly width: number;
  readonly height: number;
}

/** An image of more pixels is not decoded: 64 megapixels are a quarter of a gigabyte in memory. */
const mostPixels = 64_000_000;

/**
 * What image these bytes are, by their content and never by what a sender calls them; null for everything that is not a raster
 * image (SVG above all) and for one of more pixels than anyone wrote in good faith (SECURITY §2, decompression bombs).
 */
export function rasterImage(bytes: Uint8Array): RasterImage | null {
  const image = png(bytes) ?? gif(bytes) ?? jpeg(bytes) ?? webp(bytes) ?? bmp(bytes);
  if (image === null || image.width * image.height > mostPixels) return null;
  return image;
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const starts = (bytes: Uint8Array, text: string, at = 0): boolean =>
  bytes.length >= at + text.length && [...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

/** ISO/IEC 15948: signature, then IHDR. */
function png(bytes: Uint8Array): RasterImage | null {
  if (bytes.length < 24 || !starts(bytes, '\u0089PNG\r\n\u001a\n')) return null;
  const data = view(bytes);
  return { type: 'image/png', width: data.getUint32(16), height: data.getUint32(20) };
}

function gif(bytes: Uint8Array): RasterImage | null {
  if (bytes.length < 10 || !(starts(bytes, 'GIF87a') || starts(bytes, 'GIF89a'))) return null;
  const data = view(bytes);
  return { type: 'image/gif', width: data.getUint16(6, true), height: data.getUint16(8, true) };
}

/** ITU T.81: segments up to the frame header (SOF0…SOF15 without the tables among them). */
function jpeg(bytes: Uint8Array): RasterImage | null {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const data = view(bytes);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { type: 'image/jpeg', height: data.getUint16(at + 5), width: data.getUint16(at + 7) };
    at += 2 + data.getUint16(at + 2);
  }
  return null;
}

/** RFC 9649: lossy, lossless and extended files keep their size in different places. */
function webp(bytes: Uint8Array): RasterImage | null {
  if (bytes.length < 30 || !starts(bytes, 'RIFF') || !starts(bytes, 'WEBP', 8)) return null;
  const data = view(bytes);
  if (starts(bytes, 'VP8 ', 12)) {
    return { type: 'image/webp', width: data.getUint16(26, true) & 0x3fff, height: data.getUint16(28, true) & 0x3fff };
  }
  if (starts(bytes, 'VP8L', 12)) {
    const bits = data.getUint32(21, true);
    return { type: 'image/webp', width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  if (starts(bytes, 'VP8X', 12)) {
    const width = (data.getUint32(24, true) & 0xffffff) + 1;
    const height = (data.getUint32(26, true) >>> 8) + 1;
    return { type: 'image/webp', width, height };
  }
  return null;
}

function bmp(bytes: Uint8Array): RasterImage | null {
  if (bytes.length < 26 || !starts(bytes, 'BM')) return null;
  const data = view(bytes);
  return { type: 'image/bmp', width: Math.abs(data.getInt32(18, true)), height: Math.abs(data.getInt32(22, true)) };
}
