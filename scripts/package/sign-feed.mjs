/**
 * node scripts/package/sign-feed.mjs KEY.pem FILE.yml …: signs what `npm run dist` wrote for the updater (latest-linux.yml and its like)
 * with the Ed25519 key whose public half is resources/update-key.pem. Run where the key is, as the last step before uploading.
 */
import { createPrivateKey, sign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { dump, load } from 'js-yaml';
import { checkFeed, signedText } from '../../src-main/app/updates/update-feed.ts';
import { runScript, SetupError, say } from '../setup/progress.mjs';

await runScript(async () => {
  const [keyFile, ...files] = process.argv.slice(2);
  if (keyFile === undefined || files.length === 0) throw new SetupError('Usage: sign-feed.mjs KEY.pem FILE.yml …');
  const key = createPrivateKey(readFileSync(keyFile));
  if (key.asymmetricKeyType !== 'ed25519') throw new SetupError(`${keyFile} is no Ed25519 key.`);
  for (const file of files) {
    const feed = /** @type {Record<string, unknown>} */ (load(readFileSync(file, 'utf8')));
    // The name is signed with it: a feed of another channel or system is not taken for this one.
    const signature = sign(null, signedText(basename(file), checkFeed(feed, basename(file), null)), key);
    writeFileSync(file, dump({ ...feed, signature: signature.toString('base64') }, { lineWidth: -1 }));
    say(`signed ${file}`);
  }
  return 0;
});
