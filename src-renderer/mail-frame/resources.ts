import { trackerName } from './trackers.ts';

/** What the frame may load, and what it was kept from. */
export interface Resources {
  /** The address to load instead; null where nothing may be loaded. Counts what it refuses. */
  image(address: string, tiny: boolean): string | null;
  readonly blockedImages: number;
  readonly trackers: readonly string[];
}

const inlineRaster = /^data:image\/(png|jpe?g|gif|webp|bmp);base64,[\w+/=\s]*$/i;
/** Characters of a data: image, about 3 MB of picture. */
const longestInline = 4_000_000;

/**
 * Decides over every address that a mail's images may come from (SECURITY §2): its own parts, raster images in line, and by way of
 * Dealbox remote ones where the person allows them. Nothing else exists.
 */
export function resourcesOf(base: string, imagesAllowed: boolean): Resources {
  let blockedImages = 0;
  const trackers = new Set<string>();
  return {
    image(given, tiny) {
      const address = given.trim();
      if (/^cid:/i.test(address)) return `${base}cid/${encodeURIComponent(safeDecode(address.slice(4)))}`;
      if (/^data:/i.test(address)) {
        return address.length <= longestInline && inlineRaster.test(address) ? address : null;
      }
      const url = remote(address);
      if (url === null) return null;
      if (imagesAllowed) return `${base}remote/${encodeURIComponent(url.href)}`;
      blockedImages += 1;
      const name = trackerName(url.hostname) ?? (tiny ? url.hostname : null);
      if (name !== null) trackers.add(name.slice(0, 100));
      return null;
    },
    get blockedImages() {
      return blockedImages;
    },
    get trackers() {
      return [...trackers].slice(0, 50);
    },
  };
}

function remote(address: string): URL | null {
  try {
    // Addresses without a scheme (//host/a.png) are meant for a web page's; in a mail they are read as https.
    const url = new URL(address.startsWith('//') ? `https:${address}` : address);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
  } catch {
    return null;
  }
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
