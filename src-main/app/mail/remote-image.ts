import { session as sessions } from 'electron';
import { type RasterImage, rasterImage } from './raster-image.ts';

const mostBytes = 20 * 1024 * 1024;
const patience = 20_000;

export interface FetchedImage {
  readonly image: RasterImage;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Fetches an image that the person allowed, in a session of its own without cookies, cache on disk or referrer, so that the
 * window itself never speaks to any network. Null for everything that is not a raster image of bearable size over http or https.
 */
export async function fetchRemoteImage(address: string): Promise<FetchedImage | null> {
  if (!/^https?:\/\//i.test(address)) return null;
  const images = sessions.fromPartition('remote-images', { cache: false });
  images.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  try {
    const response = await images.fetch(address, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      headers: { accept: 'image/*' },
      signal: AbortSignal.timeout(patience),
      bypassCustomProtocolHandlers: true,
    });
    if (!response.ok || response.body === null) return null;
    const bytes = await readAtMost(response.body, mostBytes);
    const image = bytes === null ? null : rasterImage(bytes);
    return bytes === null || image === null ? null : { image, bytes };
  } catch {
    return null;
  }
}

async function readAtMost(body: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > limit) return null;
    chunks.push(chunk);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
