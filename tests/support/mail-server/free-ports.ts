import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below the range that Linux hands out for outgoing connections, so that no client takes the port in between. */
const LOWEST = 12_000;
const HIGHEST = 32_000;

/**
 * Finds free ports on loopback. Another process may still take one before the server listens:
 * whoever starts a server on them tries again with new ones.
 */
export async function freePorts(count: number): Promise<number[]> {
  const ports = new Set<number>();
  while (ports.size < count) {
    const port = randomInt(LOWEST, HIGHEST);
    if (!ports.has(port) && (await isFree(port))) ports.add(port);
  }
  return [...ports];
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
