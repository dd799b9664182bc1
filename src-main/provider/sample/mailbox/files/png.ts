import { crc32 } from './zip.ts';

/** `[red, green, blue]`, 0 to 255. */
export type Colour = readonly [number, number, number];

/** A small drawing surface with at most 16 colours. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** `colour` is an index into the palette; what lies outside is left out. */
  dot(x: number, y: number, colour: number): void;
  box(x: number, y: number, width: number, height: number, colour: number): void;
  disc(x: number, y: number, radius: number, colour: number): void;
  line(fromX: number, fromY: number, toX: number, toY: number, colour: number): void;
  png(): Buffer;
}

/** Starts all in the palette's first colour. */
export function canvas(width: number, height: number, palette: readonly Colour[]): Canvas {
  const pixels = new Uint8Array(width * height);
  const self: Canvas = {
    width,
    height,
    dot(x, y, colour) {
      const column = Math.round(x);
      const row = Math.round(y);
      if (column >= 0 && column < width && row >= 0 && row < height) pixels[row * width + column] = colour;
    },
    box(x, y, boxWidth, boxHeight, colour) {
      for (let row = y; row < y + boxHeight; row++) {
        for (let column = x; column < x + boxWidth; column++) self.dot(column, row, colour);
      }
    },
    disc(x, y, radius, colour) {
      for (let dy = -radius; dy <= radius; dy++) {
        for (let dx = -radius; dx <= radius; dx++) {
          if (dx * dx + dy * dy <= radius * radius) self.dot(x + dx, y + dy, colour);
        }
      }
    },
    line(fromX, fromY, toX, toY, colour) {
      const steps = Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY), 1);
      for (let step = 0; step <= steps; step++) {
        const x = fromX + ((toX - fromX) * step) / steps;
        const y = fromY + ((toY - fromY) * step) / steps;
        self.dot(x, y, colour);
        self.dot(x, y + 1, colour);
      }
    },
    png: () => encodePng(width, height, pixels, palette),
  };
  return self;
}

/** Four bits a pixel, stored without compression: no zlib needed, and small enough at this size (RFC 2083, 1950). */
function encodePng(width: number, height: number, pixels: Uint8Array, palette: readonly Colour[]): Buffer {
  const rowBytes = Math.ceil(width / 2);
  const raw = Buffer.alloc((rowBytes + 1) * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * (rowBytes + 1) + 1 + (x >> 1);
      const value = (pixels[y * width + x] ?? 0) & 15;
      raw[at] = (raw[at] ?? 0) | (x & 1 ? value : value << 4);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Depth 4, indexed colours.
  header.set([4, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', storedZlib(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, content: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, checksum]);
}

const LARGEST_BLOCK = 0xffff;

function storedZlib(content: Buffer): Buffer {
  const parts: Buffer[] = [Buffer.from([0x78, 0x01])];
  for (let start = 0; start < content.length; start += LARGEST_BLOCK) {
    const block = content.subarray(start, start + LARGEST_BLOCK);
    const head = Buffer.alloc(5);
    head[0] = start + LARGEST_BLOCK >= content.length ? 1 : 0;
    head.writeUInt16LE(block.length, 1);
    head.writeUInt16LE(block.length ^ 0xffff, 3);
    parts.push(head, block);
  }
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(adler32(content));
  return Buffer.concat([...parts, checksum]);
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return ((b << 16) | a) >>> 0;
}
