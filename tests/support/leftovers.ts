import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder, its write-ahead logs and locks included. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((file) => statSync(file).isFile());
}

/** A piece so long is no accident in a few megabytes; an index may keep less than a whole word of it. */
const PIECE = 7;

/**
 * DEL-2: what is left of `secrets` in the bytes of the files below `folder`, whole or in pieces, in any case, as UTF-8, as UTF-16 or as
 * base64 at any offset: `file: what was found`.
 */
export function leftovers(folder: string, secrets: readonly string[]): string[] {
  const found: string[] = [];
  for (const file of filesBelow(folder)) {
    const bytes = readFileSync(file);
    const text = bytes.toString('latin1').toLowerCase();
    const narrow = text.replaceAll('\0', '');
    for (const secret of secrets) {
      for (const form of formsOf(secret)) {
        if (text.includes(form) || narrow.includes(form)) found.push(`${file.slice(folder.length + 1)}: ${form}`);
      }
    }
  }
  return found;
}

function formsOf(secret: string): string[] {
  const plain = Buffer.from(secret.toLowerCase(), 'utf8').toString('latin1');
  const pieces = Array.from({ length: Math.max(1, plain.length - PIECE + 1) }, (_, at) => plain.slice(at, at + PIECE));
  // base64 of the word as written, at each of the three alignments, without its blurred ends
  const encoded = [0, 1, 2].map((pad) =>
    Buffer.from('x'.repeat(pad) + secret)
      .toString('base64')
      .slice(4, -4)
      .toLowerCase(),
  );
  return [...pieces, ...encoded.filter((form) => form.length >= PIECE)];
}
