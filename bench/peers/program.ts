import { statSync } from 'node:fs';
import { which } from '../../scripts/setup/places.mjs';
import { filesBelow } from '../../tests/support/leftovers.ts';

const said = new Set<string>();

/** The file of another program, or null where it is not installed, which is said: what it would have shown is missing then. */
export function findPeer(program: string, debianPackage: string, say: (text: string) => void): string | null {
  const file = which(program);
  if (file === undefined) sayMissing(program, `it is not installed (Debian package ${debianPackage})`, say);
  return file ?? null;
}

/** Says why a program is left out, once in a run. */
export function sayMissing(program: string, why: string, say: (text: string) => void): void {
  if (!said.has(program)) say(`! ${program} is not measured: ${why}`);
  said.add(program);
}

/** Bytes of all files below a folder, as long as they say they are. */
export function folderBytes(folder: string): number {
  return filesBelow(folder).reduce((total, file) => total + statSync(file).size, 0);
}
