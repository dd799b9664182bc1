import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/places.mjs';

/**
 * electron-builder calls it when a platform's folder is filled and before anything is made of it.
 * @param {import('electron-builder').AfterPackContext} context
 */
export default function afterPack({ appOutDir, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  // Whose updates this program takes (src-main/app/updates). Without the file a Linux program only tells of updates.
  const key = process.env.DEALBOX_UPDATE_KEY_FILE ?? join(root, 'resources', 'update-key.pem');
  if (existsSync(key)) copyFileSync(key, join(resources, 'update-key.pem'));

  // The better-sqlite3 that was packed is the one for current Electrons.
  const oldAddon = process.env.DEALBOX_SQLITE_BINDING;
  if (oldAddon === undefined) return;
  const prebuilds = join(resources, 'app.asar.unpacked', 'node_modules', 'better-sqlite3', 'prebuilds');
  copyFileSync(oldAddon, join(prebuilds, `linux-${process.arch}.node`));
}
