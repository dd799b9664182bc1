import { startEngineThread } from '../engine/start-engine-thread.ts';
import { createKeychainSecrets } from '../secrets/keychain.ts';
import { parseArguments } from './arguments.ts';
import { startApp } from './start-app.ts';

const secrets = createKeychainSecrets((reason) => console.warn(reason));

startApp(parseArguments(process.argv.slice(1), process.cwd()), (dataDir) =>
  startEngineThread({ dataDir, secrets }),
).catch((thrown: unknown) => {
  console.error(thrown);
  process.exitCode = 1;
});
