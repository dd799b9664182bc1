/** One file inside an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly content: Uint8Array;
}

/** A zip archive with its files stored as they are: all that an xlsx, a docx or a small download needs. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of entries) {
    const nameBytes = Buffer.from(name, 'utf8');
    const about = entryFields(nameBytes, content);
    const local = Buffer.concat([uint32(0x04034b50), about, nameBytes, content]);
    directory.push(
      uint32(0x02014b50),
      uint16(20),
      about,
      // No comment, first disk, no attributes.
      uint16(0, 0, 0),
      uint32(0, offset),
      nameBytes,
    );
    bodies.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.concat([
    uint32(0x06054b50),
    uint16(0, 0, entries.length, entries.length),
    uint32(central.length, offset),
    uint16(0),
  ]);
  return Buffer.concat([...bodies, central, end]);
}

/** Version, flags (UTF-8 names), method "stored", a fixed date, checksum, sizes, lengths of name and extra field. */
function entryFields(name: Buffer, content: Uint8Array): Buffer {
  return Buffer.concat([
    uint16(20, 0x0800, 0, 0, 0x5a21),
    uint32(crc32(content), content.length, content.length),
    uint16(name.length, 0),
  ]);
}

function uint16(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => {
    bytes.writeUInt16LE(value, index * 2);
  });
  return bytes;
}

function uint32(...values: number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => {
    bytes.writeUInt32LE(value >>> 0, index * 4);
  });
  return bytes;
}

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

/** The checksum of zip and PNG. */
export function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 0xff] ?? 0);
  return (value ^ 0xffffffff) >>> 0;
}
