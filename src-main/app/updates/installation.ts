import { createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { z } from '#shared/lib/z.ts';

/** How this program came onto the computer, as far as updates are concerned. */
export interface Installation {
  /** Folder of the feed, with a slash at its end. */
  readonly feed: string;
  /** Who signs updates; without, none is installed by the program itself. */
  readonly key: KeyObject | null;
  /** Whether it can replace itself: not where a package manager put it, or nobody signs. */
  readonly replacesItself: boolean;
  /** How the files of a version that fit this installation end; '' where there is no telling. */
  readonly extension: string;
}

const UpdateConfig = z.object({ provider: z.literal('generic'), url: z.string().startsWith('https://') });

/** Reads what electron-builder and scripts/package/after-pack.mjs left in the folder of resources. Throws where that is not what they write. */
export function readInstallation(resources: string): Installation {
  const { url } = UpdateConfig.parse(load(readFileSync(join(resources, 'app-update.yml'), 'utf8')));
  const keyFile = join(resources, 'update-key.pem');
  const key = existsSync(keyFile) ? createPublicKey(readFileSync(keyFile)) : null;
  const typeFile = join(resources, 'package-type');
  // The folder of the deb is where the tar.gz was made from, too: an AppImage says itself that it is one.
  const managed = process.platform === 'linux' && process.env.APPIMAGE === undefined;
  const type = managed && existsSync(typeFile) ? readFileSync(typeFile, 'utf8').trim() : '';
  return {
    feed: url.endsWith('/') ? url : `${url}/`,
    key,
    replacesItself: key !== null && !managed,
    extension: type === '' ? '' : `.${type}`,
  };
}
