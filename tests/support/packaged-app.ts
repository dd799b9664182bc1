import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { root } from '../../scripts/setup/places.mjs';

/** The program that `npm run dist` made, or the one that it installed and named. */
export const packagedProgram = process.env.DEALBOX_PROGRAM ?? join(root, 'dist', 'linux-unpacked', 'dealbox');

/**
 * A copy of the packed app in which the one fuse is on that lets Playwright attach; everything else in it is what is shipped. Throws where
 * `npm run dist` has not been run.
 */
export async function packagedForTests(): Promise<string> {
  const copy = join(root, 'dist', 'for-tests');
  await rm(copy, { recursive: true, force: true });
  await mkdir(copy, { recursive: true });
  await cp(join(root, 'dist', 'linux-unpacked'), copy, { recursive: true });
  const program = join(copy, 'dealbox');
  await flipFuses(program, { version: FuseVersion.V1, [FuseV1Options.EnableNodeCliInspectArguments]: true });
  return program;
}
