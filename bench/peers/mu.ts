import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { timeProcess } from '../measure.ts';
import { findPeer, folderBytes } from './program.ts';

export interface MuIndex {
  /** `mu init` and `mu index`, both processes as a whole. */
  readonly seconds: number;
  readonly bytes: number;
}

/** Indexes Maildirs with mu, from nothing, into `folder`. Null where it is not installed. */
export async function indexWithMu(
  maildirs: string,
  folder: string,
  say: (text: string) => void,
): Promise<MuIndex | null> {
  const mu = findPeer('mu', 'maildir-utils', say);
  if (mu === null) return null;
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, HOME: folder };
  const home = `--muhome=${join(folder, 'mu')}`;
  const init = await timeProcess(mu, ['init', home, `--maildir=${maildirs}`, '--quiet'], env);
  const index = await timeProcess(mu, ['index', home, '--quiet'], env);
  return { seconds: init + index, bytes: folderBytes(join(folder, 'mu', 'xapian')) };
}
