import { join } from 'node:path';

/** A file beside the data, and one that the environment names: an organization's, or a test's (docs/oauth-clients.md). */
export function clientFilesOf(dataDir: string): readonly string[] {
  const named = process.env.DEALBOX_OAUTH_CLIENTS;
  const beside = join(dataDir, 'oauth-clients.json');
  return named === undefined || named === '' ? [beside] : [beside, named];
}
