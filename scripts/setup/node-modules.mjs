import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureDebianPackages } from './debian-packages.mjs';
import { nodeHeaders, projectNode, root } from './places.mjs';
import { SetupError, say, step } from './progress.mjs';
import { tryCommand } from './run-command.mjs';

const STAMP = join(root, 'node_modules', '.dealbox-lock-digest');

/** `npm install` writes its own record and the lock file within moments of each other. */
const SAME_INSTALL = 10_000;

/** Whether node_modules is what package-lock.json asks for. */
export function nodeModulesAreFresh() {
  if (!existsSync(projectNode)) return false;
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockDigest()) return true;
  if (!installedByHand()) return false;
  writeFileSync(STAMP, lockDigest());
  return true;
}

/** Runs `npm ci` where node_modules is missing or older than package-lock.json. Throws a SetupError. */
export async function ensureNodeModules() {
  if (nodeModulesAreFresh()) return;
  await ensureDebianPackages(['build']);
  const headers = nodeHeaders();
  await step('Node modules (npm ci)', async () => {
    const { ok, output } = await tryCommand('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      env: headers === undefined ? {} : { npm_config_nodedir: headers },
    });
    if (!ok) {
      say(output.split('\n').slice(-30).join('\n'));
      throw new SetupError(
        'npm ci failed. It needs the npm registry, and a compiler with libsecret-1-dev for the keychain module.',
      );
    }
  });
  writeFileSync(STAMP, lockDigest());
}

function lockDigest() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** A developer's `npm install` or `npm ci` is as good as ours. */
function installedByHand() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  return statSync(record).mtimeMs > statSync(join(root, 'package-lock.json')).mtimeMs - SAME_INSTALL;
}
