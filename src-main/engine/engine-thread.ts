import { parentPort, workerData } from 'node:worker_threads';
import { must } from '#shared/lib/assert.ts';
import { toErrorData } from '#shared/model/error.ts';
import { openEngine } from './engine.ts';
import type { HostMessage, ThreadMessage, ThreadSetup } from './start-engine-thread.ts';
import { secretsOfHost } from './thread-secrets.ts';

/** The engine in a thread of the app: answers the host's calls, and asks it for secrets. */
const port = must(parentPort, 'parent of the engine thread');
const setup = workerData as ThreadSetup;
const send = (message: ThreadMessage) => port.postMessage(message);
const secrets = secretsOfHost((request) => send({ kind: 'secret', ...request }));

try {
  const engine = openEngine({ dataDir: setup.dataDir, secrets: secrets.secrets, live: true, readers: 2 });
  engine.subscribe((event) => send({ kind: 'event', event }));
  port.on('message', (message: HostMessage) => {
    switch (message.kind) {
      case 'call':
        void engine.call(message.name, message.input).then((reply) => send({ kind: 'reply', id: message.id, reply }));
        return;
      case 'content':
        void engine
          .content(message.request)
          .then((value) => send({ kind: 'reply', id: message.id, reply: { ok: true, value } }))
          .catch((error: unknown) =>
            send({ kind: 'reply', id: message.id, reply: { ok: false, error: toErrorData(error) } }),
          );
        return;
      case 'conditions':
        engine.setConditions(message.change);
        return;
      case 'secret-answer':
        secrets.answer(message);
        return;
      case 'close':
        void engine.close().then(() => {
          send({ kind: 'closed' });
          port.close();
        });
    }
  });
  send({ kind: 'ready' });
} catch (error) {
  send({ kind: 'failed', error: toErrorData(error) });
  port.close();
}
