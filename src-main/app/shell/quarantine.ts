import { execFile } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/**
 * Marks a file as come from outside, each system in its own way (SECURITY §3): macOS com.apple.quarantine, Windows
 * Zone.Identifier, elsewhere never executable. A file system that cannot keep the mark is no reason to lose the file.
 */
export async function markAsForeign(path: string): Promise<void> {
  try {
    if (process.platform === 'darwin') {
      const stamp = Math.floor(Date.now() / 1000).toString(16);
      await promisify(execFile)('/usr/bin/xattr', ['-w', 'com.apple.quarantine', `0081;${stamp};Dealbox;`, path]);
    } else if (process.platform === 'win32') {
      await writeFile(`${path}:Zone.Identifier`, '[ZoneTransfer]\r\nZoneId=3\r\n');
    } else {
      await chmod(path, 0o600);
    }
  } catch {
    // Not every volume has extended attributes or streams.
  }
}
