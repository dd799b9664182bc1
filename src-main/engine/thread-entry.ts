import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The threads of the engine, by the name of their bundle and of their source. */
const sources = {
  engine: './engine-thread.ts',
  reader: './reader-thread.ts',
  intake: './intake-thread.ts',
} as const;

/** Where a thread starts: beside the bundle in the product, from its source in tests and scripts. */
export function threadEntry(name: keyof typeof sources): string {
  const here = fileURLToPath(import.meta.url);
  if (here.endsWith('.ts')) return join(dirname(here), sources[name]);
  const folder = basename(dirname(here)) === 'chunks' ? dirname(dirname(here)) : dirname(here);
  return join(folder, `${name}.cjs`);
}
